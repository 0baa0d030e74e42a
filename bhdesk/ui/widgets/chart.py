"""A chart on the screen: the same marks as on paper, drawn as SVG by the worker, shown by QtSvg."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QByteArray, QEvent, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QFontInfo,
    QGuiApplication,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from bhdesk.domain.chart_look import ChartLook
from bhdesk.domain.charts import spoken
from bhdesk.services import charts
from bhdesk.ui import paint
from bhdesk.ui.tokens import theme

if TYPE_CHECKING:
    from pathlib import Path

    from bhdesk.domain.document import Chart
    from bhdesk.ui.work import Work

# While the window is drawn wider, one picture at the end is enough.
PAUSE_MS = 60
LETTERS = 0.92
DRAWING = "Đang vẽ biểu đồ…"


def chart_look() -> ChartLook:
    """The theme in force as a chart wants it: letters in pixels, the tokens for its parts."""
    colours = theme().colours
    font = QFontInfo(paint.font(factor=LETTERS))
    return ChartLook(
        size=font.pixelSize(), family=QGuiApplication.font().family(), ink=colours.ink,
        surface=colours.surface, grid=colours.line, axis=colours.border_field,
        actual=colours.pri, area=colours.actual_area, plan=colours.muted,
        forecast=colours.forecast, forecast_fill=colours.forecast_band, behind=colours.forecast,
        behind_fill=colours.heat[2], past=colours.border_field, past_fill=colours.pri_tint2,
        strong=colours.pri,
    )  # fmt: skip


class ChartView(QWidget):
    """Draws nothing until it is seen; a picture that is no longer wanted is dropped."""

    def __init__(self, work: Work, resources: Path) -> None:
        super().__init__()
        self._work, self._resources = work, resources
        self._chart: Chart | None = None
        self._renderer: QSvgRenderer | None = None
        self._pixmap: QPixmap | None = None
        self._asked = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._ask)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def is_drawn(self) -> bool:
        """Whether the picture shown is that of the chart given last."""
        return self._renderer is not None

    def set_chart(self, chart: Chart | None) -> None:
        """Shows a chart; None clears the place."""
        self._chart = chart
        self._forget()
        self.setMinimumHeight(0)
        self.setAccessibleName(chart.caption if chart else "")
        self.setAccessibleDescription(spoken(chart) if chart else "")
        if chart is not None and self.isVisible():
            self._ask()

    def sizeHint(self) -> QSize:
        return QSize(theme().scale.px(420), theme().scale.px(240))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().scale.px(120), theme().scale.px(120))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self.is_drawn:
            self._ask()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.isVisible():
            self._timer.start()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and self.isVisible():
            self._timer.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._renderer is not None:
            painter.drawPixmap(0, 0, self._picture(self._renderer))
        elif self._chart is not None:
            painter.setPen(paint.colour(theme().colours.muted))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, DRAWING)
        painter.end()

    def _ask(self) -> None:
        """In the worker, where loading the library that measures letters holds nobody up."""
        self._timer.stop()
        if self._chart is None or self.width() < 1 or self.height() < 1:
            return
        self._asked += 1
        asked = self._asked
        size = (float(self.width()), float(self.height()))

        def show(svg: bytes) -> None:
            if shiboken6.isValid(self) and asked == self._asked:
                self._show(svg)

        self._work.run(charts.svg, self._chart, size, chart_look(), self._resources, then=show)

    def _show(self, svg: bytes) -> None:
        self._renderer = QSvgRenderer(QByteArray(svg))
        self._pixmap = None
        self.setMinimumHeight(self._renderer.defaultSize().height())
        self.update()

    def _picture(self, renderer: QSvgRenderer) -> QPixmap:
        """The picture in the pixels of the screen it is on; drawn once, not at every paint."""
        density = self.devicePixelRatioF()
        if self._pixmap is None or self._pixmap.devicePixelRatio() != density:
            size = renderer.defaultSize()
            made = QPixmap(round(size.width() * density), round(size.height() * density))
            made.setDevicePixelRatio(density)
            made.fill(Qt.GlobalColor.transparent)
            painter = QPainter(made)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            renderer.render(painter, QRectF(0, 0, size.width(), size.height()))
            painter.end()
            self._pixmap = made
        return self._pixmap

    def _forget(self) -> None:
        self._asked += 1
        self._renderer = self._pixmap = None
        self.update()
