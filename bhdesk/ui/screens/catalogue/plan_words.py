"""A plan's targets, marks, quotas and deadlines in the words of the office."""

from __future__ import annotations

from dataclasses import dataclass

from bhdesk.domain import text
from bhdesk.domain.catalogue import MEASURES
from bhdesk.domain.periods import Month
from bhdesk.domain.plans import Deadline, Milestone, Operator, Plan, PlanTable, PlanTarget, Quota

OP_WORDS = {
    Operator.AT_LEAST: "từ {} trở lên",
    Operator.MORE_THAN: "trên {}",
    Operator.AT_MOST: "không quá {}",
    Operator.EQUAL: "bằng {}",
    Operator.QUALITATIVE: "{}",
}
EVERY_WORDS = {"month": "tháng", "week": "tuần", "day": "ngày", "quarter": "quý", "year": "năm"}


@dataclass(frozen=True, slots=True)
class TargetLine:
    """One target: what, who, how much, until when and where the plan says so."""

    name: str
    holder: str
    value: str
    when: str
    cite: str


def name_of(plan: Plan, key: str) -> str:
    """An indicator or figure by the name people use."""
    declared = plan.indicator(key)
    if declared is not None and declared.nature.is_ratio:
        return declared.name
    known = MEASURES.get(key)
    return known.short if known else declared.name if declared else key


def target_lines(plan: Plan) -> tuple[TargetLine, ...]:
    """Single targets, then the tables as one line a column."""
    lines = [_target(plan, target) for target in plan.targets]
    for table in plan.tables:
        lines += [_column(plan, table, at) for at in range(len(table.columns))]
    return tuple(lines)


def _target(plan: Plan, target: PlanTarget) -> TargetLine:
    unit = next((u.name for u in plan.units if u.key == target.unit), "")
    level = plan.level(target.level)
    holder = unit or (level.name if level else "") or target.level
    if target.value is None:
        value = target.op_text or "–"
    else:
        is_rate = is_percent(plan, target.indicator)
        shown = text.rate(target.value) if is_rate else text.count(int(target.value))
        value = OP_WORDS[target.op].format(shown)
    if target.as_of is not None:
        when = f"đến {text.day(target.as_of)}"
    elif target.every_year:
        when = "hằng năm"
    else:
        when = f"từ {text.day(target.start)}" if target.start else ""
    return TargetLine(name_of(plan, target.indicator), holder, value, when, target.cite)


def _column(plan: Plan, table: PlanTable, at: int) -> TargetLine:
    printed = table.printed_total[at] if table.printed_total else None
    total = text.count(printed if printed is not None else table.column_sum(at))
    name = name_of(plan, table.columns[at])
    holder = f"{len(table.rows)} đơn vị"
    return TargetLine(name, holder, f"tổng {total}", f"đến {text.day(table.as_of)}", table.cite)


def is_percent(plan: Plan, key: str) -> bool:
    """Whether the target of an indicator is written as a percent."""
    declared = plan.indicator(key)
    return declared is not None and (declared.nature.is_ratio or declared.measure != "count")


def milestone_words(plan: Plan, mark: Milestone) -> str:
    """As in: Đến 30/06/2026: BHXH tự nguyện từ 60% trở lên chỉ tiêu năm (II.1)."""
    names = ", ".join(name_of(plan, key) for key in mark.indicators)
    if mark.value is None:
        said = mark.value_text or "–"
    else:
        said = OP_WORDS[mark.op].format(text.rate(mark.value))
        said += "" if mark.basis == "absolute" else " chỉ tiêu năm"
    return f"Đến {text.day(mark.by)}: {names} {said}{_cited(mark.cite)}."


def quota_words(plan: Plan, quota: Quota) -> str:
    """As in: Hội nghị khách hàng: ít nhất 1 mỗi tháng, xã (III.2)."""
    level = plan.level(quota.level)
    where = f", {level.name}" if level and level.name else ""
    every = EVERY_WORDS.get(quota.every, quota.every)
    name = quota.name or quota.activity
    what = f"{name[:1].upper()}{name[1:]}"
    return f"{what}: ít nhất {quota.value} mỗi {every}{where}{_cited(quota.cite)}."


def deadline_words(plan: Plan, deadline: Deadline) -> str:
    """The day and what is due."""
    if deadline.date is not None:
        when = text.day(deadline.date)
    else:
        number, _, day = deadline.month_day.partition("-")
        when = f"{int(day)}/{int(number)} hằng năm" if day else deadline.month_day
    op = "Trước" if deadline.op == "before" else "Đến"
    holder = plan.party(deadline.holder)
    who = f", {holder}" if holder else ""
    return f"{op} {when}: {deadline.name}{who}{_cited(deadline.cite)}."


def period_words(plan: Plan) -> str:
    """As in: từ tháng 1/2026 đến tháng 12/2026."""
    first, last = Month.of(plan.period.start), Month.of(plan.period.end)
    return f"từ tháng {first.label} đến tháng {last.label}"


def _cited(cite: str) -> str:
    return f" ({cite})" if cite else ""
