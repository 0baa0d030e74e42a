"""Asks why a closed month is opened again, who asked for it and until when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk import messages
from bhdesk.domain import text
from bhdesk.domain.errors import UserError
from bhdesk.ui.widgets.forms import FormRow, line_edit
from bhdesk.ui.widgets.line_dialog import LineDialog

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtWidgets import QWidget

    Reopen = Callable[[str, str, "date | None"], UserError | None]

TITLE = "Mở lại tháng đã chốt"
ABOUT = "Lý do được ghi vào nhật ký của tháng. Số liệu giữ nguyên cho tới khi sửa."
MISSING = "Chưa ghi lý do mở lại tháng."


class ReopenDialog(LineDialog):
    """Goes away only when the month is open; a refusal stands under its field."""

    def __init__(self, month: str, reopen: Reopen, parent: QWidget) -> None:
        """`reopen(reason, who, until)` does it and gives the refusal, if there is one."""
        super().__init__(TITLE, f"Mở lại tháng {month} để sửa", "Mở lại", MISSING, parent)
        self._reopen = reopen
        self.field.setPlaceholderText("Ví dụ: Thôn 2 báo lại số giảm")
        self.who = line_edit(placeholder="Ví dụ: Trưởng Thôn 2")
        self.until = line_edit(placeholder="ngày/tháng/năm")
        self._until_row = FormRow(
            "Mở đến hết &ngày (không bắt buộc)", self.until,
            "Qua ngày này tháng tự khóa lại. Để trống: mở cho tới khi chốt lại.",
        )  # fmt: skip
        who = FormRow("Ai &yêu cầu", self.who, "Để trống: người đang dùng máy.")
        self.ask(FormRow("&Lý do", self.field), ABOUT, who, self._until_row)

    def answer(self) -> str:
        """A reason of spaces is none."""
        return self.field.text().strip()

    def take(self, answer: str) -> bool:
        """Opens the month; a day that cannot be is refused where it was typed."""
        self._until_row.set_error("")
        typed = self.until.text().strip()
        try:
            until = text.parse_date(typed) if typed else None
        except UserError as problem:
            return self._refuse(self._until_row, problem)
        refused = self._reopen(answer, self.who.text().strip(), until)
        if refused is None:
            return True
        return self._refuse(
            self._until_row if refused.code == "month.until_past" else self.row, refused
        )

    @staticmethod
    def _refuse(row: FormRow, problem: UserError) -> bool:
        row.set_error(messages.of(problem))
        row.field.setFocus()
        return False
