"""The bar over the split: the one thing to settle before the target can be given out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from bhdesk import messages
from bhdesk.domain import text
from bhdesk.domain.targets import REASON_WORDS, Method, Reason
from bhdesk.ui.screens.targets import words
from bhdesk.ui.screens.targets.draft import stored
from bhdesk.ui.tokens import Tone
from bhdesk.ui.widgets.banner import Action, Banner

if TYPE_CHECKING:
    from bhdesk.domain.errors import UserError
    from bhdesk.services.targets import TargetSheet, TargetView
    from bhdesk.ui.screens.targets.draft import Draft

BASE_CODES = frozenset({"target.missing_weight", "target.no_total", "target.no_weights"})


class GapBar(Banner):
    """Says what is missing or differs and offers the ways out."""

    bases_wanted = Signal()
    split_wanted = Signal()
    again_wanted = Signal()
    """All but the pinned units are to be split anew."""
    unpin_wanted = Signal(int)

    def show_draft(
        self, view: TargetView, sheet: TargetSheet, draft: Draft, last_unit: int | None
    ) -> None:
        """Missing bases or weights, a difference, or nothing given out yet; else the bar goes."""
        if draft.total is None and (missing := words.main_missing(view)):
            said = "Chưa tính được số người cần đạt của kế hoạch."
            wanted = Action("Nhập mẫu số", self.bases_wanted.emit)
            self.say(Tone.WARN, f"Chưa có {missing}.", said, (wanted,), is_closable=False)
        elif draft.unweighted:
            self._show_unweighted(view, draft)
        elif draft.difference:
            self._show_difference(view, sheet, draft, last_unit)
        elif sheet.measure.is_in_units and draft.sum is None and draft.total is not None:
            split = Action("Chia thử", self.split_wanted.emit)
            title = f"Chưa giao cho {view.frame.unit_word} nào."
            said = "Chọn một cách chia, xem số, rồi bấm Giao chỉ tiêu."
            self.say(Tone.INFO, title, said, (split,), is_passing=False, is_closable=False)
        else:
            self.close_bar()

    def refuse(self, problem: UserError, method: str) -> None:
        """A split that cannot be made."""
        is_base = problem.code in BASE_CODES and method != Method.OWN
        actions = (Action("Nhập mẫu số", self.bases_wanted.emit),) if is_base else ()
        self.say(Tone.BAD, "Chưa chia được.", messages.of(problem), actions)

    def _show_unweighted(self, view: TargetView, draft: Draft) -> None:
        title = f"Còn {draft.unweighted} {view.frame.unit_word} chưa có trọng số."
        said = "Gõ vào cột Trọng số; đủ số là chia ngay."
        self.say(Tone.INFO, title, said, is_passing=False, is_closable=False)

    def _show_difference(
        self, view: TargetView, sheet: TargetSheet, draft: Draft, last_unit: int | None
    ) -> None:
        word, unit = view.frame.office_word, view.frame.unit_word
        said = f"Tổng {unit} {text.count(draft.sum)}, chỉ tiêu {word} {text.count(draft.total)}."
        title = f"Chênh {text.signed(draft.difference)}."
        kept = sheet.sheet
        is_stored = draft.settled() == stored(sheet, view.frame.unit_ids).settled()
        if kept is not None and kept.reason and is_stored:
            said += f" Lý do đã ghi: {REASON_WORDS[Reason(kept.reason)]}."
            self.say(Tone.WARN, title, said, is_closable=False)
            return
        actions = []
        free = len(view.frame.units) - len(draft.pinned)
        if draft.pinned and free:
            actions.append(Action(f"Chia lại {free} {unit} kia", self.again_wanted.emit))
        if last_unit is not None and last_unit in draft.pinned:
            name = view.frame.unit(last_unit).name
            actions.append(Action(f"Bỏ ghim {name}", lambda: self.unpin_wanted.emit(last_unit)))
        self.say(Tone.BAD, title, said, tuple(actions), is_closable=False)
