"""How far: figures against targets, exactly (domain.md D.2); printed numbers decide nothing."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from bhdesk.domain import text
from bhdesk.domain.plans import Operator

if TYPE_CHECKING:
    from datetime import date

    from bhdesk.domain.periods import Month


class State(StrEnum):
    REACHED = "reached"
    NOT_REACHED = "not_reached"
    NOT_DUE = "not_due"
    REACHED_EARLY = "reached_early"
    NO_TARGET = "no_target"
    NO_BASE = "no_base"
    OVER_CEILING = "over_ceiling"
    WITHIN_CEILING = "within_ceiling"


# Sums of money have up to 15 digits, so two percents can differ in the 17th place.
MAX_PLACES = 20

STATE_WORDS = {
    State.REACHED: "Đạt",
    State.NOT_REACHED: "Chưa đạt",
    State.NOT_DUE: "Chưa đến hạn",
    State.REACHED_EARLY: "Đạt sớm",
    State.NO_TARGET: "Không giao chỉ tiêu",
    State.NO_BASE: "Chưa có mẫu số",
    State.OVER_CEILING: "Vượt trần",
    State.WITHIN_CEILING: "Trong mức trần",
}

# As sentences say it: "98,83%, chưa đạt chỉ tiêu trên 99%".
VERDICT_WORDS = {
    State.REACHED: "đạt chỉ tiêu",
    State.NOT_REACHED: "chưa đạt chỉ tiêu",
    State.WITHIN_CEILING: "trong mức trần",
    State.OVER_CEILING: "vượt mức trần",
}


def holds(op: Operator, actual: Fraction, wanted: Fraction) -> bool:
    """`actual op wanted`, exactly. Raises ValueError for a target in words, which has no number."""
    if op is Operator.AT_LEAST:
        return actual >= wanted
    if op is Operator.MORE_THAN:
        return actual > wanted
    if op is Operator.AT_MOST:
        return actual <= wanted
    if op is Operator.EQUAL:
        return actual == wanted
    raise ValueError(op)


def share(part: int, whole: int) -> Fraction | None:
    """`part` in percent of `whole`, exact; None when there is nothing to divide by."""
    return Fraction(100 * part, whole) if whole else None


def required(op: Operator, percent: Decimal, base: int) -> int:
    """The smallest whole number that keeps `op percent` of `base`; for a ceiling the largest.

    ceil(p·base/100), for "trên" floor + 1, for "≤" floor (domain.md D.2).
    """
    exact = Fraction(percent) * base / 100
    if op is Operator.MORE_THAN:
        return exact.__floor__() + 1
    return exact.__floor__() if op is Operator.AT_MOST else exact.__ceil__()


def judge(op: Operator, actual: Fraction | None, wanted: Fraction | None) -> State | None:
    """The state of a dated value; None while the figure is blank or the target is in words."""
    if wanted is None:
        return State.NO_TARGET
    if actual is None or op is Operator.QUALITATIVE:
        return None
    is_kept = holds(op, actual, wanted)
    if op is Operator.AT_MOST:
        return State.WITHIN_CEILING if is_kept else State.OVER_CEILING
    return State.REACHED if is_kept else State.NOT_REACHED


def milestone_state(is_met: bool, by: date, as_of: date) -> State:
    """chưa đến hạn / đạt / chưa đạt / đạt sớm (R12)."""
    if as_of < by:
        return State.REACHED_EARLY if is_met else State.NOT_DUE
    return State.REACHED if is_met else State.NOT_REACHED


def printed(value: Fraction | None, places: int = 2) -> Decimal | None:
    """Half-up to `places`; for showing only."""
    if value is None:
        return None
    over, under = abs(value.numerator) * 10**places, value.denominator
    rounded = (2 * over + under) // (2 * under)
    return Decimal(-rounded if value < 0 else rounded).scaleb(-places)


def show_percent(
    value: Fraction | None, op: Operator | None = None, wanted: Fraction | None = None
) -> str:
    """A percent with two decimals, or as many as keep it from contradicting its state (D.2)."""
    if value is None:
        return text.NO_NUMBER
    places = 2
    if op is not None and wanted is not None and op is not Operator.QUALITATIVE:
        truth = holds(op, value, wanted)
        while places < MAX_PLACES:
            if holds(op, Fraction(printed(value, places) or 0), wanted) == truth:
                break
            places += 1
    return text.percent(printed(value, places), places)


def plain(value: Fraction, places: int = 1) -> str:
    """A number that is no percent, half-up: "2,8", a whole one "3"; for showing only."""
    if value.denominator == 1:
        return text.count(value.numerator)
    return text.decimal(printed(value, places) or Decimal(0), places)


class Remaining(NamedTuple):
    """What is still missing and how many a month that makes; `per_month` None in December."""

    heads: int
    per_month: int | None


def remaining(target: int, closing: int, month: Month) -> Remaining:
    """Persons missing to the target, and how many a month until December (rounded up)."""
    heads = max(0, target - closing)
    left = month.months_left
    return Remaining(heads, -(-heads // left) if left else None)


def behind(start: int, target: int, closing: int, month: Month) -> int:
    """Persons short of the plan path, rounded half-up; negative when ahead.

    The path is straight from 31/12 last year (`start`) to the target. Exact in whole twelfths: a
    Fraction for each cell of a board is slow.
    """
    twelfths = 12 * (start - closing) + (target - start) * month.number
    return (twelfths + 6) // 12


def forecast(start: int, closing: int, month: Month) -> int:
    """The year's end if the average monthly net growth so far goes on."""
    pace = Fraction(closing - start, month.number)
    return (closing + pace * month.months_left + Fraction(1, 2)).__floor__()
