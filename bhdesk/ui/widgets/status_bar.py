"""The bottom line: saved or not, age of the backup, a passing word, the file."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar

from bhdesk.ui.tokens import Tone, theme
from bhdesk.ui.widgets.banner import HIDE_AFTER_MS
from bhdesk.ui.widgets.buttons import Button, link
from bhdesk.ui.widgets.labels import CutText, Sign, Text


class StatusBar(QFrame):
    """Says at all times whether the figures are on disk."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "status")
        self.setFixedHeight(theme().scale.px(28))
        self.setAccessibleName("Thanh trạng thái")
        colours = theme().colours
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 14, 0)
        row.setSpacing(6)
        self._sign = Sign("dung", colours.good, 14)
        self._saved = Text("Không có thay đổi", "ink2")
        self._shield = Sign("sao-luu", colours.muted, 14)
        self._backup = Text("", "muted")
        self._word = CutText("", "ink2")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setMaximumWidth(theme().scale.px(140))
        self._bar.setAccessibleName("Tiến độ")
        self._cancel: Button = link("Hủy")
        self._file = CutText("", "muted")
        for item in (self._sign, self._saved):
            row.addWidget(item)
        row.addSpacing(14)
        for item in (self._shield, self._backup):
            row.addWidget(item)
        row.addSpacing(14)
        row.addWidget(self._word, 2)
        row.addWidget(self._bar)
        row.addWidget(self._cancel)
        row.addWidget(self._file)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(lambda: self._word.set_full(""))
        self.set_backup("")
        self._is_told_steps = False
        self.set_progress(0, 0, "")

    @property
    def cancel_button(self) -> Button:
        return self._cancel

    @property
    def text(self) -> str:
        """What stands about saving."""
        return self._saved.text()

    def set_saved(self, text: str) -> None:
        """Such as "Đã lưu 14:32" or "Không có thay đổi"."""
        self._saved.setText(text)
        self._saved.setAccessibleName(text)

    def set_backup(self, text: str, tone: Tone = Tone.MUTED, tip: str = "") -> None:
        """Such as "Sao lưu 2 giờ trước ở E:"; "" hides it. `tip`: the whole name of the copy."""
        self._shield.setVisible(bool(text))
        self._shield.set_sign("sao-luu", theme().text(tone))
        self._backup.setText(text)
        self._backup.set_role(tone.value)
        self._backup.setToolTip(tip)

    def set_file(self, text: str) -> None:
        self._file.set_full(text)

    def say(self, text: str) -> None:
        """A passing word, gone after 8 seconds."""
        self._word.set_full(text)
        self._timer.start(HIDE_AFTER_MS)

    def set_progress(self, done: int, total: int, what: str) -> None:
        """Shows how far a long work is; total 0 hides the bar."""
        self._bar.setVisible(total > 0)
        self._cancel.setVisible(total > 0)
        self._bar.setMaximum(max(total, 1))
        self._bar.setValue(done)
        if total > 0:
            self._timer.stop()
            self._word.set_full(f"{what} {done}/{total}")
        elif what:
            self.say(what)
        elif self._is_told_steps:
            self._word.set_full("")
        self._is_told_steps = total > 0
