"""Parts of the side panel: facts with their figures, small columns of the months, legend."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from bhdesk.ui import paint
from bhdesk.ui.tokens import theme
from bhdesk.ui.widgets.labels import CutText, Text

if TYPE_CHECKING:
    from collections.abc import Sequence


class Facts(QWidget):
    """Lines of a name at the left and a figure at the right."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(0, 1)

    def set_facts(self, facts: Sequence[tuple[str, str]], is_strong: bool = True) -> None:
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for row, (name, figure) in enumerate(facts):
            label = CutText("", "ink2")
            label.set_full(name)
            value = Text(figure, "h3" if is_strong else "")
            value.setAlignment(Qt.AlignmentFlag.AlignRight)
            self._grid.addWidget(label, row, 0)
            self._grid.addWidget(value, row, 1)


class MonthColumns(QWidget):
    """Small columns with the figure above and the month below; the last one is the month shown."""

    def __init__(self) -> None:
        super().__init__()
        self._items: tuple[tuple[str, int, str], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(theme().scale.px(66))

    def set_items(self, items: Sequence[tuple[str, int, str]]) -> None:
        """(label, value, value as text) for each month."""
        self._items = tuple(items)
        self.setAccessibleName(", ".join(f"{label}: {text}" for label, _, text in items))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._items:
            return
        painter = QPainter(self)
        colours, line = theme().colours, theme().scale.px(18)
        most = max(max(value for _, value, _ in self._items), 1)
        step = self.width() / len(self._items)
        wide = min(step * 0.68, 34.0)
        room = self.height() - line * 2 - 2
        for index, (label, value, text) in enumerate(self._items):
            is_last = index == len(self._items) - 1
            left = index * step + (step - wide) / 2
            high = max(room * value / most, 2.0)
            top = line + room - high
            fill = colours.pri if is_last else colours.pri_tint2
            edge = colours.ink if colours.is_contrast else None
            paint.box(painter, QRectF(left, top, wide, high), fill, edge, 1, 3)
            painter.setFont(paint.font(is_bold=is_last, factor=0.92))
            painter.setPen(paint.colour(colours.ink))
            painter.drawText(QRectF(index * step, top - line, step, line), paint.MIDDLE, text)
            painter.setPen(paint.colour(colours.ink if is_last else colours.ink2))
            foot = QRectF(index * step, self.height() - line, step, line)
            painter.drawText(foot, paint.MIDDLE, label)
        painter.end()


class Legend(QWidget):
    """Swatches or line samples with their words; wraps nothing, cuts the last.

    Each entry: (kind, text), kind one of heat0..heat4, solid, dashed, dotted; heat0..heat2
    carry the mark ▼ because colour never speaks alone.
    """

    def __init__(self, entries: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._entries = tuple(entries)
        self.setAccessibleName(", ".join(text for _, text in entries))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(100, theme().scale.px(20))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, theme().scale.px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = theme().colours
        x, middle = 0.0, self.height() / 2
        for kind, text in self._entries:
            if kind.startswith("heat"):
                level = int(kind[-1])
                square = QRectF(x, middle - 7, 14, 14)
                edge = colours.ink if colours.is_contrast else None
                paint.box(painter, square, colours.heat[level], edge, 1, 3)
                x += 20
                if level < 3:
                    paint.down_mark(painter, x, middle, colours.ink2)
                    x += 12
            else:
                painter.setPen(self._pen(kind))
                painter.drawLine(QPointF(x, middle), QPointF(x + 16, middle))
                x += 22
            painter.setFont(paint.font())
            painter.setPen(paint.colour(colours.ink2))
            room = max(self.width() - x, 0)
            paint.elided(painter, QRectF(x, 0, room, self.height()), text)
            x += painter.fontMetrics().horizontalAdvance(text) + 14
        painter.end()

    @staticmethod
    def _pen(kind: str) -> QPen:
        colours = theme().colours
        match kind:
            case "dashed":
                pen = QPen(paint.colour(colours.border_field), 2, Qt.PenStyle.CustomDashLine)
                pen.setDashPattern([2.5, 1.2])
            case "dotted":
                pen = QPen(paint.colour(colours.forecast), 2.4, Qt.PenStyle.CustomDashLine,
                           Qt.PenCapStyle.RoundCap)  # fmt: skip
                pen.setDashPattern([0.6, 2.0])
            case _:
                pen = QPen(paint.colour(colours.pri), 2.4)
        return pen
