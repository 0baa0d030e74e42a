"""A page's content that is as high as the window, not as high as its longest table."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedLayout, QWidget


class Sheet(QWidget):
    """Shows one of its states (full, empty, unread); scrolls only below their least height.

    Without the override a single wrapped text would stretch the page to all its rows.
    """

    def __init__(self, *states: QWidget) -> None:
        super().__init__()
        self._stack = QStackedLayout(self)
        for state in states:
            self._stack.addWidget(state)

    @property
    def current(self) -> QWidget:
        return self._stack.currentWidget()

    def show_state(self, state: QWidget) -> None:
        self._stack.setCurrentWidget(state)

    def hasHeightForWidth(self) -> bool:
        return False
