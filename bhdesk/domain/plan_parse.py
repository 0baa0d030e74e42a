"""From the tables of a plan file to a Plan, collecting every fault, not stopping at the first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from bhdesk.domain import plans as p
from bhdesk.domain.errors import Issue
from bhdesk.domain.plan_fields import Fields

FORMAT = "bhdesk-plan"
VERSION = 1


def parse(raw: Mapping[str, Any]) -> tuple[p.Plan | None, tuple[Issue, ...]]:
    """A plan and all findings; the plan is None when the file cannot be used at all.

    Unknown keys are ignored here and kept in the source text (domain.md F); a newer
    `format_version` is refused before anything else is looked at.
    """
    issues: list[Issue] = []
    if raw.get("format") != FORMAT:
        return None, (Issue("plan.not_a_plan", {}, "format"),)
    version = raw.get("format_version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        return None, (Issue("plan.wrong_type", {"key": "format_version"}, "format_version"),)
    if version > VERSION:
        found = {"version": version, "known": VERSION}
        return None, (Issue("plan.newer", found, "format_version"),)
    plan = p.Plan(
        head=_head(_table(raw, "plan", issues)),
        period=_period(_table(raw, "period", issues)),
        levels=tuple(_level(item) for item in _tables(raw, "level", issues)),
        units=tuple(_unit(item) for item in _tables(raw, "unit", issues)),
        parties=tuple(
            p.Party(i.text("key"), i.text("name_vi")) for i in _tables(raw, "party", issues)
        ),
        denominators=tuple(_denominator(item) for item in _tables(raw, "denominator", issues)),
        indicators=tuple(_indicator(item) for item in _tables(raw, "indicator", issues)),
        targets=tuple(_target(item) for item in _tables(raw, "target", issues)),
        tables=tuple(_target_table(item) for item in _tables(raw, "target_table", issues)),
        milestones=tuple(_milestone(item) for item in _tables(raw, "milestone", issues)),
        quotas=tuple(_quota(item) for item in _tables(raw, "quota", issues)),
        campaigns=tuple(_campaign(item) for item in _tables(raw, "campaign", issues)),
        deadlines=tuple(_deadline(item) for item in _tables(raw, "deadline", issues)),
        reports=tuple(_report(item) for item in _tables(raw, "report", issues)),
        rules=tuple(
            p.Rule(i.text("key"), i.text("text_vi"), i.text("cite", ""))
            for i in _tables(raw, "rule", issues)
        ),
        recipients=tuple(item.text("name_vi") for item in _tables(raw, "recipient", issues)),
        gaps=tuple(item.text("what") for item in _tables(raw, "gap", issues)),
    )
    return plan, tuple(issues)


def _table(raw: Mapping[str, Any], name: str, issues: list[Issue]) -> Fields:
    found = raw.get(name)
    if not isinstance(found, Mapping):
        issues.append(Issue("plan.missing_table", {"key": name}, name))
        found = {}
        return Fields(found, name, [])
    return Fields(found, name, issues)


def _tables(raw: Mapping[str, Any], name: str, issues: list[Issue]) -> list[Fields]:
    found = raw.get(name, [])
    if not isinstance(found, Sequence) or isinstance(found, str):
        issues.append(Issue("plan.wrong_type", {"key": name}, name))
        return []
    made = []
    for at, item in enumerate(found, 1):
        where = f"{name}[{at}]"
        if isinstance(item, Mapping):
            made.append(Fields(item, where, issues))
        else:
            issues.append(Issue("plan.wrong_type", {"key": name}, where))
    return made


def _head(item: Fields) -> p.PlanHead:
    return p.PlanHead(
        id=item.key("id"),
        title=item.text("title"),
        source=item.text("source", ""),
        issuer=item.text("issuer", ""),
        issuer_kind=item.text("issuer_kind", ""),
        scope=item.text("scope", ""),
        number=item.text("number", ""),
        symbol=item.text("symbol", ""),
        date=item.day("date"),
        date_text=item.text("date_text", ""),
        signatory_position=item.text("signatory_position", ""),
        basis=item.texts("basis"),
    )


def _period(item: Fields) -> p.PlanPeriod:
    start = item.day("start", needed=True) or date(1900, 1, 1)
    end = item.day("end", needed=True) or start
    return p.PlanPeriod(item.text("kind", "year"), start, end)


def _level(item: Fields) -> p.PlanLevel:
    return p.PlanLevel(
        rank=item.whole("rank", needed=True) or 0,
        key=item.key("key"),
        kind=item.text("kind", ""),
        name=item.text("name_vi", ""),
        role=item.text("role", ""),
        locality_kinds=item.texts("locality_kinds"),
        allocates=item.texts("allocates"),
        allocated_by=item.text("allocated_by", ""),
        cite=item.text("cite", ""),
    )


def _unit(item: Fields) -> p.PlanUnit:
    return p.PlanUnit(
        item.key("key"), item.key("level"), item.text("name"), item.whole("order") or 0
    )


def _denominator(item: Fields) -> p.Denominator:
    return p.Denominator(
        key=item.key("key"),
        name=item.text("name_vi"),
        unit=item.text("unit", "person"),
        value_status=item.text("value_status", "missing"),
        value=item.whole("value"),
        implied=item.whole("implied"),
        implied_low=item.whole("implied_low"),
        implied_high=item.whole("implied_high"),
        source=item.text("from", ""),
    )


def _indicator(item: Fields) -> p.Indicator:
    measure = item.text("measure")
    return p.Indicator(
        key=item.key("key"),
        name=item.text("name_vi"),
        measure=measure,
        nature=item.choice("nature", p.Nature, p.Nature.STOCK),
        unit=item.text("unit", ""),
        direction=item.text("direction", "at_least"),
        numerator=item.text("numerator") if measure == "rate" else item.text("numerator", ""),
        denominator=item.text("denominator") if measure == "rate" else item.text("denominator", ""),
        parts=item.texts("parts"),
        excludes=item.texts("excludes"),
        counted_at=item.text("counted_at", ""),
        scope_note=item.text("scope_note", ""),
    )


def _target(item: Fields) -> p.PlanTarget:
    op = item.choice("op", p.Operator, p.Operator.AT_LEAST)
    return p.PlanTarget(
        indicator=item.key("indicator"),
        level=item.text("level", ""),
        unit=item.text("unit", ""),
        op=op,
        op_text=item.text("op_text", ""),
        value=item.exact("value", needed=op is not p.Operator.QUALITATIVE),
        as_of=item.day("as_of"),
        start=item.day("from"),
        every_year=item.flag("every_year"),
        holder=item.text("holder", ""),
        per=item.text("per", ""),
        cite=item.text("cite", ""),
    )


def _target_table(item: Fields) -> p.PlanTable:
    columns = item.texts("columns", needed=True)
    rows = []
    for at, row in enumerate(item.rows("rows"), 1):
        values = row.wholes("values")
        if len(values) != len(columns):
            row.fault("plan.row_length", row=at, found=len(values), wanted=len(columns))
            values = (values + (None,) * len(columns))[: len(columns)]
        rows.append(p.TableRow(row.text("unit"), values))
    printed = item.wholes("printed_total")
    if printed and len(printed) != len(columns):
        item.fault("plan.row_length", row="printed_total", found=len(printed), wanted=len(columns))
        printed = ()
    as_of = item.day("as_of", needed=True) or date(1900, 1, 1)
    op = item.choice("op", p.Operator, p.Operator.AT_LEAST)
    return p.PlanTable(
        item.key("level"), as_of, op, columns, tuple(rows), printed, item.text("cite", "")
    )


def _milestone(item: Fields) -> p.Milestone:
    op = item.choice("op", p.Operator, p.Operator.AT_LEAST)
    basis = item.text("basis", "percent_of_target")
    is_words = op is p.Operator.QUALITATIVE or basis == "qualitative"
    return p.Milestone(
        indicators=item.texts("indicators") or item.texts("indicator"),
        level=item.text("level", ""),
        by=item.day("by", needed=True) or date(1900, 1, 1),
        basis=basis,
        op=op,
        value=item.exact("value", needed=not is_words),
        value_text=item.text("value_text", ""),
        if_already_met=item.text("if_already_met", ""),
        cite=item.text("cite", ""),
    )


def _quota(item: Fields) -> p.Quota:
    return p.Quota(
        activity=item.text("activity", "") or item.text("indicator", ""),
        name=item.text("name_vi", ""),
        level=item.text("level", ""),
        every=item.text("every", "month"),
        op=item.choice("op", p.Operator, p.Operator.AT_LEAST),
        value=item.whole("value", needed=True) or 0,
        start=item.day("from"),
        end=item.day("to"),
        during=item.texts("during"),
        cite=item.text("cite", ""),
    )


def _campaign(item: Fields) -> p.Campaign:
    return p.Campaign(
        key=item.key("key"),
        name=item.text("name_vi", ""),
        month=item.whole("month") or 0,
        every=item.text("every", "year"),
        indicator=item.text("indicator", ""),
        has_own_target=item.flag("has_own_target"),
        cite=item.text("cite", ""),
    )


def _deadline(item: Fields) -> p.Deadline:
    return p.Deadline(
        name=item.text("name_vi", ""),
        date=item.day("date"),
        month_day=item.text("month_day", ""),
        op=item.text("op", "no_later_than"),
        holder=item.text("holder", ""),
        is_relevant=item.flag("relevant_to_commune", default=True),
        cite=item.text("cite", ""),
    )


def _report(item: Fields) -> p.ReportDuty:
    return p.ReportDuty(
        key=item.key("key"),
        name=item.text("name_vi", ""),
        every=item.text("every", ""),
        from_party=item.text("from_party", ""),
        to_party=item.text("to_party", ""),
        via_party=item.text("via_party", ""),
        due=item.text("due", ""),
        due_day=item.whole("due_day"),
        due_month=item.text("due_month", ""),
        due_op=item.text("due_op", ""),
        cite=item.text("cite", ""),
    )
