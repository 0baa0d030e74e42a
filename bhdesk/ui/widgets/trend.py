"""The year as a line: plan path dashed, actual solid with dots, forecast dotted with its band."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from bhdesk.ui import paint
from bhdesk.ui.tokens import theme

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Series = tuple[float | None, ...]


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
        for index, label in enumerate(trend.labels):
            is_now = index == trend.at
            if not is_now and (index % every or (every > 1 and abs(index - trend.at) < 2)):
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
            painter.drawEllipse(points[-1], 4.2, 4.2)

    @staticmethod
    def _labels(painter: QPainter, trend: Trend, scale: Scaled) -> None:
        """Plan above its line's end, forecast below its own, actual left above its last dot."""
        colours = theme().colours
        painter.setFont(paint.font(is_bold=True, factor=0.92))
        high = painter.fontMetrics().height()
        taken: list[QRectF] = []
        plan, forecast = scale.points(trend.plan), scale.points(trend.forecast)
        actual = scale.points(trend.actual)
        wishes = [
            (trend.plan_label, plan, colours.ink2, -high - 6.0, True),
            (trend.forecast_label, forecast, colours.forecast, 12.0, True),
            (trend.actual_label, actual, colours.pri, -high - 5.0, False),
        ]
        for text, points, ink, offset, is_end in wishes:
            if not text or not points:
                continue
            wide = painter.fontMetrics().horizontalAdvance(text) + 2
            end = points[-1]
            right = end.x() if is_end else end.x() - 8
            left = min(max(right - wide, scale.frame.left() + 2), scale.frame.right() - wide)
            place = QRectF(left, end.y() + offset, wide, high)
            if is_end and offset > 0:
                # below the lowest point of its own line and band under the words
                under = [p.y() for p in (*points, *scale.points(trend.low)) if p.x() >= left - 4]
                place.moveTop(max(under, default=end.y()) + 4)
            place.moveTop(min(max(place.top(), 0.0), scale.frame.bottom() - high))
            while any(place.intersects(other) for other in taken):
                place.translate(0, high * (1 if offset > 0 else -1) * 0.5)
                if not 0 <= place.top() <= scale.frame.bottom():
                    break
            taken.append(place)
            painter.setPen(paint.colour(ink))
            painter.drawText(place, paint.RIGHT, text)


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
