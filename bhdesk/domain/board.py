"""Where the office stands in one month: every figure against its target, its base and its marks."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from bhdesk.domain import progress
from bhdesk.domain.plans import Indicator, Milestone, Nature, Operator, Plan, PlanTarget, Position
from bhdesk.domain.progress import Remaining, State

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from decimal import Decimal

    from bhdesk.domain.catalogue import Measure
    from bhdesk.domain.periods import Month


@dataclass(frozen=True, slots=True)
class Figures:
    """What the file holds of one measure at one place around one month; None is blank.

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


_BLANK = Figures()


@dataclass(frozen=True, slots=True)
class Base:
    value: int
    as_of: date
    source: str = ""
    is_sum: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One measure at one place (`unit` None: the whole office). `blanks`: units without a figure."""

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
        return self.figures.closing

    @property
    def grown(self) -> int | None:
        """Closing minus last month's closing."""
        return _minus(self.figures.closing, self.figures.previous)

    @property
    def net_ytd(self) -> int | None:
        return _minus(self.figures.closing, self.figures.start)

    @property
    def pace_pct(self) -> Fraction | None:
        """Percent of plan the straight path asks for today, for the mark on the bar."""
        if self.behind is None or not self.target or self.closing is None:
            return None
        return Fraction(100 * (self.closing + self.behind), self.target)


@dataclass(frozen=True, slots=True)
class RateLine:
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


@dataclass(frozen=True, slots=True)
class MarkLine:
    """A milestone at one place: `need` heads at least (None for a rate or a mark in words)."""

    milestone: Milestone
    indicator: str
    unit: int | None
    need: int | None
    actual: Fraction | None
    state: State | None


@dataclass(frozen=True, slots=True)
class Source:
    """Everything a board is computed from, read in one snapshot.

    `figures` by (unit or None, measure), `targets` by (unit or None, measure), `bases` by key.
    """

    month: Month
    plan: Plan
    where: Position
    measures: tuple[Measure, ...]
    units: tuple[int, ...]
    figures: Mapping[tuple[int | None, str], Figures]
    targets: Mapping[tuple[int | None, str], int]
    bases: Mapping[str, Base]


@dataclass(frozen=True, slots=True)
class Board:
    month: Month
    lines: Mapping[tuple[int | None, str], Line]
    rates: tuple[RateLine, ...]
    marks: tuple[MarkLine, ...]

    def line(self, unit: int | None, measure: str) -> Line:
        return self.lines[unit, measure]


def build(source: Source) -> Board:
    """Pure: the same source gives the same board."""
    lines: dict[tuple[int | None, str], Line] = {}
    ordered = sorted(source.measures, key=lambda measure: bool(measure.parts))
    for measure in ordered:
        if measure.nature is Nature.EVENT:
            continue
        if measure.is_in_units:
            for unit in source.units:
                figures = source.figures.get((unit, measure.key), _BLANK)
                lines[unit, measure.key] = _line(source, unit, measure, figures)
        lines[None, measure.key] = _office_line(source, measure, lines)
    rates = tuple(
        _rate(source, item, lines) for item in source.plan.indicators if item.nature.is_ratio
    )
    marks = tuple(_marks(source, lines, rates))
    return Board(source.month, lines, rates, marks)


def rank(lines: Iterable[Line]) -> tuple[tuple[int, Line], ...]:
    """Places by exact percent of plan, best first; equal percents share one place (R70)."""
    known = sorted((i for i in lines if i.plan_pct is not None), key=lambda i: -(i.plan_pct or 0))
    ranked: list[tuple[int, Line]] = []
    for at, line in enumerate(known, 1):
        is_tie = bool(ranked) and ranked[-1][1].plan_pct == line.plan_pct
        ranked.append((ranked[-1][0] if is_tie else at, line))
    return tuple(ranked)


def _minus(one: int | None, two: int | None) -> int | None:
    return None if one is None or two is None else one - two


def _line(
    source: Source,
    unit: int | None,
    measure: Measure,
    figures: Figures,
    blanks: int = 0,
    total: int | None = None,
) -> Line:
    target = source.targets.get((unit, measure.key))
    op = Operator.AT_LEAST
    closing = figures.closing if measure.nature is Nature.STOCK else figures.ytd_new
    pct = progress.share(closing, target) if closing is not None and target else None
    left = (
        progress.remaining(target, closing, source.month)
        if target and closing is not None
        else None
    )
    is_pathed = bool(target) and closing is not None and figures.start is not None
    state = None
    if not target:
        state = State.NO_TARGET
    elif closing is not None:
        state = progress.judge(op, Fraction(closing), Fraction(target))
    behind = (
        progress.behind(figures.start or 0, target or 0, closing or 0, source.month)
        if is_pathed
        else None
    )
    return Line(unit, measure.key, figures, target, op, pct, state, left, behind, blanks, total)


def _office_line(
    source: Source, measure: Measure, lines: Mapping[tuple[int | None, str], Line]
) -> Line:
    own = source.figures.get((None, measure.key))
    blanks, total = 0, None
    if measure.parts:
        parts = [
            lines[None, key].figures if (None, key) in lines else _BLANK for key in measure.parts
        ]
        return _line(source, None, measure, _sum(parts))
    if measure.is_in_units and source.units:
        parts = [lines[unit, measure.key].figures for unit in source.units]
        blanks = sum(1 for part in parts if part.closing is None)
        summed = _sum(parts)
        total = summed.closing
        if own is None or own.closing is None:
            return _line(source, None, measure, summed, blanks, total)
    return _line(source, None, measure, own or _BLANK, blanks, total)


def _sum(parts: list[Figures]) -> Figures:
    """Field by field; a field with one blank is blank, only flows since January add what is known."""

    def whole(values: Iterable[int | None]) -> int | None:
        known = list(values)
        return None if not known or any(v is None for v in known) else sum(v or 0 for v in known)

    def known(values: Iterable[int | None]) -> int | None:
        found = [v for v in values if v is not None]
        return sum(found) if found else None

    return Figures(
        opening=whole(p.opening for p in parts),
        closing=whole(p.closing for p in parts),
        previous=whole(p.previous for p in parts),
        start=whole(p.start for p in parts),
        year_ago=whole(p.year_ago for p in parts),
        new=whole(p.new for p in parts),
        resumed=whole(p.resumed for p in parts),
        lapsed=whole(p.lapsed for p in parts),
        previous_new=whole(p.previous_new for p in parts),
        ytd_new=known(p.ytd_new for p in parts),
        ytd_resumed=known(p.ytd_resumed for p in parts),
        ytd_lapsed=known(p.ytd_lapsed for p in parts),
    )


def rate_target(plan: Plan, where: Position, indicator: str, year: int) -> PlanTarget | None:
    """The office's own target of that year, else the nearest level above (a pattern, cited as such)."""
    found = [t for t in plan.targets_in(year) if t.indicator == indicator and not t.per]
    own = [t for t in found if where.office_unit and t.unit == where.office_unit]
    ranks = {level.key: level.rank for level in plan.levels}
    above = [t for t in found if t.level in ranks and ranks[t.level] <= where.office.rank]
    above.sort(key=lambda t: (-ranks[t.level], t.as_of is None, t.as_of))
    return next(iter(own + above), None)


def _rate(
    source: Source, item: Indicator, lines: Mapping[tuple[int | None, str], Line]
) -> RateLine:
    target = rate_target(source.plan, source.where, item.key, source.month.year)
    base = source.bases.get(item.denominator)
    part = None
    if (line := lines.get((None, item.numerator))) is not None:
        is_flow = item.nature is Nature.RATIO_OF_FLOWS
        part = line.figures.ytd_new if is_flow else line.closing
    rate = progress.share(part, base.value) if part is not None and base else None
    required = state = None
    wanted = target.value if target else None
    if target and wanted is not None and base and base.value:
        required = progress.required(target.op, wanted, base.value)
    if target is None:
        state = State.NO_TARGET
    elif base is None or not base.value:
        state = State.NO_BASE
    elif wanted is not None:
        state = progress.judge(target.op, rate, Fraction(wanted))
    return RateLine(item, target, part, base, rate, required, state)


def _marks(
    source: Source, lines: Mapping[tuple[int | None, str], Line], rates: tuple[RateLine, ...]
) -> Iterable[MarkLine]:
    today = source.month.last_day
    by_key = {rate.indicator.key: rate for rate in rates}
    for mark in source.plan.milestones:
        if mark.by.year != source.month.year:
            continue
        holders: list[int | None] = [None]
        if mark.level == source.where.units.key:
            holders += source.units
        for key in mark.indicators:
            for unit in holders:
                if (
                    mark.basis == "percent_of_target"
                    and (unit, key) in lines
                    and mark.value is not None
                ):
                    yield _share_mark(mark, mark.value, lines[unit, key], today)
                elif unit is None and key in by_key and mark.value is not None:
                    rate = by_key[key].rate
                    is_met = (
                        None
                        if rate is None
                        else progress.holds(mark.op, rate, Fraction(mark.value))
                    )
                    yield MarkLine(mark, key, None, None, rate, _mark_state(mark, is_met, today))
                elif unit is None:
                    yield MarkLine(mark, key, None, None, None, None)


def _share_mark(mark: Milestone, percent: Decimal, line: Line, today: date) -> MarkLine:
    if not line.target:
        return MarkLine(mark, line.measure, line.unit, None, None, State.NO_TARGET)
    need = progress.required(mark.op, percent, line.target)
    is_met = (
        None if line.plan_pct is None else progress.holds(mark.op, line.plan_pct, Fraction(percent))
    )
    return MarkLine(
        mark, line.measure, line.unit, need, line.plan_pct, _mark_state(mark, is_met, today)
    )


def _mark_state(mark: Milestone, is_met: bool | None, today: date) -> State | None:
    if is_met is None:
        return State.NOT_DUE if today < mark.by else None
    if mark.op is Operator.AT_MOST:
        if today < mark.by and not is_met:
            return State.NOT_DUE
        return State.WITHIN_CEILING if is_met else State.OVER_CEILING
    return progress.milestone_state(is_met, mark.by, today)
