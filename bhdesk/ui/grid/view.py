"""The table view: Excel's keys, blocks by clipboard, column widths that fit the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QLineEdit

from bhdesk.ui.grid import blocks, clipboard, moves
from bhdesk.ui.grid.cursor import ARROWS, ENTER, FAR, CursorTable
from bhdesk.ui.grid.delegate import GridDelegate
from bhdesk.ui.grid.header import GridHeader
from bhdesk.ui.grid.shown import shown_table
from bhdesk.ui.grid.widths import fitted
from bhdesk.ui.tables import open_menu, serve_dialog
from bhdesk.ui.tokens import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bhdesk.domain.shown_table import ShownTable
    from bhdesk.ui.grid.model import GridModel
    from bhdesk.ui.grid.values import Edit, Refusal

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
BLOCK_KEYS = (Qt.Key.Key_C, Qt.Key.Key_X, Qt.Key.Key_V, Qt.Key.Key_D, Qt.Key.Key_R)
NO_DATE = "Cột này không nhập ngày."
NOTHING_COPIED = "Chưa có khối nào được chép."


class Grid(CursorTable):
    """THE table. It holds no data: everything typed goes to the model's hooks."""

    block_refused = Signal(object)
    """(tuple[Refusal, ...]): a paste, fill or clearing changed nothing, for these reasons."""
    said = Signal(str)
    """A word for the status bar, such as why F2 does nothing."""
    named_block_pasted = Signal(object)
    """(named.Preview): a block with names, to be looked at before write_block."""
    find_wanted = Signal(int)
    """Ctrl+F 0, F3 1, Shift+F3 -1: the card has the field to look for a text."""
    widths_changed = Signal()

    def __init__(self, model: GridModel, name: str, row_height: int = 0) -> None:
        super().__init__(model)
        self.takes_names = False
        self.is_draft = False  # a draft's block is not on disk: it is not called written
        self.table_title = ""
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
        # after the header, which must know the new columns first
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._reset)

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

    def write_block(self, edits: Sequence[Edit]) -> tuple[Refusal, ...]:
        """What a preview showed: every cell or none."""
        refused = self._model.commit_edits(edits)
        if not refused:
            self._tell_done(edits)
        return refused

    def shown_table(self) -> ShownTable:
        """What is printed of it; `table_title` says more than the name where a screen sets it."""
        return shown_table(self._model, self.table_title or self.accessibleName())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        open_menu(self, event.globalPos())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        serve_dialog(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_columns()
        if event.size().height() < event.oldSize().height():
            self.scrollTo(self.currentIndex())  # what came under the table does not hide the cursor

    def event(self, event: QEvent) -> bool:
        # F2, Ctrl+C and the rest belong to the table, not to a shortcut of the window
        is_asked = event.type() == QEvent.Type.ShortcutOverride
        if is_asked and isinstance(event, QKeyEvent) and moves.is_own(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, mods = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if mods == CTRL and self._own_key(key):
            return
        if key == Qt.Key.Key_F3 and not mods & CTRL:
            self.find_wanted.emit(-1 if mods & SHIFT else 1)
            return
        if key in ARROWS and mods & CTRL:
            target = moves.data_edge(self._model, self.currentIndex(), *ARROWS[key])
            self._go(target, is_extended=bool(mods & SHIFT))
            return
        if key in FAR and mods & SHIFT:
            self._go(self.moveCursor(FAR[key], mods & CTRL), is_extended=True)
            return
        if key in ENTER and not mods & CTRL:
            self._enter(bool(mods & SHIFT))
            return
        if key == Qt.Key.Key_Delete:
            self._apply(blocks.cleared(self._model, blocks.selected(self.selectionModel())))
        elif key == Qt.Key.Key_Backspace:
            self._edit_empty()
        elif not self._takes(key):
            self._explain(event)
            super().keyPressEvent(event)
            if key == Qt.Key.Key_F2 and (editor := self._editor()):
                editor.end(False)

    def _takes(self, key: Qt.Key) -> bool:
        """Space presses a chip, Esc gives up a refused text."""
        if key == Qt.Key.Key_Space:
            return self._press(self.currentIndex())
        return key == Qt.Key.Key_Escape and self._give_up()

    def _own_key(self, key: Qt.Key) -> bool:
        """Ctrl+C, X, V, D, R on the block, Ctrl+F, Ctrl+;; everything else is not ours."""
        picked = blocks.selected(self.selectionModel())
        is_typing = self.state() == QAbstractItemView.State.EditingState
        if key == Qt.Key.Key_F:
            self.find_wanted.emit(0)
        elif key == Qt.Key.Key_Semicolon:
            self.said.emit(NO_DATE)
        elif picked is None or is_typing or key not in BLOCK_KEYS:
            return False
        elif key == Qt.Key.Key_V:
            self._paste(picked)
        elif key in (Qt.Key.Key_D, Qt.Key.Key_R):
            self._apply(blocks.filled(self._model, picked, key == Qt.Key.Key_D))
        else:
            copied = clipboard.to_text(blocks.texts(self._model, picked))
            QGuiApplication.clipboard().setText(copied)
            if key == Qt.Key.Key_X:
                self._apply(blocks.cleared(self._model, picked))
        return True

    def _paste(self, picked: blocks.Block) -> None:
        """By names of rows where the block has some, looked at first; else by position, at once."""
        from bhdesk.ui.grid import named  # noqa: PLC0415 - not before something is pasted

        copied = QGuiApplication.clipboard().text()
        if not copied:
            self.said.emit(NOTHING_COPIED)
            return
        rows = clipboard.from_text(copied)
        preview = named.preview(self._model, picked.left, rows) if self.takes_names else None
        if preview is None:
            self._apply(blocks.pasted(self._model, picked, rows))
        elif preview.is_idle:
            self.said.emit("Khối dán không đổi ô nào.")
        else:
            self.named_block_pasted.emit(preview)

    def _apply(self, change: tuple[Sequence[Edit], Sequence[Refusal]]) -> None:
        """One batch: either every cell or none."""
        edits, refused = change
        if not refused:
            refused = self._model.commit_edits(edits)
        if refused:
            self.block_refused.emit(tuple(refused))
        elif edits:
            self._tell_done(edits)

    def _tell_done(self, edits: Sequence[Edit]) -> None:
        written = "điền" if self.is_draft else "ghi"
        verb = written if any(edit.text for edit in edits) else "xóa số ở"
        self.said.emit(f"Đã {verb} {len(edits)} ô.")

    def _edit_empty(self) -> None:
        index = self.currentIndex()
        if index.isValid() and self._model.can_edit(index):
            self.edit(index)
            if editor := self._editor():
                editor.clear()

    def _editor(self) -> QLineEdit | None:
        """The field over the current cell while it is typed in."""
        found = QGuiApplication.focusObject()
        return found if isinstance(found, QLineEdit) and self.isAncestorOf(found) else None

    def _give_up(self) -> bool:
        """Esc on a refused text brings the stored value back."""
        keys = self.current_keys()
        is_refused = any((item.row, item.column) == keys for item in self._model.drafts())
        if keys is not None and is_refused:
            self._model.discard_draft(*keys)
        return is_refused

    def _explain(self, event: QKeyEvent) -> None:
        """Says why typing or F2 does nothing in a cell that takes no typing."""
        index = self.currentIndex()
        is_text = event.text().strip() and not event.modifiers()
        is_wanted = is_text or event.key() == Qt.Key.Key_F2
        if is_wanted and index.isValid() and not self._model.can_edit(index):
            self.said.emit(self._model.locked_text or "Ô này được tính sẵn, không nhập tay.")

    def _reset(self) -> None:
        self.updateGeometry()
        self.fit_columns()
        super()._reset()
