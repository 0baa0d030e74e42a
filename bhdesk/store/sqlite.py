"""All that only SQLite knows: which library, the file's header, the pragmas, the files beside it.

The library is `sqlcipher3` used on a plain, unencrypted file. It brings its own SQLite (3.53.4)
wherever the program runs, while Python's own module takes whatever the system has: Debian 12 has
3.40.1, and every SQLite from 3.7.0 to 3.51.2 can damage a WAL file when two connections reset it.
The same library can encrypt, so a later file with personal lists needs no second driver.
"""

from __future__ import annotations

import os
from contextlib import closing, suppress
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from sqlcipher3 import dbapi2

from bhdesk import atomic, drives
from bhdesk.domain.errors import StoreProblem
from bhdesk.drives import Drive

if TYPE_CHECKING:
    from pathlib import Path
    from sqlite3 import Connection

dbapi = dbapi2
APPLICATION_ID = int.from_bytes(b"BHDX", "big")
BUSY_MS = 5000
_ALONE_MS = 1000
_READONLY = 8
FIRST_SAFE_WAL = (3, 51, 3)
SIDE_FILES = ("-wal", "-shm", "-journal")
_MAGIC = b"SQLite format 3\x00"
_HEADER_BYTES = 100


class Header(NamedTuple):
    """What the first 100 bytes of a data file say about it."""

    application_id: int
    user_version: int


def read_header(path: Path) -> Header:
    """Read the header with plain file access, so that a file we refuse is not touched by SQLite.

    Raises StoreProblem `store.missing`, `store.empty`, `store.not_data`, `store.foreign`,
    `file.is_folder`.
    """
    if path.is_dir():
        raise StoreProblem("file.is_folder", name=path.name)
    atomic.refuse_name(path)  # CON would wait for the keyboard
    try:
        with atomic.opened(path) as file:
            head = file.read(_HEADER_BYTES)
    except (FileNotFoundError, NotADirectoryError):
        raise StoreProblem("store.missing", file=str(path)) from None
    except OSError as error:
        if atomic.is_gone(error):
            raise StoreProblem("store.missing", file=str(path)) from error
        raise StoreProblem("file.cannot_read", name=path.name) from error
    if not head:
        raise StoreProblem("store.empty", file=str(path))
    if len(head) < _HEADER_BYTES or not head.startswith(_MAGIC):
        raise StoreProblem("store.not_data", file=str(path))
    header = Header(
        application_id=int.from_bytes(head[68:72], "big"),
        user_version=int.from_bytes(head[60:64], "big"),
    )
    if header.application_id != APPLICATION_ID:
        raise StoreProblem("store.foreign", file=str(path))
    return header


def is_writable(path: Path) -> bool:
    """Whether the file and, for the files SQLite keeps beside it, its folder can be written.

    With no connection open: a virus scanner that still looks at them is waited for.
    """
    try:
        for left in lying_beside(path) if atomic.IS_WINDOWS else ():
            atomic.opened(left, "r+b").close()
        with atomic.opened(path, "r+b"):
            return os.access(path.parent, os.W_OK)
    except OSError:
        return False


def lying_beside(path: Path) -> list[Path]:
    """The files of SQLite's own that are there."""
    sides = (side_file(path, suffix) for suffix in SIDE_FILES)
    return [side for side in sides if side.exists()]


def journal_mode(
    drive: Drive = Drive.FIXED, version: tuple[int, ...] = dbapi.sqlite_version_info
) -> str:
    """WAL only on this computer's own drive and where the library cannot damage it; TRUNCATE else.

    A USB drive is pulled out and carried to a computer that may not have the -wal beside it.
    """
    return "WAL" if drive is Drive.FIXED and version >= FIRST_SAFE_WAL else "TRUNCATE"


def leave_wal(path: Path) -> None:
    """Turn a file that was worked on elsewhere into one without a -wal, where it lies needs that.

    Only with no connection open; where another program has the file it stays as it is.
    """
    if journal_mode(drives.kind(path)) == "WAL":
        return
    with suppress(dbapi.Error), closing(_open(path, "rw")) as raw:
        raw.execute("PRAGMA journal_mode = TRUNCATE")


def connect(path: Path) -> Connection:
    """Open a connection that can write; transactions are begun and ended by the caller only."""
    try:
        return _writer(path)
    except dbapi.Error as error:
        if result_code(error) != _READONLY or not atomic.IS_WINDOWS:
            raise
        return _writer(path)  # a scanner came in between


def _writer(path: Path) -> Connection:
    raw = _open(path, "rw")
    try:
        drive = drives.kind(path)
        wanted = journal_mode(drive)
        if drive is not Drive.FIXED and _mode(raw) == "wal":
            wanted = "WAL"  # its readers are open already: leave_wal came too late
        answer = raw.execute(f"PRAGMA journal_mode = {wanted}").fetchone()[0]
        if answer != "wal":  # also where the drive cannot hold a -shm; DELETE is not durable
            raw.execute("PRAGMA journal_mode = TRUNCATE")
        raw.execute("PRAGMA synchronous = FULL")  # NORMAL lost saved figures at a power cut
        raw.execute("PRAGMA foreign_keys = ON")
        raw.execute("PRAGMA secure_delete = ON")  # deleted names do not stay in the file
    except dbapi.Error:
        raw.close()
        raise
    return raw


def _mode(raw: Connection) -> str:
    return str(raw.execute("PRAGMA journal_mode").fetchone()[0])


# the driver tells no code of an error in a backup, only SQLite's words for it
_SAID = {"database or disk is full": 13, "disk I/O error": 10, "database is locked": 5}


def result_code(error: BaseException) -> int:
    """SQLite's primary code of an error; 0 where it is none of SQLite's."""
    found = int(getattr(error, "sqlite_errorcode", 0)) & 0xFF
    return found or _SAID.get(str(error), 0)


_UNMADE_SHM = {_READONLY, 10, 14}  # READONLY, IOERR, CANTOPEN: by who asks


def connect_to_read(path: Path) -> Connection:
    """Open a connection that cannot write, also where the file or its folder is read-only."""
    raw = _open(path, "ro")
    try:
        raw.execute("SELECT count(*) FROM sqlite_master")
    except dbapi.Error as error:
        raw.close()
        # A file closed in WAL mode in a folder where its -shm cannot be made: nobody can be
        # writing it, so it may be read as it lies. With a -wal beside it that would miss rows.
        if result_code(error) not in _UNMADE_SHM or side_file(path, "-wal").exists():
            raise
        raw = _open(path, "ro&immutable=1")
    raw.execute("PRAGMA query_only = ON")
    return raw


def _open(path: Path, mode: str) -> Connection:
    place = path.absolute().as_posix()
    slash = "" if place.startswith("/") else "/"  # C:/… needs the third slash of file:///C:/…
    uri = f"file://{slash}{quote(place, safe='/:')}?mode={mode}"
    if atomic.IS_WINDOWS:  # SQLite hardly waits for a scanner, and takes the file for read-only
        with suppress(OSError):
            atomic.opened(path, "r+b" if mode == "rw" else "rb").close()
    raw: Connection = dbapi.connect(
        uri, uri=True, isolation_level=None, check_same_thread=False, timeout=BUSY_MS / 1000
    )
    raw.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
    raw.execute("PRAGMA trusted_schema = OFF")
    raw.execute("PRAGMA cell_size_check = ON")
    raw.execute("PRAGMA mmap_size = 0")  # a mapped page would carry stray writes into the file
    return raw


def checkpoint(raw: Connection) -> None:
    """Bring everything of the -wal into the file itself, as far as no reader is in the way."""
    raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def leave_one_file(raw: Connection) -> None:
    """As checkpoint, and the emptied journal beside a file without a -wal goes too."""
    checkpoint(raw)
    if _mode(raw) == "truncate":
        raw.execute("PRAGMA journal_mode = DELETE")  # the mode is this connection's only


def be_alone(raw: Connection) -> None:
    """Bring all into the one file; raises dbapi.Error (BUSY) where anybody else has it open."""
    raw.execute(f"PRAGMA busy_timeout = {_ALONE_MS}")
    raw.execute("PRAGMA journal_mode = DELETE").fetchone()
    raw.execute("BEGIN EXCLUSIVE")
    raw.execute("ROLLBACK")


def user_version(raw: Connection) -> int:
    """The number of the newest migration in the file, as SQLite sees it (the -wal included)."""
    return int(raw.execute("PRAGMA user_version").fetchone()[0])


def table_names(raw: Connection) -> list[str]:
    """Every table of ours, in order of name."""
    sql = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
    return [row[0] for row in raw.execute(sql) if not row[0].startswith("sqlite_")]


def row_counts(raw: Connection) -> dict[str, int]:
    """Rows of every table."""
    return {
        name: int(raw.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0])
        for name in table_names(raw)
    }


def side_file(path: Path, suffix: str) -> Path:
    """The file SQLite keeps beside `path`: one of SIDE_FILES."""
    return path.with_name(path.name + suffix)
