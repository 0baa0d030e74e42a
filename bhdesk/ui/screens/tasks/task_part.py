"""Tasks: the list with what is late on top, the form with six "rõ", giving out and urging."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from bhdesk import messages
from bhdesk.domain import text
from bhdesk.domain.errors import StoreProblem, UserError
from bhdesk.domain.people import Role
from bhdesk.domain.tasks import Task
from bhdesk.services import people, tasks
from bhdesk.ui.paper_dialog import PaperDialog
from bhdesk.ui.screens.tasks import asking, meeting_choice
from bhdesk.ui.screens.tasks.form import place_of
from bhdesk.ui.screens.tasks.task_card import TaskCard
from bhdesk.ui.screens.tasks.task_list import TaskList
from bhdesk.ui.shell.part import Given, Part
from bhdesk.ui.tokens import Tone
from bhdesk.ui.widgets.buttons import primary
from bhdesk.ui.widgets.cards import Card
from bhdesk.ui.widgets.empty_state import EmptyState
from bhdesk.ui.widgets.form_dialog import FieldError
from bhdesk.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from bhdesk.ui.widgets.form_dialog import FormDialog

NEW = 0


class TaskPart(Part):
    """What is typed is kept when a field is left; refused typing waits in `_held`, by task."""

    def __init__(self, given: Given) -> None:
        super().__init__(given)
        self._tasks: tuple[Task, ...] = ()
        self._current = NEW
        self._held: dict[int, dict[str, str]] = {}
        self.list = TaskList()
        self.rows, self.filter = self.list.rows, self.list.filter
        self.seed, self.sheet_button = self.list.seed, self.list.sheet_button
        self.card = TaskCard(given.today)
        self.form = self.card.form
        self.add = primary("Thêm nhiệm vụ", "them")
        self.add.setToolTip("Thêm nhiệm vụ (Ctrl+N)")
        self.buttons = (self.add,)
        self.empty = EmptyState(
            "nhiem-vu", "Chưa có nhiệm vụ nào",
            "Mỗi việc ghi đủ sáu rõ rồi mới giao; việc quá hạn được nhắc mỗi tuần.",
            "Thêm nhiệm vụ", "Lấy việc từ kế hoạch", sides=("nguoi", "lich"),
        )  # fmt: skip
        self._lay_out()
        self._connect()

    @property
    def current(self) -> Task:
        """The task in the form as it is stored; an empty one while a new one is typed."""
        known = next((one for one in self._tasks if one.id == self._current), None)
        return known or Task(work="")

    @property
    def is_holding(self) -> bool:
        """Whether typing was refused and waits."""
        return bool(self._held)

    def show_held(self) -> None:
        """Goes to the first task with refused typing and says again what was refused."""
        self._current = next(iter(self._held), NEW)
        self._show_list()
        self._show(is_other=True)
        self.save_now(is_asked=True)

    def reload(self) -> None:
        found = self.work.ask(tasks.listed)
        offered = self.work.ask(people.choices, self._today())
        heads = self.work.ask(people.choices, self._today(), Role.CHAIR)
        if found is None or offered is None or heads is None:
            return
        self._tasks = found
        self.form.offer(offered, heads)
        self.form.offer_meetings(meeting_choice.offered(self.work, self._today()))
        is_other = False
        if self._current not in {one.id for one in found} and not self._is_begun:
            shown = self.list.chosen(self._tasks)
            self._current = shown[0].id if shown else NEW
            is_other = True
        self._show_list()
        self._show(is_other=is_other)

    def begin_new(self) -> None:
        """Empty fields for another task; it is stored once the work is named."""
        self.save_now()
        self._current = NEW
        self._sheet.show_state(self._full)
        self.rows.clear_choice()
        self._show(is_other=True)
        self.form.rows["work"].field.setFocus()

    def open_key(self, key: str) -> None:
        if key.isdigit() and any(one.id == int(key) for one in self._tasks):
            self._choose(int(key))
            if self.current not in self.list.chosen(self._tasks):
                self.list.show_all()
            self._show_list()

    def take_focus(self) -> None:
        (self.rows if self._tasks else self.empty.button).setFocus()

    def save_now(self, *, is_asked: bool = False) -> bool:
        """Store what is typed; False where it was refused and waits in its fields.

        `is_asked`: a button needs it stored, so a new task must at least be named.
        """
        base, key = self.current, self._current
        if key == NEW and self.form.is_blank() and not is_asked:
            self._held.pop(NEW, None)
            return True
        try:
            typed = self.form.task(base)
        except FieldError as at:
            return self._refuse(at.name, at.problem, is_asked)
        if typed == base and not is_asked:
            self._held.pop(key, None)
            self.form.clear_errors()
            return True
        if not typed.work and key == NEW and not is_asked:
            self._held[key] = self.form.texts()
            return False
        try:
            is_new = typed != base or not key
            number = self.write(tasks.save, typed, base if key else None) if is_new else key
        except (UserError, StoreProblem) as problem:
            return self._refuse(place_of(problem, typed), problem, is_asked)
        self._held.pop(key, None)
        self._current = int(number)
        self.reload()
        return True

    def give_out(self) -> None:
        """Giao việc: only with all six said; else the sentence stands at the first empty field."""
        if not self.save_now(is_asked=True):
            return
        task = self.current
        try:
            self.write(tasks.activate, task.id, self._today())
        except (UserError, StoreProblem) as problem:
            self._refuse(place_of(problem, task), problem, is_gone_to=True)
            return
        self.settle(f"Đã giao nhiệm vụ số {task.id}.")

    def show_sheet(self) -> None:
        """The assignment sheet as it will be printed."""
        self.save_now()
        on = self._today()
        PaperDialog(
            self.work, f"Phân công nhiệm vụ {text.day(on)}", lambda store: tasks.sheet(store, on),
            self.given.places, self,
        ).open()  # fmt: skip

    def take_seeds(self) -> None:
        """Drafts of what the plan itself asks by a day."""
        try:
            count = self.write(tasks.seed)
        except (UserError, StoreProblem) as problem:
            self.told.emit(Tone.BAD, "Chưa lưu.", messages.of(problem))
            return
        if count:
            self.settle(f"Đã lập {count} việc nháp theo kế hoạch.")
        else:
            self.told.emit(Tone.INFO, "Không có việc nào mới trong kế hoạch.", "")

    @property
    def _is_begun(self) -> bool:
        """Whether a new task is being typed."""
        return self._current == NEW and not self.form.is_blank()

    def _refuse(
        self, name: str, problem: UserError | StoreProblem, is_gone_to: bool = False
    ) -> bool:
        self._held[self._current] = self.form.texts()
        if name:
            self.form.refuse(name, messages.of(problem), is_gone_to=is_gone_to)
        else:
            self.told.emit(Tone.BAD, "Chưa lưu.", messages.of(problem))
        return False

    def _choose(self, key: object) -> None:
        if key == self._current or not isinstance(key, int):
            return
        self.save_now()
        self._current = key
        self._show(is_other=True)
        if key in self._held:
            self.save_now()

    def _remove(self) -> None:
        gone = self._current
        self._held.pop(gone, None)
        self._current = -1
        if not self.act(f"Đã bỏ việc nháp số {gone}.", tasks.remove, gone):
            self._current = gone

    def _go_to_meeting(self) -> None:
        if self.save_now() and self.current.activity is not None:
            self.went.emit("meetings", self.current.activity)

    def _show_list(self) -> None:
        self.list.show_tasks(self._tasks, self.current, self._today())
        is_empty = not self._tasks and not self._is_begun
        self._sheet.show_state(self.empty if is_empty else self._full)
        self.set_empty(is_empty)

    def _show(self, *, is_other: bool = False) -> None:
        held = self._held.get(self._current)
        self.card.show_task(self.current, held, is_other=is_other)

    def _connect(self) -> None:
        # the list is filled anew by it, which must not happen under its own key or click
        self.rows.chosen.connect(self._choose, Qt.ConnectionType.QueuedConnection)
        self.form.committed.connect(self.save_now)
        self.filter.activated.connect(self._show_list)
        self.add.clicked.connect(self.begin_new)
        self.empty.begun.connect(self.begin_new)
        self.empty.linked.connect(self.take_seeds)
        self.seed.clicked.connect(self.take_seeds)
        self.sheet_button.clicked.connect(self.show_sheet)
        self.card.give.clicked.connect(self.give_out)
        self.card.remove.clicked.connect(self._remove)
        self.card.meeting.clicked.connect(self._go_to_meeting)
        for button, make, title, service in (
            (self.card.finish, asking.finish, "Nhiệm vụ số {} đã xong.", tasks.finish),
            (self.card.move_due, self._asked_move, "Đã dời hạn nhiệm vụ số {}.", tasks.move),
            (self.card.cancel, asking.cancel, "Đã hủy nhiệm vụ số {}.", tasks.cancel),
            (self.card.reopen, asking.reopen, "Đã mở lại nhiệm vụ số {}.", tasks.reopen),
            (self.card.evidence, asking.evidence, "Đã ghi minh chứng số {}.", tasks.set_evidence),
        ):
            button.clicked.connect(partial(self._ask, make, title, service))

    def _asked_move(
        self, parent: QWidget, task: Task, today: Callable[[], date], save: asking.Save
    ) -> FormDialog:
        return asking.move(parent, task, today, save, self.form.meetings)

    def _ask(
        self, make: Callable[..., FormDialog], title: str, service: Callable[..., Any], *_: object
    ) -> None:
        """A dialog about the task in the form; what it gives goes to the service."""
        if self._current == NEW or not self.save_now():
            return
        task = self.current

        def save(*args: object) -> None:
            self.write(service, task.id, *args)
            self.settle(title.format(task.id))

        make(self, task, self._today, save).open()

    def _lay_out(self) -> None:
        self._full = Card((0, 0, 0, 0))
        self._full.setProperty("card", "")
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.list, 10)
        row.addWidget(self.card, 14)
        self._full.add(row, 1)
        self._sheet = Sheet(self._full, self.empty)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._sheet)
