"""A page's content that is as high as the window, not as high as its longest table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedLayout, QWidget

from bhdesk.ui.widgets.cards import Card
from bhdesk.ui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from PySide6.QtCore import QSize


class Sheet(QWidget):
    """Shows one of its states (full, empty, unread); scrolls only below their least height.

    Without the override a single wrapped text would stretch the page to all its rows.
    """

    def __init__(self, *states: QWidget) -> None:
        super().__init__()
        self._stack = QStackedLayout(self)
        self._boxes: dict[QWidget, QWidget] = {}
        for state in states:
            self.add_state(state)

    def add_state(self, state: QWidget) -> None:
        """One more state, made later than the others."""
        box = state
        if isinstance(state, EmptyState):
            card = Card((1, 1, 1, 1))
            card.add(state, 1)
            box = card
        self._boxes[state] = box
        self._stack.addWidget(box)

    def show_state(self, state: QWidget) -> None:
        """One of the widgets given; an empty state stands in a white card."""
        self._stack.setCurrentWidget(self._boxes[state])

    def minimumSizeHint(self) -> QSize:
        """Of the state shown: one that is hidden does not tell when it has become smaller."""
        shown = self._stack.currentWidget()
        return shown.minimumSizeHint() if shown is not None else super().minimumSizeHint()

    def hasHeightForWidth(self) -> bool:
        return False
