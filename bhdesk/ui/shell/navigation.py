"""The column at the left: whose figures these are, and the pages; a rail in a narrow window."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from bhdesk.ui import icons, paint
from bhdesk.ui.style import restyle
from bhdesk.ui.tokens import theme
from bhdesk.ui.widgets.labels import CutText, hairline, stack

WIDE, RAIL = 208, 64


class Crest(QWidget):
    """The sign of the program: three rising bars under a roof."""

    def __init__(self, size: int = 34) -> None:
        super().__init__()
        self.setFixedSize(size, size)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_crest(painter, self.width())
        painter.end()


def draw_crest(painter: QPainter, size: float) -> None:
    """Draws the sign at the origin."""
    colours = theme().colours
    paint.box(painter, QRectF(0, 0, size, size), colours.pri, radius=size * 0.22)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(paint.colour(colours.on_pri), size * 0.062)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    roof = [QPointF(size * x, size * y) for x, y in ((0.2, 0.46), (0.5, 0.22), (0.8, 0.46))]
    painter.drawPolyline(roof)
    for index, high in enumerate((0.1, 0.17, 0.24)):
        x = size * (0.32 + 0.18 * index)
        painter.drawLine(QPointF(x, size * 0.78), QPointF(x, size * (0.78 - high)))


class NavButton(QPushButton):
    """One page: icon and word, a badge at the right, only the icon in the rail."""

    def __init__(self, title: str, icon: str) -> None:
        super().__init__(f"  {title}")
        self._title, self._icon, self._badge = title, icon, 0
        self.setProperty("k", "nav")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setIconSize(QSize(20, 20))
        self.setAccessibleName(title)
        self.toggled.connect(self._tint)
        self._tint(False)

    def set_rail(self, is_rail: bool) -> None:
        self.setText("" if is_rail else f"  {self._title}")
        self.setProperty("rail", "1" if is_rail else "0")
        restyle(self)
        self._say()

    def set_badge(self, count: int) -> None:
        self._badge = count
        self._say()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._badge:
            return
        painter = QPainter(self)
        colours, is_rail = theme().colours, not self.text()
        size = theme().scale.px(17 if is_rail else 20)
        top = 0 if is_rail else (self.height() - size) / 2
        place = QRectF(self.width() - size - (0 if is_rail else 6), top, size, size)
        edge = colours.warn if colours.is_contrast or is_rail else None
        paint.box(painter, place, colours.warn_tint, edge, 1, size / 2)
        painter.setFont(paint.font(is_bold=True, factor=0.85 if is_rail else 1.0))
        painter.setPen(paint.colour(colours.warn))
        painter.drawText(place, paint.MIDDLE, str(min(self._badge, 99)))
        painter.end()

    def _tint(self, is_chosen: bool) -> None:
        self.setIcon(icons.icon(self._icon, "pri" if is_chosen else "ink2", 20))

    def _say(self) -> None:
        words = f"{self._title}, {self._badge} việc" if self._badge else self._title
        self.setAccessibleName(words)
        self.setToolTip(words if not self.text() else "")


class Navigation(QWidget):
    """Emits the key of the page that is wanted."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "nav")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Các trang")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(10, 12, 10, 12)
        self._column.setSpacing(2)
        self._buttons: dict[str, NavButton] = {}
        self._group = QButtonGroup(self)
        self._last_group: int | None = None
        self._name, self._plan = CutText("", "h3"), CutText("", "muted")
        self._column.addWidget(self._identity())
        self._column.addSpacing(6)
        self._column.addStretch(1)
        self.set_rail(False)

    def add_page(self, key: str, title: str, icon: str, group: int) -> None:
        """Pages of another group stand under a hairline."""
        if self._last_group is not None and group != self._last_group:
            at = self._column.count() - 1
            self._column.insertSpacing(at, 6)
            self._column.insertWidget(at + 1, hairline())
            self._column.insertSpacing(at + 2, 6)
        self._last_group = group
        button = NavButton(title, icon)
        button.clicked.connect(lambda: self.wanted.emit(key))
        self._buttons[key] = button
        self._group.addButton(button)
        self._column.insertWidget(self._column.count() - 1, button)

    def set_current(self, key: str) -> None:
        self._buttons[key].setChecked(True)

    def set_badge(self, key: str, count: int) -> None:
        self._buttons[key].set_badge(count)

    def set_identity(self, name: str, plan: str) -> None:
        self._name.set_full(name)
        self._plan.set_full(plan)

    def set_rail(self, is_rail: bool) -> None:
        # the least width is the rail's: else the window could never become narrow enough for it
        self.setMinimumWidth(RAIL)
        self.setMaximumWidth(RAIL if is_rail else theme().scale.px(WIDE))
        for widget in (self._name, self._plan):
            widget.setVisible(not is_rail)
        for button in self._buttons.values():
            button.set_rail(is_rail)

    def sizeHint(self) -> QSize:
        return QSize(self.maximumWidth(), super().sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down walk through the pages' names."""
        names = list(self._buttons.values())
        focus = self.focusWidget()
        moves = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() in moves and focus in names:
            at = names.index(focus) + moves[Qt.Key(event.key())]
            names[min(max(at, 0), len(names) - 1)].setFocus()
            return
        super().keyPressEvent(event)

    def _identity(self) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(4, 0, 0, 8)
        row.setSpacing(10)
        row.addWidget(Crest())
        row.addLayout(stack(self._name, self._plan), 1)
        return made
