"""How many tasks are late stands beside the page's name from the start, before it is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.domain.changes import Area
from bhdesk.services import tasks

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from bhdesk.domain.changes import Changes
    from bhdesk.ui.main_window import MainWindow

PAGE = "tasks"


def keep(window: MainWindow, today: Callable[[], date]) -> None:
    """Show the count now, after every change of a task and whenever all is read again."""

    def show() -> None:
        late = window.work.ask(tasks.late, today())
        if late is not None:
            window.navigation.set_badge(PAGE, len(late))

    def take_change(changes: Changes, _: object) -> None:
        if Area.TASKS in changes.areas:
            show()

    show()
    window.work.changed.connect(take_change)
    window.reading_again.connect(show)
