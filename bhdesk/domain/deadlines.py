"""Everything that is due, from whatever source, as one list with its last working day (A.7)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from bhdesk.domain import periods, text
from bhdesk.domain.errors import UserError
from bhdesk.domain.periods import Month, PeriodKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from bhdesk.domain.holidays import WorkCalendar

BEFORE, NO_LATER = "before", "no_later_than"
CLOSE = "close"
MAX_NAME = 200
_LONGEST = 30  # years ahead that a deadline without an end is still looked at


class About(StrEnum):
    """What a due day is about; together with Deadline.ref it says where to go."""

    REPORT = "report"
    PLAN = "plan"
    TARGET = "target"
    MILESTONE = "milestone"
    PEAK = "peak"
    QUOTA = "quota"
    ACTIVITY = "activity"
    MONTH = "month"
    TASK = "task"
    OWN = "own"


ABOUT_WORDS = {
    About.REPORT: "Báo cáo",
    About.PLAN: "Việc theo kế hoạch",
    About.TARGET: "Chỉ tiêu",
    About.MILESTONE: "Mốc chỉ tiêu",
    About.PEAK: "Tháng cao điểm",
    About.QUOTA: "Định mức",
    About.ACTIVITY: "Hoạt động",
    About.MONTH: "Chốt số liệu",
    About.TASK: "Nhiệm vụ",
    About.OWN: "Hạn của đơn vị",
}


class Every(StrEnum):
    """How often an own deadline comes back."""

    ONCE = ""
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


EVERY_WORDS = {
    Every.ONCE: "Một lần",
    Every.WEEK: "Hằng tuần",
    Every.MONTH: "Hằng tháng",
    Every.QUARTER: "Hằng quý",
    Every.YEAR: "Hằng năm",
}
_MONTHS = {Every.MONTH: 1, Every.QUARTER: 3, Every.YEAR: 12}
OWN_ABOUT = ("", *(kind.value for kind in PeriodKind), CLOSE)


@dataclass(frozen=True, slots=True)
class OwnDeadline:
    """A due day the office set itself; `day` is the first, `until` the last that may be due.

    `about`: "" for anything, a kind of period whose report it asks for, or CLOSE for the closing
    of a month's figures; done then follows from the register and the months.
    """

    name: str
    day: date
    op: str = NO_LATER
    every: Every = Every.ONCE
    until: date | None = None
    about: str = ""
    note: str = ""
    id: int = 0

    def days(self, last: date) -> Iterator[date]:
        """Its due days up to `last`; the 31st is the last day of a shorter month."""
        end = min(last, self.until or last)
        at, day = 0, self.day
        while day <= end and day.year < self.day.year + _LONGEST:
            yield day
            if self.every is Every.ONCE:
                return
            at += 1
            if self.every is Every.WEEK:
                day = self.day + timedelta(weeks=at)
            else:
                month = Month.of(self.day).shift(at * _MONTHS[self.every])
                day = date(month.year, month.number, min(self.day.day, month.last_day.day))


class Dated(NamedTuple):
    """A due day as its source has it: `due` and `op` as written ("trước ngày 05").

    `key` stays the same however often the list is made. `is_event`: an appointment that only
    passes and is never overdue. `note` says more, a number reached or where it is written.
    `measure`: what is counted towards it, "" where nothing is.
    """

    key: str
    about: About
    title: str
    due: date
    op: str = NO_LATER
    ref: str = ""
    note: str = ""
    is_done: bool = False
    done_on: date | None = None
    is_event: bool = False
    measure: str = ""


class Deadline(NamedTuple):
    """A due day on the calendar of the office.

    `valid`: the last day that keeps it; `working`: the last one on which the office works.
    """

    dated: Dated
    valid: date
    working: date

    @property
    def key(self) -> str:
        """What it is marked as done by."""
        return self.dated.key

    @property
    def title(self) -> str:
        """What is to be done."""
        return self.dated.title

    @property
    def about(self) -> About:
        """What it is about."""
        return self.dated.about

    @property
    def ref(self) -> str:
        """The thing itself: "quarter:2026-Q2", a number, an indicator."""
        return self.dated.ref

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to do."""
        return self.dated.is_done

    def overdue(self, today: date) -> int:
        """Days since the last valid day; 0 while it can be kept, once done, and for an event."""
        if self.is_done or self.dated.is_event:
            return 0
        return max(0, (today - self.valid).days)

    def left(self, today: date) -> int:
        """Days to the last working day, below 0 when it has passed."""
        return (self.working - today).days

    @property
    def when(self) -> str:
        """Its last working day in words: "thứ Sáu 03/7"."""
        return day_words(self.working)

    def words(self, today: date) -> str:
        """How it stands: "còn 3 ngày", "hạn cuối hôm nay", "quá hạn 2 ngày"."""
        if self.is_done:
            done = self.dated.done_on
            return f"đã xong {text.day(done)}" if done else "đã xong"
        if late := self.overdue(today):
            return f"quá hạn {late} ngày"
        left = self.left(today)
        if left > 0:
            return f"còn {left} ngày"
        if left == 0:
            return "hạn cuối hôm nay"
        return "đã qua" if self.dated.is_event else f"hết hạn {day_words(self.valid)}"

    @property
    def reminder(self) -> str:
        """The sentence that names both days where they differ (weekday trap)."""
        said = f"hạn cuối: {self.when}"
        if self.working != self.valid:
            said += f" (ngày làm việc cuối; hạn theo văn bản: hết {day_words(self.valid)})"
        return said


class DeadlineList(NamedTuple):
    """What is due between two days; `today` is the day it was looked at."""

    first: date
    last: date
    today: date
    rows: tuple[Deadline, ...]

    @property
    def open(self) -> tuple[Deadline, ...]:
        """What is not done."""
        return tuple(row for row in self.rows if not row.is_done)

    @property
    def late(self) -> tuple[Deadline, ...]:
        """What is overdue, the oldest first."""
        return tuple(row for row in self.rows if row.overdue(self.today))


def day_words(day: date) -> str:
    """A weekday with its day: "thứ Sáu 03/7"."""
    return f"{periods.WEEKDAYS[day.weekday()]} {day.day:02d}/{day.month}"


def settle(
    found: Iterable[Dated], calendar: WorkCalendar, done: Mapping[str, tuple[date, str]]
) -> tuple[Deadline, ...]:
    """The list in the order of its last working days, with what was marked as done by hand."""
    made = []
    for one in found:
        valid = periods.last_valid_day(one.due, one.op)
        working = valid if one.is_event else calendar.last_working_day(valid)
        made.append(Deadline(_marked(one, done), valid, working))
    return tuple(sorted(made, key=lambda item: (item.working, item.valid, item.key)))


def _marked(one: Dated, done: Mapping[str, tuple[date, str]]) -> Dated:
    if one.is_done or one.key not in done:
        return one
    day, note = done[one.key]
    return one._replace(note=note or one.note, is_done=True, done_on=day)


def refuse_own(made: OwnDeadline) -> None:
    """Raises UserError deadline.no_name, deadline.unknown_rule, deadline.until_before."""
    name = text.nfc(made.name)
    text.refuse_unprintable(name)
    text.refuse_unprintable(made.note)
    if not name or len(name) > MAX_NAME:
        raise UserError("deadline.no_name", most=MAX_NAME)
    if made.op not in {BEFORE, NO_LATER} or made.about not in OWN_ABOUT:
        raise UserError("deadline.unknown_rule")
    if made.until is not None and made.until < made.day:
        raise UserError(
            "deadline.until_before", until=text.day(made.until), first=text.day(made.day)
        )
