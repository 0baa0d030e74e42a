"""The panel beside the paper: number, date, who signs, and what can be done with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QSizePolicy, QVBoxLayout, QWidget

from bhdesk import messages
from bhdesk.domain import text
from bhdesk.domain.errors import UserError
from bhdesk.domain.official import PaperDetails
from bhdesk.ui.tokens import theme
from bhdesk.ui.widgets.buttons import primary, secondary
from bhdesk.ui.widgets.forms import FormRow, combo, line_edit, side_by_side
from bhdesk.ui.widgets.issues import IssueList
from bhdesk.ui.widgets.labels import CutText, Text, hairline
from bhdesk.ui.widgets.scrolling import scrolled

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from bhdesk.domain.frame import Signer

NO_SIGNER = "– chưa chọn –"
LARGEST_NUMBER = 99999
WIDTH = 264
BLANK_WORDS = ("Để trống số, ngày (bản giấy)", "Để trống số và ngày")


@dataclass(frozen=True, slots=True)
class Typed:
    """The panel as typed, kept for each month while the window is open."""

    number: str = ""
    day: str = ""
    signer: int | None = None
    has_annex: bool = True
    is_blank: bool = False


class DetailsPanel(QFrame):
    """Refuses an unreadable number or date at its field; the paper then keeps the blank."""

    changed = Signal()
    typing = Signal()
    symbol_changed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", "1")
        self._signers: tuple[Signer, ...] = ()
        self._symbol = ""
        self.number = line_edit("", "trống", 6)
        self.symbol = line_edit("", "BC-UBND", 30)
        self.day = line_edit("", "ngày/tháng/năm", 12)
        self.signer = combo()
        self.has_annex = QCheckBox("Kèm Phụ lục theo thôn")
        self.is_blank = QCheckBox(BLANK_WORDS[0])
        self.save_pdf = primary("Lưu PDF", "pdf")
        self.print = secondary("In", "in")
        self.save_excel = secondary("Excel", "so-lieu")
        self.remarks = IssueList()
        self._rows = {
            "number": FormRow("Số", self.number),
            "symbol": FormRow("Ký hiệu", self.symbol),
            "day": FormRow("Ngày ký", self.day),
            "signer": FormRow("Người ký", self.signer),
        }
        self._folder = CutText("", "muted")
        self._form = QWidget()
        self._annex_note = Text(
            "Phụ lục kèm theo quyết định giao chỉ tiêu; số và ngày của quyết định để trống.",
            "ink2", is_wrapped=True,
        )  # fmt: skip
        self._lay_out()
        self._connect()

    @property
    def typed(self) -> Typed:
        return Typed(
            self.number.text(), self.day.text(), self.signer.currentData(),
            self.has_annex.isChecked(), self.is_blank.isChecked(),
        )  # fmt: skip

    @property
    def details(self) -> PaperDetails:
        """What goes on the paper; a field with an error counts as blank."""
        is_blank = self.is_blank.isChecked()
        signer = next((s for s in self._signers if s.id == self.signer.currentData()), None)
        return PaperDetails(
            None if is_blank else self._number(),
            None if is_blank else self._day(),
            signer,
            self.has_annex.isChecked(),
        )

    def show_typed(self, typed: Typed) -> None:
        """Puts a month's entries back without telling anybody."""
        for widget in (self.number, self.day, self.signer, self.has_annex, self.is_blank):
            widget.blockSignals(True)
        self.number.setText(typed.number)
        self.day.setText(typed.day)
        self.signer.setCurrentIndex(max(self.signer.findData(typed.signer), 0))
        self.has_annex.setChecked(typed.has_annex)
        self.is_blank.setChecked(typed.is_blank)
        for widget in (self.number, self.day, self.signer, self.has_annex, self.is_blank):
            widget.blockSignals(False)
        self._check()

    def set_office(self, symbol: str, signers: Sequence[Signer], unit_word: str) -> None:
        """The office's symbol and the people who may sign."""
        self._symbol = symbol
        if not self.symbol.hasFocus():
            self.symbol.setText(symbol)
        self.has_annex.setText(f"Kèm Phụ lục theo {unit_word}")
        chosen = self.signer.currentData()
        self._signers = tuple(signer for signer in signers if signer.is_active)
        self.signer.blockSignals(True)
        self.signer.clear()
        self.signer.addItem(NO_SIGNER, None)
        for signer in self._signers:
            self.signer.addItem(
                ", ".join(part for part in (signer.name, signer.post) if part), signer.id
            )
        self.signer.setCurrentIndex(max(self.signer.findData(chosen), 0))
        self.signer.blockSignals(False)
        self._check()

    def first_signer(self) -> int | None:
        return self._signers[0].id if self._signers else None

    def set_annex_only(self, is_annex: bool) -> None:
        """The annex of targets has no number, date or signer of its own."""
        self._form.setVisible(not is_annex)
        self._annex_note.setVisible(is_annex)

    def set_width(self, pixels: int) -> None:
        """How wide the panel is in the 10 pt drawing."""
        self.setFixedWidth(theme().scale.px(pixels))
        self.is_blank.setText(BLANK_WORDS[pixels < WIDTH])

    def set_folder(self, words: str) -> None:
        self._folder.set_full(words)

    def _number(self) -> int | None:
        typed = text.nfc(self.number.text())
        if not typed.isdecimal() or not 0 < int(typed) <= LARGEST_NUMBER:
            return None
        return int(typed)

    def _day(self) -> date | None:
        try:
            return text.parse_date(self.day.text()) if text.nfc(self.day.text()) else None
        except UserError:
            return None

    def _check(self) -> None:
        """Shows at the fields what cannot be read, and who signs in which name."""
        is_blank = self.is_blank.isChecked()
        for name in ("number", "day"):
            self._rows[name].field.setEnabled(not is_blank)
        typed = text.nfc(self.number.text())
        bad_number = bool(typed) and self._number() is None and not is_blank
        self._rows["number"].set_error("Số từ 1 trở lên." if bad_number else "")
        problem = ""
        if text.nfc(self.day.text()) and not is_blank:
            try:
                text.parse_date(self.day.text())
            except UserError as refused:
                problem = messages.of(refused)
        self._rows["day"].set_error(problem)
        signer = next((s for s in self._signers if s.id == self.signer.currentData()), None)
        hint = " ".join(signer.authority.split("\n")) if signer else ""
        if not self._signers:
            hint = "Thêm người ký trong Danh mục."
        self._rows["signer"].set_hint(hint)

    def _connect(self) -> None:
        for field in (self.number, self.day):
            field.textChanged.connect(self._typed)
            field.editingFinished.connect(self.changed)
        self.signer.currentIndexChanged.connect(self._chose)
        self.has_annex.toggled.connect(self._chose)
        self.is_blank.toggled.connect(self._chose)
        self.symbol.editingFinished.connect(self._commit_symbol)

    def _typed(self) -> None:
        self._check()
        self.typing.emit()

    def _chose(self) -> None:
        self._check()
        self.changed.emit()

    def _commit_symbol(self) -> None:
        if self.symbol.text() != self._symbol:
            self._symbol = self.symbol.text()
            self.symbol_changed.emit(self._symbol)

    def _lay_out(self) -> None:
        form = QVBoxLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(10)
        form.addLayout(side_by_side((self._rows["number"], 2), (self._rows["symbol"], 3)))
        form.addWidget(self._rows["day"])
        form.addWidget(self._rows["signer"])
        checks = QVBoxLayout()
        checks.setSpacing(0)
        for box in (self.has_annex, self.is_blank):
            box.setMinimumWidth(0)
            box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        checks.addWidget(self.has_annex)
        checks.addWidget(self.is_blank)
        form.addLayout(checks)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(15, 12, 12, 12)
        column.setSpacing(10)
        column.addWidget(Text("Thông tin văn bản", "h2"))
        column.addWidget(self._form)
        column.addWidget(self._annex_note)
        column.addWidget(hairline())
        for button in (self.save_pdf, self.print, self.save_excel):
            policy = button.sizePolicy()
            policy.setHorizontalPolicy(policy.Policy.Expanding)
            button.setSizePolicy(policy)
        column.addWidget(self.save_pdf)
        column.addLayout(side_by_side((self.print, 1), (self.save_excel, 1), gap=8))
        column.addWidget(hairline())
        column.addWidget(self.remarks)
        column.addStretch(1)
        column.addWidget(self._folder)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.addWidget(scrolled(inner))
        self.set_width(WIDTH)
        self._annex_note.hide()
