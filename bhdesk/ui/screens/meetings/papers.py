"""The papers of one meeting before they leave: looked at, then printed or saved."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from bhdesk import messages
from bhdesk.domain import text
from bhdesk.domain.errors import StoreProblem, UserError
from bhdesk.domain.meeting_words import MeetingDetails
from bhdesk.domain.shown_paper import file_stem
from bhdesk.services import activity_papers
from bhdesk.ui.paper import PagesDialog
from bhdesk.ui.table_desk.dialog import tell_saved
from bhdesk.ui.table_desk.drawing import Saved
from bhdesk.ui.tokens import Tone
from bhdesk.ui.widgets import files
from bhdesk.ui.widgets.forms import FormRow, line_edit

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from bhdesk.domain.activities import Activity
    from bhdesk.domain.document import Document
    from bhdesk.ui.shell.page import Page
    from bhdesk.ui.work import Work

KINDS = {".pdf": files.PDF, ".docx": files.WORD}


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


class PaperDialog(PagesDialog):
    """The paper of one meeting; an invitation says who is asked to come."""

    def __init__(
        self, work: Work, kind: PaperKind, item: Activity, drawn: Drawn, folder: Path,
        resources: Path, parent: QWidget,
    ) -> None:  # fmt: skip
        invitee = line_edit("", "ông (bà) …, các hộ gia đình …")
        row = FormRow("&Kính mời", invitee)
        title = f"{TITLES[kind]} ngày {text.day(item.day)}"
        super().__init__(title, folder, ("Lưu &Word…", ".docx"), parent, row)
        row.setVisible(kind is PaperKind.INVITATION)
        self.invitee = invitee
        self._work, self._kind, self._number = work, kind, item.id
        self._drawn, self._resources = drawn, resources
        self.word_button = self.other_button
        self.show_pages(drawn.pages)
        self.invitee.editingFinished.connect(self._redraw)
        self.print_button.setFocus()

    def save(self, ending: str) -> None:
        start = self.folder / f"{file_stem(self.title)}{ending}"
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
            self.show_pages(made.pages)
