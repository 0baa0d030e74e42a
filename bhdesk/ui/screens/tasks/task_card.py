"""The card of one task: what it is called, how it stands, its form, what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout

from bhdesk.domain.tasks import TaskState
from bhdesk.ui.screens.tasks import words
from bhdesk.ui.screens.tasks.form import TaskForm
from bhdesk.ui.tokens import Tone
from bhdesk.ui.widgets.buttons import link, secondary
from bhdesk.ui.widgets.cards import Card
from bhdesk.ui.widgets.labels import Chip, SectionHeader
from bhdesk.ui.widgets.scrolling import scrolled

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from bhdesk.domain.tasks import Task


class TaskCard(Card):
    """Only the buttons that fit the state of the task are shown."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__((0, 12, 0, 12))
        self._today = today
        self.form = TaskForm(today)
        self.give = secondary("Giao việc", "dung")
        self.finish = secondary("Xong…", "dung")
        self.move_due = secondary("Dời hạn…", "lich")
        self.evidence = link("Minh chứng…")
        self.cancel = link("Hủy việc…")
        self.remove = link("Bỏ nháp")
        self.reopen = secondary("Mở lại…", "hoan-tac")
        self.meeting = self.form.meeting
        self._title = SectionHeader("")
        self._title.set_margins(16, 16)
        self._chip = Chip(Tone.MUTED, "")
        self._title.add(self._chip)
        self.add(self._title)
        area = scrolled(self.form)
        self.add(area, 1)
        self.form.revealed.connect(area.ensureWidgetVisible)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 0, 16, 0)
        foot.setSpacing(8)
        for button in (self.remove, self.cancel, self.evidence):
            foot.addWidget(button)
        foot.addStretch(1)
        for button in (self.reopen, self.move_due, self.finish, self.give):
            foot.addWidget(button)
        self.add(foot)

    def show_task(self, task: Task, held: dict[str, str] | None, *, is_other: bool) -> None:
        """`held`: what was typed and refused; `is_other`: not the one shown before."""
        self.form.show_task(task, held, is_other=is_other)
        self._title.set_texts(f"Nhiệm vụ số {task.id}" if task.id else "Nhiệm vụ mới")
        tone, state = words.task_state(task, self._today())
        self._chip.set_state(tone, state.partition(",")[0] if task.id else "Nháp")
        is_draft, is_active = task.state is TaskState.DRAFT, task.state is TaskState.ACTIVE
        for button, is_shown in (
            (self.give, is_draft), (self.remove, is_draft and bool(task.id)),
            (self.finish, is_active), (self.move_due, is_active), (self.cancel, is_active),
            (self.evidence, is_active or task.state is TaskState.DONE),
            (self.reopen, not is_draft and not is_active),
            (self.meeting, task.activity is not None),
        ):  # fmt: skip
            button.setVisible(is_shown)
