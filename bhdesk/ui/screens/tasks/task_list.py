"""The list of tasks with its filter: what is late on top, how many there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout

from bhdesk.domain.tasks import Task, TaskState
from bhdesk.ui.lists import RowList, RowStyle
from bhdesk.ui.screens.tasks import words
from bhdesk.ui.tables import TableButton
from bhdesk.ui.widgets.buttons import link
from bhdesk.ui.widgets.cards import Card
from bhdesk.ui.widgets.forms import combo
from bhdesk.ui.widgets.labels import SectionHeader

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

OPEN = (TaskState.DRAFT, TaskState.ACTIVE)
FILTERS: tuple[tuple[str, tuple[TaskState, ...]], ...] = (
    ("Chưa xong", OPEN), ("Tất cả", tuple(TaskState)), ("Xong", (TaskState.DONE,)),
    ("Đã hủy", (TaskState.CANCELLED,)),
)  # fmt: skip


class TaskList(Card):
    """Shows the tasks it is given; which of them is the filter's choice."""

    def __init__(self) -> None:
        super().__init__((8, 12, 8, 8))
        self.rows = RowList(RowStyle.STATE, "Nhiệm vụ")
        self.rows.table_heads = {"title": "Việc", "right": "Hạn", "second": "Người"}
        self.filter = combo([(name, at) for at, (name, _) in enumerate(FILTERS)])
        self.filter.setAccessibleName("Nhiệm vụ nào")
        self.seed = link("Lấy việc từ kế hoạch")
        self.sheet_button = link("Phiếu giao việc…", "pdf")
        self._head = SectionHeader("")
        self._head.set_margins(0, 0)
        self._head.add(self.filter)
        self._head.add(TableButton(self.rows))
        self.add(self._head)
        self.add(self.rows, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.seed)
        foot.addStretch(1)
        foot.addWidget(self.sheet_button)
        self.add(foot)

    def chosen(self, tasks: Sequence[Task]) -> list[Task]:
        """Those the filter lets through."""
        wanted = FILTERS[self.filter.currentIndex()][1]
        return [one for one in tasks if one.state in wanted]

    def show_all(self) -> None:
        """Takes the filter away."""
        self.filter.setCurrentIndex(1)

    def show_tasks(self, tasks: Sequence[Task], current: Task, on: date) -> None:
        """The rows, how many they are and how many of all are late."""
        shown = self.chosen(tasks)
        self.rows.set_items(words.task_rows(shown, on), current.id)
        if current not in shown:
            self.rows.clear_choice()
        late = sum(one.is_overdue(on) for one in tasks)
        self._head.set_texts("", f"{len(shown)} việc" + (f", {late} quá hạn" if late else ""))
