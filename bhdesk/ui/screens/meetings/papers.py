"""The papers of one meeting before they leave: looked at, then printed or saved."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from bhdesk import messages
from bhdesk.domain import text
from bhdesk.domain.errors import StoreProblem, UserError
from bhdesk.domain.meeting_words import MeetingDetails
from bhdesk.domain.shown_table import file_stem
from bhdesk.services import activity_papers
from bhdesk.ui.paper import PaperView, print_pdf
from bhdesk.ui.table_desk.dialog import tell_saved
from bhdesk.ui.table_desk.drawing import Saved
from bhdesk.ui.tokens import Tone, theme
from bhdesk.ui.widgets import files
from bhdesk.ui.widgets.banner import Banner
from bhdesk.ui.widgets.buttons import link, primary, secondary
from bhdesk.ui.widgets.forms import FormRow, line_edit

if TYPE_CHECKING:
    from pathlib import Path

    from bhdesk.domain.activities import Activity
    from bhdesk.domain.document import Document
    from bhdesk.ui.shell.page import Page
    from bhdesk.ui.work import Work

WORD = "Tệp Word (*.docx)"
KINDS = {".pdf": files.PDF, ".docx": WORD}


class PaperKind(StrEnum):
    MINUTES = "minutes"
    INVITATION = "invitation"
    ATTENDANCE = "attendance"


TITLES = {
    PaperKind.MINUTES: "Biên bản",
    PaperKind.INVITATION: "Giấy mời",
    PaperKind.ATTENDANCE: "Danh sách điểm danh",
}
_BUILD = {
    PaperKind.MINUTES: activity_papers.minutes,
    PaperKind.INVITATION: activity_papers.invited,
    PaperKind.ATTENDANCE: activity_papers.attendance,
}


@dataclass(frozen=True, slots=True)
class Drawn:
    """A paper as value and as pages."""

    document: Document
    pages: bytes


def draw(
    store: Any, kind: PaperKind, number: int, details: MeetingDetails, resources: Path  # noqa: ANN401 - ui does not know the store
) -> Drawn:  # fmt: skip
    """The pages of a paper; raises as the services do."""
    made = _BUILD[kind](store, number, details)
    return Drawn(made, activity_papers.pages(made, resources))


def tried(store: Any, kind: PaperKind, number: int, resources: Path) -> Drawn | UserError:  # noqa: ANN401 - ui does not know the store
    """As draw, a refusal as a value."""
    try:
        return draw(store, kind, number, MeetingDetails(), resources)
    except UserError as problem:
        return problem


def write(_store: object, made: Document, target: Path, resources: Path) -> Saved:
    """The very paper that was looked at."""
    try:
        activity_papers.save(made, target, resources)
    except (UserError, StoreProblem) as problem:
        return Saved(target, problem)
    return Saved(target)


class PaperDesk(QObject):
    """Draws a paper in the worker thread and opens it."""

    def __init__(self, page: Page, resources: Path, folder: Path) -> None:
        super().__init__(page)
        self._page, self._resources, self._folder = page, resources, folder
        self.dialog: PaperDialog | None = None

    def open(self, kind: PaperKind, item: Activity) -> None:
        """A paper of a stored activity; what forbids it is said on the page."""
        self._page.work.run(
            tried, kind, item.id, self._resources, then=lambda made: self._show(kind, item, made)
        )

    def _show(self, kind: PaperKind, item: Activity, made: Drawn | UserError) -> None:
        if isinstance(made, UserError):
            self._page.bar.say(Tone.WARN, f"Chưa lập được {TITLES[kind].lower()}.",
                               messages.of(made))  # fmt: skip
            return
        self._page.bar.close_bar()
        self.dialog = PaperDialog(
            self._page.work, kind, item, made, self._folder, self._resources, self._page
        )
        self.dialog.finished.connect(self._forget)
        self.dialog.open()

    def _forget(self, _: int) -> None:
        if self.dialog is not None:
            self._folder = self.dialog.folder
        self.dialog = None


class PaperDialog(QDialog):
    """Shows the very bytes that are printed and saved; Esc closes it."""

    def __init__(
        self, work: Work, kind: PaperKind, item: Activity, drawn: Drawn, folder: Path,
        resources: Path, parent: QWidget,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._title = f"{TITLES[kind]} ngày {text.day(item.day)}"
        self.setWindowTitle(self._title)
        self._work, self._kind, self._number = work, kind, item.id
        self._drawn, self._resources, self.folder = drawn, resources, folder
        self.bar, self.paper = Banner(), PaperView()
        self.invitee = line_edit("", "ông (bà) …, các hộ gia đình …")
        self.print_button = primary("&In…", "in")
        self.pdf_button = secondary("Lưu &PDF…", "pdf")
        self.word_button = secondary("Lưu &Word…", "tep")
        self.close_button = link("Đóng")
        self._lay_out()
        self.paper.set_pdf(drawn.pages)
        self._connect()
        self.print_button.setFocus()

    @property
    def pages(self) -> bytes:
        """The bytes on screen."""
        return self._drawn.pages

    def done(self, result: int) -> None:
        # PDFium keeps memory outside Python
        self.paper.set_pdf(None)
        super().done(result)

    def print_pages(self) -> None:
        """The system's own dialog, then the printer."""
        if print_pdf(self.pages, self, self._title):
            self.bar.say(Tone.GOOD, "Đã gửi tới máy in.")

    def save(self, ending: str) -> None:
        """Asks for the place and writes .pdf or .docx."""
        start = self.folder / f"{file_stem(self._title)}{ending}"
        target = files.ask_save(self, f"Lưu {TITLES[self._kind].lower()}", start, KINDS[ending])
        if target is not None:
            self._work.run(write, self._drawn.document, target, self._resources, then=self._tell)

    def _tell(self, saved: Saved) -> None:
        tell_saved(self.bar, saved)
        if saved.problem is None:
            self.folder = saved.target.parent

    def _redraw(self) -> None:
        """Another person asked to come."""
        details = MeetingDetails(invitee=text.nfc(self.invitee.text()))
        made = self._work.ask(draw, self._kind, self._number, details, self._resources)
        if made is not None and made != self._drawn:
            self._drawn = made
            self.paper.set_pdf(made.pages)

    def _connect(self) -> None:
        self.print_button.clicked.connect(self.print_pages)
        self.pdf_button.clicked.connect(lambda: self.save(".pdf"))
        self.word_button.clicked.connect(lambda: self.save(".docx"))
        self.close_button.clicked.connect(self.reject)
        self.invitee.editingFinished.connect(self._redraw)
        QShortcut(QKeySequence("Ctrl+P"), self).activated.connect(self.print_pages)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(12)
        column.addWidget(self.bar)
        self._invitee_row = FormRow("&Kính mời", self.invitee)
        self._invitee_row.setVisible(self._kind is PaperKind.INVITATION)
        column.addWidget(self._invitee_row)
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
