"""A workbook's first filled sheet as lines of tab-separated text; openpyxl is loaded on use."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

from bhdesk.domain.errors import UserError

if TYPE_CHECKING:
    from pathlib import Path

MAX_ROWS, MAX_BYTES = 2_000, 20_000_000


def as_lines(path: Path) -> str:
    """The cells row by row; raises UserError file.missing, file.not_workbook, file.too_large."""
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    if not path.is_file():
        raise UserError("file.missing", name=path.name)
    try:
        with zipfile.ZipFile(path) as packed:
            if sum(item.file_size for item in packed.infolist()) > MAX_BYTES:
                raise UserError("file.too_large", name=path.name)
        book = load_workbook(path, read_only=True, data_only=True)
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, OSError) as cause:
        raise UserError("file.not_workbook", name=path.name) from cause
    try:
        for sheet in book.worksheets:
            rows = sheet.iter_rows(values_only=True, max_row=MAX_ROWS, max_col=20)
            lines = ["\t".join("" if cell is None else str(cell) for cell in row) for row in rows]
            if any(line.strip() for line in lines):
                return "\n".join(lines)
    finally:
        book.close()
    return ""
