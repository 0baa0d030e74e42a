"""Says what will be frozen before a paper goes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from bhdesk.domain import text
from bhdesk.domain.issued import Nature
from bhdesk.ui.tokens import theme
from bhdesk.ui.widgets.buttons import link, primary
from bhdesk.ui.widgets.issues import MOST, IssueList
from bhdesk.ui.widgets.labels import Text
from bhdesk.ui.widgets.panel import Facts

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from bhdesk.ui.screens.reports.drafting import Draft
    from bhdesk.ui.screens.reports.remarks import Remark

ABOUT = (
    "Tệp đang xem được giữ nguyên trong Sổ văn bản cùng số liệu của nó. Sửa số liệu sau này"
    " không làm thay đổi văn bản; muốn sửa thì lập báo cáo thay thế."
)
LOW_SCREEN, FEW = 640, 3


class IssueDialog(QDialog):
    """Warnings do not stop it: the officer decides, knowing them."""

    agreed = Signal()

    def __init__(self, draft: Draft, warnings: tuple[Remark, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Phát hành văn bản")
        self.setMinimumWidth(theme().scale.px(480))
        is_low = self.screen().availableSize().height() < theme().scale.px(LOW_SCREEN)
        self.facts, self.warnings = Facts(), IssueList(FEW if is_low else MOST)
        self.facts.set_facts(facts_of(draft))
        self.warnings.show_lines(warnings)
        self.back_button, self.ok_button = link("Sửa lại"), primary("Phát hành", "ghim")
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.back_button)
        buttons.addWidget(self.ok_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(14)
        column.addWidget(Text(f"Phát hành {draft.wish.title[:1].lower()}{draft.wish.title[1:]}?",
                              "h2", is_wrapped=True))  # fmt: skip
        renewal = draft.wish.renewal
        why = Text(f"Lý do: {renewal.reason}" if renewal else "", is_wrapped=True)
        why.setVisible(renewal is not None)
        for item in (self.facts, why, self.warnings, Text(ABOUT, "ink2", is_wrapped=True)):
            column.addWidget(item)
        column.addLayout(buttons)
        self.back_button.clicked.connect(self.reject)
        self.ok_button.clicked.connect(self._agree)
        self.ok_button.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """As high as its words: on a small screen Qt would begin with two thirds of it."""
        super().showEvent(event)
        free = self.screen().availableSize().height() - self.frameGeometry().height()
        need = self.heightForWidth(self.width())
        self.resize(self.width(), max(self.height(), min(need, free + self.height())))

    def _agree(self) -> None:
        self.accept()
        self.agreed.emit()


def facts_of(draft: Draft) -> tuple[tuple[str, str], ...]:
    """What will stand in the register."""
    document = draft.document
    assert document is not None
    head, sign = document.letterhead, document.signature
    number = f"{head.number:02d}/{head.symbol}" if head.number is not None else "–"
    found = [
        ("Số, ký hiệu", number),
        ("Ngày ký", text.day(head.day) if head.day else "–"),
        ("Người ký", sign.name or "–"),
        ("Chức vụ ký", ", ".join(sign.lines)),
        ("Kỳ báo cáo", draft.wish.period.label),
    ]
    if draft.paper is not None:
        found.append(("Số liệu đến ngày", text.day(draft.paper.as_of)))
    renewal = draft.wish.renewal
    if renewal is not None and draft.since is not None:
        word = "Thay thế" if renewal.nature is Nature.REPLACEMENT else "Bổ sung cho"
        found.append((word, f"số {draft.since.paper.sign}"))
    return tuple(found)
