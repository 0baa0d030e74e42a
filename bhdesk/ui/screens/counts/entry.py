"""From texts typed into the grid to entries of the service, or the reasons why not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk import messages
from bhdesk.domain import counts, text
from bhdesk.domain.counts import Part
from bhdesk.domain.errors import UserError
from bhdesk.services.counts import CountGrid, Entry, GridRow
from bhdesk.ui.grid import Edit, GridModel, Refusal

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence


def parsed(typed: str) -> int | None:
    """Persons, None for an emptied cell; raises UserError count.*."""
    return text.parse_count(typed) if typed.strip() else None


def entries(grid: CountGrid, edits: Sequence[Edit]) -> list[Entry]:
    """The edits as entries; a closing typed as it is computed anyway stays computed.

    Raises UserError count.* for a text that is no count.
    """
    key = grid.measure.key
    made = [Entry(int(str(e.row)), key, Part(e.column), parsed(e.text)) for e in edits]
    after = _after(grid, made)
    return [
        Entry(item.unit, key, item.part, None)
        if item.part is Part.CLOSING and item.value == counts.computed_closing(after[item.unit])
        else item
        for item in made
    ]


def unreadable(
    model: GridModel, edits: Sequence[Edit], money: Collection[str] = ()
) -> tuple[Refusal, ...]:
    """Every text of a block that is no count; `money` are the rows that hold đồng."""
    found = []
    for edit in edits:
        try:
            parsed(edit.text)
        except UserError as problem:
            is_money = str(edit.row) in money
            told = text.money_problem(problem) if is_money else problem
            found.append(_refusal(model, edit, told))
    return tuple(found)


def impossible(
    model: GridModel, grid: CountGrid, edits: Sequence[Edit], problem: UserError
) -> tuple[Refusal, ...]:
    """The rows of a block whose figures cannot be; else its first cell stands for them all."""
    after = _after(grid, entries(grid, edits))
    found = []
    for unit, count in after.items():
        try:
            counts.refuse_impossible(count)
        except UserError as fault:
            edit = next(item for item in edits if item.row == unit)
            found.append(_refusal(model, edit, fault))
    return tuple(found) or (_refusal(model, edits[0], problem),)


def _after(grid: CountGrid, made: Sequence[Entry]) -> dict[int, counts.Count]:
    rows = {row.unit.id: row for row in grid.rows}
    after = {entry.unit: rows[entry.unit].count for entry in made}
    for entry in made:
        after[entry.unit] = counts.with_part(after[entry.unit], entry.part, entry.value)
    return {unit: counts.settle(count, rows[unit].previous) for unit, count in after.items()}


def _refusal(model: GridModel, edit: Edit, problem: UserError) -> Refusal:
    where = model.where(edit.row, edit.column)
    return Refusal(edit.row, edit.column, edit.text, messages.of(problem), where)


def pending(row: GridRow) -> tuple[tuple[Part, int], ...]:
    """The parts of a row that do not fit, with the value each was typed as."""
    found = []
    for issue in row.issues:
        part = Part(issue.where)
        value = row.count.part(part)
        if value is not None:
            found.append((part, value))
    return tuple(found)
