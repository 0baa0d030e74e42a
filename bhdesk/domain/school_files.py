"""A list of schools with their pupils, from the sheets of a file somebody sent."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bhdesk.domain import text
from bhdesk.domain.errors import UserError
from bhdesk.domain.schools import LEVEL_WORDS, SchoolCount, SchoolTyped, refuse_count

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bhdesk.domain.sheets import RawCell, RawSheet

    Cells = Sequence[RawCell | None]

_HEADS = {
    "name": ("ten truong", "truong"),
    "level": ("cap hoc", "cap"),
    "pupils": ("hoc sinh", "so hoc sinh", "tong so hoc sinh", "si so"),
    "own_cards": ("the hoc sinh", "co the hoc sinh", "the bhyt hoc sinh", "so the hoc sinh"),
    "other_cards": ("the nhom khac", "co the nhom khac", "nhom khac"),
}
_NEEDED = ("name", "pupils", "own_cards", "other_cards")
_MAX_HEAD = 20
# "Cộng", "Tổng cộng", "Cộng (12 trường)"; a school named after Cộng Hòa is none of them
_SUM = re.compile(r"(?:tong|cong|tong cong|tong so|toan xa)(?:\W.*\btruong\b.*|\W*)")


@dataclass(frozen=True, slots=True)
class SchoolLine:
    """One school of a file."""

    name: str
    level: str
    count: SchoolCount


def read(sheets: Iterable[RawSheet], file: str) -> tuple[SchoolLine, ...]:
    """The schools of the first sheet with their columns; a line that sums up is left out.

    Raises UserError school.no_header, school.bad_row, school.same_row, school.over.
    """
    for sheet in sheets:
        for at, row in enumerate(sheet.rows[:_MAX_HEAD]):
            found = _columns(row)
            if all(key in found for key in _NEEDED):
                return _lines(sheet.rows, at + 1, found)
    raise UserError("school.no_header", name=file)


def _columns(row: Cells) -> dict[str, int]:
    keys = [text.search_key(_text(row, at)).strip(" .:") for at in range(len(row))]
    return {
        field: at for field, names in _HEADS.items() for at, key in enumerate(keys) if key in names
    }


def _text(row: Cells, at: int) -> str:
    cell = row[at] if at < len(row) else None
    return " ".join(text.nfc(cell.text).split()) if cell else ""


def _lines(rows: Sequence[Cells], start: int, where: dict[str, int]) -> tuple[SchoolLine, ...]:
    found: dict[str, SchoolLine] = {}
    for at, row in enumerate(rows[start:], start + 1):
        name = _text(row, where["name"])
        if not name or _SUM.fullmatch(text.search_key(name)):
            continue
        values = [_whole(row, where[field], at) for field in _NEEDED[1:]]
        count = SchoolCount(*values)
        refuse_count(name, SchoolTyped.of(count))
        if text.match_key(name) in found:
            raise UserError("school.same_row", name=name)
        level = _level(_text(row, where["level"])) if "level" in where else ""
        found[text.match_key(name)] = SchoolLine(name, level, count)
    return tuple(found.values())


def _whole(row: Cells, column: int, at: int) -> int:
    """A count; the number 1.888 of a workbook is a fraction and never silently 1888."""
    cell = row[column] if column < len(row) else None
    shown = _text(row, column)
    if cell is not None and cell.number is not None:
        if cell.number != cell.number.to_integral_value() or cell.number < 0:
            raise UserError("school.bad_row", row=at, text=shown)
        return int(cell.number)
    try:
        return text.parse_count(shown)
    except UserError as refused:
        raise UserError("school.bad_row", row=at, text=shown) from refused


def _level(typed: str) -> str:
    """The level by its word; "" for one that is not known."""
    known = {text.search_key(word): key for key, word in LEVEL_WORDS.items()}
    return known.get(text.search_key(typed), "")
