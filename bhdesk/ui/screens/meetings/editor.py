"""The card with the form: saves each committed field, asks, and keeps what could not be saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from bhdesk import messages
from bhdesk.domain import text
from bhdesk.domain.activities import KIND_WORDS, Activity, ActivityState
from bhdesk.domain.errors import StoreProblem, UserError
from bhdesk.ui.screens.meetings import draft, words
from bhdesk.ui.screens.meetings.attached import AttachedFiles
from bhdesk.ui.screens.meetings.draft import Draft
from bhdesk.ui.screens.meetings.foot import FormFoot
from bhdesk.ui.screens.meetings.form import MeetingForm
from bhdesk.ui.screens.meetings.saving import Outcome, Saver
from bhdesk.ui.tokens import Tone
from bhdesk.ui.widgets.banner import Action, Banner
from bhdesk.ui.widgets.cards import Card
from bhdesk.ui.widgets.forms import types_today
from bhdesk.ui.widgets.labels import SectionHeader, SignedText

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from bhdesk.services.activities import ActivityYear
    from bhdesk.ui.work import Work

NEW = 0
TITLES = {
    "activity.attended_over_invited": "Số dự nhiều hơn số mời.",
    "activity.duplicate": "Có thể ghi trùng.",
}


class MeetingEditor(Card):
    """One activity at a time; number 0 is one that is not stored yet."""

    written = Signal(int)
    """This number was added or changed on disk."""
    unsaved_changed = Signal()
    bin_wanted = Signal(int)
    reread_wanted = Signal()

    def __init__(
        self, work: Work, origin: object, bar: Banner, today: Callable[[], date]
    ) -> None:  # fmt: skip
        super().__init__((0, 14, 0, 12), gap=10)
        self._work, self._origin, self._bar, self._today = work, origin, bar, today
        self._seen: ActivityYear | None = None
        self._number: int | None = None
        self._saver = Saver(work, origin, None)
        self._last = Draft()
        self._kept: dict[int, tuple[Saver, Draft]] = {}
        self._refused: tuple[str, ...] = ()
        self._has_state = self._is_asking = False
        self.form = MeetingForm()
        types_today(self.form.rows["day"].field, today)
        self._head = SectionHeader("")
        self._head.set_margins(20, 20)
        self._status = SignedText(Tone.GOOD, "", is_wrapped=False)
        self._head.add(self._status)
        self.attached = AttachedFiles(work, origin, bar)
        self.form.add_below(self.attached)
        self.foot = FormFoot()
        self.bin = self.foot.bin
        self.add(self._head)
        self.add(self.form, 1)
        self.add(self.foot)
        self.form.committed.connect(self._commit)
        self.bin.clicked.connect(self._drop)

    @property
    def number(self) -> int | None:
        """The activity in the form; None: no form is open."""
        return self._number

    @property
    def unsaved(self) -> frozenset[int]:
        """Activities with typed texts that are not on disk."""
        here = {self._number} if self._number is not None and self._is_dirty() else set()
        return frozenset(self._kept) | frozenset(here)

    @property
    def waiting(self) -> tuple[Activity | None, ...]:
        """What is on disk of each activity that is unsaved; None for a new one."""
        savers = [saver for saver, _ in self._kept.values()]
        is_here = self._number is not None and self._is_dirty()
        return tuple(saver.base for saver in ([self._saver] if is_here else []) + savers)

    @property
    def status(self) -> str:
        return self._status.text()

    @property
    def stored(self) -> Activity | None:
        """The activity in the form as it is on disk."""
        return self._saver.base if self._number else None

    def set_year(self, seen: ActivityYear) -> None:
        self._seen = seen
        self.form.set_frame(seen.frame)

    def open(self, item: Activity | None) -> None:
        """Shows an activity, None for a new one; what was left unsaved there comes back."""
        self.leave()
        self._number = item.id if item else NEW
        kept = self._kept.pop(self._number, None)
        self._has_state = False
        self._refused = ()
        if kept:
            self._saver, typed = kept
            self._last = Draft()
        else:
            self._saver = Saver(self._work, self._origin, item)
            typed = self._last = draft.of(item) if item else Draft()
        self.form.show_draft(typed)
        self.form.show_errors({})
        self.form.verticalScrollBar().setValue(0)
        self._show_head()
        if kept:
            self._commit("")

    def refresh(self, item: Activity) -> None:
        """The activity as it stands on disk now; refused texts stay in their fields."""
        self._saver.base = item
        self._number = item.id
        # a cancellation without its reason is not stored, but stays chosen
        kept = (*self._refused, "state") if "cancel_reason" in self._refused else self._refused
        self.form.show_draft(draft.of(item), kept)
        self._last = self.form.draft()
        self._show_head()

    def flush(self) -> None:
        """Saves what is typed but not left yet."""
        self._commit("")

    def leave(self) -> None:
        """Saves what is still being typed and sets aside what cannot be saved."""
        if self._number is None:
            return
        self._commit("")
        if self._is_dirty():
            self._kept[self._number] = (self._saver, self.form.draft())
        self._close_question()
        self._number = None

    def discard(self) -> None:
        """Forgets what was typed into the form that is open."""
        if self._number is not None:
            self._kept.pop(self._number, None)
        self._close_question()
        self._number, self._refused = None, ()

    def give_up(self) -> None:
        """Forgets everything that is typed and not on disk."""
        self._kept.clear()
        self.discard()

    def _commit(self, name: str) -> None:
        typed = self.form.draft()
        if self._number is None or self._seen is None or typed == self._last:
            return
        if name == "state":
            self._has_state = True
        elif self._number == NEW and not self._has_state:
            typed = self._with_state(typed)
        self._last = typed
        self._save(typed, name)

    def _with_state(self, typed: Draft) -> Draft:
        """A new activity on a day to come is planned, until the officer says otherwise."""
        item = draft.read(typed, None).activity
        if item is None:
            return typed
        is_ahead = item.day > self._today()
        state = ActivityState.PLANNED if is_ahead else ActivityState.HELD
        self.form.choose_state(state)
        return self.form.draft()

    def _save(self, typed: Draft, name: str) -> None:
        listed = self._seen.activities if self._seen else ()
        try:
            out = self._saver.save(typed, name, listed)
        except (UserError, StoreProblem) as problem:
            self._tell(problem)
            return
        self._refused = tuple(out.refused)
        doubtful = out.asked_at if out.question else ""
        sentences = {at: messages.of(problem) for at, problem in out.refused.items()}
        self.form.show_errors(sentences, doubtful)
        if out.number is not None:
            self._number = out.number
            self.written.emit(out.number)
        else:
            self._show_head()
            self.unsaved_changed.emit()
        self._ask(out)
        if name in out.refused:
            self.form.reveal(name)

    def _tell(self, problem: UserError | StoreProblem) -> None:
        """Nothing was written and no field is to blame."""
        self._status.set_state(Tone.BAD, "Chưa lưu")
        self._refused = (*self._refused, "")
        if isinstance(problem, UserError) and problem.code == "activity.stale":
            again = Action("Đọc lại", self.reread_wanted.emit)
            self._bar.say(Tone.BAD, "Chưa lưu được.", messages.of(problem), (again,))
            return
        self._work.failed.emit(problem)

    def _ask(self, out: Outcome) -> None:
        if out.question is None:
            self._close_question()
            return
        at = out.asked_at
        self._is_asking = True
        self._bar.say(
            Tone.WARN, TITLES[out.question.code], messages.of(out.question),
            (Action("Đúng như vậy", self._agree),
             Action("Sửa lại", lambda: self._mend(at))), is_closable=False,
        )  # fmt: skip

    def _agree(self) -> None:
        self._saver.agree()
        self._close_question()
        self._save(self.form.draft(), "")

    def _mend(self, name: str) -> None:
        self._close_question()
        self.form.focus_field(name)

    def _close_question(self) -> None:
        if self._is_asking:
            self._is_asking = False
            self._bar.close_bar()

    def _drop(self) -> None:
        if self._number == NEW:
            self.discard()
            self.unsaved_changed.emit()
        elif self._number is not None:
            self.bin_wanted.emit(self._number)

    def _is_dirty(self) -> bool:
        if self._number == NEW:
            typed = self.form.draft()
            return bool(typed.kind or typed.units or any(typed.texts.values()))
        return bool(self._refused)

    def _show_head(self) -> None:
        base = self._saver.base
        if base is None:
            self._head.set_texts("Hội nghị mới")
            self._status.set_state(Tone.WARN, "Chưa lưu: cần ngày và hình thức")
        else:
            self._head.set_texts(f"{KIND_WORDS[base.kind]} · {text.day(base.day)}")
            count = len(self._refused)
            self._status.set_state(Tone.BAD if count else Tone.GOOD,
                                   f"Còn {count} ô chưa lưu" if count else "Đã lưu")  # fmt: skip
        self.foot.show_activity(base)
        self.attached.show_activity(base.id if base else NEW)
        self.form.show_summary(words.attendance(base) if base else "")
