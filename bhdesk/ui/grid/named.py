"""A pasted block with names, laid over the table: what would change, cell by cell, or why not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bhdesk import messages
from bhdesk.domain import named_paste, places, text
from bhdesk.domain.named_columns import Spot, Table
from bhdesk.ui.grid import blocks
from bhdesk.ui.grid.values import Edit, Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bhdesk.domain.named_paste import Figure, NamedBlock
    from bhdesk.ui.grid.model import GridModel


@dataclass(frozen=True, slots=True)
class Change:
    """One cell that gets another value; `before` "" where it is blank."""

    name: str
    column: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ColumnSum:
    """One column over all rows before and after, and the total printed in the block.

    `before` is None where no row had a figure: blank is not zero.
    """

    column: str
    before: int | None
    after: int
    printed: int | None
    added: int

    @property
    def difference(self) -> int:
        """Sum of the block's figures minus its printed total."""
        return 0 if self.printed is None else self.added - self.printed


@dataclass(frozen=True, slots=True)
class Preview:
    """Everything the officer looks at before the block is written; with reasons it cannot be."""

    head: str
    changes: tuple[Change, ...]
    edits: tuple[Edit, ...]
    same: int
    sums: tuple[ColumnSum, ...]
    reasons: tuple[str, ...]
    left_out: tuple[str, ...]

    @property
    def is_idle(self) -> bool:
        """Nothing would change and nothing is wrong."""
        return not (self.changes or self.reasons or any(item.difference for item in self.sums))


def preview(model: GridModel, column: int, rows: list[list[str]]) -> Preview | None:
    """None where the block is pasted by position: it has no names, or names are typed here.

    `column` is that of the cursor: where figures without titles begin.
    """
    columns = model.columns
    if not columns or columns[0].kind is not Kind.NAME or columns[0].is_editable:
        return None
    if model.is_locked or not model.rows:
        return None
    names = [model.stored(row, 0).text for row in range(model.rowCount())]
    found = named_paste.read(rows, names, _table(model, column))
    if found is None or not (found.figures or found.issues):
        return None
    return _compared(model, names, found)


def _table(model: GridModel, column: int) -> Table:
    """Its columns for typing; the figures begin at the cursor, else where a cell takes typing."""
    spots = tuple(
        Spot(at, head.key, (head.title, head.name, *head.other_names))
        for at, head in enumerate(model.columns)
        if head.is_editable and head.kind is not Kind.NAME
    )
    start = column
    if not model.columns[column].is_editable:
        open_columns = (spot.at for spot in spots if _takes_typing(model, spot.at))
        start = next(open_columns, spots[0].at if spots else column)
    return Table(spots, start, model.columnCount())


def _takes_typing(model: GridModel, column: int) -> bool:
    return any(model.can_edit(model.index(row, column)) for row in range(model.rowCount()))


def _compared(model: GridModel, names: Sequence[str], found: NamedBlock) -> Preview:
    changes, edits, reasons = [], [], [messages.of(issue) for issue in found.issues]
    for figure in found.figures:
        row, at = figure.row, figure.column
        if blocks.is_same(model, row, at, figure.text):
            continue
        before = model.stored(row, at).typed
        if not model.can_edit(model.index(row, at)):
            was = shown(before) or "trống"
            said = f"ô này được tính sẵn là {was}, khối dán ghi {text.count(figure.value)}"
            reasons.append(f"{names[row]} · {model.columns[at].title}: {said}.")
            continue
        edits.append(Edit(model.rows[row].key, model.columns[at].key, str(figure.value)))
        after = text.count(figure.value)
        changes.append(Change(names[row], model.columns[at].name, shown(before), after))
    same = len(found.figures) - len(changes)
    head = model.columns[0].title
    return Preview(head, tuple(changes), tuple(edits), same, _sums(model, names, found),
                   tuple(reasons), found.left_out)  # fmt: skip


def _sums(model: GridModel, names: Sequence[str], found: NamedBlock) -> tuple[ColumnSum, ...]:
    """Only where the table itself is summed up; a row of the whole office adds nothing."""
    printed = {total.column: total for total in found.totals}
    touched = sorted({figure.column for figure in found.figures} | printed.keys())
    parts = [row for row, name in enumerate(names) if not places.is_total(name)]
    made = []
    for at in touched if model.totals is not None else sorted(printed):
        known = {row: blocks.count(model.stored(row, at).typed) for row in parts}
        before = {row: value for row, value in known.items() if value is not None}
        fresh = _fresh(found.figures, at)
        after = before | {row: value for row, value in fresh.items() if row in known}
        total = printed.get(at)
        made.append(
            ColumnSum(model.columns[at].name, sum(before.values()) if before else None,
                      sum(after.values()),
                      total.printed if total else None, sum(fresh.values()))
        )  # fmt: skip
    return tuple(made)


def _fresh(figures: Sequence[Figure], column: int) -> dict[int, int]:
    return {figure.row: figure.value for figure in figures if figure.column == column}


def shown(typed: str) -> str:
    """A stored figure as people read it; any other text as it is."""
    value = blocks.count(typed)
    return typed if value is None else text.count(value)
