"""Where the window stands: never larger than the screen, whatever its scale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from PySide6.QtCore import QSize
    from PySide6.QtWidgets import QWidget


def keep_on_screen(window: QWidget, room: QSize | None = None) -> None:
    """A window that does not fit fills the screen instead: 1366×768 at 150 % is 910×512 only."""
    free = room or window.screen().availableSize()
    size = window.size()
    if size.width() > free.width() or size.height() > free.height():
        window.resize(size.boundedTo(free))
        window.setWindowState(window.windowState() | Qt.WindowState.WindowMaximized)
