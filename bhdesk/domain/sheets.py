"""A table somebody sent, as it stands in its file: sheets of cells, nothing understood yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

    from bhdesk.domain.errors import Issue


@dataclass(frozen=True, slots=True)
class RawCell:
    """One filled cell.

    `text` is what the file shows, or the value as text; `number` is the exact stored decimal when
    the cell is a number (1.888 stays 1.888); `font` is its font's name where the file tells; for
    a true date of the file `is_date` is set and `text` is written dd/mm/yyyy.
    """

    text: str
    number: Decimal | None = None
    font: str = ""
    is_date: bool = False


@dataclass(frozen=True, slots=True)
class RawSheet:
    """One sheet: rows[0] is row 1 and column 0 is A; merged = (row1, col1, row2, col2) from 1.

    A row ends at its last filled cell and the sheet at its last filled row.
    """

    name: str
    rows: tuple[tuple[RawCell | None, ...], ...]
    merged: tuple[tuple[int, int, int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class RawBook:
    """One file; `kind` by its content: xlsx, xlsm, xls, ods, html, tsv or xml2003."""

    kind: str
    sheets: tuple[RawSheet, ...]
    notes: tuple[Issue, ...] = ()


def address(row: int, column: int) -> str:
    """The name of a cell as spreadsheets write it, both counted from 1: (5, 3) is "C5"."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row}"


def column_number(letters: str) -> int:
    """The column counted from 1: "C" is 3; no letters give 0."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
