"""A pasted block whose rows have names: row and column of each figure, its total, or why not."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bhdesk.domain import import_words, places, text
from bhdesk.domain.errors import Issue, UserError
from bhdesk.domain.import_codes import masked_name
from bhdesk.domain.import_names import without_ordinal
from bhdesk.domain.named_columns import lay_out

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bhdesk.domain.named_columns import Spot, Table

UNKNOWN, AMBIGUOUS = -1, -2
_COUNTED = re.compile(r"(?:tổng )?cộng(?: |: ?)\d+ ")


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure for one cell of the table; `text` as it was pasted."""

    row: int
    column: int
    text: str
    value: int


@dataclass(frozen=True, slots=True)
class Total:
    """The total printed in the block over one column, beside the sum of the block's figures."""

    column: int
    printed: int
    added: int

    @property
    def difference(self) -> int:
        """Sum minus printed total."""
        return self.added - self.printed


@dataclass(frozen=True, slots=True)
class NamedBlock:
    """What a block would write; with issues nothing may be written. Blank cells change nothing."""

    figures: tuple[Figure, ...]
    totals: tuple[Total, ...] = ()
    issues: tuple[Issue, ...] = ()
    left_out: tuple[str, ...] = ()


def read(
    block: Sequence[Sequence[str]], names: Sequence[str], table: Table
) -> NamedBlock | None:
    """None when no column of the block holds names of rows: it is pasted by position then.

    `names` are those of the table's rows in order.
    """
    rows = [[text.nfc(cell) for cell in line] for line in block]
    known = _Names(names)
    name_at = _name_column(rows, known)
    if name_at is None:
        return None
    first = next((at for at, row in enumerate(rows) if _is_data(row, name_at, known)), len(rows))
    header, body = rows[:first], rows[first:]
    width = max(map(len, rows))
    filled = [at for at in range(width) if any(_cell(row, at) for row in body)]
    layout = lay_out(header, filled, name_at, _numbers(body, filled, name_at), table)
    reader = _Body(known, name_at, layout.columns)
    for number, row in enumerate(body, first + 1):
        reader.take(row, number)
    issues = (*layout.issues, *reader.issues)
    return NamedBlock(tuple(reader.figures), reader.totals(), issues, layout.left_out)


class _Names:
    """Finds the row of a name as places.find does, once for each spelling."""

    def __init__(self, names: Sequence[str]) -> None:
        self.all = names
        self._exact: dict[str, list[int]] = defaultdict(list)
        self._bare: dict[str, list[int]] = defaultdict(list)
        for at, name in enumerate(names):
            self._exact[text.match_key(name)].append(at)
            self._bare[text.bare_name(name)].append(at)

    def find(self, said: str) -> int:
        """The row, UNKNOWN or AMBIGUOUS."""
        for name in dict.fromkeys((said, without_ordinal(said))):
            key, bare = text.match_key(name), text.bare_name(name)
            hits = (self._exact.get(key) or self._bare.get(bare)) if key else None
            if hits:
                return hits[0] if len(hits) == 1 else AMBIGUOUS
        return UNKNOWN


class _Body:
    """Reads the lines under the titles, one after the other."""

    def __init__(self, known: _Names, name_at: int, columns: dict[int, Spot]) -> None:
        self._known, self._name_at, self._columns = known, name_at, columns
        self._seen: set[int] = set()
        self._printed: dict[int, int] = {}
        self.figures: list[Figure] = []
        self.issues: list[Issue] = []

    def take(self, row: list[str], number: int) -> None:
        """`number` is that of the line in the block."""
        cells = {at: _cell(row, at) for at in self._columns if _cell(row, at)}
        name = _label(row, self._name_at, set(self._columns))
        found = self._known.find(name)
        if found < 0 and _is_total(name):
            self._take_total(cells)
        elif not cells or places.is_heading(name):
            return
        elif not name:
            self.issues.append(Issue("paste.no_name", {"row": number}))
        elif found == UNKNOWN:
            params: dict[str, str | int] = {"row": number, "name": masked_name(name)}
            self.issues.append(Issue("paste.unknown_unit", params))
        elif found == AMBIGUOUS:
            self.issues.append(Issue("paste.ambiguous_name", {"row": number, "name": name}))
        elif found in self._seen:
            self.issues.append(Issue("paste.unit_twice", {"row": number, "name": name}))
        else:
            self._seen.add(found)
            for at, said in cells.items():
                self._take_figure(found, self._columns[at], said)

    def totals(self) -> tuple[Total, ...]:
        """The last total printed over each column."""
        return tuple(
            Total(spot.at, self._printed[spot.at],
                  sum(figure.value for figure in self.figures if figure.column == spot.at))
            for spot in sorted(self._columns.values(), key=lambda spot: spot.at)
            if spot.at in self._printed
        )  # fmt: skip

    def _take_figure(self, row: int, spot: Spot, said: str) -> None:
        try:
            self.figures.append(Figure(row, spot.at, said, text.parse_count(said)))
        except UserError as problem:
            where = f"{self._known.all[row]} · {spot.titles[0]}"
            self.issues.append(Issue(problem.code, problem.params, where))

    def _take_total(self, cells: dict[int, str]) -> None:
        for at, said in cells.items():
            value = _count(said)
            if value is not None:
                self._printed[self._columns[at].at] = value


def _name_column(rows: list[list[str]], known: _Names) -> int | None:
    """The column with most names of rows; a bare number is never taken for "Thôn 2"."""
    hits: dict[int, int] = defaultdict(int)
    for row in rows:
        for at, cell in enumerate(row):
            if _has_letter(cell) and known.find(cell) != UNKNOWN:
                hits[at] += 1
    return max(hits, key=lambda at: (hits[at], -at)) if hits else None


def _is_data(row: list[str], name_at: int, known: _Names) -> bool:
    """A line of figures and not of titles: a known name, a total, or another name with figures."""
    name = _cell(row, name_at)
    if _has_letter(name) and known.find(name) != UNKNOWN:
        return True
    has_figure = any(_count(cell) is not None for at, cell in enumerate(row) if at > name_at)
    label = name or next((cell for cell in row if _has_letter(cell)), "")
    if _is_total(label):
        return has_figure
    is_title = len(name) < 2 or not _has_letter(name) or places.is_heading(name)
    return has_figure and not is_title and not import_words.is_label(name)


def _label(row: list[str], name_at: int, figures: set[int]) -> str:
    """The name of a line; that of a total may stand in a merged cell before the names."""
    before = (_cell(row, at) for at in range(name_at) if at not in figures)
    return _cell(row, name_at) or next((cell for cell in before if _has_letter(cell)), "")


def _numbers(body: list[list[str]], filled: list[int], name_at: int) -> list[int]:
    """Columns before the names that count the rows 1, 2, 3."""
    found = []
    for at in filled:
        values = [_count(_cell(row, at)) for row in body if _cell(row, at)]
        is_run = len(values) > 1 and values == list(range(1, len(values) + 1))
        if at < name_at and is_run:
            found.append(at)
    return found


def _is_total(name: str) -> bool:
    """Tổng cộng, Cộng, Toàn xã; also "Cộng 6 thôn", as our own tables say it."""
    return places.is_total(name) or bool(_COUNTED.match(text.match_key(name) + " "))


def _cell(row: list[str], at: int) -> str:
    return row[at] if at < len(row) else ""


def _has_letter(cell: str) -> bool:
    return any(letter.isalpha() for letter in cell)


def _count(cell: str) -> int | None:
    try:
        return text.parse_count(cell)
    except UserError:
        return None
