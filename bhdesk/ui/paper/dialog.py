"""Pages in a dialog, with the ways out: the printer, PDF and one other kind of file."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from bhdesk.ui.paper.printing import print_pdf
from bhdesk.ui.paper.view import PaperView
from bhdesk.ui.tokens import Tone, theme
from bhdesk.ui.widgets.banner import Banner
from bhdesk.ui.widgets.buttons import link, primary, secondary

if TYPE_CHECKING:
    from pathlib import Path


class PagesDialog(QDialog):
    """Prints and saves the very bytes it shows; Esc closes. `save` is the heir's.

    `other`: the words and the ending of the third button; `above` stands between bar and pages.
    """

    def __init__(
        self, title: str, folder: Path, other: tuple[str, str], parent: QWidget,
        above: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.title, self.folder = title, folder
        self.pages = b""
        self.bar, self.paper = Banner(), PaperView()
        words, ending = other
        self.print_button = primary("&In…", "in")
        self.pdf_button, self.other_button = secondary("Lưu &PDF…", "pdf"), secondary(words, "tep")
        self.close_button = link("Đóng")
        self._lay_out(above)
        self.print_button.clicked.connect(self.print_pages)
        self.pdf_button.clicked.connect(partial(self._wish, ".pdf"))
        self.other_button.clicked.connect(partial(self._wish, ending))
        self.close_button.clicked.connect(self.reject)
        QShortcut(QKeySequence("Ctrl+P"), self).activated.connect(self.print_pages)

    def show_pages(self, pages: bytes) -> None:
        """Other bytes from now on."""
        self.pages = pages
        self.paper.set_pdf(pages)

    def done(self, result: int) -> None:
        # PDFium keeps memory outside Python
        self.paper.set_pdf(None)
        super().done(result)

    def print_pages(self) -> None:
        """The system's own dialog, then the printer."""
        if self.pages and print_pdf(self.pages, self, self.title):
            self.bar.say(Tone.GOOD, "Đã gửi tới máy in.")

    def save(self, ending: str) -> None:
        """Asks for the place and writes a file of that ending."""
        raise NotImplementedError

    def _wish(self, ending: str, _is_checked: bool = False) -> None:
        self.save(ending)

    def _lay_out(self, above: QWidget | None) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(12)
        column.addWidget(self.bar)
        if above is not None:
            column.addWidget(above)
        column.addWidget(self.paper, 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.close_button)
        row.addStretch(1)
        for button in (self.other_button, self.pdf_button, self.print_button):
            row.addWidget(button)
        column.addLayout(row)
        room, scale = self.screen().availableSize(), theme().scale
        self.resize(min(scale.px(900), room.width() - 40), min(scale.px(640), room.height() - 40))
