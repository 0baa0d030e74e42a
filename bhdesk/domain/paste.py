"""A decision's table of targets pasted as text: header words, unit names, a printed total (S5)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bhdesk.domain import places, text
from bhdesk.domain.errors import UserError
from bhdesk.domain.import_codes import masked_name

if TYPE_CHECKING:
    from bhdesk.domain.catalogue import Measure
    from bhdesk.domain.frame import Frame

_HEADINGS = {
    "csi_participants": ("bhxh bắt buộc", "bhxh bb"),
    "vsi_participants": ("bhxh tự nguyện", "bhxh tn"),
    "ui_participants": ("bảo hiểm thất nghiệp", "bhtn"),
    "hi_participants": ("bảo hiểm y tế", "bhyt"),
    "hhi_participants": ("bhyt hộ gia đình", "bhyt hgđ", "bảo hiểm y tế hộ gia đình"),
    "shi_participants": ("bhyt tự đóng", "bảo hiểm y tế tự đóng"),
}


@dataclass(frozen=True, slots=True)
class PastedColumn:
    """One measure: every unit's value in the frame's order, the printed total and the sum."""

    measure: str
    values: tuple[tuple[int, int | None], ...]
    printed: int | None

    @property
    def sum(self) -> int:
        """The units' values added up; a blank one adds nothing."""
        return sum(value or 0 for _, value in self.values)

    @property
    def total(self) -> int:
        """The printed total, or the sum where none is printed."""
        return self.sum if self.printed is None else self.printed

    @property
    def difference(self) -> int:
        """Sum minus printed total."""
        return self.sum - self.total


@dataclass(frozen=True, slots=True)
class TargetPaste:
    """A whole table ready to be looked at and saved."""

    columns: tuple[PastedColumn, ...]
    units: int


def read_targets(pasted: str, frame: Frame) -> TargetPaste:
    """Match columns by headings and rows by unit names; a row named Tổng cộng is the printed total.

    Raises UserError paste.empty, paste.no_header, paste.unknown_unit, paste.unit_twice,
    paste.bad_number (naming row and column), paste.missing_units.
    """
    lines = [line for line in pasted.replace("\r\n", "\n").split("\n") if line.strip()]
    table = [[text.nfc(cell) for cell in line.split("\t")] for line in lines]
    if len(table) < 2:
        raise UserError("paste.empty")
    columns = _columns(table[0], frame)
    if not columns:
        raise UserError("paste.no_header")
    found: dict[int, list[int | None]] = {}
    printed: list[int | None] | None = None
    for number, row in enumerate(table[1:], 2):
        name = _name(row, set(columns))
        values = [_value(row, at, number, table[0]) for at in columns]
        if places.is_total(name):
            printed = _align_total(row, values, columns, table[0])
            continue
        unit = _unit(frame, name, number)
        if unit in found:
            raise UserError("paste.unit_twice", name=name, row=number)
        found[unit] = values
    missing = [unit for unit in frame.unit_ids if unit not in found]
    if missing:
        raise UserError("paste.missing_units", name=frame.unit(missing[0]).name, count=len(missing))
    made = tuple(
        PastedColumn(
            measure.key,
            tuple((unit, found[unit][at]) for unit in frame.unit_ids),
            printed[at] if printed else None,
        )
        for at, measure in enumerate(columns.values())
    )
    return TargetPaste(made, len(found))


def _columns(header: list[str], frame: Frame) -> dict[int, Measure]:
    """Position → measure; the longest heading that fits wins, so BHYT hộ gia đình is not BHYT."""
    known = {m.key: m for m in frame.measures if m.is_in_units}
    words = [
        (word, key) for key, all_words in _HEADINGS.items() for word in all_words if key in known
    ]
    words += [(text.match_key(m.name), m.key) for m in known.values()]
    words.sort(key=lambda pair: -len(pair[0]))
    found: dict[int, Measure] = {}
    for at, title in enumerate(header):
        key = text.match_key(title)
        match = next((measure for word, measure in words if word in key), None)
        if match and match not in {measure.key for measure in found.values()}:
            found[at] = known[match]
    return found


def _name(row: list[str], number_columns: set[int]) -> str:
    names = [
        cell
        for at, cell in enumerate(row)
        if at not in number_columns and cell and not cell.replace(".", "").isdigit()
    ]
    return names[0] if names else ""


def _align_total(
    row: list[str], values: list[int | None], columns: dict[int, Measure], header: list[str]
) -> list[int | None]:
    """A total row whose merged first cells came as one: read its numbers from the right."""
    if len(row) == len(header):
        return values
    cells = row[len(row) - len(columns) :]
    return [text.parse_count(cell) if cell else None for cell in cells]


def _value(row: list[str], at: int, number: int, header: list[str]) -> int | None:
    if at >= len(row) or row[at] in {"", "-", "–"}:
        return None
    if places.is_total(row[0]) and len(row) != len(header):
        return None
    try:
        return text.parse_count(row[at])
    except UserError as cause:
        raise UserError("paste.bad_number", row=number, column=header[at], text=row[at]) from cause


def _unit(frame: Frame, name: str, number: int) -> int:
    try:
        return places.find(frame.units, name).id
    except UserError as cause:
        raise UserError("paste.unknown_unit", name=masked_name(name), row=number) from cause
