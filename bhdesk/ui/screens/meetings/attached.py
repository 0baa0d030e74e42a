"""The photos and scans of the activity in the form: adding, opening, copying, taking out."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from bhdesk.services import attachments
from bhdesk.ui.tokens import Tone
from bhdesk.ui.widgets import files
from bhdesk.ui.widgets.banner import Action
from bhdesk.ui.widgets.buttons import link
from bhdesk.ui.widgets.labels import CutText, SectionHeader, Text

if TYPE_CHECKING:
    from bhdesk.domain.attachments import Attachment
    from bhdesk.ui.widgets.banner import Banner
    from bhdesk.ui.work import Work

TITLE = "Tệp đính kèm"
KEPT = "Ảnh và bản quét (*.jpg *.jpeg *.png *.pdf *.tif *.tiff *.webp *.heic);;Mọi tệp (*)"
EMPTY = "Chưa có tệp nào. Ảnh, bản quét được giữ cạnh tệp dữ liệu và có trong mọi bản sao lưu."
UNSTORED = "Lưu hoạt động trước (cần ngày và hình thức), rồi thêm tệp."


class AttachedFiles(QWidget):
    """One line a file; a file taken out stays below with the way back."""

    def __init__(self, work: Work, origin: object, bar: Banner) -> None:
        super().__init__()
        self._work, self._origin, self._bar = work, origin, bar
        self._number = 0
        self._from = Path.home()
        self._shown: tuple[object, ...] = ()
        self._head = SectionHeader(TITLE)
        self.add_button = link("Thêm tệp…", "them")
        self._head.add(self.add_button)
        self._note = Text("", "muted", is_wrapped=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._head)
        column.addWidget(self._note)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        column.addLayout(self._lines)
        self.add_button.clicked.connect(self.choose_files)

    def show_activity(self, number: int) -> None:
        """The files of an activity; 0 is one that is not stored yet."""
        self._number = number
        self.reload()

    def reload(self) -> None:
        """Reads the list again."""
        kept: tuple[Attachment, ...] = ()
        out: list[Attachment] = []
        if self._number:
            kept = self._work.ask(attachments.listed, self._number) or ()
            binned = self._work.ask(attachments.binned) or ()
            out = [item for item in binned if item.activity == self._number]
        self._show(kept, out)

    def choose_files(self) -> None:
        """Asks for one or more files."""
        chosen, _ = QFileDialog.getOpenFileNames(self, "Thêm tệp đính kèm", str(self._from), KEPT)
        if chosen:
            self.take_files([Path(name) for name in chosen])

    def take_files(self, paths: list[Path]) -> None:
        """Keeps files with the activity, all or none."""
        self._from = paths[0].parent
        self._work.run(
            attachments.add, self._number, paths,
            then=lambda _: self.reload(), origin=self._origin,
        )  # fmt: skip

    def _open(self, item: Attachment) -> None:
        path = self._work.ask(attachments.file, item.id)
        if path is not None and not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            advice = f"Dùng “Lưu bản sao…” rồi mở {item.name} bằng chương trình khác."
            self._bar.say(Tone.WARN, "Máy không có chương trình mở tệp này.", advice)

    def _copy(self, item: Attachment) -> None:
        ending = Path(item.name).suffix or f".{item.kind.value}"
        start = self._from / f"{Path(item.name).stem}{ending}"
        target = files.ask_save(self, "Lưu bản sao", start, f"Tệp (*{ending})")
        if target is not None:
            self._work.run(attachments.save_copy, item.id, target,
                           then=lambda _: self._tell_copy(target))  # fmt: skip

    def _tell_copy(self, target: Path) -> None:
        show = Action("Mở thư mục", partial(files.show_folder, target.parent), icon="thu-muc")
        self._bar.say(Tone.GOOD, f"Đã lưu {target.name}", str(target.parent), (show,))

    def _remove(self, item: Attachment) -> None:
        if self._work.do(attachments.remove, item.id, origin=self._origin) is not None:
            self.reload()
            undo = Action("Hoàn tác", lambda: self._restore(item), icon="hoan-tac")
            self._bar.say(Tone.INFO, "Đã bỏ tệp vào Thùng rác.", item.name, (undo,))

    def _restore(self, item: Attachment) -> None:
        self._bar.close_bar()
        if self._work.do(attachments.restore, item.id, origin=self._origin) is not None:
            self.reload()

    def _show(self, kept: tuple[Attachment, ...], out: list[Attachment]) -> None:
        if (self._number, kept, tuple(out)) == self._shown:
            return  # a button that has the keyboard stays
        self._shown = (self._number, kept, tuple(out))
        while entry := self._lines.takeAt(0):
            if old := entry.widget():
                old.hide()
                old.deleteLater()
        self._head.set_texts(TITLE, f"{len(kept)} tệp" if kept else "")
        self.add_button.setVisible(bool(self._number))
        self._note.setText("" if kept or out else EMPTY if self._number else UNSTORED)
        self._note.setVisible(not (kept or out))
        for item in kept:
            self._lines.addWidget(self._line(item))
        for item in out:
            self._lines.addWidget(self._line_out(item))

    def _line(self, item: Attachment) -> QWidget:
        made, row = _row(item.name, files.size_text(item.size))
        words = {
            "Mở": self._open, "Lưu bản sao…": self._copy, "Bỏ": self._remove,
        }  # fmt: skip
        for word, do in words.items():
            button = link(word)
            button.setAccessibleName(f"{word} {item.name}")
            button.clicked.connect(partial(lambda act, _=False: act(item), do))
            row.addWidget(button)
        return made

    def _line_out(self, item: Attachment) -> QWidget:
        made, row = _row(item.name, "đã bỏ")
        button = link("Lấy lại", "hoan-tac")
        button.setAccessibleName(f"Lấy lại {item.name}")
        button.clicked.connect(lambda: self._restore(item))
        row.addWidget(button)
        return made


def _row(name: str, remark: str) -> tuple[QWidget, QHBoxLayout]:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(4)
    shown = CutText("", "")
    shown.set_full(name)
    row.addWidget(shown, 1)
    row.addWidget(Text(remark, "muted"))
    return made, row
