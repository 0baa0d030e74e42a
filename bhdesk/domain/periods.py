"""Months, the periods papers report on, and the last day that keeps a due date."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from bhdesk.domain import text
from bhdesk.domain.errors import UserError

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
        following = date(self.year + self.number // 12, self.number % 12 + 1, 1)
        return following - timedelta(days=1)

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


class PeriodKind(StrEnum):
    """How long a period is that a paper reports on."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"

    @property
    def length(self) -> int:
        """Its months."""
        return _LENGTHS[self]

    @property
    def word(self) -> str:
        """What it is called inside a sentence: tháng, quý, 6 tháng, năm."""
        return _KIND_WORDS[self]


_LENGTHS = {
    PeriodKind.MONTH: 1, PeriodKind.QUARTER: 3, PeriodKind.HALF: 6, PeriodKind.YEAR: 12,
}  # fmt: skip
_KIND_WORDS = {
    PeriodKind.MONTH: "tháng", PeriodKind.QUARTER: "quý", PeriodKind.HALF: "6 tháng",
    PeriodKind.YEAR: "năm",
}  # fmt: skip
_HALVES = ("đầu", "cuối")


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A month, quarter, half or whole year; `number` counts within the year, 1 for the year."""

    kind: PeriodKind
    year: int
    number: int = 1

    def __post_init__(self) -> None:
        if not (1900 <= self.year <= 2999 and 1 <= self.number <= 12 // self.kind.length):
            raise UserError("period.unreadable", text=f"{self.year}-{self.number}")

    @classmethod
    def parse(cls, typed: str) -> Period:
        """From "2026-05", "5/2026", "2026-Q2", "2026-H1" or "2026"; raises period.unreadable."""
        shown = typed.strip()
        if turned := re.fullmatch(r"(\d{1,2})/(\d{4})", shown):
            return cls.parse(f"{turned[2]}-{turned[1]}")
        found = re.fullmatch(r"(\d{4})(?:-(?:([QH])(\d)|(\d{1,2})))?", shown.upper())
        if not found:
            raise UserError("period.unreadable", text=shown)
        year, letter, part, month = found.groups()
        kind = PeriodKind.MONTH if month else _LETTERS[letter or ""]
        try:
            return cls(kind, int(year), int(month or part or 1))
        except UserError as refused:
            raise UserError("period.unreadable", text=shown) from refused

    @classmethod
    def of(cls, kind: PeriodKind, month: Month) -> Period:
        """The period of that kind a month lies in."""
        return cls(kind, month.year, (month.number - 1) // kind.length + 1)

    @property
    def first(self) -> Month:
        """Its first month."""
        return Month(self.year, (self.number - 1) * self.kind.length + 1)

    @property
    def last(self) -> Month:
        """Its last month: what stands at its end stands for the period."""
        return Month(self.year, self.number * self.kind.length)

    @property
    def months(self) -> tuple[Month, ...]:
        """Its months, first to last."""
        return self.first.through(self.last)

    @property
    def previous(self) -> Period:
        """The period of the same length before it."""
        return Period.of(self.kind, self.first.shift(-1))

    @property
    def following(self) -> Period:
        """The period of the same length after it."""
        return Period.of(self.kind, self.last.shift(1))

    @property
    def label(self) -> str:
        """As lists show it: "tháng 5/2026", "quý II/2026", "6 tháng đầu năm 2026", "năm 2026"."""
        link = "/" if self.kind in {PeriodKind.MONTH, PeriodKind.QUARTER} else " "
        return f"{self._name}{link}{self.year}"

    @property
    def words(self) -> str:
        """As papers write it in full: "tháng 02 năm 2026", "quý II năm 2026", "năm 2026".

        Months 1 and 2 have a zero before them (NĐ 30/2020, Phụ lục I).
        """
        if self.kind is PeriodKind.MONTH:
            return f"tháng {text.month_number(self.number)} năm {self.year}"
        link = " năm " if self.kind is PeriodKind.QUARTER else " "
        return f"{self._name}{link}{self.year}"

    @property
    def _name(self) -> str:
        if self.kind is PeriodKind.MONTH:
            return f"tháng {self.number}"
        if self.kind is PeriodKind.QUARTER:
            return f"quý {_ROMAN[self.number - 1]}"
        return self.half_words if self.kind is PeriodKind.HALF else "năm"

    @property
    def half_words(self) -> str:
        """A half without its year: "6 tháng đầu năm"; only for a half."""
        return f"6 tháng {_HALVES[self.number - 1]} năm"

    def __str__(self) -> str:
        letter = {PeriodKind.QUARTER: "Q", PeriodKind.HALF: "H"}.get(self.kind)
        if letter:
            return f"{self.year}-{letter}{self.number}"
        return str(self.year) if self.kind is PeriodKind.YEAR else str(self.first)


_LETTERS = {"": PeriodKind.YEAR, "Q": PeriodKind.QUARTER, "H": PeriodKind.HALF}


def last_valid_day(due: date, op: str) -> date:
    """The last day that keeps the deadline: "before" (trước ngày) is strict, else that day."""
    return due - timedelta(days=1) if op == "before" else due


def due_date(month: Month, due_day: int) -> date:
    """Day `due_day` of the month after `month`: the report of that month or quarter falls due."""
    after = month.shift(1)
    return date(after.year, after.number, min(due_day, after.last_day.day))
