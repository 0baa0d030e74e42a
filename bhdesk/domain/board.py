"""Where the office stands in one month: every figure against its target, its base and its marks."""

from __future__ import annotations

from fractions import Fraction
from functools import cmp_to_key
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from bhdesk.domain.catalogue import Measure
    from bhdesk.domain.periods import Month
    from bhdesk.domain.plan_position import Position
    from bhdesk.domain.plans import Indicator, Milestone, Operator, Plan, PlanTarget
    from bhdesk.domain.progress import Remaining, State

_NONE: Mapping[Any, Any] = MappingProxyType({})


class Figures(NamedTuple):
    """What the file holds of one measure at one place around one month; None is blank.

    A named tuple, as Line is: a board has hundreds of them.

    `previous`, `start`, `year_ago`: closings of last month, of 31/12 last year, of this month last
    year. `new` … `lapsed` are the month's flows, `ytd_*` their sums since January.
    """

    opening: int | None = None
    closing: int | None = None
    previous: int | None = None
    start: int | None = None
    year_ago: int | None = None
    new: int | None = None
    resumed: int | None = None
    lapsed: int | None = None
    previous_new: int | None = None
    ytd_new: int | None = None
    ytd_resumed: int | None = None
    ytd_lapsed: int | None = None


class Base(NamedTuple):
    value: int
    as_of: date
    source: str = ""
    is_sum: bool = False


class Line(NamedTuple):
    """One measure at one place (`unit` None: the office). `blanks`: units without a figure."""

    unit: int | None
    measure: str
    figures: Figures
    target: int | None
    op: Operator
    plan_pct: Fraction | None
    state: State | None
    remaining: Remaining | None
    behind: int | None
    blanks: int = 0
    unit_sum: int | None = None

    @property
    def closing(self) -> int | None:
        """The month's closing; None is blank."""
        return self.figures.closing

    @property
    def grown(self) -> int | None:
        """Closing minus last month's closing."""
        return _minus(self.figures.closing, self.figures.previous)

    @property
    def net_ytd(self) -> int | None:
        """Closing minus that of 31/12 last year."""
        return _minus(self.figures.closing, self.figures.start)

    @property
    def pace_pct(self) -> Fraction | None:
        """Percent of plan the straight path asks for today, for the mark on the bar."""
        if self.behind is None or not self.target or self.closing is None:
            return None
        return Fraction(100 * (self.closing + self.behind), self.target)


class RateLine(NamedTuple):
    """A rate indicator of the whole office against the plan's percent."""

    indicator: Indicator
    target: PlanTarget | None
    part: int | None
    base: Base | None
    rate: Fraction | None
    required: int | None
    state: State | None

    @property
    def gap(self) -> int | None:
        """Persons missing to the required number; negative when over."""
        return _minus(self.required, self.part)


class MarkLine(NamedTuple):
    """A milestone at one place: `need` heads at least (None for a rate or a mark in words).

    `closing` is the count that `actual` was computed from, where it is a share of a target.
    """

    milestone: Milestone
    indicator: str
    unit: int | None
    need: int | None
    actual: Fraction | None
    state: State | None
    closing: int | None = None


class Source(NamedTuple):
    """Everything a board is computed from, read in one snapshot.

    `figures` by (unit or None, measure), `targets` by (unit or None, measure), `bases` by key.
    `office_past` by measure, where the units of today do not add up to those of before.
    """

    month: Month
    plan: Plan
    where: Position
    measures: tuple[Measure, ...]
    units: tuple[int, ...]
    figures: Mapping[tuple[int | None, str], Figures]
    targets: Mapping[tuple[int | None, str], int]
    bases: Mapping[str, Base]
    office_past: Mapping[str, Figures] = _NONE


class Board(NamedTuple):
    month: Month
    lines: Mapping[tuple[int | None, str], Line]
    rates: tuple[RateLine, ...]
    marks: tuple[MarkLine, ...]

    def line(self, unit: int | None, measure: str) -> Line:
        """One measure at one place; `unit` None is the whole office."""
        return self.lines[unit, measure]


def rank(lines: Iterable[Line]) -> tuple[tuple[int, Line], ...]:
    """Places by exact percent of plan, best first; equal percents share one place (R70)."""
    known = [(line.plan_pct, line) for line in lines if line.plan_pct is not None]
    known.sort(key=cmp_to_key(_by_percent))
    ranked: list[tuple[int, Line]] = []
    for at, (percent, line) in enumerate(known, 1):
        is_tie = bool(ranked) and ranked[-1][1].plan_pct == percent
        ranked.append((ranked[-1][0] if is_tie else at, line))
    return tuple(ranked)


def _by_percent(one: tuple[Fraction, Line], two: tuple[Fraction, Line]) -> int:
    """Larger first, by whole numbers crosswise: comparing fractions themselves takes long."""
    a, b = one[0], two[0]
    return b.numerator * a.denominator - a.numerator * b.denominator


def _minus(one: int | None, two: int | None) -> int | None:
    return None if one is None or two is None else one - two
