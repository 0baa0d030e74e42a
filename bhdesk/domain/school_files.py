"""A list of schools with their pupils, from lines of cells separated by tabs."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bhdesk.domain import text
from bhdesk.domain.errors import UserError
from bhdesk.domain.schools import LEVEL_WORDS, SchoolCount, refuse_count

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


def read(lines: str, file: str) -> tuple[SchoolLine, ...]:
    """The schools of a file's text; a line that sums up ("Cộng …", "Tổng …") is left out.

    Raises UserError school.no_header, school.bad_row, school.same_row, school.over.
    """
    rows = [[text.nfc(cell) for cell in line.split("\t")] for line in lines.splitlines()]
    for at, row in enumerate(rows[:_MAX_HEAD]):
        found = _columns(row)
        if all(key in found for key in _NEEDED):
            return _lines(rows, at + 1, found)
    raise UserError("school.no_header", name=file)


def _columns(row: list[str]) -> dict[str, int]:
    keys = [text.search_key(cell).strip(" .:") for cell in row]
    return {
        field: at for field, names in _HEADS.items() for at, key in enumerate(keys) if key in names
    }


def _lines(rows: list[list[str]], start: int, where: dict[str, int]) -> tuple[SchoolLine, ...]:
    found: dict[str, SchoolLine] = {}
    for at, row in enumerate(rows[start:], start + 1):
        padded = row + [""] * (max(where.values()) + 1 - len(row))
        name = padded[where["name"]]
        if not name or _SUM.fullmatch(text.search_key(name)):
            continue
        values = [_whole(padded[where[field]], at) for field in _NEEDED[1:]]
        count = SchoolCount(*values)
        refuse_count(name, count)
        if text.match_key(name) in found:
            raise UserError("school.same_row", name=name)
        level = _level(padded[where["level"]]) if "level" in where else ""
        found[text.match_key(name)] = SchoolLine(name, level, count)
    return tuple(found.values())


def _whole(cell: str, row: int) -> int:
    try:
        return text.parse_count(cell)
    except UserError as refused:
        raise UserError("school.bad_row", row=row, text=cell) from refused


def _level(cell: str) -> str:
    """The level as typed, by its word or key; "" for one that is not known."""
    asked = text.search_key(cell)
    known = {text.search_key(word): key for key, word in LEVEL_WORDS.items()}
    return known.get(asked, "")
