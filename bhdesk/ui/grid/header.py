"""The column titles: one or two lines, aligned over their figures."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath
from PySide6.QtWidgets import QHeaderView, QWidget

from bhdesk.ui import paint
from bhdesk.ui.grid.values import Column, Kind
from bhdesk.ui.tokens import theme


class GridHeader(QHeaderView):
    """Sunken, semi-bold, second line under the first; rounded where the card is round."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.is_top = True
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(20)
        self.setStretchLastSection(False)

    def sizeHint(self) -> QSize:
        line = QFontMetricsF(paint.font(is_bold=True)).lineSpacing()
        two = any(column.second for column in self._columns())
        high = max(round(line * (2 if two else 1) + 14), theme().scale.px(48 if two else 36))
        return QSize(super().sizeHint().width(), high)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        columns = self._columns()
        if not 0 <= section < len(columns):
            return
        column, colours = columns[section], theme().colours
        place = QRectF(rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        path = self._shape(place, section == 0, section == len(columns) - 1)
        painter.fillPath(path, paint.colour(colours.sunken))
        under = QRectF(place.left(), place.bottom() - 1, place.width(), 1)
        painter.fillRect(under, paint.colour(colours.line_strong))
        painter.setFont(paint.font(is_bold=True))
        painter.setPen(paint.colour(colours.ink2))
        is_left = column.kind in (Kind.NAME, Kind.CHIP)
        inner = place.adjusted(16 if is_left else 6, 0, -6 if is_left else -14, 0)
        align = paint.LEFT if is_left else paint.RIGHT
        if column.second:
            half = painter.fontMetrics().lineSpacing()
            middle = inner.center().y()
            paint.elided(painter, QRectF(inner.left(), middle - half, inner.width(), half),
                         column.title, align)  # fmt: skip
            paint.elided(painter, QRectF(inner.left(), middle, inner.width(), half),
                         column.second, align)  # fmt: skip
        else:
            paint.elided(painter, inner, column.title, align)
        painter.restore()

    def _columns(self) -> tuple[Column, ...]:
        return getattr(self.model(), "columns", ())

    def _shape(self, place: QRectF, is_first: bool, is_last: bool) -> QPainterPath:
        """A rectangle whose outer top corners are round under the card's border."""
        path = QPainterPath()
        if not (self.is_top and (is_first or is_last)):
            path.addRect(place)
            return path
        path.addRoundedRect(place, 7, 7)
        path.addRect(place.adjusted(0, 7, 0, 0))
        if not is_first:
            path.addRect(QRectF(place.topLeft(), QPointF(place.left() + 8, place.bottom())))
        if not is_last:
            path.addRect(QRectF(QPointF(place.right() - 8, place.top()), place.bottomRight()))
        path.setFillRule(Qt.FillRule.WindingFill)
        return path
