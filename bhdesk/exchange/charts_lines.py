"""The year as lines: what was reached, the path to the target, the forecast."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from bhdesk.domain.charts import value_text
from bhdesk.domain.document import Role
from bhdesk.exchange.charts_axis import Axis, line_axis
from bhdesk.exchange.charts_legend import Sample, draw_legend, line_entries, stroke_of
from bhdesk.exchange.charts_marks import Anchor, Box, Label, Stroke

if TYPE_CHECKING:
    from bhdesk.domain.document import Chart, Series
    from bhdesk.exchange.charts_marks import Picture, Point, Sketch

_DRAWN = (
    (Role.TARGET, Sample.CHAINED),
    (Role.PLAN, Sample.DASHED),
    (Role.FORECAST, Sample.DOTTED),
    (Role.ACTUAL, Sample.SOLID),
)
_PIXELS_A_MARK = 4.2


class Plot(NamedTuple):
    """The field of the lines: from values to places."""

    box: Box
    axis: Axis
    places: int
    inset: float = 0.0

    def x(self, index: int) -> float:
        """Where a label's value stands; the only one stands in the middle."""
        if self.places < 2:
            return (self.box.left + self.box.right) / 2
        left = self.box.left + self.inset
        return left + (self.box.right - left) * index / (self.places - 1)

    def y(self, value: float) -> float:
        """The height of a value."""
        return self.box.bottom - (self.box.bottom - self.box.top) * self.axis.share(value)

    def runs(self, series: Series) -> list[list[Point]]:
        """The series as lines without its gaps."""
        found: list[list[Point]] = [[]]
        for index, value in enumerate(series.values):
            if value is not None:
                found[-1].append((self.x(index), self.y(float(value))))
            elif found[-1]:
                found.append([])
        return [run for run in found if run]


def draw(sketch: Sketch, chart: Chart, height: float) -> Picture:
    """The lines with their scale, legend and the names at their ends."""
    size = sketch.size
    top = draw_legend(sketch, line_entries(chart), 0.0, 0.0) + size * 0.9
    bottom = height - size * 1.5
    axis = line_axis(chart, max(2, min(5, round((bottom - top) / size / _PIXELS_A_MARK))))
    ticks = [axis.text(mark, chart.is_percent) for mark in axis.marks]
    left = max(map(sketch.wide, ticks)) + size * 0.6
    ends = _ends(chart)
    right = sketch.width - size * 0.6
    if ends:
        right -= max(sketch.wide(text, True) for _, text in ends) + size * 0.2
    right = max(right, left + size * 3)
    plot = Plot(Box(left, top, right, bottom), axis, len(chart.labels), size * 1.4)
    _draw_scale(sketch, chart, plot, ticks)
    _draw_lines(sketch, chart, plot)
    _draw_ends(sketch, plot, ends)
    _draw_latest(sketch, chart, plot)
    return sketch.picture(height)


def _draw_scale(sketch: Sketch, chart: Chart, plot: Plot, ticks: list[str]) -> None:
    size, look, box = sketch.size, sketch.look, plot.box
    unit = size / 10
    rows = [[(box.left, plot.y(mark)), (box.right, plot.y(mark))] for mark in plot.axis.marks]
    sketch.lines(rows[1:], Stroke(look.grid, 0.6 * unit))
    if chart.at is not None:
        x = plot.x(chart.at)
        sketch.line(((x, box.top), (x, box.bottom)), Stroke(look.axis, 0.6 * unit))
    sketch.line(rows[0], Stroke(look.axis, 0.8 * unit))
    feet = [[(plot.x(i), box.bottom), (plot.x(i), box.bottom + 2.5 * unit)]
            for i in range(plot.places)]  # fmt: skip
    sketch.lines(feet, Stroke(look.axis, 0.8 * unit))
    for mark, text in zip(plot.axis.marks, ticks, strict=True):
        sketch.text(box.left - size * 0.5, plot.y(mark) + size * 0.32, text, Anchor.END)
    draw_feet(sketch, chart, [plot.x(i) for i in range(plot.places)], box.bottom)


def draw_feet(sketch: Sketch, chart: Chart, places: list[float], bottom: float) -> None:
    """The labels under a chart; where all find no room, the one that stands out goes first."""
    size = sketch.size
    taken: list[Box] = []
    order = sorted(range(len(places)), key=lambda index: index != chart.at)
    for index in order:
        is_bold = index == chart.at
        text = chart.labels[index]
        wide = sketch.wide(text, is_bold)
        x = min(max(places[index], wide / 2), sketch.width - wide / 2)
        room = Box(x - wide / 2 - size * 0.3, bottom, x + wide / 2 + size * 0.3, bottom + size)
        if not any(room.touches(other) for other in taken):
            taken.append(room)
            sketch.text(x, bottom + size * 1.25, text, Anchor.MIDDLE, is_bold=is_bold)


def _draw_lines(sketch: Sketch, chart: Chart, plot: Plot) -> None:
    actual = chart.of(Role.ACTUAL)
    for role, sample in _DRAWN:
        if (series := chart.of(role)) is not None:
            runs = [run for run in plot.runs(series) if len(run) > 1]
            sketch.lines(runs, stroke_of(sketch.look, sample))
    if actual is not None:
        points = [point for run in plot.runs(actual) for point in run]
        sketch.dots(points[:-1])
        if points:
            sketch.dots(points[-1:], is_full=True)


def _ends(chart: Chart) -> list[tuple[Series, str]]:
    """The lines that reach the right edge, with what stands at their ends."""
    found = []
    for role in (Role.TARGET, Role.FORECAST):
        series = chart.of(role)
        if series is not None and series.values and series.values[-1] is not None:
            found.append((series, value_text(chart, series, len(series.values) - 1)))
    if (plan := chart.of(Role.PLAN)) is not None and chart.of(Role.TARGET) is None:
        found.append((plan, value_text(chart, plan, len(plan.values) - 1)))
    return found


def _draw_ends(sketch: Sketch, plot: Plot, ends: list[tuple[Series, str]]) -> None:
    """Each value beside the end of its line, moved apart where two would touch."""
    size, step = sketch.size, sketch.line_height
    placed = sorted(
        (plot.y(float(series.values[-1] or 0)) + size * 0.33, series.role, text)
        for series, text in ends
    )
    baselines = _apart([y for y, _, _ in placed], step, plot.box.bottom + size * 0.1)
    x = plot.box.right + size * 0.6
    for baseline, (_, role, text) in zip(baselines, placed, strict=True):
        colour = sketch.look.forecast if role is Role.FORECAST else sketch.look.ink
        sketch.text(x, baseline, text, is_bold=True, colour=colour)


def _apart(baselines: list[float], step: float, lowest: float) -> list[float]:
    """Baselines from the top at least `step` apart, the last one above what stands below."""
    for index in range(1, len(baselines)):
        if (short := step - (baselines[index] - baselines[index - 1])) > 0:
            baselines[index - 1] -= short / 2
            baselines[index] += short / 2
    for index in range(len(baselines) - 1, -1, -1):
        baselines[index] = min(baselines[index], lowest)
        lowest = baselines[index] - step
    return baselines


def _draw_latest(sketch: Sketch, chart: Chart, plot: Plot) -> None:
    """The latest value reached, where no line runs through it."""
    actual = chart.of(Role.ACTUAL)
    known = [i for i, v in enumerate(actual.values) if v is not None] if actual else []
    if actual is None or not known:
        return
    index = known[-1]
    x, y = plot.x(index), plot.y(float(actual.values[index] or 0))
    text = value_text(chart, actual, index)
    label = _free_place(sketch, chart, plot, (x, y), text)
    room = label.box
    sketch.box(Box(room.left - 1, room.top, room.right + 1, room.bottom), sketch.look.surface)
    sketch.labels.append(label)


def _free_place(sketch: Sketch, chart: Chart, plot: Plot, point: Point, text: str) -> Label:
    """Above, below or beside the point: the first place that no line and no word takes."""
    size, wide = sketch.size, sketch.wide(text, True)
    x, y = point
    away = size * 0.55
    tries = (
        (x - away, y - away, Anchor.END),
        (x, y - size * 0.75, Anchor.MIDDLE),
        (x + away, y + size * 1.15, Anchor.START),
        (x, y + size * 1.35, Anchor.MIDDLE),
        (x - away, y + size * 1.15, Anchor.END),
        (x + away, y - away, Anchor.START),
        (x - away * 1.4, y - size * 1.6, Anchor.END),
        (x + away * 1.4, y + size * 2.2, Anchor.START),
    )
    lines = [run for series in chart.series for run in plot.runs(series)]
    taken = [label.box for label in sketch.labels]
    field = plot.box
    fallback: list[Label] = []
    for px, py, anchor in tries:
        label = Label(px, py, text, size, sketch.look.strong, wide, anchor, is_bold=True)
        room = label.box
        if room.left < field.left or room.right > field.right + size:
            continue
        if room.top < field.top - size * 0.8 or room.bottom > field.bottom:
            continue
        fallback.append(label)
        if any(room.touches(box) for box in taken):
            continue
        if not any(room.is_crossed(*pair) for run in lines for pair in pairwise(run)):
            return label
    return fallback[0] if fallback else label
