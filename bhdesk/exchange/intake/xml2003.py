"""Sheets of the XML that Excel 2002 and 2003 wrote, mostly found under the name .xls."""

from __future__ import annotations

from collections import deque
from datetime import datetime
from typing import TYPE_CHECKING

from bhdesk.exchange.intake import expat
from bhdesk.exchange.intake.source import (
    Merged,
    Row,
    SheetSource,
    date_cell,
    font_name,
    number_cell,
    text_cell,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from bhdesk.exchange.intake.source import Cell

_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384


class _Book(expat.Listener):
    """Collects sheets; `done` gets each when its tag closes."""

    def __init__(self) -> None:
        self.done: deque[SheetSource] = deque()
        self._fonts: dict[str, str] = {}
        self._style = ""
        self._name = ""
        self._rows: list[Row] = []
        self._row: Row = []
        self._merged: list[Merged] = []
        self._cell: dict[str, str] = {}
        self._type = ""
        self._column = 0
        self._text: list[str] | None = None

    def start(self, tag: str, given: dict[str, str]) -> None:
        """Styles, sheets, rows and cells."""
        if tag == "Style":
            self._style = given.get("ID", "")
            self._fonts[self._style] = self._fonts.get(given.get("Parent", "Default"), "")
        elif tag == "Font" and self._style and "FontName" in given:
            self._fonts[self._style] = font_name(given["FontName"])
        elif tag == "Worksheet":
            self._name, self._rows, self._merged = given.get("Name", ""), [], []
        elif tag == "Row":
            at = min(int(given.get("Index", len(self._rows) + 1)), _LAST_ROW)
            self._rows.extend([] for _ in range(at - 1 - len(self._rows)))
            self._row = []
        elif tag == "Cell":
            self._cell = given
            self._column = min(int(given.get("Index", len(self._row) + 1)), _LAST_COLUMN)
            self._row.extend([None] * (self._column - 1 - len(self._row)))
        elif tag == "Data":
            self._type, self._text = given.get("Type", "String"), []

    def letters(self, text: str) -> None:
        """Text of a cell; comments and the rest are passed over."""
        if self._text is not None:
            self._text.append(text)

    def end(self, tag: str) -> None:
        """Keep what is complete."""
        if tag == "Style":
            self._style = ""
        elif tag == "Data":
            self._row.append(self._made())
            self._text = None
        elif tag == "Cell":
            self._close_cell()
        elif tag == "Row":
            self._rows.append(self._row)
        elif tag == "Worksheet":
            rows = self._rows
            self.done.append(SheetSource(self._name, iter(rows), len(rows), self._merged))

    def _close_cell(self) -> None:
        if len(self._row) < self._column:
            self._row.append(None)
        across = min(int(self._cell.get("MergeAcross", 0)), _LAST_COLUMN)
        down = min(int(self._cell.get("MergeDown", 0)), _LAST_ROW)
        if across or down:
            row = len(self._rows) + 1
            self._merged.append((row, self._column, row + down, self._column + across))
            self._row.extend([None] * across)

    def _made(self) -> Cell | None:
        text = "".join(self._text or ())
        font = self._fonts.get(self._cell.get("StyleID", "Default"), "")
        if self._type == "Number":
            return number_cell(text, font)
        if self._type == "DateTime":
            try:
                return date_cell(datetime.fromisoformat(text), font)
            except ValueError:
                return text_cell(text, font)
        if self._type == "Boolean":
            return text_cell("TRUE" if text.strip() == "1" else "FALSE", font)
        return text_cell(text, font)


def sheets(stream: BinaryIO, name: str) -> Iterator[SheetSource]:
    """Every sheet; raises UserError file.damaged, file.has_dtd."""
    book = _Book()
    for _ in expat.feed(stream, book, name):
        while book.done:
            yield book.done.popleft()
