"""Rows put back by the words of their history, in plain SQL: thousands of them in one go.

A statement of SQLAlchemy is built anew for each row, which costs ten times what the row does.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from bhdesk.store import heavy
from bhdesk.store.transaction import as_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bhdesk.store.names import TableName
    from bhdesk.store.transaction import Changes, Writing


@dataclass(frozen=True, slots=True)
class _Shape:
    """What is known of a table: each column's type, which may be empty, which texts must be."""

    names: tuple[str, ...]
    kinds: Mapping[str, type]
    optional: frozenset[str]
    texts: tuple[str, ...]


@cache
def _shape(table: TableName) -> _Shape:
    columns = heavy.table(table).c
    return _Shape(
        tuple(str(column.name) for column in columns),
        {str(column.name): column.type.python_type for column in columns},
        frozenset(column.name for column in columns if column.nullable),
        tuple(
            column.name for column in columns
            if not column.nullable and column.server_default is None
            and column.type.python_type is str
        ),
    )  # fmt: skip


def typed(table: TableName, words: Mapping[str, str | None]) -> dict[str, object]:
    """Values as they are stored, from the words of the history; days stay in ISO form."""
    shape = _shape(table)
    return {
        name: int(word) if word is not None and shape.kinds[name] in (bool, int) else word
        for name, word in words.items()
        if word is not None or name in shape.optional
    }


def whole(table: TableName, words: Mapping[str, str | None]) -> dict[str, object]:
    """A row to add again: the history keeps no empty text, but a column may insist on one."""
    return {**dict.fromkeys(_shape(table).texts, ""), **typed(table, words)}


def stored(db: Writing, table: TableName, key: Mapping[str, object]) -> dict[str, object] | None:
    """The row of a key; None when there is none. Raises LookupError when there are several."""
    names = _shape(table).names
    found = db.all(f"SELECT {', '.join(names)} FROM {table} WHERE {_where(key)}", **key)
    if len(found) > 1:
        raise LookupError(f"{table}: {key} picks {len(found)} rows")
    return dict(zip(names, found[0], strict=True)) if found else None


def insert(db: Writing, table: TableName, values: Mapping[str, object]) -> Changes:
    """Add a row; gives what the history is to say of it."""
    marks = ", ".join(f":{name}" for name in values)
    db.run(f"INSERT INTO {table} ({', '.join(values)}) VALUES ({marks})", **values)
    return {name: (None, value) for name, value in values.items() if value != ""}


def update(
    db: Writing, table: TableName, key: Mapping[str, object], old: Mapping[str, object],
    values: Mapping[str, object],
) -> Changes:  # fmt: skip
    """Change what differs from `old`, the row as it is stored; gives what the history is to say."""
    changed = {name: new for name, new in values.items() if as_text(old[name]) != as_text(new)}
    if changed:
        fields = ", ".join(f"{name} = :new_{name}" for name in changed)
        named = {f"new_{name}": value for name, value in changed.items()}
        db.run(f"UPDATE {table} SET {fields} WHERE {_where(key)}", **key, **named)
    return {name: (old[name], new) for name, new in changed.items()}


def delete(
    db: Writing, table: TableName, key: Mapping[str, object], old: Mapping[str, object]
) -> Changes:
    """Take out the row `old`; gives all its fields for the history to keep."""
    db.run(f"DELETE FROM {table} WHERE {_where(key)}", **key)
    return {name: (value, None) for name, value in old.items() if value != ""}


def _where(key: Mapping[str, object]) -> str:
    return " AND ".join(
        f"{name} IS NULL" if value is None else f"{name} = :{name}" for name, value in key.items()
    )
