"""Asks why a closed month is opened again."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from bhdesk.ui.tokens import theme
from bhdesk.ui.widgets.buttons import link, primary
from bhdesk.ui.widgets.forms import FormRow, line_edit
from bhdesk.ui.widgets.labels import Text


class ReopenDialog(QDialog):
    """One field; without a reason it stays open and says so."""

    given = Signal(str)

    def __init__(self, month: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Mở lại tháng đã chốt")
        self.setMinimumWidth(theme().scale.px(440))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(Text(f"Mở lại tháng {month} để sửa", "h2"))
        about = "Lý do được ghi vào nhật ký của tháng. Số liệu giữ nguyên cho tới khi sửa."
        column.addWidget(Text(about, "ink2", is_wrapped=True))
        self.field = line_edit(placeholder="Ví dụ: Thôn 2 báo lại số giảm")
        self._row = FormRow("&Lý do", self.field)
        column.addWidget(self._row)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        self.cancel_button, self.ok_button = link("Hủy"), primary("Mở lại")
        self.cancel_button.clicked.connect(self.reject)
        self.ok_button.clicked.connect(self._give)
        self.field.returnPressed.connect(self._give)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.ok_button)
        column.addLayout(buttons)
        self.field.setFocus()

    def _give(self) -> None:
        reason = self.field.text().strip()
        if not reason:
            self._row.set_error("Chưa ghi lý do mở lại tháng.")
            self.field.setFocus()
            return
        self.given.emit(reason)
        self.accept()
