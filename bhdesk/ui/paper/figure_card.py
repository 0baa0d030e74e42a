"""What a figure of a paper is made of, beside the figure, with the way to where it was entered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from bhdesk.ui.lists import RowItem, RowList, RowStyle
from bhdesk.ui.tokens import theme
from bhdesk.ui.widgets.buttons import link
from bhdesk.ui.widgets.labels import Text, hairline

if TYPE_CHECKING:
    from collections.abc import Hashable

    from PySide6.QtGui import QKeyEvent

WIDTH = 340
EDGE = 12
GAP = 6
MOST_ROWS = 4
LEAST_HEIGHT, EASY_HEIGHT = 120, 230
HOW = "Bấm một dòng để tới nơi nhập số đó."


@dataclass(frozen=True, slots=True)
class FigureStep:
    """One entry a figure rests on, ready to read; `key` is handed back when it is chosen."""

    key: Hashable
    month: str
    place: str
    value: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class FigureWords:
    """An explanation, ready to read."""

    title: str
    sentences: tuple[str, ...] = ()
    steps: tuple[FigureStep, ...] = ()


class FigureCard(QFrame):
    """Stands over the paper without hiding the figure; Esc closes, Enter on a row goes there."""

    go_wanted = Signal(object)
    """(FigureStep)"""
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("card", "box")
        self.setAccessibleName("Số này từ đâu")
        self._steps: dict[Hashable, FigureStep] = {}
        self._title = Text("", "h3", is_wrapped=True)
        self._said = Text("", "ink2", is_wrapped=True)
        self.close_button = link("Đóng")
        self.rows = RowList(RowStyle.STATE, "Các số đã nhập")
        self._line = hairline()
        self._how = Text(HOW, "muted", is_wrapped=True)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 8, 10)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._title, 1)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        for item in (self._said, self._line, self._how):
            column.addWidget(item)
        column.insertWidget(3, self.rows, 1)
        self.hide()
        self.close_button.clicked.connect(self.leave)
        self.rows.opened.connect(lambda key: self.go_wanted.emit(self._steps[key]))

    def show_words(self, words: FigureWords) -> None:
        """Fills the card; `place` shows it."""
        self._title.setText(words.title)
        self._said.setText("\n".join(words.sentences))
        self._said.setVisible(bool(words.sentences))
        self._steps = dict(enumerate(words.steps))
        rows = [
            RowItem(
                number, " · ".join(part for part in (step.place, step.month) if part),
                step.source, right=step.value,
            )
            for number, step in self._steps.items()
        ]  # fmt: skip
        self.rows.set_items(rows)
        self.rows.clear_choice()
        for item in (self.rows, self._line, self._how):
            item.setVisible(bool(rows))
        self.setAccessibleDescription(". ".join((words.title, *words.sentences)))

    def wish(self, room: QRect) -> int:
        """How high it would like to be in `room`, with the gap to the figure."""
        return self._height_for(self._wide(room)) + GAP + EDGE

    def place(self, figure: QRectF, room: QRect) -> None:
        """Under the figure if that is enough to read, else where more room is; inside `room`."""
        wide = self._wide(room)
        below = room.bottom() - EDGE - figure.bottom() - GAP
        above = figure.top() - GAP - room.top() - EDGE
        wish = self._height_for(wide)
        is_below = below >= min(wish, max(above, LEAST_HEIGHT), theme().scale.px(EASY_HEIGHT))
        high = max(min(wish, round(below if is_below else above)), LEAST_HEIGHT)
        top = figure.bottom() + GAP if is_below else figure.top() - GAP - high
        left = figure.right() - wide
        corner = QPoint(
            max(min(round(left), room.right() - EDGE - wide), room.left() + EDGE),
            max(min(round(top), room.bottom() - EDGE - high), room.top() + EDGE),
        )
        self.setGeometry(QRect(corner, QSize(wide, high)))
        self.show()
        self.raise_()

    def take_focus(self) -> None:
        """The first row, else the way out."""
        goal = self.rows if self._steps else self.close_button
        goal.setFocus(Qt.FocusReason.PopupFocusReason)

    def leave(self) -> None:
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def _wide(self, room: QRect) -> int:
        return min(theme().scale.px(WIDTH), room.width() - EDGE * 2)

    def _height_for(self, wide: int) -> int:
        """All of the words and some rows; more rows scroll."""
        margins = self._column.contentsMargins()
        inner = wide - margins.left() - margins.right()
        title = inner - self.close_button.sizeHint().width() - 8
        high = max(self._title.heightForWidth(title), self.close_button.sizeHint().height())
        for text in (self._said, self._how):
            if not text.isHidden():
                high += text.heightForWidth(inner) + 6
        if self._steps:
            shown = min(len(self._steps), MOST_ROWS)
            high += sum(self.rows.sizeHintForRow(row) for row in range(shown)) + 14
        return high + margins.top() + margins.bottom() + 2
