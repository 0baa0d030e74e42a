"""A month's figure carried into the open months after it: the chain of closings and openings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.domain import counts
from bhdesk.domain.errors import UserError

if TYPE_CHECKING:
    from bhdesk.domain.counts import Count
    from bhdesk.domain.periods import Month
    from bhdesk.store.count_book import CellKey, CountBook


def put(
    book: CountBook,
    month: Month,
    cell: CellKey,
    changed: Count,
    closed: set[int],
    source: str | None = None,
) -> set[int]:
    """Change one month and carry its closing into the open months after it that follow from it.

    `source` is the file the changed figure comes from, "" for typed, None to leave it as it is.
    Gives the months touched (yyyymm). Raises UserError as counts.refuse_impossible; a fault that
    only a later month would have names that month.
    """
    touched: set[int] = set()
    before = book.get(month.shift(-1), cell)
    previous = before.closing if before else None
    at, count = month, changed
    while True:
        settled = counts.settle(count, previous)
        _refuse_impossible(settled, at, month)
        book.put(at, cell, settled, source if at == month else None)
        touched.add(at.key)
        at = at.shift(1)
        following = book.get(at, cell)
        if following is None or at.key in closed or following.opening_typed:
            return touched
        if following.opening == settled.closing:
            return touched
        previous, count = settled.closing, following


def _refuse_impossible(settled: Count, at: Month, typed: Month) -> None:
    try:
        counts.refuse_impossible(settled)
    except UserError as problem:
        if at == typed:
            raise
        raise UserError(problem.code, where=f"Tháng {at.label}", **problem.params) from problem
