"""The document of a decision: its number, its day, the day from which it holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from bhdesk import messages
from bhdesk.domain import text
from bhdesk.domain.errors import UserError
from bhdesk.ui.widgets.forms import FormRow, line_edit, side_by_side

if TYPE_CHECKING:
    from datetime import date

NO_DOCUMENT = "Chưa ghi số văn bản, ví dụ 45/QĐ-UBND."
NO_DAY = "Chưa ghi ngày, ví dụ 28/06/2026."


@dataclass(frozen=True, slots=True)
class PaperTyped:
    """What was typed: `first` is the day from which it holds."""

    document: str
    document_day: date | None
    first: date


class PaperFields(QWidget):
    """Three fields in a row; what is missing or wrong is said under its field."""

    def __init__(self, indent: int = 0) -> None:
        super().__init__()
        self.document = line_edit("", "45/QĐ-UBND", 200)
        self.document_day, self.first_day = line_edit("", "28/06/2026", 10), line_edit("", "", 10)
        self.document_row = FormRow("Văn bản", self.document, "số, ký hiệu")
        self.day_row = FormRow("Ngày văn bản", self.document_day, "ngày/tháng/năm")
        self.first_row = FormRow("Áp dụng từ ngày", self.first_day, "ngày/tháng/năm")
        line = side_by_side((self.document_row, 2), (self.day_row, 1), (self.first_row, 1))
        line.setContentsMargins(indent, 0, 0, 0)
        self.setLayout(line)
        self._is_first_typed = False
        self._is_needed = True
        self.document.textChanged.connect(lambda: self.document_row.set_error(""))
        self.document_day.textChanged.connect(self._offer_first_day)
        self.first_day.textChanged.connect(lambda: self.first_row.set_error(""))
        self.first_day.textEdited.connect(self._keep_first_day)

    def set_needed(self, is_needed: bool) -> None:
        """A first decision holds for the whole year and may go without a document."""
        self._is_needed = is_needed
        self.first_row.setVisible(is_needed)

    def read(self, on: date) -> PaperTyped | None:
        """What was typed; None after saying what is missing or wrong. `on` gives the year."""
        document = text.nfc(self.document.text())
        if self._is_needed and not document:
            return self._refuse(self.document_row, NO_DOCUMENT)
        day = self._day(self.day_row)
        if isinstance(day, str):
            return self._refuse(self.day_row, day)
        if not self._is_needed:
            return PaperTyped(document, day, on)
        first = self._day(self.first_row)
        if isinstance(first, str):
            return self._refuse(self.first_row, first)
        if first is None or first.year != on.year:
            said = f"Ngày áp dụng phải trong năm {on.year}."
            return self._refuse(self.first_row, said)
        return PaperTyped(document, day, first)

    def _day(self, row: FormRow) -> date | str | None:
        """The day, None for a blank one that may be, or the sentence of the refusal."""
        typed = (self.document_day if row is self.day_row else self.first_day).text().strip()
        if not typed:
            return NO_DAY if self._is_needed else None
        try:
            return text.parse_date(typed)
        except UserError as problem:
            return messages.of(problem)

    def _offer_first_day(self, typed: str) -> None:
        """A decision mostly holds from its own day."""
        self.day_row.set_error("")
        if not self._is_first_typed:
            self.first_day.setText(typed)

    def _keep_first_day(self, typed: str) -> None:
        self._is_first_typed = bool(typed)

    @staticmethod
    def _refuse(row: FormRow, said: str) -> None:
        row.set_error(said)
        row.field.setFocus()
