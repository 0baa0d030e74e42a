"""What stands in a field of the form, whatever widget it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

ASKED, ANSWERED = "Hỏi: ", "Đáp: "


def text_of(field: QWidget) -> str:
    """The text typed; a choice has none."""
    if isinstance(field, QPlainTextEdit):
        return field.toPlainText()
    return field.text() if isinstance(field, QLineEdit) else ""


def set_text(field: QWidget, text: str) -> None:
    """Puts a text into a field that takes one; the same text leaves the cursor alone."""
    if text_of(field) == text:
        return
    if isinstance(field, QPlainTextEdit):
        field.setPlainText(text)
    elif isinstance(field, QLineEdit):
        field.setText(text)
        if not field.hasFocus():  # a long text is read from its beginning
            field.setCursorPosition(0)


def begin_question(field: QPlainTextEdit) -> None:
    """One more pair of lines, the cursor where the question is typed."""
    said = field.toPlainText().rstrip()
    begun = f"{said}\n{ASKED}" if said else ASKED
    field.setPlainText(f"{begun}\n{ANSWERED}")
    cursor = field.textCursor()
    cursor.setPosition(len(begun))
    field.setTextCursor(cursor)
    field.setFocus()
