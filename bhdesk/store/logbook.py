"""Activities in the data file: rows of three tables and one value of the domain."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from bhdesk.domain.activities import Activity, ActivityState, Binned, Kind
from bhdesk.store import records

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bhdesk.store.transaction import Reading, Row, Writing

_TEXTS = ("starts", "ends", "place", "chair", "secretary", "organisers", "topic")
_COUNTS = ("invited", "attended", "consulted")
_LONG = ("questions", "result", "obstacles")
_COLUMNS = ("id", "kind", "day", "state", *_TEXTS, *_COUNTS, *_LONG)


def activities(
    db: Reading, first: date, last: date, *, is_deleted: bool = False
) -> tuple[Activity, ...]:
    """Activities of a span of days, newest first; those in the bin only when asked for."""
    state = "IS NOT NULL" if is_deleted else "IS NULL"
    rows = db.all(
        f"SELECT {', '.join(_COLUMNS)} FROM activity WHERE deleted_at {state}"
        " AND day BETWEEN :first AND :last ORDER BY day DESC, starts DESC, id DESC",
        first=first.isoformat(), last=last.isoformat(),
    )  # fmt: skip
    return _made(db, rows)


def binned(db: Reading) -> tuple[Binned, ...]:
    """The activities in the bin, the one that was put there last first."""
    found = {item.id: item for item in activities(db, date.min, date.max, is_deleted=True)}
    rows = db.all(
        "SELECT a.id, a.deleted_at, (SELECT b.actor FROM history h JOIN batch b"
        " ON b.id = h.batch_id WHERE h.entity = 'activity' AND h.field = 'deleted_at'"
        " AND h.ref = CAST(a.id AS VARCHAR(20)) ORDER BY h.id DESC LIMIT 1) FROM activity a"
        " WHERE a.deleted_at IS NOT NULL ORDER BY a.deleted_at DESC, a.id DESC"
    )
    return tuple(Binned(found[number], at, who or "") for number, at, who in rows)


def activity(db: Reading, number: int) -> Activity | None:
    """One activity by its number, also one in the bin; None when there is none."""
    rows = db.all(f"SELECT {', '.join(_COLUMNS)} FROM activity WHERE id = :number", number=number)
    return next(iter(_made(db, rows)), None)


def _made(db: Reading, rows: Iterable[Row]) -> tuple[Activity, ...]:
    units: dict[int, list[int]] = {}
    for number, unit in db.all(
        "SELECT a.activity_id, a.unit_id FROM activity_unit a JOIN unit u ON u.id = a.unit_id"
        " ORDER BY u.position, u.id"
    ):
        units.setdefault(number, []).append(unit)
    enrolled: dict[int, list[tuple[str, int]]] = {}
    for number, key, value in db.all(
        "SELECT e.activity_id, m.key, e.value FROM activity_enrolled e"
        " JOIN measure m ON m.id = e.measure_id ORDER BY e.measure_id"
    ):
        enrolled.setdefault(number, []).append((key, value))
    found = []
    for row in rows:
        values: dict[str, Any] = dict(zip(_COLUMNS, row, strict=True))
        values |= {name: values[name] or "" for name in ("starts", "ends")}
        values |= {
            "kind": Kind(values["kind"]),
            "day": date.fromisoformat(values["day"]),
            "state": ActivityState(values["state"]),
            "units": tuple(units.get(values["id"], ())),
            "enrolled": tuple(enrolled.get(values["id"], ())),
        }
        found.append(Activity(**values))
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
    """Store a changed activity with its units and enrolments; `old` is what is stored."""
    records.update(db, "activity", {"id": new.id}, _columns_of(new), ref=str(new.id))
    _write_lists(db, new.id, old, new)


def _write_lists(db: Writing, number: int, old: Activity, new: Activity) -> None:
    for unit in sorted(set(old.units) ^ set(new.units)):
        row = {"activity_id": number, "unit_id": unit}
        if unit in new.units:
            records.insert(db, "activity_unit", f"{number}/{unit}", **row)
        else:
            records.delete(db, "activity_unit", row, ref=f"{number}/{unit}")
    before, after = dict(old.enrolled), dict(new.enrolled)
    for key in before | after:  # not a set: numbers of measures are given in this order
        measure = records.measure_id(db, key)
        row = {"activity_id": number, "measure_id": measure}
        ref = f"{number}/{measure}"
        if key not in after:
            records.delete(db, "activity_enrolled", row, ref=ref)
        elif before.get(key) != after[key]:
            records.upsert(db, "activity_enrolled", row, {"value": after[key]}, ref=ref)
