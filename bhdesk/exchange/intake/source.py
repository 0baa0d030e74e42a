"""What every reader of a kind of file gives: sheets, one after the other, rows as they come.

A cell is one short text here, the way it also travels to the program: a letter for what it is,
its font, a bar, its text ("n.VnTime|1888"). Millions of them have to be made in seconds.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

Cell = str
Row = list[Cell | None]
Merged = tuple[int, int, int, int]
NUMBER, DATE = "n", "d"
_EXACT = 10.0**15  # whole floats below are whole numbers to the last digit
_LONGEST_NUMBER = 300


@dataclass(frozen=True, slots=True)
class SheetSource:
    """A sheet being read: `rows` starts at row 1; `merged` is complete when the rows are through.

    `height` is the number of rows to come as far as the file tells, for the progress.
    """

    name: str
    rows: Iterator[Row]
    height: int = 0
    merged: list[Merged] = field(default_factory=list)


def font_name(name: str) -> str:
    """A font's name as it may stand in a cell."""
    return name.replace("|", " ").strip()


def with_font(cell: Cell, font: str) -> Cell:
    """The same cell in another font."""
    return cell[0] + font + cell[cell.index("|") :]


def text_cell(text: str, font: str = "") -> Cell | None:
    """A cell of text; None where nothing can be seen."""
    return f"t{font}|{text}" if text and not text.isspace() else None


def number_cell(stored: str, font: str = "") -> Cell | None:
    """A cell of the number written as `stored`; text where that is no number."""
    try:
        number = Decimal(stored)
    except InvalidOperation:
        return text_cell(stored, font)
    if not number.is_finite() or abs(number.adjusted()) > _LONGEST_NUMBER:
        return text_cell(stored, font)
    shown = f"{number:f}"
    if "." in shown:
        shown = shown.rstrip("0").rstrip(".")
    return f"n{font}|{'0' if shown == '-0' else shown}"


def value_cell(value: object, font: str = "") -> Cell | None:
    """A cell of a value as libraries give it; a float by its shortest text, so 1.888 is 1.888."""
    kind = type(value)
    if kind is str:
        return f"t{font}|{value}" if value and not value.isspace() else None  # type: ignore[attr-defined]
    if kind is float:
        if -_EXACT < value < _EXACT and value == int(value):  # type: ignore[operator, call-overload]
            return f"n{font}|{int(value)}"  # type: ignore[call-overload]
        shown = repr(value)
        return number_cell(shown, font) if "e" in shown or "n" in shown else f"n{font}|{shown}"
    return _rare_cell(value, font)


def date_cell(value: date, font: str = "") -> Cell:
    """A true date, written dd/mm/yyyy; with the time of day when there is one."""
    shown = f"{value.day:02d}/{value.month:02d}/{value.year:04d}"
    if isinstance(value, datetime) and value.time() != time():
        shown += f" {value:%H:%M}"
    return f"d{font}|{shown}"


def _rare_cell(value: object, font: str) -> Cell | None:
    if isinstance(value, bool):
        return text_cell("TRUE" if value else "FALSE", font)
    if isinstance(value, int):
        return number_cell(str(value), font)
    if isinstance(value, date):
        return date_cell(value, font)
    if isinstance(value, time):
        return text_cell(f"{value:%H:%M:%S}", font)
    if isinstance(value, timedelta):
        minutes, seconds = divmod(int(value.total_seconds()), 60)
        return text_cell(f"{minutes // 60:02d}:{minutes % 60:02d}:{seconds:02d}", font)
    return None
