"""Which village went into which, and whose history it carries on (R01, domain.md D.3, 11)."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from bhdesk.domain.board import Figures
from bhdesk.domain.counts import NOTHING, Count, Part
from bhdesk.domain.periods import Month

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from bhdesk.domain.activities import Activity

_BLANK = Figures()
_FLOWS = ("ytd_new", "ytd_resumed", "ytd_lapsed")
_NONE: Mapping[Any, Any] = MappingProxyType({})


class Kind(StrEnum):
    """How one unit became another."""

    MERGE = "merge"
    SPLIT = "split"


class Link(NamedTuple):
    """From `day` on `to_unit` stands where `from_unit` stood."""

    from_unit: int
    to_unit: int
    day: date
    kind: Kind


class Family(NamedTuple):
    """Every link, and the first and last day of each unit where it has one."""

    links: tuple[Link, ...] = ()
    spans: Mapping[int, tuple[date | None, date | None]] = _NONE

    def parents(self, unit: int, month: Month) -> tuple[int, ...]:
        """The units merged into this one up to a month: their history adds up to its own."""
        return tuple(
            link.from_unit
            for link in self.links
            if link.to_unit == unit and link.kind is Kind.MERGE and Month.of(link.day) <= month
        )

    def forebears(self, unit: int, month: Month) -> tuple[int, ...]:
        """Its parents, theirs, and so on."""
        own = self.parents(unit, month)
        return own + tuple(older for parent in own for older in self.forebears(parent, month))

    def successors(self, unit: int, month: Month) -> tuple[int, ...]:
        """The units that stand for this one in a month: itself while it was not merged or split."""
        later = [
            link.to_unit
            for link in self.links
            if link.from_unit == unit and Month.of(link.day) <= month
        ]
        return tuple(s for one in later for s in self.successors(one, month)) if later else (unit,)

    def heir(self, unit: int, month: Month) -> int:
        """The unit whose opening follows from this one's closing: of a split, itself."""
        merged = [
            link.to_unit
            for link in self.links
            if link.from_unit == unit and link.kind is Kind.MERGE and Month.of(link.day) <= month
        ]
        return merged[0] if merged else unit

    def has_history(self, unit: int, at: Month, seen_from: Month) -> bool:
        """Whether the unit, or one of those it carries on, was there in a month."""
        return any(self._exists(one, at) for one in (unit, *self.forebears(unit, seen_from)))

    def _exists(self, unit: int, at: Month) -> bool:
        first, last = self.spans.get(unit, (None, None))
        return (first is None or first <= at.last_day) and (last is None or last >= at.last_day)


Place = tuple[int, str]
"""Number of the unit, key of the measure."""


def carried_on(
    family: Family, month: Month, found: Mapping[Place, Figures], before: Month | None = None
) -> dict[Place, Figures]:
    """The figures of a month where each unit's past holds that of the units merged into it.

    `before`: the month compared with, where it is not the one just before.
    """
    result = dict(found)
    keys = {key for _, key in found}
    for unit in {link.to_unit for link in family.links}:
        sources = (unit, *family.forebears(unit, month))
        if len(sources) == 1:
            continue
        for key in keys:
            parts = {one: found[one, key] for one in sources if (one, key) in found}
            if parts:
                own = found.get((unit, key), _BLANK)
                past = _past(family, month, sources, parts, before, seen_alone=True)
                result[unit, key] = with_past(own, past)
    return result


def office_past(
    family: Family,
    month: Month,
    units: tuple[int, ...],
    found: Mapping[Place, Figures],
    before: Month | None = None,
) -> dict[str, Figures]:
    """The whole office's past by measure where units were split: those that ended count in it.

    Empty when every unit's past can simply be added up. `found` as carried_on gives it.
    """
    gone = {link.from_unit for link in family.links if link.kind is Kind.SPLIT}
    lost = tuple(one for one in sorted(gone) if family.successors(one, month) != (one,))
    if not lost:
        return {}
    everyone = (*units, *lost)
    keys = {key for _, key in found}
    return {
        key: _past(
            family, month, everyone,
            {one: found[one, key] for one in everyone if (one, key) in found},
            before, seen_alone=False,
        )
        for key in keys
    }  # fmt: skip


def year_together(
    family: Family, month: Month, counts: Mapping[tuple[int, int], Count]
) -> dict[tuple[int, int], Count]:
    """Counts by (unit, yyyymm) where a merged unit has, before it was, the sum of those it was."""
    found = dict(counts)
    for unit in {link.to_unit for link in family.links}:
        forebears = family.forebears(unit, month)
        for key in {at for _, at in counts} if forebears else ():
            at = Month.from_key(key)
            there = [one for one in forebears if family.has_history(one, at, at)]
            parts = [counts.get((one, key), NOTHING) for one in there]
            if parts and (unit, key) not in counts:
                found[unit, key] = _together(parts)
    return found


def _together(counts: Sequence[Count]) -> Count:
    sums: dict[str, Any] = {}
    for part in Part:
        values = [count.part(part) for count in counts]
        sums[part.value] = None if None in values else sum(value or 0 for value in values)
    return Count(**sums)


def moved(family: Family, month: Month, activities: Iterable[Activity]) -> tuple[Activity, ...]:
    """Activities as held in the units that stand in a month for those they were held in."""
    if not family.links:
        return tuple(activities)
    return tuple(
        replace(
            activity,
            units=tuple(
                dict.fromkeys(
                    one for unit in activity.units for one in family.successors(unit, month)
                )
            ),
        )
        for activity in activities
    )


def inherited(family: Family, month: Month, values: Mapping[Place, int]) -> dict[Place, int]:
    """The values of units that were made by merging and have none: the sum of those before them.

    Nothing is added up while one of them has none.
    """
    found: dict[Place, int] = {}
    keys = {key for _, key in values}

    def of(unit: int, key: str) -> int | None:
        if (unit, key) in values:
            return values[unit, key]
        parents = [of(parent, key) for parent in family.parents(unit, month)]
        return None if not parents or None in parents else sum(one or 0 for one in parents)

    for unit in {link.to_unit for link in family.links}:
        for key in keys:
            if (unit, key) not in values and (value := of(unit, key)) is not None:
                found[unit, key] = value
    return found


def with_past(own: Figures, past: Figures) -> Figures:
    """A month's figures with another past beside them."""
    return own._replace(
        previous=past.previous,
        start=past.start,
        year_ago=past.year_ago,
        previous_new=past.previous_new,
        **{name: getattr(past, name) for name in _FLOWS},
    )


def _past(
    family: Family,
    month: Month,
    sources: tuple[int, ...],
    parts: Mapping[int, Figures],
    before: Month | None,
    *,
    seen_alone: bool,
) -> Figures:
    """What several units were together before a month; `seen_alone`: each without its forebears."""

    def whole(at: Month, value: Callable[[Figures], int | None]) -> int | None:
        seen_from = at if seen_alone else month
        there = [one for one in sources if family.has_history(one, at, seen_from)]
        values = [value(parts.get(one, _BLANK)) for one in there]
        return None if not values or None in values else sum(v or 0 for v in values)

    def known(values: Iterable[int | None]) -> int | None:
        listed = [value for value in values if value is not None]
        return sum(listed) if listed else None

    last = before or month.shift(-1)
    return Figures(
        previous=whole(last, lambda one: one.previous),
        start=whole(Month(month.year - 1, 12), lambda one: one.start),
        year_ago=whole(month.shift(-12), lambda one: one.year_ago),
        previous_new=whole(last, lambda one: one.previous_new),
        **{name: known(getattr(one, name) for one in parts.values()) for name in _FLOWS},
    )
