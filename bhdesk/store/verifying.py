"""Reading a copy whole: every page of it, its rows and its fingerprint, its files.

Whoever waits can end it: `look` is called again and again, and what it raises ends the reading.
"""

from __future__ import annotations

import hashlib
import json
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any

from bhdesk import atomic
from bhdesk.domain.errors import StoreProblem
from bhdesk.store import attachment_files, sqlite
from bhdesk.store.sqlite import dbapi

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from sqlite3 import Connection

_CHUNK = 1 << 20
_STEPS = 20_000  # of SQLite between two looks: some milliseconds


def _go_on() -> None:
    """Nobody waits who could give up."""


def verify(path: Path) -> dict[str, int]:
    """Read a backup whole and compare it with its sidecar; gives the rows per table.

    Raises StoreProblem `store.backup_damaged`, `store.backup_incomplete` when files of attachments
    are not there whole, or those of a refused header.
    """
    counts, known = verify_rows(path), _noted(sidecar_of(path)).get("missing", [])
    folder = attachment_files.folder_of(path)
    lost = [
        item
        for item in contents_of(path)
        if item.sha256 not in known and not attachment_files.is_whole(folder, item)
    ]
    if lost:
        raise StoreProblem("store.backup_incomplete", file=str(path), count=len(lost))
    return counts


def verify_rows(path: Path, look: Callable[[], None] = _go_on) -> dict[str, int]:
    """As verify(), of the data file alone."""
    sqlite.read_header(path)
    counts = read_again(path, look)
    sidecar = sidecar_of(path)
    noted = _noted(sidecar)
    as_noted = (noted.get("sha256"), noted.get("counts"))
    if sidecar.exists() and as_noted != (sha256_of(path, look), counts):
        raise StoreProblem("store.backup_damaged", file=str(path))
    return counts


def sha256_of(path: Path, look: Callable[[], None] = _go_on) -> str:
    """The fingerprint of a file."""
    digest = hashlib.sha256()
    with atomic.opened(path) as file:
        while piece := file.read(_CHUNK):
            look()
            digest.update(piece)
    return digest.hexdigest()


def read_again(path: Path, look: Callable[[], None] = _go_on) -> dict[str, int]:
    """Read every page of a backup; gives its row counts."""
    raw: Connection | None = None
    try:
        raw = sqlite.connect_to_read(path)
        with _ended_by(raw, look):
            answer = raw.execute("PRAGMA quick_check").fetchall()
            counts = sqlite.row_counts(raw)
    except dbapi.DatabaseError as error:
        raise StoreProblem("store.backup_damaged", file=str(path)) from error
    finally:
        if raw is not None:
            raw.close()
    if answer != [("ok",)]:
        raise StoreProblem("store.backup_damaged", file=str(path))
    return counts


@contextmanager
def _ended_by(raw: Connection, look: Callable[[], None]) -> Iterator[None]:
    """Within it `look` can end a long statement by raising; that is what is raised here."""
    given_up: list[BaseException] = []

    def step() -> int:
        try:
            look()
        except BaseException as reason:
            given_up.append(reason)
        return len(given_up)

    look()
    raw.set_progress_handler(step, _STEPS)
    try:
        yield
    except dbapi.DatabaseError:
        if given_up:
            raise given_up[0] from None
        raise
    finally:
        raw.set_progress_handler(None, 0)


def contents_of(path: Path) -> tuple[attachment_files.Content, ...]:
    """The files of attachments that a data file or a backup names."""
    with closing(sqlite.connect_to_read(path)) as raw:
        return attachment_files.contents(raw)


def sidecar_of(path: Path) -> Path:
    """The small file beside a backup that tells what it held when it was made."""
    return path.with_suffix(".json")


def _noted(sidecar: Path) -> dict[str, Any]:
    try:
        noted = json.loads(sidecar.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return noted if isinstance(noted, dict) else {}
