"""Commands about what collection organisations and their agents bring."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from bhdesk.cli.context import Context, table
from bhdesk.cli.people_commands import body_of, unit_id, unit_keys
from bhdesk.domain import progress, text
from bhdesk.domain.collecting import Collected
from bhdesk.domain.errors import UserError
from bhdesk.domain.periods import Month, Period
from bhdesk.services import collecting, office, reporting

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

    from bhdesk.domain.collecting import Line


def collected(context: Context, options: argparse.Namespace) -> int:
    """Write target and result of an agent or organisation; what is not given stays."""
    if options.target is None and options.result is None:
        raise UserError("count.empty")
    month = Month.parse(options.month)
    body = body_of(context, options.body).body
    measure = office.frame(context.store).measure(options.indicator).key
    wanted = Collected(
        month, body.id, measure,
        member=text.parse_count(options.agent) if options.agent else None,
        unit=unit_id(context, options.unit),
        week=text.parse_date(options.week) if options.week else None,
    )  # fmt: skip
    seen = collecting.view(context.store, Period.parse(str(month)), measure)
    old = next((one for one in seen.figures if one.place == wanted.place), wanted)
    new = Collected(
        month, body.id, measure, _number(options.target, old.target),
        _number(options.result, old.result), wanted.member, wanted.unit, week=wanted.week,
    )  # fmt: skip
    collecting.set_figures(context.store, [new])
    said = f"Đã ghi tháng {month.label}: chỉ tiêu {text.count(new.target)}"
    context.answer(
        {"target": new.target, "result": new.result},
        [f"{said}, kết quả {text.count(new.result)}."],
    )
    return 0


def _number(typed: str | None, stored: int | None) -> int | None:
    if typed is None:
        return stored
    return text.parse_count(typed) if typed.strip() else None


def table_of(context: Context, options: argparse.Namespace) -> int:
    """Agents by organisation with target, result and percent; to a file where one is named."""
    period = Period.parse(options.period)
    week = text.parse_date(options.week) if options.week else None
    seen = collecting.view(context.store, period, options.indicator, week)
    keys = unit_keys(context)
    rows: list[dict[str, Any]] = []
    for one in seen.tables:
        lines = [*one.agents, *one.in_units, one.sum, *([one.own] if one.own else [])]
        kinds = ["agent"] * len(one.agents) + ["unit"] * len(one.in_units) + ["sum", "own"]
        rows += [
            _row(one.body.name, kind, line, keys)
            for kind, line in zip(kinds, lines, strict=False)
        ]
    if options.out:
        target = Path(options.out)
        made = collecting.paper(context.store, period, options.indicator)
        reporting.save_document(made, target, context.resources)
        context.tell(f"Đã ghi {target}")
    shown = [
        [
            f"{row['body']} · {row['agent'] or row['row']}", text.count(row["target"]),
            text.count(row["result"]), row["pct"] or text.NO_NUMBER,
        ]
        for row in rows
        if row["row"] != "unit"
    ]  # fmt: skip
    lines_shown = table(["Nhân viên thu", "Chỉ tiêu", "Kết quả", "Tỷ lệ (%)"], shown)
    context.answer({"period": str(period), "rows": rows}, lines_shown)
    return 0


def _row(body: str, kind: str, line: Line, keys: Mapping[int, str]) -> dict[str, Any]:
    pct = progress.printed(line.pct)
    return {
        "body": body, "row": kind, "agent": line.member.name if line.member else None,
        "agent_id": line.member.id if line.member else None,
        "unit": keys.get(line.unit or 0), "target": line.target, "result": line.result,
        "pct": None if pct is None else str(pct),
    }  # fmt: skip
