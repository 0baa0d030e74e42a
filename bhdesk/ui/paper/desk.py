"""The desk: the pages under mouse and keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QToolTip

from bhdesk.ui import paint
from bhdesk.ui.paper import figures
from bhdesk.ui.paper.marks import MarkedSurface
from bhdesk.ui.paper.zoom import Fit
from bhdesk.ui.tokens import theme

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent

    from bhdesk.domain.spots import Spot
    from bhdesk.ui.paper.drawing import PageDrawing

CLICK_SLOP = 4
HINT = "Số này từ đâu? Bấm để xem"


class Desk(MarkedSurface):
    """Drag moves the paper, a click on a figure asks for it, F2 goes among the figures."""

    figure_asked = Signal(object)
    """(Spot)"""
    menu_wanted = Signal(QPoint)

    def __init__(self, drawing: PageDrawing) -> None:
        super().__init__(drawing)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self._grip: QPointF | None = None
        self._has_moved = False

    def ask(self, spot: Spot) -> None:
        self.mark(spot)
        self.figure_asked.emit(spot)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._figure_key(event) or self._page_key(event):
            event.accept()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._grip, self._has_moved = event.position(), False
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is None:
            self._point_at(event.position())
            return
        step = self._grip - event.position()
        if self._has_moved or step.manhattanLength() > CLICK_SLOP:
            self._has_moved = True
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            for bar, by in ((self.verticalScrollBar(), step.y()),
                            (self.horizontalScrollBar(), step.x())):  # fmt: skip
                bar.setValue(bar.value() + round(by))
            self._grip = event.position()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        was_click = self._grip is not None and not self._has_moved
        self._grip = None
        self._point_at(event.position())
        if was_click and event.button() == Qt.MouseButton.LeftButton:
            if self._over is not None:
                self.ask(self._over)
            else:
                self.mark(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            if self._over is not None:
                QToolTip.showText(event.globalPos(), HINT, self.viewport())
            return True
        if event.type() == event.Type.Leave and self._grip is None:
            self._point_at(QPointF(-1, -1))
        return super().viewportEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """By the mouse it is about the figure under it, by the key about the marked one."""
        if self._over is not None and event.reason() is event.Reason.Mouse:
            self.mark(self._over)
        self.menu_wanted.emit(event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus() and self._marked is None:
            painter = QPainter(self.viewport())
            ring = QRectF(self.viewport().rect())
            paint.box(painter, ring, None, theme().colours.pri, 2, 0)
            painter.end()

    def _figure_key(self, event: QKeyEvent) -> bool:
        key = event.key()
        is_enter = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if key == Qt.Key.Key_F2 or (is_enter and self._marked is None):
            self.enter_figures()
            return bool(self._spots)
        if self._marked is None:
            return False
        if is_enter:
            self.ask(self._marked)
        elif key == Qt.Key.Key_Escape:
            self.mark(None)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.mark(figures.beside(self._spots, self._marked, _sign(key)))
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.mark(figures.above(self._spots, self._marked, _sign(key)))
        else:
            return False
        return True

    def _page_key(self, event: QKeyEvent) -> bool:
        bar, key = self.verticalScrollBar(), event.key()
        screen = max(bar.pageStep() - bar.singleStep(), 1)
        is_whole = self.zoom.fit is Fit.PAGE
        kind = Qt.KeyboardModifier
        if event.modifiers() & (kind.ControlModifier | kind.AltModifier):
            return False
        match key:
            case Qt.Key.Key_Home:
                bar.setValue(0)
            case Qt.Key.Key_End:
                bar.setValue(bar.maximum())
            case Qt.Key.Key_PageDown | Qt.Key.Key_Space if not is_whole:
                bar.setValue(bar.value() + screen)
            case Qt.Key.Key_PageUp if not is_whole:
                bar.setValue(bar.value() - screen)
            case Qt.Key.Key_PageDown | Qt.Key.Key_Space:
                self.go(min(self.page + 1, self.count - 1))
            case Qt.Key.Key_PageUp:
                self.go(max(self.page - 1, 0))
            case _:
                return False
        return True

    def _point_at(self, point: QPointF) -> None:
        """The hand and the tint over a figure."""
        over = None
        for page in {one.page for one in self._spots}:
            place = self.page_place(page) if page < self.count else QRectF()
            if place.contains(point):
                scale = self.box_place(page, QRectF(0, 0, 1, 1)).width()
                over = figures.under(self._spots, page, (point - place.topLeft()) / scale)
        if over != self._over:
            self._over = over
            self.viewport().update()
        kind = Qt.CursorShape
        can_drag = self.verticalScrollBar().maximum() > 0 or self.horizontalScrollBar().maximum()
        idle = kind.OpenHandCursor if can_drag else kind.ArrowCursor
        self.viewport().setCursor(kind.PointingHandCursor if over else idle)


def _sign(key: int) -> int:
    return 1 if key in (Qt.Key.Key_Right, Qt.Key.Key_Down) else -1
