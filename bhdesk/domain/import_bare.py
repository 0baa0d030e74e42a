"""A sheet without a header: what is counted at the left, the figure of one place at its right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.domain import text
from bhdesk.domain.import_headers import MAX_TITLE, Column, Grid, Header, is_numeric

if TYPE_CHECKING:
    from bhdesk.domain.import_words import MeasureWords

_MOST_ROWS = 500  # such a sheet is a note of one village, never a list


def header(grid: Grid, words: MeasureWords) -> Header | None:
    """A header without words over the one column of figures; None where there are several."""
    tops: list[int] = []
    places: set[int] = set()
    for row in range(min(grid.height, _MOST_ROWS)):
        named, figures = False, []
        for at, cell in grid.filled(row):
            if is_numeric(cell):
                figures += [at] if at > 0 else []  # a number at the very left numbers the rows
            elif not figures:
                said = text.nfc(cell.text)
                named = named or (len(said) <= MAX_TITLE and bool(words.find(said)))
        if named and figures:
            tops.append(row)
            places.update(figures)
    if len(places) != 1:
        return None
    value = places.pop()
    columns = tuple(Column(at, "", is_value=at == value) for at in range(grid.width))
    return Header(tops[0], tops[0] - 1, columns)
