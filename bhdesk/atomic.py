"""Files that appear under their name whole or not at all: written beside it, synced, moved over."""

from __future__ import annotations

import errno
import os
import shutil
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, BinaryIO

from bhdesk.domain.errors import StoreProblem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

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

    Raises StoreProblem `file.is_folder` (`name`), `file.locked`, `file.disk_full` or
    `file.cannot_write` (`name`, `folder`).
    """

    def is_same(part: Path) -> bool:
        return part.read_bytes() == data

    with replacing(path, is_same) as file:
        file.write(data)


@contextmanager
def replacing(path: Path, is_good: Callable[[Path], bool] | None = None) -> Iterator[BinaryIO]:
    """Give a binary file to write; at the end it takes the place of `path` in one step.

    `is_good` reopens the finished part file and says whether it may replace the target; without it
    the length is compared. An exception inside the block leaves the target as it was. Raises as
    write_bytes() does.
    """
    if path.is_dir():
        raise StoreProblem("file.is_folder", name=path.name)
    try:
        with part_beside(path) as part:
            with part.open("xb") as file:
                yield file
                file.flush()
                length = file.seek(0, os.SEEK_END)
                os.fsync(file.fileno())
            if not (is_good(part) if is_good else part.stat().st_size == length):
                raise OSError(errno.EIO, "written bytes differ when read back")
            if path.exists():
                shutil.copymode(path, part)
            move(part, path)
    except OSError as error:
        raise _problem(error, path) from error


@contextmanager
def part_beside(path: Path) -> Iterator[Path]:
    """A temporary name in the folder of `path`; what then lies under it or beside it is deleted.

    Beside it: a database leaves files of the same name with a further ending. The name is short,
    because Windows counts 259 letters for the whole path and people's own names come first.
    """
    part = path.with_name(f"{PREFIX}{os.urandom(4).hex()}{SUFFIX}")
    try:
        yield part
    finally:
        for left in path.parent.glob(f"{part.name}*"):
            with suppress(OSError):
                left.unlink(missing_ok=True)


def sweep(folder: Path, now: float) -> int:
    """Delete what a killed run left more than an hour before `now` (seconds since 1970).

    Younger files may still be being written. Gives how many were deleted.
    """
    swept = 0
    for part in folder.glob(f"{PREFIX}*{SUFFIX}*"):
        with suppress(OSError):
            if now - part.stat().st_mtime > STALE_SECONDS:
                part.unlink()
                swept += 1
    return swept


def sync_file(path: Path) -> None:
    """Wait until the content of a finished file is on the disk; raises OSError."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def move(part: Path, path: Path) -> None:
    """Give a finished, synced file its name; on Windows wait out a virus scanner up to 6 s.

    Raises OSError.
    """
    wait = _FIRST_WAIT
    for attempt in range(_RETRIES + 1):
        try:
            os.replace(part, path)
            break
        except OSError as error:
            if _winerror(error) not in _BUSY or attempt == _RETRIES:
                raise
            time.sleep(wait)
            wait *= 2
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":  # Windows cannot open a folder to flush it; NTFS journals the rename
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def is_held(error: OSError) -> bool:
    """Whether Windows refused because another program has the file open."""
    return _winerror(error) in _BUSY


def _problem(error: OSError, path: Path) -> StoreProblem:
    code = "file.cannot_write"
    if is_held(error):
        code = "file.locked"
    elif error.errno in _FULL_POSIX or _winerror(error) in _FULL_WINDOWS:
        code = "file.disk_full"
    return StoreProblem(code, name=path.name, folder=str(path.parent))


def _winerror(error: OSError) -> int:
    number = getattr(error, "winerror", None)
    return number if isinstance(number, int) else 0
