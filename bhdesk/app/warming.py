"""After the first paint: the other pages, the first save and the first report, in a thread beside.

Python's collector of circles rests from the start (bhdesk.__main__) until all is loaded: it would
walk through every module again and again, and hold up the window while it does. What is loaded
stays for as long as the program runs and is taken out of its walks.
"""

from __future__ import annotations

import gc
import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer

from bhdesk import paths
from bhdesk.pages import FACES, page_class

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget


WAIT_MS = 200


class FirstPaint(QObject):
    """Calls `act` once, a moment after the window has been painted: its first clicks come first."""

    def __init__(self, window: QWidget, act: Callable[[], object]) -> None:
        super().__init__(window)
        self._act = act
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look out for the first Paint, then leave the window's events alone."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(WAIT_MS, self, self._act)
        return False


def begin() -> None:
    """Start the thread."""
    threading.Thread(target=_warm_up, name="bhdesk-warm-up", daemon=True).start()


def _warm_up() -> None:
    from bhdesk.exchange import papers  # noqa: PLC0415 - after the first paint, in a thread
    from bhdesk.store import heavy  # noqa: PLC0415 - the same
    from bhdesk.ui import taking_back  # noqa: F401, PLC0415 - the same
    from bhdesk.ui.table_desk import dialog  # noqa: F401, PLC0415 - the same

    try:
        for face in FACES:
            page_class(face.key)
        heavy.warm_up()
        papers.warm_up(paths.resources_dir())
    finally:
        gc.freeze()
        gc.enable()
