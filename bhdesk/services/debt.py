"""Late payment by quarter: the amount, what is receivable, the ceiling, late employers (R25).

The amount is a monthly figure and what is receivable a denominator, as the plan's rate asks; only
how many employers are three months late or more has a place of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bhdesk.domain import board_building, text
from bhdesk.domain.changes import Area, Changes
from bhdesk.domain.debt import AMOUNT, indicator_of, quarter_of
from bhdesk.domain.debt import DebtQuarter as DebtQuarter  # the screens know it from here
from bhdesk.domain.errors import UserError
from bhdesk.domain.periods import Month, Period, PeriodKind
from bhdesk.store import (
    boards,
    closings,
    denominators,
    month_book,
    reads,
    school_book,
    sheets,
)

if TYPE_CHECKING:
    from bhdesk.domain.board import Board
    from bhdesk.domain.frame import Frame
    from bhdesk.domain.periods import Month
    from bhdesk.domain.plans import Indicator
    from bhdesk.store.engine import Store
    from bhdesk.store.transaction import Reading

@dataclass(frozen=True, slots=True)
class DebtEntry:
    """A quarter as typed; None leaves what is stored."""

    late: int | None = None
    receivable: int | None = None
    employers: int | None = None


def year(store: Store, number: int) -> tuple[DebtQuarter, ...]:
    """The four quarters of a year; raises UserError debt.not_in_plan."""
    with store.read() as db:
        late = school_book.late_employers(db)
        quarters = [Period(PeriodKind.QUARTER, number, at) for at in range(1, 5)]
        return tuple(_quarter(db, one, late.get(one.last.key)) for one in quarters)


def _quarter(db: Reading, quarter: Period, employers: int | None) -> DebtQuarter:
    frame = reads.frame(db, quarter.last.last_day)
    indicator = _indicator(frame)
    return quarter_of(_board(db, frame, quarter.last), indicator, quarter, employers)


def _board(db: Reading, frame: Frame, month: Month) -> Board:
    valid = sheets.valid_targets(db, frame, month.last_day)
    return board_building.build(boards.source(db, frame, month, valid))


def _indicator(frame: Frame) -> Indicator:
    found = indicator_of(frame.plan)
    if found is None:
        raise UserError("debt.not_in_plan")
    return found


def set_quarter(store: Store, quarter: Period, entry: DebtEntry) -> Changes:
    """Write a quarter: the amount at its last month, what is receivable at its last day.

    Raises UserError debt.not_in_plan, debt.negative, debt.over, month.closed, month.sent.
    """
    month = quarter.last
    changes = Changes.of(Area.COUNTS, months=(month.key,))
    if min(entry.late or 0, entry.receivable or 0, entry.employers or 0) < 0:
        raise UserError("debt.negative")
    with store.write(f"Ghi chậm đóng {quarter.label}") as db:
        frame = reads.frame(db, month.last_day)
        indicator = _indicator(frame)
        month_book.refuse_locked(db, [month.key])
        stored = _quarter(db, quarter, None)
        late = stored.late if entry.late is None else entry.late
        receivable = stored.receivable if entry.receivable is None else entry.receivable
        if late is not None and receivable is not None and late > receivable:
            raise UserError("debt.over", late=text.count(late), receivable=text.count(receivable))
        if entry.late is not None:
            changes |= closings.put(db, month, frame.office_id, {AMOUNT: entry.late})
        if entry.receivable is not None:
            base = (indicator.denominator, frame.office_id, month.last_day)
            denominators.put(db, *base, entry.receivable, "BHXH cơ sở")
            changes |= Changes.of(Area.BASES, Area.TARGETS)
        if entry.employers is not None:
            school_book.put_late_employers(db, month, entry.employers)
    return changes
