"""What every hand-painted widget needs: cached colours, fonts and measured text."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QPainter, QPen, QPolygonF

from bhdesk.ui.tokens import theme

RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
MIDDLE = Qt.AlignmentFlag.AlignCenter


@lru_cache(maxsize=128)
def colour(code: str) -> QColor:
    """A QColor made once for each colour code."""
    return QColor(code)


@lru_cache(maxsize=64)
def _font(points: float, is_bold: bool) -> QFont:
    made = QFont(QGuiApplication.font())
    made.setPointSizeF(points)
    made.setWeight(QFont.Weight.DemiBold if is_bold else QFont.Weight.Normal)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


def font(role: str = "body", is_bold: bool = False, factor: float = 1.0) -> QFont:
    """The font of a role of tokens.Scale: body, title, page, big; figures are tabular."""
    points = float(getattr(theme().scale, role)) * factor
    return _font(points, is_bold)


def forget() -> None:
    """Drops what was made for the font before; called by style.apply."""
    _font.cache_clear()
    width.cache_clear()


@lru_cache(maxsize=512)
def width(text: str, role: str = "body", is_bold: bool = False) -> float:
    """Width of a text in a role's font."""
    return QFontMetricsF(font(role, is_bold)).horizontalAdvance(text)


def elided(
    painter: QPainter, place: QRectF, text: str, align: Qt.AlignmentFlag = LEFT,
    mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
) -> None:  # fmt: skip
    """Draws one line of text, cut with … where the place is too narrow."""
    metrics = painter.fontMetrics()
    if metrics.horizontalAdvance(text) > place.width():
        text = metrics.elidedText(text, mode, int(place.width()))
    painter.drawText(place, align, text)


def box(
    painter: QPainter, place: QRectF, fill: str | None, edge: str | None = None,
    line: float = 1.0, radius: float = 4.0,
) -> None:  # fmt: skip
    """A rounded box; its border lies wholly inside `place`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(colour(fill) if fill else Qt.BrushStyle.NoBrush)
    if edge:
        painter.setPen(QPen(colour(edge), line))
        half = line / 2
        place = place.adjusted(half, half, -half, -half)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
    painter.drawRoundedRect(place, radius, radius)
    painter.restore()


def down_mark(painter: QPainter, x: float, middle: float, ink: str, size: float = 8) -> None:
    """The small triangle that says "under the pace"; drawn, because not every font has ▼."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(ink))
    top = middle - size * 0.36
    points = [
        QPointF(x, top),
        QPointF(x + size, top),
        QPointF(x + size / 2, top + size * 0.78),
    ]
    painter.drawPolygon(QPolygonF(points))
    painter.restore()
