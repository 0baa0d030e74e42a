"""The XML inside a zipped workbook read once as bytes: whole, free of DTDs, of a sane size."""

from __future__ import annotations

import re
import zipfile
import zlib
from typing import IO, TYPE_CHECKING

from bhdesk.domain.errors import UserError
from bhdesk.domain.sheets import address, column_number

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from bhdesk.exchange.intake.limits import Limits

BROKEN = (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, EOFError)
_PIECE, _LONGEST_TEXT = 1 << 20, 4 << 20
_UNWANTED = (b"<!doctype", b"<!entity")
_ROW_STARTS = (b"<row", b":row ", b":row>", b":table-row ", b":table-row>")
# Cells from row 200,000 on and cells from column BA on: rare enough to look at each.
_FAR_CELL = re.compile(
    rb' r="(?:([A-Z]{0,2})([2-9][0-9]{5}|[0-9]{7,})|([A-Z]{3}|[B-Z][A-Z])([0-9]+))"'
)
_ANY_CELL = re.compile(rb' r="([A-Z]{1,3})([0-9]+)"')


def scan(stream: BinaryIO, name: str, limits: Limits) -> None:
    """Unpack every part piece by piece, checksums included, keeping nothing.

    Raises UserError file.damaged, file.has_dtd, file.too_many_rows, file.range_absurd.
    """
    try:
        with zipfile.ZipFile(stream) as packed:
            for item in packed.infolist():
                with packed.open(item) as part:
                    if item.filename.endswith((".xml", ".rels")):
                        _scan_part(part, name, limits)
                    while part.read(_PIECE):
                        pass
    except BROKEN as cause:
        raise UserError("file.damaged", name=name) from cause
    finally:
        stream.seek(0)


def refuse_dtd(piece: bytes, name: str) -> None:
    """DTDs only serve attacks here: nobody's spreadsheet writes one."""
    if b"<!" in piece and any(word in piece.lower() for word in _UNWANTED):
        raise UserError("file.has_dtd", name=name)


def pieces(part: IO[bytes]) -> Iterator[bytes]:
    """The part in pieces that end behind a tag; raises ValueError for what is no XML in UTF-8."""
    rest = b""
    while read := part.read(_PIECE):
        if b"\0" in read or len(rest) > _LONGEST_TEXT:
            raise ValueError("no XML as spreadsheets write it")
        piece = rest + read
        cut = piece.rfind(b">") + 1
        rest = piece[cut:]
        yield piece[:cut]
    if rest.strip():
        raise ValueError("cut off within a tag")


def _scan_part(part: IO[bytes], name: str, limits: Limits) -> None:
    rows, last_row, far_row, far_column = 0, 0, 0, 0
    starts: list[bytes] = []
    for piece in pieces(part):
        refuse_dtd(piece, name)
        if not starts:  # one way of writing holds for the whole part
            starts = [start for start in _ROW_STARTS if start in piece]
        rows += sum(map(piece.count, starts))
        if rows > limits.rows:
            raise UserError("file.too_many_rows", name=name, limit=limits.rows)
        for found in _FAR_CELL.finditer(piece):
            letters, row = found[3] or found[1], int(found[4] or found[2])
            far_row = max(far_row, row)
            far_column = max(far_column, column_number(letters.decode()))
        if last := _last_cell(piece):
            last_row = max(last_row, last)
        height = max(far_row, last_row)
        if far_row > limits.rows or height * far_column > limits.area:
            cell = address(height, max(far_column, 1))
            raise UserError("file.range_absurd", name=name, cell=cell)


def _last_cell(piece: bytes) -> int:
    """The row of the last cell of a piece, 0 without one."""
    at = piece.rfind(b' r="')
    found = _ANY_CELL.search(piece, max(at, 0))
    return int(found[2]) if found else 0
