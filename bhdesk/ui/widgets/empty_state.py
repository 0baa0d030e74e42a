"""What a page shows when there is nothing yet: a drawing, what it is for, one way to begin."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from bhdesk.ui import icons, paint
from bhdesk.ui.tokens import theme
from bhdesk.ui.widgets.buttons import link, primary
from bhdesk.ui.widgets.labels import Text


class Drawing(QWidget):
    """220×132: three sheets of the commune's work, the page's icon on the front one."""

    def __init__(self, icon: str, left: str = "", right: str = "") -> None:
        super().__init__()
        self._front, self._left, self._right = icon, left, right
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(220, 132)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = theme().colours
        self._ground(painter)
        for x, name in ((30, self._left), (138, self._right)):
            sheet = QRectF(x, 36, 52, 74)
            paint.box(painter, sheet, colours.surface, colours.line_strong, 1.5, 6)
            if name:
                icons.draw(painter, name, colours.muted, QRectF(x + 16, 48, 20, 20))
            self._lines(painter, x + 12, 78, (28, 28, 18))
        self._front_sheet(painter)
        painter.end()

    def _ground(self, painter: QPainter) -> None:
        """The ground line with a bamboo-fence of three posts: a village, not a cloud."""
        colours = theme().colours
        painter.setPen(QPen(paint.colour(colours.line_strong), 1.5, Qt.PenStyle.SolidLine,
                            Qt.PenCapStyle.RoundCap))  # fmt: skip
        painter.drawLine(QPointF(8, 120), QPointF(212, 120))
        for x in (12, 20, 200, 208):
            painter.drawLine(QPointF(x, 120), QPointF(x, 108))
        painter.drawLine(QPointF(9, 112), QPointF(23, 112))
        painter.drawLine(QPointF(197, 112), QPointF(211, 112))

    def _front_sheet(self, painter: QPainter) -> None:
        colours = theme().colours
        sheet = QRectF(70, 16, 80, 100)
        paint.box(painter, sheet, colours.surface, colours.border_button, 1.5, 7)
        painter.save()
        painter.setClipRect(QRectF(70, 16, 80, 24))
        inner = sheet.adjusted(1.5, 1.5, -1.5, -1.5)
        paint.box(painter, inner, colours.pri_tint, radius=6)
        painter.restore()
        painter.setPen(QPen(paint.colour(colours.pri), 3, Qt.PenStyle.SolidLine,
                            Qt.PenCapStyle.RoundCap))  # fmt: skip
        for x in (92, 128):
            painter.drawLine(QPointF(x, 10), QPointF(x, 22))
        icons.draw(painter, self._front, colours.pri, QRectF(96, 50, 28, 28))
        self._lines(painter, 88, 92, (44, 28))

    @staticmethod
    def _lines(painter: QPainter, x: float, y: float, lengths: tuple[int, ...]) -> None:
        painter.setPen(QPen(paint.colour(theme().colours.line), 3, Qt.PenStyle.SolidLine,
                            Qt.PenCapStyle.RoundCap))  # fmt: skip
        for index, length in enumerate(lengths):
            painter.drawLine(QPointF(x, y + index * 9), QPointF(x + length, y + index * 9))


class EmptyState(QWidget):
    """Drawing, title, two lines, one primary button and one link (each "" leaves it out)."""

    begun = Signal()
    linked = Signal()

    def __init__(
        self, icon: str, title: str, text: str, button: str = "", link_text: str = "",
        button_icon: str = "them", sides: tuple[str, str] = ("", ""),
    ) -> None:  # fmt: skip
        super().__init__()
        middle = Qt.AlignmentFlag.AlignHCenter
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(0)
        column.addStretch(2)
        self._drawing = Drawing(icon, *sides)
        column.addWidget(self._drawing, 0, middle)
        column.addSpacing(20)
        self._title = Text(title, "h1", is_wrapped=True)
        self._text = Text(text, "ink2", is_wrapped=True)
        for label in (self._title, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._text.setMaximumWidth(theme().scale.px(380))
        # no alignment flag here: it would keep the layout from asking for the wrapped height
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self._text, 100)
        line.addStretch(1)
        column.addWidget(self._title)
        column.addSpacing(8)
        column.addLayout(line)
        column.addSpacing(20)
        self.button = primary(button, button_icon)
        self.button.clicked.connect(self.begun)
        self.link = link(link_text)
        self.link.clicked.connect(self.linked)
        column.addWidget(self.button, 0, middle)
        column.addSpacing(10)
        column.addWidget(self.link, 0, middle)
        for shown, words in ((self.button, button), (self.link, link_text)):
            if not words:  # never "show" what has no parent yet: it would flash as a window
                shown.hide()
        column.addStretch(3)
        self.setAccessibleName(f"{title}. {text}")

    def set_texts(self, title: str, text: str) -> None:
        self._title.setText(title)
        self._text.setText(text)
        self.setAccessibleName(f"{title}. {text}")

    def set_narrow(self, is_narrow: bool) -> None:
        """Where height is scarce the drawing goes first."""
        self._drawing.setVisible(not is_narrow)
