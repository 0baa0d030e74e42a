"""Public holidays as they come with the program, and the days off of the office's own."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from bhdesk import paths
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
    from bhdesk.store.transaction import Reading

FOLDER = "holidays"
MAX_NAME = 120


def public() -> tuple[DayOff, ...]:
    """The public holidays of the years that come with the program."""
    return _read(paths.resources_dir() / FOLDER)


@lru_cache(maxsize=2)
def _read(folder: Path) -> tuple[DayOff, ...]:
    """Read once: the files do not change while the program runs."""
    found = [holidays.read(plan_files.read_text(path)) for path in plan_files.listed(folder)]
    return tuple(day for days in found for day in days)


def calendar_of(db: Reading) -> WorkCalendar:
    """The working days of the office, inside a transaction that is open already."""
    return WorkCalendar.of(public(), date_book.days_off(db))


def calendar(store: Store) -> WorkCalendar:
    """The working days of the office."""
    with store.read() as db:
        return calendar_of(db)


def listed(store: Store, year: int) -> tuple[DayOff, ...]:
    """The days off and make-up days of a year; those with `is_own` are the office's."""
    return calendar(store).in_year(year)


def known_years() -> tuple[int, ...]:
    """The years whose public holidays come with the program; others have weekends only."""
    return tuple(sorted({item.day.year for item in public()}))


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


def remove(store: Store, day: date) -> Changes:
    """Take out a day of the office's own, or declare a public holiday a working day.

    Raises UserError holiday.unknown where the day is neither.
    """
    with store.write(f"Bỏ ngày nghỉ {text.day(day)}") as db:
        if not date_book.remove_day_off(db, day):
            stands = next((item for item in public() if item.day == day and item.is_off), None)
            if stands is None:
                raise UserError("holiday.unknown", day=text.day(day))
            date_book.put_day_off(db, replace(stands, is_off=False))
    return Changes.of(Area.DEADLINES)
