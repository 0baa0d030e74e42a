"""Files that appear under their name whole or not at all: written beside it, synced, moved over."""

from __future__ import annotations

import errno
import os
import shutil
import sys
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, BinaryIO, TypeVar, cast

from bhdesk.domain import file_names
from bhdesk.domain.errors import StoreProblem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from io import BufferedReader
    from pathlib import Path

Result = TypeVar("Result")

PREFIX = ".~bh-"
SUFFIX = ".part"
IS_WINDOWS = os.name == "nt"
STALE_SECONDS = 3600.0

# Windows: access denied, sharing violation, lock violation. An antivirus lets go within seconds;
# Excel keeps the file until it is closed.
_DENIED = 5  # over a held file too, but as well where there is no right to write
_SHARED = frozenset({32, 33})
_BUSY = _SHARED | {_DENIED}
_BAD_NAME = 123
# no such path, a drive without a medium, a share or a stick that is gone; far too long a path
_GONE = frozenset({15, 21, 53, 55, 64, 67, 433, 1167})
_TOO_LONG = 206
_LONGEST_NAME, _LONGEST_PATH = 255, 259
# what CreateFileW takes; others may read and write the file, as Python's open grants
_READ, _READ_AND_WRITE, _SHARE_ALL, _EXISTING = 0x80000000, 0xC0000000, 3, 3
_FULL_WINDOWS = frozenset({39, 112})
LEAST_ROOM = 256 * 1024  # less than this is no room for SQLite and hardly for a paper
_FAILED = frozenset({errno.EIO, errno.EINVAL})
_FULL_POSIX = frozenset({errno.ENOSPC, errno.EDQUOT})
_RETRIES = 7
_FIRST_WAIT = 0.05


def write_bytes(path: Path, data: bytes) -> None:
    """Put `data` at `path`; the old file stays untouched unless all of it is safely on the disk.

    Raises StoreProblem `file.is_folder`, `file.bad_name` (`name`), `file.read_only`,
    `file.locked`, `file.disk_full`, `file.drive_gone`, `file.path_too_long` or
    `file.cannot_write` (`name`, `folder`).
    """

    def is_same(part: Path) -> bool:
        with opened(part) as file:
            return file.read() == data

    with replacing(path, is_same) as file:
        file.write(data)


@contextmanager
def replacing(path: Path, is_good: Callable[[Path], bool] | None = None) -> Iterator[BinaryIO]:
    """Give a binary file to write; at the end it takes the place of `path` in one step.

    `is_good` reopens the finished part file and says whether it may replace the target; without it
    the length is compared. An exception inside the block leaves the target as it was. Raises as
    write_bytes() does.
    """
    refuse_name(path)
    try:
        if path.is_dir():
            raise StoreProblem("file.is_folder", name=path.name)
        if path.exists() and not os.access(path, os.W_OK):
            raise StoreProblem("file.read_only", name=path.name, folder=str(path.parent))
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
                delete(left)


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
    with opened(path, "r+b") as file:
        os.fsync(file.fileno())


def opened(path: Path, mode: str = "rb") -> BufferedReader:
    """An existing file's bytes, also where a virus scanner looks at it first; raises OSError."""
    return patient(lambda: opened_now(path, mode))


def opened_now(path: Path, mode: str = "rb") -> BufferedReader:
    """As opened, but nobody is waited for; raises OSError with Windows' own number."""
    try:
        return cast("BufferedReader", path.open(mode))
    except PermissionError as error:
        if not IS_WINDOWS or _winerror(error):
            raise
        _ask_why(path, mode)
        return cast("BufferedReader", path.open(mode))


def delete(path: Path) -> None:
    """Delete a file that may be there; raises OSError."""
    patient(lambda: path.unlink(missing_ok=True))


def move(part: Path, path: Path) -> None:
    """Give a finished, synced file its name; raises OSError."""
    patient(lambda: os.replace(part, path), _BUSY)
    _sync_folder(path.parent)


def patient(act: Callable[[], Result], waited: frozenset[int] = _SHARED) -> Result:
    """Do something with a file; on Windows one that another program holds is waited for, 6 s."""
    wait = _FIRST_WAIT
    for attempt in range(_RETRIES + 1):
        try:
            return act()
        except OSError as error:
            if _winerror(error) not in waited or attempt == _RETRIES:
                raise
            time.sleep(wait)
            wait *= 2
    raise AssertionError


def _sync_folder(folder: Path) -> None:
    if IS_WINDOWS:  # it cannot open a folder to flush it; NTFS journals the rename
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def refuse_name(path: Path) -> None:
    """Raises StoreProblem `file.bad_name`: Windows would write into a device or beside the name."""
    if IS_WINDOWS and not file_names.is_good_on_windows(path.name):
        raise StoreProblem("file.bad_name", name=path.name)


def is_held(error: OSError) -> bool:
    """Whether Windows refused because another program has the file open."""
    return _winerror(error) in _BUSY


def is_shared(error: OSError) -> bool:
    """As is_held, where it cannot be a missing right either."""
    return _winerror(error) in _SHARED


def is_gone(error: OSError) -> bool:
    """Whether Windows no longer has the drive or the share."""
    return _winerror(error) in _GONE


def _problem(error: OSError, path: Path) -> StoreProblem:
    """In words; a right is missing where Windows refuses and no file of that name is there."""
    number = _winerror(error)
    code = "file.cannot_write"
    if number in _SHARED or (number == _DENIED and path.exists()):
        code = "file.locked"
    elif is_full(error, path):
        code = "file.disk_full"
    elif number == _BAD_NAME:
        code = "file.bad_name"
    elif number in _GONE:
        code = "file.drive_gone"
    elif number == _TOO_LONG or error.errno == errno.ENAMETOOLONG or _is_too_long(path):
        code = "file.path_too_long"
    return StoreProblem(code, name=path.name, folder=str(path.parent))


def is_full(error: OSError, path: Path) -> bool:
    """Whether the disk has no room; some systems call that a failed write only."""
    if error.errno in _FULL_POSIX or _winerror(error) in _FULL_WINDOWS:
        return True
    try:
        return error.errno in _FAILED and shutil.disk_usage(path.parent).free < LEAST_ROOM
    except OSError:
        return False


def _is_too_long(path: Path) -> bool:
    """Windows says of such a path only that it finds nothing there."""
    return IS_WINDOWS and (len(path.name) > _LONGEST_NAME or len(str(path)) > _LONGEST_PATH)


def _ask_why(path: Path, mode: str) -> None:
    """Python's open tells no number: a missing right looks like a file that another one holds."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - there is no kernel32 elsewhere

        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateFileW.restype = ctypes.c_void_p
        access = _READ_AND_WRITE if "+" in mode else _READ
        handle = kernel.CreateFileW(str(path), access, _SHARE_ALL, None, _EXISTING, 0, None)
        if handle == ctypes.c_void_p(-1).value:
            raise ctypes.WinError(ctypes.get_last_error())
        kernel.CloseHandle(ctypes.c_void_p(handle))


def _winerror(error: OSError) -> int:
    number = getattr(error, "winerror", None)
    return number if isinstance(number, int) else 0
