"""The composition root of the window: log, style, data file, pages, and the first run."""

from __future__ import annotations

import signal
import sys
import threading
from pathlib import Path

from PySide6 import QtWidgets  # PySide makes a class when it is named first: QMessageBox late

from bhdesk import paths, program_log
from bhdesk.app.shell import Shell
from bhdesk.app.window import begin_tour, help_desk, make_app, make_window, tell_backup
from bhdesk.ui.memory import Memory

__all__ = [
    "Shell", "begin_tour", "help_desk", "make_app", "make_window", "open_window", "run",
    "tell", "tell_backup",
]  # fmt: skip


def open_window(file: str) -> int:
    """As `run`, for the words of a command line; "" is last time's file."""
    return run(Path(file) if file else None)


def run(data: Path | None = None) -> int:
    """Open the window on `data`, on last time's file, or begin with the first run."""
    has_crashed = program_log.start(paths.log_dir())
    sys.excepthook = program_log.take
    # Python's own way would raise inside whatever slot runs, and be taken for our mistake; what
    # is saved is on the disk, as after any kill.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    app = make_app()
    shell = Shell(Memory(paths.data_dir() / "bhdesk.ini"))
    sys.excepthook = shell.take_bug
    threading.excepthook = lambda args: shell.take_bug(
        args.exc_type, args.exc_value, args.exc_traceback
    )
    if not shell.begin(data):
        return 0
    if has_crashed:
        shell.tell_crash()
    status = app.exec()
    shell.close()
    return status


def tell(sentence: str) -> None:
    """A box with a sentence, where no window comes."""
    make_app()
    QtWidgets.QMessageBox.warning(None, "bhdesk", sentence)
