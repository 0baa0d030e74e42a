"""The machine's form of a report: what `--json` and a .json file give (cli.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bhdesk.domain import campaign_json, progress

if TYPE_CHECKING:
    from bhdesk.domain.board import Line, MarkLine, RateLine
    from bhdesk.domain.report import Report


def as_json(report: Report) -> dict[str, Any]:
    """The machine's form of the report value (cli.md); a blank figure is None, never 0."""
    source = report.source
    names = {unit.id: unit for unit in source.frame.units}
    rows = [
        _json_line(line, names[unit.id].key, unit.name)
        | {"reason": source.reasons.get((unit.id, line.measure))}
        for unit in source.frame.units
        for line in report.unit_lines(unit.id)
    ]
    made: dict[str, Any] = {
        "period": str(source.period),
        "kind": source.period.kind.value,
        "as_of": source.as_of.isoformat(),
        "office": source.frame.office.name,
        "sample": source.frame.office.sample_mark or None,
        "plan": source.frame.plan.head.id,
        "rows": rows,
        "totals": [_json_line(line, None, None) for line in report.office]
        + [_json_rate(rate) for rate in report.rates],
        "sums": [
            {"indicator": t.measure, "sum": t.sum, "total": t.total, "difference": t.difference}
            for t in source.totals
        ],
        "milestones": [
            _json_mark(mark, names[mark.unit].key if mark.unit else None) for mark in report.marks
        ],
        "activities": len(source.activities),
        "narrative": list(report.narrative),
    }
    return made | campaign_json.as_json(source)


def _json_line(line: Line, unit: str | None, name: str | None) -> dict[str, Any]:
    figures = line.figures
    return {
        "unit": unit,
        "unit_name": name,
        "indicator": line.measure,
        "opening": figures.opening,
        "previous": figures.previous,
        "year_ago": figures.year_ago,
        "new": figures.new,
        "resumed": figures.resumed,
        "lapsed": figures.lapsed,
        "closing": line.closing,
        "target": line.target,
        "plan_pct": _decimal_text(progress.printed(line.plan_pct)),
        "state": line.state.value if line.state else None,
        "remaining": line.remaining.heads if line.remaining else None,
        "per_month": line.remaining.per_month if line.remaining else None,
        "ytd": {
            "new": figures.ytd_new,
            "resumed": figures.ytd_resumed,
            "lapsed": figures.ytd_lapsed,
        },
        "net_ytd": line.net_ytd,
        "blanks": line.blanks,
    }


def _json_rate(rate: RateLine) -> dict[str, Any]:
    wanted = rate.target.value if rate.target else None
    return {
        "unit": None,
        "unit_name": None,
        "indicator": rate.indicator.key,
        "closing": rate.part,
        "base": rate.base.value if rate.base else None,
        "rate": _decimal_text(progress.printed(rate.rate)),
        "op": rate.target.op.value if rate.target else None,
        "wanted_rate": None if wanted is None else str(wanted),
        "target": rate.required,
        "plan_pct": _decimal_text(
            progress.printed(progress.share(rate.part, rate.required))
            if rate.part is not None and rate.required
            else None
        ),
        "state": rate.state.value if rate.state else None,
        "remaining": None if rate.gap is None else max(0, rate.gap),
        "per_month": None,
    }


def _json_mark(mark: MarkLine, unit: str | None) -> dict[str, Any]:
    return {
        "unit": unit,
        "indicator": mark.indicator,
        "by": mark.milestone.by.isoformat(),
        "need": mark.need,
        "actual_pct": _decimal_text(progress.printed(mark.actual, 3)),
        "state": mark.state.value if mark.state else None,
    }


def _decimal_text(value: object) -> str | None:
    return None if value is None else str(value)
