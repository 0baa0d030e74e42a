"""Asks by which document a target already given out is changed, or whether it was a mistake."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from bhdesk.domain import text
from bhdesk.ui.screens.targets.paper_fields import PaperFields
from bhdesk.ui.screens.targets.reason import ReasonChoice
from bhdesk.ui.tokens import Tone, theme
from bhdesk.ui.widgets.banner import Banner
from bhdesk.ui.widgets.buttons import link, primary, secondary
from bhdesk.ui.widgets.labels import Text

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from bhdesk.domain.targets import Reason, Sheet


@dataclass(frozen=True, slots=True)
class Decision:
    """How a target is given out: from which day, by which document, why its sum differs."""

    on: date
    reason: Reason | None = None
    note: str = ""
    document: str = ""
    document_day: date | None = None
    is_correction: bool = False


class DecisionDialog(QDialog):
    """`save` writes a Decision and gives the refusal, if any: the dialog stays open then."""

    taken_back = Signal()

    def __init__(
        self, kept: Sheet, on: date, difference: str, save: Callable[[Decision], str],
        parent: QWidget,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Thay đổi chỉ tiêu đã giao")
        self.setMinimumWidth(theme().scale.px(560))
        self._on, self._save, self._difference = on, save, difference
        self.by_document = QRadioButton("Điều chỉnh theo văn bản mới")
        self.by_mistake = QRadioButton("Sửa lỗi nhập của lần giao trước, không có văn bản mới")
        self.by_document.setChecked(True)
        self.papers = PaperFields(indent=24)
        self.choice = ReasonChoice()
        self.bar = Banner()
        self.back_button, self.cancel_button = link("Sửa tiếp"), secondary("Hủy, lấy lại số cũ")
        self.ok_button = primary("Giao chỉ tiêu")
        self.ok_button.setDefault(True)
        self._lay_out(_about(kept))
        self._connect()
        self.papers.document.setFocus()

    def _lay_out(self, about: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(Text("Chỉ tiêu này đã được giao", "h2"))
        column.addWidget(Text(about, "ink2", is_wrapped=True))
        column.addWidget(self.bar)
        column.addWidget(self.by_document)
        column.addWidget(self.papers)
        column.addWidget(self.by_mistake)
        if self._difference:
            column.addWidget(Text(f"{self._difference}. Hãy chọn lý do.", is_wrapped=True))
            column.addWidget(self.choice)
        else:
            self.choice.hide()
        column.addStretch(1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.back_button)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.ok_button)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.by_document.toggled.connect(self.papers.setVisible)
        self.back_button.clicked.connect(self.reject)
        self.cancel_button.clicked.connect(self._take_back)
        self.ok_button.clicked.connect(self._give)

    def _give(self) -> None:
        made = self._decision()
        if made is None:
            QTimer.singleShot(0, self, self._fit)
            return
        said = self._save(made)
        if said:
            self.bar.say(Tone.BAD, "Chưa giao chỉ tiêu.", said)
            QTimer.singleShot(0, self, self._fit)
        else:
            self.accept()

    def _decision(self) -> Decision | None:
        """What was typed; None after saying at its field what is missing."""
        is_correction = self.by_mistake.isChecked()
        typed = None if is_correction else self.papers.read(self._on)
        if not is_correction and typed is None:
            return None
        reason = self.choice.reason if self._difference else None
        if self._difference and reason is None:
            self.choice.ask_again()
            return None
        note = self.choice.note.text().strip()
        if typed is None:
            return Decision(self._on, reason, note, is_correction=True)
        return Decision(typed.first, reason, note, typed.document, typed.document_day)

    def _fit(self) -> None:
        """A dialog does not grow by itself for a sentence that came."""
        need = self.heightForWidth(self.width())
        if need > self.height():
            self.resize(self.width(), need)

    def _take_back(self) -> None:
        self.taken_back.emit()
        self.reject()


def _about(kept: Sheet) -> str:
    paper = f"{kept.document}, " if kept.document else ""
    return (
        f"Lần trước: {paper}{text.count(kept.total)} người, áp dụng từ"
        f" {text.day(kept.effective_from)}. Quyết định cũ vẫn lưu trong Lịch sử quyết định."
    )
