"""What every reader of a kind of file gives: sheets, one after the other, rows as they come."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from bhdesk.domain.sheets import RawCell

if TYPE_CHECKING:
    from collections.abc import Iterator

Row = list[RawCell | None]
Merged = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class SheetSource:
    """A sheet being read: `rows` starts at row 1; `merged` is complete when the rows are through.

    `height` is the number of rows to come as far as the file tells, for the progress.
    """

    name: str
    rows: Iterator[Row]
    height: int = 0
    merged: list[Merged] = field(default_factory=list)


def text_cell(text: str, font: str = "") -> RawCell | None:
    """A cell of text; None where nothing can be seen."""
    return RawCell(text, font=font) if text and not text.isspace() else None


def number_cell(stored: str, font: str = "") -> RawCell | None:
    """A cell of the number written as `stored`; text where that is no number."""
    try:
        number = Decimal(stored)
    except InvalidOperation:
        return text_cell(stored, font)
    if not number.is_finite() or abs(number.adjusted()) > 300:
        return text_cell(stored, font)
    if number == number.to_integral_value():
        number = Decimal(int(number))
    return RawCell(f"{number:f}", number, font)


def value_cell(value: object, font: str = "") -> RawCell | None:
    """A cell of a value as libraries give it; a float by its shortest text, so 1.888 is 1.888."""
    if value is None:
        return None
    if isinstance(value, bool):
        return RawCell("TRUE" if value else "FALSE", font=font)
    if isinstance(value, int | float):
        return number_cell(repr(value), font)
    if isinstance(value, date):
        return date_cell(value, font)
    if isinstance(value, time):
        return text_cell(f"{value:%H:%M:%S}", font)
    if isinstance(value, timedelta):
        minutes, seconds = divmod(int(value.total_seconds()), 60)
        return text_cell(f"{minutes // 60:02d}:{minutes % 60:02d}:{seconds:02d}", font)
    return text_cell(str(value), font)


def date_cell(value: date, font: str = "") -> RawCell:
    """A true date, written dd/mm/yyyy; with the time of day when there is one."""
    shown = f"{value.day:02d}/{value.month:02d}/{value.year:04d}"
    if isinstance(value, datetime) and value.time() != time():
        shown += f" {value:%H:%M}"
    return RawCell(shown, font=font, is_date=True)


def trimmed(row: Row) -> Row:
    """The row up to its last filled cell."""
    while row and row[-1] is None:
        row.pop()
    return row
