"""A month's figures against each other: warnings, never refusals (domain.md D.3, 5, 10)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.domain.errors import Issue, Level, Param

if TYPE_CHECKING:
    from collections.abc import Mapping

CSI, VSI, UI, HI = "csi_participants", "vsi_participants", "ui_participants", "hi_participants"


def sanity(
    closings: Mapping[str, int | None], bases: Mapping[str, int | None]
) -> tuple[Issue, ...]:
    """`closings` by measure key and `bases` by denominator key, all of one place and day.

    Warns of BHTN > BHXH bắt buộc, BHYT > dân số, BHXH > lực lượng lao động.
    """
    found = []
    csi, vsi, ui, hi = (closings.get(key) for key in (CSI, VSI, UI, HI))
    if csi is not None and ui is not None and ui > csi:
        found.append(_warn("check.ui_over_csi", ui=ui, csi=csi))
    population = bases.get("population")
    if hi is not None and population is not None and hi > population:
        found.append(_warn("check.hi_over_population", hi=hi, population=population))
    labour = bases.get("labour_force")
    insured = (csi or 0) + (vsi or 0)
    if labour is not None and insured > labour:
        found.append(_warn("check.si_over_labour", si=insured, labour=labour))
    return tuple(found)


def _warn(code: str, **params: Param) -> Issue:
    return Issue(code, params, "", Level.WARNING)
