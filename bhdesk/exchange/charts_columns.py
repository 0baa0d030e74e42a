"""Columns by month: this year beside the same months of the year before."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bhdesk.domain.charts import value_text
from bhdesk.domain.document import Role
from bhdesk.exchange.charts_axis import bar_axis
from bhdesk.exchange.charts_legend import Sample, bar_entries, draw_bar, draw_legend
from bhdesk.exchange.charts_lines import Plot, draw_feet
from bhdesk.exchange.charts_marks import Anchor, Box, Label, Stroke

if TYPE_CHECKING:
    from bhdesk.domain.document import Chart, Series
    from bhdesk.exchange.charts_marks import Picture, Sketch

_SAMPLES = {Role.YEAR_AGO: Sample.PALE, Role.ACTUAL: Sample.FULL}
_MARK_EVERY = 4.2
# Of the room of one month, the columns take so much.
_FULLNESS = 0.74


class _Field(NamedTuple):
    """The room of each month."""

    plot: Plot
    months: int
    columns: int

    @property
    def pitch(self) -> float:
        return (self.plot.box.right - self.plot.box.left) / max(self.months, 1)

    def middle(self, index: int) -> float:
        return self.plot.box.left + self.pitch * (index + 0.5)

    def column(self, index: int, place: int, value: float) -> Box:
        wide = min(self.pitch * _FULLNESS / self.columns, self.pitch * 0.42)
        left = self.middle(index) - wide * self.columns / 2 + wide * place
        ends = sorted((self.plot.y(0.0), self.plot.y(value)))
        return Box(left, ends[0], left + wide, ends[1])


def draw(sketch: Sketch, chart: Chart, height: float) -> Picture:
    """The columns with scale, legend and the figures of this year above them."""
    size = sketch.size
    shown = [series for role in _SAMPLES if (series := chart.of(role)) is not None]
    top = draw_legend(sketch, bar_entries(chart), 0.0, 0.0) + size * 1.3
    bottom = height - size * 1.5
    axis = bar_axis(chart, max(2, min(5, round((bottom - top) / size / _MARK_EVERY))))
    ticks = [axis.text(mark, chart.is_percent) for mark in axis.marks]
    left = max(map(sketch.wide, ticks)) + size * 0.6
    plot = Plot(Box(left, top, sketch.width, bottom), axis, 1)
    field = _Field(plot, len(chart.labels), max(len(shown), 1))
    unit = size / 10
    rows = [[(left, plot.y(mark)), (sketch.width, plot.y(mark))] for mark in axis.marks]
    sketch.lines(rows, Stroke(sketch.look.grid, 0.6 * unit))
    for mark, text in zip(axis.marks, ticks, strict=True):
        sketch.text(left - size * 0.5, plot.y(mark) + size * 0.32, text, Anchor.END)
    for place, series in enumerate(shown):
        _draw_series(sketch, chart, field, series, place)
    zero = [(left, plot.y(0.0)), (sketch.width, plot.y(0.0))]
    sketch.line(zero, Stroke(sketch.look.axis, 0.9 * unit))
    middles = [field.middle(index) for index in range(field.months)]
    draw_feet(sketch, chart, middles, bottom)
    if (actual := chart.of(Role.ACTUAL)) is not None:
        _draw_figures(sketch, chart, field, actual)
    return sketch.picture(height)


def _draw_series(sketch: Sketch, chart: Chart, field: _Field, series: Series, place: int) -> None:
    for index, value in enumerate(series.values):
        if value is not None and value != 0:
            sample = _SAMPLES[series.role]
            if series.role is Role.ACTUAL and index in chart.marked:
                sample = Sample.BEHIND
            draw_bar(sketch, field.column(index, place, float(value)), sample)


def _draw_figures(sketch: Sketch, chart: Chart, field: _Field, actual: Series) -> None:
    """This year's figures over the taller of the month's columns; the latest one in any case."""
    size = sketch.size
    known = [index for index, value in enumerate(actual.values) if value is not None]
    taken: list[Box] = []
    for index in reversed(known):
        heights = [float(s.values[index] or 0) for s in chart.series if index < len(s.values)]
        is_down = float(actual.values[index] or 0) < 0
        edge = field.plot.y(min(*heights, 0.0) if is_down else max(*heights, 0.0))
        baseline = edge + size * 1.05 if is_down else edge - size * 0.32
        text = value_text(chart, actual, index)
        is_bold = index == chart.at
        wide = sketch.wide(text, is_bold)
        middle = min(field.middle(index), sketch.width - wide / 2)
        label = Label(middle, baseline, text, size, sketch.look.ink, wide, Anchor.MIDDLE, is_bold)
        room = label.box
        wider = Box(room.left - size * 0.12, room.top, room.right + size * 0.12, room.bottom)
        if not any(wider.touches(other) for other in taken):
            taken.append(room)
            sketch.labels.append(label)
