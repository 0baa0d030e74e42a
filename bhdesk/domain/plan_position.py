"""Where the office stands in a plan, and which of the plan's targets are its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from bhdesk.domain.plans import Plan, PlanLevel, PlanTarget


EACH_OFFICE = "each_office"


class Position(NamedTuple):
    """The office in a plan: its own level, the level of its units, its unit if listed."""

    office: PlanLevel
    units: PlanLevel
    office_unit: str = ""


def position(plan: Plan, *, has_own_units: bool, office_name_key: str = "") -> Position:
    """The office's place: above the units the plan lists, else the commune above its localities.

    `has_own_units`: the officer brings her own list of villages, so the units a plan from above
    lists are her neighbours, among which `office_name_key` (already matched) may be she herself.
    """
    ladder = sorted(plan.levels, key=lambda level: level.rank)
    listed = {unit.level for unit in plan.units}
    with_units = [at for at, level in enumerate(ladder) if level.key in listed]
    leaves = [at for at, level in enumerate(ladder) if level.kind == "locality"]
    if with_units and not has_own_units and not office_name_key:
        at = with_units[-1]
    else:
        at = leaves[-1] if leaves else len(ladder) - 1
    office = ladder[max(0, at - 1)]
    return Position(office, ladder[at], office_name_key)


def rate_target(plan: Plan, where: Position, indicator: str, year: int) -> PlanTarget | None:
    """The office's own target of that year, else that of the nearest level above.

    One from above is a pattern for the office and is cited as such.
    """
    found = [t for t in plan.targets_in(year) if t.indicator == indicator and not t.per]
    own = [t for t in found if where.office_unit and t.unit == where.office_unit]
    ranks = {level.key: level.rank for level in plan.levels}
    above = [t for t in found if t.level in ranks and ranks[t.level] <= where.office.rank]
    above.sort(key=lambda t: (-ranks[t.level], t.as_of is None, t.as_of))
    return next(iter(own + above), None)


def each_office_target(plan: Plan, indicator: str, year: int) -> PlanTarget | None:
    """What the plan asks of each office's own staff: of this office too (TV III.9)."""
    found = (t for t in plan.targets_in(year) if t.indicator == indicator)
    return next((t for t in found if t.per == EACH_OFFICE), None)
