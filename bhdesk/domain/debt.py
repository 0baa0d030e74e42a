"""Late payment of a quarter against its ceiling, judged exactly (R25)."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from bhdesk.domain import progress
from bhdesk.domain.periods import Period, PeriodKind

if TYPE_CHECKING:
    from datetime import date

    from bhdesk.domain.board import Board, MarkLine, RateLine
    from bhdesk.domain.periods import Month
    from bhdesk.domain.plans import Indicator, Plan
    from bhdesk.domain.progress import State

AMOUNT = "late_payment_amount"


class DebtQuarter(NamedTuple):
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
    receivable_as_of: date | None = None
    is_locked: bool = False

    @property
    def older_day(self) -> date | None:
        """The day of what was receivable where that is an earlier quarter's."""
        day = self.receivable_as_of
        return day if day is not None and is_before(self.quarter, day) else None

    @property
    def is_known(self) -> bool:
        """Whether anything was written of it."""
        return any(value is not None for value in (self.late, self.receivable, self.employers))


def indicator_of(plan: Plan) -> Indicator | None:
    """The plan's rate of late payment; None where it has none."""
    return next((one for one in plan.indicators if one.numerator == AMOUNT), None)


def quarter_of(
    made: Board,
    indicator: Indicator,
    quarter: Period,
    employers: int | None,
    *,
    keeps_older: bool = False,
) -> DebtQuarter:
    """A quarter from the board of its last month; `employers` are three months late or more.

    What was receivable at an earlier quarter's end says nothing of this one, unless `keeps_older`:
    then its day has to be told.
    """
    rate = next((r for r in made.rates if r.indicator.key == indicator.key), None)
    mark = next((m for m in made.marks if _is_ceiling(m, indicator, quarter)), None)
    base = rate.base if rate is not None else None
    if base is not None and not keeps_older and is_before(quarter, base.as_of):
        base = None
    actual = rate.rate if rate is not None and base is not None else None
    asked, state = _ceiling(mark, rate, actual)
    op = mark.milestone.op if mark else rate.target.op if rate and rate.target else None
    return DebtQuarter(
        quarter, rate.part if rate is not None else None, base.value if base else None, actual,
        asked, state, progress.show_percent(actual, op, asked), employers,
        base.as_of if base else None,
    )  # fmt: skip


def is_before(quarter: Period, day: date) -> bool:
    """Whether a day lies before a quarter."""
    return day <= quarter.previous.last.last_day


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
