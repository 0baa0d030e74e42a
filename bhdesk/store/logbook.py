"""Activities in the data file: rows of three tables and one value of the domain."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from bhdesk.domain.activities import Activity, ActivityState, Kind
from bhdesk.store import reads, records

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bhdesk.store.transaction import Writing

_TEXTS = ("starts", "ends", "place", "chair", "secretary", "organisers", "topic")
_COUNTS = ("invited", "attended", "consulted")
_LONG = ("questions", "result", "obstacles")
_COLUMNS = ("id", "kind", "day", "state", *_TEXTS, *_COUNTS, *_LONG)


def activities(
    db: reads.Db, first: date, last: date, *, is_deleted: bool = False
) -> tuple[Activity, ...]:
    """Activities of a span of days, newest first; those in the bin only when asked for."""
    state = "IS NOT NULL" if is_deleted else "IS NULL"
    rows = db.all(
        f"SELECT {', '.join(_COLUMNS)} FROM activity WHERE deleted_at {state}"
        " AND day BETWEEN :first AND :last ORDER BY day DESC, starts DESC, id DESC",
        first=first.isoformat(), last=last.isoformat(),
    )  # fmt: skip
    return _made(db, rows)


def activity(db: reads.Db, number: int) -> Activity | None:
    rows = db.all(f"SELECT {', '.join(_COLUMNS)} FROM activity WHERE id = :number", number=number)
    return next(iter(_made(db, rows)), None)


def _made(db: reads.Db, rows: Iterable[tuple[object, ...]]) -> tuple[Activity, ...]:
    units: dict[object, list[int]] = {}
    for number, unit in db.all(
        "SELECT a.activity_id, a.unit_id FROM activity_unit a JOIN unit u ON u.id = a.unit_id"
        " ORDER BY u.position, u.id"
    ):
        units.setdefault(number, []).append(unit)  # type: ignore[arg-type]
    enrolled: dict[object, list[tuple[str, int]]] = {}
    for number, key, value in db.all(
        "SELECT e.activity_id, m.key, e.value FROM activity_enrolled e"
        " JOIN measure m ON m.id = e.measure_id ORDER BY e.measure_id"
    ):
        enrolled.setdefault(number, []).append((key, value))  # type: ignore[arg-type]
    found = []
    for row in rows:
        values = dict(zip(_COLUMNS, row, strict=True))
        texts = {name: str(values[name] or "") for name in (*_TEXTS, *_LONG)}
        figures = {name: values[name] for name in _COUNTS}
        number = values["id"]
        found.append(
            Activity(
                kind=Kind(str(values["kind"])),
                day=reads.day(values["day"]) or date.min,
                state=ActivityState(str(values["state"])),
                units=tuple(units.get(number, ())),
                enrolled=tuple(enrolled.get(number, ())),
                id=int(str(number)),
                **texts,
                **figures,  # type: ignore[arg-type]
            )
        )
    return tuple(found)


def _columns_of(item: Activity) -> dict[str, object]:
    values: dict[str, object] = {name: getattr(item, name) or None for name in ("starts", "ends")}
    values |= {name: getattr(item, name) for name in (*_TEXTS[2:], *_COUNTS, *_LONG)}
    return values | {"kind": item.kind.value, "day": item.day, "state": item.state.value}


def insert(db: Writing, item: Activity) -> int:
    """Store a new activity with its units and enrolments; gives its number."""
    number = records.insert(db, "activity", "", **_columns_of(item))
    _write_lists(db, number, Activity(item.kind, item.day), item)
    return number


def update(db: Writing, old: Activity, new: Activity) -> None:
    records.update(db, "activity", {"id": new.id}, _columns_of(new), ref=str(new.id))
    _write_lists(db, new.id, old, new)


def _write_lists(db: Writing, number: int, old: Activity, new: Activity) -> None:
    ref = str(number)
    for unit in set(old.units) - set(new.units):
        records.delete(db, "activity_unit", {"activity_id": number, "unit_id": unit}, ref=ref)
    for unit in new.units:
        if unit not in old.units:
            records.insert(db, "activity_unit", ref, activity_id=number, unit_id=unit)
    before, after = dict(old.enrolled), dict(new.enrolled)
    for key in before | after:  # not a set: numbers of measures are given in this order
        row = {"activity_id": number, "measure_id": records.measure_id(db, key)}
        if key not in after:
            records.delete(db, "activity_enrolled", row, ref=ref)
        elif before.get(key) != after[key]:
            records.upsert(db, "activity_enrolled", row, {"value": after[key]}, ref=ref)
