"""Asks why: a paper is made once more, or taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.domain.issued import Nature
from bhdesk.ui.widgets.forms import FormRow
from bhdesk.ui.widgets.line_dialog import LineDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from bhdesk.domain.issued import Issued

MISSING = "Hãy ghi lý do."
RENEWALS = {
    Nature.REPLACEMENT: ("Báo cáo thay thế", "Lập báo cáo thay thế số {sign}?"),
    Nature.SUPPLEMENT: ("Báo cáo bổ sung", "Lập báo cáo bổ sung cho số {sign}?"),
}
ABOUT_RENEWAL = (
    "Văn bản cũ giữ nguyên trong Sổ văn bản. Văn bản mới ghi rõ văn bản cũ, lý do và từng số cũ,"
    " số đúng; chưa có gì được phát hành cho tới khi bấm Phát hành."
)
ABOUT_WITHDRAWAL = (
    "Văn bản vẫn ở trong Sổ văn bản với dấu đã thu hồi; số của nó dùng lại được cho văn bản khác."
)


class RenewalDialog(LineDialog):
    """The reason is printed in the paper."""

    def __init__(self, paper: Issued, nature: Nature, parent: QWidget) -> None:
        title, heading = RENEWALS[nature]
        super().__init__(title, heading.format(sign=paper.sign), "Lập", MISSING, parent)
        self.ask(FormRow("Lý do", self.field), ABOUT_RENEWAL)


class WithdrawalDialog(LineDialog):
    """The reason is kept in the register."""

    def __init__(self, paper: Issued, parent: QWidget) -> None:
        heading = f"Thu hồi văn bản số {paper.sign}?"
        super().__init__("Thu hồi văn bản", heading, "Thu hồi", MISSING, parent)
        self.ask(FormRow("Lý do", self.field), ABOUT_WITHDRAWAL)
