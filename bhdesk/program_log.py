"""The rotating log of the program, without personal data, and the places of a hard crash.

A message of an error may hold what somebody typed: of an error only its kind and the places in the
code are written.
"""

from __future__ import annotations

import faulthandler
import logging
import os
import re
import traceback
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

LOG, CRASH = "bhdesk.log", "crash.log"
MOST_BYTES, KEPT = 1_000_000, 5

_FOLDERS = re.compile(r'File "[^"]*[/\\]')

# Windows' own windows for files raise exceptions that somebody in them takes: "code 0x8…"
_FATAL = re.compile("Fatal Python error|Windows fatal exception: (?!code 0x[0-8])")

log = logging.getLogger("bhdesk")


def start(folder: Path) -> bool:
    """Begin to write both; whether an earlier run ended in a hard crash.

    What that left is taken over into the log first. A folder that cannot be written to means no
    log.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RollingFile(folder / LOG)
        logging.getLogger().addHandler(handler)
        has_crashed = _take_over(folder / CRASH)
        # a bare number: it stays open as long as the program, which no file of Python's would
        faulthandler.enable(os.open(folder / CRASH, os.O_WRONLY | os.O_APPEND | os.O_CREAT))
    except OSError:
        return False
    return has_crashed


def texts(folder: Path) -> dict[str, str]:
    """The log and the places of a hard crash by their file's name, newest first."""
    names = (LOG, *(f"{LOG}.{number}" for number in range(1, KEPT + 1)), CRASH)
    return {name: _said(folder / name) for name in names if (folder / name).is_file()}


def take(
    kind: type[BaseException], problem: BaseException, trace: TracebackType | None
) -> None:
    """Our own mistake before there is a window to tell it."""
    log.error("own mistake", exc_info=(kind, problem, trace))


def places(problem: BaseException) -> list[str]:
    """Where in the code, outermost first: "ui/work.py:120 attempt"; no values, no user's folder."""
    return [
        f"{frame.filename.replace(chr(92), '/').rsplit('/bhdesk/', 1)[-1].rsplit('/lib/', 1)[-1]}"
        f":{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(problem.__traceback__)
    ]


class RollingFile(logging.FileHandler):
    """At most KEPT full files beside the one being written.

    Python's own RotatingFileHandler loads sockets and pickles before the window is painted.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(path, encoding="utf-8", delay=True)
        self._path = path
        self.setFormatter(_Places("%(asctime)s %(levelname)s %(message)s"))

    def emit(self, record: logging.LogRecord) -> None:
        """Write a record, into a fresh file where this one is full."""
        with suppress(OSError):  # held by another window: it grows a little longer
            if self._path.exists() and self._path.stat().st_size >= MOST_BYTES:
                self._roll()
        super().emit(record)

    def _roll(self) -> None:
        self.close()
        for number in range(KEPT - 1, -1, -1):
            old = self._path.with_name(f"{LOG}.{number}") if number else self._path
            if old.exists():
                os.replace(old, self._path.with_name(f"{LOG}.{number + 1}"))


class _Places(logging.Formatter):
    """Of an error its kind and places only."""

    def format(self, record: logging.LogRecord) -> str:
        """Another handler may have kept the whole text of the error in the record."""
        kept, record.exc_text = record.exc_text, None
        try:
            return super().format(record)
        finally:
            record.exc_text = kept

    def formatException(self, ei: object) -> str:
        problem = ei[1] if isinstance(ei, tuple) else None
        if not isinstance(problem, BaseException):
            return ""
        return "\n".join((f"  {type(problem).__name__}", *(f"  {at}" for at in places(problem))))


def _take_over(crash: Path) -> bool:
    if not crash.exists() or not crash.stat().st_size:
        return False
    said = _said(crash)
    log.error("hard crash of an earlier run\n%s", said)
    crash.write_text("", "utf-8")
    return bool(_FATAL.search(said))


def _said(path: Path) -> str:
    """A text without the folders of files, which hold the name of the computer's user."""
    try:
        return _FOLDERS.sub('File "', path.read_text("utf-8", "replace"))
    except OSError as error:  # held by another window
        return type(error).__name__
