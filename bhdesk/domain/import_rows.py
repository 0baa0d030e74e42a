"""The rows beneath a header: whose figures they are, and which are a total or a remark."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bhdesk.domain import import_codes, import_words, text
from bhdesk.domain.import_found import GO_ON, FoundCell, Stop, UnknownColumn
from bhdesk.domain.import_headers import is_numeric
from bhdesk.domain.import_names import without_ordinal
from bhdesk.domain.sheets import address

if TYPE_CHECKING:
    from bhdesk.domain.errors import Issue
    from bhdesk.domain.import_headers import Column, Grid, Header
    from bhdesk.domain.import_names import UnitNames
    from bhdesk.domain.import_words import MeasureWords
    from bhdesk.domain.periods import Month
    from bhdesk.domain.sheets import RawCell

UNKNOWN = "?"  # a row that names something nobody knows: never what the titles speak of
PROBED_ROWS = 1_000  # what a column holds is seen by then, also in a list of a whole district
_BLANK = re.compile(r"[-–—−.…_\s\u00a0]*")


@dataclass(frozen=True, slots=True)
class Context:
    """What the titles above a table, or a section row inside it, say of all cells below."""

    measure: str = ""
    unit: int | None = None
    name: str = ""


class Rows:
    """The rows beneath one header."""

    def __init__(
        self, grid: Grid, header: Header, end: int, names: UnitNames, words: MeasureWords,
        context: Context, month: Month, stop: Stop = GO_ON,
    ) -> None:  # fmt: skip
        self._grid = grid
        self._header = header
        self._rows = range(header.bottom + 1, end)
        self._probe = self._rows[:PROBED_ROWS]
        self._names = names
        self._words = words
        self._context = context
        self._month = month
        self._stop = stop
        self._values = header.values
        self._units_at = self._find_units()
        self._measures_at = self._find_measures()
        titles = [(column.at, column.title) for column in header.columns if not column.is_value]
        self._months_at = [at for at, title in titles if import_words.is_month_label(title)]
        self._labels_at = [at for at, title in titles if import_words.is_indicator_label(title)]

    def _find_units(self) -> int | None:
        """The column of unit names: by its heading, else the one with the most names known."""
        values = {column.at for column in self._values}
        best: tuple[int, int] | None = None
        for column in self._header.columns:
            if column.at in values or import_words.is_number_label(column.title):
                continue
            hits = sum(self._is_unit(row, column.at) for row in self._probe)
            is_place = any(map(import_words.is_place_label, column.title.split(" / ")))
            if is_place:
                hits += 1 + sum(self._is_digits_unit(row, column.at) for row in self._probe)
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
                       for row in self._probe)  # fmt: skip
            if hits and (best is None or hits > best[0]):
                best = (hits, column.at)
        return best[1] if best else None

    def cells(self) -> list[FoundCell]:
        """Every filled cell under a heading of counts, row by row."""
        found: list[FoundCell] = []
        if not self._values:
            return found
        context = self._context
        carried, measure = "", ""
        for row in self._rows:
            self._stop.at(row)
            if self._is_beside(row):
                carried = self._name(row) or carried
                continue
            filled = [(c, cell) for c in self._values if (cell := self._filled(row, c.at))]
            name = self._name(row)
            measure = self._row_measure(row, "" if name else measure)
            if not filled:
                context = self._section(row, context)
                carried = name or carried
                continue
            if not name and measure and self._units_at is not None:
                name = carried
            carried = name or carried
            made = self._row(row, name, measure, context, filled)
            found += made
        return found

    def _is_beside(self, row: int) -> bool:
        """Whether a row is of another month, or what was planned or a rate of what was reached."""
        for at in self._months_at:
            words = self._grid.words(row, at)
            said = import_words.month_of(f"tháng {words}" if words.isdecimal() else words,
                                         self._month)  # fmt: skip
            if said is not None and said != self._month:
                return True
        return any(
            import_words.is_noise(words)
            for at in self._labels_at
            if (words := self._grid.words(row, at)) and not self._words.find(words)
        )

    def _row(
        self, row: int, name: str, measure: str, context: Context,
        filled: list[tuple[Column, RawCell]],
    ) -> list[FoundCell]:  # fmt: skip
        unit, is_total, refusal = self._placed(row, name, context)
        if refusal and not any(is_numeric(cell) for _, cell in filled):
            return []  # a signature, a remark
        if self._names.is_left_out(name):
            return []
        said = name or context.name
        if unit is None:
            said = import_codes.masked_name(said)
        label = (self._units_at or 0) + 1
        row_part = None
        if self._measures_at is not None:
            row_part = import_words.part_of(self._grid.words(row, self._measures_at))
        made = []
        for column, cell in filled:
            place = (unit, is_total, refusal)
            if column.is_total:
                place = (None, True, "")
            elif column.unit is not None and not is_total:
                place = (column.unit, False, "")
            made.append(
                FoundCell(
                    self._grid.name, row + 1, column.at + 1, cell, said, place[0],
                    column.measure or measure or context.measure, column.part or row_part,
                    place[1], column.is_total, place[2], label,
                )
            )  # fmt: skip
        return made

    def _placed(self, row: int, name: str, context: Context) -> tuple[int | None, bool, str]:
        """The unit of the row or sheet, whether it is the sum, or the reason why it is neither."""
        if self._units_at is None:
            is_total = any(map(self._names.is_total, self._left_words(row)))
            refusal = "" if context.unit is not None or is_total else "import.no_unit"
            return context.unit, is_total, refusal
        is_total = self._names.is_total(name)
        unit = None if is_total else self._names.find(name)
        if unit is not None:
            return unit.id, False, ""
        # "Tổng cộng" stands merged before the names; the commune's name may stand beside each
        if is_total or any(map(self._names.is_total, self._left_words(row))):
            return None, True, ""
        return None, False, self._names.refusal(name) if name else "import.no_name"

    def _name(self, row: int) -> str:
        return "" if self._units_at is None else self._grid.words(row, self._units_at)

    def _row_measure(self, row: int, above: str) -> str:
        """What a row counts; "- Tăng mới" is a part of the measure named `above` it."""
        if self._measures_at is None:
            return ""
        words = without_ordinal(self._grid.words(row, self._measures_at))
        if found := self._words.find(words):
            return found
        is_part = import_words.part_of(words) and not import_words.is_subgroup(words)
        if above and is_part and not import_words.is_noise(words):
            return above
        return UNKNOWN if words else ""

    def _left_words(self, row: int) -> list[str]:
        """Texts before the first column of counts: a total often stands in a merged cell there."""
        first = min((column.at for column in self._values), default=0)
        return [words for at in range(first) if (words := self._grid.words(row, at))]

    def _section(self, row: int, context: Context) -> Context:
        """A row of words alone may begin a section: "I. BHXH tự nguyện"."""
        words = [text.nfc(cell.text) for _, cell in self._grid.filled(row)]
        named = {key for word in words if (key := self._words.only(without_ordinal(word)))}
        is_unit = any(self._names.find(word) for word in words)
        is_section = len(named) == 1 and not is_unit and self._measures_at is None
        return replace(context, measure=named.pop()) if is_section else context

    def _filled(self, row: int, at: int) -> RawCell | None:
        cell = self._grid.own(row, at)
        return cell if cell and not _BLANK.fullmatch(text.nfc(cell.text)) else None

    def issues(self) -> list[Issue]:
        """Codes of persons that the file no longer holds whole."""
        coded = [
            (column, length)
            for column in self._header.columns
            if not column.is_value and (length := import_codes.length_of(column.title))
        ]
        found = []
        for row in self._rows if coded else ():
            for column, length in coded:
                if cell := self._filled(row, column.at):
                    where = f"{self._grid.name}!{address(row + 1, column.at + 1)}"
                    if issue := import_codes.fault(cell, length, where):
                        found.append(issue)
        return found

    def unknown(self) -> list[UnknownColumn]:
        """Columns of numbers that nothing is known of, except running numbers and names."""
        labels = {self._units_at, self._measures_at, *self._months_at}
        found = []
        for column in self._header.columns:
            if column.is_value or column.is_noise or column.at in labels or not column.title:
                continue
            if any(map(import_words.is_label, column.title.split(" / "))):
                continue
            cells = [cell for row in self._probe if (cell := self._filled(row, column.at))]
            if cells and sum(map(is_numeric, cells)) * 2 > len(cells):
                top = self._header.top + 1
                found.append(UnknownColumn(self._grid.name, top, column.at + 1, column.title))
        return found
