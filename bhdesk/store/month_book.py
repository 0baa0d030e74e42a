"""The states of months as the data file keeps them, and the lock they put on writing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.domain.errors import UserError
from bhdesk.domain.months import MonthState, State
from bhdesk.domain.periods import Month
from bhdesk.store import reads, records

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from bhdesk.store.transaction import Reading, Writing

_COLUMNS = "month, state, changed_at, actor, reason, until, is_outdated"


def states(db: Reading) -> dict[int, MonthState]:
    """Every month (`yyyymm`) that was ever closed; the others are open."""
    return {
        month: MonthState(month, State(state), at, who, why, reads.day(until), bool(outdated))
        for month, state, at, who, why, until, outdated in db.all(
            f"SELECT {_COLUMNS} FROM month_state"
        )
    }


def state(db: Reading, month: Month) -> MonthState:
    """One month's state."""
    return states(db).get(month.key, MonthState(month.key))


def locked(db: Reading, today: date) -> set[int]:
    """The months (`yyyymm`) into which nothing may be written on that day."""
    return {key for key, found in states(db).items() if found.is_locked(today)}


def refuse_locked(db: Writing, months: Iterable[int]) -> set[int]:
    """Every locked month; raises UserError month.sent, month.closed if one of `months` is."""
    known = states(db)
    today = db.now.date()
    for key in sorted(months):
        found = known.get(key)
        if found is not None and found.is_locked(today):
            code = "month.sent" if found.state is State.SENT else "month.closed"
            raise UserError(code, month=Month.from_key(key).label)
    return {key for key, found in known.items() if found.is_locked(today)}


def put(
    db: Writing, month: Month, new: State, reason: str, who: str = "", until: date | None = None
) -> None:
    """Give a month another state, with who did it, when and why; it is up to date again."""
    values = {
        "state": new.value, "changed_at": db.moment, "actor": who or db.actor,
        "reason": reason, "until": until, "is_outdated": False,
    }  # fmt: skip
    records.upsert(db, "month_state", {"month": month.key}, values, ref=str(month.key))


def mark_outdated(db: Writing, changed: int) -> tuple[int, ...]:
    """Mark the locked months after `changed` (yyyymm), whose sums rest on it; gives all of them."""
    today = db.now.date()
    later = [s for s in states(db).values() if s.month > changed and s.is_locked(today)]
    for found in later:
        if not found.is_outdated:
            key = {"month": found.month}
            records.update(db, "month_state", key, {"is_outdated": True}, ref=str(found.month))
    return tuple(sorted(found.month for found in later))


def unmark(db: Writing, month: int) -> None:
    """Say that a locked month is up to date again."""
    records.update(db, "month_state", {"month": month}, {"is_outdated": False}, ref=str(month))
