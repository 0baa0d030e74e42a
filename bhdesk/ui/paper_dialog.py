"""A paper of the office in a dialog: looked at, printed, saved as PDF or DOCX."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from bhdesk import messages
from bhdesk.domain.errors import StoreProblem, UserError
from bhdesk.domain.shown_table import file_stem
from bhdesk.services import reporting
from bhdesk.ui.paper import PaperView, print_pdf
from bhdesk.ui.tokens import Tone, theme
from bhdesk.ui.widgets import files
from bhdesk.ui.widgets.banner import Action, Banner
from bhdesk.ui.widgets.buttons import link, primary, secondary

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bhdesk.domain.document import Document
    from bhdesk.ui.work import Work

KINDS = {".pdf": files.PDF, ".docx": "Tệp Word (*.docx)"}


def draw(store: Any, make: Callable[[Any], Document], resources: Path) -> tuple[Document, bytes]:  # noqa: ANN401 - ui does not know the store
    """The paper and its pages; in the worker."""
    made = make(store)
    return made, reporting.pdf(made, resources)


def write(
    _store: object, made: Document, target: Path, resources: Path
) -> UserError | StoreProblem | None:
    """The very paper that was looked at into a file; gives why it was not written."""
    try:
        reporting.save_document(made, target, resources)
    except (UserError, StoreProblem) as problem:
        return problem
    return None


class PaperDialog(QDialog):
    """`make(store)` gives the document; Esc closes."""

    def __init__(
        self, work: Work, title: str, make: Callable[[Any], Document], places: tuple[Path, Path],
        parent: QWidget,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._work, self._title = work, title
        self._resources, self._folder = places
        self._document: Document | None = None
        self.pages = b""
        self.bar, self.paper = Banner(), PaperView()
        self.print_button = primary("&In…", "in")
        self.pdf_button = secondary("Lưu &PDF…", "pdf")
        self.word_button = secondary("Lưu &Word…", "tep")
        self.close_button = link("Đóng")
        self._lay_out()
        self.print_button.clicked.connect(self.print_pages)
        self.pdf_button.clicked.connect(lambda: self.save(".pdf"))
        self.word_button.clicked.connect(lambda: self.save(".docx"))
        self.close_button.clicked.connect(self.reject)
        QShortcut(QKeySequence("Ctrl+P"), self).activated.connect(self.print_pages)
        self.paper.show_waiting()
        work.run(draw, make, self._resources, then=self._show)

    def done(self, result: int) -> None:
        # PDFium keeps memory outside Python
        self.paper.set_pdf(None)
        super().done(result)

    def print_pages(self) -> None:
        """The system's own dialog, then the printer."""
        if self.pages and print_pdf(self.pages, self, self._title):
            self.bar.say(Tone.GOOD, "Đã gửi tới máy in.")

    def save(self, ending: str) -> None:
        """Asks for the place and writes .pdf or .docx."""
        if self._document is None:
            return
        start = self._folder / f"{file_stem(self._title)}{ending}"
        target = files.ask_save(self, "Lưu văn bản", start, KINDS[ending])
        if target is not None:
            self._work.run(write, self._document, target, self._resources,
                           then=partial(self._tell, target))  # fmt: skip

    def _show(self, drawn: tuple[Document, bytes]) -> None:
        self._document, self.pages = drawn
        self.paper.set_pdf(self.pages)

    def _tell(self, target: Path, problem: UserError | StoreProblem | None) -> None:
        if problem is not None:
            self.bar.say(Tone.BAD, "Chưa lưu được.", messages.of(problem))
            return
        self._folder = target.parent
        show = Action("Mở thư mục", partial(files.show_folder, target.parent), icon="thu-muc")
        self.bar.say(Tone.GOOD, f"Đã lưu {target.name}", str(target.parent), (show,))

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
        for button in (self.word_button, self.pdf_button, self.print_button):
            row.addWidget(button)
        column.addLayout(row)
        room, scale = self.screen().availableSize(), theme().scale
        self.resize(min(scale.px(900), room.width() - 40), min(scale.px(640), room.height() - 40))
