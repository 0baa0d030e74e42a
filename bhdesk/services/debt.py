"""Late payment by quarter: the amount, what is receivable, the ceiling, late employers (R25).

The amount is a monthly figure and what is receivable a denominator, as the plan's rate asks. How
many employers are three months late or more is counted from their list (commendations.set_late)
and kept by quarter; only a quarter without a list takes a number that is typed.
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
    praise_book,
    reads,
    school_book,
    sheets,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bhdesk.domain.board import Board
    from bhdesk.domain.frame import Frame
    from bhdesk.domain.plans import Indicator
    from bhdesk.store.engine import Store
    from bhdesk.store.transaction import Reading, Writing

@dataclass(frozen=True, slots=True)
class DebtEntry:
    """A quarter as typed; None leaves what is stored."""

    late: int | None = None
    receivable: int | None = None
    employers: int | None = None


def year(store: Store, number: int) -> tuple[DebtQuarter, ...]:
    """The four quarters of a year; raises UserError debt.not_in_plan."""
    today = store.now().date()
    with store.read() as db:
        late = school_book.late_counts(db)
        quarters = [Period(PeriodKind.QUARTER, number, at) for at in range(1, 5)]
        return tuple(
            _quarter(db, one, late.get(one.last.key))._replace(
                is_locked=month_book.state(db, one.last).is_locked(today)
            )
            for one in quarters
        )


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


@dataclass(frozen=True, slots=True)
class DebtCell:
    """One cell as typed: `field` is late, receivable or employers; None clears it."""

    quarter: Period
    field: str
    value: int | None


def set_quarter(store: Store, quarter: Period, entry: DebtEntry) -> Changes:
    """Write a quarter: the amount at its last month, what is receivable at its last day.

    How many employers are late comes from their list where the quarter has one. Raises UserError
    debt.not_in_plan, debt.negative, debt.over, debt.listed, month.closed, month.sent.
    """
    typed = {"late": entry.late, "receivable": entry.receivable, "employers": entry.employers}
    cells = [DebtCell(quarter, key, value) for key, value in typed.items() if value is not None]
    return set_cells(store, cells)


def set_cells(store: Store, cells: Iterable[DebtCell]) -> Changes:
    """Write typed cells of one or several quarters, all or none, beside what is stored.

    Raises UserError debt.not_in_plan, debt.negative, debt.over, debt.listed, month.closed,
    month.sent.
    """
    by_quarter: dict[Period, dict[str, int | None]] = {}
    for cell in cells:
        if cell.value is not None and cell.value < 0:
            raise UserError("debt.negative")
        by_quarter.setdefault(cell.quarter, {})[cell.field] = cell.value
    changes = Changes()
    with store.write(f"Ghi chậm đóng {', '.join(one.label for one in by_quarter)}") as db:
        for quarter, typed in by_quarter.items():
            changes |= _put(db, quarter, typed)
    return changes


def refuse_over(late: int | None, receivable: int | None) -> None:
    """Raises UserError debt.over where more is late than was receivable."""
    if late is not None and receivable is not None and late > receivable:
        raise UserError("debt.over", late=text.count(late), receivable=text.count(receivable))


def _put(db: Writing, quarter: Period, typed: Mapping[str, int | None]) -> Changes:
    month = quarter.last
    frame = reads.frame(db, month.last_day)
    indicator = _indicator(frame)
    month_book.refuse_locked(db, [month.key])
    stored = _quarter(db, quarter, None)
    late, receivable = (
        typed.get("late", stored.late), typed.get("receivable", stored.receivable)
    )  # fmt: skip
    refuse_over(late, receivable)
    changes = Changes.of(Area.COUNTS, months=(month.key,))
    if "late" in typed:
        changes |= closings.put(db, month, frame.office_id, {AMOUNT: typed["late"]})
    if "receivable" in typed:
        base = (indicator.denominator, frame.office_id)
        source = "BHXH cơ sở"
        denominators.put_in(db, *base, (quarter.first, month), typed["receivable"], source)
        changes |= Changes.of(Area.BASES, Area.TARGETS)
    if "employers" in typed:
        _refuse_other_than_listed(db, quarter, typed["employers"])
        school_book.put_late_count(db, month, typed["employers"])
    return changes


def _refuse_other_than_listed(db: Reading, quarter: Period, given: int | None) -> None:
    """The list of late employers is the truth of a quarter it was kept in (R55)."""
    listed = praise_book.employers(db)
    if any(Month.of(one.as_of) in quarter.months for one in listed):
        count = sum(one.is_barred for one in listed)
        if given != count:
            raise UserError("debt.listed", count=count, quarter=quarter.label)
