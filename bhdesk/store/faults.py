"""The machine's faults behind errors of SQLite and of plain file work."""

from __future__ import annotations

import errno
import shutil
from typing import TYPE_CHECKING, Any

from bhdesk import atomic
from bhdesk.domain.errors import StoreProblem
from bhdesk.store.sqlite import dbapi, lying_beside, result_code

if TYPE_CHECKING:
    from pathlib import Path

# Primary result codes of SQLite by what the officer can do about them.
_CAUSES = {
    5: "store.locked",  # BUSY
    6: "store.locked",  # LOCKED
    8: "store.read_only",  # READONLY
    10: "store.io_error",  # IOERR
    11: "store.damaged",  # CORRUPT
    13: "store.disk_full",  # FULL
    14: "store.io_error",  # CANTOPEN
    26: "store.damaged",  # NOTADB
}
_OS_CAUSES = {
    errno.ENOSPC: "store.disk_full",
    errno.EDQUOT: "store.disk_full",
    errno.EACCES: "store.read_only",
    errno.EPERM: "store.read_only",
    errno.EROFS: "store.read_only",
}


def problem_of(error: BaseException, path: Path) -> StoreProblem | None:
    """The machine's fault behind an error of the driver or of SQLAlchemy; None if it is a bug."""
    code = _cause(error)
    if code == "store.io_error":
        code = _closer_cause(path)
    return StoreProblem(code, file=str(path)) if code else None


def _closer_cause(path: Path) -> str:
    """What SQLite calls a broken disk is mostly a full one, one that was pulled out, or a scanner.

    Making or growing the -shm on a full disk fails like that.
    """
    if _is_full(path):
        return "store.disk_full"
    if not path.parent.exists():
        return "store.drive_gone"
    return "store.locked" if _is_held(path) else "store.io_error"


def _is_held(path: Path) -> bool:
    if not atomic.IS_WINDOWS:  # closing it again would drop all our locks on it
        return False
    for file in (path, *lying_beside(path)):
        try:
            atomic.opened_now(file, "r+b").close()
        except OSError as error:
            if atomic.is_shared(error):
                return True
    return False


def _is_full(path: Path) -> bool:
    try:
        return shutil.disk_usage(path.parent).free < atomic.LEAST_ROOM
    except OSError:
        return False


def file_problem(error: OSError, path: Path) -> StoreProblem:
    """The machine's fault behind an error of plain file work."""
    if atomic.is_shared(error):
        return StoreProblem("store.locked", file=str(path))
    if atomic.is_full(error, path):
        return StoreProblem("store.disk_full", file=str(path))
    if atomic.is_gone(error):
        return StoreProblem("store.drive_gone", file=str(path))
    return StoreProblem(_OS_CAUSES.get(error.errno or 0, "store.io_error"), file=str(path))


def _cause(error: BaseException) -> str | None:
    cause: Any = getattr(error, "orig", None) or error  # SQLAlchemy wraps the driver's error
    return _CAUSES.get(result_code(cause)) if isinstance(cause, dbapi.Error) else None
