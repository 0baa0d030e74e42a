"""The right side of the weekly review: its meeting, one decision, the meeting's conclusions."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from bhdesk import messages
from bhdesk.domain import text
from bhdesk.domain.activities import ActivityState
from bhdesk.domain.activity_kinds import Kind, state_words
from bhdesk.domain.task_steps import STEP_WORDS, Choice, Step
from bhdesk.ui.screens.tasks.form import put
from bhdesk.ui.tokens import Tone
from bhdesk.ui.widgets.form_dialog import FieldError, day_field, read_day, words_in
from bhdesk.ui.widgets.forms import FormRow, combo, line_edit, side_by_side, suggest, text_edit
from bhdesk.ui.widgets.labels import Chip, SectionHeader, Text, hairline

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bhdesk.domain.activities import Activity
    from bhdesk.domain.errors import StoreProblem, UserError
    from bhdesk.domain.tasks import Task
    from bhdesk.services.reviews import ReviewDesk
    from bhdesk.ui.screens.tasks.review_rows import Typed

WORDS = {
    Step.KEEP: "Ghi thêm (nếu cần)", Step.MOVE: "Lý do", Step.DONE: "Minh chứng",
    Step.HAND: "Lý do", Step.CANCEL: "Lý do",
}  # fmt: skip
STATES = state_words(Kind.REVIEW_MEETING)
PLACES = {
    "task.no_reason": "words", "task.same_due": "due", "task.dates": "due", "task.no_due": "due",
    "task.no_assignee": "assignee", "text.unprintable": "words",
}  # fmt: skip


class ReviewForm(QWidget):
    """Shows what the part gives it and tells what is typed; it stores nothing."""

    day_wanted = Signal(object)
    """Another meeting, or a day for a new one."""
    typed = Signal()
    """A decision or the conclusions changed."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        step_items: list[tuple[str, object]] = [("– chưa quyết định –", "")]
        step_items += [(name, step.value) for step, name in STEP_WORDS.items()]
        self.rows = {
            "meeting": FormRow("Cuộc họp", combo()),
            "day": FormRow("Ngày họp", day_field(today)),
            "step": FormRow("Quyết định", combo(step_items)),
            "due": FormRow("Hạn mới", day_field(today)),
            "assignee": FormRow("Người làm mới", line_edit()),
            "words": FormRow("Lý do", line_edit()),
            "conclusion": FormRow(
                "Kết luận khác của cuộc họp", text_edit("", 4),
                "Việc giao, dời hạn, đã xong tự có trong biên bản, không phải ghi lại.",
            ),
        }  # fmt: skip
        self._head, self._chip = SectionHeader(""), Chip(Tone.MUTED, "")
        self._head.add(self._chip)
        self._task = Text("", "h3", is_wrapped=True)
        self._told = Text("", "ink2", is_wrapped=True)
        self._decision = QWidget()
        self._lay_out()
        self._connect()

    def show_meeting(self, seen: ReviewDesk) -> None:
        """Which meeting it is, and the others that can be chosen."""
        day = text.day(seen.review.on)
        self._head.set_texts(f"Họp ngày {day}")
        self._chip.set_state(*_state(seen.meeting))
        choice = self._choice("meeting")
        choice.clear()
        choice.addItem("Họp mới" if seen.meeting is None else "Họp khác: ghi ngày", None)
        for one in seen.meetings:
            said = f"{text.day(one.day)}, {STATES[one.state].lower()}"
            choice.addItem(said, one.day.isoformat())  # a date itself is not found again
        choice.setCurrentIndex(max(choice.findData(seen.review.on.isoformat()), 0))
        put(self.rows["day"].field, day)
        self.rows["day"].set_error("")

    def show_decision(self, task: Task | None, typed: Typed, told: str = "") -> None:
        """Of a task what is typed for it; of anything else only what it is."""
        self._decision.setVisible(task is not None)
        self._task.setText(f"Nhiệm vụ số {task.id}: {task.work}" if task else "")
        self._task.setVisible(task is not None)
        self._told.setText(told)
        self._told.setVisible(bool(told))
        self._line.setVisible(bool(told))
        choice = self._choice("step")
        choice.setCurrentIndex(max(choice.findData(typed.get("step", "")), 0))
        for name in ("due", "assignee", "words"):
            if words_in(self.rows[name].field) != typed.get(name, ""):
                put(self.rows[name].field, typed.get(name, ""))
        self.clear_errors()
        self._fit()

    def show_conclusion(self, words: str) -> None:
        field = self.rows["conclusion"].field
        if words_in(field) != words:
            put(field, words)

    @property
    def conclusion(self) -> str:
        return words_in(self.rows["conclusion"].field)

    def decision(self) -> Typed:
        """What is typed for the task shown; empty without a decision."""
        step = str(self._choice("step").currentData() or "")
        said = {name: words_in(self.rows[name].field) for name in ("due", "assignee", "words")}
        return {"step": step, **said} if step else {}

    def chosen(self, number: int, typed: Typed) -> Choice:
        """The decision as a value; raises FieldError where the day typed cannot be read."""
        step = Step(typed["step"])
        due = None
        if step is Step.MOVE:
            probe = line_edit(typed.get("due", ""))
            due = read_day("due", probe)
        assignee = typed.get("assignee", "") if step is Step.HAND else ""
        return Choice(number, step, typed.get("words", ""), due, assignee)

    def offer(self, people: Sequence[str]) -> None:
        field = self.rows["assignee"].field
        if isinstance(field, QLineEdit) and people:
            suggest(field, people)

    def refuse(self, problem: UserError | StoreProblem, name: str = "") -> bool:
        """At the field it is about; False where it is about none of them."""
        place = name or PLACES.get(problem.code, "")
        if place not in self.rows:
            return False
        self.clear_errors()
        self.rows[place].set_error(messages.of(problem))
        self.rows[place].field.setFocus()
        return True

    def clear_errors(self) -> None:
        for row in self.rows.values():
            row.set_error("")

    def _choice(self, name: str) -> QComboBox:
        field = self.rows[name].field
        assert isinstance(field, QComboBox)
        return field

    def _fit(self) -> None:
        """Only the fields of the decision that is chosen."""
        value = self._choice("step").currentData()
        step = Step(value) if value else None
        self.rows["due"].setVisible(step is Step.MOVE)
        self.rows["assignee"].setVisible(step is Step.HAND)
        self.rows["words"].setVisible(step is not None)
        if step is not None:
            self.rows["words"].set_label(WORDS[step])

    def _tell(self) -> None:
        self._fit()
        self.clear_errors()
        self.typed.emit()

    def _want_day(self) -> None:
        """The day typed, once it is another and can be read."""
        try:
            day = read_day("day", self.rows["day"].field)
        except FieldError as at:
            self.rows["day"].set_error(messages.of(at.problem))
            return
        if day is not None:
            self.day_wanted.emit(day)

    def _want_meeting(self, _: int) -> None:
        day = self._choice("meeting").currentData()
        if day is None:
            self.rows["day"].field.setFocus()
        else:
            self.day_wanted.emit(date.fromisoformat(day))

    def _connect(self) -> None:
        self._choice("meeting").activated.connect(self._want_meeting)
        self._choice("step").activated.connect(lambda _: self._tell())
        for name, row in self.rows.items():
            field = row.field
            if isinstance(field, QLineEdit) and name != "day":
                field.textChanged.connect(lambda _: self.typed.emit())
            elif isinstance(field, QLineEdit):
                field.editingFinished.connect(self._want_day)
            elif isinstance(field, QPlainTextEdit):
                field.textChanged.connect(self.typed)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 16, 8)
        column.setSpacing(10)
        column.addWidget(self._head)
        column.addLayout(side_by_side((self.rows["meeting"], 3), (self.rows["day"], 2)))
        column.addWidget(hairline())
        column.addWidget(self._task)
        column.addWidget(self._told)
        inner = QVBoxLayout(self._decision)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(10)
        inner.addLayout(side_by_side(
            (self.rows["step"], 3), (self.rows["due"], 2), (self.rows["assignee"], 3)
        ))  # fmt: skip
        inner.addWidget(self.rows["words"])
        self._line = hairline()
        column.addWidget(self._decision)
        column.addWidget(self._line)
        column.addWidget(self.rows["conclusion"])
        column.addStretch(1)


def _state(meeting: Activity | None) -> tuple[Tone, str]:
    if meeting is None:
        return Tone.MUTED, "Chưa ghi"
    is_held = meeting.state is ActivityState.HELD
    return Tone.GOOD if is_held else Tone.INFO, STATES[meeting.state]
