"""What the services write, each with its history: one history row for each field that changed.

`ref` is how the history names the thing, the same for every change of it: a key, a number, or
parts joined by `/`. `key` holds the columns that pick exactly one row, `values` the others; days
are given as `date`. Figures have a way of their own, in figures.py.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.store.transaction import as_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import ColumnElement, Table

    from bhdesk.store.names import TableName
    from bhdesk.store.transaction import Writing


def insert(db: Writing, table: TableName, ref: str, /, **values: object) -> int:
    """Add a row; gives the number the database gave it, or 0 where it has none of its own.

    An empty `ref` stands for that number.
    """
    target = db.table(table)
    result = db.execute(target.insert().values(**values))
    number = int((result.inserted_primary_key or (0,))[0]) if "id" in target.c else 0
    changes = {name: (None, value) for name, value in values.items() if value != ""}
    db.history(table, ref or str(number), changes)
    return number


def update(
    db: Writing,
    table: TableName,
    key: Mapping[str, object],
    values: Mapping[str, object],
    *,
    ref: str,
) -> bool:
    """Change what differs in one row; False when nothing did or the row is gone.

    Raises LookupError when `key` picks several rows.
    """
    target = db.table(table)
    old = _stored(db, target, key)
    if old is None:
        return False
    changed = {name: new for name, new in values.items() if as_text(old[name]) != as_text(new)}
    if changed:
        db.execute(target.update().where(*_where(target, key)).values(**changed))
        db.history(table, ref, {name: (old[name], new) for name, new in changed.items()})
    return bool(changed)


def keep(db: Writing, table: TableName, number: int, values: Mapping[str, object]) -> int:
    """Change the row of that number, or add one where it is 0; gives its number."""
    if not number:
        return insert(db, table, "", **values)
    update(db, table, {"id": number}, values, ref=str(number))
    return number


def upsert(
    db: Writing,
    table: TableName,
    key: Mapping[str, object],
    values: Mapping[str, object],
    *,
    ref: str,
) -> bool:
    """Change the row of `key`, or add it; False when it was there just so."""
    if _stored(db, db.table(table), key) is None:
        insert(db, table, ref, **key, **values)
        return True
    return update(db, table, key, values, ref=ref)


def delete(db: Writing, table: TableName, key: Mapping[str, object], *, ref: str) -> bool:
    """Take out one row, keeping all its fields in the history; False when there was none."""
    target = db.table(table)
    old = _stored(db, target, key)
    if old is None:
        return False
    db.execute(target.delete().where(*_where(target, key)))
    changes = {name: (value, None) for name, value in old.items() if value != ""}
    db.history(table, ref, changes)
    return True


def set_setting(db: Writing, key: str, value: str) -> None:
    """Write one setting of the office, whether it was there or not."""
    upsert(db, "setting", {"key": key}, {"value": value}, ref=key)


def measure_id(db: Writing, key: str) -> int:
    """The number of a measure in this file, made when first needed."""
    found = db.value("SELECT id FROM measure WHERE key = :key", key=key)
    return int(found) if found is not None else insert(db, "measure", key, key=key)


def _where(table: Table, key: Mapping[str, object]) -> list[ColumnElement[bool]]:
    return [table.c[name] == value for name, value in key.items()]


def _stored(db: Writing, table: Table, key: Mapping[str, object]) -> Mapping[str, object] | None:
    found = db.execute(table.select().where(*_where(table, key))).mappings().all()
    if len(found) > 1:
        raise LookupError(f"{table.name}: {key} picks {len(found)} rows")
    return dict(found[0]) if found else None
