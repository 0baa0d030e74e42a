"""The report on a peak month as an official paper, every unit's part as annex (R22)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.domain import campaigns, narrative_peak, official, official_annex
from bhdesk.domain import official_cells as cells
from bhdesk.domain.document import Align, Annex, Cell, Column, Row, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bhdesk.domain.board import Line
    from bhdesk.domain.document import Document
    from bhdesk.domain.official import PaperDetails
    from bhdesk.domain.report import Report


def document(report: Report, details: PaperDetails) -> Document:
    """`report` as narrative_peak.compose() makes it; raises UserError report.no_peak."""
    source = report.source
    campaign = narrative_peak.campaign_of(source)
    measure = source.frame.measure(campaign.indicator)
    name = campaigns.name_of(source.frame, campaign)
    annexes = []
    if details.has_annex and measure.is_in_units and source.frame.units:
        word = source.frame.unit_word
        annexes.append(
            Annex(
                title=f"KẾT QUẢ THÁNG CAO ĐIỂM THEO {word.upper()} {source.period.words.upper()}",
                blocks=(_table(report, measure.key),),
                reference=official_annex.reference(
                    source.frame, source.period, details.number, details.day
                ),
            )
        )
    when = source.period.words
    return official.paper(
        report,
        details,
        abstract=(f"Kết quả {name}", when[:1].upper() + when[1:]),
        blocks=official.body(report, {}),
        annexes=annexes,
    )


def _table(report: Report, measure: str) -> Table:
    """What each unit newly won against the month before, and where it stands in its plan.

    Where only the ends of months are counted, the net growth stands for what was newly won.
    """
    source = report.source
    units = source.frame.units
    lines = [source.board.line(unit.id, measure) for unit in units]
    whole = source.board.line(None, measure)
    has_flows = any(
        flow is not None
        for line in (*lines, whole)
        for flow in (line.figures.new, line.figures.previous_new)
    )
    word = source.frame.unit_word
    columns = (
        Column("TT", 0.5, Align.CENTER),
        Column(word[:1].upper() + word[1:], 2.4),
        Column("Chỉ tiêu năm", 1.0, Align.RIGHT),
        Column("Đầu tháng", 1.0, Align.RIGHT),
        *(_flow_columns(report) if has_flows else (Column("Tăng thuần", 1.0, Align.RIGHT),)),
        Column("Cuối tháng", 1.0, Align.RIGHT),
        Column("% KH năm", 1.0, Align.RIGHT),
    )
    names = [(str(at), unit.name) for at, unit in enumerate(units, 1)]
    rows = [
        Row((Cell(at), Cell(name), *_cells(report, line, has_flows=has_flows)), bold=line is whole)
        for (at, name), line in zip(
            [*names, ("", source.frame.office.short_name)], [*lines, whole], strict=True
        )
    ]
    note = _note(lines, has_flows=has_flows)
    return Table(columns, tuple(rows), name="Tháng cao điểm", note=note, key_columns=2)


def _flow_columns(report: Report) -> tuple[Column, ...]:
    month = report.source.month
    return (
        Column(f"Tháng {month.shift(-1).number}", 1.0, Align.RIGHT, "Tăng mới"),
        Column(f"Tháng {month.number}", 1.0, Align.RIGHT, "Tăng mới"),
        Column("Chênh lệch", 1.0, Align.RIGHT, "Tăng mới"),
        Column("Tham gia lại", 1.0, Align.RIGHT),
        Column("Giảm", 0.9, Align.RIGHT),
    )


def _cells(report: Report, line: Line, *, has_flows: bool) -> tuple[Cell, ...]:
    period, figures = report.source.period, line.figures
    between: tuple[Cell, ...]
    if has_flows:
        gap, _ = cells.difference(figures.new, figures.previous_new)
        between = (
            cells.number(figures.previous_new),
            cells.of(line, period, "new"),
            gap,
            cells.of(line, period, "resumed"),
            cells.of(line, period, "lapsed"),
        )
    else:
        grown, _ = cells.difference(figures.closing, figures.opening)
        between = (grown,)
    return (
        cells.of(line, period, "target"),
        cells.of(line, period, "opening"),
        *between,
        cells.of(line, period),
        cells.plan_percent(line, period),
    )


def _note(lines: Sequence[Line], *, has_flows: bool) -> str:
    values = [line.figures.new if has_flows else line.figures.closing for line in lines]
    blanks = sum(value is None for value in values)
    missing = "số tăng mới" if has_flows else "số cuối tháng"
    return f"Dấu “–”: chưa có số liệu ({blanks} đơn vị chưa có {missing})." if blanks else ""
