"""Whether a plan holds together: references, dates, overlaps, sums (domain.md F, B)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from bhdesk.domain import text
from bhdesk.domain.catalogue import BASE_NAMES, MEASURES
from bhdesk.domain.errors import Issue, Level, Param
from bhdesk.domain.plan_sums import column_sums

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bhdesk.domain.plans import Plan, PlanTarget, Quota


_WHOLE = 100
_NEARLY = 0.85  # "labour_forse" is; "university_students" is not "students"


def check(plan: Plan) -> tuple[Issue, ...]:
    """All findings: errors refuse the plan, warnings (sums that differ) are shown and kept."""
    return (
        *_needed(plan),
        *_unique(plan),
        *_references(plan),
        *_misspelt(plan),
        *_dates(plan),
        *_overlaps(plan),
        *_fractions(plan),
        *_over_hundred(plan),
        *_sums(plan),
    )


def _error(code: str, where: str, **params: Param) -> Issue:
    return Issue(code, params, where)


def _needed(plan: Plan) -> Iterable[Issue]:
    if not plan.levels:
        yield _error("plan.missing_table", "level", key="level")
    if not plan.indicators:
        yield _error("plan.missing_table", "indicator", key="indicator")


def _unique(plan: Plan) -> Iterable[Issue]:
    groups: dict[str, Iterable[str]] = {
        "level": (item.key for item in plan.levels),
        "unit": (item.key for item in plan.units),
        "denominator": (item.key for item in plan.denominators),
        "indicator": (item.key for item in plan.indicators),
        "campaign": (item.key for item in plan.campaigns),
    }
    for name, keys in groups.items():
        for key, times in Counter(key for key in keys if key).items():
            if times > 1:
                yield _error("plan.duplicate_key", name, key=key)
    for table in plan.tables:
        for key, times in Counter(row.unit for row in table.rows).items():
            if times > 1:
                yield _error("plan.duplicate_key", "target_table.rows", key=key)


def _references(plan: Plan) -> Iterable[Issue]:
    levels = {level.key for level in plan.levels}
    units = {unit.key for unit in plan.units}
    known = {item.key for item in plan.indicators} | set(MEASURES)
    known |= {item.numerator for item in plan.indicators}
    used: list[tuple[str, str, str, set[str]]] = [
        *(("unit", "level", item.level, levels) for item in plan.units),
        *(("target", "indicator", item.indicator, known) for item in plan.targets),
        *(("target", "level", item.level, levels) for item in plan.targets if not item.unit),
        *(("target", "unit", item.unit, units) for item in plan.targets if item.unit),
        *(("target_table", "level", item.level, levels) for item in plan.tables),
        *(("target_table", "columns", key, known) for item in plan.tables for key in item.columns),
        *(("target_table", "unit", row.unit, units) for item in plan.tables for row in item.rows),
        *(
            ("milestone", "indicator", key, known)
            for item in plan.milestones
            for key in item.indicators
        ),
        *(("level", "allocates", key, known) for item in plan.levels for key in item.allocates),
        *(("indicator", "parts", key, known) for item in plan.indicators for key in item.parts),
    ]
    for table, field, key, allowed in used:
        if key not in allowed:
            yield _error("plan.unknown_reference", f"{table}.{field}", key=field, text=key)


def _misspelt(plan: Plan) -> Iterable[Issue]:
    """A denominator that is nearly one of the plan's, or of the field's, is that one misspelt.

    One like no other is left: plans divide by what they never declare (staff, union members).
    """
    declared = {item.key for item in plan.denominators}
    known = declared | set(BASE_NAMES)
    for item in plan.indicators:
        key = item.denominator
        if key and key not in known and _is_near(key, known):
            yield _error("plan.unknown_reference", "indicator", key="denominator", text=key)


def _is_near(key: str, known: Iterable[str]) -> bool:
    from difflib import get_close_matches  # noqa: PLC0415 - only a name nobody knows needs it

    return bool(get_close_matches(key, known, 1, _NEARLY))


def _dates(plan: Plan) -> Iterable[Issue]:
    period = plan.period
    if period.end < period.start:
        yield _error("plan.period_order", "period")
        return
    dated = [("milestone", item.by) for item in plan.milestones]
    dated += [("target_table", item.as_of) for item in plan.tables]
    dated += [("target", item.as_of) for item in plan.targets if item.as_of]
    for table, day in dated:
        if not period.start <= day <= period.end:
            yield _error("plan.outside_period", table, text=day.strftime("%d/%m/%Y"))
    for quota in plan.quotas:
        if quota.start and quota.end and quota.end < quota.start:
            yield _error("plan.period_order", "quota")


def _overlaps(plan: Plan) -> Iterable[Issue]:
    """Two values for one indicator, holder and day, or two quotas of one activity at one time."""
    seen = Counter(_slot(target) for target in plan.targets)
    seen.update(
        (col, table.level, "", table.as_of, None, "")
        for table in plan.tables
        for col in table.columns
    )
    for slot, times in seen.items():
        if times > 1:
            yield _error("plan.overlap", "target", text=str(slot[0]))
    quotas = list(plan.quotas)
    for at, first in enumerate(quotas):
        if any(_same_time(first, other) for other in quotas[at + 1 :]):
            yield _error("plan.overlap", "quota", text=first.activity)


def _slot(target: PlanTarget) -> tuple[object, ...]:
    start = target.start if target.as_of is None else None
    return (
        target.indicator,
        target.level,
        target.unit,
        target.as_of,
        start,
        target.per or target.holder,
    )


def _same_time(one: Quota, two: Quota) -> bool:
    if (one.activity, one.level, one.every, one.during) != (
        two.activity,
        two.level,
        two.every,
        two.during,
    ):
        return False
    starts_before = one.start is None or two.end is None or one.start <= two.end
    ends_after = one.end is None or two.start is None or one.end >= two.start
    return starts_before and ends_after


def _fractions(plan: Plan) -> Iterable[Issue]:
    """A count of whole persons never has a fraction (E.3)."""
    for target in plan.targets:
        item = plan.indicator(target.indicator)
        is_count = item is not None and item.measure == "count"
        if is_count and target.value is not None and target.value % 1:
            yield _error("plan.fraction", "target", key="value", text=str(target.value))


def _over_hundred(plan: Plan) -> Iterable[Issue]:
    """More than all of them: kept as printed, and said (D.3, 4 and 5)."""
    for target in plan.targets:
        item = plan.indicator(target.indicator)
        is_rate = item is not None and item.measure == "rate"
        if item and is_rate and target.value is not None and target.value > _WHOLE:
            params: dict[str, Param] = {"name": item.name, "text": text.rate(target.value)}
            yield Issue("plan.over_hundred", params, "target", Level.WARNING)


def _sums(plan: Plan) -> Iterable[Issue]:
    for item in column_sums(plan):
        if item.difference:
            found: dict[str, Param] = {
                "column": item.column,
                "sum": item.sum,
                "printed": item.printed or 0,
                "difference": item.difference,
            }
            yield Issue("plan.sum_differs", found, "target_table", Level.WARNING)
