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

# PLC0415 is set aside in this module only: these imports take longer than the rest of the start.


def warm_up() -> None:
    """Import what the first statement of SQLAlchemy would import; for a thread of its own."""
    from bhdesk.store import writer  # noqa: F401, PLC0415 - see above


def core(raw: Connection) -> CoreConnection:
    """A connection of SQLAlchemy Core over `raw`, which keeps its transaction."""
    from bhdesk.store import writer  # noqa: PLC0415 - see above

    return writer.attach(raw)


def table(name: TableName) -> Table:
    """One table of the data file."""
    from bhdesk.store import tables  # noqa: PLC0415 - see above

    return tables.metadata.tables[name]


def create(path: Path, migrations: Path, now: datetime) -> None:
    """See migrate.create."""
    from bhdesk.store import migrate  # noqa: PLC0415 - see above

    migrate.create(path, migrations, now)


def upgrade(path: Path, migrations: Path, backups: Path, now: datetime) -> None:
    """See migrate.upgrade."""
    from bhdesk.store import migrate  # noqa: PLC0415 - see above

    migrate.upgrade(path, migrations, backups, now)
