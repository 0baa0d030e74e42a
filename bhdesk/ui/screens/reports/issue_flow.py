"""The way of a paper out of the house: asked, frozen, made once more, taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from bhdesk import messages
from bhdesk.domain.errors import StoreProblem, UserError
from bhdesk.domain.issued import Nature
from bhdesk.services import issuing
from bhdesk.ui.screens.reports import drafting
from bhdesk.ui.screens.reports.issue_dialog import IssueDialog
from bhdesk.ui.screens.reports.reason_dialog import RenewalDialog, WithdrawalDialog
from bhdesk.ui.screens.reports.wishes import Renewal
from bhdesk.ui.tokens import Tone

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from bhdesk.domain.issued import Issued
    from bhdesk.ui.screens.reports.drafting import Draft
    from bhdesk.ui.screens.reports.remarks import Remark
    from bhdesk.ui.widgets.banner import Banner
    from bhdesk.ui.work import Work


class IssueFlow(QObject):
    """Dialogs stand over the page; a refusal is said in its bar and nothing was written."""

    issued = Signal(object)
    """(Issued): in the register now."""
    renewal_wanted = Signal(object)
    """(Renewal): the paper shown is to be made once more."""
    withdrawn = Signal()
    overtaken = Signal()
    """What the paper rests on has changed since it was drawn."""

    def __init__(self, work: Work, page: QWidget, bar: Banner) -> None:
        super().__init__(page)
        self._work, self._page, self._bar = work, page, bar

    def ask(self, draft: Draft, warnings: tuple[Remark, ...]) -> None:
        """Shows what will be frozen: the very bytes on the screen."""
        dialog = IssueDialog(draft, warnings, self._page)
        dialog.agreed.connect(lambda: self._issue(draft))
        dialog.open()

    def ask_renewal(self, draft: Draft | None, nature: Nature) -> None:
        """Why the paper shown, which went out, is to be made once more."""
        paper = draft.issued if draft else None
        if paper is None:
            return
        dialog = RenewalDialog(paper, nature, self._page)
        dialog.given.connect(lambda why: self.renewal_wanted.emit(Renewal(nature, why)))
        dialog.open()

    def ask_withdrawal(self, draft: Draft | None) -> None:
        """Why the paper shown is to be taken back."""
        if draft is not None and draft.issued is not None:
            self.ask_withdrawal_of(draft.issued)

    def ask_withdrawal_of(self, paper: Issued) -> None:
        dialog = WithdrawalDialog(paper, self._page)
        dialog.given.connect(lambda why: self._withdraw(paper, why))
        dialog.open()

    def _issue(self, draft: Draft) -> None:
        renewal = draft.wish.renewal or Renewal(Nature.FIRST, "")
        try:
            made: Issued = self._work.attempt(
                issuing.issue, drafting.ready(draft), renewal.nature, renewal.reason,
                origin=self._page,
            )  # fmt: skip
        except (UserError, StoreProblem) as problem:
            self._bar.say(Tone.BAD, "Chưa phát hành.", messages.of(problem))
            if problem.code == "issued.stale":
                self.overtaken.emit()
            return
        self._bar.close_bar()
        self.issued.emit(made)

    def _withdraw(self, paper: Issued, reason: str) -> None:
        try:
            self._work.attempt(issuing.withdraw, paper.id, reason, origin=self._page)
        except (UserError, StoreProblem) as problem:
            self._bar.say(Tone.BAD, "Chưa thu hồi.", messages.of(problem))
            return
        self._bar.say(Tone.GOOD, f"Đã thu hồi văn bản số {paper.sign}.")
        self.withdrawn.emit()
