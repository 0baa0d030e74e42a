"""The charts of a month: as values for a paper, and drawn as SVG for the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.domain import board_building, charts
from bhdesk.domain.document import ChartKind
from bhdesk.exchange import papers
from bhdesk.store import boards, reads, report_source, sheets

if TYPE_CHECKING:
    from pathlib import Path

    from bhdesk.domain.chart_look import ChartLook
    from bhdesk.domain.charts import MeasureYear
    from bhdesk.domain.document import Chart
    from bhdesk.domain.periods import Month
    from bhdesk.store.engine import Store

_OF_ONE_YEAR = {ChartKind.PROGRESS: charts.progress_chart, ChartKind.TREND: charts.trend_chart}


def measure_year(store: Store, month: Month, measure_key: str) -> MeasureYear:
    """The office's year of one measure up to `month` with the year before.

    Raises UserError indicator.unknown.
    """
    with store.read() as db:
        frame = reads.frame(db, month.last_day)
        measure = frame.measure(measure_key)
        valid = sheets.valid_targets(db, frame, month.last_day)
        board = board_building.build(boards.source(db, frame, month, valid, measure))
        return report_source.measure_year(db, frame, board, measure)


def chart(store: Store, month: Month, measure_key: str, kind: ChartKind) -> Chart:
    """One chart of a measure; FORECAST is of all measures that have a target or a figure.

    Raises UserError indicator.unknown.
    """
    if (made := _OF_ONE_YEAR.get(kind)) is not None:
        return made(measure_year(store, month, measure_key))
    with store.read() as db:
        frame = reads.frame(db, month.last_day)
        valid = sheets.valid_targets(db, frame, month.last_day)
        board = board_building.build(boards.source(db, frame, month, valid))
    if kind is ChartKind.COVERAGE:
        units = [(unit.id, unit.name) for unit in frame.units]
        whole = f"Toàn {frame.office_word}"
        return charts.coverage_chart(
            board, frame.measure(measure_key), units, whole_name=whole
        )
    lines = {measure.key: board.lines.get((None, measure.key)) for measure in frame.measures}
    known = [m for m in frame.measures if (line := lines[m.key]) and (line.target or line.closing)]
    return charts.forecast_chart(board, known)


def svg(
    store: Store,
    picture: Chart,
    size: tuple[float, float],
    look: ChartLook,
    resources: Path,
) -> bytes:
    """The chart drawn for QtSvg, `size` in pixels; higher where its rows need it."""
    return papers.chart_svg(picture, size, look, resources)
