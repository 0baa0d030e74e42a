"""Asks for the password of a file; it is used once and kept nowhere."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from bhdesk.ui.widgets.forms import FormRow
from bhdesk.ui.widgets.line_dialog import LineDialog


class PasswordDialog(LineDialog):
    """One field; `refusal` is why the password before was not taken."""

    def __init__(self, name: str, refusal: str, parent: QWidget) -> None:
        heading = f"Tệp {name} có mật khẩu"
        super().__init__("Tệp có mật khẩu", heading, "Đọc tệp", "Chưa nhập mật khẩu.", parent)
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        row = FormRow("&Mật khẩu", self.field, "Chỉ dùng để đọc tệp lần này, không lưu lại.")
        row.set_error(refusal)
        self.ask(row)
