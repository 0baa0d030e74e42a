"""Where what has to be done is done: the screen of a due day, and what it shows there."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from bhdesk.domain import debt
from bhdesk.domain.deadlines import About
from bhdesk.domain.periods import Month, Period, PeriodKind

if TYPE_CHECKING:
    from bhdesk.domain.deadlines import Deadline


class Place(StrEnum):
    """Where a task leads: the screens by their names."""

    COUNTS = "counts"
    FURTHER = "further"
    TARGETS = "targets"
    MEETINGS = "meetings"
    TASKS = "tasks"
    REPORTS = "reports"
    CATALOGUE = "catalogue"


_PLACES = {
    About.REPORT: Place.REPORTS,
    About.PLAN: Place.CATALOGUE,
    About.TARGET: Place.TARGETS,
    About.MILESTONE: Place.TARGETS,
    About.PEAK: Place.FURTHER,
    About.QUOTA: Place.MEETINGS,
    About.ACTIVITY: Place.MEETINGS,
    About.MONTH: Place.COUNTS,
    About.TASK: Place.TASKS,
    About.OWN: Place.TASKS,
}
# what is counted neither by village nor by meeting: the part that shows it
_PARTS = {
    debt.AMOUNT: "debt",
    "students_with_hi": "schools",
    "students_with_student_card": "schools",
    "beneficiaries_paid_by_account": "accounts",
    "monthly_beneficiaries_paid_by_account": "accounts",
}


def leads_to(row: Deadline) -> tuple[Place, object]:
    """The screen where a due day is dealt with, and what it shall show there."""
    what: object = None
    match row.about:
        case About.ACTIVITY if row.ref.isdigit():
            what = int(row.ref)
        case About.TASK | About.OWN:
            what = f"{row.about.value}:{row.ref}"
        case About.REPORT:
            period = Period.parse(row.ref.partition(":")[2])
            what = period.last.key if period.kind is PeriodKind.MONTH else None
        case About.PLAN:
            what = "plan"
        case About.PEAK:
            what = f"peaks:{row.ref}"
        case About.MILESTONE if row.dated.measure == debt.AMOUNT:
            quarter = Period.of(PeriodKind.QUARTER, Month.of(row.valid))
            return Place.FURTHER, f"{_PARTS[debt.AMOUNT]}:{quarter}"
        case About.MILESTONE if row.dated.measure in _PARTS:
            return Place.FURTHER, _PARTS[row.dated.measure]
        case About.MILESTONE:
            what = row.ref
    return _PLACES[row.about], what
