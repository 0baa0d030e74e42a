"""Schools, their pupils by month, and employers that pay late."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.domain.schools import NOTHING, School, SchoolTyped
from bhdesk.store import records

if TYPE_CHECKING:
    from bhdesk.domain.periods import Month
    from bhdesk.store.transaction import Reading, Writing


def schools(db: Reading) -> tuple[School, ...]:
    """Every school, those that ended included."""
    rows = db.all("SELECT id, name, level, unit_id, is_active FROM school ORDER BY id")
    return tuple(
        School(name, level, unit, bool(active), number)
        for number, name, level, unit, active in rows
    )


def put_school(db: Writing, made: School) -> int:
    """Add (id 0) or change one; gives its number."""
    values = {
        "name": made.name, "level": made.level, "unit_id": made.unit, "is_active": made.is_active,
    }  # fmt: skip
    return records.keep(db, "school", made.id, values)


def remove_school(db: Writing, number: int) -> bool:
    """Take out a school that has no figures; False when there was none."""
    return records.delete(db, "school", {"id": number}, ref=str(number))


def has_counts(db: Reading, number: int) -> bool:
    """Whether anything was ever counted in a school."""
    found = db.value("SELECT 1 FROM school_count WHERE school_id = :number", number=number)
    return found is not None


def counts(db: Reading, month: Month) -> dict[int, SchoolTyped]:
    """The figures of a month by the number of the school, those half typed as well."""
    rows = db.all(
        "SELECT school_id, pupils, own_cards, other_cards FROM school_count WHERE month = :month",
        month=month.key,
    )
    return {number: SchoolTyped(*cells) for number, *cells in rows}


def months(db: Reading) -> tuple[int, ...]:
    """The months (yyyymm) in which all is known of some school, oldest first."""
    found = db.all(
        "SELECT DISTINCT month FROM school_count"
        " WHERE own_cards IS NOT NULL AND other_cards IS NOT NULL ORDER BY month"
    )
    return tuple(key for (key,) in found)


def put_count(db: Writing, number: int, month: Month, count: SchoolTyped) -> bool:
    """Write one school's figures of a month; those of which nothing is known go."""
    key, ref = {"school_id": number, "month": month.key}, f"{number}/{month.key}"
    if count == NOTHING:
        return records.delete(db, "school_count", key, ref=ref)
    values = {
        "pupils": count.pupils, "own_cards": count.own_cards, "other_cards": count.other_cards,
    }  # fmt: skip
    return records.upsert(db, "school_count", key, values, ref=ref)


def late_counts(db: Reading) -> dict[int, int]:
    """How many employers paid three months late or more, by month (yyyymm)."""
    return dict(db.all("SELECT month, value FROM late_employers"))


def put_late_count(db: Writing, month: Month, value: int | None) -> bool:
    """Write how many; None takes it out."""
    key, ref = {"month": month.key}, str(month.key)
    if value is None:
        return records.delete(db, "late_employers", key, ref=ref)
    return records.upsert(db, "late_employers", key, {"value": value}, ref=ref)
