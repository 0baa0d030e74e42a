"""A plan's milestones on the board of a month: how many heads each asks for, and is it met."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING

from bhdesk.domain import progress
from bhdesk.domain.board import Line, MarkLine, RateLine, Source
from bhdesk.domain.plans import Operator
from bhdesk.domain.progress import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from decimal import Decimal

    from bhdesk.domain.plans import Milestone


def marks(
    source: Source, lines: Mapping[tuple[int | None, str], Line], rates: tuple[RateLine, ...]
) -> Iterable[MarkLine]:
    """This year's milestones at each place they are set for; rates and words at the office only."""
    today = source.month.last_day
    by_key = {rate.indicator.key: rate for rate in rates}
    for mark in source.plan.milestones:
        if mark.by.year != source.month.year:
            continue
        holders: list[int | None] = [None]
        if mark.level == source.where.units.key:
            holders += source.units
        is_share = mark.basis == "percent_of_target"
        for key, unit in product(mark.indicators, holders):
            if is_share and (unit, key) in lines and mark.value is not None:
                yield _share_mark(mark, mark.value, lines[unit, key], today)
            elif unit is None and key in by_key and mark.value is not None:
                yield _rate_mark(mark, mark.value, by_key[key], today)
            elif unit is None:
                yield MarkLine(mark, key, None, None, None, None)


def _rate_mark(mark: Milestone, percent: Decimal, rate: RateLine, today: date) -> MarkLine:
    is_met = None if rate.rate is None else progress.holds(mark.op, rate.rate, Fraction(percent))
    state = _mark_state(mark, is_met, today)
    return MarkLine(mark, rate.indicator.key, None, None, rate.rate, state)


def _share_mark(mark: Milestone, percent: Decimal, line: Line, today: date) -> MarkLine:
    if not line.target:
        return MarkLine(mark, line.measure, line.unit, None, None, State.NO_TARGET)
    need = progress.required(mark.op, percent, line.target)
    is_met = (
        None if line.plan_pct is None else progress.holds(mark.op, line.plan_pct, Fraction(percent))
    )
    state = _mark_state(mark, is_met, today)
    return MarkLine(mark, line.measure, line.unit, need, line.plan_pct, state, line.closing)


def _mark_state(mark: Milestone, is_met: bool | None, today: date) -> State | None:
    if is_met is None:
        return State.NOT_DUE if today < mark.by else None
    if mark.op is Operator.AT_MOST:
        if today < mark.by and not is_met:
            return State.NOT_DUE
        return State.WITHIN_CEILING if is_met else State.OVER_CEILING
    return progress.milestone_state(is_met, mark.by, today)
