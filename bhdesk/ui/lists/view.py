"""The list itself: keyboard, selection by key, Enter and click tell which row is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from bhdesk.ui.lists.delegate import RowDelegate
from bhdesk.ui.lists.searched import SearchedList
from bhdesk.ui.lists.shown import rows_table
from bhdesk.ui.tokens import theme

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent

    from bhdesk.domain.shown_table import ShownTable
    from bhdesk.ui.lists.rows import Index, LazyRows, RowItem, RowModel, RowStyle


TALLEST = 10_000


class RowList(SearchedList):
    """Rows of one style. `chosen` follows the cursor, `opened` follows Enter or a click."""

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, style: RowStyle, name: str) -> None:
        super().__init__()
        self._style = style
        self.table_title = ""
        self.table_heads: dict[str, str] = {}
        self.setAccessibleName(name)
        self.setItemDelegate(RowDelegate(style, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.clicked.connect(lambda index: self._tell(index))

    @property
    def row_model(self) -> RowModel:
        return self._rows

    @property
    def current_key(self) -> Hashable | None:
        index = self.currentIndex()
        return self._rows.key_of(index.row()) if index.isValid() else None

    def set_items(
        self, items: Sequence[RowItem] | LazyRows, current: Hashable | None = None
    ) -> None:
        """Shows rows; keeps the cursor on `current`, else on the row it was on, silently."""
        wanted = self.current_key if current is None else current
        was_blocked = self.blockSignals(True)
        self._rows.set_items(items)
        self.scheduleDelayedItemsLayout()
        self.blockSignals(was_blocked)
        if wanted is not None:
            self.choose_silently(wanted)
        self.updateGeometry()

    def clear_choice(self) -> None:
        """No row is chosen; said to nobody."""
        was_blocked = self.blockSignals(True)
        self.setCurrentIndex(QModelIndex())
        self.clearSelection()
        self.blockSignals(was_blocked)

    def choose_silently(self, key: Hashable) -> None:
        """As choose, said to nobody."""
        was_blocked = self.blockSignals(True)
        self.choose(key)
        self.blockSignals(was_blocked)

    def choose(self, key: Hashable) -> None:
        """Puts the cursor on a row."""
        row = self._rows.row_of(key)
        if row >= 0:
            self.executeDelayedItemsLayout()
            self.setCurrentIndex(self._rows.index(row))
            self.scrollTo(self.currentIndex())

    def shown_table(self) -> ShownTable:
        """What is printed of it; a screen can set a fuller `table_title`, and `table_heads`."""
        title = self.table_title or self.accessibleName()
        return rows_table(self._rows.items, self._style, title, self.table_heads)

    def content_height(self) -> int:
        """What all rows need; rows far below any screen are not asked."""
        high = 0
        for row in range(self._rows.rowCount()):
            high += self.sizeHintForRow(row)
            if high > TALLEST:
                break
        return high

    def sizeHint(self) -> QSize:
        return QSize(theme().scale.px(220), self.content_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, min(self.content_height(), theme().scale.px(60)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.chosen.emit(self._rows.key_of(current.row()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            for row in range(self._rows.rowCount()):
                index = self._rows.index(row)
                if self._rows.flags(index) & Qt.ItemFlag.ItemIsEnabled:
                    self.setCurrentIndex(index)
                    return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._tell(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _tell(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self._rows.key_of(index.row()))
