"""Asks why the villages do not add up to the total before such a split is given out."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QDialog, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from bhdesk.domain.targets import REASON_WORDS, Reason
from bhdesk.ui.tokens import Tone, theme
from bhdesk.ui.widgets.buttons import link, primary, secondary
from bhdesk.ui.widgets.forms import FormRow, line_edit
from bhdesk.ui.widgets.labels import SignedText, Text


class ReasonChoice(QWidget):
    """The reasons as radio buttons with a note below; nothing is chosen beforehand."""

    def __init__(self, *extra: QWidget) -> None:
        """`extra` stands under the note, beside the reasons."""
        super().__init__()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        sides = QHBoxLayout()
        sides.setSpacing(16)
        column, right = QVBoxLayout(), QVBoxLayout()
        column.setSpacing(2)
        right.setSpacing(8)
        sides.addLayout(column)
        sides.addLayout(right, 1)
        outer.addLayout(sides)
        self._group = QButtonGroup(self)
        self._reasons = tuple(REASON_WORDS)
        for index, reason in enumerate(self._reasons):
            words = REASON_WORDS[reason]
            button = QRadioButton(words[:1].upper() + words[1:])
            self._group.addButton(button, index)
            column.addWidget(button)
        self.note = line_edit()
        column.addStretch(1)
        for item in (FormRow("Ghi chú (không bắt buộc)", self.note), *extra):
            right.addWidget(item)
        right.addStretch(1)
        self._error = SignedText(Tone.BAD, "Hãy chọn một lý do.")
        self._error.hide()
        outer.addWidget(self._error)
        self._group.idClicked.connect(lambda _: self._error.hide())

    @property
    def reason(self) -> Reason | None:
        at = self._group.checkedId()
        return self._reasons[at] if at >= 0 else None

    @property
    def is_asking(self) -> bool:
        """Whether it says that one must be chosen."""
        return not self._error.isHidden()

    def button(self, reason: Reason) -> QRadioButton:
        found = self._group.button(self._reasons.index(reason))
        assert isinstance(found, QRadioButton)
        return found

    def ask_again(self) -> None:
        """Says that one must be chosen and goes there."""
        self._error.show()
        self.button(self._reasons[0]).setFocus()


class ReasonDialog(QDialog):
    """Give out with a reason, take the old figures back, or go on editing (Esc)."""

    given = Signal(object, str)
    """(Reason, note)"""
    taken_back = Signal()

    def __init__(self, said: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Tổng không khớp")
        self.setMinimumWidth(theme().scale.px(520))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(Text(said, "h2", is_wrapped=True))
        about = "Cả hai số được giữ nguyên và in cạnh nhau. Hãy chọn lý do chênh, hoặc hủy."
        column.addWidget(Text(about, "ink2", is_wrapped=True))
        self.choice = ReasonChoice()
        column.addWidget(self.choice)
        buttons = QHBoxLayout()
        self.back_button, self.cancel_button = link("Sửa tiếp"), secondary("Hủy, lấy lại số cũ")
        self.ok_button = primary("Giao chỉ tiêu")
        self.ok_button.setDefault(True)
        self.back_button.clicked.connect(self.reject)
        self.cancel_button.clicked.connect(self._take_back)
        self.ok_button.clicked.connect(self._give)
        buttons.addWidget(self.back_button)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.ok_button)
        column.addLayout(buttons)

    def _give(self) -> None:
        reason = self.choice.reason
        if reason is None:
            self.choice.ask_again()
            return
        self.given.emit(reason, self.choice.note.text().strip())
        self.accept()

    def _take_back(self) -> None:
        self.taken_back.emit()
        self.reject()
