"""The form of one task: the six "rõ" as fields, each kept when it is left."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from bhdesk.domain import text
from bhdesk.domain.tasks import Clear, Task, TaskState
from bhdesk.ui.screens.tasks import meeting_choice
from bhdesk.ui.tokens import Tone
from bhdesk.ui.widgets.buttons import link
from bhdesk.ui.widgets.form_dialog import day_field, read_day, words_in
from bhdesk.ui.widgets.forms import (
    FormRow,
    combo,
    line_edit,
    offer_choices,
    side_by_side,
    suggest,
    text_edit,
)
from bhdesk.ui.widgets.labels import SignedText, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from bhdesk.domain.errors import StoreProblem, UserError
    from bhdesk.domain.people import Choice
    from bhdesk.domain.tasks import Move

LABELS = {
    "work": "Rõ việc", "assignee": "Rõ người", "lead": "Rõ trách nhiệm: chủ trì",
    "cooperating": "Phối hợp", "supervisor": "Theo dõi, đôn đốc",
    "starts": "Rõ thời gian: từ ngày", "due": "Đến hết ngày", "product": "Rõ sản phẩm",
    "authority": "Rõ thẩm quyền", "source": "Theo văn bản",
    "activity": "Từ cuộc họp",
}  # fmt: skip
DAYS = ("starts", "due")
LINES = (
    ("work",), ("assignee", "starts", "due"), ("lead", "cooperating", "supervisor"),
    ("product", "authority"), ("source", "activity"),
)  # fmt: skip
SHARES = {"assignee": 3, "starts": 2, "due": 2}
FIELDS = {
    Clear.PERSON: "assignee", Clear.WORK: "work", Clear.RESPONSIBILITY: "lead",
    Clear.PRODUCT: "product", Clear.AUTHORITY: "authority",
}  # fmt: skip
PLACES = {"task.no_work": "work", "task.dates": "due", "task.due_fixed": "due",
          "activity.unknown": "activity"}  # fmt: skip


def place_of(problem: UserError | StoreProblem, task: Task) -> str:
    """The field a refusal is about: of what is not clear the first that is empty."""
    if problem.code == "task.not_clear" and task.unclear:
        first = task.unclear[0]
        return FIELDS.get(first) or ("due" if task.starts else "starts")
    return PLACES.get(problem.code, "")


class TaskForm(QWidget):
    """Holds texts only, until `task` reads them."""

    committed = Signal()
    """A field was left."""
    revealed = Signal(QWidget)
    """This must be seen."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self._offered: tuple[Sequence[Choice], Sequence[Choice]] | None = None
        self.meetings: dict[int, str] = {}
        self.rows = {name: FormRow(label, self._make(name)) for name, label in LABELS.items()}
        self.rows["authority"].set_hint("Ai quyết định, ai ký.")
        self.rows["product"].set_hint("Văn bản, danh sách, con số phải có.")
        self.meeting = link("Mở cuộc họp")
        self._past = Text("", "ink2", is_wrapped=True)
        self._notes = [SignedText(Tone.BAD, "") for _ in LINES]
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 16, 8)
        column.setSpacing(10)
        for line, note in zip(LINES, self._notes, strict=True):
            fields = ((self.rows[name], SHARES.get(name, 1)) for name in line)
            column.addLayout(side_by_side(*fields))
            column.addWidget(note)
            note.hide()
        column.addWidget(self.meeting, 0, Qt.AlignmentFlag.AlignRight)
        column.addWidget(self._past)
        column.addStretch(1)

    def show_task(
        self, task: Task, held: dict[str, str] | None = None, *, is_other: bool = False
    ) -> None:
        """What is stored or, of a task whose typing was refused, what was typed.

        Where it is not another task than before, the field in use is left alone.
        """
        shown = held or self._stored(task)
        for name, row in self.rows.items():
            field = row.field
            is_in_use = field.hasFocus() and not is_other
            if said_in(field) != shown[name] and not is_in_use:
                put(field, shown[name])
            self._fix(name, task)
        self._past.setText(_past(task, self.meetings))
        self._past.setVisible(bool(self._past.text()))
        self.clear_errors()

    def texts(self) -> dict[str, str]:
        """What stands in the fields."""
        return {name: said_in(row.field) for name, row in self.rows.items()}

    def is_blank(self) -> bool:
        return not any(self.texts().values())

    def task(self, base: Task) -> Task:
        """The task with the words and days typed; raises FieldError."""
        days = {name: read_day(name, self.rows[name].field) for name in DAYS}
        words = {name: said for name, said in self.texts().items() if name not in DAYS}
        meeting = words.pop("activity")
        activity = int(meeting) if meeting else None
        return replace(base, **words, **days, activity=activity)  # type: ignore[arg-type]

    def refuse(self, name: str, sentence: str, *, is_gone_to: bool = False) -> None:
        """One sentence under the line of its field, which may be too narrow for it."""
        self.clear_errors()
        self.rows[name].set_error(sentence, is_said=False)
        note = next(n for line, n in zip(LINES, self._notes, strict=True) if name in line)
        note.set_state(Tone.BAD, sentence)
        note.show()
        if is_gone_to:
            self.rows[name].field.setFocus()
            # the sentence has its height once the line is laid out
            QTimer.singleShot(0, note, lambda: self.revealed.emit(note))

    def clear_errors(self) -> None:
        for row in self.rows.values():
            row.set_error("")
        for note in self._notes:
            note.hide()

    def offer(self, people: Sequence[Choice], heads: Sequence[Choice]) -> None:
        """The people of the campaign as what can be picked while typing."""
        if self._offered == (people, heads):  # a list in use must not be taken from under a key
            return
        self._offered = (people, heads)
        names = [f"{one.name}, {one.post}" if one.post else one.name for one in people]
        bodies = list(dict.fromkeys(one.body for one in people))
        for name in ("assignee", "supervisor"):
            _offer(self.rows[name].field, names)
        for name in ("lead", "cooperating"):
            _offer(self.rows[name].field, [*bodies, *names])
        chiefs = [f"{one.name}, {one.post or one.seat}" for one in heads]
        _offer(self.rows["authority"].field, chiefs)

    def offer_meetings(self, names: dict[int, str]) -> None:
        """The meetings a task can come from; what is chosen stays."""
        field = self.rows["activity"].field
        assert isinstance(field, QComboBox)
        if self.meetings == names:
            return
        self.meetings = names
        offer_choices(field, meeting_choice.choices(names))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.committed.emit()
        return super().eventFilter(watched, event)

    def _make(self, name: str) -> QWidget:
        if name == "work":
            area = text_edit("", 2)
            area.installEventFilter(self)
            return area
        if name == "activity":
            choice = combo([(meeting_choice.NONE, None)])
            choice.activated.connect(lambda _: self.committed.emit())
            return choice
        line = day_field(self._today) if name in DAYS else line_edit()
        line.editingFinished.connect(self.committed)
        return line

    def _fix(self, name: str, task: Task) -> None:
        """What can no longer be typed over."""
        is_over = task.state in {TaskState.DONE, TaskState.CANCELLED}
        is_given_day = name == "due" and task.state is TaskState.ACTIVE
        field = self.rows[name].field
        if isinstance(field, (QLineEdit, QPlainTextEdit)):
            field.setReadOnly(is_over or is_given_day)
        if name == "activity":
            field.setEnabled(not is_over)
        if name == "due":
            self.rows[name].set_hint("Đổi bằng nút Dời hạn." if is_given_day else "")

    @staticmethod
    def _stored(task: Task) -> dict[str, str]:
        found = {}
        for name in LABELS:
            value = getattr(task, name)
            found[name] = (text.day(value) if value else "") if name in DAYS else str(value or "")
        return found


def _offer(field: QWidget, words: Sequence[str]) -> None:
    if isinstance(field, QLineEdit) and words:
        suggest(field, words)


def said_in(field: QWidget) -> str:
    """What is typed, of a choice its number as text."""
    if isinstance(field, QComboBox):
        return str(field.currentData() or "")
    return words_in(field)


def put(field: QWidget, said: str) -> None:
    """Writes a text into a field of one or several lines, or chooses by the number."""
    if isinstance(field, QComboBox):
        field.setCurrentIndex(max(field.findData(int(said)) if said else 0, 0))
    elif isinstance(field, QPlainTextEdit):
        field.setPlainText(said)
    elif isinstance(field, QLineEdit):
        field.setText(said)
        field.setCursorPosition(0)


def _past(task: Task, meetings: dict[int, str]) -> str:
    """The deadlines of before with their reasons, what shows the result, why it was called off."""
    lines = [
        f"Dời hạn từ {text.day(move.old_due)} sang {text.day(move.new_due)}"
        f" ({_decided(move, meetings)}): {move.reason}"
        for move in task.moves
    ]
    if task.assigned_on:
        lines.insert(0, f"Giao ngày {text.day(task.assigned_on)}.")
    if task.evidence:
        lines.append(f"Minh chứng: {task.evidence}")
    if task.note:
        lines.append(f"Lý do: {task.note}")
    return "\n".join(lines)


def _decided(move: Move, meetings: dict[int, str]) -> str:
    """In which meeting, else on which day."""
    return meetings.get(move.activity or 0, f"ngày {text.day(move.day)}")
