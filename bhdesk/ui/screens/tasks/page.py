"""The page Nhiệm vụ: tasks, obstacles, deadlines, the weekly review, commendation."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtGui import QKeySequence, QShortcut

from bhdesk.domain.changes import Area
from bhdesk.services import tasks
from bhdesk.ui.screens.tasks.due_part import DuePart
from bhdesk.ui.screens.tasks.obstacle_part import ObstaclePart
from bhdesk.ui.screens.tasks.praise_part import PraisePart
from bhdesk.ui.screens.tasks.review_part import ReviewPart
from bhdesk.ui.screens.tasks.task_part import TaskPart
from bhdesk.ui.shell.page import Page
from bhdesk.ui.shell.part import Part
from bhdesk.ui.tokens import Tone
from bhdesk.ui.widgets.banner import Action
from bhdesk.ui.widgets.buttons import Segment
from bhdesk.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from bhdesk.domain.changes import Changes
    from bhdesk.domain.holidays import DayOff
    from bhdesk.ui.work import Work

PartT = TypeVar("PartT", bound=Part)
NAMES = ("tasks", "obstacles", "due", "review", "praise")
TITLES = ("Nhiệm vụ", "Vướng mắc", "Hạn", "Họp đánh giá tuần", "Khen thưởng")
OF_REF = {"task": "tasks", "obstacle": "obstacles", "own": "due", "commendation": "praise"}


class TasksPage(Page):
    """`resources` and `folder`: what papers are drawn with, and where they are saved first."""

    key, title, icon = "tasks", "Nhiệm vụ", "nhiem-vu"
    areas = frozenset(Area) - {Area.SAFETY}
    has_month = False

    def __init__(
        self, work: Work, month: int, *, today: Callable[[], date], resources: Path, folder: Path,
        holidays: Callable[[], tuple[DayOff, ...]] = tuple,
    ) -> None:  # fmt: skip
        super().__init__(work, month)
        self._today, self._holidays = today, holidays
        self._resources, self._folder = resources, folder
        self._stale = set(NAMES)
        self._is_ending = False
        self.segment = Segment(TITLES, 0, "Phần của trang Nhiệm vụ")
        self._stack = Sheet()
        self.header.add_switch(self.segment)
        self.body.addWidget(self._stack, 1)
        self.segment.chosen.connect(self._show)
        QShortcut(QKeySequence("Ctrl+N"), self).activated.connect(lambda: self.part.begin_new())

    @cached_property
    def tasks(self) -> TaskPart:
        """Tasks with six "rõ"; like every part made when first asked for."""
        places = (self._resources, self._folder)
        return self._kept(TaskPart(self.work, self, self._today, places))

    @cached_property
    def obstacles(self) -> ObstaclePart:
        """The register of obstacles."""
        return self._kept(ObstaclePart(self.work, self, self._today))

    @cached_property
    def due(self) -> DuePart:
        """Everything due in a year."""
        return self._kept(
            DuePart(self.work, self, self._today, self._holidays, self._folder)
        )

    @cached_property
    def review(self) -> ReviewPart:
        """The weekly review."""
        places = (self._resources, self._folder)
        return self._kept(
            ReviewPart(self.work, self, self._today, self._holidays, places)
        )

    @cached_property
    def praise(self) -> PraisePart:
        """Proposals of commendation."""
        places = (self._resources, self._folder)
        return self._kept(PraisePart(self.work, self, self._today, places))

    @property
    def part(self) -> Part:
        """The part that is looked at."""
        found: Part = getattr(self, NAMES[self.segment.current])
        return found

    def reload(self) -> None:
        self._stale = set(NAMES)
        self._show_badge()
        self._show_current()

    def show_what(self, what: object) -> None:
        """The part, or one thing of it: "due", "task:7", "obstacle:3", "own:2"."""
        kind, _, ref = str(what).partition(":")
        name = OF_REF.get(kind, kind)
        if name in NAMES:
            self.show_part(NAMES.index(name))
            self.part.open_key(ref)

    def show_part(self, index: int) -> None:
        self.segment.choose(index)
        self._show(index)

    def take_focus(self) -> None:
        self.part.take_focus()

    def take_change(self, changes: Changes, origin: object) -> None:
        super().take_change(changes, origin)
        if Area.TASKS in changes.areas:
            self._show_badge()
        if origin is self:  # the part that wrote reads again by itself, the others not
            self._stale |= set(NAMES) - {NAMES[self.segment.current]}

    def may_leave(self, go: Callable[[], object]) -> bool:
        """What is typed is stored first; what was refused waits in its form."""
        if "tasks" in vars(self):
            self.tasks.save_now()
        return True

    def may_end(self, go: Callable[[], object]) -> bool:
        """Asks about typing that was refused: the form alone holds it."""
        index = self._held_part()
        if index is None or self._is_ending:
            return True

        def end() -> None:
            self._is_ending = True
            go()

        self.show_part(index)
        self.part.show_held()
        leave = Action("Bỏ phần này và đóng", end, is_link=True)
        self.bar.say(Tone.WARN, "Còn nội dung chưa ghi được.", "Hãy xem lại rồi ghi.", (leave,))
        return False

    def _held_part(self) -> int | None:
        """The first part that holds something that is not stored."""
        made: dict[str, Part] = vars(self)
        return next(
            (at for at, name in enumerate(NAMES) if name in made and made[name].is_holding), None
        )

    def _show(self, _: int) -> None:
        self.bar.close_bar()
        self._show_current()

    def _show_badge(self) -> None:
        """How many tasks are late, beside the page's name."""
        late = self.work.ask(tasks.late, self._today())
        if late is not None:
            self.badge_changed.emit(len(late))

    def _show_current(self) -> None:
        """Only the part that is looked at is made and read."""
        part, name = self.part, NAMES[self.segment.current]
        if name in self._stale:
            self._stale.discard(name)
            part.reload()
        self._stack.show_state(part)
        self._show_buttons()

    def _show_buttons(self) -> None:
        """Those of the part looked at; one that is empty has its own way to begin."""
        for name in NAMES:
            made: Part | None = vars(self).get(name)
            for button in made.buttons if made else ():
                button.setVisible(made is self.part and not self.part.is_empty)

    def _kept(self, part: PartT) -> PartT:
        self._stack.add_state(part)
        for button in part.buttons:
            self.header.add_button(button)
        part.told.connect(self.bar.say)
        part.done.connect(self._tell_done)
        part.went.connect(self._go)
        part.undo_wanted.connect(self.undo_wanted)
        part.emptied.connect(self._show_buttons)
        return part

    def _go(self, key: str, what: object) -> None:
        if key == self.key:
            self.show_what(what)
        else:
            self.page_wanted.emit(key, what)

    def _tell_done(self, title: str, sentence: str) -> None:
        back = Action("Hoàn tác", self.undo_wanted.emit, icon="hoan-tac")
        self.bar.say(Tone.GOOD, title, sentence, (back,))
