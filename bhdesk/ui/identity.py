"""Whose figures the window shows: name, plan, file, newest copy; kept true after changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.domain.changes import Area
from bhdesk.services import office, safekeeping

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

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


def show_backup(window: MainWindow, folder: Path, now: datetime) -> None:
    """How old the newest copy is, into the status bar."""
    window.status.set_backup(backup_words(folder, now))


def backup_words(folder: Path, now: datetime) -> str:
    """How old the newest copy is, for the status bar."""
    found = safekeeping.backups(folder)
    if not found:
        return "Chưa sao lưu"
    age = now - found[0].made_at
    if age.days:
        return f"Sao lưu {age.days} ngày trước"
    hours = age.seconds // 3600
    return f"Sao lưu {hours} giờ trước" if hours else "Vừa sao lưu"
