"""About the program: what runs here, where the data lies, the licences, the package for help."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QListWidget,
    QPlainTextEdit,
    QVBoxLayout,
)

from bhdesk.domain.errors import StoreProblem
from bhdesk.ui.problems import sentence
from bhdesk.ui.shell.navigation import Crest
from bhdesk.ui.tokens import Tone, theme
from bhdesk.ui.widgets import files
from bhdesk.ui.widgets.banner import Action, Banner
from bhdesk.ui.widgets.buttons import link, primary, secondary
from bhdesk.ui.widgets.labels import Text, stack

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from bhdesk.services.licences import Licence

ZIP = "Tệp nén (*.zip)"


class AboutDialog(QDialog):
    """`save(target)` writes the package of diagnosis; it raises StoreProblem."""

    def __init__(
        self, facts: Mapping[str, str], licences: Callable[[], QDialog],
        save: Callable[[Path], object], start: Path, parent: QWidget | None,
    ) -> None:  # fmt: skip
        """`start`: the folder and name first offered for the package."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Giới thiệu bhdesk")
        self.setMinimumWidth(theme().scale.px(560))
        self._save, self._start, self._licences = save, start, licences
        self.bar = Banner()
        self.licences_button = link("Giấy phép các thành phần")
        self.save_button = secondary("Lưu &gói chẩn đoán…", "tep")
        self.close_button = primary("Đóng")
        self._lay_out(facts)
        self.licences_button.clicked.connect(lambda: self._licences().open())
        self.save_button.clicked.connect(self._save_package)
        self.close_button.clicked.connect(self.accept)
        self.close_button.setFocus()

    def _lay_out(self, facts: Mapping[str, str]) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(14)
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(Crest(44), 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(stack(
            Text("bhdesk", "h1"),
            Text("Theo dõi chỉ tiêu BHXH, BHYT, BHTN của xã, phường. Chạy hoàn toàn trên máy "
                 "này, không dùng mạng. Phần mềm tự do, giấy phép MIT.", "ink2", is_wrapped=True),
            spacing=4,
        ), 1)  # fmt: skip
        column.addLayout(head)
        column.addWidget(self.bar)
        form = QFormLayout()
        form.setHorizontalSpacing(20)
        form.setVerticalSpacing(6)
        for name, value in facts.items():
            shown = Text(value, is_wrapped=True)
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            form.addRow(Text(name, "muted"), shown)
        column.addLayout(form)
        column.addWidget(Text(
            "Gói chẩn đoán gồm phiên bản, tình trạng tệp và nhật ký lỗi; không có số liệu, tên "
            "người. Gửi gói này cho người phụ trách khi chương trình gặp lỗi.",
            "muted", is_wrapped=True,
        ))  # fmt: skip
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.licences_button)
        buttons.addStretch(1)
        buttons.addWidget(self.save_button)
        buttons.addWidget(self.close_button)
        column.addLayout(buttons)

    def _save_package(self) -> None:
        target = files.ask_save(self, "Lưu gói chẩn đoán", self._start, ZIP)
        if target is None:
            return
        try:
            self._save(target)
        except StoreProblem as problem:
            self.bar.say(Tone.BAD, "Chưa lưu được.", sentence(problem))
            return
        show = Action("Mở thư mục", partial(files.show_folder, target.parent), is_link=True)
        self.bar.say(Tone.GOOD, "Đã lưu gói chẩn đoán:", target.name, (show,))


class LicencesDialog(QDialog):
    """The parts in a list, the text of the chosen one beside it."""

    def __init__(
        self, parts: Sequence[tuple[str, str]], texts: Sequence[Licence], parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Giấy phép các thành phần")
        scale = theme().scale
        listed = "\n".join(f"{part}: {licence}" for part, licence in parts)
        self._texts = (("Danh sách thành phần", listed), *((t.part, t.text) for t in texts))
        self.names, self.shown = QListWidget(), QPlainTextEdit()
        self.names.setAccessibleName("Thành phần")
        self.shown.setAccessibleName("Nội dung giấy phép")
        self.names.addItems([name for name, _ in self._texts])
        self.names.setFixedWidth(scale.px(230))
        self.shown.setReadOnly(True)
        self.shown.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        close = primary("Đóng")
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.names)
        row.addWidget(self.shown, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(14)
        column.addLayout(row, 1)
        column.addLayout(foot)
        free = self.screen().availableSize()
        self.resize(min(scale.px(860), free.width() - 40), min(scale.px(480), free.height() - 60))
        self.names.currentRowChanged.connect(self._show)
        close.clicked.connect(self.accept)
        self.names.setCurrentRow(0)

    def _show(self, at: int) -> None:
        self.shown.setPlainText(self._texts[at][1])


def window_facts(versions: Mapping[str, str], data: str) -> dict[str, str]:
    """What the dialog tells, in its order: Qt and the place of the data added."""
    named = {"bhdesk": "Phiên bản"}
    made = {named.get(name, name): value for name, value in versions.items()}
    return {**made, "Qt": qVersion(), "Tệp dữ liệu": data or "chưa mở"}
