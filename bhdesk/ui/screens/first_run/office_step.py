"""Step 1: which office this is, whom it reports to and who issues its reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from bhdesk.domain import text
from bhdesk.domain.issuing import IssuingBody, OfficeAnswer, office_of
from bhdesk.ui.widgets.buttons import Segment, link
from bhdesk.ui.widgets.choice_card import ChoiceCard, ChoiceList
from bhdesk.ui.widgets.forms import FormRow, line_edit, side_by_side, suggest
from bhdesk.ui.widgets.labels import Text
from bhdesk.ui.wizard import WizardStep

if TYPE_CHECKING:
    from bhdesk.domain.frame import Office

KINDS = ("xã", "phường", "đặc khu")
BODIES = (IssuingBody.PEOPLES_COMMITTEE, IssuingBody.STEERING_COMMITTEE)
SUPERIORS = ("Ủy ban nhân dân tỉnh", "Ủy ban nhân dân thành phố", "Bảo hiểm xã hội tỉnh")


class OfficeStep(WizardStep):
    """The letterhead is filled in from these answers; it can be changed in Danh mục."""

    name, hint = "Đơn vị", "Tên và cấp trên"
    title = "Đơn vị của anh, chị tên là gì?"
    subtitle = "Tên này được in ở đầu mỗi báo cáo."

    file_wanted = Signal()
    sample_wanted = Signal()
    tour_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.kind = Segment([word[:1].upper() + word[1:] for word in KINDS], 0, "Loại đơn vị")
        self.name_field = line_edit("", "Bình Minh", 100)
        self.superior = line_edit("", "Ủy ban nhân dân tỉnh …", 200)
        suggest(self.superior, SUPERIORS)
        self.bodies = ChoiceList((
            ChoiceCard("tep", "Ủy ban nhân dân", "Số: …/BC-UBND   ·   TM. ỦY BAN NHÂN DÂN"),
            ChoiceCard("nguoi", "Ban Chỉ đạo", "Số: …/BC-BCĐ   ·   TM. BAN CHỈ ĐẠO"),
        ), 0)  # fmt: skip
        self.file = link("Mở tệp đã có…", "thu-muc")
        self.sample = link("Mở số liệu mẫu để xem thử", "so-lieu")
        self.tour = link("Xem thử từng bước", "tro-giup")
        self._name_row = FormRow("Tên", self.name_field)
        self._lay_out()
        self.kind.chosen.connect(lambda _: self.edited.emit())
        self.name_field.textChanged.connect(self._typed)
        self.superior.textChanged.connect(lambda _: self.edited.emit())
        self.bodies.chosen.connect(lambda _: self.edited.emit())
        self.file.clicked.connect(self.file_wanted)
        self.sample.clicked.connect(self.sample_wanted)
        self.tour.clicked.connect(self.tour_wanted)

    @property
    def office(self) -> Office:
        """The letterhead that follows from the answers."""
        kind = KINDS[self.kind.current]
        body = BODIES[max(self.bodies.current, 0)]
        typed = self.name_field.text()
        return office_of(OfficeAnswer(kind, typed, self.superior.text(), body))

    def problem(self) -> str:
        return (
            ""
            if text.nfc(self.office.name)
            else "Chưa có tên đơn vị. Hãy ghi tên, ví dụ Bình Minh."
        )

    def summary(self) -> str:
        return self.office.short_name

    def entered(self) -> None:
        self.name_field.setFocus()

    def show_problem(self) -> None:
        self._name_row.set_error("Chưa có tên đơn vị.")
        self.name_field.setFocus()

    def _typed(self) -> None:
        self._name_row.set_error("")
        self.edited.emit()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(side_by_side((FormRow("Loại", self.kind), 0), (self._name_row, 1)))
        hint = "Ghi ở dòng Kính gửi của báo cáo. Có thể để trống."
        column.addWidget(FormRow("Cơ quan cấp trên", self.superior, hint))
        column.addWidget(Text("Cơ quan ban hành báo cáo", "ink2"))
        column.addWidget(self.bodies)
        for row in ((self.file,), (self.sample, self.tour)):  # at 150 % not all in one
            ways = QHBoxLayout()
            ways.setSpacing(8)
            for way in row:
                ways.addWidget(way)
            ways.addStretch(1)
            column.addLayout(ways)
        column.addStretch(1)
