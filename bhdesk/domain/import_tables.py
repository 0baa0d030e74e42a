"""Reading the tables of a sheet: every filled cell with the unit, measure and part it is of."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bhdesk.domain import import_words, text
from bhdesk.domain.counts import Part
from bhdesk.domain.import_headers import Column, Grid, Header, HeaderFinder, is_numeric
from bhdesk.domain.import_names import LEAVE_OUT, UnitNames, without_ordinal
from bhdesk.domain.import_words import MeasureWords, folded

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bhdesk.domain.frame import Frame
    from bhdesk.domain.periods import Month
    from bhdesk.domain.sheets import RawCell, RawSheet

_BLANK = re.compile(r"[-–—−.…_\s\u00a0]*")
_SIGNED = re.compile(r"ngày[\s.…0-9]*(?:tháng[\s.…0-9]*năm|/[0-9]+/)", re.IGNORECASE)
TITLE_ROWS = 30


@dataclass(frozen=True, slots=True)
class FoundCell:
    """A filled cell under a heading; rows and columns count from 1.

    `unit` None and `is_total`: the row of the sum. `refusal`: why the row has no unit.
    """

    sheet: str
    row: int
    column: int
    raw: RawCell
    name: str
    unit: int | None = None
    measure: str = ""
    part: Part | None = None
    is_total: bool = False
    refusal: str = ""
    label_column: int = 0


@dataclass(frozen=True, slots=True)
class UnknownColumn:
    """A column with numbers whose heading says nothing we know."""

    sheet: str
    row: int
    column: int
    title: str


@dataclass(frozen=True, slots=True)
class FoundTable:
    """One table of a sheet; `names_measure` is False when nothing says what is counted."""

    sheet: str
    row: int
    column: int
    titles: tuple[str, ...]
    cells: tuple[FoundCell, ...]
    unknown: tuple[UnknownColumn, ...]
    months: tuple[Month, ...]

    @property
    def needs_measure(self) -> bool:
        """Whether some figure does not say what it counts."""
        return any(not cell.measure and cell.part for cell in self.cells)


@dataclass(frozen=True, slots=True)
class _Context:
    """What the titles above a table, or a section row inside it, say of all cells below."""

    measure: str = ""
    unit: int | None = None
    name: str = ""


class TableReader:
    """Reads sheets for one office and month; `answers` as import_plan describes them."""

    def __init__(self, frame: Frame, month: Month, answers: Mapping[str, str]) -> None:
        aliases = {
            key.removeprefix("unit:"): choice
            for key, choice in answers.items()
            if key.startswith("unit:")
        }
        self._words = MeasureWords(frame.measures)
        self._names = UnitNames(frame, aliases)
        self._headers = HeaderFinder(self._words, self._names, month)
        self._month = month
        self._answers = answers

    def tables(self, sheet: RawSheet) -> tuple[FoundTable, ...]:
        """Every table of a sheet from top to bottom."""
        grid = Grid(sheet)
        headers, row = [], 0
        while row < grid.height:
            header = self._headers.at(grid, row)
            if header is not None:
                headers.append(header)
                row = header.bottom
            row += 1
        found, start = [], 0
        for at, header in enumerate(headers):
            end = headers[at + 1].top if at + 1 < len(headers) else grid.height
            found.append(self._table(grid, header, start, end))
            start = header.bottom + 1
        return tuple(found)

    def _table(self, grid: Grid, header: Header, start: int, end: int) -> FoundTable:
        titles = _titles(grid, start, header.top)
        columns = tuple(self._answered(column) for column in header.columns)
        header = replace(header, columns=columns)
        context = self._context(grid, titles)
        rows = _Rows(grid, header, end, self._names, self._words, context)
        months = [m for title in (*titles, grid.name) if (m := _month(title, self._month))]
        first = min((column.at for column in header.values), default=0)
        return FoundTable(
            grid.name, header.top + 1, first + 1,
            tuple(column.title for column in header.columns),
            tuple(rows.cells()), tuple(rows.unknown()), tuple(dict.fromkeys(months)),
        )  # fmt: skip

    def _answered(self, column: Column) -> Column:
        choice = self._answers.get(column_key(column.title), "")
        if not choice:
            return column
        if choice == LEAVE_OUT:
            return replace(column, is_value=False, is_noise=True)
        measure, _, part = choice.partition("/")
        named = Part(part) if part in list(Part) else None
        return replace(column, measure=measure, part=named, is_value=True, is_noise=False)

    def _context(self, grid: Grid, titles: list[str]) -> _Context:
        """The measure that the titles name, if only one, and the unit they name."""
        for said in (list(reversed(titles)), [grid.name]):
            measures = {key for title in said if (key := self._words.only(title))}
            if measures:
                break
        units = [unit for title in (*titles, grid.name) if (unit := self._names.within(title))]
        unit = units[-1] if units else None
        measure = measures.pop() if len(measures) == 1 else ""
        return _Context(measure, unit.id if unit else None, unit.name if unit else "")


def column_key(title: str) -> str:
    """The key under which the meaning of a column is asked and remembered."""
    return f"column:{folded(title)}"


def _month(title: str, near: Month) -> Month | None:
    """The month a title speaks of; the day a paper was signed tells nothing of it."""
    return import_words.month_of(_SIGNED.sub(" ", title), near)


def _titles(grid: Grid, start: int, end: int) -> list[str]:
    """The texts above a table: those since the table before it, or of the top of the sheet."""
    start = max(start, end - TITLE_ROWS)
    return [
        text.nfc(cell.text)
        for row in range(start, end)
        for _, cell in grid.filled(row)
        if cell.number is None
    ]


class _Rows:
    """The rows beneath one header."""

    def __init__(
        self, grid: Grid, header: Header, end: int, names: UnitNames, words: MeasureWords,
        context: _Context,
    ) -> None:  # fmt: skip
        self._grid = grid
        self._header = header
        self._rows = range(header.bottom + 1, end)
        self._names = names
        self._words = words
        self._context = context
        self._values = header.values
        self._units_at = self._find_units()
        self._measures_at = self._find_measures()

    def _find_units(self) -> int | None:
        """The column of unit names: by its heading, else the one with the most names known."""
        values = {column.at for column in self._values}
        best: tuple[int, int] | None = None
        for column in self._header.columns:
            if column.at in values or import_words.is_number_label(column.title):
                continue
            hits = sum(self._is_unit(row, column.at) for row in self._rows)
            is_place = any(map(import_words.is_place_label, column.title.split(" / ")))
            if is_place:
                hits += 1 + sum(self._is_digits_unit(row, column.at) for row in self._rows)
            if hits and (best is None or hits > best[0]):
                best = (hits, column.at)
        return best[1] if best else None

    def _is_unit(self, row: int, at: int) -> bool:
        words = self._grid.words(row, at)
        return bool(words) and not words.isdecimal() and self._names.find(words) is not None

    def _is_digits_unit(self, row: int, at: int) -> bool:
        words = self._grid.words(row, at)
        return words.isdecimal() and self._names.find(words) is not None

    def _find_measures(self) -> int | None:
        values = {column.at for column in self._values} | {self._units_at}
        best: tuple[int, int] | None = None
        for column in self._header.columns:
            if column.at in values:
                continue
            hits = sum(bool(self._words.find(self._grid.words(row, column.at)))
                       for row in self._rows)  # fmt: skip
            if hits and (best is None or hits > best[0]):
                best = (hits, column.at)
        return best[1] if best else None

    def cells(self) -> list[FoundCell]:
        """Every filled cell under a heading of counts, row by row."""
        found: list[FoundCell] = []
        context = self._context
        carried = ""
        for row in self._rows:
            filled = [(c, cell) for c in self._values if (cell := self._filled(row, c.at))]
            name = self._name(row)
            if not filled:
                context = self._section(row, context)
                carried = name or carried
                continue
            measure = self._row_measure(row)
            if not name and measure and self._units_at is not None:
                name = carried
            carried = name or carried
            made = self._row(row, name, measure, context, filled)
            found += made
        return found

    def _row(
        self, row: int, name: str, measure: str, context: _Context,
        filled: list[tuple[Column, RawCell]],
    ) -> list[FoundCell]:  # fmt: skip
        base = FoundCell(self._grid.name, row + 1, 0, filled[0][1], name or context.name)
        base = replace(base, label_column=(self._units_at or 0) + 1)
        base = self._placed(base, name, context)
        if base.refusal and not any(is_numeric(cell) for _, cell in filled):
            return []  # a signature, a remark
        if self._names.is_left_out(name):
            return []
        row_part = None
        if self._measures_at is not None:
            row_part = import_words.part_of(self._grid.words(row, self._measures_at))
        made = []
        for column, cell in filled:
            cell_of = replace(
                base, column=column.at + 1, raw=cell, part=column.part or row_part,
                measure=column.measure or measure or context.measure,
            )  # fmt: skip
            if column.unit is not None and not base.is_total:
                cell_of = replace(cell_of, unit=column.unit, refusal="")
            made.append(cell_of)
        return made

    def _placed(self, base: FoundCell, name: str, context: _Context) -> FoundCell:
        """With the unit of the row, of the sheet, or the reason why there is none."""
        if self._units_at is None:
            is_total = any(map(self._names.is_total, self._left_words(base.row - 1)))
            refusal = "" if context.unit is not None or is_total else "import.no_unit"
            return replace(base, unit=context.unit, is_total=is_total, refusal=refusal)
        if any(map(self._names.is_total, (name, *self._left_words(base.row - 1)))):
            return replace(base, is_total=True)
        if not name:
            return replace(base, refusal="import.no_name")
        unit = self._names.find(name)
        return replace(base, unit=unit.id if unit else None, refusal=self._names.refusal(name))

    def _name(self, row: int) -> str:
        return "" if self._units_at is None else self._grid.words(row, self._units_at)

    def _row_measure(self, row: int) -> str:
        if self._measures_at is None:
            return ""
        words = self._grid.words(row, self._measures_at)
        return self._words.find(without_ordinal(words))

    def _left_words(self, row: int) -> list[str]:
        """Texts before the first column of counts: a total often stands in a merged cell there."""
        first = min((column.at for column in self._values), default=0)
        return [words for at in range(first) if (words := self._grid.words(row, at))]

    def _section(self, row: int, context: _Context) -> _Context:
        """A row of words alone may begin a section: "I. BHXH tự nguyện"."""
        words = [text.nfc(cell.text) for _, cell in self._grid.filled(row)]
        named = {key for word in words if (key := self._words.only(without_ordinal(word)))}
        is_unit = any(self._names.find(word) for word in words)
        is_section = len(named) == 1 and not is_unit and self._measures_at is None
        return replace(context, measure=named.pop()) if is_section else context

    def _filled(self, row: int, at: int) -> RawCell | None:
        cell = self._grid.own(row, at)
        return cell if cell and not _BLANK.fullmatch(text.nfc(cell.text)) else None

    def unknown(self) -> list[UnknownColumn]:
        """Columns of numbers that nothing is known of, except running numbers and names."""
        labels = {self._units_at, self._measures_at}
        found = []
        for column in self._header.columns:
            if column.is_value or column.is_noise or column.at in labels or not column.title:
                continue
            if any(map(import_words.is_label, column.title.split(" / "))):
                continue
            cells = [cell for row in self._rows if (cell := self._filled(row, column.at))]
            if cells and sum(map(is_numeric, cells)) * 2 > len(cells):
                top = self._header.top + 1
                found.append(UnknownColumn(self._grid.name, top, column.at + 1, column.title))
        return found
