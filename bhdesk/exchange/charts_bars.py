"""Lying bars: how far each unit or indicator is, a row with its name, its bars and its figures."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from bhdesk.domain.charts import value_text
from bhdesk.domain.document import ChartKind, Role
from bhdesk.exchange.charts_axis import Axis, share_axis
from bhdesk.exchange.charts_legend import (
    Entry,
    Sample,
    bar_entries,
    draw_bar,
    draw_legend,
    draw_tick,
)
from bhdesk.exchange.charts_marks import Anchor, Box, Sketch, Stroke

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bhdesk.domain.document import Chart, Series
    from bhdesk.exchange.charts_marks import Picture

_GROUPED = {
    Role.PLAN: Sample.HOLLOW,
    Role.ACTUAL: Sample.FULL,
    Role.FORECAST: Sample.HATCHED,
}
_NAME_SHARE = 0.4
_NAME_LINES = 2
_GROUP_NAME_LINES = 3
# What one row of bars needs, and at most gets, in sizes of the letters.
_BAR, _ROW_GAP, _GROUP_GAP = 1.18, 0.46, 0.9
_MOST_STRETCH, _MOST_THICK = 1.7, 1.35
_FOOT = 1.6
_TOLERANCE = 0.001


class _Row(NamedTuple):
    """One label: its name in lines, its figures, how high it must be."""

    at: int
    names: tuple[str, ...]
    is_bold: bool
    height: float


class _Layout(NamedTuple):
    """Where names, bars and figures stand."""

    rows: tuple[_Row, ...]
    series: tuple[Series, ...]
    names_width: float
    bars: Box
    axis: Axis

    def x(self, value: float) -> float:
        """Where a value ends."""
        return self.bars.left + (self.bars.right - self.bars.left) * self.axis.share(value)


def draw(sketch: Sketch, chart: Chart, height: float) -> Picture:
    """The rows, stretched a little where there is room; higher than asked where they need it."""
    made = _layout(sketch, chart, draw_legend(sketch, _entries(chart), 0.0, 0.0))
    return _draw_rows(sketch, chart, made, height)


def draw_parts(sketches: Iterator[Sketch], chart: Chart, room: float) -> Iterator[Picture]:
    """The chart in pictures not higher than `room`, of one scale and like length."""
    sketch = next(sketches)
    made = _layout(sketch, chart, draw_legend(sketch, _entries(chart), 0.0, 0.0))
    parts = _parted(made.rows, room - made.bars.top - sketch.size * _FOOT)
    yield _draw_rows(sketch, chart, made._replace(rows=parts[0]), 0.0)
    for part, further in zip(parts[1:], sketches, strict=False):
        draw_legend(further, _entries(chart), 0.0, 0.0)
        yield _draw_rows(further, chart, made._replace(rows=part), 0.0)


def _parted(rows: tuple[_Row, ...], room: float) -> list[tuple[_Row, ...]]:
    """As few parts as there must be, the rows shared evenly among them."""
    total = sum(row.height for row in rows)
    count = max(1, math.ceil(total / room - _TOLERANCE))
    parts: list[list[_Row]] = [[]]
    used = 0.0
    for row in rows:
        is_shared = len(parts) < count and used >= total / count
        if parts[-1] and (used + row.height > room + _TOLERANCE or is_shared):
            parts.append([])
            used = 0.0
        parts[-1].append(row)
        used += row.height
    return [tuple(part) for part in parts]


def _draw_rows(sketch: Sketch, chart: Chart, made: _Layout, height: float) -> Picture:
    size = sketch.size
    needed = sum(row.height for row in made.rows)
    room = height - made.bars.top - size * _FOOT
    stretch = min(max(room / needed, 1.0), _MOST_STRETCH) if needed else 1.0
    bottom = made.bars.top + needed * stretch
    _draw_scale(sketch, chart, made, bottom)
    y = made.bars.top
    for row in made.rows:
        tall = row.height * stretch
        _draw_row(sketch, chart, made, row, Box(0.0, y, sketch.width, y + tall), stretch)
        y += tall
    zero = made.x(0.0)
    axis = Stroke(sketch.look.axis, 0.9 * size / 10)
    sketch.line(((zero, made.bars.top), (zero, bottom)), axis)
    return sketch.picture(max(height, bottom + size * _FOOT))


def _entries(chart: Chart) -> list[Entry]:
    if chart.kind is ChartKind.COVERAGE:
        return bar_entries(chart, {Role.PLAN: Sample.TICK})
    return bar_entries(chart)


def _bars_of(chart: Chart) -> tuple[Series, ...]:
    if chart.kind is ChartKind.COVERAGE:
        return tuple(series for series in chart.series if series.role is Role.ACTUAL)
    return tuple(series for role in _GROUPED if (series := chart.of(role)) is not None)


def _layout(sketch: Sketch, chart: Chart, top: float) -> _Layout:
    size = sketch.size
    series = _bars_of(chart)
    most = sketch.width * _NAME_SHARE
    rows = tuple(
        _row(sketch, chart, index, most, len(series)) for index in range(len(chart.labels))
    )
    named = [sketch.wide(name, row.is_bold) for row in rows for name in row.names]
    names_width = max(named, default=0.0)
    figures = [
        sketch.wide(value_text(chart, one, index), index == chart.at)
        for one in series
        for index in range(len(chart.labels))
    ]
    right = sketch.width - max(figures, default=0.0) - size * 0.6
    left = min(names_width + size * 0.7, right - size * 2)
    axis = share_axis(chart, max(2, min(6, round((right - left) / size / 5))))
    return _Layout(rows, series, names_width, Box(left, top + size * 0.4, right, top), axis)


def _row(sketch: Sketch, chart: Chart, index: int, width: float, bars: int) -> _Row:
    size = sketch.size
    is_bold = index == chart.at
    is_grouped = chart.kind is not ChartKind.COVERAGE
    limit = _GROUP_NAME_LINES if is_grouped else _NAME_LINES
    names = tuple(sketch.wrapped(chart.labels[index], width, limit, is_bold))
    gap = _GROUP_GAP if is_grouped else _ROW_GAP
    height = max(size * _BAR * max(bars, 1), sketch.line_height * len(names)) + size * gap
    return _Row(index, names, is_bold, height)


def _draw_scale(sketch: Sketch, chart: Chart, made: _Layout, bottom: float) -> None:
    size, top = sketch.size, made.bars.top
    unit = size / 10
    columns = [[(made.x(mark), top), (made.x(mark), bottom)] for mark in made.axis.marks]
    sketch.lines(columns, Stroke(sketch.look.grid, 0.6 * unit))
    target = chart.is_percent and made.axis.low <= 100 <= made.axis.high
    if target:
        x = made.x(100.0)
        sketch.line(((x, top), (x, bottom)), Stroke(sketch.look.axis, 0.9 * unit))
    taken: list[Box] = []
    order = sorted(made.axis.marks, key=lambda mark: not (target and mark == 100))
    for mark in order:
        text = made.axis.text(mark, chart.is_percent)
        is_bold = target and mark == 100
        wide = sketch.wide(text, is_bold)
        x = made.x(mark)
        room = Box(x - wide / 2 - size * 0.3, 0.0, x + wide / 2 + size * 0.3, 1.0)
        if not any(room.touches(other) for other in taken):
            taken.append(room)
            sketch.text(x, bottom + size * 1.2, text, Anchor.MIDDLE, is_bold=is_bold)


def _draw_row(
    sketch: Sketch, chart: Chart, made: _Layout, row: _Row, room: Box, stretch: float
) -> None:
    size = sketch.size
    middle = (room.top + room.bottom) / 2
    step = sketch.line_height
    baseline = middle - step * len(row.names) / 2 + size * 0.92
    for number, name in enumerate(row.names):
        sketch.text(
            made.names_width, baseline + step * number, name, Anchor.END, is_bold=row.is_bold
        )
    pitch = size * _BAR * min(stretch, _MOST_THICK)
    top = middle - pitch * len(made.series) / 2
    for number, series in enumerate(made.series):
        bar = Box(0.0, top + pitch * number, 0.0, top + pitch * (number + 1))
        _draw_value(sketch, chart, made, row, series, bar)
    plan = chart.of(Role.PLAN)
    if chart.kind is ChartKind.COVERAGE and plan is not None:
        wanted = plan.values[row.at]
        if wanted is not None:
            draw_tick(sketch, made.x(float(wanted)), middle - pitch * 0.6, middle + pitch * 0.6)


def _draw_value(
    sketch: Sketch, chart: Chart, made: _Layout, row: _Row, series: Series, room: Box
) -> None:
    size = sketch.size
    value = series.values[row.at]
    inset = size * (0.16 if chart.kind is ChartKind.COVERAGE else 0.09)
    if value is not None and value != 0:
        ends = sorted((made.x(0.0), made.x(float(value))))
        sample = _GROUPED[series.role]
        if series.role is Role.ACTUAL and row.at in chart.marked:
            sample = Sample.BEHIND
        draw_bar(sketch, Box(ends[0], room.top + inset, ends[1], room.bottom - inset), sample)
    text = value_text(chart, series, row.at)
    is_bold = row.is_bold or (series.role is Role.ACTUAL and chart.kind is not ChartKind.COVERAGE)
    middle = (room.top + room.bottom) / 2
    sketch.text(sketch.width, middle + size * 0.34, text, Anchor.END, is_bold=is_bold)
