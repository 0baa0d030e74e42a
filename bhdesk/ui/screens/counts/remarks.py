"""Under the months of a cell: who changed it, and the note of its place, saved when left."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bhdesk import messages
from bhdesk.domain import text
from bhdesk.domain.errors import StoreProblem, UserError
from bhdesk.services import history, notes
from bhdesk.ui.widgets.forms import FormRow, text_edit
from bhdesk.ui.widgets.labels import CutText, Text, hairline

if TYPE_CHECKING:
    from bhdesk.domain.counts import Part
    from bhdesk.domain.periods import Month
    from bhdesk.services.history import Past
    from bhdesk.ui.work import Work

MOST = 3
BLANK = "trống"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a note stands: one unit (or the office) and measure of a month."""

    month: Month
    unit: int
    measure: str


class _Change(QWidget):
    """One line "16 → 15  22/11 09:37 · …", and the file under it where there was one."""

    def __init__(self) -> None:
        super().__init__()
        self._figures = Text("", "ink2")
        self._source, self._file = CutText("", "muted"), CutText("", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._figures)
        row.addWidget(self._source, 1)
        column.addLayout(row)
        column.addWidget(self._file)

    def show_change(self, past: Past) -> None:
        at = datetime.fromisoformat(past.at)
        figures = f"{_figure(past.old)} → {_figure(past.new)}"
        source = " · ".join(word for word in (f"{text.short_day(at)} {at:%H:%M}", past.who) if word)
        self._figures.setText(figures)
        self._source.set_full(source)
        self._file.set_full(f"Từ tệp {past.file}")
        self._file.setVisible(bool(past.file))
        tail = f" · tệp {past.file}" if past.file else ""
        self.setAccessibleName(f"{figures} · {source}{tail}")


class CellRemarks(QWidget):
    """The last changes of a cell and its note; a refused note waits for its place to come back."""

    saved = Signal()
    """A note is on disk: the corner in the grid follows."""

    def __init__(self, work: Work, origin: QWidget) -> None:
        super().__init__()
        self._work, self._origin = work, origin
        self._place: Place | None = None
        self._stored = ""
        self._waiting: dict[Place, str] = {}
        self._is_narrow = False
        self.field = text_edit(rows=2)
        self.field.setPlaceholderText("Ghi điều cần nhớ về số này")
        self.field.installEventFilter(self)
        self._row = FormRow("Ghi chú", self.field)
        self._heading = Text("Lịch sử ô này", "h3")
        self._changes = [_Change() for _ in range(MOST)]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(hairline())
        column.addWidget(self._heading)
        for change in self._changes:
            column.addWidget(change)
        column.addSpacing(4)
        column.addWidget(self._row)

    @property
    def lines(self) -> tuple[str, ...]:
        """The changes shown, each with when, by whom and from which file."""
        return tuple(item.accessibleName() for item in self._changes if not item.isHidden())

    @property
    def error(self) -> str:
        return self._row.error

    def set_narrow(self, is_narrow: bool) -> None:
        """A low window has room for the last change only."""
        self._is_narrow = is_narrow

    def show_place(self, place: Place, part: Part, is_closed: bool) -> None:
        """Another cell: what was typed into the note of the one before is saved first."""
        is_other = place != self._place
        if is_other:
            self.save()
        self._show_changes(place, part)
        found = self._work.ask(notes.notes, place.month)
        if found is None:
            return
        stored = found.get((place.unit, place.measure), "")
        if is_other or not self._is_dirty():
            self._place, self._stored = place, stored
            self.field.setPlainText(self._waiting.get(place, stored))
            self._row.set_error("")
        self.field.setReadOnly(is_closed)
        self._row.setVisible(not is_closed or bool(stored))
        self.show()

    def save(self) -> bool:
        """Writes what was typed; after a refusal the words stay and the reason stands under them.

        False: refused.
        """
        if self._place is None or not self._is_dirty() or self.field.isReadOnly():
            return True
        place, words = self._place, self.field.toPlainText()
        try:
            self._work.attempt(
                notes.set_note, place.month, place.unit, place.measure, words, self._stored,
                origin=self._origin,
            )  # fmt: skip
        except (UserError, StoreProblem) as problem:
            self._refuse(place, words, problem)
            return False
        self._waiting.pop(place, None)
        self._stored = text.nfc(words)
        self.field.setPlainText(self._stored)
        self._row.set_error("")
        self.saved.emit()
        return True

    def give_up(self) -> None:
        """What was typed and not saved goes."""
        if self._place is not None:
            self._waiting.pop(self._place, None)
        self.field.setPlainText(self._stored)
        self._row.set_error("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and event.type() == QEvent.Type.FocusOut:
            self.save()
        return super().eventFilter(watched, event)

    def _is_dirty(self) -> bool:
        return text.nfc(self.field.toPlainText()) != self._stored

    def _refuse(self, place: Place, words: str, problem: UserError | StoreProblem) -> None:
        self._waiting[place] = words
        said = messages.of(problem)
        if problem.code == "note.stale":
            found = self._work.ask(notes.notes, place.month) or {}
            self._stored = found.get((place.unit, place.measure), "")
            said = f"{said} Đang lưu: “{self._stored}”."
        self._row.set_error(said)

    def _show_changes(self, place: Place, part: Part) -> None:
        asked = history.of_figure, place.unit, place.measure, place.month, part
        found: tuple[Past, ...] = self._work.ask(*asked) or ()
        shown = found[: 1 if self._is_narrow else MOST]
        self._heading.setVisible(bool(shown))
        for at, change in enumerate(self._changes):
            change.setVisible(at < len(shown))
            if at < len(shown):
                change.show_change(shown[at])


def _figure(stored: str | None) -> str:
    return text.count(int(stored)) if stored is not None else BLANK
