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
    """Show the count now and after every change of a task, by whatever page or undo.

    A day may have passed since: it is counted anew with all that is read again, and on the way
    to a page.
    """

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
    window.navigation.wanted.connect(lambda _: show())
