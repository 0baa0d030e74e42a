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
    settled = counts.settle(changed, book.previous(month, cell))
    counts.refuse_impossible(settled)
    book.put(month, cell, settled, source)
    return {month.key} | follow(book, month, cell, settled, closed)


def follow(
    book: CountBook,
    month: Month,
    cell: CellKey,
    settled: Count,
    closed: set[int],
    *,
    is_lenient: bool = False,
) -> set[int]:
    """Carry a closing into the open months after it; gives the months touched (yyyymm).

    `is_lenient`: a later month that would become impossible is left as it is, with all after it.
    Otherwise it is refused as counts.refuse_impossible does, naming that month.
    """
    touched: set[int] = set()
    at = month
    while True:
        at = at.shift(1)
        cell = book.heir(at, cell)
        following = book.get(at, cell)
        if following is None or at.key in closed or following.opening_typed:
            return touched
        previous = book.previous(at, cell)
        if following.opening == previous:
            return touched
        settled = counts.settle(following, previous)
        try:
            counts.refuse_impossible(settled)
        except UserError as problem:
            if is_lenient:
                return touched
            raise UserError(problem.code, where=f"Tháng {at.label}", **problem.params) from problem
        book.put(at, cell, settled)
        touched.add(at.key)


def bring_up_to_date(book: CountBook, month: Month, cell: CellKey, closed: set[int]) -> set[int]:
    """Let what was not typed in a month follow from the month before it, as it is now.

    A figure that would become impossible stays as it was: whoever opened the month puts it right.
    """
    count = book.get(month, cell)
    if count is None:
        return set()
    settled = counts.settle(count, book.previous(month, cell))
    if settled == count or not counts.is_possible(settled):
        return set()
    book.put(month, cell, settled)
    return {month.key} | follow(book, month, cell, settled, closed, is_lenient=True)
