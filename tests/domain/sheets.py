"""Sheets made in memory, as a file reader would hand them over."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from bhdesk.domain.sheets import RawBook, RawCell, RawSheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    Value = str | int | Decimal | None
    Merged = tuple[tuple[int, int, int, int], ...]


def cell(value: Value, font: str = "Times New Roman") -> RawCell | None:
    if value is None or value == "":
        return None
    if isinstance(value, str):
        return RawCell(value, font=font)
    return RawCell(str(value), Decimal(value), font)


def sheet(
    rows: Sequence[Sequence[Value]], name: str = "Sheet1", merged: Merged = (), font: str = ""
) -> RawSheet:
    return RawSheet(name, tuple(tuple(cell(v, font) for v in row) for row in rows), merged)


def book(*sheets: RawSheet) -> RawBook:
    return RawBook("xlsx", sheets)
