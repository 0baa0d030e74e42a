"""Sheets of OpenDocument (.ods), repeated cells spread out, numbers as the file writes them."""

from __future__ import annotations

import zipfile
from collections import deque
from datetime import date, datetime
from typing import TYPE_CHECKING

from bhdesk.domain.errors import UserError
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

    from bhdesk.exchange.intake.limits import Limits
    from bhdesk.exchange.intake.source import Cell

_CELLS = ("table-cell", "covered-table-cell")
_NUMBERS = ("float", "percentage", "currency")


class _Book(expat.Listener):
    """Collects sheets; `done` gets each when its tag closes.

    Empty rows and cells are only counted until something filled follows: office programs repeat
    them to the end of the sheet.
    """

    def __init__(self, fonts: dict[str, str], name: str, limits: Limits) -> None:
        self.done: deque[SheetSource] = deque()
        self._fonts, self._file, self._limits = fonts, name, limits
        self._style = ""
        self._name = ""
        self._rows: list[Row] = []
        self._merged: list[Merged] = []
        self._row: Row = []
        self._gap = 0  # empty cells before the next filled one
        self._empty_rows = 0
        self._row_times = 1
        self._cells = 0
        self._cell: dict[str, str] = {}
        self._lines: list[str] = []
        self._in_text = self._in_note = 0
        self._is_open = False

    def start(self, tag: str, given: dict[str, str]) -> None:
        """Styles, sheets, rows, cells and their lines of text."""
        if tag == "table":
            self._name, self._rows, self._merged = given.get("name", ""), [], []
            self._empty_rows = self._cells = 0
        elif tag == "table-row":
            self._row, self._gap = [], 0
            self._row_times = int(given.get("number-rows-repeated", 1))
        elif tag in _CELLS:
            self._cell, self._lines, self._is_open = given, [], True
        elif tag == "annotation":
            self._in_note += 1
        elif self._is_open and not self._in_note:
            self._text_tag(tag, given)
        elif tag == "style":
            self._style = given.get("name", "")
            self._inherit(given)
        elif tag == "text-properties" and self._style:
            font = given.get("font-name") or given.get("font-family", "").strip("'")
            self._fonts[self._style] = font_name(font) or self._fonts.get(self._style, "")

    def letters(self, text: str) -> None:
        """Text of a cell; notes are passed over."""
        if self._in_text and not self._in_note:
            self._lines[-1] += text

    def end(self, tag: str) -> None:
        """Keep what is complete."""
        if tag in _CELLS:
            self._close_cell()
        elif tag == "table-row":
            self._close_row()
        elif tag == "annotation":
            self._in_note -= 1
        elif tag == "p" and self._in_text and not self._in_note:
            self._in_text -= 1
        elif tag == "style":
            self._style = ""
        elif tag == "table":
            rows = self._rows
            self.done.append(SheetSource(self._name, iter(rows), len(rows), self._merged))

    def _text_tag(self, tag: str, given: dict[str, str]) -> None:
        if tag == "p":
            self._lines.append("")
            self._in_text += 1
        elif self._in_text and tag in ("s", "tab", "line-break"):
            times = min(int(given.get("c", 1)), 1_000)
            self._lines[-1] += {"s": " " * times, "tab": "\t"}.get(tag, "\n")

    def _inherit(self, given: dict[str, str]) -> None:
        parent = given.get("parent-style-name", "")
        self._fonts[self._style] = self._fonts.get(parent, self._fonts.get("Default", ""))

    def _close_cell(self) -> None:
        self._is_open = False
        made = self._made()
        times = int(self._cell.get("number-columns-repeated", 1))
        column = len(self._row) + self._gap + 1
        if made is None:
            self._gap += times
        else:
            self._count(self._gap // 100 + times)
            self._row.extend([None] * self._gap)
            self._row.extend([made] * times)
            self._gap = 0
        across = int(self._cell.get("number-columns-spanned", 1))
        down = int(self._cell.get("number-rows-spanned", 1))
        if across > 1 or down > 1:
            row = len(self._rows) + self._empty_rows + 1
            self._merged.append((row, column, row + down - 1, column + across - 1))

    def _close_row(self) -> None:
        row = self._row
        if not row:
            self._empty_rows += self._row_times
            return
        height = len(self._rows) + self._empty_rows + self._row_times
        if height > self._limits.rows:
            raise UserError("file.too_many_rows", name=self._file, limit=self._limits.rows)
        self._count(len(row) * (self._row_times - 1))
        self._rows.extend([] for _ in range(self._empty_rows))
        self._rows.extend(list(row) for _ in range(self._row_times))
        self._empty_rows = 0

    def _count(self, cells: int) -> None:
        self._cells += cells
        if self._cells > self._limits.cells:
            raise UserError("file.too_many_cells", name=self._file, limit=self._limits.cells)

    def _made(self) -> Cell | None:
        font = self._fonts.get(self._cell.get("style-name", "Default"), "")
        kind = self._cell.get("value-type", "")
        text = "\n".join(self._lines)
        if kind in _NUMBERS and "value" in self._cell:
            return number_cell(self._cell["value"], font)
        if kind == "date" and (stored := self._cell.get("date-value")):
            try:
                is_day = len(stored) == len("2026-05-12")
                day = date.fromisoformat(stored) if is_day else datetime.fromisoformat(stored)
                return date_cell(day, font)
            except ValueError:
                return text_cell(text, font)
        if kind == "boolean":
            return text_cell(self._cell.get("boolean-value", "").upper(), font)
        return text_cell(text, font)


def sheets(stream: BinaryIO, name: str, limits: Limits) -> Iterator[SheetSource]:
    """Every sheet; raises UserError file.damaged, file.has_dtd, file.too_many_rows."""
    fonts: dict[str, str] = {}
    with zipfile.ZipFile(stream) as packed:
        for part in ("styles.xml", "content.xml"):
            if part not in packed.NameToInfo:
                continue
            book = _Book(fonts, name, limits)
            with packed.open(part) as xml:
                for _ in expat.feed(xml, book, name):
                    while book.done:
                        yield book.done.popleft()
