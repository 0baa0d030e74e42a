"""The page Nhiệm vụ: tasks, obstacles, deadlines, the weekly review, commendation."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from bhdesk.domain.changes import Area
from bhdesk.ui.screens.tasks.due_part import DuePart
from bhdesk.ui.screens.tasks.obstacle_part import ObstaclePart
from bhdesk.ui.screens.tasks.praise_part import PraisePart
from bhdesk.ui.screens.tasks.review_part import ReviewPart
from bhdesk.ui.screens.tasks.task_part import TaskPart
from bhdesk.ui.shell.parts_page import PartsPage, Tab
from bhdesk.ui.tokens import Tone
from bhdesk.ui.widgets.banner import Action

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


class TasksPage(PartsPage):
    """What is typed is stored before the page is left; what was refused waits in its form."""

    key, title, icon = "tasks", "Nhiệm vụ", "nhiem-vu"
    areas = frozenset(Area) - {Area.SAFETY}
    has_month = False
    tabs = (
        Tab("tasks", "Nhiệm vụ", TaskPart),
        Tab("obstacles", "Vướng mắc", ObstaclePart),
        Tab("due", "Hạn", DuePart),
        Tab("review", "Họp đánh giá tuần", ReviewPart),
        Tab("praise", "Khen thưởng", PraisePart),
    )
    kinds: ClassVar[Mapping[str, str]] = {
        "task": "tasks", "obstacle": "obstacles", "own": "due", "commendation": "praise",
    }
    _is_ending = False

    def may_leave(self, go: Callable[[], object]) -> bool:
        part = self._parts.get("tasks")
        if isinstance(part, TaskPart):
            part.save_now()
        return True

    def may_end(self, go: Callable[[], object]) -> bool:
        """Asks about typing that was refused: the form alone holds it."""
        held = [at for at, key in enumerate(self.keys) if self._is_holding(key)]
        if not held or self._is_ending:
            return True

        def end() -> None:
            self._is_ending = True
            go()

        self.show_part(held[0])
        self.part.show_held()
        leave = Action("Bỏ phần này và đóng", end, is_link=True)
        self.bar.say(Tone.WARN, "Còn nội dung chưa ghi được.", "Hãy xem lại rồi ghi.", (leave,))
        return False

    def _is_holding(self, key: str) -> bool:
        return key in self._parts and self._parts[key].is_holding
