"""What peak months were given to win, and what was counted in them day by day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from bhdesk.domain.peaks import PeakCount
from bhdesk.store import records

if TYPE_CHECKING:
    from bhdesk.domain.periods import Month
    from bhdesk.store.transaction import Reading, Writing


def targets(db: Reading, month: Month, measure: str) -> dict[int, int]:
    """What a month was given, by unit id; the office's own under its id."""
    rows = db.all(
        "SELECT t.unit_id, t.value FROM peak_target t JOIN measure m ON m.id = t.measure_id"
        " WHERE t.month = :month AND m.key = :measure",
        month=month.key, measure=measure,
    )  # fmt: skip
    return dict(rows)


def target(db: Reading, month: Month, office: int, measure: str) -> int | None:
    """What the whole office was given to win in a month; None where it was given nothing."""
    return targets(db, month, measure).get(office)


def counts(db: Reading, month: Month, measure: str) -> tuple[PeakCount, ...]:
    """The daily counts of a month in the order of their days."""
    rows = db.all(
        "SELECT c.day, c.unit_id, c.value FROM peak_count c JOIN measure m ON m.id = c.measure_id"
        " WHERE c.day BETWEEN :first AND :last AND m.key = :measure ORDER BY c.day, c.unit_id",
        first=month.first_day.isoformat(), last=month.last_day.isoformat(), measure=measure,
    )  # fmt: skip
    return tuple(PeakCount(date.fromisoformat(day), unit, value) for day, unit, value in rows)


def put_target(db: Writing, month: Month, unit: int, measure: str, value: int | None) -> bool:
    """Write what a place was given to win; None takes it out."""
    number = records.measure_id(db, measure)
    key = {"month": month.key, "unit_id": unit, "measure_id": number}
    ref = f"{month.key}/{unit}/{number}"
    if value is None:
        return records.delete(db, "peak_target", key, ref=ref)
    return records.upsert(db, "peak_target", key, {"value": value}, ref=ref)


def put_count(db: Writing, day: date, unit: int, measure: str, value: int | None) -> bool:
    """Write what was newly won on a day; None takes it out."""
    number = records.measure_id(db, measure)
    key = {"day": day, "unit_id": unit, "measure_id": number}
    ref = f"{day.isoformat()}/{unit}/{number}"
    if value is None:
        return records.delete(db, "peak_count", key, ref=ref)
    return records.upsert(db, "peak_count", key, {"value": value}, ref=ref)
