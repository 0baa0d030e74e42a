"""Saving monthly figures with their history, on the bare driver: the officer waits for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.store.names import FIGURES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bhdesk.store.transaction import Reading, Writing

FigureKey = tuple[int, int, int]
"""Month as yyyymm, number of the unit, number of the measure."""

ENTITY = "figure"
FIELDS = (*FIGURES, "opening_typed", "closing_typed", "source", "note")
_KEY = ("month", "unit_id", "measure_id")
_EMPTY: dict[str, object] = {
    **dict.fromkeys(FIGURES),
    "opening_typed": False,
    "closing_typed": False,
    "source": "",
    "note": "",
}
_COLUMNS = (*_KEY, *FIELDS)
_SELECT = f"SELECT {', '.join(_COLUMNS)} FROM figure WHERE month = :month"
_SELECT_ONE = f"{_SELECT} AND unit_id = :unit_id AND measure_id = :measure_id"
_INSERT = (
    f"INSERT INTO figure ({', '.join(_COLUMNS)})"
    f" VALUES ({', '.join(f':{name}' for name in _COLUMNS)})"
)
_WHERE = " AND ".join(f"{name} = :{name}" for name in _KEY)


def ref_of(key: FigureKey) -> str:
    """The name of a figure in the history: `202603/12/4`."""
    return "/".join(map(str, key))


def save(db: Writing, key: FigureKey, **fields: object) -> bool:
    """Store some FIELDS of one figure, leaving its others; False when nothing differs."""
    return save_many(db, {key: fields}) > 0


def take_out(db: Writing, key: FigureKey) -> bool:
    """Blank one figure, keeping all its fields in the history; a note on the cell stays.

    False when nothing was there.
    """
    old = _stored(db, [key]).get(key)
    if old is None:
        return False
    note = old["note"]
    if note:
        return save(db, key, **{**_EMPTY, "note": note})
    db.run(f"DELETE FROM figure WHERE {_WHERE}", **dict(zip(_KEY, key, strict=True)))
    gone = {name: (value, None) for name, value in old.items() if value != ""}
    db.history(ENTITY, ref_of(key), gone)
    return True


def drop_empty(db: Writing, keys: Iterable[FigureKey]) -> None:
    """Take out the rows in which nothing is left; their history has been written."""
    for key, fields in _stored(db, keys).items():
        if all(fields[name] == empty for name, empty in _EMPTY.items()):
            db.run(f"DELETE FROM figure WHERE {_WHERE}", **dict(zip(_KEY, key, strict=True)))


def stored(db: Reading, keys: Iterable[FigureKey]) -> dict[FigureKey, dict[str, object]]:
    """The FIELDS of each figure; one that is not there is empty."""
    wanted = list(keys)
    found = _stored(db, wanted)
    return {key: found.get(key, dict(_EMPTY)) for key in wanted}


def from_history(field: str, text: str | None) -> object:
    """A field's value from the words of the history."""
    if field in FIGURES:
        return None if text is None else int(text)
    if field in {"opening_typed", "closing_typed"}:
        return text == "1"
    return text or ""


def save_many(db: Writing, figures: Mapping[FigureKey, Mapping[str, object]]) -> int:
    """Store some FIELDS of each figure, leaving its others; gives how many figures differed."""
    old = _stored(db, figures)
    rows: dict[str, list[dict[str, object]]] = {}
    changes: dict[str, dict[str, tuple[object, object]]] = {}
    for key, fields in figures.items():
        before = old.get(key, _EMPTY)
        if unknown := fields.keys() - before.keys():
            raise LookupError(f"no such fields of a figure: {sorted(unknown)}")
        changed = {
            name: (before[name], value) for name, value in fields.items() if before[name] != value
        }
        if changed:
            row = dict(zip(_KEY, key, strict=True))
            if key in old:
                rows.setdefault(_update(changed), []).append({**row, **fields})
            else:
                rows.setdefault(_INSERT, []).append({**row, **before, **fields})
            changes[ref_of(key)] = changed
    for sql, params in rows.items():
        db.run_many(sql, params)
    db.history_many(ENTITY, changes)
    return len(changes)


def _update(names: Iterable[str]) -> str:
    """SQL for just these fields: setting all of them takes eight times as long."""
    return f"UPDATE figure SET {', '.join(f'{name} = :{name}' for name in names)} WHERE {_WHERE}"


def _stored(db: Reading, keys: Iterable[FigureKey]) -> dict[FigureKey, dict[str, object]]:
    wanted = list(keys)
    if len(wanted) == 1:
        found = db.all(_SELECT_ONE, **dict(zip(_KEY, wanted[0], strict=True)))
    else:
        found = [
            row for month in {key[0] for key in wanted} for row in db.all(_SELECT, month=month)
        ]
    return {row[:3]: dict(zip(FIELDS, row[3:], strict=True)) for row in found}
