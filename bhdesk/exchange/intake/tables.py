"""Values of Excel files by calamine, which reads fast but must run in a process of its own.

It aborts the whole process on some small hostile files, and believes damaged zips: `deep.scan`
comes first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import python_calamine as calamine

from bhdesk.exchange.intake.source import Row, SheetSource, value_cell

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO


def sheets(stream: BinaryIO, font: str = "") -> Iterator[SheetSource]:
    """Every worksheet of an .xlsx, .xlsm or .xls; all cells get the font.

    A visible sheet comes before the hidden ones only when it does so in the file.
    """
    with calamine.CalamineWorkbook.from_filelike(stream) as book:
        for about in book.sheets_metadata:
            if about.typ is not calamine.SheetTypeEnum.WorkSheet:
                continue
            sheet = book.get_sheet_by_name(about.name)
            merged = [
                (row1 + 1, column1 + 1, row2 + 1, column2 + 1)
                for (row1, column1), (row2, column2) in sheet.merged_cell_ranges or ()
            ]
            height = 0 if sheet.end is None else sheet.end[0] + 1
            yield SheetSource(about.name, _rows(sheet, font), height, merged)


def _rows(sheet: calamine.CalamineSheet, font: str) -> Iterator[Row]:
    """The rows from row 1 and column A on: calamine leaves out empty columns at the left."""
    if sheet.start is None:
        return
    left: Row = [None] * sheet.start[1]
    for values in sheet.iter_rows():
        yield left + [None if value == "" else value_cell(value, font) for value in values]
