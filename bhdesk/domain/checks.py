"""A month's figures against each other: warnings, never refusals (domain.md D.3, 5, 10)."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from bhdesk.domain import progress, text
from bhdesk.domain.counts import FLOWS_IN, FLOWS_OUT, PART_WORDS, Part
from bhdesk.domain.errors import Issue, Level, Param

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bhdesk.domain.counts import Count

LEAST_MONTHS = 4
"""Fewer known months tell nothing of what is usual."""
SPREADS = 5
"""A value is far when it is more than so many usual spreads from the middle."""
FLOOR = 20
"""Persons by which a value may always differ: small villages do not shout."""

CSI, VSI, UI, HI = "csi_participants", "vsi_participants", "ui_participants", "hi_participants"
_ABOUT = {
    "check.ui_over_csi": UI, "check.hi_over_population": HI, "check.si_over_labour": VSI,
}  # fmt: skip


class Doubt(NamedTuple):
    """A warning of one place (`unit` None: the whole office) and measure."""

    unit: int | None
    measure: str
    issue: Issue


class Usual(NamedTuple):
    """What a cell held in the months before: their middle value and their middle distance to it."""

    middle: Fraction
    spread: Fraction
    months: int


def usual(values: Iterable[int | None]) -> Usual | None:
    """From a cell's values of up to twelve months before; None while fewer than four are known.

    The median and the median absolute deviation: one wrong month moves neither.
    """
    known = [Fraction(value) for value in values if value is not None]
    if len(known) < LEAST_MONTHS:
        return None
    middle = _median(known)
    return Usual(middle, _median(abs(value - middle) for value in known), len(known))


def _median(values: Iterable[Fraction]) -> Fraction:
    """As of the module statistics, which loads more than the window needs to start."""
    ordered = sorted(values)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def jump(part: Part, value: int, normal: Usual | None) -> Issue | None:
    """Warn of a value beyond what the months before make likely.

    It is far when it differs from the usual by more than 20 persons, by more than half of the
    usual, and by more than five usual spreads: all three, so that a small village, steady growth
    and a village that always varies stay quiet.
    """
    if normal is None:
        return None
    distance = abs(value - normal.middle)
    if distance <= max(Fraction(FLOOR), normal.middle / 2, SPREADS * normal.spread):
        return None
    params: dict[str, Param] = {
        "part": PART_WORDS[part], "value": value, "usual": _tenth(normal.middle),
        "months": normal.months,
    }  # fmt: skip
    if value > normal.middle > 0:
        params["times"] = _tenth(value / normal.middle)
        return Issue("count.jump_times", params, part.value, Level.WARNING)
    return Issue("count.jump_away", params, part.value, Level.WARNING)


def _tenth(value: Fraction) -> str:
    return text.decimal(progress.printed(value, 1) or Decimal(0), 1).removesuffix(",0")


def jumps(
    unit: int, count: Count, normal: Mapping[tuple[int, Part], Usual]
) -> tuple[Issue, ...]:
    """The flows of a count that jump, and its closing where that was typed itself."""
    parts = [*FLOWS_IN, *FLOWS_OUT] + ([Part.CLOSING] if count.closing_typed else [])
    found = []
    for part in parts:
        value = count.part(part)
        issue = None if value is None else jump(part, value, normal.get((unit, part)))
        if issue is not None:
            found.append(issue)
    return tuple(found)


def usual_parts(
    months: Iterable[int], counts: Mapping[tuple[int, int], Count]
) -> dict[tuple[int, Part], Usual]:
    """What is usual for each (unit, part), from counts by (unit, yyyymm) of those months."""
    at = tuple(months)
    found = {}
    for unit in {place for place, _ in counts}:
        known = [counts[unit, month] for month in at if (unit, month) in counts]
        for part in (*FLOWS_IN, *FLOWS_OUT, Part.CLOSING):
            normal = usual(count.part(part) for count in known)
            if normal is not None:
                found[unit, part] = normal
    return found


def doubts(
    closings: Mapping[tuple[int | None, str], int | None],
    bases: Mapping[tuple[int | None, str], int | None],
) -> tuple[Doubt, ...]:
    """sanity() of the office, then of each unit; both mappings by (unit or None, key)."""
    found = []
    places = dict.fromkeys(place for place, _ in closings)
    for unit in sorted(places, key=lambda place: place is not None):
        here = {key: value for (place, key), value in closings.items() if place == unit}
        below = {key: value for (place, key), value in bases.items() if place == unit}
        found += [Doubt(unit, _ABOUT[i.code], i) for i in sanity(here, below)]
    return tuple(found)


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
