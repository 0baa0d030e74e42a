"""Public holidays as they come with the program, and the days off of the office's own."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from bhdesk.domain import holidays, text
from bhdesk.domain.changes import Area, Changes
from bhdesk.domain.errors import UserError
from bhdesk.domain.holidays import DayOff, WorkCalendar
from bhdesk.exchange import plan_files
from bhdesk.store import date_book

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from bhdesk.store.engine import Store

MAX_NAME = 120


@lru_cache(maxsize=2)
def public(folder: Path) -> tuple[DayOff, ...]:
    """The public holidays of the files of a folder, read once; none where there is no folder."""
    found = [holidays.read(plan_files.read_text(path)) for path in plan_files.listed(folder)]
    return tuple(day for days in found for day in days)


def calendar(store: Store, given: tuple[DayOff, ...]) -> WorkCalendar:
    """The working days of the office; `given` are the public holidays."""
    with store.read() as db:
        return WorkCalendar.of(given, date_book.days_off(db))


def listed(store: Store, given: tuple[DayOff, ...], year: int) -> tuple[DayOff, ...]:
    """The days off and make-up days of a year; those with `is_own` are the office's."""
    return calendar(store, given).in_year(year)


def known_years(given: tuple[DayOff, ...]) -> tuple[int, ...]:
    """The years of which public holidays are known; the others have weekends only."""
    return tuple(sorted({item.day.year for item in given}))


def put(store: Store, day: date, name: str, *, is_off: bool = True) -> Changes:
    """Add a day off, or a day worked although it is a weekend or a public holiday.

    Raises UserError holiday.no_name, text.unprintable.
    """
    clean = text.nfc(name)
    if not clean or len(clean) > MAX_NAME:
        raise UserError("holiday.no_name", most=MAX_NAME)
    text.refuse_unprintable(clean)
    word = "ngày nghỉ" if is_off else "ngày làm việc"
    with store.write(f"Ghi {word} {text.day(day)}") as db:
        date_book.put_day_off(db, DayOff(day, clean, is_off))
    return Changes.of(Area.DEADLINES)


def remove(store: Store, day: date, given: tuple[DayOff, ...]) -> Changes:
    """Take out a day of the office's own, or declare a public holiday a working day.

    Raises UserError holiday.unknown where the day is neither.
    """
    with store.write(f"Bỏ ngày nghỉ {text.day(day)}") as db:
        if not date_book.remove_day_off(db, day):
            stands = next((item for item in given if item.day == day and item.is_off), None)
            if stands is None:
                raise UserError("holiday.unknown", day=text.day(day))
            date_book.put_day_off(db, replace(stands, is_off=False))
    return Changes.of(Area.DEADLINES)
