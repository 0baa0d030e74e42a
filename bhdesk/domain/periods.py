"""Months, quarters and the last working day before a due date."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from bhdesk.domain.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Iterable

_ROMAN = ("I", "II", "III", "IV")
WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A calendar month; `key` is the integer yyyymm used in the data file."""

    year: int
    number: int

    def __post_init__(self) -> None:
        if not (1900 <= self.year <= 2999 and 1 <= self.number <= 12):
            raise UserError("month.unreadable", text=f"{self.year}-{self.number}")

    @classmethod
    def parse(cls, text: str) -> Month:
        """From "2026-05" or "5/2026"; raises UserError month.unreadable."""
        try:
            if found := re.fullmatch(r"(\d{4})-(\d{1,2})", text.strip()):
                return cls(int(found[1]), int(found[2]))
            if found := re.fullmatch(r"(\d{1,2})/(\d{4})", text.strip()):
                return cls(int(found[2]), int(found[1]))
        except UserError:
            pass  # such as month 0: refused as it was typed
        raise UserError("month.unreadable", text=text.strip())

    @classmethod
    def of(cls, day: date) -> Month:
        """The month a day lies in."""
        return cls(day.year, day.month)

    @classmethod
    def from_key(cls, key: int) -> Month:
        """The month of a key: 202605 is May 2026."""
        return cls(key // 100, key % 100)

    @property
    def key(self) -> int:
        """The month as one number, yyyymm."""
        return self.year * 100 + self.number

    @property
    def first_day(self) -> date:
        """The first day of the month."""
        return date(self.year, self.number, 1)

    @property
    def last_day(self) -> date:
        """The last day of the month."""
        return date(self.year, self.number, monthrange(self.year, self.number)[1])

    @property
    def months_left(self) -> int:
        """Months of the year after this one: the divisor of "cần mỗi tháng"."""
        return 12 - self.number

    def shift(self, months: int) -> Month:
        """So many months later, or earlier when negative."""
        total = self.year * 12 + self.number - 1 + months
        return Month(total // 12, total % 12 + 1)

    def through(self, last: Month) -> tuple[Month, ...]:
        """This month up to `last`, both included; empty when `last` lies before."""
        count = (last.year - self.year) * 12 + last.number - self.number + 1
        return tuple(self.shift(step) for step in range(max(0, count)))

    def __str__(self) -> str:
        return f"{self.year}-{self.number:02d}"

    @property
    def label(self) -> str:
        """As people write it: 5/2026."""
        return f"{self.number}/{self.year}"


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    year: int
    number: int

    @property
    def last_month(self) -> Month:
        """The month the quarter ends with."""
        return Month(self.year, self.number * 3)

    @property
    def label(self) -> str:
        """The quarter as papers write it: "quý II/2026"."""
        return f"quý {_ROMAN[self.number - 1]}/{self.year}"

    @classmethod
    def of(cls, month: Month) -> Quarter:
        """The quarter a month lies in."""
        return cls(month.year, (month.number - 1) // 3 + 1)


def last_valid_day(due: date, op: str) -> date:
    """The last day that keeps the deadline: "before" (trước ngày) is strict, else that day."""
    return due - timedelta(days=1) if op == "before" else due


def last_working_day(day: date, holidays: Iterable[date] = ()) -> date:
    """`day` itself or the nearest earlier day that is neither a weekend nor a holiday."""
    closed = frozenset(holidays)
    while day.weekday() >= 5 or day in closed:
        day -= timedelta(days=1)
    return day


def due_date(month: Month, due_day: int) -> date:
    """Day `due_day` of the month after `month`: the report of that month or quarter falls due."""
    after = month.shift(1)
    return date(after.year, after.number, min(due_day, after.last_day.day))
