"""The cursor of the table: where Enter, Tab, arrows and a click take it, and what it tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QTableView

from bhdesk.ui.grid import blocks, moves
from bhdesk.ui.grid.values import Kind
from bhdesk.ui.widgets.find_bar import next_with
from bhdesk.ui.widgets.scrolling import give_viewport

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QMouseEvent

    from bhdesk.ui.grid.model import GridModel, Index

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
TABS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
ARROWS = {
    Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1),
}  # fmt: skip


FAR = {
    Qt.Key.Key_Home: QTableView.CursorAction.MoveHome,
    Qt.Key.Key_End: QTableView.CursorAction.MoveEnd,
    Qt.Key.Key_PageUp: QTableView.CursorAction.MovePageUp,
    Qt.Key.Key_PageDown: QTableView.CursorAction.MovePageDown,
}


class CursorTable(QTableView):
    """Knows where the cursor is and moves it; what keys mean and how it looks is Grid's."""

    current_cell_changed = Signal(object, str)
    """(row_key, column_key)"""
    cell_pressed = Signal(object, str)
    """(row_key, column_key): click, Space or Enter on a chip cell or in a read-only table."""

    def __init__(self, model: GridModel) -> None:
        super().__init__()
        give_viewport(self)
        self._tab_column: int | None = None
        self._kept: tuple[object, str] | None = None
        self._anchor = QPersistentModelIndex()
        self._model = model
        self.setModel(model)

    @property
    def grid_model(self) -> GridModel:
        return self._model

    def place(self) -> int:
        """The number of the current cell in reading order, 0 where there is none."""
        index = self.currentIndex()
        return index.row() * self._model.columnCount() + index.column() if index.isValid() else 0

    def go_to_place(self, number: int) -> None:
        """Puts the cursor on the cell of a number; the focus stays where it is."""
        if self._model.columns:
            self._go(self._model.index(*divmod(number, self._model.columnCount())))

    def next_place(self, words: str, start: int, is_back: bool) -> int:
        """The next cell that shows or holds the words, marks or not; -1 where there is none."""
        wide = self._model.columnCount()

        def texts(number: int) -> tuple[str, str]:
            cell = self._model.cell(*divmod(number, wide))
            return cell.text, cell.typed

        return next_with(words, self._model.rowCount() * wide, texts, start, is_back)

    def select_cell(self, row: object, column: str, is_editing: bool = False) -> None:
        """Puts the cursor on a cell by its keys and gives the table the focus."""
        index = self._model.index_of(row, column)
        if index.isValid():
            self.setFocus()
            self._go(index)
            if is_editing:
                self.edit(index)

    def current_keys(self) -> tuple[object, str] | None:
        index = self.currentIndex()
        if not index.isValid():
            return None
        return self._model.rows[index.row()].key, self._model.columns[index.column()].key

    def focusInEvent(self, event: QFocusEvent) -> None:
        # before Qt puts the cursor on the first cell, which is a name and takes no typing
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self._begin()
        super().focusInEvent(event)
        self.viewport().update()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self._tab_column = None
        self.viewport().update()
        keys = self.current_keys()
        if keys:
            self.current_cell_changed.emit(*keys)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        block = blocks.selected(self.selectionModel())
        if block is not None and (block.top, block.left) == (block.bottom, block.right):
            self._anchor = QPersistentModelIndex(self._model.index(block.top, block.left))

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        # Qt's own start of a Shift selection does not know where Enter, Tab and Ctrl+arrows went
        is_shift = bool(command & QItemSelectionModel.SelectionFlag.Current)
        is_drag = self.state() == QTableView.State.DragSelectingState
        if is_shift and not is_drag and self._anchor.isValid():
            self._extend()
        else:
            super().setSelection(rect, command)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        is_left = event.button() == Qt.MouseButton.LeftButton
        if is_left and index.isValid() and index == self.currentIndex():
            self._press(index)

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Tab goes through the cells that take typing and leaves the table at its ends."""
        return self._tab(not is_next) or super().focusNextPrevChild(is_next)

    def _enter(self, is_up: bool) -> None:
        index = self.currentIndex()
        if not index.isValid() or self._press(index):
            return
        column = index.column() if self._tab_column is None or is_up else self._tab_column
        self._step(-1 if is_up else 1, column)

    def _tab(self, is_back: bool) -> bool:
        """Next cell that takes typing; False at either end, where Tab leaves the table."""
        index = self.currentIndex()
        target = moves.next_editable(self._model, index, is_back)
        if not target.isValid():
            return False
        start = index.column() if self._tab_column is None else self._tab_column
        self._go(target)
        self._tab_column = start
        return True

    def _leave_editor(self, key: int, is_shift: bool) -> None:
        if key in ENTER:
            self._enter(is_shift)
        elif key in TABS:
            self.focusNextPrevChild(not is_shift and key == Qt.Key.Key_Tab)
        else:
            self._step(ARROWS[Qt.Key(key)][0], self.currentIndex().column())

    def _step(self, down: int, column: int) -> None:
        row = min(max(self.currentIndex().row() + down, 0), self._model.rowCount() - 1)
        self._go(self._model.index(row, column))

    def _go(self, index: QModelIndex, is_extended: bool = False) -> None:
        if not index.isValid():
            return
        flag, picked = QItemSelectionModel.SelectionFlag, self.selectionModel()
        if is_extended:
            picked.setCurrentIndex(index, flag.NoUpdate)
            self._extend()
        else:
            picked.setCurrentIndex(index, flag.ClearAndSelect)
        self.scrollTo(index)

    def _extend(self) -> None:
        """Selects from the cell where the cursor stood last alone to where it is now."""
        here = self.currentIndex()
        kept = self._anchor
        corner = self._model.index(kept.row(), kept.column()) if kept.isValid() else here
        wanted = QItemSelection(corner, here)
        self.selectionModel().select(wanted, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _press(self, index: QModelIndex) -> bool:
        if not index.isValid():
            return False
        row, column = self._model.rows[index.row()], self._model.columns[index.column()]
        has_typing = any(column.is_editable for column in self._model.columns)
        if column.kind is not Kind.CHIP and has_typing:
            return False
        self.cell_pressed.emit(row.key, column.key)
        return True

    def _begin(self) -> None:
        """A table that has the keyboard always has a cursor, where typing is taken."""
        if not self.currentIndex().isValid() and self._model.rowCount():
            self._go(self._model.index(0, moves.first_column(self._model)))

    def _remember(self) -> None:
        self._kept = self.current_keys() or self._kept

    def _reset(self) -> None:
        """Other rows or columns (another month): the cursor stays on the cell of the same keys."""
        self._tab_column = None
        if self._kept is not None:
            self._go(self._model.index_of(*self._kept))
        if self.hasFocus():
            self._begin()
