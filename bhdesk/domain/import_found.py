"""What stands in the tables of a file: cells under their headings, columns nobody understands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from bhdesk.domain.counts import Part
    from bhdesk.domain.errors import Issue
    from bhdesk.domain.periods import Month
    from bhdesk.domain.sheets import RawCell


STEP_ROWS = 500  # after so many rows a long reading asks whether to go on


class Stop:
    """Asked now and then during a long reading; `ask` raises to end it, nothing is kept."""

    def __init__(self, ask: Callable[[], object] | None = None) -> None:
        """None: nobody stops it."""
        self._ask = ask

    def at(self, row: int) -> None:
        """Asks at every so many rows."""
        if self._ask is not None and row % STEP_ROWS == 0:
            self._ask()


GO_ON = Stop()


@dataclass(frozen=True, slots=True)
class FoundCell:
    """A filled cell under a heading; rows and columns count from 1.

    `unit` None and `is_total`: the row of the sum, or with `is_across` the sum of its row.
    `refusal`: why the row has no unit.
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
    is_across: bool = False
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
    """One table of a sheet; `issues` are found beside its figures."""

    sheet: str
    row: int
    column: int
    titles: tuple[str, ...]
    cells: tuple[FoundCell, ...]
    unknown: tuple[UnknownColumn, ...]
    months: tuple[Month, ...]
    issues: tuple[Issue, ...] = ()

    @property
    def needs_measure(self) -> bool:
        """Whether some figure does not say what it counts."""
        return any(not cell.measure and cell.part for cell in self.cells)
