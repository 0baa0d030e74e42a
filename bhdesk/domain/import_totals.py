"""Totals printed in a file beside the sums of its figures: told apart, never repaired."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from bhdesk.domain.errors import Issue, Level
from bhdesk.domain.import_plan import RowState, TotalCheck
from bhdesk.domain.sheets import address

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bhdesk.domain.frame import Frame
    from bhdesk.domain.import_placed import Placed
    from bhdesk.domain.import_sorting import PrintedTotal

    Place = tuple[int, int, str]
    """Number of the table, its column, the measure."""


def checks(
    totals: Sequence[PrintedTotal], placed: Iterable[Placed], frame: Frame
) -> tuple[TotalCheck, ...]:
    """Each printed total against the figures over it; a last one of several against them all."""
    placed = tuple(placed)
    figures: dict[Place, list[Placed]] = defaultdict(list)
    for item in placed:
        figures[item.table, item.cell.column, item.row.measure].append(item)
    printed: dict[Place, list[PrintedTotal]] = defaultdict(list)
    rows: dict[Place, list[Placed]] = defaultdict(list)
    for item in placed:
        rows[item.table, item.cell.row, item.row.measure].append(item)
    found = []
    for total in totals:
        if total.cell.is_across:
            over = rows[total.table, total.cell.row, total.measure]
            found.append(_check(total, over, frame))
            continue
        printed[total.table, total.cell.column, total.measure].append(total)
    for place, listed in printed.items():
        start = 0
        for at, total in enumerate(listed):
            row = total.cell.row
            over = [item for item in figures[place] if start < item.cell.row < row]
            is_whole = not over or (at == len(listed) - 1 and at > 0)
            found.append(_check(total, figures[place] if is_whole else over, frame))
            start = row
    return tuple(found)


def _check(total: PrintedTotal, items: list[Placed], frame: Frame) -> TotalCheck:
    is_open = any(item.row.state is RowState.ASKED for item in items)
    taken = [item.row for item in items if item.row.state is not RowState.IMPOSSIBLE]
    added = None if is_open else sum(row.new or 0 for row in taken)
    blanks = len(set(frame.unit_ids) - {row.unit for row in taken})
    cell = address(total.cell.row, total.cell.column)
    return TotalCheck(total.cell.sheet, cell, total.measure, total.part, total.value, added, blanks)


def issues(totals: Iterable[TotalCheck]) -> tuple[Issue, ...]:
    """A warning for each total that differs, with both numbers."""
    return tuple(
        Issue(
            "import.total_differs",
            {"sum": total.sum or 0, "printed": total.printed, "difference": total.difference},
            f"{total.sheet}!{total.cell}",
            Level.WARNING,
        )
        for total in totals
        if total.difference
    )
