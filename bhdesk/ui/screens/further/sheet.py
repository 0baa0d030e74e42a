"""One table of whole numbers in which each committed cell or block is one write."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize
from PySide6.QtWidgets import QHBoxLayout, QWidget

from bhdesk import messages
from bhdesk.domain import text
from bhdesk.domain.errors import StoreProblem, UserError
from bhdesk.ui.grid import Cell, Edit, Grid, GridCard, GridModel, Refusal
from bhdesk.ui.grid.named_dialog import paste_by_name
from bhdesk.ui.grid.refused_dialog import tell_refused
from bhdesk.ui.tokens import Tone, theme
from bhdesk.ui.widgets.labels import SignedText

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping, Sequence

    from PySide6.QtGui import QResizeEvent

    from bhdesk.ui.grid import Column, GridRow
    from bhdesk.ui.shell.part import Part


class Foot(QWidget):
    """A verdict that wraps, and buttons; as high as its words need at the width there is.

    Qt's own hint is that of a narrower text, and head and foot would share what is left over.
    """

    def __init__(self, *buttons: QWidget) -> None:
        super().__init__()
        self._verdict = SignedText(Tone.MUTED, "")
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 10, 12, 10)
        line.setSpacing(8)
        line.addWidget(self._verdict, 1)
        for button in buttons:
            line.addWidget(button)

    def say(self, tone: Tone, title: str, said: str) -> None:
        """What follows from the figures, with its sign."""
        self._verdict.set_state(tone, said, title=title)

    def text(self) -> str:
        return self._verdict.text()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width(), self.heightForWidth(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()


@dataclass(frozen=True, slots=True)
class Typed:
    """A cell as it was typed, read as a number; None empties it."""

    row: Hashable
    column: str
    value: int | None




class FigureSheet(QObject):
    """`write` stores all cells or raises; `faults` tells which rows of a block cannot be.

    `read(column, text)` makes a number of what is typed, or raises.

    Refused texts stay in their cells; they wait where another month or year is shown.
    """

    def __init__(
        self, part: Part, name: str, columns: Sequence[Column],
        write: Callable[[Sequence[Typed]], None],
        faults: Callable[[Sequence[Typed]], Mapping[Hashable, UserError]] | None = None,
        read: Callable[[str, str], int] = lambda _, typed: text.parse_count(typed),
    ) -> None:  # fmt: skip
        super().__init__(part)
        self._part, self._write, self._faults, self._read = part, write, faults, read
        self._place: Hashable = None
        self._waiting: dict[Hashable, tuple[Refusal, ...]] = {}
        self._verdict = (Tone.MUTED, "", "")
        self.foot = Foot()
        self.model = GridModel(columns, self._commit, self._commit_block)
        self.grid = Grid(self.model, name)
        paste_by_name(self.grid)
        self.grid.said.connect(part.work.say)
        bar = part.given.page.bar
        self.grid.block_refused.connect(lambda refused: tell_refused(bar, refused, self.grid))
        self.model.dataChanged.connect(self._say)
        self.model.modelReset.connect(self._say)

    def card(self, head: QWidget, *buttons: QWidget) -> GridCard:
        """The table in its white card; the buttons stand below it."""
        head.setContentsMargins(16, 10, 0, 8)
        self.foot = Foot(*buttons)
        self._card = GridCard(self.grid, head, self.foot)
        return self._card

    def say(self, tone: Tone, title: str, said: str) -> None:
        """What follows from the figures; while a text is refused, its reason stands there."""
        self._verdict = (tone, title, said)
        self._say()

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Other columns; rows are to be shown again, refused texts wait for them."""
        if tuple(columns) != self.model.columns:
            self._keep_drafts()
            self.model.set_columns(columns)

    def set_compact(self, is_compact: bool) -> None:
        """Lower rows."""
        scale = theme().scale
        self.grid.set_row_height(scale.compact_row if is_compact else scale.grid_row)
        self._card.fit_height()

    def show_rows(
        self, place: Hashable, rows: Sequence[GridRow], totals: GridRow | None = None,
        locked: str = "",
    ) -> None:  # fmt: skip
        """`place` is the month or year; `locked` the sentence why nothing can be typed."""
        if place != self._place:
            self._keep_drafts()
            self.model.set_rows(())
            self._place = place
        drafts = self.model.drafts() or self._waiting.pop(place, ())
        self.model.set_rows(rows, totals, locked)
        self._card.fit_height()
        if not self.model.drafts():
            for draft in drafts:
                self._type_again(draft)

    def refused_texts(self) -> tuple[Refusal, ...]:
        """What is in no cell of the file, of places not shown as well."""
        others = (item for drafts in self._waiting.values() for item in drafts)
        return (*self.model.drafts(), *others)

    def give_up(self) -> None:
        """Forgets every refused text."""
        self._waiting.clear()
        for draft in self.model.drafts():
            self.model.discard_draft(draft.row, draft.column)

    def _say(self) -> None:
        drafts = self.model.drafts()
        if not drafts:
            self.foot.say(*self._verdict)
            return
        keys = self.grid.current_keys()
        item = next((one for one in drafts if (one.row, one.column) == keys), drafts[0])
        more = f" Còn {len(drafts) - 1} ô nữa chưa ghi." if len(drafts) > 1 else ""
        is_named = item.where.partition(" · ")[0] in item.reason
        place = "" if is_named else f"{item.where}: "
        self.foot.say(Tone.BAD, f"Chưa ghi “{item.text}”.", f"{place}{item.reason}{more}")

    def _keep_drafts(self) -> None:
        if drafts := self.model.drafts():
            self._waiting[self._place] = drafts

    def _type_again(self, draft: Refusal) -> None:
        index = self.model.index_of(draft.row, draft.column)
        if index.isValid() and self.model.can_edit(index):
            self.model.setData(index, draft.text)

    def _commit(self, row: Hashable, column: str, typed: str) -> str | None:
        refused = self._commit_block((Edit(row, column, typed),))
        return refused[0].reason if refused else None

    def _commit_block(self, edits: Sequence[Edit]) -> tuple[Refusal, ...]:
        typed, refused = [], []
        for edit in edits:
            try:
                value = self._read(edit.column, edit.text) if edit.text.strip() else None
                typed.append(Typed(edit.row, edit.column, value))
            except UserError as problem:
                refused.append(self._refusal(edit, problem))
        if refused:
            return tuple(refused)
        try:
            self._write(typed)
        except UserError as problem:
            return self._impossible(edits, typed, problem)
        except StoreProblem as problem:
            self._part.work.failed.emit(problem)
            return (self._refusal(edits[0], problem),)
        return ()

    def _impossible(
        self, edits: Sequence[Edit], typed: Sequence[Typed], problem: UserError
    ) -> tuple[Refusal, ...]:
        """Each row that cannot be at its first cell; else the first cell stands for them all."""
        faults = self._faults(typed) if self._faults is not None else {}
        found = [
            self._refusal(next(edit for edit in edits if edit.row == row), fault)
            for row, fault in faults.items()
        ]
        return tuple(found) or (self._refusal(edits[0], problem),)

    def _refusal(self, edit: Edit, problem: UserError | StoreProblem) -> Refusal:
        where = self.model.where(edit.row, edit.column)
        return Refusal(edit.row, edit.column, edit.text, messages.of(problem), where)


def figure(value: int | None, *, is_bold: bool = False) -> Cell:
    """A number that can be typed; blank where there is none."""
    if value is None:
        return Cell("")
    return Cell(text.count(value), str(value), is_bold=is_bold)
