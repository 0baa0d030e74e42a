"""Peak months: what was given to win in them, and what is won day by day (R22)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from bhdesk.domain import progress, text
from bhdesk.domain.quotas import week_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from bhdesk.domain.periods import Month


@dataclass(frozen=True, slots=True)
class PeakCount:
    """Newly won people of one day (or of the week that ends on it) at one place."""

    day: date
    unit: int
    value: int


@dataclass(frozen=True, slots=True)
class PeakRow:
    """One place of a peak month (`unit` None: the office).

    `counted`: the sum of the daily counts, None without any; `new`: what the monthly figures say;
    `before`: newly won in the month before; `ordinary`: the mean of the other months of the year
    so far, None without any.
    """

    unit: int | None
    target: int | None
    counted: int | None
    new: int | None
    before: int | None
    ordinary: Fraction | None

    @property
    def difference(self) -> int | None:
        """Daily counts minus the monthly figure; None while one is missing."""
        if self.counted is None or self.new is None:
            return None
        return self.counted - self.new

    @property
    def won(self) -> int | None:
        """The monthly figure, and before it is typed the daily counts."""
        return self.counted if self.new is None else self.new

    @property
    def percent(self) -> Fraction | None:
        """How much of the month's own target is won."""
        if self.won is None or not self.target:
            return None
        return progress.share(self.won, self.target)

    @property
    def missing(self) -> int | None:
        """People still to be won for the own target; below 0 when it is passed."""
        return None if self.target is None or self.won is None else self.target - self.won

    @property
    def words(self) -> str:
        """Against an ordinary month: "tăng mới 68 người; tháng trước 21; gấp 4,8 lần …"."""
        if self.won is None:
            return "Chưa có số liệu."
        said = f"Tăng mới {text.count(self.won)} người"
        if self.before is not None:
            said += f"; tháng trước {text.count(self.before)} người"
        if self.ordinary:
            mean = f"bình quân tháng thường {progress.plain(self.ordinary)} người"
            said += f"; gấp {progress.plain(Fraction(self.won) / self.ordinary)} lần {mean}"
        if self.missing is not None:
            left = text.count(abs(self.missing))
            said += f"; còn thiếu {left} người" if self.missing > 0 else f"; vượt {left} người"
        return f"{said}."


@dataclass(frozen=True, slots=True)
class PeakMonth:
    """A peak month of one measure: `rows` in the order of the units, `office` the whole."""

    campaign: str
    name: str
    month: Month
    measure: str
    rows: tuple[PeakRow, ...]
    office: PeakRow
    counts: tuple[PeakCount, ...]

    @property
    def days(self) -> Mapping[date, int]:
        """Newly won by day, over all places."""
        made: dict[date, int] = {}
        for one in self.counts:
            made[one.day] = made.get(one.day, 0) + one.value
        return dict(sorted(made.items()))

    @property
    def weeks(self) -> Mapping[date, int]:
        """Newly won by week, named by its Monday; days outside the month are in none."""
        made: dict[date, int] = {}
        for day, value in self.days.items():
            made[week_of(day)] = made.get(week_of(day), 0) + value
        return made
