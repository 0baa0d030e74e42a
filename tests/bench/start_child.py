"""Opens a window in a process of its own: start_child.py empty|ours STARTED FILE|- [stay].

Says, as JSON, the seconds from STARTED (time.monotonic of the parent, the same clock) until the
first filled picture was handed to the screen, and what was in memory then. With `stay` also the
longest time the window could not answer while the rest was being loaded, and the memory after it.
"""

# ruff: noqa: PLC0415 - each kind of window loads only its own
from __future__ import annotations

import gc
import json
import os
import sys
import time
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

HEAVY = ("reportlab", "openpyxl", "sqlalchemy", "alembic", "xlsxwriter", "pypdfium2")
TICK_MS, SETTLED_SECONDS, STAY_SECONDS = 5, 0.5, 30.0


def main() -> None:
    kind, First.started, First.stays = sys.argv[1], float(sys.argv[2]), "stay" in sys.argv
    sys.path[0] = str(Path(__file__).resolve().parents[2])
    if kind == "empty":
        open_empty()
    else:
        open_ours(sys.argv[3])


def open_empty() -> None:
    from PySide6.QtWidgets import QApplication, QMainWindow

    class Empty(QMainWindow):
        def paintEvent(self, event: QPaintEvent) -> None:
            super().paintEvent(event)
            painted(lambda: ())

    app = QApplication([])
    window = Empty()
    window.resize(1366, 696)
    window.show()
    app.exec()


def open_ours(file: str) -> None:
    """The program's own entry, with its first page telling when it is painted."""
    start = import_module("bhdesk.__main__")

    def load(name: str):
        found = import_module(name)
        if name == "bhdesk.app":
            watch()
        return found

    start.import_module = load  # so that the page is loaded as late as in the program itself
    sys.argv[1:] = ["--data", file]
    start.main()


def watch() -> None:
    overview = import_module("bhdesk.ui.screens.overview")

    def paint(page, event):
        super(overview.OverviewPage, page).paintEvent(event)
        if page.seen is not None:
            painted(lambda: tuple(card._value.text() for card in page.cards))

    overview.OverviewPage.paintEvent = paint


class First:
    """Whether the first picture has been told of already, and what the command line asked."""

    is_told = False
    started = 0.0
    stays = False


def painted(texts) -> None:
    """Called while painting; the picture is on its way when the event loop comes back."""
    from PySide6.QtCore import QTimer

    if not First.is_told:
        First.is_told = True
        QTimer.singleShot(0, lambda: tell(texts()))


def tell(texts: tuple[str, ...]) -> None:
    seconds = time.monotonic() - First.started
    cpu = time.process_time()
    heavy = [name for name in HEAVY if name in sys.modules]
    modules = sorted(sys.modules)
    measure = import_module("tests.bench.measure")
    said = {"seconds": seconds, "cpu": cpu, "pss": measure.pss(), "heavy": heavy}
    said |= {"modules": modules, "texts": texts}
    if First.stays:
        stay(said, measure.pss)
    else:
        end(said)


def stay(said, pss) -> None:
    """Tick until the thread that loads the rest has ended; what is late was a stall."""
    from PySide6.QtCore import Qt, QTimer

    timer, seen = QTimer(), [time.monotonic()]
    first = loaded = seen[0]
    longest = [0.0]

    def tick() -> None:
        nonlocal loaded
        now = time.monotonic()
        longest[0] = max(longest[0], now - seen[0] - TICK_MS / 1000)
        seen[0] = now
        if not gc.isenabled():  # it rests until all is loaded: bhdesk.app.warming
            loaded = now
        if now - loaded > SETTLED_SECONDS or now - first > STAY_SECONDS:
            timer.stop()
            said["is_loaded"] = gc.isenabled()
            said["stall"], said["pss_loaded"] = longest[0], pss()
            end(said)

    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(tick)
    timer.start(TICK_MS)
    First.timer = timer  # or it would be gone with this call


def end(said) -> None:
    print(json.dumps(said, ensure_ascii=False), flush=True)
    os._exit(0)


if __name__ == "__main__":
    main()
