"""The two tables in the body of a report: the office's targets and its rates."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from bhdesk.domain import debt, narrative_milestones, progress, text
from bhdesk.domain import official_cells as cells
from bhdesk.domain.catalogue import base_name
from bhdesk.domain.document import Align, Cell, Column, Origin, Row, Table
from bhdesk.domain.narrative_words import before, has_same_period
from bhdesk.domain.plans import Operator
from bhdesk.domain.progress import STATE_WORDS

if TYPE_CHECKING:
    from bhdesk.domain.board import Line, RateLine
    from bhdesk.domain.catalogue import Measure
    from bhdesk.domain.periods import Period
    from bhdesk.domain.report import Report, Source


def office_table(report: Report) -> Table:
    """Every measure of the office: target, closing, percent of plan, growth, verdict.

    A year is compared with the end of last year alone, a shorter period with last year too where
    anything is known of it. Late payment has a table of its own at the end of a quarter.
    """
    period = report.source.period
    has_year_ago = has_same_period(period) and any(
        line.figures.year_ago is not None for line in report.office
    )
    rows = []
    for at, (measure, line) in enumerate(_shown(report), 1):
        unit = " (đồng)" if measure.unit == "vnd" else ""
        figures = line.figures
        then = [figures.previous, *([figures.year_ago] if has_year_ago else [])]
        rows.append(
            Row(
                (
                    Cell(str(at)),
                    Cell(measure.name + unit),
                    cells.of(line, period, "target"),
                    cells.of(line, period),
                    cells.plan_percent(line, period),
                    *(cell for one in then for cell in cells.difference(line.closing, one)),
                    cells.state(line, is_money=measure.unit == "vnd"),
                )
            )
        )
    return Table(
        _office_columns(period, has_year_ago=has_year_ago),
        tuple(rows),
        name="Chỉ tiêu toàn đơn vị",
        caption="Kết quả so với kế hoạch năm",
        key_columns=2,
    )


def _shown(report: Report) -> list[tuple[Measure, Line]]:
    """Every measure but late payment where that has its own table."""
    last = report.source.period.last
    has_debt = any(one.quarter.last == last for one in report.source.records.debts)
    return [
        (measure, line)
        for measure, line in zip(report.measures, report.office, strict=True)
        if not (has_debt and measure.key == debt.AMOUNT)
    ]


def _office_columns(period: Period, *, has_year_ago: bool) -> tuple[Column, ...]:
    compared = [f"So {before(period)}", *(["So cùng kỳ"] if has_year_ago else [])]
    return (
        Column("TT", 0.5, Align.CENTER),
        Column("Chỉ tiêu (đơn vị tính: người)", 3.0),
        Column("Kế hoạch", 1.2, Align.RIGHT),
        Column("Thực hiện", 1.2, Align.RIGHT),
        Column("% KH", 1.1, Align.RIGHT),
        *(Column(title, 1.0, Align.RIGHT, since) for since in compared for title in ("+/−", "%")),
        Column("Đánh giá", 1.3, Align.CENTER),
    )


def rate_table(report: Report) -> Table:
    """The rates asked for and reached, with the persons missing; a ceiling has none missing."""
    columns = (
        Column("TT", 0.5, Align.CENTER),
        Column("Chỉ tiêu tỷ lệ", 4.2),
        Column("Được giao", 1.2, Align.RIGHT),
        Column("Thực hiện", 1.2, Align.RIGHT),
        Column("Còn thiếu (người)", 1.2, Align.RIGHT),
        Column("Đánh giá", 1.3, Align.CENTER),
    )
    rows = (_rate_row(at, rate, report.source) for at, rate in enumerate(report.rates, 1))
    return Table(
        columns,
        tuple(rows),
        name="Chỉ tiêu tỷ lệ",
        note=base_note(report),
        caption="Kết quả thực hiện các chỉ tiêu tỷ lệ",
    )


def _rate_row(at: int, rate: RateLine, source: Source) -> Row:
    """A rate without a target of its own is held against the dated ceiling that holds now."""
    mark = None if rate.target else narrative_milestones.current(source, rate)
    asked_by = rate.target or (mark.milestone if mark else None)
    op = asked_by.op if asked_by else None
    wanted = asked_by.value if asked_by else None
    state = mark.state if mark else rate.state
    asked, limit = text.NO_NUMBER, None
    if wanted is not None:
        sign = {Operator.MORE_THAN: "> ", Operator.AT_MOST: "≤ "}.get(op, "") if op else ""
        asked, limit = sign + text.rate(wanted), Fraction(wanted)
    gap = None if rate.gap is None or rate.part is None else max(0, rate.gap)
    return Row(
        (
            Cell(str(at)),
            Cell(rate.indicator.name),
            Cell(asked, wanted, 2),
            cells.percent(
                rate.rate,
                progress.show_percent(rate.rate, op, limit),
                Origin(None, rate.indicator.key, source.period, "rate"),
            ),
            Cell(text.NO_NUMBER) if op is Operator.AT_MOST else cells.number(gap),
            Cell(STATE_WORDS[state] if state else text.NO_NUMBER),
        )
    )


def base_note(report: Report) -> str:
    """Which denominators were used, of which day and source; or that some are missing (D.3, 1)."""
    told, missing = [], []
    seen = set()
    for rate in report.rates:
        key = rate.indicator.denominator
        if key in seen:
            continue
        seen.add(key)
        name = base_name(report.source.frame.plan, key)
        name = text.lowered(name)
        if rate.base is None:
            missing.append(name)
        else:
            source = f", {rate.base.source}" if rate.base.source else ""
            told.append(
                f"{name} {text.count(rate.base.value)} ({text.day(rate.base.as_of)}{source})"
            )
    parts = []
    if told:
        parts.append("Mẫu số: " + "; ".join(told) + ".")
    if missing:
        parts.append("Chưa có số liệu: " + "; ".join(missing) + ".")
    return " ".join(parts)
