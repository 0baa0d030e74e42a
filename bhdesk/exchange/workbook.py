"""Excel workbooks: one sheet a table, numbers as numbers, codes as text, ready for A4."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import xlsxwriter

from bhdesk import atomic
from bhdesk.domain.document import Align, Cell, Chart, Column, Table
from bhdesk.domain.errors import UserError
from bhdesk.exchange import workbook_chart
from bhdesk.exchange.clean import cleaned

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

NAME_LIMIT = 31
_ROW_LIMIT = 1_048_576
_TEXT_LIMIT = 32_767
# Excel keeps 15 digits of a number; a longer one stays whole only as text.
_NUMBER_LIMIT = 10**15
_ILLEGAL_IN_NAME = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_FONT = {"font_name": "Times New Roman", "font_size": 12}
_A4 = 9
_WIDEST = 45.0
_NARROWEST = 6.0
_TEXT_WIDTH = 78.0
_LINE_HEIGHT = 16.5
# A unit of column width is a digit; the mean letter is narrower, but words do not fill lines.
_LETTERS_A_UNIT = 1.15
# Titles are bold and full of capitals such as BHXH.
_TITLE_LETTERS_A_UNIT = 0.8
_ALLOWED = {"format_columns": True, "format_rows": True, "select_locked_cells": True}
_WHOLE = {
    "validate": "integer",
    "criteria": ">=",
    "value": 0,
    "error_title": "Số người",
    "error_message": "Hãy nhập số nguyên từ 0 trở lên; để trống nếu chưa có số liệu.",
}
# Equal workbooks are equal bytes; the true date stands in the document itself.
_CREATED = datetime(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class TextLine:
    text: str
    is_bold: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """Titles and running text in the first column, then the table, under it its chart.

    `is_form`: only the figures of the table can be typed in, whole numbers from 0.
    """

    name: str
    titles: tuple[str, ...] = ()
    lines: tuple[TextLine, ...] = ()
    table: Table | None = None
    chart: Chart | None = None
    is_landscape: bool = True
    is_form: bool = False


def write(sheets: Sequence[Sheet], target: BinaryIO | Path) -> None:
    """Write a workbook to a stream or, whole or not at all, to a path.

    Raises UserError `workbook.text_too_long` (`sheet`, `text`) or `workbook.too_many_rows`
    (`sheet`, `rows`), and for a path StoreProblem `file.*`.
    """
    if isinstance(target, Path):
        content = BytesIO()
        write(sheets, content)
        atomic.write_bytes(target, content.getvalue())
        return
    sheets = cleaned(tuple(sheets))
    _check(sheets)
    # Merged group titles reach back to a row already written, which constant_memory cannot do.
    has_groups = any(
        column.group for sheet in sheets if sheet.table for column in sheet.table.columns
    )
    options = {"constant_memory": not has_groups, "default_format_properties": _FONT}
    book = xlsxwriter.Workbook(target, options)
    book.set_properties({"created": _CREATED})
    formats = _Formats(book)
    for name, sheet in zip(legal_names([sheet.name for sheet in sheets]), sheets, strict=True):
        _write_sheet(book, book.add_worksheet(name), formats, sheet)
    book.close()


def legal_names(names: Sequence[str]) -> list[str]:
    """Names Excel accepts: at most 31 letters, none of its reserved signs, no two alike."""
    taken: set[str] = set()
    legal = []
    for number, name in enumerate(names, start=1):
        base = " ".join(name.translate(_ILLEGAL_IN_NAME).split()).strip("'") or f"Bảng {number}"
        # Excel keeps "History" for itself.
        base = f"{base} 1" if base.casefold() == "history" else base
        chosen, copy = base[:NAME_LIMIT].strip("' "), 1
        while chosen.casefold() in taken:
            copy += 1
            mark = f" ({copy})"
            chosen = base[: NAME_LIMIT - len(mark)].rstrip() + mark
        taken.add(chosen.casefold())
        legal.append(chosen)
    return legal


class _Formats:
    """One format object for each look, however many cells wear it."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[str, Align, bool], Format] = {}
        title = {"bold": True, "align": "center", "valign": "vcenter", "text_wrap": True}
        self.header = book.add_format({**title, "border": 1})
        self.bold = book.add_format({"bold": True})
        self.text = book.add_format({"text_wrap": True, "valign": "top"})
        self.bold_text = book.add_format({"text_wrap": True, "valign": "top", "bold": True})
        self.note = book.add_format({"italic": True})
        figure = {"num_format": "#,##0", "align": "right", "valign": "vcenter", "border": 1}
        self.open = book.add_format({**figure, "locked": False})

    def cell(self, pattern: str, align: Align, bold: bool) -> Format:
        key = (pattern, align, bold)
        if key not in self._made:
            look = {
                "num_format": pattern,
                "align": align.value,
                "valign": "vcenter",
                "bold": bold,
                "border": 1,
                "text_wrap": align is Align.LEFT,
            }
            self._made[key] = self._book.add_format(look)
        return self._made[key]


def _write_sheet(book: Workbook, page: Worksheet, formats: _Formats, sheet: Sheet) -> None:
    page.set_paper(_A4)
    if sheet.is_landscape:
        page.set_landscape()
    page.fit_to_pages(1, 0)
    page.set_margins(left=0.8, right=0.5, top=0.7, bottom=0.7)
    page.set_footer("&C&P/&N")
    if sheet.table is None:
        page.set_column(0, 0, _TEXT_WIDTH)
    row = 0
    for title in sheet.titles:
        page.write_string(row, 0, title, formats.bold)
        row += 1
    for line in sheet.lines:
        page.set_row(row, _height([line.text], [_TEXT_WIDTH]))
        page.write_string(row, 0, line.text, formats.bold_text if line.is_bold else formats.text)
        row += 1
    if sheet.table is not None:
        top = row + 1 if row else 0
        first = _write_table(page, formats, sheet.table, top, is_form=sheet.is_form)
        if sheet.chart is not None:
            workbook_chart.insert(book, page, sheet.chart, first)
    if sheet.is_form:
        page.protect("", _ALLOWED)


def _write_table(
    page: Worksheet, formats: _Formats, table: Table, top: int, *, is_form: bool
) -> int:
    """Returns the first row of figures."""
    widths = list(_widths(table))
    for index, width in enumerate(widths):
        page.set_column(index, index, width)
    row = first = _write_header(page, formats, table.columns, top, widths)
    page.repeat_rows(top, row - 1)
    page.freeze_panes(row, table.key_columns)
    for line in table.rows:
        page.set_row(row, _height([cell.text for cell in line.cells], widths))
        for index, (column, cell) in enumerate(zip(table.columns, line.cells, strict=True)):
            if is_form and index >= table.key_columns and not line.bold:
                _write_open(page, formats, (row, index), cell)
            else:
                _write_cell(page, formats, (row, index), cell, column.align, line.bold)
        row += 1
    if table.note:
        page.write_string(row, 0, table.note, formats.note)
    return first


def _write_header(
    page: Worksheet, formats: _Formats, columns: Sequence[Column], top: int, widths: Sequence[float]
) -> int:
    """One row, or two where columns stand in groups; returns the first row of figures."""
    height = _height([column.title for column in columns], widths, _TITLE_LETTERS_A_UNIT)
    if not any(column.group for column in columns):
        page.set_row(top, height)
        for index, column in enumerate(columns):
            page.write_string(top, index, column.title, formats.header)
        return top + 1
    page.set_row(top + 1, height)
    for group, run in groupby(range(len(columns)), key=lambda index: columns[index].group):
        members = list(run)
        for index in members:
            if group:
                page.write_string(top + 1, index, columns[index].title, formats.header)
            else:
                page.merge_range(top, index, top + 1, index, "", formats.header)
                page.write_string(top, index, columns[index].title, formats.header)
        if len(members) > 1 and group:
            page.merge_range(top, members[0], top, members[-1], "", formats.header)
        if group:
            page.write_string(top, members[0], group, formats.header)
    return top + 2


def _write_cell(
    page: Worksheet,
    formats: _Formats,
    place: tuple[int, int],
    cell: Cell,
    align: Align,
    bold: bool,
) -> None:
    if cell.value is None and not cell.text:
        # An empty text is no blank to Excel: its charts draw it as nothing, 0.
        page.write_blank(*place, None, formats.cell("@", align, bold))
    elif cell.value is None or not -_NUMBER_LIMIT < cell.value < _NUMBER_LIMIT:
        page.write_string(*place, cell.text, formats.cell("@", align, bold))
    else:
        # Excel stores numbers as doubles; the pattern shows the decimals the paper shows.
        number = float(cell.value) if cell.decimals else int(cell.value)
        page.write_number(*place, number, formats.cell(pattern_of(cell), align, bold))


def _write_open(page: Worksheet, formats: _Formats, place: tuple[int, int], cell: Cell) -> None:
    """A cell to type in: never of the text pattern, which would make text of a typed number."""
    if cell.value is None:
        page.write_blank(*place, None, formats.open)
    else:
        page.write_number(*place, int(cell.value), formats.open)
    page.data_validation(*place, *place, _WHOLE)


def pattern_of(cell: Cell) -> str:
    """Excel's pattern of a number: 79.58 with "%" written behind it, thousands parted elsewhere.

    A rise printed as "+3" keeps its sign.
    """
    fraction = "." + "0" * cell.decimals if cell.decimals else ""
    plain = f'0{fraction}"%"' if cell.text.rstrip().endswith("%") else f"#,##0{fraction}"
    return f"+{plain};-{plain};{plain}" if cell.text.startswith("+") else plain


def _widths(table: Table) -> Iterator[float]:
    """Wide enough for the figures and for the longest word of the title; texts wrap when long."""
    for index, column in enumerate(table.columns):
        texts = [row.cells[index].text for row in table.rows]
        body = float(max(map(len, texts), default=0))
        words = float(max(map(len, column.title.split()), default=0))
        yield min(max(body, words, len(column.title) / 3, _NARROWEST), _WIDEST) * 1.1 + 2


def _height(
    texts: Sequence[str], widths: Sequence[float], letters: float = _LETTERS_A_UNIT
) -> float:
    """Row height in pt: Excel measures a row anew when it is edited, not when it is opened."""
    lines = 1
    for text, width in zip(texts, widths, strict=True):
        if len(text) > width * letters:
            lines = max(lines, math.ceil(len(text) / (width * letters)))
    return lines * _LINE_HEIGHT


def _check(sheets: Sequence[Sheet]) -> None:
    for sheet in sheets:
        texts = [*sheet.titles, *(line.text for line in sheet.lines)]
        if sheet.table is not None:
            texts += [cell.text for row in sheet.table.rows for cell in row.cells]
            rows = len(sheet.table.rows) + len(texts[: len(sheet.titles) + len(sheet.lines)])
            if rows + 4 > _ROW_LIMIT:
                raise UserError("workbook.too_many_rows", sheet=sheet.name, rows=rows)
        for text in texts:
            if len(text) > _TEXT_LIMIT:
                raise UserError("workbook.text_too_long", sheet=sheet.name, text=text[:60])
