"""A data file of its own for each side that writes, and the way to it without the program."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path


def copy_of(folder: Path, source: str, name: str) -> Path:
    """On the same drive as what it is copied from."""
    made = folder / f"{name}.bhdesk"
    if not made.exists():
        shutil.copyfile(folder / source, made)
    return made


def bare(path: Path) -> Any:
    """A connection as durable as the program's own."""
    from sqlcipher3 import dbapi2  # noqa: PLC0415 - a side loads only what it needs

    raw = dbapi2.connect(path, isolation_level=None)
    raw.execute("PRAGMA journal_mode = WAL")
    raw.execute("PRAGMA synchronous = FULL")
    return raw
