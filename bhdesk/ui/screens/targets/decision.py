"""Asks by which document a target already given out is changed, or whether it was a mistake."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from bhdesk import messages
from bhdesk.domain import text
from bhdesk.domain.errors import UserError
from bhdesk.ui.screens.targets.reason import ReasonChoice
from bhdesk.ui.tokens import Tone, theme
from bhdesk.ui.widgets.banner import Banner
from bhdesk.ui.widgets.buttons import link, primary, secondary
from bhdesk.ui.widgets.forms import FormRow, line_edit, side_by_side
from bhdesk.ui.widgets.labels import Text

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from bhdesk.domain.targets import Reason, Sheet

NO_DOCUMENT = "Chưa ghi số văn bản, ví dụ 45/QĐ-UBND."
NO_DAY = "Chưa ghi ngày, ví dụ 28/06/2026."


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
        self._is_from_typed = False
        self.by_document = QRadioButton("Điều chỉnh theo văn bản mới")
        self.by_mistake = QRadioButton("Sửa lỗi nhập của lần giao trước, không có văn bản mới")
        self.by_document.setChecked(True)
        self.document = line_edit("", "45/QĐ-UBND", 200)
        self.document_day, self.first_day = line_edit("", "28/06/2026", 10), line_edit("", "", 10)
        self.document_row = FormRow("Văn bản", self.document, "số, ký hiệu")
        self.day_row = FormRow("Ngày văn bản", self.document_day, "ngày/tháng/năm")
        self.first_row = FormRow("Áp dụng từ ngày", self.first_day, "ngày/tháng/năm")
        self.choice = ReasonChoice()
        self.bar = Banner()
        self.back_button, self.cancel_button = link("Sửa tiếp"), secondary("Hủy, lấy lại số cũ")
        self.ok_button = primary("Giao chỉ tiêu")
        self._lay_out(_about(kept))
        self._connect()
        self.document.setFocus()

    def _lay_out(self, about: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(Text("Chỉ tiêu này đã được giao", "h2"))
        column.addWidget(Text(about, "ink2", is_wrapped=True))
        column.addWidget(self.bar)
        column.addWidget(self.by_document)
        self._papers = QWidget()
        papers = side_by_side((self.document_row, 2), (self.day_row, 1), (self.first_row, 1))
        papers.setContentsMargins(24, 0, 0, 0)
        self._papers.setLayout(papers)
        column.addWidget(self._papers)
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
        self.by_document.toggled.connect(self._papers.setVisible)
        self.document_day.textChanged.connect(self._offer_first_day)
        self.first_day.textEdited.connect(self._keep_first_day)
        for row in (self.document_row, self.day_row, self.first_row):
            row.field.textChanged.connect(lambda _, row=row: row.set_error(""))  # type: ignore[attr-defined]
        self.back_button.clicked.connect(self.reject)
        self.cancel_button.clicked.connect(self._take_back)
        self.ok_button.clicked.connect(self._give)

    def _offer_first_day(self, typed: str) -> None:
        """A decision mostly holds from its own day."""
        if not self._is_from_typed:
            self.first_day.setText(typed)

    def _keep_first_day(self, typed: str) -> None:
        self._is_from_typed = bool(typed)

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
        day, first = self._on, self._on
        if not is_correction:
            if not self.document.text().strip():
                return self._refuse(self.document_row, NO_DOCUMENT)
            for row in (self.day_row, self.first_row):
                if (problem := _day_problem(row)) is not None:
                    return self._refuse(row, problem)
            day = text.parse_date(self.document_day.text())
            first = text.parse_date(self.first_day.text())
            if first.year != self._on.year:
                said = f"Ngày áp dụng phải trong năm {self._on.year}."
                return self._refuse(self.first_row, said)
        if self._difference and self.choice.reason is None:
            self.choice.ask_again()
            return None
        reason = self.choice.reason if self._difference else None
        note = self.choice.note.text().strip()
        if is_correction:
            return Decision(self._on, reason, note, is_correction=True)
        return Decision(first, reason, note, text.nfc(self.document.text()), day)

    @staticmethod
    def _refuse(row: FormRow, said: str) -> None:
        row.set_error(said)
        row.field.setFocus()

    def _fit(self) -> None:
        """A dialog does not grow by itself for a sentence that came."""
        need = self.heightForWidth(self.width())
        if need > self.height():
            self.resize(self.width(), need)

    def _take_back(self) -> None:
        self.taken_back.emit()
        self.reject()


def _day_problem(row: FormRow) -> str | None:
    typed: str = row.field.text()  # type: ignore[attr-defined]
    if not typed.strip():
        return NO_DAY
    try:
        text.parse_date(typed)
    except UserError as problem:
        return messages.of(problem)
    return None


def _about(kept: Sheet) -> str:
    paper = f"{kept.document}, " if kept.document else ""
    return (
        f"Lần trước: {paper}{text.count(kept.total)} người, áp dụng từ"
        f" {text.day(kept.effective_from)}. Quyết định cũ vẫn lưu trong Lịch sử quyết định."
    )
