"""Giving a target out: what has to be asked first, and the write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from bhdesk import messages
from bhdesk.domain import text
from bhdesk.domain.errors import StoreProblem, UserError
from bhdesk.services import targets
from bhdesk.ui.screens.targets.decision import Decision, DecisionDialog
from bhdesk.ui.screens.targets.draft import kept_values
from bhdesk.ui.screens.targets.reason import ReasonDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog, QWidget

    from bhdesk.domain.targets import Reason
    from bhdesk.services.targets import TargetSheet, TargetView
    from bhdesk.ui.screens.targets.draft import Draft
    from bhdesk.ui.work import Work


class Giving(QObject):
    """One target at a time: `give` asks what it must and writes."""

    dialog_made = Signal(object)
    given = Signal(object)
    """(Decision): it is on disk."""
    refused = Signal(str)
    taken_back = Signal()

    def __init__(self, work: Work, page: QWidget) -> None:
        super().__init__(page)
        self._work, self._page = work, page
        self._view: TargetView | None = None
        self._sheet: TargetSheet | None = None
        self._draft: Draft | None = None

    def give(self, view: TargetView, sheet: TargetSheet, draft: Draft) -> None:
        """A changed decision asks for its document, a difference for its reason."""
        self._view, self._sheet, self._draft = view, sheet, draft
        said = _difference(view, draft)
        dialog: QDialog
        if sheet.sheet is not None:
            dialog = DecisionDialog(sheet.sheet, view.on, said, self._write, self._page)
            dialog.taken_back.connect(self.taken_back)
        elif said:
            dialog = ReasonDialog(said, self._page)
            dialog.given.connect(self._take_reason)
            dialog.taken_back.connect(self.taken_back)
        else:
            self._tell(self._write(Decision(view.on)))
            return
        self.dialog_made.emit(dialog)

    def _take_reason(self, reason: Reason, note: str) -> None:
        if self._view is not None:
            self._tell(self._write(Decision(self._view.on, reason, note)))

    def _tell(self, said: str) -> None:
        if said:
            self.refused.emit(said)

    def _write(self, made: Decision) -> str:
        """Writes it; gives the sentence of the refusal, "" when it is on disk."""
        if self._view is None or self._sheet is None or self._draft is None:
            return ""
        draft, sheet = self._draft, self._sheet
        try:
            if draft.sum is None and sheet.sheet is None:
                args = (draft.measure, self._view.frame.office_id, draft.total or 0, made.on)
                self._work.attempt(targets.set_target, *args, origin=self._page)
            else:
                self._work.attempt(
                    targets.save, draft.plan(), made.on, made.reason, made.note,
                    made.document, made.document_day, kept_values(sheet),
                    is_correction=made.is_correction, origin=self._page,
                )  # fmt: skip
        except (UserError, StoreProblem) as problem:
            return messages.of(problem)
        self.given.emit(made)
        return ""


def _difference(view: TargetView, draft: Draft) -> str:
    """As "Tổng thôn 772, chỉ tiêu xã 769, chênh +3"; "" where the sum is the total."""
    if not draft.difference:
        return ""
    return (
        f"Tổng {view.frame.unit_word} {text.count(draft.sum)}, chỉ tiêu {view.frame.office_word}"
        f" {text.count(draft.total)}, chênh {text.signed(draft.difference)}"
    )
