"""Late payment of a quarter against its ceiling, judged exactly (R25)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from bhdesk.domain import progress
from bhdesk.domain.periods import Period, PeriodKind
from bhdesk.domain.progress import State

if TYPE_CHECKING:
    from bhdesk.domain.board import Board, MarkLine, RateLine
    from bhdesk.domain.periods import Month
    from bhdesk.domain.plans import Indicator, Plan

AMOUNT = "late_payment_amount"


@dataclass(frozen=True, slots=True)
class DebtQuarter:
    """One quarter; None where nothing is known or no ceiling is set.

    `shown` is the rate with as many decimals as its verdict needs: 1,695% over a ceiling of 1,69.
    """

    quarter: Period
    late: int | None
    receivable: int | None
    rate: Fraction | None
    ceiling: Fraction | None
    state: State | None
    shown: str
    employers: int | None

    @property
    def is_known(self) -> bool:
        """Whether anything was written of it."""
        return any(value is not None for value in (self.late, self.receivable, self.employers))


def indicator_of(plan: Plan) -> Indicator | None:
    """The plan's rate of late payment; None where it has none."""
    return next((one for one in plan.indicators if one.numerator == AMOUNT), None)


def quarter_of(
    made: Board, indicator: Indicator, quarter: Period, employers: int | None
) -> DebtQuarter:
    """A quarter from the board of its last month; `employers` are three months late or more."""
    rate = next((r for r in made.rates if r.indicator.key == indicator.key), None)
    mark = next((m for m in made.marks if _is_ceiling(m, indicator, quarter)), None)
    is_known = rate is not None and rate.base is not None and not _is_stale(rate, quarter)
    base = rate.base if rate is not None and is_known else None
    actual = rate.rate if rate is not None and is_known else None
    asked, state = _ceiling(mark, rate, actual)
    op = mark.milestone.op if mark else rate.target.op if rate and rate.target else None
    return DebtQuarter(
        quarter, rate.part if rate is not None else None, base.value if base else None, actual,
        asked, state, progress.show_percent(actual, op, asked), employers,
    )  # fmt: skip


def without_stale(made: Board, plan: Plan) -> Board:
    """The board of a quarter's end without a rate by what was receivable in an earlier quarter."""
    indicator, quarter = indicator_of(plan), Period.of(PeriodKind.QUARTER, made.month)
    if indicator is None or quarter.last != made.month:
        return made
    stale = [
        r for r in made.rates if r.indicator.key == indicator.key and _is_stale(r, quarter)
    ]
    if not stale:
        return made
    rates = (
        replace(r, base=None, rate=None, required=None,
                state=State.NO_BASE if r.target else r.state) if r in stale else r
        for r in made.rates
    )  # fmt: skip
    marks = (
        replace(m, actual=None, state=None) if _is_ceiling(m, indicator, quarter) else m
        for m in made.marks
    )
    return replace(made, rates=tuple(rates), marks=tuple(marks))


def _is_stale(rate: RateLine, quarter: Period) -> bool:
    """What was receivable at another quarter's end says nothing of this one."""
    return rate.base is not None and rate.base.as_of <= quarter.previous.last.last_day


def _ceiling(
    mark: MarkLine | None, rate: RateLine | None, actual: Fraction | None
) -> tuple[Fraction | None, State | None]:
    """The quarter's own ceiling, else the year's target of the rate; judged exactly."""
    asked = mark.milestone if mark is not None else rate.target if rate is not None else None
    if asked is None or asked.value is None:
        return None, None
    wanted = Fraction(asked.value)
    return wanted, progress.judge(asked.op, actual, wanted)


def _is_ceiling(mark: MarkLine, indicator: Indicator, quarter: Period) -> bool:
    is_same = mark.indicator == indicator.key and mark.unit is None
    return is_same and mark.milestone.by == quarter.last.last_day


def quarters_of(period: Period) -> tuple[Period, ...]:
    """The quarters that end in a period."""
    found = (Period.of(PeriodKind.QUARTER, month) for month in period.months)
    ended: dict[Month, Period] = {q.last: q for q in found if q.last in period.months}
    return tuple(ended.values())
