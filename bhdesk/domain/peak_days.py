"""A peak month day by day: what was won, what is still to win each day, and the broadcasts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from bhdesk.domain import text
from bhdesk.domain.quotas import week_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from bhdesk.domain.peaks import PeakMonth, PeakRow
    from bhdesk.domain.periods import Month


@dataclass(frozen=True, slots=True)
class DayLine:
    """One day at one place; `value` None: not counted.

    `total` is the running sum, None before the first count and after the last one to come;
    `left` what is missing for the month's own target on that evening, below 0 when it is passed;
    `need` what each day after this one has to bring, None where there is nothing to win any more
    or no day left.
    """

    day: date
    value: int | None
    total: int | None
    left: int | None
    need: int | None
    broadcasts: int


@dataclass(frozen=True, slots=True)
class Pace:
    """What is missing on a day, the days still to come, and what each of them has to bring."""

    left: int | None
    days: int
    need: int | None


def days_of(month: Month) -> tuple[date, ...]:
    """Every day of a month."""
    return tuple(month.first_day + timedelta(days=at) for at in range(month.last_day.day))


def weeks_of(month: Month) -> tuple[tuple[date, date], ...]:
    """The first and last day of each week as far as it lies in the month."""
    found: dict[date, list[date]] = {}
    for day in days_of(month):
        found.setdefault(week_of(day), []).append(day)
    return tuple((days[0], days[-1]) for days in found.values())


def row_of(peak: PeakMonth, unit: int | None) -> PeakRow:
    """The row of a place; None is the whole office."""
    if unit is None:
        return peak.office
    return next(row for row in peak.rows if row.unit == unit)


def values_of(peak: PeakMonth, unit: int | None) -> Mapping[date, int]:
    """What was counted by day at a place; None adds up all of them."""
    if unit is None:
        return peak.days
    return {one.day: one.value for one in peak.counts if one.unit == unit}


def lines(
    peak: PeakMonth, unit: int | None, broadcasts: Mapping[date, int], today: date
) -> tuple[DayLine, ...]:
    """Every day of the month at one place; `broadcasts`: how many there were by day."""
    values, target = values_of(peak, unit), row_of(peak, unit).target
    end = max([today, *values])
    made, total = [], None
    last = peak.month.last_day
    for day in days_of(peak.month):
        value = values.get(day)
        if value is not None:
            total = value if total is None else total + value
        known = total if day <= end else None
        left = None if target is None or known is None else target - known
        need = _each(left, (last - day).days)
        made.append(DayLine(day, value, known, left, need, broadcasts.get(day, 0)))
    return tuple(made)


def pace(peak: PeakMonth, unit: int | None, today: date) -> Pace:
    """Where a place stands: a day that is counted already is no day still to come."""
    row = row_of(peak, unit)
    last = peak.month.last_day
    gone = [peak.month.first_day - timedelta(days=1), today - timedelta(days=1)]
    gone += [day for day in values_of(peak, unit) if day <= today]
    days = max((last - max(gone)).days, 0)
    left = row.missing if row.won is not None else row.target
    return Pace(left, days, _each(left, days))


def _each(left: int | None, days: int) -> int | None:
    """People a day, rounded up: fewer would not be enough."""
    if left is None or left <= 0 or days <= 0:
        return None
    return -(-left // days)


def silent_days(month: Month, broadcasts: Iterable[date], today: date) -> tuple[date, ...]:
    """Days up to today without a broadcast (BN III.23 g6 asks for one every day)."""
    told = set(broadcasts)
    return tuple(day for day in days_of(month) if day <= today and day not in told)


def spans(days: Iterable[date]) -> str:
    """Days in words, those in a row drawn together: "1–4/5, 7/5"."""
    runs: list[list[date]] = []
    for day in days:
        if runs and day - runs[-1][-1] == timedelta(days=1) and day.month == runs[-1][-1].month:
            runs[-1].append(day)
        else:
            runs.append([day])
    return ", ".join(
        text.short_day(run[0]) if len(run) == 1 else f"{run[0].day}–{text.short_day(run[-1])}"
        for run in runs
    )
