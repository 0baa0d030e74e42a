"""The form beside the paper: number, date, who signs, to whom, and what belongs to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QVBoxLayout, QWidget

from bhdesk.domain import text
from bhdesk.domain.official import PaperDetails
from bhdesk.ui.screens.reports.receivers import Receivers
from bhdesk.ui.screens.reports.typed import Typed
from bhdesk.ui.widgets.forms import (
    FormRow,
    combo,
    line_edit,
    offer_choices,
    side_by_side,
    types_today,
)
from bhdesk.ui.widgets.issues import IssueList
from bhdesk.ui.widgets.labels import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from bhdesk.domain.frame import Office, Signer
    from bhdesk.domain.paper_kinds import PaperKind
    from bhdesk.domain.periods import Period

NO_SIGNER = "– chưa chọn –"
BLANK_WORDS = ("Để trống số, ngày (bản giấy)", "Để trống số và ngày")
UNNUMBERED = {
    "allocation": "Phụ lục kèm theo quyết định giao chỉ tiêu; số và ngày của quyết định để trống.",
    "section": "Trang này đưa vào báo cáo kinh tế - xã hội nên không có số, ngày và chữ ký riêng.",
    "villages": "Mỗi đơn vị một phiếu, không có số, ngày và chữ ký riêng.",
}


class DetailsForm(QWidget):
    """Refuses an unreadable number or date at its field; the paper then keeps the blank."""

    changed = Signal()
    typing = Signal()
    symbol_changed = Signal(str)

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._signers: tuple[Signer, ...] = ()
        self._usual_charts = False
        self._symbol = ""
        self.number = line_edit("", "trống", 6)
        self.symbol = line_edit("", "BC-UBND", 30)
        self.day = line_edit("", "ngày/tháng/năm", 12)
        self.own_target = line_edit("", "không bắt buộc", 12)
        self.signer = combo()
        self.has_annex = QCheckBox("Kèm phụ lục")
        self.has_charts = QCheckBox("Kèm biểu đồ")
        self.is_blank = QCheckBox(BLANK_WORDS[0])
        self.to_whom = Receivers()
        self.remarks = IssueList()
        self.rows = {
            "number": FormRow("Số", self.number),
            "symbol": FormRow("Ký hiệu", self.symbol),
            "day": FormRow("Ngày ký", self.day),
            "signer": FormRow("Người ký", self.signer),
            "own_target": FormRow("Chỉ tiêu tháng cao điểm (người)", self.own_target),
        }
        self._note = Text("", "ink2", is_wrapped=True)
        types_today(self.day, today)
        self._lay_out()
        self._connect()

    @property
    def typed(self) -> Typed:
        return Typed(
            self.number.text(), self.day.text(), self.signer.currentData(),
            self.has_annex.isChecked(), self._own_charts(), self.is_blank.isChecked(),
            self.own_target.text(), self.to_whom.addressee, self.to_whom.recipients,
        )  # fmt: skip

    @property
    def details(self) -> PaperDetails:
        """What goes on the paper; a field with an error counts as blank."""
        return self.typed.details(self._signers)

    def show_typed(self, typed: Typed) -> None:
        """Puts a paper's entries back without telling anybody."""
        fields = (
            self.number, self.day, self.signer, self.has_annex, self.has_charts, self.is_blank,
            self.own_target,
        )  # fmt: skip
        for widget in fields:
            widget.blockSignals(True)
        self.number.setText(typed.number)
        self.day.setText(typed.day)
        self.signer.setCurrentIndex(max(self.signer.findData(typed.signer), 0))
        self.has_annex.setChecked(typed.has_annex)
        usual = self._usual_charts if typed.has_charts is None else typed.has_charts
        self.has_charts.setChecked(usual)
        self.is_blank.setChecked(typed.is_blank)
        self.own_target.setText(typed.own_target)
        for widget in fields:
            widget.blockSignals(False)
        self.to_whom.show_own(typed.addressee, typed.recipients)
        self._check()

    def set_office(self, office: Office, signers: Sequence[Signer]) -> None:
        """The office's own settings and the people who may sign."""
        self.to_whom.set_office(office)
        self._signers = tuple(signer for signer in signers if signer.is_active)
        named = [(", ".join(filter(None, (one.name, one.post))), one.id) for one in self._signers]
        offer_choices(self.signer, [(NO_SIGNER, None), *named])
        self._check()

    def show_symbol(self, symbol: str, is_own: bool) -> None:
        """The symbol on this paper; that of the reports alone is the office's setting."""
        self._symbol = symbol
        if not self.symbol.hasFocus():
            self.symbol.setText(symbol)
        self.symbol.setReadOnly(not is_own)

    def first_signer(self) -> int | None:
        return self._signers[0].id if self._signers else None

    def set_paper(self, kind: PaperKind, period: Period) -> None:
        """Some papers have no number, day or signer of their own; a peak month has its target."""
        self._usual_charts = PaperDetails().draws_charts(period)
        self.has_charts.setVisible(kind.is_periodic)
        for row in ("number", "symbol", "day", "signer"):
            self.rows[row].setVisible(kind.is_numbered)
        self.rows["own_target"].setVisible(kind.key == "peak")
        self.is_blank.setVisible(kind.is_numbered)
        self.has_annex.setVisible(kind.is_periodic or kind.key == "peak")
        self.to_whom.setVisible(kind.is_numbered)
        self._note.setText(UNNUMBERED.get(kind.key, ""))
        self._note.setVisible(not kind.is_numbered)

    def set_next_number(self, number: int | None) -> None:
        """What the register would give; a hint, never typed into the field by itself."""
        self.number.setPlaceholderText(f"tiếp: {number}" if number else "trống")

    def set_tight(self, is_tight: bool) -> None:
        self.is_blank.setText(BLANK_WORDS[is_tight])

    def _own_charts(self) -> bool | None:
        chosen = self.has_charts.isChecked()
        return None if chosen == self._usual_charts else chosen

    def _check(self) -> None:
        """Shows at the fields what cannot be read, and who signs in which name."""
        typed = self.typed
        for name in ("number", "day"):
            self.rows[name].field.setEnabled(not typed.is_blank)
        for name in ("number", "day", "own_target"):
            self.rows[name].set_error(typed.errors.get(name, ""))
        signer = next((s for s in self._signers if s.id == typed.signer), None)
        hint = " ".join(text.nfc(line) for line in signer.authority.split("\n")) if signer else ""
        if not self._signers:
            hint = "Thêm người ký trong Danh mục."
        self.rows["signer"].set_hint(hint)

    def _connect(self) -> None:
        for field in (self.number, self.day, self.own_target):
            field.textChanged.connect(self._type)
            field.editingFinished.connect(self.changed)
        self.signer.currentIndexChanged.connect(self._choose)
        self.has_annex.toggled.connect(self._choose)
        self.has_charts.toggled.connect(self._choose)
        self.is_blank.toggled.connect(self._choose)
        self.symbol.editingFinished.connect(self._commit_symbol)
        self.to_whom.changed.connect(self.changed)
        self.to_whom.typing.connect(self.typing)

    def _type(self) -> None:
        self._check()
        self.typing.emit()

    def _choose(self) -> None:
        self._check()
        self.changed.emit()

    def _commit_symbol(self) -> None:
        if self.symbol.text() != self._symbol and not self.symbol.isReadOnly():
            self._symbol = self.symbol.text()
            self.symbol_changed.emit(self._symbol)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(15, 12, 12, 8)
        column.setSpacing(8)
        column.addWidget(Text("Thông tin văn bản", "h2"))
        column.addWidget(self._note)
        column.addLayout(side_by_side((self.rows["number"], 2), (self.rows["symbol"], 3)))
        for name in ("day", "signer", "own_target"):
            column.addWidget(self.rows[name])
        checks = QVBoxLayout()
        checks.setSpacing(0)
        for box in (self.has_annex, self.has_charts, self.is_blank):
            box.setMinimumWidth(0)
            box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            checks.addWidget(box)
        column.addLayout(checks)
        column.addWidget(self.to_whom)
        column.addWidget(self.remarks)
        column.addStretch(1)
