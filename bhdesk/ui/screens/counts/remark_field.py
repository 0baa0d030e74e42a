"""A field for words about a village's month: saved when left, refused words stay."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from bhdesk import messages
from bhdesk.domain import text
from bhdesk.domain.errors import StoreProblem, UserError
from bhdesk.ui.widgets.forms import FormRow, text_edit

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QWidget

    from bhdesk.domain.periods import Month
    from bhdesk.ui.work import Work


@dataclass(frozen=True, slots=True)
class Place:
    """Where words stand: one unit (or the office) and measure of a month."""

    month: Month
    unit: int
    measure: str


@dataclass(frozen=True, slots=True)
class Words:
    """The two services of a kind of words: all of a month by (unit, measure), and writing one."""

    read: Callable[..., Mapping[tuple[int, str], str]]
    write: Callable[..., Any]


class RemarkField(FormRow):
    """Follows the place; a refused text waits for its place to come back."""

    saved = Signal()
    """The words are on disk."""
    left = Signal()
    """Esc: the keyboard goes back to the table; what was typed is saved."""

    def __init__(self, label: str, hint: str, words: Words, work: Work, origin: QWidget) -> None:
        self.edit = text_edit(rows=2)
        self.edit.setPlaceholderText(hint)
        super().__init__(label, self.edit)
        self._words, self._work, self._origin = words, work, origin
        self._place: Place | None = None
        self._stored = ""
        self._waiting: dict[Place, str] = {}
        self.edit.installEventFilter(self)

    @property
    def stored(self) -> str:
        """What is on disk for the place."""
        return self._stored

    def set_rows(self, rows: int) -> None:
        """How many lines show at once."""
        self.edit.setFixedHeight(round(self.edit.fontMetrics().lineSpacing() * rows) + 22)

    def show_place(self, place: Place, is_closed: bool) -> None:
        """Another place: what was typed for the one before is saved first."""
        is_other = place != self._place
        if is_other:
            self.save()
        found = self._work.ask(self._words.read, place.month)
        if found is None:
            return
        stored = found.get((place.unit, place.measure), "")
        if is_other or not self._is_dirty():
            self._place, self._stored = place, stored
            self.edit.setPlainText(self._waiting.get(place, stored))
            self.set_error("")
        self.edit.setReadOnly(is_closed)

    def save(self) -> bool:
        """Writes what was typed; after a refusal the words stay and the reason stands under them.

        False: refused.
        """
        if self._place is None or not self._is_dirty() or self.edit.isReadOnly():
            return True
        place, words = self._place, self.edit.toPlainText()
        try:
            self._work.attempt(
                self._words.write, place.month, place.unit, place.measure, words, self._stored,
                origin=self._origin,
            )  # fmt: skip
        except (UserError, StoreProblem) as problem:
            self._refuse(place, words, problem)
            return False
        self._waiting.pop(place, None)
        self._stored = text.nfc(words)
        self.edit.setPlainText(self._stored)
        self.set_error("")
        self.saved.emit()
        return True

    def give_up(self) -> None:
        """What was typed and not saved goes."""
        if self._place is not None:
            self._waiting.pop(self._place, None)
        self.edit.setPlainText(self._stored)
        self.set_error("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.edit and event.type() == QEvent.Type.FocusOut:
            self.save()
        is_press = watched is self.edit and event.type() == QEvent.Type.KeyPress
        if is_press and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if self.save():
                self.left.emit()
            return True
        return super().eventFilter(watched, event)

    def _is_dirty(self) -> bool:
        return text.nfc(self.edit.toPlainText()) != self._stored

    def _refuse(self, place: Place, words: str, problem: UserError | StoreProblem) -> None:
        self._waiting[place] = words
        said = messages.of(problem)
        if problem.code == "note.stale":
            found = self._work.ask(self._words.read, place.month) or {}
            self._stored = found.get((place.unit, place.measure), "")
            said = f"{said} Đang lưu: “{self._stored}”."
        self.set_error(said)
