"""The one sheet of a text file: cells between tabs, semicolons or commas."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from bhdesk.domain.errors import UserError
from bhdesk.exchange.intake.encodings import as_text
from bhdesk.exchange.intake.kinds import foreign
from bhdesk.exchange.intake.source import Row, SheetSource, text_cell

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from bhdesk.exchange.intake.limits import Limits

_SAMPLE_LINES = 50
_SEPARATORS = "\t;,"  # the earlier wins where two separate alike
_LONGEST_CELL = 1_000_000


def sheets(stream: BinaryIO, name: str, limits: Limits) -> Iterator[SheetSource]:
    """One sheet without a name; every cell is text, as numbers in text have no exact meaning yet.

    Raises UserError file.foreign for what turns out to be no text, file.too_many_rows.
    """
    text = as_text(stream.read())
    if text is None:
        raise foreign(name, "tệp nhị phân không rõ loại")
    text = text.rstrip("\x1a")
    height = text.count("\n") + 1
    if height > limits.rows + 1:
        raise UserError("file.too_many_rows", name=name, limit=limits.rows)
    yield SheetSource("", _rows(text, _separator(text)), height)


def _separator(text: str) -> str:
    """The sign found in most of the first lines; a comma inside numbers is not enough."""
    lines = [line for line in text.splitlines()[:_SAMPLE_LINES] if line.strip()]
    return max(_SEPARATORS, key=lambda sign: sum(sign in line for line in lines), default="\t")


def _rows(text: str, separator: str) -> Iterator[Row]:
    csv.field_size_limit(_LONGEST_CELL)
    lines = io.StringIO(text, newline="")
    for row in csv.reader(lines, delimiter=separator):
        yield [text_cell(cell) for cell in row]
