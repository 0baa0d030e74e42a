"""The words above a chart: what is counted, and a sample of each line or bar with its name."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from bhdesk.domain.document import Role
from bhdesk.exchange.charts_marks import Box, Stroke

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bhdesk.domain.chart_look import ChartLook
    from bhdesk.domain.document import Chart
    from bhdesk.exchange.charts_marks import Sketch


class Sample(StrEnum):
    """A line or a bar, as the chart draws it."""

    SOLID = "solid"
    DASHED = "dashed"
    CHAINED = "chained"
    DOTTED = "dotted"
    FULL = "full"
    PALE = "pale"
    HOLLOW = "hollow"
    HATCHED = "hatched"
    BEHIND = "behind"
    TICK = "tick"


class Entry(NamedTuple):
    name: str
    sample: Sample | None = None


_LINES = {
    Role.ACTUAL: Sample.SOLID,
    Role.PLAN: Sample.DASHED,
    Role.TARGET: Sample.CHAINED,
    Role.FORECAST: Sample.DOTTED,
}
_BARS = {
    Role.ACTUAL: Sample.FULL,
    Role.PLAN: Sample.HOLLOW,
    Role.FORECAST: Sample.HATCHED,
    Role.YEAR_AGO: Sample.PALE,
}


def line_entries(chart: Chart) -> list[Entry]:
    """What is counted, then the lines."""
    named = [Entry(s.name, _LINES[s.role]) for s in chart.series if s.role in _LINES]
    return [*_unit(chart), *named]


def bar_entries(chart: Chart, samples: dict[Role, Sample] | None = None) -> list[Entry]:
    """What is counted, then the bars, with those behind after the actual ones."""
    known = _BARS | (samples or {})
    found = _unit(chart)
    for series in chart.series:
        if series.role in known:
            found.append(Entry(series.name, known[series.role]))
        if series.role is Role.ACTUAL and chart.marked:
            found.append(Entry(chart.marked_name, Sample.BEHIND))
    return found


def _unit(chart: Chart) -> list[Entry]:
    return [Entry(f"Đơn vị: {chart.unit}")] if chart.unit else []


@lru_cache(maxsize=64)
def stroke_of(look: ChartLook, sample: Sample) -> Stroke:
    """The line of a sample; on the chart it is the same."""
    unit = look.size / 10
    return {
        Sample.DASHED: Stroke(look.plan, 1.1 * unit, (5 * unit, 3 * unit)),
        Sample.CHAINED: Stroke(look.plan, 0.9 * unit, (9 * unit, 2 * unit, 1.5 * unit, 2 * unit)),
        Sample.DOTTED: Stroke(look.forecast, 1.8 * unit, (0.01, 3.6 * unit), is_round=True),
        Sample.SOLID: Stroke(look.strong, 1.6 * unit, is_round=True),
        Sample.HATCHED: Stroke(look.forecast, 0.55 * unit),
        Sample.BEHIND: Stroke(look.behind, 0.7 * unit),
        Sample.PALE: Stroke(look.past, 0.6 * unit),
        Sample.HOLLOW: Stroke(look.plan, 0.8 * unit),
        Sample.FULL: Stroke(look.actual, 0.6 * unit),
        Sample.TICK: Stroke(look.ink, 1.7 * unit),
    }[sample]


def draw_bar(sketch: Sketch, box: Box, sample: Sample) -> None:
    """A bar or column in the look of its sample."""
    look, stroke = sketch.look, stroke_of(sketch.look, sample)
    unit = look.size / 10
    if sample is Sample.HATCHED:
        sketch.hatched(box, look.forecast_fill, stroke, 3.6 * unit)
    elif sample is Sample.BEHIND:
        sketch.hatched(box, look.behind_fill, stroke, 5.2 * unit)
    elif sample is Sample.FULL:
        sketch.box(box, look.actual, stroke)
    else:
        sketch.box(box, look.past_fill if sample is Sample.PALE else look.surface, stroke)


def draw_tick(sketch: Sketch, x: float, top: float, bottom: float) -> None:
    """The mark of what should be reached, with a rim that parts it from the bar it crosses."""
    unit = sketch.size / 10
    stroke = stroke_of(sketch.look, Sample.TICK)
    sketch.line(((x, top), (x, bottom)), Stroke(sketch.look.surface, stroke.width + 2.4 * unit))
    sketch.line(((x, top), (x, bottom)), stroke)


def draw_legend(sketch: Sketch, entries: Sequence[Entry], left: float, top: float) -> float:
    """Entries in rows as wide as the picture; returns the lower edge of the last row."""
    size, step = sketch.size, sketch.size * 1.45
    sample_width, inner, outer = size * 2.2, size * 0.5, size * 1.6
    named = sum(sketch.wide(e.name) + (sample_width + inner if e.sample else 0) for e in entries)
    if left + named + outer * (len(entries) - 1) > sketch.width:
        outer = size * 0.8
    x, y = left, top
    for entry in entries:
        lead = sample_width + inner if entry.sample else 0.0
        name = sketch.cut(entry.name, sketch.width - left - lead)
        wide = lead + sketch.wide(name)
        if x > left and x + wide > sketch.width:
            x, y = left, y + step
        if entry.sample:
            _draw_sample(sketch, entry.sample, x, y, sample_width)
        sketch.text(x + lead, y + size, name)
        x += wide + outer
    return y + step if entries else top


def _draw_sample(sketch: Sketch, sample: Sample, x: float, top: float, width: float) -> None:
    size = sketch.size
    middle = top + size * 0.66
    if sample in (Sample.SOLID, Sample.DASHED, Sample.CHAINED, Sample.DOTTED):
        stroke = stroke_of(sketch.look, sample)
        sketch.line(((x, middle), (x + width, middle)), stroke)
        if sample is Sample.SOLID:
            sketch.dots([(x + width / 2, middle)])
    elif sample is Sample.TICK:
        draw_tick(sketch, x + width / 2, middle - size * 0.48, middle + size * 0.48)
    else:
        box = Box(x, middle - size * 0.36, x + width, middle + size * 0.36)
        draw_bar(sketch, box, sample)
