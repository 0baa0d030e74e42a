"""The question before a copy takes the place of the data: what it is, what goes, what is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
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
PUTTING = "Đang chép và đọc lại {name}. Xin chờ, đừng tắt máy."
READING = "Đang đọc {name} từ đầu đến cuối để chắc là dùng được. Chưa thay đổi gì."


class RestoreDialog(QDialog):
    """`exec()` is true when she chose Phục hồi, which can be pressed once the copy was read."""

    def __init__(self, name: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Phục hồi")
        self.setMinimumWidth(theme().scale.px(560))
        self.seen: RestoreView | None = None
        self.ok_button, self.cancel_button = primary("Phục hồi", "hoan-tac"), link("Hủy")
        self.ok_button.setEnabled(False)
        self.lines: tuple[tuple[str, str], ...] = ()
        self.warning, self.kept = Banner(), Text("", "ink2", is_wrapped=True)
        self._reading = Text(READING.format(name=name), is_wrapped=True)
        self._elapsed, self._seconds = Text("", "muted"), 0
        self._clock = QTimer(self)
        self._clock.timeout.connect(self._count)
        self._clock.start(1000)
        self._table = QGridLayout()
        self._table.setHorizontalSpacing(16)
        self._table.setVerticalSpacing(8)
        self._table.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(14)
        column.addWidget(Text("Phục hồi số liệu từ bản sao lưu?", "h2", is_wrapped=True))
        column.addWidget(self._reading)
        column.addWidget(self._elapsed)
        column.addLayout(self._table)
        column.addWidget(self.warning)
        column.addWidget(self.kept)
        column.addStretch(1)
        column.addLayout(self._buttons())
        self.kept.hide()
        self.cancel_button.setFocus()

    def show_seen(self, seen: RestoreView) -> None:
        """The copy was read whole: what it is, and what would become of the present data."""
        self.seen, self.lines = seen, _lines(seen)
        self._clock.stop()
        self._reading.hide()
        self._elapsed.hide()
        for at, (name, value) in enumerate(self.lines):
            self._table.addWidget(Text(name, "ink2"), at, 0)
            self._table.addWidget(Text(value, is_wrapped=True), at, 1)
        self.warning.say(*_meaning(seen), is_passing=False, is_closable=False)
        self.kept.setText(_kept(seen))
        self.kept.show()
        self.ok_button.setEnabled(True)
        self.adjustSize()

    def _count(self) -> None:
        """Nobody knows how much of a copy is left to read; that it goes on can be told."""
        self._seconds += 1
        self._elapsed.setText(f"Đã đọc {self._seconds} giây.")

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addStretch(1)
        row.addWidget(self.cancel_button)
        row.addWidget(self.ok_button)
        self.cancel_button.clicked.connect(self.reject)
        self.ok_button.clicked.connect(self.accept)
        return row


class RestoringDialog(QDialog):
    """Stands while the copy is put in its place: no window is open then, and nothing stops it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setWindowTitle("Phục hồi")
        self.setMinimumWidth(theme().scale.px(460))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(8)
        column.addWidget(Text("Đang phục hồi…", "h2"))
        column.addWidget(Text(PUTTING.format(name=name), is_wrapped=True))

    def reject(self) -> None:
        """Neither Esc nor the cross: half a restore is none."""


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
