"""Finding the header of a table in a sheet: by its words, wherever it stands, in one row or two."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bhdesk.domain import import_words, text
from bhdesk.domain.counts import Part

if TYPE_CHECKING:
    from bhdesk.domain.import_names import UnitNames
    from bhdesk.domain.import_words import MeasureWords
    from bhdesk.domain.periods import Month
    from bhdesk.domain.sheets import RawCell, RawSheet

MAX_TITLE = 160
MAX_HEADER_ROWS = 4
_NUMBERING = re.compile(r"\(?[0-9]{1,3}\)?|\(?[A-Za-z]\)?|\(?[0-9]{1,2}\s*=[-+0-9()\s]+\)?")
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_PLAIN = dict.fromkeys(("nguoi", "sl", "tong", "cong", "tong cong"), Part.CLOSING)
_NUMERIC = re.compile(r"[-−–]?\s*[0-9][0-9., \u00a0\u2007\u2009\u202f]*")


class Grid:
    """A sheet by row and column from 0, a merged cell readable at every place it covers."""

    def __init__(self, sheet: RawSheet) -> None:
        self.name = sheet.name
        self.height = len(sheet.rows)
        self.width = max((len(row) for row in sheet.rows), default=0)
        self._rows = sheet.rows
        self._origins: dict[tuple[int, int], tuple[int, int]] = {}
        for top, left, bottom, right in sheet.merged:
            for row in range(top - 1, min(bottom, self.height)):
                for column in range(left - 1, min(right, self.width)):
                    self._origins[row, column] = (top - 1, left - 1)

    def own(self, row: int, column: int) -> RawCell | None:
        """The cell that stands there itself."""
        cells = self._rows[row]
        return cells[column] if column < len(cells) else None

    def origin(self, row: int, column: int) -> tuple[int, int]:
        """Where the merged cell over this place begins; the place itself when there is none."""
        return self._origins.get((row, column), (row, column))

    def words(self, row: int, column: int) -> str:
        """The text there, also when the cell is merged from above or from the left."""
        row, column = self.origin(row, column)
        cell = self.own(row, column) if row < self.height else None
        return text.nfc(cell.text) if cell else ""

    def filled(self, row: int) -> list[tuple[int, RawCell]]:
        """The cells of a row that hold something."""
        return [(at, cell) for at, cell in enumerate(self._rows[row]) if cell and cell.text.strip()]


@dataclass(frozen=True, slots=True)
class Column:
    """What stands in a column: `title` is its header from top to bottom."""

    at: int
    title: str
    measure: str = ""
    part: Part | None = None
    unit: int | None = None
    is_value: bool = False
    is_noise: bool = False
    is_total: bool = False


@dataclass(frozen=True, slots=True)
class Header:
    """The header of one table: rows `top` to `bottom` (from 0), the columns beneath it."""

    top: int
    bottom: int
    columns: tuple[Column, ...]

    @property
    def values(self) -> tuple[Column, ...]:
        """The columns that hold counts."""
        return tuple(column for column in self.columns if column.is_value)


def is_numeric(cell: RawCell) -> bool:
    """Whether a cell holds a number, in whatever spelling."""
    return cell.number is not None or _NUMERIC.fullmatch(text.nfc(cell.text)) is not None


class HeaderFinder:
    """Knows the words of one office and month."""

    def __init__(self, words: MeasureWords, names: UnitNames, month: Month) -> None:
        self._words = words
        self._names = names
        self._month = month

    def at(self, grid: Grid, row: int) -> Header | None:
        """The header that begins in a row, or None."""
        if not self._begins(grid, row):
            return None
        bottom = row
        while bottom + 1 < min(grid.height, row + MAX_HEADER_ROWS):
            if not self._goes_on(grid, row, bottom + 1):
                break
            bottom += 1
        below = bottom
        while below + 1 < grid.height and _is_numbering(grid, below + 1):
            below += 1
        columns = [self._column(grid, row, bottom, at) for at in range(grid.width)]
        if any(column.unit is not None for column in columns):
            columns = [self._summed(column) for column in columns]
        return Header(row, below, tuple(columns))

    def _summed(self, column: Column) -> Column:
        """Beside columns of units one named as a total holds the sum of each row."""
        is_total = column.unit is None and self._names.is_total(column.title)
        return Column(column.at, column.title, is_value=True, is_total=True) if is_total else column

    def _says(self, words: str) -> bool:
        """Whether a heading names a measure or a part."""
        named = self._words.find(words) or import_words.part_of(words)
        return len(words) <= MAX_TITLE and bool(named)

    def _begins(self, grid: Grid, row: int) -> bool:
        labels, named, units = 0, 0, 0
        filled = grid.filled(row)
        if any(cell.number is not None for _, cell in filled):
            return False
        for _, cell in filled:
            words = text.nfc(cell.text)
            if is_numeric(cell):
                return False
            if import_words.is_label(words):
                labels += 1
            elif self._names.find(words):
                units += 1
            elif self._says(words) or self._is_month(words):
                named += 1
        if units:
            return units > 1 and not named
        return labels + named > 1 or (named == 1 and self._heads_units(grid, row))

    def _heads_units(self, grid: Grid, row: int) -> bool:
        """Whether a lone heading stands right over a row of a unit and its figure."""
        if row + 1 >= grid.height:
            return False
        heads = {at for at, cell in grid.filled(row) if self._says(text.nfc(cell.text))}
        below = grid.filled(row + 1)
        has_figure = any(at in heads and is_numeric(cell) for at, cell in below)
        return has_figure and any(self._names.find(text.nfc(cell.text)) for _, cell in below[:3])

    def _is_month(self, words: str) -> bool:
        return self._month_in(words) == self._month

    def _month_in(self, words: str) -> Month | None:
        return import_words.month_of(words, self._month)

    def _goes_on(self, grid: Grid, top: int, row: int) -> bool:
        """Whether a row belongs to the header above it: words only, under groups or gaps."""
        filled = grid.filled(row)
        if not filled or any(is_numeric(cell) for _, cell in filled):
            return False
        if any(self._names.find(text.nfc(cell.text)) for _, cell in filled):
            return False
        if any(_is_label_over(grid, top, row, at) for at in range(grid.width)):
            return True
        says = [at for at, cell in filled if self._says(text.nfc(cell.text))]
        return any(self._is_under_group(grid, top, row - 1, at) for at in says)

    def _is_under_group(self, grid: Grid, top: int, above: int, at: int) -> bool:
        """Whether what stands above is a gap or spans several columns, and is no row's label."""
        if any(import_words.is_label(grid.words(row, at)) for row in range(top, above + 1)):
            return False
        if not grid.words(above, at):
            return True
        here = grid.origin(above, at)
        return any(
            grid.origin(above, beside) == here
            for beside in (at - 1, at + 1)
            if 0 <= beside < grid.width
        ) or (at + 1 < grid.width and not grid.words(above, at + 1))

    def _column(self, grid: Grid, top: int, bottom: int, at: int) -> Column:
        levels: list[str] = []
        for row in range(top, bottom + 1):
            words = grid.words(row, at) or _group_before(grid, row, at, is_last=row == bottom)
            if words and (not levels or levels[-1] != words):
                levels.append(words)
        title = " / ".join(levels)
        plain = Column(at, title)
        if not levels or len(title) > 2 * MAX_TITLE:
            return plain
        own = levels[-1]
        if import_words.is_label(own) or import_words.is_label(levels[0]):
            return plain
        if unit := self._names.find(own):
            return replace(plain, unit=unit.id, is_value=True)
        return self._counted(plain, levels)

    def _counted(self, plain: Column, levels: list[str]) -> Column:
        own, above = levels[-1], levels[:-1]
        group = self._measure(above)
        measure = self._measure(levels) or group
        part = _PLAIN.get(import_words.folded(own)) or import_words.part_of(own)
        upper = next((p for words in reversed(above) if (p := import_words.part_of(words))), None)
        months = [month for words in levels if (month := self._month_in(words))]
        is_known = part or months or self._words.find(own) or not group or measure != group
        is_known = is_known or (upper is not None and import_words.is_in_month(own))
        is_noise = self._is_noise(levels, part) or self._is_other_year(levels, months)
        if import_words.is_sum(own) and upper not in {None, Part.CLOSING}:
            is_noise = True  # "Cộng" under "Tăng trong kỳ" is no figure of its own
        part = part or upper
        is_here = not months or months[-1] == self._month
        if not is_here and months[-1] == self._month.shift(-1) and part in {None, Part.OPENING}:
            is_here, part = True, Part.OPENING
        is_noise = is_noise or not is_here
        is_value = bool(measure or part or months) and bool(is_known) and not is_noise
        return replace(plain, measure=measure, part=part, is_value=is_value, is_noise=is_noise)

    def _measure(self, levels: list[str]) -> str:
        """Of all the words together ("BHXH" over "Tự nguyện"), else the lowest that names one."""
        named = (self._words.find(words) for words in (" ".join(levels), *reversed(levels)))
        return next((measure for measure in named if measure), "")

    def _is_noise(self, levels: list[str], part: Part | None) -> bool:
        own, above = levels[-1], levels[:-1]
        return (
            import_words.is_noise(own)
            or any(map(import_words.is_compared, above))
            or (part is None and any(map(import_words.is_noise, above)))
        )

    def _is_other_year(self, levels: list[str], months: list[Month]) -> bool:
        years = {int(year) for words in levels for year in _YEAR.findall(words)}
        return bool(years) and not months and self._month.year not in years


def _is_label_over(grid: Grid, top: int, row: int, at: int) -> bool:
    """Whether a label of the header is merged down over this row, which is then header too."""
    begins = grid.origin(row, at)[0]
    return top <= begins < row and import_words.is_label(grid.words(row, at))


def _group_before(grid: Grid, row: int, at: int, *, is_last: bool) -> str:
    """The heading of a group written over its first column only, with blanks after it."""
    if is_last:
        return ""
    for left in range(at - 1, -1, -1):
        if words := grid.words(row, left):
            # a heading merged downwards ends where it stands; a label never spans others
            is_own = grid.words(row + 1, left) == words or import_words.is_label(words)
            return "" if is_own else words
    return ""


def _is_numbering(grid: Grid, row: int) -> bool:
    """A row under the header that numbers its columns: (1) (2) (3) or A B 1 2."""
    filled = [text.nfc(cell.text) for _, cell in grid.filled(row)]
    if len(filled) < 3 or not all(_NUMBERING.fullmatch(words) for words in filled):
        return False
    numbers = [int(found[0]) for words in filled if (found := re.search(r"[0-9]+", words))]
    return numbers == list(range(numbers[0], numbers[0] + len(numbers))) if numbers else True
