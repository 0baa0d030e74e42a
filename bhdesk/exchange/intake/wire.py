"""What the reading process tells the program: one line of JSON a message, nothing executable."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from bhdesk.domain.errors import Issue, Level
from bhdesk.domain.sheets import RawCell

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import BinaryIO

# Messages: the word, then what belongs to it.
STEP, SHEET, ROWS, MERGED, DONE, REFUSED = "step", "sheet", "rows", "merged", "done", "refused"
_TEXT, _NUMBER, _DATE = 0, 1, 2
_MANY_CELLS = 50_000


def send(stream: BinaryIO, *message: object) -> None:
    """Write one message."""
    stream.write(json.dumps(message, ensure_ascii=True, separators=(",", ":")).encode() + b"\n")
    stream.flush()


def packed_row(row: Sequence[RawCell | None]) -> list[object]:
    """A row for a message: texts as they are, other cells as a list."""
    return [_packed(cell) for cell in row]


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
        self._known: dict[object, RawCell] = {}

    def row(self, packed: Sequence[object]) -> tuple[RawCell | None, ...]:
        """The row of a message."""
        return tuple([None if cell is None else self._cell(cell) for cell in packed])

    def _cell(self, packed: object) -> RawCell:
        key = packed if isinstance(packed, str) else tuple(packed)  # type: ignore[arg-type]
        known = self._known.get(key)
        if known is None:
            if len(self._known) > _MANY_CELLS:
                self._known.clear()
            known = self._known[key] = _unpacked(packed)
        return known


def _packed(cell: RawCell | None) -> object:
    if cell is None:
        return None
    if cell.number is not None:
        return [cell.text, _NUMBER, cell.font]
    if cell.is_date or cell.font:
        return [cell.text, _DATE if cell.is_date else _TEXT, cell.font]
    return cell.text


def _unpacked(packed: Any) -> RawCell:  # noqa: ANN401 - JSON
    if isinstance(packed, str):
        return RawCell(packed)
    text, what, font = packed
    if what == _NUMBER:
        return RawCell(text, Decimal(text), font)
    return RawCell(text, font=font, is_date=what == _DATE)
