"""Files written whole or not at all: a part file beside the target, checked, then moved over it."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from bhdesk.domain.errors import StoreProblem

PREFIX = ".~bh-"
SUFFIX = ".part"
STALE_SECONDS = 3600.0

# Windows: access denied, sharing violation, lock violation. An antivirus lets go within seconds;
# Excel keeps the file until it is closed.
_BUSY = frozenset({5, 32, 33})
_FULL_WINDOWS = frozenset({39, 112})
_FULL_POSIX = frozenset({errno.ENOSPC, errno.EDQUOT})
_RETRIES = 7
_FIRST_WAIT = 0.05


def write_bytes(path: Path, data: bytes) -> None:
    """Put `data` at `path`; the old file stays untouched unless all of it is safely on the disk.

    Raises StoreProblem `file.locked`, `file.disk_full` or `file.cannot_write` (`name`, `folder`).
    """

    def is_same(part: Path) -> bool:
        return part.read_bytes() == data

    with replacing(path, is_same) as file:
        file.write(data)


@contextmanager
def replacing(path: Path, is_good: Callable[[Path], bool] | None = None) -> Iterator[BinaryIO]:
    """Give a binary file to write; at the end it takes the place of `path` in one step.

    `is_good` reopens the finished part file and says whether it may replace the target; without it
    the length is compared. An exception inside the block leaves the target as it was.
    """
    part = path.parent / f"{PREFIX}{secrets.token_hex(8)}{SUFFIX}"
    try:
        with part.open("xb") as file:
            yield file
            file.flush()
            length = file.seek(0, os.SEEK_END)
            os.fsync(file.fileno())
        if not (is_good(part) if is_good else part.stat().st_size == length):
            raise OSError(errno.EIO, "written bytes differ when read back")
        if path.exists():
            shutil.copymode(path, part)
        _replace(part, path)
        _sync_folder(path.parent)
    except OSError as error:
        raise _problem(error, path) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def sweep(folder: Path, older_than: float = STALE_SECONDS) -> int:
    """Delete part files a killed run left in `folder`; younger ones may still be being written."""
    swept = 0
    limit = time.time() - older_than
    for part in folder.glob(f"{PREFIX}*{SUFFIX}"):
        with suppress(OSError):
            if part.stat().st_mtime < limit:
                part.unlink()
                swept += 1
    return swept


def _replace(part: Path, path: Path) -> None:
    wait = _FIRST_WAIT
    for attempt in range(_RETRIES + 1):
        try:
            os.replace(part, path)
        except OSError as error:
            if _winerror(error) not in _BUSY or attempt == _RETRIES:
                raise
            time.sleep(wait)
            wait *= 2
        else:
            return


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":  # Windows cannot open a folder to flush it; NTFS journals the rename
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _problem(error: OSError, path: Path) -> StoreProblem:
    code = "file.cannot_write"
    if _winerror(error) in _BUSY:
        code = "file.locked"
    elif error.errno in _FULL_POSIX or _winerror(error) in _FULL_WINDOWS:
        code = "file.disk_full"
    return StoreProblem(code, name=path.name, folder=str(path.parent))


def _winerror(error: OSError) -> int:
    number = getattr(error, "winerror", None)
    return number if isinstance(number, int) else 0
