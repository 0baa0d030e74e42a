"""The field above a table that goes to the next cell with a text, with or without its marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from bhdesk.ui.grid import moves
from bhdesk.ui.tokens import Tone, theme
from bhdesk.ui.widgets.buttons import link
from bhdesk.ui.widgets.labels import Sign, SignedText

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QKeyEvent

    from bhdesk.ui.grid.view import Grid

NOT_FOUND = "Không thấy"
SHIFT = Qt.KeyboardModifier.ShiftModifier


class FindField(QLineEdit):
    """Enter and F3 go on, with Shift back; Esc leaves. Nothing touches the text being typed."""

    stepped = Signal(bool)
    """(is_back)"""
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText("Tìm trong bảng")
        self.setAccessibleName("Tìm trong bảng, gõ không dấu cũng được")
        self.setMaxLength(120)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_find = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F3):
            self.stepped.emit(bool(event.modifiers() & SHIFT))
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif is_find and event.key() == Qt.Key.Key_F:
            self.selectAll()
        else:
            super().keyPressEvent(event)


class FindBar(QWidget):
    """Hidden until Ctrl+F; the table's cursor goes with what is typed."""

    def __init__(self, grid: Grid) -> None:
        super().__init__()
        self._grid = grid
        self._start = 0
        self.field = FindField()
        self.field.setMaximumWidth(theme().scale.px(260))
        self.note = SignedText(Tone.WARN, NOT_FOUND)
        self.back, self.on = link("Trước", "len"), link("Sau", "giam")
        self.close_button = link("Đóng")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(8)
        row.addWidget(Sign("tim", theme().colours.ink2, 16))
        row.addWidget(self.field, 1)
        for item in (self.back, self.on, self.note):
            row.addWidget(item)
        row.addStretch(1)
        row.addWidget(self.close_button)
        self.hide()
        self.note.hide()
        grid.find_wanted.connect(self.take)
        self.field.textChanged.connect(self._look)
        self.field.stepped.connect(self._step)
        self.field.left.connect(self.leave)
        self.back.clicked.connect(lambda: self._step(True))
        self.on.clicked.connect(lambda: self._step(False))
        self.close_button.clicked.connect(self.leave)

    def take(self, step: int) -> None:
        """0 opens the field; 1 and -1 go on with its text, without leaving the table."""
        if step and self.field.text():
            self._step(step < 0)
            return
        self._start = self._here()
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def leave(self) -> None:
        """Back to the table; the text is kept for F3."""
        self.hide()
        self.note.hide()
        self._grid.setFocus()

    def _here(self) -> int:
        return moves.number_of(self._grid.grid_model, self._grid.currentIndex())

    def _look(self, words: str) -> None:
        """From the cell where the search began, that cell first, so that typing on stays put."""
        model = self._grid.grid_model
        found = moves.find(model, words, self._start - 1, is_back=False)
        self._show(found, words)
        if not found.isValid() and model.rowCount():
            row, column = divmod(self._start, model.columnCount())
            self._grid.go_to(model.index(row, column))

    def _step(self, is_back: bool) -> None:
        words = self.field.text()
        self._show(moves.find(self._grid.grid_model, words, self._here(), is_back), words)
        self._start = self._here()

    def _show(self, found: QModelIndex, words: str) -> None:
        is_missing = bool(words.strip()) and not found.isValid()
        self.note.setVisible(is_missing)
        if is_missing:
            self._grid.said.emit(f"{NOT_FOUND} “{words.strip()}”.")
        if found.isValid():
            self._grid.go_to(found)
