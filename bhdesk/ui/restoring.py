"""The question before a copy takes the place of the data: what it is, what goes, what is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from bhdesk.domain import text
from bhdesk.ui.tokens import Tone, theme
from bhdesk.ui.widgets.banner import Banner
from bhdesk.ui.widgets.buttons import link, primary
from bhdesk.ui.widgets.labels import Text

if TYPE_CHECKING:
    from bhdesk.domain.periods import Month
    from bhdesk.services.safekeeping import RestoreView

AGAIN = "Phần sau đó phải nhập lại."


class RestoreDialog(QDialog):
    """`exec()` is true when she chose Phục hồi."""

    def __init__(self, seen: RestoreView, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Phục hồi")
        self.setMinimumWidth(theme().scale.px(560))
        self.ok_button, self.cancel_button = primary("Phục hồi", "hoan-tac"), link("Hủy")
        self.lines = _lines(seen)
        self.warning = Banner()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(14)
        column.addWidget(Text("Phục hồi số liệu từ bản sao lưu?", "h2", is_wrapped=True))
        table = QGridLayout()
        table.setHorizontalSpacing(16)
        table.setVerticalSpacing(8)
        table.setColumnStretch(1, 1)
        for at, (name, value) in enumerate(self.lines):
            table.addWidget(Text(name, "ink2"), at, 0)
            table.addWidget(Text(value, is_wrapped=True), at, 1)
        column.addLayout(table)
        column.addWidget(self.warning)
        self.warning.say(*_meaning(seen), is_passing=False, is_closable=False)
        self.kept = Text(_kept(seen), "ink2", is_wrapped=True)
        column.addWidget(self.kept)
        column.addLayout(self._buttons())
        self.cancel_button.setFocus()

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addStretch(1)
        row.addWidget(self.cancel_button)
        row.addWidget(self.ok_button)
        self.cancel_button.clicked.connect(self.reject)
        self.ok_button.clicked.connect(self.accept)
        return row


def copy_words(seen: RestoreView) -> str:
    """Which copy it is, in a word or two: its moment, else the name of its file."""
    made = seen.made_at
    return text.moment(made.isoformat()) if made else seen.source.name


def _lines(seen: RestoreView) -> tuple[tuple[str, str], ...]:
    made = seen.made_at
    when = f"sao lưu lúc {text.moment(made.isoformat())}" if made else _changed(seen.last_change)
    now = _said(_changed(seen.present_change), seen.present_month)
    if not seen.present_change:
        now = "không đọc được" if seen.kept_aside else "không có tệp"
    lines = (
        ("Đơn vị", seen.office),
        ("Bản này", _said(when, seen.month)),
        ("Tệp", seen.source.name),
        ("Đang dùng", now),
    )
    return (*lines, ("Giữ lại ở", seen.kept_aside.name)) if seen.kept_aside else lines


def _changed(at: str) -> str:
    return f"sửa lần cuối {text.moment(at)}" if at else "chưa có số liệu"


def _said(when: str, month: Month | None) -> str:
    return f"{when}, số liệu đến tháng {month.label}" if month else when


def _meaning(seen: RestoreView) -> tuple[Tone, str, str]:
    """How much would have to be typed again; another office's figures come before that."""
    if seen.present_office and seen.office != seen.present_office:
        title = f"Bản này là của {seen.office}, tệp đang dùng của {seen.present_office}."
        return Tone.WARN, title, ""
    if seen.months_newer:
        return Tone.WARN, f"Số liệu đang dùng mới hơn bản này {seen.months_newer} tháng.", AGAIN
    if seen.present_change > seen.last_change:
        return Tone.WARN, "Số liệu đang dùng có thay đổi sau bản này.", AGAIN
    if not seen.present_change:
        return Tone.INFO, "Bản này đọc được trọn vẹn.", ""
    return Tone.INFO, "Số liệu đang dùng không có gì mới hơn bản này.", ""


def _kept(seen: RestoreView) -> str:
    if seen.kept_aside is None:
        return "Bản sao lưu được giữ nguyên."
    return "Tệp đang dùng không mất: được giữ lại cạnh đó. Muốn trở lại thì phục hồi từ tệp ấy."
