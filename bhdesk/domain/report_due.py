"""When the report of a period has to be sent, by the plan's own rules (R14, R15)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.domain import periods

if TYPE_CHECKING:
    from datetime import date

    from bhdesk.domain.holidays import WorkCalendar
    from bhdesk.domain.periods import Period
    from bhdesk.domain.plans import Plan


def last_day(plan: Plan, period: Period, calendar: WorkCalendar) -> date | None:
    """The last working day on which the report of a period keeps its deadline; None without one.

    Where two duties ask for the same report, the earlier one counts.
    """
    found = [
        calendar.last_working_day(
            periods.last_valid_day(periods.due_date(period.last, duty.due_day), duty.due_op)
        )
        for duty in plan.reports
        if duty.due_day is not None and duty.every == period.kind.value
    ]
    return min(found, default=None)
