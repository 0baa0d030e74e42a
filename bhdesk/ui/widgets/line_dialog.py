"""A small dialog that asks for a line, and does not go away without it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from bhdesk.ui.tokens import theme
from bhdesk.ui.widgets.buttons import link, primary
from bhdesk.ui.widgets.forms import FormRow, line_edit
from bhdesk.ui.widgets.labels import Text


class LineDialog(QDialog):
    """`given` brings what was typed, once the dialog is closed; without it `missing` is said."""

    given = Signal(str)

    def __init__(
        self, title: str, heading: str, ok_text: str, missing: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._missing = missing
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(theme().scale.px(440))
        self.field = line_edit()
        self.cancel_button, self.ok_button = link("Hủy"), primary(ok_text)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 20, 24, 16)
        self._column.setSpacing(12)
        self._column.addWidget(Text(heading, "h2", is_wrapped=True))
        self.cancel_button.clicked.connect(self.reject)
        self.ok_button.clicked.connect(self._give)
        self.field.textEdited.connect(self._forgive)
        self.ok_button.setDefault(True)  # Enter in whichever field

    def ask(self, row: FormRow, about: str = "", *others: FormRow) -> None:
        """Lays out the row of `field`, under some words about it, other rows and the buttons."""
        self.row = row
        if about:
            self._column.addWidget(Text(about, "ink2", is_wrapped=True))
        for each in (row, *others):
            self._column.addWidget(each)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.ok_button)
        self._column.addLayout(buttons)
        self.field.setFocus()

    def answer(self) -> str:
        """What counts as typed."""
        return self.field.text()

    def take(self, answer: str) -> bool:
        """Whether the dialog can go; extend to do the thing and to refuse at the fields."""
        return True

    def _forgive(self) -> None:
        """What was missing is there: the words about it go."""
        self.row.set_error("")

    def _give(self) -> None:
        answer = self.answer()
        if not answer:
            self.row.set_error(self._missing)
            self.field.setFocus()
            return
        self.row.set_error("")
        if not self.take(answer):
            return
        self.accept()
        self.given.emit(answer)
