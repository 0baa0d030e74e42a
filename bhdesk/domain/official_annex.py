"""The annex of a report: every unit's figures, their sum, and the plan's total beside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.domain import narrative_words, official_cells, official_charts, progress, text
from bhdesk.domain.document import Align, Annex, Cell, Column, Row, Table
from bhdesk.domain.official_cells import number as count_cell

if TYPE_CHECKING:
    from datetime import date

    from bhdesk.domain.board import Line
    from bhdesk.domain.catalogue import Measure
    from bhdesk.domain.frame import Frame
    from bhdesk.domain.periods import Period
    from bhdesk.domain.report import Report


def by_unit(report: Report, reference: str) -> Annex:
    """A row for each unit in its order, then the sum, and the charts; blanks are counted."""
    frame, period = report.source.frame, report.source.period
    return Annex(
        title=f"KẾT QUẢ THỰC HIỆN CHỈ TIÊU THEO {frame.unit_word.upper()} {period.words.upper()}",
        blocks=(unit_table(report), *official_charts.by_unit(report)),
        reference=reference,
    )


def unit_table(report: Report) -> Table:
    """The figures of every unit, their sum, and the plan's total where the two differ."""
    frame = report.source.frame
    lines = report.source.board.lines
    measures = {m: _has_flows(report, m) for m in report.measures if m.is_in_units}
    word = frame.unit_word
    columns = [Column("TT", 0.5, Align.CENTER), Column(word[:1].upper() + word[1:], 2.2)]
    for measure, has_flows in measures.items():
        columns += _columns(measure, has_flows=has_flows)
    rows = []
    for at, unit in enumerate(frame.units, 1):
        cells = [Cell(str(at)), Cell(unit.name)]
        for measure, has_flows in measures.items():
            cells += _cells(report, lines[unit.id, measure.key], has_flows=has_flows)
        rows.append(Row(tuple(cells)))
    rows += _total_rows(report, measures)
    places = [lines[unit, measure.key] for measure in measures for unit in frame.unit_ids]
    blanks = sum(1 for line in places if line.closing is None)
    note = f"Dấu “–”: chưa có số liệu ({blanks} ô)." if blanks else ""
    return Table(tuple(columns), tuple(rows), name=f"Theo {word}", note=note, key_columns=2)


def reference(frame: Frame, period: Period, number: int | None, day: date | None) -> str:
    """To which report an annex belongs; its number and day stay blank as long as the report's."""
    year = period.last.shift(1).year
    numbered = "       " if number is None else f"{number:02d}"
    dated = f"ngày     tháng     năm {year}" if day is None else text.long_day(day)
    return (
        f"(Kèm theo Báo cáo số {numbered}/{frame.office.symbol} {dated}"
        f" của {narrative_words.whole_issuer(frame)})"
    )


def _has_flows(report: Report, measure: Measure) -> bool:
    lines = report.source.board.lines
    return any(
        lines[unit, measure.key].figures.new is not None for unit in report.source.frame.unit_ids
    )


def _columns(measure: Measure, *, has_flows: bool) -> list[Column]:
    titles = ["Chỉ tiêu"]
    titles += ["Đầu kỳ", "Tăng mới", "Tham gia lại", "Giảm"] if has_flows else []
    titles += ["Cuối kỳ", "% KH"]
    return [Column(title, 1.0, Align.RIGHT, measure.short) for title in titles]


def _cells(report: Report, line: Line, *, has_flows: bool) -> list[Cell]:
    period = report.source.period
    return [
        official_cells.of(line, period, "target"),
        *(_flows(report, line) if has_flows else []),
        official_cells.of(line, period),
        official_cells.plan_percent(line, period),
    ]


def _flows(report: Report, line: Line) -> list[Cell]:
    parts = ("opening", "new", "resumed", "lapsed")
    return [official_cells.of(line, report.source.period, part) for part in parts]


def _total_rows(report: Report, measures: dict[Measure, bool]) -> list[Row]:
    """The units' sum always; the plan's printed total beneath it where the two differ (S5)."""
    board = report.source.board
    totals = {total.measure: total for total in report.source.totals}
    summed, given = [Cell(""), Cell("Cộng các đơn vị")], [Cell("")]
    given.append(Cell("Tổng theo Kế hoạch"))
    is_different = False
    for measure, has_flows in measures.items():
        office = board.line(None, measure.key)
        total = totals.get(measure.key)
        flows = _flows(report, office) if has_flows else []
        summed += _sum_cells(report, measure, office, flows)
        given += [
            count_cell(office.target),
            *(Cell("") for _ in flows),
            count_cell(office.closing),
            official_cells.plan_percent(office),
        ]
        is_different |= bool(total and total.difference) or (
            None not in (office.unit_sum, office.closing) and office.unit_sum != office.closing
        )
    rows = [Row(tuple(summed), bold=True)]
    return [*rows, Row(tuple(given), bold=True)] if is_different else rows


def _sum_cells(report: Report, measure: Measure, office: Line, flows: list[Cell]) -> list[Cell]:
    """The units' targets and closings added up, and what percent the one is of the other."""
    lines = report.source.board.lines
    targets = [lines[unit, measure.key].target for unit in report.source.frame.unit_ids]
    target = sum(v or 0 for v in targets) if any(v is not None for v in targets) else None
    closing = office.unit_sum
    pct = progress.share(closing, target) if closing is not None and target else None
    return [
        count_cell(target),
        *flows,
        count_cell(closing),
        official_cells.percent(pct, progress.show_percent(pct)),
    ]
