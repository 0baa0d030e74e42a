"""The one place that imports SQLAlchemy and Alembic, when first needed: they cost a window's start.

The app may call `core`'s import early from a thread, after the first paint, by `warm_up`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path
    from sqlite3 import Connection

    from sqlalchemy import Connection as CoreConnection
    from sqlalchemy import Table

    from bhdesk.store.names import TableName


def warm_up() -> None:
    """Import what the first statement of SQLAlchemy would import; for a thread of its own."""
    from bhdesk.store import writer  # noqa: F401 - being imported is all


def core(raw: Connection) -> CoreConnection:
    """A connection of SQLAlchemy Core over `raw`, which keeps its transaction."""
    from bhdesk.store import writer

    return writer.attach(raw)


def table(name: TableName) -> Table:
    """One table of the data file."""
    from bhdesk.store import tables

    return tables.metadata.tables[name]


def create(path: Path, migrations: Path, now: datetime) -> None:
    """See migrate.create."""
    from bhdesk.store import migrate

    migrate.create(path, migrations, now)


def upgrade(path: Path, migrations: Path, backups: Path, now: datetime) -> None:
    """See migrate.upgrade."""
    from bhdesk.store import migrate

    migrate.upgrade(path, migrations, backups, now)
