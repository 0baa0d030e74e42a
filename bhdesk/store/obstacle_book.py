"""The register of obstacles in the data file."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from bhdesk.domain.obstacles import Obstacle
from bhdesk.store import reads, records

if TYPE_CHECKING:
    from bhdesk.store.transaction import Reading, Writing


def until(db: Reading, last: date = date.max) -> tuple[Obstacle, ...]:
    """The obstacles raised up to a day, oldest first."""
    rows = db.all(
        "SELECT text, raised_on, raised_by, unit_id, place, activity_id, passed_to, passed_on,"
        " answer, answered_on, id FROM obstacle WHERE raised_on <= :last ORDER BY raised_on, id",
        last=last.isoformat(),
    )
    return tuple(
        Obstacle(
            words, date.fromisoformat(raised), by, unit, place, activity, passed_to,
            reads.day(passed), answer, reads.day(answered), number,
        )
        for words, raised, by, unit, place, activity, passed_to, passed, answer, answered, number
        in rows
    )  # fmt: skip


def obstacle(db: Reading, number: int) -> Obstacle | None:
    """One obstacle by its number; None when there is none."""
    return next((one for one in until(db) if one.id == number), None)


def keep(db: Writing, new: Obstacle) -> int:
    """Add an obstacle (id 0) or change the one of that number; gives the number."""
    values: dict[str, object] = {
        "raised_on": new.raised_on, "text": new.text, "unit_id": new.unit,
        "raised_by": new.raised_by, "place": new.place, "activity_id": new.activity,
        "passed_to": new.passed_to, "passed_on": new.passed_on, "answer": new.answer,
        "answered_on": new.answered_on,
    }  # fmt: skip
    return records.keep(db, "obstacle", new.id, values)


def remove(db: Writing, number: int) -> None:
    """Take out an obstacle entered by mistake."""
    records.delete(db, "obstacle", {"id": number}, ref=str(number))
