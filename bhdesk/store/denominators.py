"""Questions about denominators: population, labour force and the like, dated and sourced (R02)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from bhdesk.domain import catalogue, lineage
from bhdesk.domain.board import Base
from bhdesk.domain.periods import Month
from bhdesk.store import lineages, records

if TYPE_CHECKING:
    from bhdesk.domain.frame import Frame
    from bhdesk.store.transaction import Reading, Writing


def bases(db: Reading, on: date) -> dict[tuple[int, str], Base]:
    """The denominators valid on a day by (unit id, key): the latest `as_of` not after it (R02).

    A unit made by merging has the sum of those before it until it has its own.
    """
    rows = db.all(
        "SELECT b.unit_id, b.key, b.value, b.as_of, b.source FROM base b WHERE b.as_of ="
        " (SELECT MAX(x.as_of) FROM base x"
        " WHERE x.key = b.key AND x.unit_id = b.unit_id AND x.as_of <= :day)",
        day=on.isoformat(),
    )
    found = {
        (unit, key): Base(value, date.fromisoformat(as_of), source)
        for unit, key, value, as_of, source in rows
    }
    family, month = lineages.family(db), Month.of(on)
    values = {place: base.value for place, base in found.items()}
    for (unit, key), value in lineage.inherited(family, month, values).items():
        parts = [found[p, key] for p in family.forebears(unit, month) if (p, key) in found]
        latest = max(parts, key=lambda part: part.as_of)
        found[unit, key] = Base(value, latest.as_of, latest.source, is_sum=True)
    return found


def office_bases(db: Reading, frame: Frame, on: date) -> dict[str, Base]:
    """The whole office's by key: its own, else the sum of its units when every unit has one."""
    known = bases(db, on)
    found: dict[str, Base] = {}
    for key in catalogue.base_keys(frame.plan):
        own = known.get((frame.office_id, key))
        parts = [known.get((unit, key)) for unit in frame.unit_ids]
        if own is not None:
            found[key] = own
        elif parts and all(part is not None for part in parts):
            whole = [part for part in parts if part is not None]
            found[key] = Base(
                sum(part.value for part in whole),
                max(part.as_of for part in whole),
                whole[0].source,
                is_sum=True,
            )
    return found


def history(db: Reading, key: str, unit: int) -> tuple[Base, ...]:
    """All values of one denominator at one place, newest day first."""
    rows = db.all(
        "SELECT value, as_of, source FROM base WHERE key = :key AND unit_id = :unit"
        " ORDER BY as_of DESC",
        key=key,
        unit=unit,
    )
    return tuple(Base(value, date.fromisoformat(as_of), source) for value, as_of, source in rows)


def put(db: Writing, key: str, unit: int, as_of: date, value: int | None, source: str = "") -> bool:
    """Write the value of one day, or take it out (None); those of other days stay."""
    row = {"key": key, "unit_id": unit, "as_of": as_of}
    ref = f"{key}/{unit}/{as_of.isoformat()}"
    if value is None:
        return records.delete(db, "base", row, ref=ref)
    return records.upsert(db, "base", row, {"value": value, "source": source}, ref=ref)


def put_in(
    db: Writing, key: str, unit: int, span: tuple[Month, Month], value: int | None, source: str
) -> None:
    """Write the value of the last day of some months, or take out all that they hold (None)."""
    first, last = span[0].first_day, span[1].last_day
    if value is not None:
        put(db, key, unit, last, value, source)
        return
    for base in history(db, key, unit):
        if first <= base.as_of <= last:
            put(db, key, unit, base.as_of, None)
