"""Whole thousands among fractions: a 3 beside 1,888 and 4,01 may be 3.000 (E.3)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from bhdesk.domain import import_cells, text
from bhdesk.domain.import_plan import (
    AS_IS,
    LEAVE_OUT,
    TIMES_1000,
    PlanRow,
    Question,
    RowState,
    answered,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bhdesk.domain.import_placed import Placed

_THOUSAND = 1000
_FARTHEST = 10  # times the largest figure beside it; what would be more is what it says


def doubted(
    placed: Sequence[Placed], answers: Mapping[str, str]
) -> tuple[list[Placed], list[Question]]:
    """The rows again, those waiting that may be thousands, with their questions."""
    largest = _largest(placed)
    kept: list[Placed] = []
    questions: list[Question] = []
    for item in placed:
        row = item.row
        limit = largest.get((item.table, row.measure, row.part), 0) * _FARTHEST
        if not _is_doubtful(item, limit):
            kept.append(item)
            continue
        grown = int(item.cell.raw.number or 0) * _THOUSAND
        asked = answered(_question(row, grown), answers)
        questions.append(asked)
        answer = answers.get(row.key, "").strip()
        if answer == TIMES_1000:
            row = replace(row, new=grown)
        elif not asked.is_answered:
            row = replace(row, state=RowState.ASKED, new=None, issue=asked.issue)
        kept.append(replace(item, row=row))
    return kept, questions


def _largest(placed: Sequence[Placed]) -> dict[tuple[object, ...], int]:
    """What the fractions of each column would be as thousands."""
    found: dict[tuple[object, ...], int] = defaultdict(int)
    for item in placed:
        number = item.cell.raw.number
        if number is None or not number.is_finite() or number == int(number):
            continue
        if grown := import_cells.times_1000(item.cell.raw):
            key = item.table, item.row.measure, item.row.part
            found[key] = max(found[key], grown)
    return found


def _is_doubtful(item: Placed, limit: int) -> bool:
    number = item.cell.raw.number
    if not limit or number is None or item.row.state is not RowState.NEW:
        return False
    is_whole = number.is_finite() and number == int(number)
    return is_whole and 0 < number < _THOUSAND and number * _THOUSAND <= limit


def _question(row: PlanRow, grown: int) -> Question:
    return Question(
        row.key, "import.maybe_thousands", row.sheet, row.cell, row.raw, text.count(grown),
        (TIMES_1000, AS_IS, LEAVE_OUT),
    )  # fmt: skip
