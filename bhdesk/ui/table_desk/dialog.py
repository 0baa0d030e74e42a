"""A table as it will be printed, with the ways out: the printer, PDF, Excel."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from bhdesk import messages
from bhdesk.domain.shown_table import file_stem
from bhdesk.ui.paper import PaperView, print_pdf
from bhdesk.ui.table_desk import drawing
from bhdesk.ui.tokens import Tone, theme
from bhdesk.ui.widgets import files
from bhdesk.ui.widgets.banner import Action, Banner
from bhdesk.ui.widgets.buttons import link, primary, secondary

if TYPE_CHECKING:
    from pathlib import Path

    from bhdesk.domain.document import Document
    from bhdesk.ui.table_desk.drawing import Drawn, Saved
    from bhdesk.ui.work import Work

KINDS = {".pdf": files.PDF, ".xlsx": files.WORKBOOK}


class TableDialog(QDialog):
    """Shows the very bytes that are printed and saved; Esc closes it."""

    def __init__(
        self, work: Work, title: str, drawn: Drawn, folder: Path, resources: Path, parent: QWidget
    ) -> None:
        super().__init__(parent)
        assert drawn.document is not None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"In bảng – {title}")
        self._work, self._title, self._resources = work, title, resources
        self._document: Document = drawn.document
        self.pages, self.folder = drawn.pages, folder
        self.bar, self.paper = Banner(), PaperView()
        self.print_button = primary("&In…", "in")
        self.pdf_button = secondary("Lưu &PDF…", "pdf")
        self.excel_button = secondary("Lưu &Excel…", "tep")
        self.close_button = link("Đóng")
        self._lay_out()
        self.paper.set_pdf(self.pages)
        self.print_button.clicked.connect(self.print_pages)
        self.pdf_button.clicked.connect(lambda: self.save(".pdf"))
        self.excel_button.clicked.connect(lambda: self.save(".xlsx"))
        self.close_button.clicked.connect(self.reject)
        QShortcut(QKeySequence("Ctrl+P"), self).activated.connect(self.print_pages)
        self.print_button.setFocus()

    def done(self, result: int) -> None:
        # PDFium keeps memory outside Python
        self.paper.set_pdf(None)
        super().done(result)

    def print_pages(self) -> None:
        """The system's own dialog, then the printer."""
        if print_pdf(self.pages, self, self._title):
            self.bar.say(Tone.GOOD, "Đã gửi tới máy in.")

    def save(self, ending: str) -> None:
        """Asks for the place and writes .pdf or .xlsx."""
        target = ask_target(self, self.folder, self._title, ending)
        if target is not None:
            self._work.run(drawing.write_drawn, self._document, target, self._resources,
                           then=self._tell)  # fmt: skip

    def _tell(self, saved: Saved) -> None:
        tell_saved(self.bar, saved)
        if saved.problem is None:
            self.folder = saved.target.parent

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(12)
        column.addWidget(self.bar)
        column.addWidget(self.paper, 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.close_button)
        row.addStretch(1)
        for button in (self.excel_button, self.pdf_button, self.print_button):
            row.addWidget(button)
        column.addLayout(row)
        room, scale = self.screen().availableSize(), theme().scale
        self.resize(min(scale.px(900), room.width() - 40), min(scale.px(640), room.height() - 40))


def ask_target(parent: QWidget, folder: Path, title: str, ending: str) -> Path | None:
    """Where to save, under a name in plain letters."""
    start = folder / f"{file_stem(title)}{ending}"
    return files.ask_save(parent, "Lưu bảng", start, KINDS[ending])


def tell_saved(bar: Banner, saved: Saved) -> None:
    """What was written and where, or why not."""
    if saved.problem is not None:
        bar.say(Tone.BAD, "Chưa lưu được.", messages.of(saved.problem))
        return
    folder = saved.target.parent
    actions = (Action("Mở thư mục", partial(files.show_folder, folder), icon="thu-muc"),)
    bar.say(Tone.GOOD, f"Đã lưu {saved.target.name}", str(folder), actions, is_passing=False)
