"""A bubble beside a part of the window, with a ring round that part; the rest steps back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from bhdesk.ui.tokens import theme
from bhdesk.ui.widgets.buttons import link, primary, secondary
from bhdesk.ui.widgets.labels import Text

if TYPE_CHECKING:
    from bhdesk.ui.tour.steps import Step

WIDE, GAP, EDGE, ROUND = 340, 14, 12, 8
BACK, ON = (Qt.Key.Key_Left, Qt.Key.Key_PageUp), (Qt.Key.Key_Right, Qt.Key.Key_PageDown)


class Veil(QWidget):
    """Lies over the whole window: dims all but the part, and takes the clicks meant for it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.spot = QRect()

    def point_at(self, spot: QRect) -> None:
        self.spot = spot
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        around = QPainterPath()
        around.addRect(QRectF(self.rect()))
        hole = QPainterPath()
        hole.addRoundedRect(QRectF(self.spot.adjusted(-3, -3, 3, 3)), ROUND, ROUND)
        dim = QColor(theme().colours.ink)
        dim.setAlpha(70)
        painter.fillPath(around - hole, dim)
        painter.setPen(QPen(QColor(theme().colours.surface), 5))
        painter.drawPath(hole)
        painter.setPen(QPen(QColor(theme().colours.pri), 3))
        painter.drawPath(hole)
        painter.end()


class Bubble(QFrame):
    """Title, words, where we are, and the ways on; arrows, Enter and Esc work as the buttons."""

    stepped = Signal(int)
    left = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._is_over = False
        self.setProperty("card", "picked")
        self.setFixedWidth(theme().scale.px(WIDE))
        self.title, self.words = Text("", "h2", is_wrapped=True), Text("", is_wrapped=True)
        self.count = Text("", "muted")
        self.leave, self.back, self.on = link("Thôi"), secondary("Quay lại"), primary("Tiếp")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.words)
        column.addSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.count)
        row.addStretch(1)
        for button in (self.leave, self.back, self.on):
            row.addWidget(button)
            button.installEventFilter(self)
        column.addLayout(row)
        self.leave.clicked.connect(self.left)
        self.back.clicked.connect(lambda: self.stepped.emit(-1))
        self.on.clicked.connect(lambda: self.stepped.emit(1))

    def say(self, step: Step, number: int, count: int) -> None:
        """The words of one stop."""
        self.title.setText(step.title)
        self.words.setText(step.words)
        self.count.setText(f"{number} / {count}")
        self.back.setVisible(number > 1)
        self.on.setText("Tiếp" if number < count else "Xong")
        self.setAccessibleName(f"{step.title}. {step.words}")

    def stand_beside(self, spot: QRect, room: QRect) -> None:
        """Right of the part, else left, below, above; else over its lower corner."""
        size = self._size()
        wide, high = size.width(), size.height()
        top = min(max(spot.top(), room.top() + EDGE), room.bottom() - high - EDGE)
        left = min(max(spot.left(), room.left() + EDGE), room.right() - wide - EDGE)
        if spot.right() + GAP + wide + EDGE <= room.right():
            place = QPoint(spot.right() + GAP, top)
        elif spot.left() - GAP - wide - EDGE >= room.left():
            place = QPoint(spot.left() - GAP - wide, top)
        elif spot.bottom() + GAP + high + EDGE <= room.bottom():
            place = QPoint(left, spot.bottom() + GAP)
        elif spot.top() - GAP - high - EDGE >= room.top():
            place = QPoint(left, spot.top() - GAP - high)
        else:
            place = QPoint(room.right() - wide - 2 * EDGE, room.bottom() - high - 2 * EDGE)
        self.setGeometry(QRect(place, size))

    def go(self) -> None:
        """Away, with the veil's window taking the keyboard."""
        self._is_over = True
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The tour by keys alone: a button would take the arrows for itself."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.left.emit()
                return True
            if event.key() in (*BACK, *ON):
                self.stepped.emit(1 if event.key() in ON else -1)
                return True
        return super().eventFilter(watched, event)

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Tab stays among the bubble's own buttons; a bubble that goes lets the keyboard go."""
        if self._is_over:
            return super().focusNextPrevChild(is_next)
        shown = [button for button in (self.leave, self.back, self.on) if button.isVisible()]
        focus = self.focusWidget()
        at = next((i for i, button in enumerate(shown) if button is focus), -1)
        shown[(at + (1 if is_next else -1)) % len(shown)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _size(self) -> QSize:
        wide = self.width()
        layout = self.layout()
        high = layout.totalHeightForWidth(wide) if layout is not None else self.height()
        return QSize(wide, high)
