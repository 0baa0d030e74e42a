"""What paste, fill and clear would write: a list of edits, or the reasons why not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from bhdesk.domain.errors import UserError
from bhdesk.domain.text import parse_count
from bhdesk.ui.grid.values import Edit, Kind, Refusal

if TYPE_CHECKING:
    from PySide6.QtCore import QItemSelectionModel

    from bhdesk.ui.grid.model import GridModel

NOT_TYPED = "ô này không nhập được"

Outcome = tuple[Sequence[Edit], Sequence[Refusal]]


class Block(NamedTuple):
    """A rectangle of cells, ends included."""

    top: int
    left: int
    bottom: int
    right: int

    def spots(self) -> Iterator[tuple[int, int]]:
        for row in range(self.top, self.bottom + 1):
            for column in range(self.left, self.right + 1):
                yield row, column


def selected(selection: QItemSelectionModel) -> Block | None:
    """The rectangle around the selection, else the current cell."""
    ranges, index = selection.selection().toList(), selection.currentIndex()
    if ranges:
        return Block(
            min(item.top() for item in ranges), min(item.left() for item in ranges),
            max(item.bottom() for item in ranges), max(item.right() for item in ranges),
        )  # fmt: skip
    if not index.isValid():
        return None
    return Block(index.row(), index.column(), index.row(), index.column())


def texts(model: GridModel, block: Block) -> list[list[str]]:
    """The block as it is copied: what one would type, not what is drawn."""
    return [
        [model.cell(row, column).typed for column in range(block.left, block.right + 1)]
        for row in range(block.top, block.bottom + 1)
    ]


def cleared(model: GridModel, block: Block | None) -> Outcome:
    """Empties the cells that take typing; computed ones in the block are passed over."""
    if block is None:
        return (), ()
    wanted = [(row, column, "") for row, column in block.spots()
              if model.can_edit(model.index(row, column))]  # fmt: skip
    if not wanted:
        row, column = block.top, block.left
        return (), (_refusal(model, row, column, "", model.locked_text or NOT_TYPED),)
    return _checked(model, wanted)


def pasted(model: GridModel, block: Block, rows: list[list[str]]) -> Outcome:
    """One value fills the whole selection; a block starts at its upper left corner."""
    if len(rows) == 1 and len(rows[0]) == 1:
        return _checked(model, [(row, column, rows[0][0]) for row, column in block.spots()])
    wanted: list[tuple[int, int, str]] = []
    for down, line in enumerate(rows):
        for right, text in enumerate(line):
            row, column = block.top + down, block.left + right
            if row >= model.rowCount() or column >= model.columnCount():
                reason = _too_big(model, block, rows)
                return (), (_refusal(model, block.top, block.left, text, reason),)
            wanted.append((row, column, text))
    return _checked(model, wanted)


def _too_big(model: GridModel, block: Block, rows: list[list[str]]) -> str:
    below, beside = model.rowCount() - block.top, model.columnCount() - block.left
    return (
        f"khối dán có {len(rows)} dòng × {max(map(len, rows))} cột, từ ô này chỉ còn"
        f" {below} dòng × {beside} cột. {model.grow_hint}"
    )


def filled(model: GridModel, block: Block, is_down: bool) -> Outcome:
    """Ctrl+D / Ctrl+R: the first row (column) of the block into the others."""
    if (block.bottom == block.top) if is_down else (block.right == block.left):
        return (), ()
    wanted = []
    for row, column in block.spots():
        source = (block.top, column) if is_down else (row, block.left)
        if (row, column) != source:
            wanted.append((row, column, model.cell(*source).typed))
    return _checked(model, wanted)


def _checked(model: GridModel, wanted: list[tuple[int, int, str]]) -> Outcome:
    """Leaves out what already stands there; refuses what cannot be typed into."""
    edits: list[Edit] = []
    refused: list[Refusal] = []
    for row, column, raw in wanted:
        text = raw.strip()
        if is_same(model, row, column, text):
            continue
        if model.can_edit(model.index(row, column)):
            edits.append(Edit(model.rows[row].key, model.columns[column].key, text))
        else:
            reason = model.locked_text or NOT_TYPED
            refused.append(_refusal(model, row, column, text, reason))
    return edits, refused


def is_same(model: GridModel, row: int, column: int, text: str) -> bool:
    """Whether the cell holds that already: 1.234 is 1234, but names are compared as they are."""
    typed = model.cell(row, column).typed
    if text == typed or model.columns[column].kind is Kind.NAME:
        return text == typed
    pasted, kept = count(text), count(typed)
    return pasted is not None and pasted == kept


def count(text: str) -> int | None:
    """Whole persons, None for anything else."""
    if not text:
        return None
    try:
        return parse_count(text)
    except UserError:
        return None


def _refusal(model: GridModel, row: int, column: int, text: str, reason: str) -> Refusal:
    keys = model.rows[row].key, model.columns[column].key
    return Refusal(*keys, text, reason, model.where(*keys))
