"""Asks for the password of a file; it is used once and kept nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget

from bhdesk import messages
from bhdesk.domain.errors import UserError
from bhdesk.ui.widgets.forms import FormRow
from bhdesk.ui.widgets.line_dialog import LineDialog

if TYPE_CHECKING:
    from collections.abc import Callable

NEEDED, WRONG = "file.password_needed", "file.password_wrong"


class PasswordDialog(LineDialog):
    """One field; `refusal` is why the password before was not taken."""

    def __init__(self, name: str, refusal: str, parent: QWidget) -> None:
        heading = f"Tệp {name} có mật khẩu"
        super().__init__("Tệp có mật khẩu", heading, "Đọc tệp", "Chưa nhập mật khẩu.", parent)
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        row = FormRow("&Mật khẩu", self.field, "Chỉ dùng để đọc tệp lần này, không lưu lại.")
        row.set_error(refusal)
        self.ask(row)


def is_locked(found: object) -> bool:
    """Whether a file could not be read for want of its password."""
    return isinstance(found, UserError) and found.code in (NEEDED, WRONG)


def ask_password(
    problem: UserError, name: str, parent: QWidget, given: Callable[[str], object]
) -> PasswordDialog:
    """Opens the dialog after such a refusal; `given` takes what is typed."""
    refusal = messages.of(problem) if problem.code == WRONG else ""
    dialog = PasswordDialog(name, refusal, parent)
    dialog.given.connect(given)
    dialog.open()
    return dialog
