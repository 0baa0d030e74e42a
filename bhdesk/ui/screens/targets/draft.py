"""A target being split: what the officer has in hand before "Giao chỉ tiêu"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from bhdesk.domain.targets import AllocationPlan, Method, Share

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bhdesk.services.targets import TargetSheet

LAST_YEAR = "last_year"


@dataclass(frozen=True, slots=True)
class Draft:
    """One measure's total (None: not known) and shares; `method` "" while nothing was split."""

    measure: str
    total: int | None
    method: str
    shares: tuple[Share, ...] = ()

    @property
    def sum(self) -> int | None:
        known = [share.value for share in self.shares if share.value is not None]
        return sum(known) if known else None

    @property
    def difference(self) -> int:
        """Sum of the units minus the total; 0 while either is not known."""
        return 0 if self.total is None or self.sum is None else self.sum - self.total

    @property
    def pinned(self) -> dict[int, int]:
        return {s.unit: s.value for s in self.shares if s.is_pinned and s.value is not None}

    @property
    def values(self) -> dict[int, int | None]:
        return {share.unit: share.value for share in self.shares}

    @property
    def weights(self) -> dict[int, int]:
        """The officer's own weights by unit, as far as typed."""
        return {s.unit: s.weight for s in self.shares if s.weight is not None}

    @property
    def unweighted(self) -> int:
        """How many units still need a weight before a split by weights; pinned ones do not."""
        if self.method != Method.OWN:
            return 0
        return sum(1 for share in self.shares if share.weight is None and not share.is_pinned)

    def with_value(self, unit: int, value: int | None) -> Draft:
        """One unit set by hand, and so pinned; nothing else moves."""
        return self._with(unit, value=value, is_pinned=value is not None)

    def with_pin(self, unit: int, *, is_pinned: bool) -> Draft:
        return self._with(unit, is_pinned=is_pinned)

    def with_weight(self, unit: int, weight: int | None) -> Draft:
        """One unit's own weight; no share moves before all have one."""
        return self._with(unit, weight=weight)

    def with_split(self, plan: AllocationPlan) -> Draft:
        """The shares of a split; weights typed before are kept at hand."""
        own = self.weights
        shares = tuple(share._replace(weight=own.get(share.unit)) for share in plan.shares)
        return Draft(self.measure, plan.total, plan.method, shares)

    def by_hand(self) -> Draft:
        return replace(self, method=Method.MANUAL.value)

    def settled(self) -> Draft:
        """What would be stored: weights belong to the split by weights alone."""
        if self.method == Method.OWN or not self.weights:
            return self
        return replace(self, shares=tuple(share._replace(weight=None) for share in self.shares))

    def plan(self) -> AllocationPlan:
        """What is saved; the sum stands in for a total nobody gave."""
        total = self.total if self.total is not None else self.sum or 0
        shares = self.settled().shares if self.sum is not None else ()
        return AllocationPlan(self.measure, total, self.method or Method.MANUAL.value, shares)

    def _with(self, unit: int, **changes: Any) -> Draft:  # noqa: ANN401 - fields of a Share
        shares = tuple(
            share._replace(**changes) if share.unit == unit else share for share in self.shares
        )
        return replace(self, shares=shares)


def stored(sheet: TargetSheet, units: tuple[int, ...]) -> Draft:
    """What the file holds; units without a share stand blank."""
    kept = sheet.sheet
    known = {share.unit: share for share in kept.shares} if kept else {}
    shares = (
        tuple(known.get(unit, Share(unit, None)) for unit in units)
        if sheet.measure.is_in_units
        else ()
    )
    return Draft(sheet.measure.key, sheet.total, kept.method if kept else "", shares)


def kept_values(sheet: TargetSheet) -> Mapping[int, int | None] | None:
    """The values a save is based on; None where no sheet exists yet."""
    return {s.unit: s.value for s in sheet.sheet.shares} if sheet.sheet else None
