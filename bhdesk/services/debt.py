"""Late payment by quarter: the amount, what is receivable, the ceiling, late employers (R25).

The amount is a monthly figure and what is receivable a denominator, as the plan's rate asks. How
many employers are three months late or more is counted from their list (commendations.set_late)
and kept by quarter; only a quarter without a list takes a number that is typed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from bhdesk.domain import board_building, progress, text
from bhdesk.domain.changes import Area, Changes
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

    from bhdesk.domain.board import Board, MarkLine, RateLine
    from bhdesk.domain.frame import Frame
    from bhdesk.domain.plans import Indicator
    from bhdesk.domain.progress import State
    from bhdesk.store.engine import Store
    from bhdesk.store.transaction import Reading, Writing

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
    is_locked: bool = False


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
            replace(
                _quarter(db, one, late.get(one.last.key)),
                is_locked=month_book.state(db, one.last).is_locked(today),
            )
            for one in quarters
        )


def _quarter(db: Reading, quarter: Period, employers: int | None) -> DebtQuarter:
    frame = reads.frame(db, quarter.last.last_day)
    indicator = _indicator(frame)
    made = _board(db, frame, quarter.last)
    rate = next((r for r in made.rates if r.indicator.key == indicator.key), None)
    mark = next((m for m in made.marks if _is_ceiling(m, indicator, quarter)), None)
    base = rate.base if rate is not None and rate.base is not None else None
    # what was receivable at another quarter's end says nothing of this one
    known = base is not None and base.as_of > quarter.previous.last.last_day
    part = rate.part if rate is not None else None
    actual = rate.rate if rate is not None and known else None
    asked, state = _ceiling(mark, rate, actual)
    op = mark.milestone.op if mark else rate.target.op if rate and rate.target else None
    return DebtQuarter(
        quarter, part, base.value if base is not None and known else None, actual, asked, state,
        progress.show_percent(actual, op, asked), employers,
    )  # fmt: skip


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


def _board(db: Reading, frame: Frame, month: Month) -> Board:
    valid = sheets.valid_targets(db, frame, month.last_day)
    return board_building.build(boards.source(db, frame, month, valid))


def _indicator(frame: Frame) -> Indicator:
    found = next((one for one in frame.plan.indicators if one.numerator == AMOUNT), None)
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
