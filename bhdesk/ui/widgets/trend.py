"""The year as a line: plan path dashed, actual solid with dots, forecast dotted with its band."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from bhdesk.ui import paint
from bhdesk.ui.tokens import theme
from bhdesk.ui.widgets.trend_labels import FreePlaces

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Series = tuple[float | None, ...]
DOT = 4.2
AXIS_GAP = 2.0


def whole(value: float) -> str:
    """1234.0 -> "1.234"."""
    return f"{value:,.0f}".replace(",", ".")


class Trend(NamedTuple):
    """One value a label and series; None leaves a gap. `at` is the label of the month shown.

    The first label may be "" for the state before the year began.
    """

    labels: tuple[str, ...]
    plan: Series = ()
    actual: Series = ()
    forecast: Series = ()
    low: Series = ()
    high: Series = ()
    at: int = 0
    plan_label: str = ""
    actual_label: str = ""
    forecast_label: str = ""
    spoken: str = ""
    tick_text: Callable[[float], str] = whole


def ticks(low: float, high: float, wanted: int = 4) -> list[float]:
    """Round values that enclose both ends, about `wanted` of them; whole steps, for heads."""
    high = max(high, low + 1)
    raw = max((high - low) / max(wanted - 1, 1), 1)
    power = 10 ** math.floor(math.log10(raw))
    step = next(power * factor for factor in (1, 2, 2.5, 5, 10) if power * factor >= raw)
    first = math.floor(low / step) * step
    count = math.ceil((high - first) / step)
    return [first + step * index for index in range(count + 1)]


class TrendChart(QWidget):
    """Labels stand at the line they name, moved apart where they would touch."""

    def __init__(self) -> None:
        super().__init__()
        self._trend: Trend | None = None
        self._placed_for: tuple[object, ...] = ()
        self._placed: list[tuple[str, str, QRectF]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_trend(self, trend: Trend | None) -> None:
        self._trend = trend
        self.setAccessibleName(trend.spoken if trend else "")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme().scale.px(300), theme().scale.px(240))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, theme().scale.px(120))

    def paintEvent(self, event: QPaintEvent) -> None:
        trend = self._trend
        if trend is None or len(trend.labels) < 2:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        values = [v for series in (trend.plan, trend.actual, trend.forecast, trend.low, trend.high)
                  for v in series if v is not None]  # fmt: skip
        if values:
            marks = ticks(min(values), max(values), 4 if self.height() > 160 else 3)
            frame = self._frame(painter, trend, marks)
            self._axes(painter, trend, marks, frame)
            scale = Scaled(frame, marks[0], marks[-1], len(trend.labels))
            self._areas(painter, trend, scale)
            self._lines(painter, trend, scale)
            self._labels(painter, trend, scale)
        painter.end()

    def _frame(self, painter: QPainter, trend: Trend, marks: Sequence[float]) -> QRectF:
        painter.setFont(paint.font(factor=0.92))
        metrics = painter.fontMetrics()
        left = max(metrics.horizontalAdvance(trend.tick_text(mark)) for mark in marks) + 8
        bottom = metrics.height() + 6
        return QRectF(left, 8, self.width() - left - 14, self.height() - bottom - 8)

    def _axes(
        self, painter: QPainter, trend: Trend, marks: Sequence[float], frame: QRectF
    ) -> None:
        colours = theme().colours
        scale = Scaled(frame, marks[0], marks[-1], len(trend.labels))
        high = painter.fontMetrics().height()
        for mark in marks:
            y = round(scale.y(mark)) + 0.5
            painter.setPen(QPen(paint.colour(colours.line), 1))
            painter.drawLine(QPointF(frame.left(), y), QPointF(frame.right(), y))
            painter.setPen(paint.colour(colours.ink2))
            place = QRectF(0, y - high / 2, frame.left() - 8, high)
            painter.drawText(place, paint.RIGHT, trend.tick_text(mark))
        now = round(scale.x(trend.at)) + 0.5
        painter.setPen(QPen(paint.colour(colours.line_strong), 1))
        painter.drawLine(QPointF(now, frame.top()), QPointF(now, frame.bottom()))
        room = frame.width() / len(trend.labels)
        every = 2 if room < painter.fontMetrics().averageCharWidth() * 2.2 else 1
        now_room = (paint.width(trend.labels[trend.at], is_bold=True) + 2 * AXIS_GAP) / 2
        for index, label in enumerate(trend.labels):
            is_now = index == trend.at
            half = painter.fontMetrics().horizontalAdvance(label) / 2
            is_near = abs(scale.x(index) - scale.x(trend.at)) < now_room + half
            if not is_now and (index % every or is_near):
                continue
            painter.setFont(paint.font(is_bold=is_now, factor=0.92))
            painter.setPen(paint.colour(colours.ink if is_now else colours.ink2))
            place = QRectF(scale.x(index) - 24, frame.bottom() + 4, 48, high)
            painter.drawText(place, paint.MIDDLE, label)

    @staticmethod
    def _areas(painter: QPainter, trend: Trend, scale: Scaled) -> None:
        colours = theme().colours
        actual = scale.points(trend.actual)
        if len(actual) > 1:
            floor = scale.frame.bottom()
            ends = [QPointF(actual[-1].x(), floor), QPointF(actual[0].x(), floor)]
            path = QPainterPath()
            path.addPolygon(QPolygonF([*actual, *ends]))
            painter.fillPath(path, paint.colour(colours.actual_area))
        low, high = scale.points(trend.low), scale.points(trend.high)
        if low and high:
            band = QPainterPath()
            band.addPolygon(QPolygonF([*high, *reversed(low)]))
            painter.fillPath(band, paint.colour(colours.forecast_band))

    @staticmethod
    def _lines(painter: QPainter, trend: Trend, scale: Scaled) -> None:
        colours = theme().colours
        dashed = QPen(paint.colour(colours.border_field), 1.6, Qt.PenStyle.CustomDashLine)
        dashed.setDashPattern([5, 3])
        dotted = QPen(paint.colour(colours.forecast), 2.4, Qt.PenStyle.CustomDashLine,
                      Qt.PenCapStyle.RoundCap)  # fmt: skip
        dotted.setDashPattern([0.6, 2.2])
        solid = QPen(paint.colour(colours.pri), 2.2)
        solid.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        pairs = ((trend.plan, dashed), (trend.forecast, dotted), (trend.actual, solid))
        for series, pen in pairs:
            painter.setPen(pen)
            painter.drawPolyline(scale.points(series))
        points = scale.points(trend.actual)
        painter.setPen(QPen(paint.colour(colours.pri), 2))
        for point in points[1:-1] if len(points) > 2 else points[:-1]:
            painter.setBrush(paint.colour(colours.surface))
            painter.drawEllipse(point, 3.2, 3.2)
        if points:
            painter.setBrush(paint.colour(colours.pri))
            painter.drawEllipse(points[-1], DOT, DOT)

    def _labels(self, painter: QPainter, trend: Trend, scale: Scaled) -> None:
        """Plan above its line's end, forecast below its own, actual left above its last dot.

        The places are sought once for a size and font: the chart is painted far more often.
        """
        painter.setFont(paint.font(is_bold=True, factor=0.92))
        metrics = painter.fontMetrics()
        key = (trend, self.size().toTuple(), metrics.height())
        if self._placed_for != key:
            self._placed_for = key
            self._placed = placed(trend, scale, metrics.horizontalAdvance, metrics.height())
        for text, ink, place in self._placed:
            painter.setPen(paint.colour(ink))
            painter.drawText(place, paint.RIGHT, text)


def placed(
    trend: Trend, scale: Scaled, wide: Callable[[str], float], high: float
) -> list[tuple[str, str, QRectF]]:
    """Text, colour and place of each word; one for which there is no free place is left out."""
    colours = theme().colours
    free = FreePlaces(scale.frame)
    plan, forecast = scale.points(trend.plan), scale.points(trend.forecast)
    actual = scale.points(trend.actual)
    now = scale.x(trend.at)
    marker = [QPointF(now, scale.frame.top()), QPointF(now, scale.frame.bottom())]
    for line in (plan, forecast, actual, marker):
        free.keep_off_line(line)
    free.keep_off_dots(actual, DOT)
    wishes = (
        (trend.actual_label, actual, colours.pri, -high - 5.0, 8.0),
        (trend.forecast_label, forecast, colours.forecast, 12.0, 0.0),
        (trend.plan_label, plan, colours.ink2, -high - 6.0, 0.0),
    )
    found = []
    for text, points, ink, below, left_by in wishes:
        if not text or not points:
            continue
        room = wide(text) + 2
        right = min(points[-1].x() - left_by, scale.frame.right())
        left = max(right - room, scale.frame.left() + 2)
        wished = QRectF(left, points[-1].y() + below, room, high)
        if (place := free.find(wished, points)) is not None:
            found.append((text, ink, place))
    return found


class Scaled:
    """From values to pixels."""

    def __init__(self, frame: QRectF, low: float, high: float, count: int) -> None:
        self.frame = frame
        self._low, self._span, self._count = low, max(high - low, 1e-9), count

    def x(self, index: int) -> float:
        return self.frame.left() + self.frame.width() * index / max(self._count - 1, 1)

    def y(self, value: float) -> float:
        return self.frame.bottom() - self.frame.height() * (value - self._low) / self._span

    def points(self, series: Series) -> list[QPointF]:
        return [QPointF(self.x(i), self.y(v)) for i, v in enumerate(series) if v is not None]
