"""What is being typed in a cell is stored or refused before the table is read or turned over."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QLineEdit


def leave_cell() -> None:
    """The keyboard goes from the open cell to its table, which takes the text as it does on Tab."""
    field = QApplication.focusWidget()
    if isinstance(field, QLineEdit) and field.property("cell"):
        view = field.parentWidget()
        target = view.parentWidget() if view is not None else None
        if target is not None:
            target.setFocus()
