"""One activity on many days, such as the broadcasts of a month: which days, which are there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from bhdesk.domain.activities import occasion
from bhdesk.domain.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date

    from bhdesk.domain.activities import Activity
    from bhdesk.domain.periods import Month


class Twins(StrEnum):
    """What becomes of an activity that stands in the log already: ask, leave it out, log it."""

    ASK = "ask"
    SKIP = "skip"
    ADD = "add"


MOST_DAYS = 366
# Thứ Hai … Chủ nhật as an officer writes them: 2 … 7, CN
WEEKDAYS = ("2", "3", "4", "5", "6", "7", "CN")


@dataclass(frozen=True, slots=True)
class Repeats:
    """`new` are the activities to be logged, `twins` those that stand in the log already."""

    new: tuple[Activity, ...]
    twins: tuple[Activity, ...]


def weekdays(typed: str) -> frozenset[int]:
    """The days of the week (0 Monday … 6 Sunday) of "2,4,6" or "7, CN".

    Raises UserError repeat.weekday.
    """
    found = set()
    for part in typed.replace(";", ",").split(","):
        word = part.strip().upper().removeprefix("T")
        if word == "8":
            word = "CN"
        if word not in WEEKDAYS:
            raise UserError("repeat.weekday", text=part.strip())
        found.add(WEEKDAYS.index(word))
    return frozenset(found)


def days_of(month: Month, chosen: Collection[int] = range(7)) -> tuple[date, ...]:
    """The days of a month that fall on these days of the week, all of them by default."""
    days = (month.first_day.replace(day=number) for number in range(1, month.last_day.day + 1))
    return tuple(day for day in days if day.weekday() in chosen)


def plan(activity: Activity, days: Iterable[date], stored: Iterable[Activity]) -> Repeats:
    """The activity on each of the days, in order and each day once; what is stored stays apart.

    Raises UserError repeat.no_days, repeat.too_many.
    """
    wanted = sorted(set(days))
    if not wanted:
        raise UserError("repeat.no_days")
    if len(wanted) > MOST_DAYS:
        raise UserError("repeat.too_many", count=len(wanted), most=MOST_DAYS)
    known = {occasion(item) for item in stored}
    made = [replace(activity, day=day, id=0) for day in wanted]
    return Repeats(
        tuple(item for item in made if occasion(item) not in known),
        tuple(item for item in made if occasion(item) in known),
    )
