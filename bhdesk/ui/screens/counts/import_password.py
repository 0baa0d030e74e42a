"""Asks for the password of a file; it is used once and kept nowhere."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from bhdesk.ui.tokens import theme
from bhdesk.ui.widgets.buttons import link, primary
from bhdesk.ui.widgets.forms import FormRow, line_edit
from bhdesk.ui.widgets.labels import Text


class PasswordDialog(QDialog):
    """One field; `refusal` is why the password before was not taken."""

    given = Signal(str)

    def __init__(self, name: str, refusal: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Tệp có mật khẩu")
        self.setMinimumWidth(theme().scale.px(440))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(Text(f"Tệp {name} có mật khẩu", "h2", is_wrapped=True))
        self.field = line_edit()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.row = FormRow("&Mật khẩu", self.field, "Chỉ dùng để đọc tệp lần này, không lưu lại.")
        self.row.set_error(refusal)
        column.addWidget(self.row)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        self.cancel_button, self.ok_button = link("Hủy"), primary("Đọc tệp")
        self.cancel_button.clicked.connect(self.reject)
        self.ok_button.clicked.connect(self._give)
        self.field.returnPressed.connect(self._give)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.ok_button)
        column.addLayout(buttons)
        self.field.setFocus()

    def _give(self) -> None:
        if not self.field.text():
            self.row.set_error("Chưa nhập mật khẩu.")
            self.field.setFocus()
            return
        self.accept()
        self.given.emit(self.field.text())
