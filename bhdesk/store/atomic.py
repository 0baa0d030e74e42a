"""Files that appear under their name whole, or not at all."""

from __future__ import annotations

import os
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING
from uuid import uuid4

from bhdesk.store.sqlite import SIDE_FILES, side_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PREFIX = ".~bh-"
SUFFIX = ".part"
_STALE_SECONDS = 3600
_RETRIES = 7
_BUSY_ON_WINDOWS = (5, 32, 33)  # access denied, sharing violation, lock violation: antivirus


@contextmanager
def part_beside(path: Path) -> Iterator[Path]:
    """A temporary name in the folder of `path`; what is left under it afterwards is deleted."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{PREFIX}{uuid4().hex}{SUFFIX}")
    try:
        yield part
    finally:
        for left in (part, *(side_file(part, suffix) for suffix in SIDE_FILES)):
            with suppress(OSError):
                left.unlink(missing_ok=True)


def sweep(folder: Path, now: float) -> None:
    """Delete temporary files that a killed program left more than an hour ago."""
    for part in folder.glob(f"{PREFIX}*{SUFFIX}*"):
        with suppress(OSError):
            if now - part.stat().st_mtime > _STALE_SECONDS:
                part.unlink()


def sync_file(path: Path) -> None:
    """Wait until the content of a finished file is on the disk."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def move(part: Path, path: Path) -> None:
    """Give a finished, synced file its name; on Windows wait out a virus scanner up to 6 s."""
    for attempt in range(_RETRIES + 1):
        try:
            part.replace(path)
            break
        except PermissionError as error:
            if attempt == _RETRIES or getattr(error, "winerror", None) not in _BUSY_ON_WINDOWS:
                raise
            time.sleep(0.05 * 2**attempt)
    if os.name == "posix":
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
