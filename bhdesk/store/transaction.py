"""What a caller holds inside a block of the store: reading, and writing with its history."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from bhdesk.store import heavy, sqlite

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime
    from pathlib import Path
    from sqlite3 import Connection

    from sqlalchemy import Connection as CoreConnection
    from sqlalchemy import CursorResult, Executable, Table

    from bhdesk.store.names import TableName

Row = tuple[Any, ...]
Changes: TypeAlias = "Mapping[str, tuple[object, object]]"

_INSERT_BATCH = "INSERT INTO batch (at, actor, what) VALUES (:at, :actor, :what) RETURNING id"
_INSERT_HISTORY = (
    "INSERT INTO history (batch_id, entity, ref, field, old, new) VALUES ({batch:d}, ?, ?, ?, ?, ?)"
)


class Lane:
    """The connections of one thread, each opened when first asked for."""

    def __init__(self, path: Path) -> None:
        self.is_busy = False
        self._path = path
        self._reader: Connection | None = None
        self._writer: Connection | None = None
        self._core: CoreConnection | None = None

    @property
    def reader(self) -> Connection:
        """The connection that cannot write."""
        if self._reader is None:
            self._reader = sqlite.connect_to_read(self._path)
        return self._reader

    @property
    def writer(self) -> Connection:
        """The connection that can."""
        if self._writer is None:
            self._writer = sqlite.connect(self._path)
        return self._writer

    @property
    def core(self) -> CoreConnection:
        """SQLAlchemy on the writing connection, in whatever transaction that is."""
        if self._core is None:
            self._core = heavy.core(self.writer)
        return self._core

    def close(self) -> None:
        """Close what is open; the next use opens anew."""
        if self._core is not None:
            self._core.close()
        for raw in (self._writer, self._reader):
            if raw is not None:
                raw.close()
        self._core = self._writer = self._reader = None


class Reading:
    """Portable SQL text with named parameters (`:month`) on one consistent state of the data."""

    def __init__(self, raw: Connection) -> None:
        self._raw = raw

    def all(self, sql: str, /, **params: object) -> list[Row]:
        """Every row."""
        return self._raw.execute(sql, params).fetchall()

    def one(self, sql: str, /, **params: object) -> Row | None:
        """The first row, or None."""
        rows = self._raw.execute(sql, params).fetchmany(1)
        return rows[0] if rows else None

    def value(self, sql: str, /, **params: object) -> Any:  # noqa: ANN401 - whatever is stored
        """The first column of the first row, or None."""
        row = self.one(sql, **params)
        return row[0] if row else None

    def row_counts(self) -> dict[str, int]:
        """Rows of every table."""
        return sqlite.row_counts(self._raw)


class Writing(Reading):
    """One write block: all of it is stored, with its history, or none of it."""

    def __init__(self, lane: Lane, actor: str, what: str, now: datetime) -> None:
        super().__init__(lane.writer)
        self.actor = actor
        self.now = now
        self._lane = lane
        self._what = what
        self._batch: int | None = None

    @property
    def moment(self) -> str:
        """`now` as it is stored: YYYY-MM-DDTHH:MM:SS."""
        return self.now.isoformat(timespec="seconds")

    @property
    def batch(self) -> int:
        """The number of this block in the history; stored when first asked for."""
        if self._batch is None:
            params = {"at": self.moment, "actor": self.actor, "what": self._what}
            self._batch = int(self._raw.execute(_INSERT_BATCH, params).fetchall()[0][0])
        return self._batch

    def run(self, sql: str, /, **params: object) -> int:
        """Run portable SQL text that writes; gives the number of rows it met."""
        return self._raw.execute(sql, params).rowcount

    def run_many(self, sql: str, rows: Iterable[Mapping[str, object]], /) -> None:
        """Run portable SQL text once for each row of parameters."""
        self._raw.executemany(sql, rows)

    def table(self, name: TableName) -> Table:
        """A table to build statements from, for callers that do not import SQLAlchemy."""
        return heavy.table(name)

    def execute(self, statement: Executable) -> CursorResult[Any]:
        """Run a statement of SQLAlchemy Core in this transaction."""
        return self._lane.core.execute(statement)

    def history(self, entity: str, ref: str, changes: Changes) -> None:
        """Record the fields of one thing whose old and new value differ: {field: (old, new)}."""
        self.history_many(entity, {ref: changes})

    def history_many(self, entity: str, changes: Mapping[str, Changes]) -> None:
        """Record the changes of many things of one kind, by their ref."""
        rows = [
            (entity, ref, field, before, after)
            for ref, fields in changes.items()
            for field, (old, new) in fields.items()
            if (before := as_text(old)) != (after := as_text(new))
        ]
        if rows:
            self._raw.executemany(_INSERT_HISTORY.format(batch=self.batch), rows)


def as_text(value: object) -> str | None:
    """A value as the history keeps it: days in ISO form, yes and no as 1 and 0, empty as None."""
    if value is None:
        return None
    return str(int(value)) if isinstance(value, bool) else str(value)
