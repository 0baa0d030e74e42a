"""Computes the board of a month from what the data file holds and what the plan asks."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from bhdesk.domain import board_marks, lineage, progress
from bhdesk.domain.board import Board, Figures, Line, RateLine, Source
from bhdesk.domain.plan_position import each_office_target, rate_target
from bhdesk.domain.plans import Nature, Operator
from bhdesk.domain.progress import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bhdesk.domain.catalogue import Measure
    from bhdesk.domain.plans import Indicator

_BLANK = Figures()


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
    marks = tuple(board_marks.marks(source, lines, rates))
    return Board(source.month, lines, rates, marks)


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
        state = State.REACHED if closing >= target else State.NOT_REACHED
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
        if (past := source.office_past.get(measure.key)) is not None:
            summed = lineage.with_past(summed, past)
            if past.new is not None:  # flows of months before a unit was split
                summed = summed._replace(
                    opening=past.opening, new=past.new, resumed=past.resumed, lapsed=past.lapsed
                )
        total = summed.closing
        if own is None or own.closing is None:
            return _line(source, None, measure, summed, blanks, total)
    return _line(source, None, measure, own or _BLANK, blanks, total)


def _sum(parts: list[Figures]) -> Figures:
    """Field by field; one blank makes it blank, only flows since January add what is known."""

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
    if target is None and rate is not None:
        target = each_office_target(source.plan, item.key, source.month.year)
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
