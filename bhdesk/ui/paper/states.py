"""What stands in place of the pages: a paper being drawn."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from bhdesk.ui import icons, paint
from bhdesk.ui.paper.zoom import EDGE
from bhdesk.ui.tokens import theme

A4 = 297 / 210
# the parts of a paper as grey bars: left, width, from the top, each as a share of the width
BARS = (
    (0.14, 0.26, 0.13), (0.52, 0.36, 0.13), (0.18, 0.18, 0.16), (0.58, 0.24, 0.16),
    (0.30, 0.42, 0.26), (0.36, 0.30, 0.29),
    *((0.14, 0.76, 0.38 + 0.034 * line) for line in range(5)),
    (0.14, 0.40, 0.55),
    *((0.14, 0.76, 0.62 + 0.034 * line) for line in range(6)),
)  # fmt: skip


class Waiting(QWidget):
    """The bare sheet with the shape of a paper and the word that it is being drawn."""

    def __init__(self) -> None:
        super().__init__()
        self._text = ""

    def set_text(self, text: str) -> None:
        self._text = text
        self.setAccessibleName(text)
        self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, theme().scale.px(120))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = theme().colours
        painter.fillRect(self.rect(), paint.colour(colours.desk))
        wide = max(self.width() - EDGE * 2, 40)
        sheet = QRectF(EDGE, EDGE, wide, wide * A4)
        painter.fillRect(sheet.adjusted(-1, -1, 1, 1), paint.colour(colours.line_strong))
        painter.fillRect(sheet, paint.colour(colours.paper))
        for left, length, top in BARS:
            bar = QRectF(sheet.left() + left * wide, sheet.top() + top * wide, length * wide, 8)
            paint.box(painter, bar, colours.nav, radius=4)
        painter.setFont(paint.font(is_bold=True))
        words = painter.fontMetrics().horizontalAdvance(self._text)
        high = theme().scale.control
        plate = QRectF((self.width() - words - 56) / 2, (self.height() - high) / 2,
                       words + 56, high)  # fmt: skip
        paint.box(painter, plate, colours.surface, colours.border_button, 1, 6)
        sign = QRectF(plate.left() + 14, plate.center().y() - 9, 18, 18)
        icons.draw(painter, "gio", colours.pri, sign)
        painter.setPen(paint.colour(colours.ink))
        painter.drawText(plate.adjusted(40, 0, 0, 0), paint.LEFT, self._text)
        painter.end()
