"""Sheets of Excel 97-2003 (.xls): values by calamine, fonts and error words from the records.

calamine knows no fonts, and fonts are what tells .VnTime text; the few records needed are read
here rather than by a second library that would parse everything again.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import olefile

from bhdesk.domain.errors import UserError
from bhdesk.exchange.intake import tables
from bhdesk.exchange.intake.source import font_name, text_cell, with_font

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from bhdesk.exchange.intake.limits import Limits
    from bhdesk.exchange.intake.source import Row, SheetSource

_BOF, _EOF, _FILEPASS, _FONT, _XF, _SHEET = 0x809, 0x0A, 0x2F, 0x31, 0xE0, 0x85
_ONE_CELL = {0xFD, 0x204, 0xD6, 0x203, 0x27E, 0x06, 0x205}  # text, numbers, formulas, errors
_MANY_NUMBERS, _BOOL_OR_ERROR, _FORMULA = 0xBD, 0x205, 0x06
_BIFF8 = 0x600
_ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}
_WIDTH = 256  # columns of this format; row * _WIDTH + column is the key of a cell


@dataclass(slots=True)
class _Sheet:
    """Styles and error words of the cells of one sheet, by row * 256 + column."""

    styles: dict[int, int] = field(default_factory=dict)
    errors: dict[int, str] = field(default_factory=dict)
    last_row: int = 0
    last_column: int = 0


@dataclass(slots=True)
class _Workbook:
    """What the records tell beside the values."""

    fonts: list[str] = field(default_factory=list)
    font_of_style: list[int] = field(default_factory=list)
    names: dict[int, str] = field(default_factory=dict)  # by the sheet's place in the stream
    sheets: dict[int, _Sheet] = field(default_factory=dict)

    def font(self, style: int) -> str:
        """The font's name of a cell style; there is no font number 4."""
        number = self.font_of_style[style] if style < len(self.font_of_style) else 0
        number -= number > 4
        return self.fonts[number] if number < len(self.fonts) else ""


def main_stream(stream: BinaryIO, name: str) -> bytes:
    """The records of the workbook; raises UserError file.damaged when the file is cut short."""
    size = stream.seek(0, 2)
    stream.seek(0)
    with olefile.OleFileIO(stream) as box:
        title = "Workbook" if box.exists("Workbook") else "Book"
        used = max((i for i, mark in enumerate(box.fat) if mark != olefile.FREESECT), default=0)
        records: bytes = box.openstream(title).read()
        if (used + 1) * box.sector_size >= size or len(records) < box.get_size(title):
            raise UserError("file.damaged", name=name)
    stream.seek(0)
    return records


def is_locked(records: bytes) -> bool:
    """Whether the records after the first are enciphered."""
    return any(code == _FILEPASS for _, code, _ in _first(records, 20))


def sheets(stream: BinaryIO, name: str, limits: Limits) -> Iterator[SheetSource]:
    """Every worksheet; raises UserError file.damaged, file.range_absurd."""
    try:
        book = _read(main_stream(stream, name))
    except (struct.error, IndexError) as cause:
        raise UserError("file.damaged", name=name) from cause
    by_name = {book.names.get(place, ""): sheet for place, sheet in book.sheets.items()}
    for sheet in by_name.values():
        if (sheet.last_row + 1) * (sheet.last_column + 1) > limits.area:
            raise UserError("file.range_absurd", name=name, cell=f"IV{sheet.last_row + 1}")
    for source in tables.sheets(stream, book.font(0)):
        known = by_name.get(source.name)
        yield source if known is None else replace(source, rows=_marked(source.rows, known, book))


def _first(records: bytes, count: int) -> Iterator[tuple[int, int, bytes]]:
    for number, record in enumerate(_records(records)):
        if number >= count:
            return
        yield record


def _records(records: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Every record: its place, its code, its content."""
    at, end = 0, len(records)
    while at + 4 <= end:
        code, size = struct.unpack_from("<HH", records, at)
        if at + 4 + size > end:
            raise struct.error("a record ends behind the file")
        yield at, code, records[at + 4 : at + 4 + size]
        at += 4 + size


def _read(records: bytes) -> _Workbook:
    book, sheet, depth = _Workbook(), None, 0
    for place, code, content in _records(records):
        if code == _BOF:
            depth += 1
            if struct.unpack_from("<H", content)[0] != _BIFF8:
                return _Workbook()  # Excel 5 and 95: values only
            if depth == 1 and place:
                sheet = book.sheets[place] = _Sheet()
        elif code == _EOF:
            depth -= 1
        elif sheet is None:
            _global(book, code, content)
        elif depth == 1:
            _cell(sheet, code, content)
    if depth:
        raise struct.error("the last part has no end")
    return book


def _global(book: _Workbook, code: int, content: bytes) -> None:
    if code == _FONT:
        book.fonts.append(font_name(_short_text(content, 14)))
    elif code == _XF:
        book.font_of_style.append(struct.unpack_from("<H", content)[0])
    elif code == _SHEET:
        book.names[struct.unpack_from("<I", content)[0]] = _short_text(content, 6)


def _cell(sheet: _Sheet, code: int, content: bytes) -> None:
    if code in _ONE_CELL:
        row, column, style = struct.unpack_from("<HHH", content)
        sheet.styles[row * _WIDTH + column] = style
        if code == _BOOL_OR_ERROR and content[7]:
            sheet.errors[row * _WIDTH + column] = _ERRORS.get(content[6], "#N/A")
        elif code == _FORMULA and content[12:14] == b"\xff\xff" and content[6] == 2:
            sheet.errors[row * _WIDTH + column] = _ERRORS.get(content[8], "#N/A")
    elif code == _MANY_NUMBERS:
        row, first = struct.unpack_from("<HH", content)
        count = (len(content) - 6) // 6
        column = first + count - 1
        for number in range(count):
            style = struct.unpack_from("<H", content, 4 + number * 6)[0]
            sheet.styles[row * _WIDTH + first + number] = style
    else:
        return
    sheet.last_row = max(sheet.last_row, row)
    sheet.last_column = max(sheet.last_column, column)


def _short_text(content: bytes, at: int) -> str:
    length, is_wide = content[at], content[at + 1] & 1
    raw = content[at + 2 : at + 2 + length * (2 if is_wide else 1)]
    return raw.decode("utf-16-le" if is_wide else "latin-1", "replace")


def _marked(rows: Iterator[Row], sheet: _Sheet, book: _Workbook) -> Iterator[Row]:
    default = book.font(0)
    for number, row in enumerate(rows):
        for index, cell in enumerate(row[:_WIDTH]):
            key = number * _WIDTH + index
            if error := sheet.errors.get(key):
                row[index] = text_cell(error, book.font(sheet.styles[key]))
            elif cell is not None:
                font = book.font(sheet.styles.get(key, 0))
                if font != default:
                    row[index] = with_font(cell, font)
        yield row
