"""A table of whole numbers on this page: each committed cell or block is one write."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from bhdesk import messages
from bhdesk.domain import text
from bhdesk.domain.errors import StoreProblem, UserError
from bhdesk.ui.grid import Edit, Grid, GridCard, GridModel, Refusal
from bhdesk.ui.grid.named_dialog import paste_by_name
from bhdesk.ui.grid.refused_dialog import tell_refused
from bhdesk.ui.screens.further.kept_texts import KeptTexts
from bhdesk.ui.tokens import theme

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from bhdesk.ui.grid import Column
    from bhdesk.ui.shell.part import Part


@dataclass(frozen=True, slots=True)
class Typed:
    """A cell as it was typed, read as a number; None empties it."""

    row: Hashable
    column: str
    value: int | None


class TypedSheet(QObject):
    """`write` stores all cells or raises; `faults` tells which rows of a block cannot be.

    `read(column, text)` makes a number of what is typed, or raises. Refused texts stay in their
    cells; they wait where another month, year or measure is shown.
    """

    def __init__(
        self, part: Part, name: str, columns: Sequence[Column],
        write: Callable[[Sequence[Typed]], None],
        faults: Callable[[Sequence[Typed]], Mapping[Hashable, UserError]] | None = None,
        read: Callable[[str, str], int] = lambda _, typed: text.parse_count(typed),
    ) -> None:  # fmt: skip
        super().__init__(part)
        self._part, self._write, self._faults, self._read = part, write, faults, read
        self.model = GridModel(columns, self._commit, self._commit_block)
        self.texts = KeptTexts(self.model)
        self.grid = Grid(self.model, name)
        paste_by_name(self.grid)
        self.grid.said.connect(part.work.say)
        bar = part.given.page.bar
        self.grid.block_refused.connect(lambda refused: tell_refused(bar, refused, self.grid))

    def card_with(self, head: QWidget, foot: QWidget | None = None) -> GridCard:
        """The table in its white card."""
        self.card = GridCard(self.grid, head, foot)
        return self.card

    def set_compact(self, is_compact: bool) -> None:
        """Lower rows."""
        scale = theme().scale
        self.grid.set_row_height(scale.compact_row if is_compact else scale.grid_row)
        self.card.fit_height()

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
