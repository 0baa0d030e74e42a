"""The field a sentence is written in: figures that no longer hold are marked, nothing rewritten."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from bhdesk.ui.screens.reports import sentences
from bhdesk.ui.tokens import theme

CTRL = Qt.KeyboardModifier.ControlModifier


class WordsField(QPlainTextEdit):
    """Tab leaves it, Ctrl+Enter saves and goes on to the next sentence."""

    left = Signal()
    finished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Nội dung câu")
        self.setTabChangesFocus(True)
        self.setMinimumSize(theme().scale.px(120), theme().scale.px(64))
        self._old_numbers: tuple[str, ...] = ()
        self.textChanged.connect(self._mark)

    def set_words(self, words: str, old_numbers: tuple[str, ...] = ()) -> None:
        """Another sentence; `old_numbers` are marked where they stand."""
        self._old_numbers = old_numbers
        if self.toPlainText() != words:
            self.setPlainText(words)
        self._mark()

    @property
    def marked(self) -> tuple[str, ...]:
        """The figures that are marked now."""
        return tuple(one.cursor.selectedText() for one in self.extraSelections())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & CTRL:
            self.finished.emit()
        else:
            super().keyPressEvent(event)

    def _mark(self) -> None:
        colours = theme().colours
        look = QTextCharFormat()
        look.setBackground(QColor(colours.warn_tint))
        look.setForeground(QColor(colours.warn))
        look.setFontUnderline(True)
        made = []
        for start, end in sentences.places(self.toPlainText(), self._old_numbers):
            one = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document())
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            one.cursor, one.format = cursor, look
            made.append(one)
        self.setExtraSelections(made)
