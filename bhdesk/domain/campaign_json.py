"""The campaign in the machine's form of a report; what the office has no record of has no key."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from bhdesk.domain import narrative_activities, narrative_obstacles, progress, task_standing
from bhdesk.domain.activities import Kind
from bhdesk.domain.people import BodyKind
from bhdesk.domain.report_records import told

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bhdesk.domain.activities import QuotaCell
    from bhdesk.domain.collecting import AgentTable
    from bhdesk.domain.debt import DebtQuarter
    from bhdesk.domain.quotas import QuotaTable
    from bhdesk.domain.report import Source
    from bhdesk.domain.schools import SchoolCount, SchoolTable

_SUMS = ("invited", "attended", "consulted", "minutes", "money")


def as_json(source: Source) -> dict[str, Any]:
    """Keys "campaign", "schools" and "debt", each only where something was written of it."""
    records = source.records
    found = {
        "campaign": _campaign(source),
        "schools": _schools(records.schools) if records.schools else None,
        "debt": [_debt(one) for one in records.debts],
    }
    return {key: value for key, value in found.items() if value}


def _campaign(source: Source) -> dict[str, Any]:
    records = source.records
    standing = narrative_obstacles.standing(source)
    last = source.period.last.last_day
    found = {
        "activities": _activities(source) if source.held else None,
        "quota_short": _short(source) if source.activities else None,
        "quotas": [_quota(source, one) for one in source.told_quotas],
        "people": _people(source) if records.rosters else None,
        "tasks": _tasks(source) if records.tasks else None,
        "obstacles": {
            "open": len(standing),
            "passed": sum(one.is_passed_by(last) for one in standing),
        } if source.obstacles else None,
        "agents": [
            {"indicator": one.measure.key, "organisations": [_agents(t) for t in one.tables]}
            for one in records.agents
        ],
        "peaks": [
            {
                "month": str(one.month), "indicator": one.measure, "target": one.target,
                "counted": one.counted,
            }
            for one in records.peaks
        ],
    }  # fmt: skip
    return {key: value for key, value in found.items() if value}


def _activities(source: Source) -> dict[str, Any]:
    """Blank figures of a part that nobody wrote down stay None, never 0."""
    held = source.campaign
    kinds = Counter(activity.kind.value for activity in held)
    sums: Mapping[str, list[int]] = {
        part: [value for a in held if (value := getattr(a, part)) is not None] for part in _SUMS
    }
    return {
        "held": len(held),
        "reviews": sum(a.kind is Kind.REVIEW_MEETING for a in source.held),
        "kinds": dict(kinds),
        **{part: sum(values) if values else None for part, values in sums.items()},
        "enrolled": dict(narrative_activities.enrolled(held)),
    }


def _short(source: Source) -> list[dict[str, Any]]:
    return [_cell(source, cell) for cell in narrative_activities.short_cells(source)]


def _cell(source: Source, cell: QuotaCell) -> dict[str, Any]:
    keys = {unit.id: unit.key for unit in source.frame.units}
    return {
        "month": str(cell.month), "unit": keys.get(cell.unit or 0), "held": cell.held,
        "required": cell.required,
    }  # fmt: skip


def _quota(source: Source, one: QuotaTable) -> dict[str, Any]:
    """The year so far in months, weeks or days; `short` lists the months that are not full."""
    return {
        "activity": one.quota.activity, "name": one.name, "every": one.quota.every,
        "value": one.quota.value, "required": one.required, "done": one.done,
        "short": [_cell(source, cell) for cell in one.cells if cell.missing],
    }  # fmt: skip


def _people(source: Source) -> list[dict[str, Any]]:
    keys = {unit.id: unit.key for unit in source.frame.units}
    return [
        {
            "kind": one.body.kind.value, "name": one.body.name,
            "unit": keys.get(one.body.unit or 0) if one.body.kind is BodyKind.GROUP else None,
            "members": len(one.members),
        }
        for one in source.records.rosters
    ]  # fmt: skip


def _tasks(source: Source) -> dict[str, int]:
    counted = task_standing.sums(source.records.tasks, source.period)
    return {
        "given": counted.given, "done": counted.done, "in_time": counted.in_time,
        "late": counted.done_late, "open": counted.open, "overdue": counted.overdue,
        "moved": counted.moved,
    }  # fmt: skip


def _agents(table: AgentTable) -> dict[str, Any]:
    line = told(table)
    own = None if table.own is None else table.own.result
    return {
        "name": table.body.name, "target": line.target, "result": line.result, "own_result": own,
    }  # fmt: skip


def _schools(seen: SchoolTable) -> dict[str, Any]:
    rows = [
        {"name": row.school.name} | (_school(row.count) if row.count else _BLANK)
        for row in seen.rows
    ]
    total = seen.total
    return {"month": str(seen.month), "rows": rows, "total": _school(total) if total else _BLANK}


_BLANK = dict.fromkeys(("pupils", "own_cards", "other_cards", "missing", "rate"))


def _school(count: SchoolCount) -> dict[str, Any]:
    rate = count.printed_rate[0]
    return {
        "pupils": count.pupils, "own_cards": count.own_cards, "other_cards": count.other_cards,
        "missing": count.missing, "rate": None if rate is None else str(rate),
    }  # fmt: skip


def _debt(one: DebtQuarter) -> dict[str, Any]:
    """`rate` as printed; the verdict is that of the exact one."""
    rate = progress.printed(one.rate, 4)
    ceiling = progress.printed(one.ceiling)
    return {
        "quarter": str(one.quarter),
        "late": one.late,
        "receivable": one.receivable,
        "rate": None if rate is None else str(rate),
        "ceiling": None if ceiling is None else str(ceiling),
        "state": one.state.value if one.state else None,
        "employers": one.employers,
    }
