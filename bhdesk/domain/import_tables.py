"""Reading the tables of a sheet: where they stand, what their titles and answers say of them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bhdesk.domain import import_bare, import_words, text
from bhdesk.domain.counts import Part
from bhdesk.domain.import_found import GO_ON, FoundTable, Stop
from bhdesk.domain.import_headers import Column, Grid, Header, HeaderFinder
from bhdesk.domain.import_names import LEAVE_OUT, UnitNames
from bhdesk.domain.import_rows import PROBED_ROWS, Context, Rows
from bhdesk.domain.import_words import MeasureWords, folded

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bhdesk.domain.frame import Frame
    from bhdesk.domain.periods import Month
    from bhdesk.domain.sheets import RawSheet

_SIGNED = re.compile(r"ngày[\s.…0-9]*(?:tháng[\s.…0-9]*năm|/[0-9]+/)", re.IGNORECASE)
TITLE_ROWS = 30


class TableReader:
    """Reads sheets for one office and month; `answers` as import_plan describes them."""

    def __init__(
        self, frame: Frame, month: Month, answers: Mapping[str, str], stop: Stop = GO_ON
    ) -> None:
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
        self._stop = stop

    def tables(self, sheet: RawSheet) -> tuple[FoundTable, ...]:
        """Every table of a sheet from top to bottom."""
        grid = Grid(sheet)
        headers, row = [], 0
        while row < grid.height:
            self._stop.at(row)
            header = self._headers.at(grid, row)
            if header is not None:
                headers.append(header)
                row = header.bottom
            row += 1
        if not headers and (header := import_bare.header(grid, self._words)):
            headers.append(header)
        found, start = [], 0
        for at, header in enumerate(headers):
            end = headers[at + 1].top if at + 1 < len(headers) else grid.height
            parts = self._side_by_side(grid, header, end)
            found += [self._table(grid, part, start, end) for part in parts]
            start = header.bottom + 1
        return tuple(found)

    def _side_by_side(self, grid: Grid, header: Header, end: int) -> list[Header]:
        """Tables beside each other: names of units and figures, and again names and figures."""
        rows = range(header.bottom + 1, min(end, header.bottom + 1 + PROBED_ROWS))
        starts = [
            column.at
            for column in header.columns
            if any(map(import_words.is_place_label, column.title.split(" / ")))
            and any(self._names.find(grid.words(row, column.at)) for row in rows)
        ]
        if len(starts) < 2:
            return [header]
        bounds = [(starts[0], 0, starts[1])]
        bounds += [
            (start, start, beside)
            for start, beside in zip(starts[1:], [*starts[2:], grid.width], strict=True)
        ]
        parts = [
            replace(header, columns=tuple(c for c in header.columns if left <= c.at < right))
            for _, left, right in bounds
        ]
        return parts if all(part.values for part in parts) else [header]

    def _table(self, grid: Grid, header: Header, start: int, end: int) -> FoundTable:
        titles = _titles(grid, start, header.top)
        columns = tuple(self._answered(column) for column in header.columns)
        header = replace(header, columns=columns)
        context = self._context(grid, titles)
        rows = Rows(grid, header, end, self._names, self._words, context, self._month, self._stop)
        months = [m for title in (*titles, grid.name) if (m := _month(title, self._month))]
        first = min((column.at for column in header.values), default=0)
        return FoundTable(
            grid.name, header.top + 1, first + 1,
            tuple(column.title for column in header.columns),
            tuple(rows.cells()), tuple(rows.unknown()), tuple(dict.fromkeys(months)),
            tuple(rows.issues()),
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

    def _context(self, grid: Grid, titles: list[str]) -> Context:
        """The measure that the titles name, if only one, and the unit they name."""
        for said in (list(reversed(titles)), [grid.name]):
            measures = {key for title in said if (key := self._words.only(title))}
            if measures:
                break
        units = [unit for title in (*titles, grid.name) if (unit := self._names.within(title))]
        unit = units[-1] if units else None
        measure = measures.pop() if len(measures) == 1 else ""
        return Context(measure, unit.id if unit else None, unit.name if unit else "")


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
