"""What the reading process tells the program: one line of JSON a message, nothing executable."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from bhdesk.domain.errors import Issue, Level
from bhdesk.domain.sheets import RawCell
from bhdesk.exchange.intake.source import DATE, NUMBER

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import BinaryIO

    from bhdesk.exchange.intake.source import Cell

# Messages: the word, then what belongs to it.
STEP, SHEET, ROWS, MERGED, DONE, REFUSED = "step", "sheet", "rows", "merged", "done", "refused"
_MANY_CELLS = 50_000


def send(stream: BinaryIO, *message: object) -> None:
    """Write one message."""
    stream.write(json.dumps(message, separators=(",", ":")).encode() + b"\n")
    stream.flush()


def packed_issue(issue: Issue) -> list[object]:
    """A note for a message."""
    return [issue.code, dict(issue.params), issue.where, issue.level]


def issue(packed: Sequence[Any]) -> Issue:
    """The note of a message."""
    code, params, where, level = packed
    return Issue(code, params, where, Level(level))


class Cells:
    """Makes cells of messages; equal cells are one object, which spares memory in long lists."""

    def __init__(self) -> None:
        self._known: dict[Cell, RawCell] = {}

    def row(self, packed: Sequence[Cell | None]) -> tuple[RawCell | None, ...]:
        """The row of a message."""
        known, new = self._known.get, self._new
        return tuple([None if cell is None else known(cell) or new(cell) for cell in packed])

    def _new(self, cell: Cell) -> RawCell:
        if len(self._known) > _MANY_CELLS:
            self._known.clear()
        font, _, text = cell[1:].partition("|")
        number = Decimal(text) if cell[0] == NUMBER else None
        made = self._known[cell] = RawCell(text, number, font, cell[0] == DATE)
        return made
