"""Tables of a Word paper: columns as wide as on the printed page, headers repeated, rows whole."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from bhdesk.domain.document import Align, Cell, Column
from bhdesk.exchange.docx.lines import broken, titled
from bhdesk.exchange.docx.marks import EIGHTHS, Part, Place, Text, mark, twips
from bhdesk.exchange.docx.styles import StyleId, cell_style
from bhdesk.exchange.paper_pen import MM, Setting
from bhdesk.exchange.paper_rows import header_spans
from bhdesk.exchange.paper_table import LEAST_ROWS, NOTE_GAP, ColumnBlock, table_plan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.oxml.xmlchemy import BaseOxmlElement

    from bhdesk.domain.document import Row, Table

# Word rounds widths: a word measured to fill its cell keeps so much room on either side, in pt.
_EASE = 0.5


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One block of a table's columns; `edges` in twips, from the left margin."""

    setting: Setting
    columns: tuple[Column, ...]
    edges: tuple[int, ...]
    size: float

    def cell(
        self, text: str, align: Align, span: tuple[int, int], *, bold: bool, keep: bool, merge: str
    ) -> BaseOxmlElement:
        """The cell over the columns `span`; `merge` begins ("restart") or goes on downwards."""
        start, end = span
        properties = mark("tcPr", mark("tcW", w=self.edges[end] - self.edges[start], type="dxa"))
        if end - start > 1:
            properties.append(mark("gridSpan", val=end - start))
        if merge:
            properties.append(mark("vMerge", val=merge))
        properties.append(mark("vAlign", val="center"))
        place = Place(align=align.value, keep_next=keep)
        return mark("tc", properties, Text(cell_style(self.size), text, place, bold).drawn())


def table_parts(setting: Setting, table: Table) -> list[Part]:
    """Caption, header and rows, note; columns that find no room follow in further tables.

    Raises UserError `paper.does_not_fit` or `paper.missing_glyph`, as the printed page does.
    """
    parts: list[Part] = []
    plan = table_plan(setting, table)
    gap = setting.form.table.gap_mm * MM
    if table.caption:
        lines = broken(setting, table.caption, setting.form.style.caption, setting.width)
        parts.append(titled(StyleId.CAPTION, lines, after=gap))
    for number, block in enumerate(plan.blocks):
        if number:
            place = Place(before=2 * gap, after=gap, keep_next=True)
            parts.append(Text(StyleId.NOTE, setting.form.words.continues, place))
        is_noted = bool(table.note) and number == len(plan.blocks) - 1
        parts.append(_block(setting, table, plan.size, block, is_noted))
    if table.note:
        parts.append(Text(StyleId.NOTE, table.note, Place(before=NOTE_GAP)))
    return parts


def _block(
    setting: Setting, table: Table, size: float, block: ColumnBlock, is_noted: bool
) -> BaseOxmlElement:
    edges, x = [0], 0.0
    for width in block.widths:
        x += width
        edges.append(twips(x))
    columns = tuple(table.columns[index] for index in block.chosen)
    sheet = _Sheet(setting, columns, tuple(edges), size)
    element = mark("tbl", _properties(sheet, table))
    widths = [right - left for left, right in pairwise(edges)]
    element.append(mark("tblGrid", *(mark("gridCol", w=width) for width in widths)))
    element.extend(_header(sheet, keep=bool(table.rows)))
    last = len(table.rows) - 1
    for number, row in enumerate(table.rows):
        keep = is_noted if number == last else number < LEAST_ROWS - 1 or number == last - 1
        cells = [row.cells[index] for index in block.chosen]
        element.append(_row(sheet, cells, row, keep, table.row_mm * MM))
    return element


def _properties(sheet: _Sheet, table: Table) -> BaseOxmlElement:
    form = sheet.setting.form.table
    sides = ("top", "left", "bottom", "right")
    rule = {"val": "single", "sz": round(form.rule_pt * EIGHTHS), "space": 0, "color": "auto"}
    borders = [mark(side, **rule) for side in (*sides, "insideH", "insideV")]
    # A row is as high as its cells and the rule between; the printed page draws rules over both.
    pads = (form.pad_y_mm * MM - form.rule_pt / 2, form.pad_x_mm * MM - _EASE) * 2
    margins = [mark(side, w=twips(pad), type="dxa") for side, pad in zip(sides, pads, strict=True)]
    properties = mark(
        "tblPr",
        mark("tblW", w=sheet.edges[-1], type="dxa"),
        mark("tblInd", w=0, type="dxa"),
        mark("tblBorders", *borders),
        mark("tblLayout", type="fixed"),
        mark("tblCellMar", *margins),
    )
    if table.name:
        properties.append(mark("tblCaption", val=table.name))
    return properties


def _header(sheet: _Sheet, *, keep: bool) -> list[BaseOxmlElement]:
    """The bold header, repeated on every page; group titles span their columns."""
    spans = header_spans(sheet.columns)
    is_grouped = any(title for title, _, _ in spans)
    rows = [_header_row() for _ in range(2 if is_grouped else 1)]

    def add(row: int, text: str, span: tuple[int, int], merge: str = "") -> None:
        cell = sheet.cell(text, Align.CENTER, span, bold=True, keep=keep, merge=merge)
        rows[row].append(cell)

    for group, start, end in spans:
        if group:
            add(0, group, (start, end))
        for index in range(start, end):
            title, span = sheet.columns[index].title, (index, index + 1)
            if group or not is_grouped:
                add(-1, title, span)
            else:
                add(0, title, span, "restart")
                add(1, "", span, "continue")
    return rows


def _header_row() -> BaseOxmlElement:
    return mark("tr", mark("trPr", mark("cantSplit"), mark("tblHeader")))


def _row(
    sheet: _Sheet, cells: Sequence[Cell], row: Row, keep: bool, least: float
) -> BaseOxmlElement:
    properties = mark("trPr", mark("cantSplit"))
    if least:
        properties.append(mark("trHeight", val=twips(least), hRule="atLeast"))
    element = mark("tr", properties)
    for index, (cell, column) in enumerate(zip(cells, sheet.columns, strict=True)):
        span = (index, index + 1)
        element.append(
            sheet.cell(cell.text, column.align, span, bold=row.bold, keep=keep, merge="")
        )
    return element
