"""Commands about plans and the start of a data file: plan, init."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from bhdesk import messages
from bhdesk.domain import catalogue, places, text
from bhdesk.domain.activities import KIND_WORDS
from bhdesk.domain.errors import Issue, Level, UserError
from bhdesk.domain.frame import Office
from bhdesk.domain.plan_position import Position, position
from bhdesk.domain.plan_sums import column_sums
from bhdesk.domain.plans import Operator
from bhdesk.services import office, plans, unit_lists

if TYPE_CHECKING:
    import argparse

    from bhdesk.cli.context import Context
    from bhdesk.domain.plans import Plan, PlanTarget, Quota


_OP_WORDS = {
    Operator.AT_LEAST: "ít nhất",
    Operator.MORE_THAN: "trên",
    Operator.AT_MOST: "không quá",
    Operator.EQUAL: "đúng",
    Operator.QUALITATIVE: "",
}


def list_plans(context: Context, _: argparse.Namespace) -> int:
    """The plans that come with the program."""
    found = plans.bundled(context.plans)
    rows = [[item.id, str(item.plan.period.start.year), item.title] for item in found]
    value = {"plans": [{"id": item.id, "title": item.title} for item in found]}
    context.answer(value, [f"{key}  {year}  {title}" for key, year, title in rows])
    return 0


def show(context: Context, options: argparse.Namespace) -> int:
    """A plan's head, units, targets and what it leaves open; raises UserError plan.*."""
    plan = office.usable_plan(plans.find(context.plans, options.plan))
    where = position(plan, has_own_units=False)
    value = {
        "id": plan.head.id,
        "title": plan.head.title,
        "period": [plan.period.start.isoformat(), plan.period.end.isoformat()],
        "units": [unit.name for unit in plan.units],
        "targets": _targets(plan),
        "gaps": list(plan.gaps),
    }
    lines = [
        plan.head.title,
        f"Ban hành: {plan.head.issuer}",
        f"Đơn vị được giao: {where.units.name}",
    ]
    lines += [_target_words(plan, target) for target in plan.targets]
    lines += [f"Định mức: {_quota_words(quota)}" for quota in plan.quotas]
    lines += [f"Bản này thiếu: {gap}" for gap in plan.gaps]
    context.answer(value, lines)
    return 0


def _target_words(plan: Plan, target: PlanTarget) -> str:
    """One target as the plan says it, the value put where its words leave room for it."""
    item = plan.indicator(target.indicator)
    name = item.name if item else target.indicator
    asked = target.op_text or _OP_WORDS[target.op]
    if target.value is not None:
        is_ratio = item is not None and item.nature.is_ratio
        value = text.rate(target.value) if is_ratio else text.count(int(target.value))
        if "..." in asked:
            asked = asked.replace("...", value)
        elif value not in asked:
            asked = f"{asked} {value}"
    is_long = plan.period.start.year != plan.period.end.year
    when = f" ({target.as_of.year})" if is_long and target.as_of else ""
    return f"- {name}: {asked}{when}"


def _quota_words(quota: Quota) -> str:
    known = {kind.value: words for kind, words in KIND_WORDS.items()}
    name = quota.name or known.get(quota.activity.removesuffix("s"), quota.activity)
    every = {"day": "ngày", "week": "tuần", "month": "tháng"}.get(quota.every, quota.every)
    return f"{name}: {_OP_WORDS[quota.op]} {text.count(quota.value)} lần mỗi {every}"


def _targets(plan: Plan) -> list[dict[str, Any]]:
    return [
        {
            "indicator": t.indicator,
            "op": t.op.value,
            "value": None if t.value is None else str(t.value),
            "level": t.level,
            "as_of": t.as_of.isoformat() if t.as_of else None,
            "cite": t.cite,
        }
        for t in plan.targets
    ]


def check(context: Context, options: argparse.Namespace) -> int:
    """Everything found in a plan file; status 1 when an error makes it unusable."""
    plan, issues = office.check_plan(plans.find(context.plans, options.plan))
    is_broken = plan is None
    sums = column_sums(plan) if plan else ()
    value: dict[str, Any] = {
        "id": plan.head.id if plan else None,
        "tables": [
            {"column": s.column, "sum": s.sum, "printed": s.printed, "difference": s.difference}
            for s in sums
        ],
        "targets": _targets(plan) if plan else [],
        "milestones": len(plan.milestones) if plan else 0,
        "quotas": len(plan.quotas) if plan else 0,
        "deadlines": len(plan.deadlines) if plan else 0,
        "issues": [{"code": i.code, "message": messages.of(i)} for i in issues],
    }
    lines = [_issue_line(issue) for issue in issues]
    if plan and not issues:
        lines = [f"{plan.head.id}: không có vấn đề gì."]
    context.answer(value, lines)
    if is_broken:
        first = next(issue for issue in issues if issue.level is Level.ERROR)
        context.tell(
            f"Kế hoạch chưa dùng được. {messages.of(first)}"
            f" [{messages.number(first.code)} {first.code}]"
        )
    return 1 if is_broken else 0


def _issue_line(issue: Issue) -> str:
    sign = {Level.ERROR: "✕", Level.WARNING: "⚠", Level.NOTE: "·"}[issue.level]
    return f"{sign} {messages.of(issue)}"


def init(context: Context, options: argparse.Namespace) -> int:
    """Make a data file from a plan; raises UserError plan.*, unit.*, StoreProblem store.exists."""
    source = plans.find(context.plans, options.plan)
    plan = office.usable_plan(source)
    units = unit_lists.read(Path(options.units)) if options.units else ()
    given = Office(
        name=text.nfc(options.office or ""),
        parent=text.nfc(options.parent or ""),
        issuer=text.nfc(options.issuer or ""),
        place=text.nfc(options.place or ""),
        symbol=text.nfc(options.symbol or "") or _symbol(plan),
    )
    setup = office.Setup(source, given, units)
    try:
        where, own = office.place_in_plan(plan, setup)
    except UserError as cause:
        raise UserError("plan.no_units", name=plan.head.id) from cause
    store = office.create(context.data, setup, context.user, context.migrations)
    store.close()
    indicators = _indicator_keys(plan, where)
    value = {"data": str(context.data), "units": len(own), "indicators": indicators}
    kinds = {unit.kind for unit in own}
    word = places.KIND_WORDS.get(own[0].kind, "đơn vị") if len(kinds) == 1 else "đơn vị"
    lines = [
        f"Đã lập tệp dữ liệu {context.data}",
        f"{len(own)} {word}, {len(indicators)} chỉ tiêu.",
    ]
    context.answer(value, lines)
    return 0


def _symbol(plan: Plan) -> str:
    return "BC-BCĐ" if plan.head.issuer_kind == "steering_committee" else "BC-UBND"


def _indicator_keys(plan: Plan, where: Position) -> list[str]:
    """Every key the other commands accept: the plan's own, then what it counts besides."""
    keys = dict.fromkeys(item.key for item in plan.indicators)
    keys.update(dict.fromkeys(measure.key for measure in catalogue.measures(plan, where)))
    return list(keys)
