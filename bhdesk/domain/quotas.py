"""Quotas of activities by unit and month: how many were held of how many asked for (R09)."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from bhdesk.domain import text
from bhdesk.domain.activities import KIND_WORDS, ActivityState, Kind, QuotaCell
from bhdesk.domain.periods import Month

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bhdesk.domain.activities import Activity
    from bhdesk.domain.frame import Frame
    from bhdesk.domain.plans import Quota

_SPELLED = {"customer_conferences": Kind.CUSTOMER_CONFERENCE}
_UNIT_WORDS = {"month": "cuộc", "week": "tuần", "day": "ngày"}


class QuotaTable(NamedTuple):
    """One quota over a year; `places` in order (None: the whole office), a cell each month.

    Of a weekly or daily quota a cell counts the weeks or days with enough activities.
    """

    quota: Quota
    name: str
    year: int
    places: tuple[int | None, ...]
    cells: tuple[QuotaCell, ...]

    def row(self, place: int | None) -> tuple[QuotaCell, ...]:
        """The twelve months of one place."""
        return tuple(cell for cell in self.cells if cell.unit == place)

    @property
    def short(self) -> tuple[QuotaCell, ...]:
        """The cells below the quota: red, each with its words."""
        return tuple(cell for cell in self.cells if cell.is_met is False)

    def words(self, cell: QuotaCell) -> str:
        """One cell in a sentence: "Tháng 2: 0/1, thiếu 1 cuộc"."""
        if not cell.required:
            return f"Tháng {cell.month.number}: kế hoạch không giao"
        unit = _UNIT_WORDS.get(self.quota.every, "cuộc")
        said = f"Tháng {cell.month.number}: {cell.held}/{cell.required}"
        if cell.is_met:
            return f"{said}, đạt"
        if cell.is_met is None:
            return f"{said}, chưa hết tháng"
        return f"{said}, thiếu {text.count(cell.missing)} {unit}"

    @property
    def required(self) -> int:
        """How much the quota asks for at all places, in its own unit (cuộc, tuần, ngày)."""
        return sum(cell.required for cell in self.cells)

    @property
    def done(self) -> int:
        """How much of that was held: what one month or place has too many fills no other."""
        return sum(min(cell.held, cell.required) for cell in self.cells)

    @property
    def unit_word(self) -> str:
        """What is counted: months ask for activities, others for weeks or days that have one."""
        return _UNIT_WORDS.get(self.quota.every, "cuộc")

    @property
    def summary(self) -> str:
        """The months that are short, or that none is."""
        if not self.short:
            return f"{self.name}: không có tháng nào thiếu."
        months = sorted({cell.month.number for cell in self.short})
        missing = sum(cell.missing for cell in self.short)
        unit = _UNIT_WORDS.get(self.quota.every, "cuộc")
        listed = ", ".join(str(number) for number in months)
        return f"{self.name}: tháng {listed} chưa đủ, thiếu {text.count(missing)} {unit}."


def kind_of(quota: Quota) -> Kind | None:
    """The kind of activity a quota asks for; None where it asks for what is not logged."""
    if quota.activity in _SPELLED:
        return _SPELLED[quota.activity]
    return Kind(quota.activity) if quota.activity in set(Kind) else None


def week_of(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def tables(
    frame: Frame, activities: Sequence[Activity], year: int, today: date, until: date | None = None
) -> tuple[QuotaTable, ...]:
    """Every quota of the plan for the office or its units whose activities are logged.

    With `until` only the months, weeks and days that are over by then are asked for.
    """
    made = []
    for quota in frame.plan.quotas:
        kind = kind_of(quota)
        if kind is None or quota.level not in {frame.where.office.key, frame.where.units.key}:
            continue
        is_per_unit = quota.level == frame.where.units.key
        places: tuple[int | None, ...] = frame.unit_ids if is_per_unit else (None,)
        held = [a for a in activities if a.kind is kind and a.state is ActivityState.HELD]
        months = Month(year, 1).through(Month(year, 12))
        asked = {month: _over(quota, _slots(frame, quota, month), until) for month in months}
        by_place = {place: _of_place(held, place) for place in places}
        cells = [
            _cell(quota, asked[month], month, place, by_place[place], today)
            for month in months
            for place in places
        ]
        name = quota.name[:1].upper() + quota.name[1:] or KIND_WORDS[kind]
        made.append(QuotaTable(quota, name, year, places, tuple(cells)))
    return tuple(made)


def _of_place(held: Iterable[Activity], place: int | None) -> list[Activity]:
    return [a for a in held if place is None or place in a.units]


def _slots(frame: Frame, quota: Quota, month: Month) -> tuple[date, ...]:
    """The months, weeks or days in which the quota asks for something, by their first day.

    A week counts in the month of its Monday.
    """
    peaks = {c.month for c in frame.plan.campaigns if c.key in quota.during}
    if quota.during and month.number not in peaks:
        return ()
    start, end = quota.start or frame.plan.period.start, quota.end or frame.plan.period.end
    days = [month.first_day + timedelta(days=at) for at in range(month.last_day.day)]
    if quota.every == "month":
        return (days[0],) if month.last_day >= start and month.first_day <= end else ()
    days = [day for day in days if start <= day <= end]
    return tuple(day for day in days if quota.every == "day" or day.weekday() == 0)


def _over(quota: Quota, slots: tuple[date, ...], until: date | None) -> tuple[date, ...]:
    """Those of the months, weeks or days that end by a day."""
    if until is None:
        return slots
    if quota.every == "month":
        return tuple(first for first in slots if Month.of(first).last_day <= until)
    length = timedelta(days=6 if quota.every == "week" else 0)
    return tuple(first for first in slots if first + length <= until)


def _cell(
    quota: Quota, slots: tuple[date, ...], month: Month, place: int | None,
    held: Sequence[Activity], today: date,
) -> QuotaCell:  # fmt: skip
    if quota.every == "month":
        count = sum(a.month == month for a in held)
        required = quota.value if slots else 0
    else:
        by_slot = Counter(a.day if quota.every == "day" else week_of(a.day) for a in held)
        count = sum(by_slot[slot] >= quota.value for slot in slots)
        required = len(slots)
    is_open = today <= month.last_day and count < required
    is_met = None if not required or is_open else count >= required
    return QuotaCell(month, place, count, required, is_met)
