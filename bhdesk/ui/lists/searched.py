"""A list with the field of Ctrl+F over its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView

from bhdesk.ui.lists.rows import RowModel
from bhdesk.ui.tables import open_menu, serve_dialog
from bhdesk.ui.widgets.find_bar import FindBar, next_with
from bhdesk.ui.widgets.scrolling import give_viewport

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent, QResizeEvent, QShowEvent


class SearchedList(QListView):
    """What a row says to a screen reader is what is looked through."""

    find_wanted = Signal(int)
    """Ctrl+F 0, F3 1, Shift+F3 -1."""

    def __init__(self) -> None:
        super().__init__()
        give_viewport(self)
        self._rows = RowModel()
        self.setModel(self._rows)
        self.find_bar = FindBar(self, is_compact=True)
        self.find_bar.setParent(self)
        self.find_bar.height_changed.connect(self._place_find_bar)

    def place(self) -> int:
        """The row of the cursor, 0 where there is none."""
        return max(self.currentIndex().row(), 0)

    def go_to_place(self, number: int) -> None:
        """Puts the cursor on a row; the focus stays where it is."""
        index = self._rows.index(number)
        if index.isValid() and self._rows.flags(index) & Qt.ItemFlag.ItemIsEnabled:
            self.setCurrentIndex(index)

    def next_place(self, words: str, start: int, is_back: bool) -> int:
        """The next row with the words, marks or not; -1 where there is none."""
        items = self._rows.items

        def texts(row: int) -> tuple[str, ...]:
            return () if getattr(items[row], "is_heading", False) else (items[row].spoken,)

        return next_with(words, len(items), texts, start, is_back)

    def event(self, event: QEvent) -> bool:
        # Ctrl+F and F3 belong to the list, not to a shortcut of the window
        is_asked = event.type() == QEvent.Type.ShortcutOverride
        if is_asked and isinstance(event, QKeyEvent) and _step_of(event) is not None:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _step_of(event)
        if step is None:
            super().keyPressEvent(event)
        else:
            self.find_wanted.emit(step)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        open_menu(self, event.globalPos())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        serve_dialog(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_find_bar()

    def _place_find_bar(self) -> None:
        """It stands over the rows and takes room from them only while it is open."""
        high = 0 if self.find_bar.isHidden() else self.find_bar.sizeHint().height()
        if self.viewportMargins().top() != high:
            self.setViewportMargins(0, high, 0, 0)
        self.find_bar.setGeometry(0, 0, self.viewport().width(), high)


def _step_of(event: QKeyEvent) -> int | None:
    """What a key asks of the field to look for a text; None for any other key."""
    if event.key() == Qt.Key.Key_F3:
        return -1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
    is_ctrl = event.modifiers() == Qt.KeyboardModifier.ControlModifier
    return 0 if is_ctrl and event.key() == Qt.Key.Key_F else None
