"""Closings that follow from other records, written into a month as if they were typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.domain import counts
from bhdesk.domain.changes import Area, Changes
from bhdesk.domain.counts import NOTHING, Part
from bhdesk.store import count_chain, month_book
from bhdesk.store.count_book import CountBook

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bhdesk.domain.periods import Month
    from bhdesk.store.transaction import Writing


def put(db: Writing, month: Month, unit: int, values: Mapping[str, int | None]) -> Changes:
    """Write closings of one place by measure, with what follows from them; None clears.

    Raises UserError month.closed, month.sent.
    """
    closed = month_book.refuse_locked(db, [month.key])
    book, touched = CountBook(db, len(values)), {month.key}
    for key, value in values.items():
        stored = book.get(month, (unit, key)) or NOTHING
        changed = counts.with_part(stored, Part.CLOSING, value)
        touched |= count_chain.put(book, month, (unit, key), changed, closed, source="")
    later = month_book.mark_outdated(db, month.key) if book.write() else ()
    areas = (Area.COUNTS, Area.MONTHS) if later else (Area.COUNTS,)
    return Changes.of(*areas, months=(*sorted(touched), *later))
