"""What a grid shows, in texts: colours, signs and corners become words, drafts are told as such."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.domain.shown_table import ShownColumn, ShownRow, ShownTable
from bhdesk.ui.grid.model import STATE_WORDS
from bhdesk.ui.grid.values import Cell, CellState, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bhdesk.ui.grid.model import TableModel
    from bhdesk.ui.grid.values import Column

BEHIND = "dưới tiến độ"
NOT_STORED = "chưa ghi"
# A sign that stands alone in its cell; the others, such as the pin to press, say nothing yet.
SIGN_WORDS = {"dung": "có", "bo-trong": "không"}
DRAFTS = f"Ô “{NOT_STORED}”: số vừa gõ bị từ chối, chưa phải số liệu nên không in."


def shown_table(model: TableModel, title: str) -> ShownTable:
    """Rows in the order shown, the totals bold at the foot, remarks for what only looks say."""
    columns = tuple(
        ShownColumn(column.title, column.second, column.kind not in (Kind.NAME, Kind.CHIP))
        for column in model.columns
    )
    rows, has_drafts = [], False
    for at in range(len(model.rows)):
        cells = tuple(model.cell(at, column) for column in range(len(columns)))
        has_drafts = has_drafts or any(_is_draft(*pair) for pair in _pairs(model.columns, cells))
        rows.append(_row(model.columns, cells))
    if model.totals is not None:
        sums = tuple(cell if isinstance(cell, str) else cell.text for cell in model.totals.cells)
        rows.append(ShownRow(sums, is_bold=True))
    notes = (model.locked_text, DRAFTS if has_drafts else "")
    return ShownTable(title, columns, tuple(rows), tuple(note for note in notes if note))


def _pairs(columns: Iterable[Column], cells: Iterable[Cell]) -> Iterable[tuple[Column, Cell]]:
    return zip(columns, cells, strict=True)


def _row(columns: tuple[Column, ...], cells: tuple[Cell, ...]) -> ShownRow:
    texts = tuple(_text(column, cell) for column, cell in _pairs(columns, cells))
    return ShownRow(texts, all(cell.is_bold for cell in cells), _remark(columns, cells))


def _is_draft(column: Column, cell: Cell) -> bool:
    return cell.state is CellState.REFUSED and column.kind is not Kind.NAME


def _text(column: Column, cell: Cell) -> str:
    if _is_draft(column, cell):
        return NOT_STORED
    if cell.text:
        return cell.text
    return SIGN_WORDS.get(cell.icon, "") if column.kind is Kind.CHIP else ""


def _remark(columns: tuple[Column, ...], cells: tuple[Cell, ...]) -> str:
    """"dưới tiến độ: BHYT; cần xem: Giảm (giảm nhiều hơn đầu kỳ)", in the order of the columns."""
    told: dict[str, list[str]] = {}
    for column, cell in _pairs(columns, cells):
        if cell.state is CellState.PLAIN and cell.gap is None and not cell.note:
            continue  # nearly every cell of a long table
        for word, why in _words(cell):
            told.setdefault(word, []).append(f"{column.title} ({why})" if why else column.title)
    return "; ".join(f"{word}: {', '.join(places)}" for word, places in told.items())


def _words(cell: Cell) -> Iterable[tuple[str, str]]:
    """What a cell says by its look alone, and the reason where it has one."""
    if cell.state in (CellState.WARNING, CellState.REFUSED):
        yield STATE_WORDS[cell.state], cell.hint.rstrip(".")
    elif cell.state is CellState.IMPORTED or cell.hint == STATE_WORDS[CellState.IMPORTED]:
        yield STATE_WORDS[CellState.IMPORTED], ""
    if cell.gap is not None and cell.gap < 0:
        yield BEHIND, ""
    if cell.note:
        yield "ghi chú", cell.note
