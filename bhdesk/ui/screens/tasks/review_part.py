"""The weekly review: what is late and due, a decision on each, stored in one step (R10, R62)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from bhdesk import messages
from bhdesk.domain import text
from bhdesk.domain.errors import StoreProblem, UserError
from bhdesk.services import activity_papers, holidays, office, people, reviews
from bhdesk.services.reviews import Held
from bhdesk.ui.lists import RowList, RowStyle
from bhdesk.ui.paper_dialog import PaperDialog
from bhdesk.ui.screens.tasks import review_rows
from bhdesk.ui.screens.tasks.review_form import ReviewForm
from bhdesk.ui.shell.part import Given, Part
from bhdesk.ui.tables import TableButton
from bhdesk.ui.tokens import Tone, theme
from bhdesk.ui.widgets.buttons import link, primary, secondary
from bhdesk.ui.widgets.cards import Card
from bhdesk.ui.widgets.form_dialog import FieldError
from bhdesk.ui.widgets.labels import SectionHeader, Text
from bhdesk.ui.widgets.scrolling import scrolled

if TYPE_CHECKING:
    from datetime import date

    from bhdesk.domain.task_steps import Choice
    from bhdesk.domain.tasks import Task
    from bhdesk.services.reviews import ReviewDesk
    from bhdesk.ui.screens.tasks.review_rows import Typed


@dataclass(slots=True)
class Draft:
    """What is typed of one meeting and not stored; `base`: the conclusions it began with."""

    choices: dict[int, Typed] = field(default_factory=dict)
    base: str = ""
    conclusion: str = ""

    @property
    def is_begun(self) -> bool:
        return bool(self.choices) or self.conclusion != self.base


class ReviewPart(Part):
    """Drafts wait by the day of their meeting, so that looking at another loses nothing."""

    def __init__(self, given: Given) -> None:
        super().__init__(given)
        self._day = self._today()
        self._seen: ReviewDesk | None = None
        self._names: dict[int, str] = {}
        self._drafts: dict[date, Draft] = {}
        self._key: object = None
        self._is_filling = False
        self.rows = RowList(RowStyle.STATE, "Họp đánh giá tuần")
        self.rows.table_heads = {
            "title": "Việc, vướng mắc", "right": "Hạn, ngày nêu", "second": "Người, chi tiết",
        }
        self.form = ReviewForm(given.today)
        self.minutes = secondary("Biên bản…", "pdf")
        self.open_meeting = link("Mở cuộc họp", "phai")
        self.save_button = primary("Ghi kết quả họp", "dung")
        self.buttons = (self.save_button,)
        self._lay_out()
        self._connect()

    @property
    def is_holding(self) -> bool:
        """Whether something typed of a meeting is not stored."""
        return any(one.is_begun for one in self._drafts.values())

    def show_held(self) -> None:
        """Goes to the first such meeting."""
        self.show_day(next(day for day, one in self._drafts.items() if one.is_begun))

    def show_day(self, day: date) -> None:
        """Goes to the review of a day."""
        self._day = day
        self.reload()

    def reload(self) -> None:
        calendar = self.work.ask(holidays.calendar, self.given.holidays())
        frame = self.work.ask(office.frame)
        offered = self.work.ask(people.choices, self._day)
        if calendar is None or frame is None or offered is None:
            return
        seen = self.work.ask(reviews.desk, self._day, calendar.is_working)
        if seen is None:
            return
        self._seen, self._names = seen, {unit.id: unit.name for unit in frame.units}
        self.form.offer([f"{one.name}, {one.post}" if one.post else one.name for one in offered])
        self._take_stored(seen.meeting.decisions if seen.meeting else "")
        self._show_list()
        self._show()

    def begin_new(self) -> None:
        """Ctrl+N: the day of another meeting."""
        self.form.rows["day"].field.setFocus()

    def open_key(self, key: str) -> None:
        """A task of the list."""
        if key.isdigit():
            self._key = int(key)
            self._show_list()
            self._show()

    def take_focus(self) -> None:
        self.rows.setFocus()

    def save(self) -> bool:
        """All decisions and the conclusions at once; what is refused waits at its field."""
        draft = self._draft
        choices = self._choices(draft)
        if choices is None:
            return False
        given = Held(self._day, choices, draft.conclusion, draft.base)
        try:
            self.write(reviews.hold, given)
        except (UserError, StoreProblem) as problem:
            self._refuse(problem)
            return False
        del self._drafts[self._day]
        self.settle(f"Đã ghi cuộc họp đánh giá tuần {text.day(self._day)}.")
        return True

    def show_minutes(self) -> None:
        """The minutes as they will be printed; what is typed is stored first."""
        if self._draft.is_begun and not self.save():
            return
        meeting = self._seen.meeting if self._seen else None
        if meeting is not None:
            title = f"Biên bản họp đánh giá tuần {text.day(meeting.day)}"
            PaperDialog(self.work, title, lambda store: activity_papers.minutes(store, meeting.id),
                        self.given.places, self).open()  # fmt: skip

    @property
    def _draft(self) -> Draft:
        return self._drafts.setdefault(self._day, Draft())

    def _take_stored(self, stored: str) -> None:
        """The conclusions as stored; lines typed beside them stay.

        A decision on a task that has ended meanwhile has nothing left to decide.
        """
        draft = self._draft
        for number in [one for one in draft.choices if self._task_of(one) is None]:
            del draft.choices[number]
        if draft.conclusion == draft.base:
            draft.conclusion = stored
        elif draft.base != stored:
            known = {*stored.splitlines(), *draft.base.splitlines()}
            fresh = [line for line in draft.conclusion.splitlines() if line not in known]
            draft.conclusion = "\n".join([*stored.splitlines(), *fresh])
        draft.base = stored

    def _choices(self, draft: Draft) -> tuple[Choice, ...] | None:
        """What is typed as values; None where a day cannot be read, which is said there."""
        made = []
        for number, typed in draft.choices.items():
            try:
                made.append(self.form.chosen(number, typed))
            except FieldError as at:
                self.open_key(str(number))
                self.form.refuse(at.problem, at.name)
                return None
        return tuple(made)

    def _refuse(self, problem: UserError | StoreProblem) -> None:
        number = problem.params.get("task")
        if isinstance(number, int):
            self.open_key(str(number))
            if self.form.refuse(problem):
                return
        self.told.emit(Tone.BAD, "Chưa lưu.", messages.of(problem))

    def _task_of(self, key: object) -> Task | None:
        review = self._seen.review if self._seen else None
        listed = (*(one.task for one in review.overdue), *review.due) if review else ()
        return next((task for task in listed if task.id == key), None)

    def _show_list(self) -> None:
        if self._seen is None:
            return
        items = review_rows.rows(self._seen, self._draft.choices, self._names)
        if all(item.key != self._key for item in items):
            self._key = next((item.key for item in items if not item.is_heading), None)
        self.rows.set_items(items, self._key)
        review = self._seen.review
        remark = f"{len(review.overdue)} quá hạn, {len(review.due)} đến hạn trong tuần"
        self._head.set_texts("", remark)
        self._none.setVisible(not items)
        self.rows.setVisible(bool(items))

    def _show(self) -> None:
        """The meeting, the row chosen and the conclusions."""
        if self._seen is None:
            return
        self._is_filling = True
        meeting, task = self._seen.meeting, self._task_of(self._key)
        self.form.show_meeting(self._seen)
        item = next((one for one in self.rows.row_model.items if one.key == self._key), None)
        told = task.assignee if task else ""
        if task is None and item is not None:
            told = "\n".join(part for part in (item.title, item.second, item.state) if part)
        self.form.show_decision(task, self._draft.choices.get(task.id, {}) if task else {}, told)
        self.form.show_conclusion(self._draft.conclusion)
        self.minutes.setEnabled(meeting is not None or self._draft.is_begun)
        self.open_meeting.setVisible(meeting is not None)
        self._is_filling = False

    def _take_typed(self) -> None:
        """Keeps what is typed, by the task it is about."""
        if self._is_filling or self._seen is None:
            return
        draft, task = self._draft, self._task_of(self._key)
        draft.conclusion = self.form.conclusion
        if task is not None:
            if typed := self.form.decision():
                draft.choices[task.id] = typed
            else:
                draft.choices.pop(task.id, None)
        is_held = self._seen.meeting is not None
        self.minutes.setEnabled(is_held or draft.is_begun)
        self._show_list()

    def _choose(self, key: object) -> None:
        self._key = key
        self._show()

    def _want_day(self, day: date) -> None:
        if day != self._day:
            self.show_day(day)

    def _go_to_meeting(self) -> None:
        meeting = self._seen.meeting if self._seen else None
        if meeting is not None:
            self.went.emit("meetings", meeting.id)

    def _connect(self) -> None:
        self.rows.chosen.connect(self._choose, Qt.ConnectionType.QueuedConnection)
        self.form.typed.connect(self._take_typed)
        self.form.day_wanted.connect(self._want_day)
        self.save_button.clicked.connect(self.save)
        self.minutes.clicked.connect(self.show_minutes)
        self.open_meeting.clicked.connect(self._go_to_meeting)

    def _lay_out(self) -> None:
        left, right = Card((8, 12, 8, 8)), Card((0, 12, 0, 12))
        self._head = SectionHeader("")
        self._head.setMinimumHeight(theme().scale.control)
        self._head.add(TableButton(self.rows))
        left.add(self._head)
        left.add(self.rows, 1)
        self._none = Text("Không có việc quá hạn, đến hạn; không có vướng mắc chưa trả lời.",
                          "ink2", is_wrapped=True)  # fmt: skip
        left.body.addWidget(self._none, 1, Qt.AlignmentFlag.AlignTop)
        right.add(scrolled(self.form), 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 0, 16, 0)
        foot.addWidget(self.open_meeting)
        foot.addStretch(1)
        foot.addWidget(self.minutes)
        right.add(foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(left, 10)
        row.addWidget(right, 12)
