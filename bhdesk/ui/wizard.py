"""The first-run frame: steps at the left, one question at the right, nothing written yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from bhdesk.ui import icons, paint
from bhdesk.ui.shell.navigation import Crest
from bhdesk.ui.tokens import Tone, theme
from bhdesk.ui.widgets.banner import Banner
from bhdesk.ui.widgets.buttons import primary, secondary
from bhdesk.ui.widgets.labels import Text, hairline, stack

if TYPE_CHECKING:
    from collections.abc import Sequence


LEFT_WIDEST = 320


class WizardStep(QWidget):
    """One question. `name` and `hint` stand at the left, `title` and `subtitle` above it."""

    name = ""
    hint = ""
    title = ""
    subtitle = ""

    edited = Signal()
    """The answer changed; the frame looks again at summary and completeness."""

    def is_complete(self) -> bool:
        return not self.problem()

    def problem(self) -> str:
        """What is still missing, as a sentence; "" when one may go on."""
        return ""

    def summary(self) -> str:
        """The answer in a few words, for the list at the left."""
        return ""

    def entered(self) -> None:
        """Called each time the step is shown; extend to read what came before."""
        for child in self.findChildren(QWidget):
            is_reached = child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.isEnabled()
            if is_reached and child.isVisibleTo(self):
                child.setFocus()
                return

    def show_problem(self) -> None:
        """Puts the focus where the problem is."""


class StepList(QWidget):
    """Numbers in circles joined by a line; done ones carry ✓."""

    def __init__(self, steps: Sequence[WizardStep]) -> None:
        super().__init__()
        self._steps, self._current = tuple(steps), 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_current(self, index: int) -> None:
        self._current = index
        names = ", ".join(step.name for step in self._steps)
        self.setAccessibleName(f"Bước {index + 1} trên {len(self._steps)}: {names}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme().scale.px(200), theme().scale.px(56) * len(self._steps))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        step_high, colours = theme().scale.px(56), theme().colours
        for index, step in enumerate(self._steps):
            top = index * step_high
            if index + 1 < len(self._steps):
                ink = colours.pri if index < self._current else colours.line_strong
                painter.setPen(QPen(paint.colour(ink), 2))
                painter.drawLine(QPointF(14, top + 30), QPointF(14, top + step_high + 2))
            self._circle(painter, QRectF(1, top + 3, 26, 26), index)
            self._words(painter, QRectF(42, top, self.width() - 42, step_high), index, step)
        painter.end()

    def _circle(self, painter: QPainter, place: QRectF, index: int) -> None:
        colours = theme().colours
        if index < self._current:
            paint.box(painter, place, colours.pri, radius=13)
            icons.draw(painter, "dung", colours.on_pri, place.adjusted(5, 5, -5, -5))
            return
        is_here = index == self._current
        edge = colours.pri if is_here else colours.border_button
        paint.box(painter, place, colours.surface, edge, 2, 13)
        painter.setFont(paint.font(is_bold=True))
        painter.setPen(paint.colour(colours.pri if is_here else colours.ink2))
        painter.drawText(place, paint.MIDDLE, str(index + 1))

    def _words(self, painter: QPainter, place: QRectF, index: int, step: WizardStep) -> None:
        colours, line = theme().colours, theme().scale.px(18)
        is_here = index == self._current
        painter.setFont(paint.font(is_bold=is_here))
        painter.setPen(paint.colour(colours.ink if index <= self._current else colours.ink2))
        paint.elided(painter, QRectF(place.left(), place.top(), place.width(), line), step.name)
        painter.setFont(paint.font())
        painter.setPen(paint.colour(colours.muted))
        second = "Đang chọn" if is_here else step.summary() if index < self._current else step.hint
        under = QRectF(place.left(), place.top() + line, place.width(), line)
        paint.elided(painter, under, second)


class Wizard(QWidget):
    """Going on is always possible to press: it leads to what is missing."""

    finished = Signal()

    def __init__(
        self, steps: Sequence[WizardStep], finish_text: str = "Bắt đầu",
        remark: str = "Làm một lần, khoảng 3 phút.\nSau này đổi được trong Danh mục.",
    ) -> None:  # fmt: skip
        super().__init__()
        self.setProperty("ground", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle("Cài đặt lần đầu – bhdesk")
        self._steps, self._finish_text = tuple(steps), finish_text
        self._list = StepList(steps)
        self._count, self._title = Text("", "ink2"), Text("", "h1", is_wrapped=True)
        self._subtitle = Text("", "ink2", is_wrapped=True)
        self.bar = Banner()
        self._stack = QStackedWidget()
        self._back = secondary("Quay lại")
        self._next = primary("Tiếp tục")
        self._state = Text("Chưa ghi gì xuống máy", "ink2")
        self._lay_out(remark)
        for step in steps:
            self._stack.addWidget(self._scrolled(step))
            step.edited.connect(self._look_again)
        self._back.clicked.connect(lambda: self.go(self.index - 1))
        self._next.clicked.connect(self._go_on)
        self.resize(1366, 696)
        self.go(0)

    @property
    def index(self) -> int:
        return self._stack.currentIndex()

    @property
    def next_button(self) -> QWidget:
        return self._next

    def go(self, index: int) -> None:
        """Shows a step."""
        step = self._steps[index]
        self._stack.setCurrentIndex(index)
        self._count.setText(f"Bước {index + 1} trên {len(self._steps)}")
        self._title.setText(step.title)
        self._subtitle.setText(step.subtitle)
        self._subtitle.setVisible(bool(step.subtitle))
        self._back.setVisible(index > 0)
        is_last = index + 1 == len(self._steps)
        self._next.setText(self._finish_text if is_last else "Tiếp tục")
        self._list.set_current(index)
        self.bar.close_bar()
        self._next.setFocus()
        step.entered()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field or on a card goes on; a button and a field of lines keep theirs."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go_on()
            return
        super().keyPressEvent(event)

    def say_problem(self, title: str, text: str) -> None:
        """A refusal of the service that finishes the work."""
        self.bar.say(Tone.BAD, title, text)

    def _go_on(self) -> None:
        step = self._steps[self.index]
        problem = step.problem()
        if problem or not step.is_complete():
            self.bar.say(Tone.WARN, "Chưa đi tiếp được.", problem, is_passing=False)
            step.show_problem()
        elif self.index + 1 == len(self._steps):
            self.finished.emit()
        else:
            self.go(self.index + 1)

    def _look_again(self) -> None:
        self._list.update()
        if self._steps[self.index].is_complete():
            self.bar.close_bar()

    def _lay_out(self, remark: str) -> None:
        card = QFrame()
        card.setProperty("card", "1")
        card.setMaximumSize(theme().scale.px(980), theme().scale.px(620))
        card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        row = QHBoxLayout(card)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._left(remark))
        right = QVBoxLayout()
        right.setContentsMargins(36, 24, 36, 20)
        right.setSpacing(12)
        right.addLayout(stack(self._count, self._title, spacing=4))
        right.addWidget(self._subtitle)
        right.addWidget(self.bar)
        right.addWidget(self._stack, 1)
        right.addWidget(hairline())
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addWidget(self._back)
        buttons.addStretch(1)
        buttons.addWidget(self._state)
        buttons.addWidget(self._next)
        right.addLayout(buttons)
        row.addLayout(right, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 16, 16, 16)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(card, 20)
        line.addStretch(1)
        outer.addLayout(line, 1)

    def _left(self, remark: str) -> QWidget:
        left = QFrame()
        left.setProperty("wizard", "1")
        left.setFixedWidth(min(theme().scale.px(284), LEFT_WIDEST))
        column = QVBoxLayout(left)
        column.setContentsMargins(28, 28, 16, 24)
        column.setSpacing(28)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(Crest(40))
        head.addLayout(stack(Text("bhdesk", "h2"), Text("Cài đặt lần đầu", "ink2")), 1)
        column.addLayout(head)
        column.addWidget(self._list)
        column.addStretch(1)
        column.addWidget(Text(remark, "muted", is_wrapped=True))
        return left

    @staticmethod
    def _scrolled(step: WizardStep) -> QScrollArea:
        area = QScrollArea()
        area.setWidget(step)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.viewport().setAutoFillBackground(False)
        step.setAutoFillBackground(False)
        return area
