"""Tasks and the deadlines they had before, in the data file."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from bhdesk.domain.activity_kinds import KINDS, Kind
from bhdesk.domain.tasks import Meeting, Move, Task, TaskState
from bhdesk.store import reads, records

if TYPE_CHECKING:
    from bhdesk.store.transaction import Reading, Writing

_TEXTS = (
    "work", "assignee", "lead", "cooperating", "supervisor", "product", "authority", "evidence",
    "note", "source",
)  # fmt: skip
_DAYS = ("starts", "due", "assigned_on", "done_on")


def tasks(db: Reading) -> tuple[Task, ...]:
    """Every task by its number."""
    moves: dict[int, list[Move]] = {}
    for number, task, old, new, reason, day, activity in db.all(
        "SELECT id, task_id, old_due, new_due, reason, day, activity_id FROM task_move ORDER BY id"
    ):
        old_due, new_due, on = (date.fromisoformat(value) for value in (old, new, day))
        made = Move(old_due, new_due, reason, on, activity, number)
        moves.setdefault(task, []).append(made)
    names = (*_TEXTS, *_DAYS)
    found = []
    for number, state, activity, *cells in db.all(
        f"SELECT id, state, activity_id, {', '.join(names)} FROM task ORDER BY id"
    ):
        values: dict[str, Any] = dict(zip(names, cells, strict=True))
        values |= {name: reads.day(values[name]) for name in _DAYS}
        values |= {"state": TaskState(state), "activity": activity, "id": number}
        found.append(Task(**values, moves=tuple(moves.get(number, ()))))
    return tuple(found)


def task(db: Reading, number: int) -> Task | None:
    """One task by its number; None when there is none."""
    return next((one for one in tasks(db) if one.id == number), None)


def keep(db: Writing, new: Task) -> int:
    """Add a task (id 0) or change the one of that number, its moves aside; gives the number."""
    values: dict[str, object] = {name: getattr(new, name) for name in (*_TEXTS, *_DAYS)}
    values |= {"state": new.state.value, "activity_id": new.activity}
    return records.keep(db, "task", new.id, values)


def add_move(db: Writing, number: int, move: Move) -> None:
    """Keep a deadline that was moved."""
    records.insert(
        db, "task_move", "", task_id=number, old_due=move.old_due, new_due=move.new_due,
        reason=move.reason, day=move.day, activity_id=move.activity,
    )  # fmt: skip


def remove(db: Writing, number: int) -> None:
    """Take out a task that was never given out."""
    records.delete(db, "task", {"id": number}, ref=str(number))


def last_review(db: Reading, before: date) -> date | None:
    """The day of the last review meeting held before a day."""
    found = db.value(
        "SELECT MAX(day) FROM activity WHERE kind = 'review_meeting' AND state = 'held'"
        " AND deleted_at IS NULL AND day < :day",
        day=before.isoformat(),
    )
    return reads.day(found)


def meetings(db: Reading, first: date, last: date, most: int) -> tuple[Meeting, ...]:
    """The newest meetings of a span of days, and all that a task, a move or an obstacle names.

    Few columns of few rows: this is read with every task that is stored.
    """
    kinds = ", ".join(f"'{kind.key.value}'" for kind in KINDS if kind.gathers)
    rows = db.all(
        f"SELECT id, kind, day, place FROM activity WHERE deleted_at IS NULL AND kind IN ({kinds})"
        " AND day BETWEEN :first AND :last ORDER BY day DESC, id DESC LIMIT :most",
        first=first.isoformat(), last=last.isoformat(), most=most,
    )  # fmt: skip
    linked = db.all(
        "SELECT id, kind, day, place FROM activity WHERE id IN (SELECT activity_id FROM task"
        " UNION SELECT activity_id FROM task_move UNION SELECT activity_id FROM obstacle)"
        " ORDER BY day DESC, id DESC"
    )
    found = {row[0]: row for row in (*rows, *linked)}
    return tuple(
        Meeting(number, Kind(kind), date.fromisoformat(day), place)
        for number, kind, day, place in found.values()
    )


def is_meeting(db: Reading, number: int) -> bool:
    """Whether there is an activity of that number that is not in the bin."""
    return bool(
        db.value("SELECT 1 FROM activity WHERE id = :id AND deleted_at IS NULL", id=number)
    )
