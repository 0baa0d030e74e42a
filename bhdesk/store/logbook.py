"""Activities in the data file: rows of three tables and one value of the domain."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from bhdesk.domain.activities import Activity, ActivityState, Binned, Kind
from bhdesk.store import records

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bhdesk.store.transaction import Reading, Row, Writing

Pair = tuple[object, object]
_CLOCKS = ("starts", "ends")
_TEXTS = (
    "place", "chair", "secretary", "organisers", "topic", "questions", "result", "obstacles",
    "decisions", "money_source", "channel", "link", "cancel_reason",
)  # fmt: skip
_COUNTS = ("invited", "attended", "consulted", "money", "minutes")
_WRITTEN = (*_CLOCKS, *_TEXTS, *_COUNTS, "kind", "day", "state")
# in the order of the fields of Activity, so that a long log is made without naming each of them
_SELECT = (
    "SELECT kind, day, state, COALESCE(starts, ''), COALESCE(ends, ''), place,"
    " chair, secretary, organisers, topic, invited, attended, consulted,"
    " questions, result, obstacles, decisions, money, money_source, minutes, channel, link,"
    " cancel_reason, id FROM activity"
)
_INSERT = (
    f"INSERT INTO activity ({', '.join(_WRITTEN)})"
    f" VALUES ({', '.join(f':{name}' for name in _WRITTEN)}) RETURNING id"
)
_INSERT_UNIT = "INSERT INTO activity_unit (activity_id, unit_id) VALUES (:activity_id, :unit_id)"
_INSERT_ENROLLED = (
    "INSERT INTO activity_enrolled (activity_id, measure_id, value)"
    " VALUES (:activity_id, :measure_id, :value)"
)
_UNITS_AT, _ENROLLED_AT = 6, 13
_KINDS = {kind.value: kind for kind in Kind}
_STATES = {state.value: state for state in ActivityState}
# the lists of the chosen activities: their number, then the columns
_UNITS = (
    "SELECT a.activity_id, a.unit_id FROM activity_unit a JOIN unit u ON u.id = a.unit_id"
    " WHERE a.activity_id IN (SELECT id FROM activity WHERE {where}) ORDER BY u.position, u.id"
)
_ENROLLED = (
    "SELECT e.activity_id, m.key, e.value FROM activity_enrolled e"
    " JOIN measure m ON m.id = e.measure_id"
    " WHERE e.activity_id IN (SELECT id FROM activity WHERE {where}) ORDER BY e.measure_id"
)


def activities(
    db: Reading, first: date, last: date, *, is_deleted: bool = False
) -> tuple[Activity, ...]:
    """Activities of a span of days, newest first; those in the bin only when asked for."""
    state = "IS NOT NULL" if is_deleted else "IS NULL"
    where = f"deleted_at {state} AND day BETWEEN :first AND :last"
    return _made(db, where, first=first.isoformat(), last=last.isoformat())


def count(db: Reading, first: date, last: date) -> int:
    """How many activities a span of days has, without those in the bin."""
    sql = "SELECT count(*) FROM activity WHERE deleted_at IS NULL AND day BETWEEN :first AND :last"
    return int(db.value(sql, first=first.isoformat(), last=last.isoformat()))


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
    return next(iter(_made(db, "id = :number", number=number)), None)


def with_binned_files(db: Reading) -> dict[int, Activity]:
    """The activities that have an attachment in the bin, by number."""
    where = "id IN (SELECT activity_id FROM attachment WHERE deleted_at IS NOT NULL)"
    return {item.id: item for item in _made(db, where)}


def is_binned(db: Reading, number: int) -> bool:
    """Whether an activity lies in the bin."""
    sql = "SELECT deleted_at FROM activity WHERE id = :number"
    return db.value(sql, number=number) is not None


def _made(db: Reading, where: str, **params: object) -> tuple[Activity, ...]:
    units: dict[int, tuple[int, ...]] = {}
    for number, unit in db.all(_UNITS.format(where=where), **params):
        units[number] = (*units.get(number, ()), unit)
    enrolled: dict[int, tuple[tuple[str, int], ...]] = {}
    for number, key, value in db.all(_ENROLLED.format(where=where), **params):
        enrolled[number] = (*enrolled.get(number, ()), (key, value))
    order = "ORDER BY day DESC, starts DESC, id DESC"
    found = []
    for row in db.all(f"{_SELECT} WHERE {where} {order}", **params):
        number = row[-1]
        fields: Row = (
            _KINDS[row[0]], date.fromisoformat(row[1]), _STATES[row[2]],
            *row[3:_UNITS_AT], units.get(number, ()),
            *row[_UNITS_AT:_ENROLLED_AT], enrolled.get(number, ()), *row[_ENROLLED_AT:],
        )  # fmt: skip
        found.append(Activity(*fields))
    return tuple(found)


def _columns_of(item: Activity) -> dict[str, object]:
    values: dict[str, object] = {name: getattr(item, name) or None for name in _CLOCKS}
    values |= {name: getattr(item, name) for name in (*_TEXTS, *_COUNTS)}
    return values | {"kind": item.kind.value, "day": item.day, "state": item.state.value}


def insert(db: Writing, item: Activity) -> int:
    """Store a new activity with its units and enrolments; gives its number."""
    return insert_many(db, (item,))[0]


def insert_many(db: Writing, items: Iterable[Activity]) -> tuple[int, ...]:
    """Store new activities with their lists, each kind of row at once; gives their numbers."""
    numbers, told = [], {}
    units: list[dict[str, object]] = []
    enrolled: list[dict[str, object]] = []
    measures: dict[str, int] = {}
    for item in items:
        values = _columns_of(item) | {"day": item.day.isoformat()}
        number = int(db.all(_INSERT, **values)[0][0])
        numbers.append(number)
        told[str(number)] = _new(values)
        units += [{"activity_id": number, "unit_id": unit} for unit in item.units]
        for key, value in item.enrolled:
            if key not in measures:
                measures[key] = records.measure_id(db, key)
            enrolled.append({"activity_id": number, "measure_id": measures[key], "value": value})
    # the order of the history is the order of taking back, turned round: lists go before
    db.history_many("activity", told)
    db.run_many(_INSERT_UNIT, units)
    db.history_many("activity_unit", _told(units, "unit_id"))
    db.run_many(_INSERT_ENROLLED, enrolled)
    db.history_many("activity_enrolled", _told(enrolled, "measure_id"))
    return tuple(numbers)


def _told(rows: Iterable[dict[str, object]], key: str) -> dict[str, dict[str, Pair]]:
    return {f"{row['activity_id']}/{row[key]}": _new(row) for row in rows}


def _new(values: dict[str, object]) -> dict[str, Pair]:
    return {name: (None, value) for name, value in values.items() if value != ""}


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
