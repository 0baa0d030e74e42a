"""Figures as cells of an official table: what is printed, and the exact value for a workbook."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from bhdesk.domain import progress, text
from bhdesk.domain.document import Cell
from bhdesk.domain.progress import STATE_WORDS

if TYPE_CHECKING:
    from bhdesk.domain.board import Line


def number(value: int | None) -> Cell:
    """A count, "–" where there is none."""
    return Cell(text.count(value), value)


def percent(value: Fraction | None, shown: str) -> Cell:
    """A percent as `shown`; the workbook gets the printed number, rounded as on paper."""
    exact = progress.printed(value)
    return Cell(shown, exact, 2)


def plan_percent(line: Line) -> Cell:
    """% of plan; a target of zero is "–" and never 0% (D.3, 3)."""
    return percent(line.plan_pct, progress.show_percent(line.plan_pct, line.op, Fraction(100)))


def state(line: Line) -> Cell:
    """The verdict in words; a figure against a target of zero is outside the plan."""
    if line.target == 0 and line.closing:
        return Cell("Ngoài chỉ tiêu")
    return Cell(STATE_WORDS[line.state] if line.state else text.NO_NUMBER)
