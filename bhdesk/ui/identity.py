"""Whose figures the window shows: name, plan, file; kept true after changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.domain.changes import Area
from bhdesk.services import office

if TYPE_CHECKING:
    from bhdesk.domain.changes import Changes
    from bhdesk.ui.main_window import MainWindow

AREAS = frozenset({Area.OFFICE, Area.PLAN, Area.UNITS})


def keep(window: MainWindow) -> None:
    """Show it now and whenever the office or its plan is changed, by whatever page or undo."""

    def take_change(changes: Changes, _: object) -> None:
        if AREAS & changes.areas:
            show(window)

    show(window)
    window.work.changed.connect(take_change)


def show(window: MainWindow) -> None:
    """Read the names and put them into title bar, navigation and status bar."""
    frame = window.work.ask(office.frame)
    if frame is not None:
        head = frame.plan.head
        number = f"{head.number}/{head.symbol}" if head.number else str(window.month // 100)
        file = str(window.work.store.path)
        window.set_identity(frame.office.short_name, f"Kế hoạch {number}", file)
