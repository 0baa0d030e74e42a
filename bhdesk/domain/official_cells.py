"""Figures as cells of an official table: what is printed, and the exact value for a workbook."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from bhdesk.domain import progress, text
from bhdesk.domain.document import Cell, Origin
from bhdesk.domain.progress import STATE_WORDS

if TYPE_CHECKING:
    from bhdesk.domain.board import Line
    from bhdesk.domain.periods import Period


def number(value: int | None, origin: Origin | None = None) -> Cell:
    """A count, "–" where there is none."""
    return Cell(text.count(value), value, origin=origin)


def of(line: Line, period: Period, part: str = "closing") -> Cell:
    """One figure of a line by its name, with where it comes from."""
    value = line.target if part == "target" else getattr(line.figures, part)
    return number(value, Origin(line.unit, line.measure, period, part))


def difference(now: int | None, then: int | None) -> tuple[Cell, Cell]:
    """How much more or less, in numbers and in percent of the earlier figure."""
    if now is None or then is None:
        return Cell(text.NO_NUMBER), Cell(text.NO_NUMBER)
    grown = now - then
    share = progress.share(grown, then)
    shown = progress.show_percent(share)
    plus = "+" if grown > 0 and share is not None else ""
    return Cell(text.signed(grown), grown), percent(share, f"{plus}{shown}")


def percent(value: Fraction | None, shown: str, origin: Origin | None = None) -> Cell:
    """A percent as `shown`; the workbook gets the printed number with the decimals of the paper."""
    places = len(shown.rstrip("%").partition(",")[2]) if value is not None else 2
    return Cell(shown, progress.printed(value, places), places, origin)


def plan_percent(line: Line, period: Period | None = None) -> Cell:
    """% of plan; a target of zero is "–" and never 0% (D.3, 3)."""
    shown = progress.show_percent(line.plan_pct, line.op, Fraction(100))
    origin = None if period is None else Origin(line.unit, line.measure, period, "plan_pct")
    return percent(line.plan_pct, shown, origin)


def state(line: Line, *, is_money: bool = False) -> Cell:
    """The verdict in words; a figure against a target of zero is outside the plan.

    Of a sum of money only the rate is judged.
    """
    if is_money:
        return Cell(text.NO_NUMBER)
    if line.target == 0 and line.closing:
        return Cell("Ngoài chỉ tiêu")
    return Cell(STATE_WORDS[line.state] if line.state else text.NO_NUMBER)
