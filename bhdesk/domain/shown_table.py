"""A table as it stands on a screen, in texts; shown_paper makes the paper of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class ShownColumn(NamedTuple):
    """`second` is the second line of the head; figures stand at the right."""

    title: str
    second: str = ""
    is_figure: bool = False


class ShownRow(NamedTuple):
    """`remark` says in words what colours, signs and corners of the row say on the screen."""

    cells: tuple[str, ...]
    is_bold: bool = False
    remark: str = ""


@dataclass(frozen=True, slots=True)
class ShownTable:
    """What is shown, row by row in the order shown; `notes` stand under the table."""

    title: str
    columns: tuple[ShownColumn, ...]
    rows: tuple[ShownRow, ...]
    notes: tuple[str, ...] = ()
