"""Tables of a web page, which many programs send under the name .xls."""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from bhdesk.domain.errors import UserError
from bhdesk.exchange.intake.encodings import as_text
from bhdesk.exchange.intake.kinds import HEAD, foreign
from bhdesk.exchange.intake.source import (
    Merged,
    Row,
    SheetSource,
    font_name,
    number_cell,
    text_cell,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from bhdesk.exchange.intake.limits import Limits
    from bhdesk.exchange.intake.source import Cell

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_STYLE_FONT = re.compile(r"font-family\s*:\s*[\"']?([^;,\"'}]+)", re.IGNORECASE)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_SPACES = re.compile("[ \t\r\n\f]+")
_LINE_TAGS = {"br", "p", "div", "tr", "li"}
_MOST_SPANNED = 1_000
_PIECE = 1 << 18


@dataclass(slots=True)
class _Table:
    """A table being read; `covered` are places taken by cells that span rows."""

    rows: list[Row] = field(default_factory=list)
    merged: list[Merged] = field(default_factory=list)
    covered: set[tuple[int, int]] = field(default_factory=set)
    cell: _Cell | None = None


@dataclass(slots=True)
class _Cell:
    """A cell being read."""

    across: int
    down: int
    stored: str
    font: str
    text: list[str] = field(default_factory=list)


class _Page(HTMLParser):
    """Collects tables in the order they open; a table within a cell is a table of its own."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[_Table] = []
        self.open: list[_Table] = []
        self._fonts: dict[str, str] = {}
        self._silent = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Tables, rows, cells and the fonts inside them."""
        given = {key: value or "" for key, value in attrs}
        if tag in ("style", "script"):
            self._silent = tag
        elif tag == "table":
            self.open.append(_Table())
            self.tables.append(self.open[-1])
        elif self.open:
            self._in_table(tag, given)

    def handle_endtag(self, tag: str) -> None:
        """Close what is open; ends of cells and rows may be left out."""
        if tag == self._silent:
            self._silent = ""
        elif self.open and tag in ("td", "th", "tr", "table"):
            _close_cell(self.open[-1])
            if tag == "table":
                self.open.pop()

    def handle_data(self, data: str) -> None:
        """Letters of a cell, or the fonts of a style sheet."""
        if self._silent == "style":
            self._learn_fonts(data)
        elif not self._silent and self.open and (cell := self.open[-1].cell) is not None:
            cell.text.append(_SPACES.sub(" ", data))

    def handle_comment(self, data: str) -> None:
        """Style sheets are often wrapped in a comment."""
        if self._silent == "style":
            self._learn_fonts(data)

    def _in_table(self, tag: str, given: dict[str, str]) -> None:
        table = self.open[-1]
        if tag == "tr":
            _close_cell(table)
            table.rows.append([])
        elif tag in ("td", "th"):
            _close_cell(table)
            if not table.rows:
                table.rows.append([])
            across, down = _span(given, "colspan"), _span(given, "rowspan")
            table.cell = _Cell(across, down, given.get("x:num", ""), self._font(given))
        elif table.cell is not None:
            table.cell.font = table.cell.font or self._font(given)
            if tag in _LINE_TAGS:
                table.cell.text.append("\n")

    def _font(self, given: dict[str, str]) -> str:
        if face := given.get("face"):
            return font_name(face.split(",")[0])
        if found := _STYLE_FONT.search(given.get("style", "")):
            return font_name(found[1])
        classes = given.get("class", "").split()
        return next((self._fonts[name] for name in classes if name in self._fonts), "")

    def _learn_fonts(self, rules: str) -> None:
        for selector, body in _RULE.findall(rules):
            if font := _STYLE_FONT.search(body):
                for name in re.findall(r"\.([\w-]+)", selector):
                    self._fonts[name] = font_name(font[1])


def sheets(stream: BinaryIO, name: str, limits: Limits) -> Iterator[SheetSource]:
    """Every table with cells; raises UserError file.damaged, file.foreign, file.too_many_rows."""
    raw = stream.read()
    charset = _CHARSET.search(raw[:HEAD])
    text = as_text(raw, charset[1].decode() if charset else "")
    if text is None:
        raise foreign(name, "tệp nhị phân không rõ loại")
    page = _Page()
    for at in range(0, len(text), _PIECE):
        page.feed(text[at : at + _PIECE])
        if sum(len(table.rows) for table in page.tables) > limits.rows:
            raise UserError("file.too_many_rows", name=name, limit=limits.rows)
    page.close()
    if page.open:
        raise UserError("file.damaged", name=name)
    for number, table in enumerate((each for each in page.tables if any(each.rows)), 1):
        yield SheetSource(f"Bảng {number}", _drain(table), len(table.rows), table.merged)


def _drain(table: _Table) -> Iterator[Row]:
    rows = deque(table.rows)
    while rows:
        yield rows.popleft()


def _span(given: dict[str, str], word: str) -> int:
    value = given.get(word, "").strip()
    return min(max(int(value), 1), _MOST_SPANNED) if value.isdecimal() else 1


def _close_cell(table: _Table) -> None:
    cell, table.cell = table.cell, None
    if cell is None:
        return
    row, number = table.rows[-1], len(table.rows)
    while (number, len(row) + 1) in table.covered:
        row.append(None)
    column = len(row) + 1
    row.append(_made(cell))
    row.extend([None] * (cell.across - 1))
    if cell.across > 1 or cell.down > 1:
        last_row, last_column = number + cell.down - 1, column + cell.across - 1
        table.merged.append((number, column, last_row, last_column))
        table.covered.update(
            (r, c) for r in range(number + 1, last_row + 1) for c in range(column, last_column + 1)
        )


def _made(cell: _Cell) -> Cell | None:
    text = "\n".join(line.strip(" ") for line in "".join(cell.text).split("\n")).strip("\n")
    if cell.stored and (stored := number_cell(cell.stored, cell.font)) is not None:
        return stored
    return text_cell(text.replace("\xa0", " ").strip(), cell.font)
