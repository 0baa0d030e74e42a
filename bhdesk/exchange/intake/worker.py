"""The process that reads a foreign file and may die of it: one file, then it ends.

Started by `reading` as `python -m bhdesk --read-table`, or by the packaged program as
`bhdesk-cli --read-table`. It takes one line of JSON (path, name, password, limits) from its input
and answers in messages of `wire`.
"""

from __future__ import annotations

import gc
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING

from bhdesk import atomic
from bhdesk.domain.errors import Issue, UserError
from bhdesk.exchange.intake import (
    biff,
    deep,
    delimited,
    html,
    memory,
    ods,
    preflight,
    unlock,
    wire,
    xlsx,
    xml2003,
)
from bhdesk.exchange.intake.kinds import Kind
from bhdesk.exchange.intake.limits import Limits

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from bhdesk.exchange.intake.source import Row, SheetSource

_ROWS_A_MESSAGE = 500


def main() -> int:
    """Read the one file of this process; 1 when nobody listens any more."""
    try:
        _answer()
    except BrokenPipeError:
        return 1
    return 0


def _answer() -> None:
    # Descriptors and not sys.stdin: a windowed program has no sys.stdin.
    with open(0, "rb", closefd=False) as asked:
        job = json.loads(asked.readline())
    limits = Limits(**job["limits"])
    memory.cap(limits.memory)
    gc.disable()  # nothing here is circular, and the process is short
    with open(1, "wb", closefd=False) as out:
        try:
            _read(job, limits, out)
        except UserError as refusal:
            wire.send(out, wire.REFUSED, refusal.code, refusal.params)
        except MemoryError:
            wire.send(out, wire.REFUSED, "file.too_heavy", {"name": job["name"]})
        except BaseException:  # a panic of Rust is no Exception
            wire.send(out, wire.REFUSED, "file.damaged", {"name": job["name"]})


def _read(job: dict[str, str | None], limits: Limits, out: BinaryIO) -> None:
    name = str(job["name"])
    try:
        stream = atomic.opened(Path(str(job["path"])))
    except FileNotFoundError as cause:
        raise UserError("file.missing", name=name) from cause
    except OSError as cause:
        raise UserError("file.cannot_read", name=name) from cause
    with stream:
        _Reading(stream, name, job["password"], limits, out).run()


class _Reading:
    """One file on its way through."""

    def __init__(
        self, stream: BinaryIO, name: str, password: str | None, limits: Limits, out: BinaryIO
    ) -> None:
        """`out` is where the messages go."""
        self._stream, self._name, self._password = stream, name, password
        self._limits, self._out = limits, out
        self._notes: list[Issue] = []
        self._rows = self._cells = 0

    def run(self) -> None:
        """Judge, unlock, read and tell."""
        kind = self._judged()
        for sheet in self._sheets(kind):
            self._tell(sheet)
        if not self._cells:
            raise UserError("file.blank", name=self._name)
        notes = [wire.packed_issue(note) for note in self._notes]
        wire.send(self._out, wire.DONE, kind, notes)

    def _judged(self) -> Kind:
        """The kind of what can be read, after the lock is off."""
        for _ in range(2):
            found = preflight.check(self._stream, self._name, self._limits)
            is_locked = found.kind is Kind.LOCKED
            if found.kind is Kind.XLS:
                is_locked = biff.is_locked(biff.main_stream(self._stream, self._name))
            if not is_locked:
                self._notes.extend(found.notes)
                return found.kind
            plain = unlock.opened(self._stream, self._password, self._name)
            self._stream = io.BytesIO(plain.getvalue())
        raise UserError("file.password_other", name=self._name)

    def _sheets(self, kind: Kind) -> Iterator[SheetSource]:
        stream, name, limits = self._stream, self._name, self._limits
        if kind in (Kind.XLSX, Kind.XLSM, Kind.ODS):
            deep.scan(stream, name, limits)
        if kind in (Kind.XLSX, Kind.XLSM):
            return xlsx.sheets(stream, self._notes)
        if kind is Kind.ODS:
            return ods.sheets(stream, name, limits)
        if kind is Kind.XLS:
            return biff.sheets(stream, name, limits)
        if kind is Kind.HTML:
            return html.sheets(stream, name, limits)
        if kind is Kind.XML2003:
            return xml2003.sheets(stream, name)
        return delimited.sheets(stream, name, limits)

    def _tell(self, sheet: SheetSource) -> None:
        """Send one sheet without the empty rows at its end."""
        wire.send(self._out, wire.SHEET, sheet.name)
        total = self._rows + sheet.height
        waiting: list[Row] = []
        empty = 0
        for row in sheet.rows:
            while row and row[-1] is None:
                row.pop()
            if not row:
                empty += 1
                continue
            waiting.extend([] for _ in range(empty))
            self._count(row, empty + 1)
            empty = 0
            waiting.append(row)
            if len(waiting) >= _ROWS_A_MESSAGE:
                wire.send(self._out, wire.ROWS, waiting)
                wire.send(self._out, wire.STEP, self._rows, max(total, self._rows))
                waiting = []
        wire.send(self._out, wire.ROWS, waiting)
        wire.send(self._out, wire.MERGED, sheet.merged)

    def _count(self, row: Row, rows: int) -> None:
        self._rows += rows
        self._cells += len(row) - row.count(None)
        if self._rows > self._limits.rows:
            raise UserError("file.too_many_rows", name=self._name, limit=self._limits.rows)
        if self._cells > self._limits.cells:
            raise UserError("file.too_many_cells", name=self._name, limit=self._limits.cells)
