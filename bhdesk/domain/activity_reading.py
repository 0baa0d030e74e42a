"""From the cells of a workbook to activities, each cell that cannot be read told by its place."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from bhdesk.domain import import_cells, text
from bhdesk.domain.activities import STATE_WORDS, Activity, ActivityState
from bhdesk.domain.activity_kinds import KIND_WORDS, Kind, state_words
from bhdesk.domain.activity_sheet import BOOK, ENROLLED, FIELDS, SheetField
from bhdesk.domain.activity_titles import OTHER_TITLES
from bhdesk.domain.errors import Issue, Level, UserError
from bhdesk.domain.sheets import address

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bhdesk.domain.frame import Frame
    from bhdesk.domain.sheets import RawBook, RawCell, RawSheet

_HEADER_WITHIN = 30
_NEEDED = {"day", "kind"}
_TITLES = {text.match_key(one.title): one for one in FIELDS}
_TITLES |= {text.match_key(title): _TITLES[text.match_key(own)] for title, own in OTHER_TITLES}
_COUNTER = {"tt", "stt", "số tt", "số thứ tự"}  # the line's number says nothing of the activity
_NOTHING = {"-", "–", "—"}  # how papers print that a figure is not known
_SUMS = ("cộng", "tổng cộng", "tổng số")
_EXCEL_DAYS = range(36526, 73051)  # 2000 to 2099 as Excel counts days where the format was lost
_EXCEL_START = date(1899, 12, 30)
_DAY_MINUTES = 24 * 60
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
        found.book = found.book or _book(sheet, header.at)
        found.issues += _unread(sheet, header)
        for number, cells in enumerate(sheet.rows[header.first :], header.first + 1):
            if any(_shown(cell) for cell in cells) and not _is_total(cells, header):
                line = _Line(sheet.name, number, cells, frame, found.issues)
                found.rows.append(line.read(header.columns))
    if not has_table:
        raise UserError("activity.no_table")
    return found


@dataclass(frozen=True, slots=True)
class _Header:
    """Where a table begins: `first` row of its data from 0, its columns, titles nobody knows."""

    at: int
    first: int
    columns: dict[int, SheetField]
    unknown: tuple[tuple[int, int, str], ...]


def _header(sheet: RawSheet, frame: Frame) -> _Header | None:
    """The first row that names day and kind, with the row of parts below it where it has one."""
    for at, cells in enumerate(sheet.rows[:_HEADER_WITHIN]):
        top = {place: _shown(cell) for place, cell in enumerate(cells) if _shown(cell)}
        columns = _columns(top, frame)
        if not {one.name for one in columns.values()} >= _NEEDED:
            continue
        below = _below(sheet, at, columns)
        joined = _columns(_titles(top, below), frame)
        if not below or len(joined) <= len(columns):
            return _Header(at, at + 1, columns, _unknown(top, columns, at))
        groups = {max(place for place in top if place <= one) for one in below}
        unread = _unknown({p: words for p, words in top.items() if p not in groups}, joined, at)
        return _Header(at, at + 2, joined, (*unread, *_unknown(below, joined, at + 1)))
    return None


def _shown(cell: RawCell | None) -> str:
    return cell.text.strip() if cell is not None else ""


def _columns(titles: Mapping[int, str], frame: Frame) -> dict[int, SheetField]:
    columns: dict[int, SheetField] = {}
    for place, words in sorted(titles.items()):
        known = _field(words, frame)
        if known is not None and known not in columns.values():
            columns[place] = known
    return columns


def _below(sheet: RawSheet, at: int, columns: Mapping[int, SheetField]) -> dict[int, str]:
    """The titles under a merged title: a row of words alone, empty where day and kind stand."""
    cells = sheet.rows[at + 1] if at + 1 < len(sheet.rows) else ()
    filled = {place: cell for place, cell in enumerate(cells) if cell and _shown(cell)}
    needed = {place for place, one in columns.items() if one.name in _NEEDED}
    if needed & set(filled) or any(cell.number is not None for cell in filled.values()):
        return {}
    return {place: _shown(cell) for place, cell in filled.items() if place >= min(columns)}


def _titles(top: Mapping[int, str], below: Mapping[int, str]) -> dict[int, str]:
    """Each column's whole title: its part below with the group above ("Số người: dự")."""
    titles = dict(top)
    for place, words in below.items():
        group = top[max(one for one in top if one <= place)]
        is_spot = text.match_key(group).startswith(text.match_key(ENROLLED).rstrip(" :"))
        titles[place] = f"{ENROLLED} {words}" if is_spot else words
    return titles


def _unknown(
    titles: Mapping[int, str], columns: Mapping[int, SheetField], row: int
) -> tuple[tuple[int, int, str], ...]:
    return tuple(
        (row, place, words)
        for place, words in titles.items()
        if place not in columns and text.match_key(words) not in _COUNTER
    )


def _field(title: str, frame: Frame) -> SheetField | None:
    key = text.match_key(title)
    spot = text.match_key(ENROLLED)
    if not key.startswith(spot):
        return _TITLES.get(key)
    wanted = key[len(spot) :].strip(" :")
    wanted = wanted.replace("bhxh tn", "bhxh tự nguyện").replace("bhxh bb", "bhxh bắt buộc")
    for measure in frame.measures:
        if wanted in {measure.key, text.match_key(measure.short), text.match_key(measure.name)}:
            return SheetField(f"{ENROLLED}{measure.key}", title, is_count=True)
    return None


def _book(sheet: RawSheet, header: int) -> str:
    for cells in sheet.rows[:header]:
        for cell in cells:
            if cell is not None and cell.text.strip().startswith(BOOK):
                return cell.text.strip().removeprefix(BOOK).strip()
    return ""


def _is_total(cells: Sequence[RawCell | None], header: _Header) -> bool:
    """A line of sums under the table: it has no day, and says so where words stand."""
    days = {place for place, one in header.columns.items() if one.name == "day"}
    words = [text.match_key(_shown(cell)) for cell in cells if cell and cell.number is None]
    has_day = any(_shown(cells[place]) for place in days if place < len(cells))
    return not has_day and any(word.startswith(_SUMS) for word in words)


def _unread(sheet: RawSheet, header: _Header) -> Iterator[Issue]:
    """Columns with a title nobody knows: what stands under them would be lost without a word."""
    for row, place, words in header.unknown:
        where = f"{sheet.name}!{address(row + 1, place + 1)}"
        yield Issue("activity.unknown_column", {"text": words[:60]}, where, Level.WARNING)


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
            if not _shown(cell) or cell is None or (one.is_count and _shown(cell) in _NOTHING):
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
            return self._word(one.name, _told(one.name, cell))
        except UserError as refusal:
            is_money = one.name == "money"
            self._refuse(text.money_problem(refusal) if is_money else refusal, place)
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


def _told(name: str, cell: RawCell) -> str:
    """The words of a cell; a day or a time that Excel shows as a bare number is written out."""
    number = cell.number
    if number is None or cell.is_date:
        return text.nfc(cell.text)
    if name == "day" and int(number) in _EXCEL_DAYS:
        return text.day(_EXCEL_START + timedelta(days=int(number)))
    if name in {"starts", "ends"} and 0 < number < 1:
        hour, minute = divmod(round(number * _DAY_MINUTES) % _DAY_MINUTES, 60)
        return f"{hour:02d}:{minute:02d}"
    return text.nfc(cell.text)


def _chosen(known: dict[str, Any], words: str, code: str) -> Any:  # noqa: ANN401 - kind or state
    found = known.get(text.match_key(words)) or known.get(words)
    if found is None:
        raise UserError(code, text=words[:60])
    return found
