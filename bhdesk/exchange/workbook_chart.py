"""A chart in a workbook: its figures as a table, and a chart of Excel's own made of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bhdesk.domain.charts import value_text
from bhdesk.domain.document import (
    Align,
    Cell,
    Chart,
    ChartKind,
    Column,
    Role,
    Row,
    Series,
    Table,
)
from bhdesk.exchange.charts_axis import line_axis

if TYPE_CHECKING:
    from collections.abc import Iterator

    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_TYPES: dict[ChartKind, dict[str, str]] = {
    ChartKind.PROGRESS: {"type": "line"},
    ChartKind.TREND: {"type": "column"},
    ChartKind.COVERAGE: {"type": "bar"},
    ChartKind.FORECAST: {"type": "bar"},
}
_LABEL_TITLES = {
    ChartKind.PROGRESS: "Tháng",
    ChartKind.TREND: "Tháng",
    ChartKind.COVERAGE: "Đơn vị",
    ChartKind.FORECAST: "Chỉ tiêu",
}
_DARK, _GREY, _PALE = "#3C3C3C", "#5A5A5A", "#D9D9D9"
_LINES: dict[Role, dict[str, Any]] = {
    Role.ACTUAL: {"color": _DARK, "width": 2},
    Role.PLAN: {"color": _GREY, "width": 1.25, "dash_type": "dash"},
    Role.TARGET: {"color": _GREY, "width": 1, "dash_type": "long_dash_dot"},
    Role.FORECAST: {"color": "black", "width": 2, "dash_type": "round_dot"},
    Role.YEAR_AGO: {"color": _GREY, "width": 1},
}
_FILLS: dict[Role, dict[str, Any]] = {
    Role.ACTUAL: {"fill": {"color": _DARK}},
    Role.PLAN: {"fill": {"color": "white"}},
    Role.TARGET: {"fill": {"color": "white"}},
    Role.FORECAST: {
        "pattern": {"pattern": "wide_upward_diagonal", "fg_color": _DARK, "bg_color": "white"}
    },
    Role.YEAR_AGO: {"fill": {"color": _PALE}},
}
_WIDTH, _HEIGHT, _ROW = 760, 380, 20
# Room for the note between the table and its chart.
_BELOW = 3


def chart_table(chart: Chart) -> Table:
    """The figures: a column for each series, blank where there is none; words last."""
    columns = [Column(_LABEL_TITLES[chart.kind], 2)]
    columns += [Column(_title(chart, series), 1, Align.RIGHT) for series in chart.series]
    worded = [series for series in chart.series if _has_words(chart, series)]
    columns += [Column(f"{series.name} (số)", 1, Align.RIGHT) for series in worded]
    rows = []
    for index, label in enumerate(chart.labels):
        figures = (_figure(chart, series, index) for series in chart.series)
        words = (Cell(value_text(chart, series, index)) for series in worded)
        rows.append(Row((Cell(label), *figures, *words), bold=index == chart.at))
    return Table(tuple(columns), tuple(rows), chart.caption or "Biểu đồ", chart.note)


def insert(book: Workbook, page: Worksheet, chart: Chart, first_row: int) -> None:
    """Excel's chart under the table whose first row of figures is `first_row`."""
    made = book.add_chart(_TYPES[chart.kind])
    last = first_row + len(chart.labels) - 1
    for options in _series(chart, page.get_name(), first_row, last):
        made.add_series(options)
    made.set_title({"name": chart.caption, "name_font": {"size": 12}})
    made.set_legend({"position": "bottom"})
    made.show_blanks_as("gap")
    pattern = '0"%"' if chart.is_percent else "#,##0"
    lines = {"visible": True, "line": {"color": _PALE, "width": 0.75}}
    values = {"num_format": pattern, "major_gridlines": lines, "name": chart.unit}
    is_lying = _TYPES[chart.kind]["type"] == "bar"
    if is_lying:
        # In the order of the table, from the top; the scale stays at the foot.
        made.set_y_axis({"reverse": True, "crossing": "max"})
        made.set_x_axis({**values, "min": 0})
    else:
        is_line = chart.kind is ChartKind.PROGRESS
        made.set_y_axis(values | ({"min": line_axis(chart, 4).low} if is_line else {}))
    rows = _ROW * len(chart.labels) * (2 if chart.kind is ChartKind.FORECAST else 1)
    height = max(_HEIGHT, rows + 120) if is_lying else _HEIGHT
    made.set_size({"width": _WIDTH, "height": height})
    page.insert_chart(last + _BELOW, 0, made)


def _series(chart: Chart, sheet: str, first: int, last: int) -> Iterator[dict[str, Any]]:
    for column, series in enumerate(chart.series, start=1):
        options: dict[str, Any] = {
            "name": _title(chart, series),
            "categories": [sheet, first, 0, last, 0],
            "values": [sheet, first, column, last, column],
        }
        if chart.kind is ChartKind.PROGRESS:
            options["line"] = _LINES[series.role]
            if series.role is Role.ACTUAL:
                options["marker"] = {"type": "circle", "size": 6, "fill": {"color": "white"}}
        else:
            options |= _FILLS[series.role] | {"border": {"color": _GREY}, "gap": 60}
        yield options


def _title(chart: Chart, series: Series) -> str:
    """The legend of bars tells those on time from those behind; a column holds them all."""
    is_mixed = chart.kind is ChartKind.COVERAGE and series.role is Role.ACTUAL
    return chart.unit if is_mixed else series.name


def _has_words(chart: Chart, series: Series) -> bool:
    """Whether the words say more than the values do: heads beside percents."""
    return chart.kind is ChartKind.FORECAST and bool(series.texts)


def _figure(chart: Chart, series: Series, index: int) -> Cell:
    """A number Excel can draw, or a truly empty cell, which it leaves out."""
    value = series.values[index]
    if value is None:
        return Cell("")
    if chart.is_percent:
        return Cell("%", value, 2)
    return Cell(str(value), value, 0 if isinstance(value, int) else 1)
