"""Days on which the office is closed, and the last working day before one that is due."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_ONE_DAY = timedelta(days=1)

_NONE: Mapping[Any, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class DayOff:
    """A public holiday or a day of the office's own.

    `is_off` False: a day worked although it is a weekend or a holiday (hoán đổi, làm bù).
    `is_verified` False: not yet compared with the official notice.
    """

    day: date
    name: str
    is_off: bool = True
    is_own: bool = False
    is_verified: bool = True


class WorkCalendar(NamedTuple):
    """Weekends and the days of DayOff; the office's own stand above the public ones."""

    days: Mapping[date, DayOff] = _NONE

    @classmethod
    def of(cls, public: Iterable[DayOff], own: Iterable[DayOff] = ()) -> WorkCalendar:
        """Both together."""
        return cls({item.day: item for item in (*public, *own)})

    def is_working(self, day: date) -> bool:
        """Whether the office works on that day."""
        found = self.days.get(day)
        return day.weekday() < 5 if found is None else not found.is_off

    def last_working_day(self, day: date) -> date:
        """`day` itself or the nearest earlier day on which the office works."""
        while not self.is_working(day):
            day -= _ONE_DAY
        return day

    def in_year(self, year: int) -> tuple[DayOff, ...]:
        """The days of a year in their order."""
        found = (item for item in self.days.values() if item.day.year == year)
        return tuple(sorted(found, key=lambda item: item.day))


def read(source: str) -> tuple[DayOff, ...]:
    """The days of a file of public holidays; raises ValueError for one that is none."""
    return tuple(
        DayOff(
            _date(row["date"]),
            str(row["name"]),
            bool(row.get("is_off", True)),
            is_verified=bool(row.get("is_verified", True)),
        )
        for row in tomllib.loads(source).get("day", [])
    )


def _date(value: object) -> date:
    if not isinstance(value, date):
        raise ValueError(value)
    return value
