"""The office's own deadlines, what is done of any deadline, and its days off."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from bhdesk.domain.deadlines import Every, OwnDeadline
from bhdesk.domain.holidays import DayOff
from bhdesk.store import reads, records

if TYPE_CHECKING:
    from bhdesk.store.transaction import Reading, Writing


def own(db: Reading) -> tuple[OwnDeadline, ...]:
    """The office's own deadlines in the order they were written."""
    rows = db.all(
        "SELECT id, name, day, op, every, until, about, note FROM own_deadline ORDER BY id"
    )
    return tuple(
        OwnDeadline(
            name, date.fromisoformat(day), op, Every(every), reads.day(until), about, note, number
        )
        for number, name, day, op, every, until, about, note in rows
    )


def put_own(db: Writing, made: OwnDeadline) -> int:
    """Add (id 0) or change one; gives its number."""
    values = {
        "name": made.name, "day": made.day, "op": made.op, "every": made.every.value,
        "until": made.until, "about": made.about, "note": made.note,
    }  # fmt: skip
    return records.keep(db, "own_deadline", made.id, values)


def remove_own(db: Writing, number: int) -> bool:
    """Take one out; False when there was none."""
    return records.delete(db, "own_deadline", {"id": number}, ref=str(number))


def done(db: Reading) -> dict[str, tuple[date, str]]:
    """What somebody marked as done: the day and a note, by the key of the due day."""
    rows = db.all("SELECT key, done_on, note FROM deadline_done")
    return {key: (date.fromisoformat(day), note) for key, day, note in rows}


def put_done(db: Writing, key: str, day: date | None, note: str = "") -> bool:
    """Mark one due day as done, or as not done (None)."""
    if day is None:
        return records.delete(db, "deadline_done", {"key": key}, ref=key)
    values = {"done_on": day, "note": note}
    return records.upsert(db, "deadline_done", {"key": key}, values, ref=key)


def days_off(db: Reading) -> tuple[DayOff, ...]:
    """The days the office added to the public holidays or took out of them."""
    rows = db.all("SELECT day, name, is_off FROM day_off ORDER BY day")
    return tuple(
        DayOff(date.fromisoformat(day), name, bool(off), is_own=True) for day, name, off in rows
    )


def put_day_off(db: Writing, item: DayOff) -> bool:
    """Write one day of the office's own."""
    values = {"name": item.name, "is_off": item.is_off}
    return records.upsert(db, "day_off", {"day": item.day}, values, ref=item.day.isoformat())


def remove_day_off(db: Writing, day: date) -> bool:
    """Take one of the office's own days out; False when there was none."""
    return records.delete(db, "day_off", {"day": day}, ref=day.isoformat())
