"""The charts of a report: the year of its main indicators, all indicators, every unit."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bhdesk.domain import charts

if TYPE_CHECKING:
    from bhdesk.domain.document import Chart
    from bhdesk.domain.report import Report

MOST_YEARS = 2
"""So many indicators have their year drawn: more would be longer than the text."""
MANY_UNITS = 20
"""So many units fill more than a page: then they are drawn for the first indicator alone."""


def in_text(report: Report) -> tuple[Chart, ...]:
    """The year of the main indicators against the plan's path, then all against their targets."""
    source = report.source
    drawn = [charts.progress_chart(year) for year in source.years[:MOST_YEARS]]
    lines = zip(report.measures, report.office, strict=True)
    given = [measure for measure, line in lines if line.target and line.closing is not None]
    if source.years and given:
        drawn.append(charts.forecast_chart(source.board, given))
    return tuple(numbered(chart, at) for at, chart in enumerate(drawn, 1))


def by_unit(report: Report) -> tuple[Chart, ...]:
    """How far every unit is in its own plan, a chart for each main indicator."""
    source, frame = report.source, report.source.frame
    units = [(unit.id, unit.name) for unit in frame.units]
    whole = f"Toàn {frame.office_word}"
    first = len(in_text(report)) + 1
    most = MOST_YEARS if len(units) <= MANY_UNITS else 1
    drawn = [
        charts.coverage_chart(source.board, year.measure, units, whole_name=whole)
        for year in source.years[:most]
        if any(source.board.line(unit, year.measure.key).target for unit, _ in units)
    ]
    return tuple(numbered(chart, at) for at, chart in enumerate(drawn, first))


def numbered(chart: Chart, number: int) -> Chart:
    """As the text refers to it."""
    return replace(chart, caption=f"Biểu đồ {number}. {chart.caption}")
