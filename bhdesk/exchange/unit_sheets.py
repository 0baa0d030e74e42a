"""A workbook's first filled sheet as lines of tab-separated text; openpyxl is loaded on use."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

from bhdesk import atomic
from bhdesk.domain.errors import StoreProblem, UserError

if TYPE_CHECKING:
    from pathlib import Path

MAX_ROWS, MAX_BYTES = 2_000, 20_000_000


def as_lines(path: Path) -> str:
    """The cells row by row, each cell on one line.

    Raises UserError file.missing, file.not_workbook, file.too_large; StoreProblem file.cannot_read.
    """
    if path.is_dir():
        raise UserError("file.is_folder", name=path.name)
    if not path.exists():
        raise UserError("file.missing", name=path.name)
    try:
        with atomic.opened(path):
            pass
    except OSError as cause:
        raise StoreProblem("file.cannot_read", name=path.name) from cause
    try:
        with zipfile.ZipFile(path) as packed:
            if sum(item.file_size for item in packed.infolist()) > MAX_BYTES:
                raise UserError("file.too_large", name=path.name)
        lines = _first_filled(path)
    except UserError:
        raise
    except Exception as cause:  # a broken workbook breaks openpyxl, zlib and expat in any way
        raise UserError("file.not_workbook", name=path.name) from cause
    if len(lines) > MAX_ROWS:
        raise UserError("file.too_large", name=path.name)
    return "\n".join(lines)


def _first_filled(path: Path) -> list[str]:
    from openpyxl import load_workbook

    book = load_workbook(path, read_only=True, data_only=True)
    try:
        for sheet in book.worksheets:
            rows = sheet.iter_rows(values_only=True, max_row=MAX_ROWS + 1, max_col=20)
            lines = ["\t".join(_one_line(cell) for cell in row) for row in rows]
            if any(line.strip() for line in lines):
                return lines
    finally:
        book.close()
    return []


def _one_line(cell: object) -> str:
    return "" if cell is None else " ".join(str(cell).split())
