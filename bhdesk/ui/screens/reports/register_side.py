"""What is kept of the paper chosen in the register, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QVBoxLayout

from bhdesk.ui.screens.reports.issued_facts import IssuedFacts
from bhdesk.ui.widgets.buttons import Button, primary, secondary
from bhdesk.ui.widgets.labels import hairline
from bhdesk.ui.widgets.scrolling import scrolled

if TYPE_CHECKING:
    from bhdesk.domain.issued import Issued


class RegisterSide(QFrame):
    """Empty where no paper is chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", "1")
        self.facts = IssuedFacts()
        self.save, self.print = primary("Lưu PDF", "pdf"), secondary("In", "in")
        self.go = secondary("Xem số liệu đã đổi")
        self.withdraw = Button("Thu hồi…", "link")
        self._area = scrolled(self.facts)
        self._line = hairline()
        foot = QVBoxLayout()
        foot.setContentsMargins(15, 10, 15, 12)
        foot.setSpacing(8)
        for button in (self.save, self.print, self.go):
            policy = button.sizePolicy()
            policy.setHorizontalPolicy(policy.Policy.Expanding)
            button.setSizePolicy(policy)
        for button in (self.save, self.print, self.go, self.withdraw):
            foot.addWidget(button)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.setSpacing(0)
        outer.addWidget(self._area, 1)
        outer.addWidget(self._line)
        outer.addLayout(foot)
        self.show_paper(None)

    def show_paper(self, paper: Issued | None, is_standing: bool = False) -> None:
        """Its facts; one that was taken back cannot be taken back again.

        `is_standing`: nothing took its place, so what has changed since can be looked at.
        """
        has_one = paper is not None
        for part in (self._area, self._line, self.save, self.print, self.go, self.withdraw):
            part.setVisible(has_one)
        if paper is not None:
            self.facts.show_paper(paper)
            self.go.setVisible(is_standing)
            self.withdraw.setVisible(not paper.is_withdrawn)
