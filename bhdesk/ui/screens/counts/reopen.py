"""Asks why a closed month is opened again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.ui.widgets.forms import FormRow
from bhdesk.ui.widgets.line_dialog import LineDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

TITLE = "Mở lại tháng đã chốt"
ABOUT = "Lý do được ghi vào nhật ký của tháng. Số liệu giữ nguyên cho tới khi sửa."
MISSING = "Chưa ghi lý do mở lại tháng."


class ReopenDialog(LineDialog):
    """One field; without a reason it stays open and says so."""

    def __init__(self, month: str, parent: QWidget) -> None:
        super().__init__(TITLE, f"Mở lại tháng {month} để sửa", "Mở lại", MISSING, parent)
        self.field.setPlaceholderText("Ví dụ: Thôn 2 báo lại số giảm")
        self.ask(FormRow("&Lý do", self.field), ABOUT)

    def answer(self) -> str:
        """A reason of spaces is none."""
        return self.field.text().strip()
