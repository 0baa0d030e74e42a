"""Splitting a target over units in whole persons with an exact sum (R03, domain.md D.3, 17)."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from bhdesk.domain import text
from bhdesk.domain.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date


class Method(StrEnum):
    """How shares were found; the keys of denominators are methods too."""

    EQUAL = "equal"
    LAST_YEAR = "last_year"
    OWN = "own_weights"
    MANUAL = "manual"
    PLAN = "plan"


class Reason(StrEnum):
    """Why a sum may differ from the total given from above (domain.md D.3, 6)."""

    KEEP_PRINTED = "keep_printed"
    NOT_ALLOCATED = "not_allocated"
    ROUNDING = "rounding"
    UNKNOWN = "unknown"


REASON_WORDS = {
    Reason.KEEP_PRINTED: "giữ số tổng theo văn bản",
    Reason.NOT_ALLOCATED: "số không phân bổ về thôn",
    Reason.ROUNDING: "làm tròn",
    Reason.UNKNOWN: "chưa rõ",
}


def largest_remainder(total: int, weights: Sequence[int]) -> tuple[int, ...]:
    """Whole shares of `total` in proportion to `weights` whose sum is `total`.

    A tie in the remainders goes to the unit that stands first. Raises UserError
    target.no_weights when the weights are missing, negative or all zero.
    """
    weight_sum = sum(weights)
    if weight_sum <= 0 or min(weights) < 0:
        raise UserError("target.no_weights")
    exact = [Fraction(total * weight, weight_sum) for weight in weights]
    shares = [value.__floor__() for value in exact]
    order = sorted(range(len(shares)), key=lambda at: (shares[at] - exact[at], at))
    for at in order[: total - sum(shares)]:
        shares[at] += 1
    return tuple(shares)


def parse_weight(typed: str) -> int | None:
    """A weight of the officer's own: a whole number, None for blank; raises target.bad_weight."""
    try:
        return text.parse_count(typed) if typed.strip() else None
    except UserError as problem:
        raise UserError("target.bad_weight", text=typed.strip()) from problem


class Share(NamedTuple):
    unit: int
    value: int | None
    is_pinned: bool = False
    weight: int | None = None  # as typed, where the officer gave weights of their own


class Sheet(NamedTuple):
    """One decision over one measure; `total` is the printed or assigned total, never the sum."""

    id: int
    measure: str
    year: int
    effective_from: date
    total: int | None
    method: str
    reason: str
    note: str
    document: str
    document_day: date | None
    shares: tuple[Share, ...]

    @property
    def sum(self) -> int:
        """The units' shares added up; a blank one adds nothing."""
        return sum(share.value or 0 for share in self.shares)


class Total(NamedTuple):
    """A target sheet's printed or assigned total beside the sum of its units (R03)."""

    measure: str
    total: int | None
    sum: int
    reason: str = ""
    note: str = ""
    document: str = ""
    effective_from: date | None = None

    @property
    def difference(self) -> int | None:
        """Sum minus total; None where no total is known."""
        return None if self.total is None else self.sum - self.total


class Revision(NamedTuple):
    """One decision: its sheet, the last day it held (None: it holds), when and by whom changed."""

    sheet: Sheet
    until: date | None
    at: str
    who: str


class AllocationPlan(NamedTuple):
    """A split that is looked at before it is saved; `unallocated` is never hidden or repaired."""

    measure: str
    total: int
    method: str
    shares: tuple[Share, ...]

    @property
    def sum(self) -> int:
        """The units' shares added up; a blank one adds nothing."""
        return sum(share.value or 0 for share in self.shares)

    @property
    def difference(self) -> int:
        """Sum of the units minus the total: +3 is three too many, −5 is five not given out."""
        return self.sum - self.total

    @property
    def unallocated(self) -> int:
        """What of the total no unit has yet; never negative."""
        return max(0, self.total - self.sum)

    def with_value(self, unit: int, value: int | None, *, is_pinned: bool = True) -> AllocationPlan:
        """The same split with one unit set by hand; nothing else moves."""
        shares = tuple(
            Share(unit, value, is_pinned, s.weight) if s.unit == unit else s for s in self.shares
        )
        return AllocationPlan(self.measure, self.total, self.method, shares)


def allocate(
    measure: str,
    total: int,
    method: str,
    weights: Mapping[int, int | None],
    pinned: Mapping[int, int] | None = None,
) -> AllocationPlan:
    """Split `total` over the units of `weights` (in their order), leaving pinned units as they are.

    Raises UserError target.negative, target.no_weights, target.missing_weight (a unit without its
    denominator), target.pinned_too_much (pinned units already exceed the total).
    """
    if total < 0:
        raise UserError("target.negative")
    fixed = {unit: value for unit, value in (pinned or {}).items() if unit in weights}
    rest = total - sum(fixed.values())
    if rest < 0:
        raise UserError("target.pinned_too_much", total=total, pinned=total - rest)
    free = [unit for unit in weights if unit not in fixed]
    missing = sum(1 for unit in free if weights[unit] is None)
    if missing:
        raise UserError("target.missing_weight", count=missing)
    if free:
        parts = largest_remainder(
            rest, [1 if method == Method.EQUAL else weights[u] or 0 for u in free]
        )
        fixed_or_split = fixed | dict(zip(free, parts, strict=True))
    else:
        fixed_or_split = fixed
    pins = frozenset(pinned or ())
    own = weights if method == Method.OWN else {}
    shares = tuple(
        Share(unit, fixed_or_split[unit], unit in pins, own.get(unit)) for unit in weights
    )
    return AllocationPlan(measure, total, method, shares)
