"""Asks which entry forms are wanted: for whom, empty or with figures, for Excel or on paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from bhdesk.ui.tokens import theme
from bhdesk.ui.widgets.buttons import Segment, link, primary
from bhdesk.ui.widgets.forms import FormRow, combo
from bhdesk.ui.widgets.labels import Text

if TYPE_CHECKING:
    from bhdesk.domain.frame import Frame

WIDTH = 440
ENDINGS = (".xlsx", ".pdf")
KINDS = ("Excel", "PDF")
CONTENTS = ("Để trống", "Có số đã lưu")
NOTES = (
    "Điền vào tệp Excel rồi nhập lại bằng nút Nhập từ tệp, không phải chọn lại cột.",
    "Bản PDF để in, ghi tay.",
)
OFFICE, EACH = "office", "each"


@dataclass(frozen=True, slots=True)
class FormWish:
    """`unit` None: one form for the whole office, unless `is_each`: one for every unit."""

    unit: int | None
    is_each: bool
    is_filled: bool
    ending: str


class FormDialog(QDialog):
    """Three choices and a button; where to save is asked after it."""

    wished = Signal(object)
    """FormWish"""

    def __init__(self, month: str, frame: Frame, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Lấy mẫu nhập")
        self.setMinimumWidth(theme().scale.px(WIDTH))
        word = frame.unit_word
        self.place = combo(
            [
                (f"{frame.office.short_name}, một tệp chung", OFFICE),
                (f"Mỗi {word} một tệp ({len(frame.units)} tệp)", EACH),
                *((unit.name, unit.id) for unit in frame.units),
            ]
        )
        self.content = Segment(CONTENTS, 0, "Nội dung mẫu")
        self.kind = Segment(KINDS, 0, "Loại tệp")
        self._note = Text(NOTES[0], "muted", is_wrapped=True)
        self.ok_button, self.cancel_button = primary("Lưu mẫu…", "tep"), link("Bỏ")
        self._lay_out(month)
        self.kind.chosen.connect(lambda at: self._note.setText(NOTES[at]))
        self.ok_button.clicked.connect(self._wish)
        self.cancel_button.clicked.connect(self.reject)
        self.place.setFocus()

    def _lay_out(self, month: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(Text(f"Mẫu nhập số liệu tháng {month}", "h2"))
        column.addWidget(FormRow("&Mẫu cho", self.place))
        column.addWidget(FormRow("Nội dung", self.content))
        column.addWidget(FormRow("Loại tệp", self.kind))
        column.addWidget(self._note)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.ok_button)
        column.addLayout(buttons)

    def _wish(self) -> None:
        chosen = self.place.currentData()
        unit = chosen if isinstance(chosen, int) else None
        is_filled = self.content.current == 1
        wish = FormWish(unit, chosen == EACH, is_filled, ENDINGS[self.kind.current])
        self.accept()
        self.wished.emit(wish)
