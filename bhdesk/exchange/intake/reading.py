"""Has a foreign file read by another process, and survives whatever becomes of that process."""

from __future__ import annotations

import gc
import json
import queue
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bhdesk.domain.errors import UserError
from bhdesk.domain.sheets import RawBook, RawSheet
from bhdesk.exchange.intake import wire
from bhdesk.exchange.intake.limits import Limits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bhdesk.domain.errors import Issue
    from bhdesk.domain.sheets import RawCell

ENTRY = "--read-table"
_ROOT = Path(__file__).parents[3]
_TICK = 0.1  # seconds between two looks at Hủy and the clock
_WAITING_MESSAGES = 64
# How a process ends that found no memory: abort on POSIX, by number and through a shell; Windows.
_NO_MEMORY = (-6, 134, 3, 0xC0000409, 0xC0000017, 0xC000012D)


def read(
    path: Path,
    password: str | None = None,
    progress: Callable[[int, int], None] | None = None,
    is_cancelled: Callable[[], bool] | None = None,
    limits: Limits | None = None,
) -> RawBook:
    """The table in the file, whatever it calls itself; progress is told rows done and in all.

    Raises UserError, nothing kept of the file: file.missing, file.is_folder, file.cannot_read,
    file.empty, file.blank, file.damaged, file.foreign, file.too_big, file.bomb, file.range_absurd,
    file.too_many_rows, file.too_many_cells, file.has_dtd, file.password_needed,
    file.password_wrong, file.password_other, file.too_heavy, file.too_slow, file.reader_died,
    file.cancelled.
    """
    limits = limits or Limits()
    if path.is_dir():
        raise UserError("file.is_folder", name=path.name)
    if not path.is_file():
        raise UserError("file.missing", name=path.name)
    job = {
        "path": str(path.absolute()),
        "name": path.name,
        "password": password,
        "limits": asdict(limits),
    }
    with _no_collector(), _Worker(job) as worker:
        book = _Book(progress)
        for message in worker.messages(limits.seconds, is_cancelled or _never):
            if message[0] == wire.REFUSED:
                raise UserError(message[1], **message[2])
            book.take(message)
            if book.made is not None:
                return book.made
        raise worker.death()


def command() -> list[str]:
    """How the reading process is started.

    The packaged program starts itself; its console half if it is there, because a windowed
    program may have no input and output.
    """
    if not _is_frozen():
        return [sys.executable, "-m", "bhdesk", ENTRY]
    here = Path(sys.executable)
    console = here.with_name("bhdesk-cli" + here.suffix)
    return [str(console if console.is_file() else here), ENTRY]


def _is_frozen() -> bool:
    return bool(getattr(sys, "frozen", False))


@contextmanager
def _no_collector() -> Iterator[None]:
    """No search for circles among millions of new cells, which have none: it costs twice them."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _never() -> bool:
    return False


class _Worker:
    """The reading process and the thread that listens to it; gone when the block is left."""

    def __init__(self, job: dict[str, Any]) -> None:
        """Starts it with its job: the password goes through the pipe, where nobody lists it."""
        self._job = job
        # The lines wait here, few of them: a reader faster than we are has to wait as well.
        self._lines: queue.Queue[bytes] = queue.Queue(_WAITING_MESSAGES)
        self._is_left = threading.Event()

    def __enter__(self) -> _Worker:
        no_window = getattr(subprocess, "CREATE_NO_WINDOW", 0)
        try:
            self._process = subprocess.Popen(
                command(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                # `python -m` trusts its working folder, which must not be the one of the file
                cwd=None if _is_frozen() else _ROOT,
                creationflags=no_window,
            )
        except OSError as cause:
            raise UserError("file.reader_died", name=self._job["name"]) from cause
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._is_left.set()
        self._process.kill()
        self._process.wait()
        self._thread.join()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()

    def messages(self, seconds: float, is_cancelled: Callable[[], bool]) -> Iterator[list[Any]]:
        """What the worker tells, until it ends.

        Raises UserError file.cancelled, file.too_slow.
        """
        end = time.monotonic() + seconds
        name = self._job["name"]
        while True:
            if is_cancelled():
                raise UserError("file.cancelled", name=name)
            if time.monotonic() > end:
                raise UserError("file.too_slow", name=name, seconds=int(seconds))
            try:
                line = self._lines.get(timeout=_TICK)
            except queue.Empty:
                continue
            if not line.endswith(b"\n"):
                return
            yield json.loads(line)

    def death(self) -> UserError:
        """Why a process that told no result ended."""
        ended = self._process.wait()
        code = "file.too_heavy" if ended in _NO_MEMORY else "file.reader_died"
        return UserError(code, name=self._job["name"])

    def _listen(self) -> None:
        """Hand over the job, then every line; b"" ends it."""
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None
        assert stdout is not None
        try:
            stdin.write(json.dumps(self._job).encode() + b"\n")
            stdin.flush()
        except OSError:
            pass  # it died before it listened: its end says so
        for line in stdout:
            self._put(line)
        self._put(b"")

    def _put(self, line: bytes) -> None:
        while not self._is_left.is_set():
            try:
                self._lines.put(line, timeout=_TICK)
            except queue.Full:
                continue
            return


class _Book:
    """Puts the messages together; `made` is the book when the last has come."""

    def __init__(self, progress: Callable[[int, int], None] | None) -> None:
        """`progress` is told rows done and in all."""
        self.made: RawBook | None = None
        self._progress = progress
        self._cells = wire.Cells()
        self._sheets: list[RawSheet] = []
        self._name = ""
        self._rows: list[tuple[RawCell | None, ...]] = []

    def take(self, message: list[Any]) -> None:
        """One message."""
        word, *given = message
        if word == wire.ROWS:
            self._rows.extend(map(self._cells.row, given[0]))
        elif word == wire.STEP and self._progress is not None:
            self._progress(*given)
        elif word == wire.SHEET:
            self._name, self._rows = given[0], []
        elif word == wire.MERGED:
            merged = tuple((a, b, c, d) for a, b, c, d in given[0])
            self._sheets.append(RawSheet(self._name, tuple(self._rows), merged))
        elif word == wire.DONE:
            notes: tuple[Issue, ...] = tuple(map(wire.issue, given[1]))
            self.made = RawBook(given[0], tuple(self._sheets), notes)
