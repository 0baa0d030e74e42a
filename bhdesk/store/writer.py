"""SQLAlchemy Core on a connection that the store has opened and whose transaction it keeps."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from sqlalchemy import Connection as CoreConnection
from sqlalchemy import Engine, create_engine
from sqlalchemy.pool import NullPool

from bhdesk.store import tables  # noqa: F401 - whoever warms this up wants the tables as well
from bhdesk.store.sqlite import dbapi

if TYPE_CHECKING:
    from sqlite3 import Connection

_offered = threading.local()


def _take() -> Connection:
    raw: Connection = _offered.raw
    return raw


def _make_engine() -> Engine:
    """One engine for all, so that a statement is compiled once.

    The very first connection is an empty one in memory: the engine asks it for its version and
    rolls back, which would end a transaction of ours. Afterwards nothing here begins, commits or
    rolls back unless asked to.
    """
    engine = create_engine(
        "sqlite://",
        module=dbapi,
        creator=_take,
        poolclass=NullPool,
        pool_reset_on_return=None,
    )
    _offered.raw = dbapi.connect(":memory:", isolation_level=None)
    engine.connect().close()
    return engine


_engine = _make_engine()


def attach(raw: Connection) -> CoreConnection:
    """A Core connection over `raw`, in its transaction if one is open; closing it closes `raw`."""
    _offered.raw = raw
    try:
        return _engine.connect()
    finally:
        del _offered.raw
