"""Texts, signs, chips, hairlines and headings."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from bhdesk.ui import icons
from bhdesk.ui.style import restyle
from bhdesk.ui.tokens import SIGNS, Tone, theme


class Text(QLabel):
    """Plain text in a role of the sheet: h1 h2 h3 big mid muted ink2 good warn bad lock info."""

    def __init__(self, text: str = "", role: str = "", is_wrapped: bool = False) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(is_wrapped)
        if role:
            self.setProperty("r", role)

    def set_role(self, role: str) -> None:
        if self.property("r") != role:
            self.setProperty("r", role)
            restyle(self)


class CutText(Text):
    """One line that gives way: it asks for little width and is cut with … ; the tip has it all."""

    def __init__(self, text: str = "", role: str = "", is_whole: bool = False) -> None:
        """`is_whole`: all of the text or nothing, for figures that must not lose digits."""
        self._full, self._is_whole = text, is_whole
        super().__init__(text, role)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    @property
    def full(self) -> str:
        return self._full

    def set_full(self, text: str) -> None:
        self._full = text
        self.updateGeometry()
        self.setAccessibleName(text)
        self._cut()

    def resizeEvent(self, event: object) -> None:
        self._cut()

    def sizeHint(self) -> QSize:
        wide = self.fontMetrics().horizontalAdvance(self._full) + 2
        return QSize(wide, super().sizeHint().height())

    def _cut(self) -> None:
        mode = Qt.TextElideMode.ElideRight
        shown = self.fontMetrics().elidedText(self._full, mode, self.width())
        if self._is_whole and shown != self._full:
            shown = ""
        self.setText(shown)
        self.setToolTip(self._full if shown != self._full else "")


class Sign(QLabel):
    """An icon as a label; decoration only, the words beside it say the same."""

    def __init__(self, name: str, colour: str, size: int = 16) -> None:
        super().__init__()
        self._size = theme().scale.px(size)
        self.setFixedSize(self._size, self._size)
        self.set_sign(name, colour)

    def set_sign(self, name: str, colour: str) -> None:
        """`colour` is a colour code of the theme."""
        self._name, self._colour = name, colour
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Only now: many signs stand in what is never opened."""
        painter = QPainter(self)
        icons.draw(painter, self._name, self._colour, QRectF(self.rect()))
        painter.end()


class Chip(QFrame):
    """A state in a word with its sign; never clickable."""

    def __init__(self, tone: Tone, text: str, icon: str = "") -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(7, 0, 10, 0)
        row.setSpacing(5)
        self._sign = Sign(icon or SIGNS[tone], theme().text(tone), 14)
        self._label = CutText(text)
        row.addWidget(self._sign)
        row.addWidget(self._label)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.set_state(tone, text, icon)

    def set_state(self, tone: Tone, text: str, icon: str = "") -> None:
        self._sign.set_sign(icon or SIGNS[tone], theme().text(tone))
        self._label.set_full(text)
        self.setAccessibleName(text)
        if self.property("chip") != tone.value:
            self.setProperty("chip", tone.value)
            restyle(self)
            restyle(self._label)

    def text(self) -> str:
        return self._label.full


class SectionHeader(QWidget):
    """A card's title with a muted remark behind it and room for widgets at the right end."""

    def __init__(self, title: str, remark: str = "", is_cut: bool = False) -> None:
        """`is_cut`: a long title, such as that of a committee, gives way to the widgets."""
        super().__init__()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._title = CutText(title, "h2") if is_cut else Text(title, "h2")
        self._remark = Text(remark, "muted")
        self._row.addWidget(self._title)
        self._row.addWidget(self._remark)
        if not is_cut:
            self._row.addStretch(1)

    def set_margins(self, left: int, right: int) -> None:
        """Where the card itself has none at its sides."""
        self._row.setContentsMargins(left, 0, right, 0)

    def set_texts(self, title: str, remark: str = "") -> None:
        if isinstance(self._title, CutText):
            self._title.set_full(title)
        else:
            self._title.setText(title)
        self._remark.setText(remark)

    def add(self, widget: QWidget) -> None:
        """Puts a widget at the right end."""
        self._row.addWidget(widget)


class SignedText(QWidget):
    """A sign, a title in the tone's colour and one sentence, as under a table or a form."""

    def __init__(
        self, tone: Tone, text: str, icon: str = "", is_wrapped: bool = True, title: str = ""
    ) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._sign = Sign(icon or SIGNS[tone], theme().text(tone), 16)
        self._title = Text(title, tone.value)
        self._title.setVisible(bool(title))
        self._label = Text(text, is_wrapped=is_wrapped)
        row.addWidget(self._sign)
        row.addWidget(self._title)
        row.addWidget(self._label, 1)

    def text(self) -> str:
        return self._label.text()

    def set_state(self, tone: Tone, text: str, icon: str = "", title: str = "") -> None:
        self._sign.set_sign(icon or SIGNS[tone], theme().text(tone))
        self._title.setText(title)
        self._title.set_role(tone.value)
        self._title.setVisible(bool(title))
        self._label.setText(text)


def hairline(is_upright: bool = False) -> QFrame:
    """A line of one pixel."""
    made = QFrame()
    made.setProperty("line", "v" if is_upright else "h")
    return made


def stack(*texts: QWidget, spacing: int = 0) -> QVBoxLayout:
    """Widgets under each other without margins."""
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(spacing)
    for text in texts:
        column.addWidget(text)
    return column
