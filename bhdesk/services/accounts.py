"""Benefits paid by account, month by month, beside how many get benefits (R24).

Both are the month's figure and the denominator that the plan's rate asks; nothing is kept twice.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from bhdesk.domain import board_building, progress
from bhdesk.domain.changes import Area, Changes
from bhdesk.domain.errors import UserError
from bhdesk.domain.periods import Month
from bhdesk.store import boards, closings, denominators, month_book, reads, sheets

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bhdesk.domain.board import RateLine
    from bhdesk.domain.frame import Frame
    from bhdesk.domain.plans import Indicator
    from bhdesk.store.engine import Store
    from bhdesk.store.transaction import Reading, Writing

PAID = ("beneficiaries_paid_by_account", "monthly_beneficiaries_paid_by_account")
SOURCE = "BHXH cơ sở"


@dataclass(frozen=True, slots=True)
class AccountMonth:
    """One month of a rate: `shown` has as many decimals as its verdict needs ("trên 99%")."""

    month: Month
    line: RateLine
    shown: str
    is_locked: bool

    @property
    def has_own_base(self) -> bool:
        """Whether the denominator was told of this month, not of one before."""
        return self.line.base is not None and Month.of(self.line.base.as_of) == self.month


@dataclass(frozen=True, slots=True)
class AccountCell:
    """One cell as typed: the denominator (`is_base`) or who is paid by account; None clears."""

    month: Month
    is_base: bool
    value: int | None


def indicators(store: Store, number: int) -> tuple[Indicator, ...]:
    """The plan's rates of benefits paid by account at the end of a year; () where it has none."""
    with store.read() as db:
        return _indicators(reads.frame(db, Month(number, 12).last_day))


def year(store: Store, number: int, indicator: str) -> tuple[AccountMonth, ...]:
    """The months of a year in which the plan has the rate."""
    today = store.now().date()
    with store.read() as db:
        found = (_month(db, Month(number, at), indicator) for at in range(1, 13))
        return tuple(
            AccountMonth(
                month, line, _shown(line), month_book.state(db, month).is_locked(today)
            )
            for month, line in found if line is not None
        )  # fmt: skip


def set_cells(store: Store, indicator: str, cells: Iterable[AccountCell]) -> Changes:
    """Write typed cells of one rate, all or none.

    Raises UserError indicator.unknown, count.negative, base.negative, month.closed, month.sent.
    """
    changes = Changes()
    with store.write("Ghi số nhận qua tài khoản") as db:
        for cell in cells:
            changes |= _put(db, indicator, cell)
    return changes


def _put(db: Writing, indicator: str, cell: AccountCell) -> Changes:
    month, value = cell.month, cell.value
    frame = reads.frame(db, month.last_day)
    item = next((one for one in _indicators(frame) if one.key == indicator), None)
    if item is None:
        raise UserError("indicator.unknown", name=indicator)
    month_book.refuse_locked(db, [month.key])
    if value is not None and value < 0:
        raise UserError("base.negative" if cell.is_base else "count.negative", text=str(value))
    if not cell.is_base:
        return closings.put(db, month, frame.office_id, {item.numerator: value})
    span = (month, month)
    denominators.put_in(db, item.denominator, frame.office_id, span, value, SOURCE)
    return Changes.of(Area.BASES, Area.TARGETS)


def _indicators(frame: Frame) -> tuple[Indicator, ...]:
    return tuple(one for one in frame.plan.indicators if one.numerator in PAID)


def _month(db: Reading, month: Month, indicator: str) -> tuple[Month, RateLine | None]:
    frame = reads.frame(db, month.last_day)
    item = next((one for one in _indicators(frame) if one.key == indicator), None)
    if item is None:
        return month, None
    measure = frame.measure(item.numerator)
    valid = sheets.valid_targets(db, frame, month.last_day, measure)
    made = board_building.build(boards.source(db, frame, month, valid, measure))
    return month, next((line for line in made.rates if line.indicator.key == indicator), None)


def _shown(line: RateLine) -> str:
    target = line.target
    wanted = target.value if target is not None else None
    op = target.op if target is not None else None
    return progress.show_percent(line.rate, op, None if wanted is None else Fraction(wanted))
