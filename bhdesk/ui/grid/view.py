"""The table view: Excel's keys, blocks by clipboard, column widths that fit the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QLineEdit, QTableView

from bhdesk.ui.grid import blocks, clipboard, moves
from bhdesk.ui.grid.delegate import GridDelegate
from bhdesk.ui.grid.header import GridHeader
from bhdesk.ui.grid.values import Edit, Kind, Refusal
from bhdesk.ui.grid.widths import fitted
from bhdesk.ui.tokens import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bhdesk.ui.grid.model import GridModel, Index

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
TABS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
ARROWS = {
    Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1),
}  # fmt: skip


class Grid(QTableView):
    """THE table. It holds no data: everything typed goes to the model's hooks."""

    current_cell_changed = Signal(object, str)
    """(row_key, column_key)"""
    cell_pressed = Signal(object, str)
    """(row_key, column_key): click, Space or Enter on a chip cell or in a read-only table."""
    block_refused = Signal(object)
    """(tuple[Refusal, ...]): a paste, fill or clearing changed nothing, for these reasons."""
    said = Signal(str)
    """A word for the status bar, such as why F2 does nothing."""
    widths_changed = Signal()

    def __init__(self, model: GridModel, name: str, row_height: int = 0) -> None:
        super().__init__()
        self._tab_column: int | None = None
        self._kept: tuple[object, str] | None = None
        self._model = model
        self.setModel(model)
        self.setAccessibleName(name)
        self._delegate = GridDelegate(self)
        self.setItemDelegate(self._delegate)
        self._header = GridHeader(self)
        self.setHorizontalHeader(self._header)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(16)
        self.set_row_height(row_height or theme().scale.grid_row)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            trigger.AnyKeyPressed | trigger.EditKeyPressed | trigger.DoubleClicked
        )
        self.setMinimumWidth(0)
        self._delegate.left_by_key.connect(self._leave_editor)
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._reset)

    @property
    def grid_model(self) -> GridModel:
        return self._model

    def set_row_height(self, pixels: int) -> None:
        self.verticalHeader().setDefaultSectionSize(pixels)
        self.updateGeometry()

    def content_height(self) -> int:
        """Header and all rows; a card gives no more than that."""
        rows = self.verticalHeader().defaultSectionSize() * self._model.rowCount()
        # the columns' own length: the bar's range is that of the columns before
        is_wider = self._header.length() > self.viewport().width()
        below = self.horizontalScrollBar().sizeHint().height() if is_wider else 0
        return self._header.sizeHint().height() + rows + below

    def sizeHint(self) -> QSize:
        return QSize(theme().scale.px(320), self.content_height())

    def minimumSizeHint(self) -> QSize:
        row = self.verticalHeader().defaultSectionSize()
        return QSize(0, self._header.sizeHint().height() + row * min(self._model.rowCount(), 3))

    def fit_columns(self) -> None:
        """Gives each column what its texts need and shares the rest by weight."""
        sizes = fitted(self._model, self.viewport().width())
        for section, size in enumerate(sizes):
            self._header.resizeSection(section, size)
        self.widths_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_columns()

    def event(self, event: QEvent) -> bool:
        # F2, Ctrl+C and the rest belong to the table, not to a shortcut of the window
        is_asked = event.type() == QEvent.Type.ShortcutOverride
        if is_asked and isinstance(event, QKeyEvent) and moves.is_own(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, mods = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if mods == CTRL and self._block_key(key):
            return
        if key in ARROWS and mods & CTRL:
            target = moves.data_edge(self._model, self.currentIndex(), *ARROWS[key])
            self._go(target, is_extended=bool(mods & SHIFT))
            return
        if key in ENTER and not mods & CTRL:
            self._enter(bool(mods & SHIFT))
            return
        if key == Qt.Key.Key_Delete:
            self._apply(blocks.cleared(self._model, blocks.selected(self.selectionModel())))
        elif key == Qt.Key.Key_Backspace:
            self._edit_empty()
        elif key == Qt.Key.Key_Space and self._press(self.currentIndex()):
            return
        else:
            self._explain(event)
            super().keyPressEvent(event)

    def _block_key(self, key: Qt.Key) -> bool:
        """Ctrl+C, X, V, D, R; everything else is not ours."""
        picked = blocks.selected(self.selectionModel())
        board = QGuiApplication.clipboard()
        if key in (Qt.Key.Key_C, Qt.Key.Key_X) and picked:
            board.setText(clipboard.to_text(blocks.texts(self._model, picked)))
            if key == Qt.Key.Key_X:
                self._apply(blocks.cleared(self._model, picked))
        elif key == Qt.Key.Key_V and picked:
            self._apply(blocks.pasted(self._model, picked, clipboard.from_text(board.text())))
        elif key in (Qt.Key.Key_D, Qt.Key.Key_R) and picked:
            self._apply(blocks.filled(self._model, picked, key == Qt.Key.Key_D))
        else:
            return False
        return True

    def _apply(self, change: tuple[Sequence[Edit], Sequence[Refusal]]) -> None:
        """One batch: either every cell or none."""
        edits, refused = change
        if not refused:
            refused = self._model.commit_edits(edits)
        if refused:
            self.block_refused.emit(tuple(refused))
        elif edits:
            verb = "ghi" if any(edit.text for edit in edits) else "xóa số ở"
            self.said.emit(f"Đã {verb} {len(edits)} ô.")

    def _edit_empty(self) -> None:
        index = self.currentIndex()
        if index.isValid() and self._model.can_edit(index):
            self.edit(index)
            editor = QGuiApplication.focusObject()
            if isinstance(editor, QLineEdit) and self.isAncestorOf(editor):
                editor.clear()

    def _explain(self, event: QKeyEvent) -> None:
        """Says why typing or F2 does nothing in a cell that takes no typing."""
        index = self.currentIndex()
        is_text = event.text().strip() and not event.modifiers()
        is_wanted = is_text or event.key() == Qt.Key.Key_F2
        if is_wanted and index.isValid() and not self._model.can_edit(index):
            self.said.emit(self._model.locked_text or "Ô này được tính sẵn, không nhập tay.")

