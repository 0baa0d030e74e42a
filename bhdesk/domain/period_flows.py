"""Flows of a period of several months: those of its months added up, none left out in silence."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bhdesk.domain import lineage
from bhdesk.domain.counts import Count, Part

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bhdesk.domain.board import Figures
    from bhdesk.domain.lineage import Family
    from bhdesk.domain.periods import Month, Period

Book = dict[str, dict[tuple[int, int], Count]]
"""By measure key: the counts of several months by (unit id, month key)."""


class Flows(NamedTuple):
    """What a period began with, what came and went; None where one of its months lacks it."""

    opening: int | None = None
    new: int | None = None
    resumed: int | None = None
    lapsed: int | None = None


def of_unit(counts: Mapping[tuple[int, int], Count], unit: int, period: Period) -> Flows:
    """One unit's flows over the months of a period."""
    return _over([counts.get((unit, month.key)) for month in period.months])


def of_units(
    counts: Mapping[tuple[int, int], Count], units: Iterable[int], period: Period, family: Family
) -> Flows:
    """All units' together: in each month those that stood then, later merged or split or not."""
    known = tuple(units)
    months = []
    for month in period.months:
        there = [u for u in known if family.has_history(u, month, month)]
        months.append(_sum([counts.get((unit, month.key)) for unit in there]))
    return _over(months)


def with_flows(figures: Figures, flows: Flows, before: Flows) -> Figures:
    """A place's figures at the end of a period with the flows of all its months.

    Where nothing was kept before the period, what it opened with is what it is compared with.
    """
    previous = flows.opening if figures.previous is None else figures.previous
    return figures._replace(**flows._asdict(), previous=previous, previous_new=before.new)


def together(book: Book, family: Family, month: Month) -> Book:
    """The book as a month sees it: merged units have, before they were, the sum of the old ones."""
    if not family.links:
        return book
    return {key: lineage.year_together(family, month, counts) for key, counts in book.items()}


def _over(months: list[Count | None]) -> Flows:
    def whole(part: Part) -> int | None:
        values = [None if month is None else month.part(part) for month in months]
        return None if None in values else sum(value or 0 for value in values)

    first = months[0]
    return Flows(
        first.opening if first else None, whole(Part.NEW), whole(Part.RESUMED), whole(Part.LAPSED)
    )


def _sum(counts: list[Count | None]) -> Count | None:
    if not counts or None in counts:
        return None
    found = [count for count in counts if count is not None]

    def whole(part: Part) -> int | None:
        values = [count.part(part) for count in found]
        return None if None in values else sum(value or 0 for value in values)

    return Count(
        opening=whole(Part.OPENING), new=whole(Part.NEW), resumed=whole(Part.RESUMED),
        lapsed=whole(Part.LAPSED), closing=whole(Part.CLOSING),
    )  # fmt: skip
