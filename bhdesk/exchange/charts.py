"""Charts from one layout: on the pages of a paper, as SVG on the screen, as PNG in a Word file.

The layout is a value (charts_marks.Picture), not a Drawing of reportlab.graphics: loading that
costs as long as half the report, and its pages are walked slowly.
"""

from __future__ import annotations

from itertools import repeat
from typing import TYPE_CHECKING

from bhdesk.domain.chart_look import PAPER, ChartLook
from bhdesk.domain.document import ChartKind
from bhdesk.exchange import charts_bars, charts_columns, charts_lines, charts_pdf, charts_svg
from bhdesk.exchange.charts_axis import values_of
from bhdesk.exchange.charts_marks import Anchor, Box, Picture, Sketch, Stroke
from bhdesk.exchange.clean import cleaned
from bhdesk.exchange.paper_pen import Pen

if TYPE_CHECKING:
    from bhdesk.domain.document import Chart
    from bhdesk.exchange.fonts import FontFamily

_NO_VALUES = "Chưa có số liệu để vẽ"
# Lines and columns are so high for their width.
_SHAPE = 0.46
# An empty one, for the size of its letters.
_EMPTY = 6
_BARS = (ChartKind.COVERAGE, ChartKind.FORECAST)


def drawing(
    chart: Chart,
    width: float,
    height: float | None,
    fonts: FontFamily,
    look: ChartLook = PAPER,
) -> Picture:
    """The chart laid out, as high as it wants to be where `height` is None.

    Bars are higher than asked where their rows need it.

    Raises UserError `paper.missing_glyph`.
    """
    sketch = Sketch(width, fonts, look)
    if not values_of(chart):
        return _empty(sketch, look.size * _EMPTY if height is None else height)
    if chart.kind in _BARS:
        return charts_bars.draw(sketch, chart, height or 0.0)
    height = width * _SHAPE if height is None else height
    if chart.kind is ChartKind.PROGRESS:
        return charts_lines.draw(sketch, chart, height)
    return charts_columns.draw(sketch, chart, height)


def pictures(
    chart: Chart, width: float, room: float, fonts: FontFamily
) -> tuple[Picture, ...]:
    """The chart as it is printed, each picture as high as it wants to be, but not above `room`.

    Bars that find no room go on in further pictures of the same scale. Raises UserError
    `paper.missing_glyph`.
    """
    if chart.kind not in _BARS or not values_of(chart):
        height = width * _SHAPE if values_of(chart) else None
        height = None if height is None else min(height, room)
        return (drawing(chart, width, height, fonts),)
    sketches = (Sketch(width, fonts, PAPER) for _ in repeat(None))
    return tuple(charts_bars.draw_parts(sketches, chart, room))


def svg(
    chart: Chart, width: float, height: float | None, fonts: FontFamily, look: ChartLook
) -> bytes:
    """The chart for QtSvg, lengths in pixels."""
    picture = drawing(cleaned(chart), width, height, fonts, look)
    return charts_svg.svg(picture, look.family)


def png(picture: Picture, dpi: float, fonts: FontFamily) -> bytes:
    """One of the `pictures` in pixels of that density, its lengths being points."""
    return charts_pdf.png(Pen(fonts, "", ""), picture, dpi)


def _empty(sketch: Sketch, height: float) -> Picture:
    """A frame that says that there is nothing yet, so that nobody looks for a fault."""
    edge = Stroke(sketch.look.grid, 0.06 * sketch.size)
    sketch.box(Box(1.0, 1.0, sketch.width - 1.0, height - 1.0), stroke=edge)
    middle = height / 2 + sketch.size * 0.34
    sketch.text(sketch.width / 2, middle, sketch.cut(_NO_VALUES, sketch.width), Anchor.MIDDLE)
    return sketch.picture(height)
