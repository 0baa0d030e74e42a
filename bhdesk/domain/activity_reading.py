"""From the cells of a workbook to activities, each cell that cannot be read told by its place."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bhdesk.domain import import_cells, text
from bhdesk.domain.activities import STATE_WORDS, Activity, ActivityState
from bhdesk.domain.activity_kinds import KIND_WORDS, Kind, state_words
from bhdesk.domain.activity_sheet import BOOK, ENROLLED, FIELDS, SheetField
from bhdesk.domain.errors import Issue, Level, UserError
from bhdesk.domain.sheets import address

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bhdesk.domain.frame import Frame
    from bhdesk.domain.sheets import RawBook, RawCell, RawSheet

_HEADER_WITHIN = 30
_NEEDED = {"day", "kind"}
_TITLES = {text.match_key(one.title): one for one in FIELDS}
_KINDS = {text.match_key(name): kind for kind, name in KIND_WORDS.items()}
_KINDS |= {kind.value: kind for kind in Kind}
_STATES = {text.match_key(name): state for state, name in STATE_WORDS.items()}
_STATES |= {
    text.match_key(name): state for kind in Kind for state, name in state_words(kind).items()
}
_STATES |= {state.value: state for state in ActivityState}
_STATES |= {"dự kiến": ActivityState.PLANNED, "hủy": ActivityState.CANCELLED}


@dataclass(frozen=True, slots=True)
class ReadRow:
    """One row: `activity` is None where a cell of it is bad; its `id` is the number in the file."""

    sheet: str
    row: int
    activity: Activity | None

    @property
    def where(self) -> str:
        """The place as people write it."""
        return f"{self.sheet}!{address(self.row, 1)}"


@dataclass(slots=True)
class ReadBook:
    """What a workbook holds: `book` is the sign of the data file it came from, "" if unknown."""

    rows: list[ReadRow] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    book: str = ""


def read(raw: RawBook, frame: Frame) -> ReadBook:
    """Every row of every sheet with a header; raises UserError activity.no_table."""
    found = ReadBook()
    has_table = False
    for sheet in raw.sheets:
        header = _header(sheet, frame)
        if header is None:
            continue
        has_table = True
        found.book = found.book or _book(sheet, header[0])
        found.issues += _unread(sheet, header)
        for number, cells in enumerate(sheet.rows[header[0] + 1 :], header[0] + 2):
            if any(cell is not None and cell.text.strip() for cell in cells):
                line = _Line(sheet.name, number, cells, frame, found.issues)
                found.rows.append(line.read(header[1]))
    if not has_table:
        raise UserError("activity.no_table")
    return found


_Header = tuple[int, dict[int, SheetField]]


def _header(sheet: RawSheet, frame: Frame) -> _Header | None:
    """The first row that names day and kind, and what its columns are."""
    for at, cells in enumerate(sheet.rows[:_HEADER_WITHIN]):
        columns: dict[int, SheetField] = {}
        for place, cell in enumerate(cells):
            known = _field(cell, frame) if cell is not None else None
            if known is not None and known not in columns.values():
                columns[place] = known
        if {one.name for one in columns.values()} >= _NEEDED:
            return at, columns
    return None


def _field(cell: RawCell, frame: Frame) -> SheetField | None:
    key = text.match_key(cell.text)
    spot = text.match_key(ENROLLED)
    if not key.startswith(spot):
        return _TITLES.get(key)
    wanted = key[len(spot) :].strip(" :")
    for measure in frame.measures:
        if wanted in {measure.key, text.match_key(measure.short), text.match_key(measure.name)}:
            return SheetField(f"{ENROLLED}{measure.key}", cell.text, is_count=True)
    return None


def _book(sheet: RawSheet, header: int) -> str:
    for cells in sheet.rows[:header]:
        for cell in cells:
            if cell is not None and cell.text.strip().startswith(BOOK):
                return cell.text.strip().removeprefix(BOOK).strip()
    return ""


def _unread(sheet: RawSheet, header: _Header) -> Iterator[Issue]:
    """Columns with a title nobody knows: what stands under them would be lost without a word."""
    at, columns = header
    for place, cell in enumerate(sheet.rows[at]):
        if cell is not None and cell.text.strip() and place not in columns:
            where = f"{sheet.name}!{address(at + 1, place + 1)}"
            shown = cell.text.strip()[:60]
            yield Issue("activity.unknown_column", {"text": shown}, where, Level.WARNING)


class _Line:
    """One row being read; what cannot be read is noted with its cell."""

    def __init__(
        self, sheet: str, number: int, cells: Sequence[RawCell | None], frame: Frame,
        issues: list[Issue],
    ) -> None:  # fmt: skip
        self._sheet, self._number, self._cells = sheet, number, cells
        self._frame, self._issues = frame, issues
        self._is_bad = False

    def read(self, columns: Mapping[int, SheetField]) -> ReadRow:
        """The activity of the row, or None for it with the cells that are wrong."""
        values: dict[str, Any] = {}
        enrolled = []
        for place, one in sorted(columns.items()):
            cell = self._cells[place] if place < len(self._cells) else None
            if cell is None or not cell.text.strip():
                continue
            value = self._value(one, cell, place)
            if one.name.startswith(ENROLLED):
                enrolled.append((one.name.removeprefix(ENROLLED), value))
            else:
                values[one.name] = value
        for name, place in self._missing(columns, values):
            self._refuse(UserError("activity.no_field", name=name), place)
        if self._is_bad:
            return ReadRow(self._sheet, self._number, None)
        return ReadRow(self._sheet, self._number, Activity(enrolled=tuple(enrolled), **values))

    def _missing(
        self, columns: Mapping[int, SheetField], values: dict[str, Any]
    ) -> Iterator[tuple[str, int]]:
        for place, one in columns.items():
            if one.name in _NEEDED and one.name not in values:
                yield one.title, place

    def _value(self, one: SheetField, cell: RawCell, place: int) -> Any:  # noqa: ANN401 - by field
        try:
            if one.is_count:
                return import_cells.number(cell)
            return self._word(one.name, text.nfc(cell.text))
        except UserError as refusal:
            self._refuse(refusal, place)
            return None

    def _word(self, name: str, words: str) -> Any:  # noqa: ANN401 - by field
        if name == "day":
            day, _, clock = words.partition(" ")  # a date cell may carry its midnight
            return text.parse_date(day if clock[:1].isdigit() else words)
        if name in {"starts", "ends"}:
            return text.parse_clock(words[:-3] if words.count(":") == 2 else words)
        if name == "kind":
            return _chosen(_KINDS, words, "activity.unknown_kind")
        if name == "state":
            return _chosen(_STATES, words, "activity.unknown_state")
        if name == "units":
            parts = [part.strip() for part in words.replace("\n", ";").split(";")]
            found = (self._frame.place_id(part) for part in parts if part)
            return tuple(unit for unit in dict.fromkeys(found) if unit != self._frame.office_id)
        return words

    def _refuse(self, refusal: UserError, place: int) -> None:
        where = f"{self._sheet}!{address(self._number, place + 1)}"
        self._issues.append(Issue(refusal.code, refusal.params, where, Level.ERROR))
        self._is_bad = True


def _chosen(known: dict[str, Any], words: str, code: str) -> Any:  # noqa: ANN401 - kind or state
    found = known.get(text.match_key(words)) or known.get(words)
    if found is None:
        raise UserError(code, text=words[:60])
    return found
