"""Column widths: what the texts need, then the spare room by weight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.ui import paint
from bhdesk.ui.grid.delegate import BAR_WIDTH, PAD
from bhdesk.ui.grid.values import Column, Kind

if TYPE_CHECKING:
    from bhdesk.ui.grid.model import GridModel

LOOKED_AT = 200
NAME_LEAST, NAME_LIMIT = 130, 240
SIGN_ROOM = 22
HEAT_ROOM = 30


def fitted(model: GridModel, room: int) -> list[int]:
    """Widths in pixels; their sum is `room` unless the texts need more (then the table scrolls)."""
    columns = model.columns
    if not columns:
        return []
    least = [_least(model, index, column) for index, column in enumerate(columns)]
    wished = [_wished(column, size) for column, size in zip(columns, least, strict=True)]
    wished = [
        max(size, _name(model, index, NAME_LIMIT)) if column.kind is Kind.NAME else size
        for index, (column, size) in enumerate(zip(columns, wished, strict=True))
    ]
    spare = room - sum(least)
    if spare <= 0:
        return least
    growth = sum(wished) - sum(least)
    if spare < growth:
        return _spread(least, [w - n for w, n in zip(wished, least, strict=True)], spare)
    return _spread(wished, [column.weight for column in columns], room - sum(wished))


def _spread(sizes: list[int], weights: list[float], spare: int) -> list[int]:
    """Adds `spare` by weight; the rounding rest goes to the first column."""
    total = sum(weights) or 1
    more = [int(spare * weight / total) for weight in weights]
    more[0] += spare - sum(more) if sum(weights) else 0
    return [size + extra for size, extra in zip(sizes, more, strict=True)]


def _least(model: GridModel, index: int, column: Column) -> int:
    heads = max(paint.width(column.title, is_bold=True), paint.width(column.second, is_bold=True))
    if column.kind is Kind.NAME:
        return max(round(heads + 28), _name(model, index, NAME_LEAST))
    if column.kind is Kind.CHIP:
        return round(max(heads + 24, paint.width(column.sample, is_bold=True) + 40 + PAD * 2))
    if column.kind is Kind.HEAT:
        return round(max(heads + 6 + PAD, paint.width(column.sample) + HEAT_ROOM))
    sign = SIGN_ROOM if column.is_editable else 0
    sample = paint.width(column.sample, is_bold=True) + sign
    return round(max(heads + 6, sample + 10) + PAD)


def _name(model: GridModel, index: int, limit: int) -> int:
    """What the names need, up to a limit; a longer one is cut, with its whole text as hint."""
    texts = [model.cell(row, index).text for row in range(min(model.rowCount(), LOOKED_AT))]
    longest = max((paint.width(text) for text in texts), default=0)
    if limit == NAME_LIMIT and model.totals is not None:
        whole = model.totals.cells[index]
        name = whole if isinstance(whole, str) else whole.text
        longest = max(longest, paint.width(name, is_bold=True))
    return round(max(min(longest, limit), paint.width(model.columns[index].sample)) + 28)


def _wished(column: Column, least: int) -> int:
    """Bars and roomy figures where the window allows."""
    if column.kind is Kind.SHARE:
        return least + BAR_WIDTH + 24
    return least + (BAR_WIDTH if column.kind is Kind.COUNT_BAR else 8)
