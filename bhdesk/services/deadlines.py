"""One list of everything that is due, from the plan and from the office's own settings (A.7)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from bhdesk.domain import deadlines, text
from bhdesk.domain.changes import Area, Changes
from bhdesk.domain.deadlines import ABOUT_WORDS, About, DeadlineList, OwnDeadline
from bhdesk.domain.errors import UserError
from bhdesk.exchange import calendar_file, papers
from bhdesk.exchange.calendar_file import Event
from bhdesk.store import date_book, due_days, reads

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from bhdesk.domain.holidays import DayOff
    from bhdesk.store.engine import Store
    from bhdesk.store.transaction import Reading

_ALARMS = {About.REPORT: (3, 1, 0), About.ACTIVITY: (1, 0), About.TASK: (3, 0)}
_USUAL_ALARMS = (7, 1)


def listed(
    store: Store, first: date, last: date, today: date, public: Iterable[DayOff] = ()
) -> DeadlineList:
    """Everything whose last working or last valid day lies from `first` to `last`.

    `public`: the public holidays (holidays.public), without which only weekends are known.
    """
    with store.read() as db:
        return due_days.listed(db, public, first, last, today)


def own(store: Store) -> tuple[OwnDeadline, ...]:
    """The rules the office set itself."""
    with store.read() as db:
        return date_book.own(db)


def save_own(store: Store, made: OwnDeadline) -> tuple[Changes, int]:
    """Add (id 0) or change an own deadline; gives its number.

    Raises UserError deadline.no_name, deadline.unknown_rule, deadline.until_before,
    deadline.unknown, text.unprintable.
    """
    deadlines.refuse_own(made)
    clean = replace(made, name=text.nfc(made.name), note=text.nfc(made.note))
    with store.write(f"Ghi hạn {clean.name}") as db:
        if clean.id and all(one.id != clean.id for one in date_book.own(db)):
            raise UserError("deadline.unknown")
        number = date_book.put_own(db, clean)
    return Changes.of(Area.DEADLINES), number


def remove_own(store: Store, number: int) -> Changes:
    """Take out an own deadline; raises UserError deadline.unknown."""
    with store.write("Bỏ hạn của đơn vị") as db:
        if not date_book.remove_own(db, number):
            raise UserError("deadline.unknown")
    return Changes.of(Area.DEADLINES)


def mark_done(store: Store, key: str, day: date, note: str = "") -> Changes:
    """Say that one due day is dealt with; raises UserError deadline.unknown, text.unprintable."""
    text.refuse_unprintable(note)
    with store.write("Đánh dấu hạn đã xong") as db:
        if all(
            row.key != key for row in due_days.listed(db, (), *_whole(db), store.now().date()).rows
        ):
            raise UserError("deadline.unknown")
        date_book.put_done(db, key, day, text.nfc(note))
    return Changes.of(Area.DEADLINES)


def mark_open(store: Store, key: str) -> Changes:
    """Take the mark away again; raises UserError deadline.unknown where there is none."""
    with store.write("Bỏ đánh dấu hạn đã xong") as db:
        if not date_book.put_done(db, key, None):
            raise UserError("deadline.unknown")
    return Changes.of(Area.DEADLINES)


def _whole(db: Reading) -> tuple[date, date]:
    """All days for which there can be a due day: the plan's, and a year around it."""
    period = reads.plan(db).period
    return date(period.start.year - 1, 1, 1), date(period.end.year + 2, 12, 31)


def calendar_text(store: Store, seen: DeadlineList) -> str:
    """What is open of a list as a calendar file, each on its last working day, with alarms."""
    with store.read() as db:
        office = reads.office(db)
        mark = str(db.value("SELECT value FROM meta WHERE key = 'uuid'") or "")
    events = [
        Event(
            f"{row.key}@{mark or 'bhdesk'}",
            row.working,
            row.title,
            "\n".join(line for line in (row.reminder, row.dated.note) if line),
            ABOUT_WORDS[row.about],
            () if row.dated.is_event else _ALARMS.get(row.about, _USUAL_ALARMS),
        )
        for row in seen.open
    ]
    name = f"Hạn công việc BHXH, BHYT – {office.short_name}" if office.name else "Hạn công việc"
    return calendar_file.text_of(name, events, store.now())


def save_calendar(store: Store, seen: DeadlineList, target: Path) -> None:
    """Write the calendar file; raises UserError deadline.not_calendar, StoreProblem file.*."""
    if target.suffix.lower() != ".ics":
        raise UserError("deadline.not_calendar", name=target.name)
    papers.save(target, calendar_text(store, seen).encode())
