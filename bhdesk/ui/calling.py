"""A second start on the same data calls the first window to the front, by a small file.

QLocalServer would do, but Qt's network library is 2.7 MB and asks firewalls for leave. The file
lies in the user's own folder and is named after the process that is called; who is called deletes
it, which is the answer. Whoever was killed answers nothing, and what it left is written over.
"""

from __future__ import annotations

import os
import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

if TYPE_CHECKING:
    from pathlib import Path

SUFFIX = ".goi"
WAIT_SECONDS = 2.0
_STEP_SECONDS = 0.02
_AGAIN_MS, _MOST_TRIES = 50, 40


class Listener(QObject):
    """Watches the folder of calls; without such a folder nobody can call."""

    called = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = _file(folder, os.getpid())
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            self._file.unlink(missing_ok=True)  # meant for a killed one of the same number
        self._tries = 0
        self._watcher = QFileSystemWatcher(self)
        if folder.is_dir():  # not on a stick that takes no writing
            self._watcher.addPath(str(folder))
        self._watcher.directoryChanged.connect(self._look)

    def _look(self) -> None:
        try:
            self._file.unlink()
        except FileNotFoundError:
            self._tries = 0
        except OSError:  # whoever calls still has it open, or a virus scanner: nobody tells again
            self._tries += 1
            if self._tries < _MOST_TRIES:
                QTimer.singleShot(_AGAIN_MS, self, self._look)
        else:
            self._tries = 0
            self.called.emit()


def call(folder: Path, process: int, wait: float = WAIT_SECONDS) -> bool:
    """Call the window of a process to the front; whether it answered in time."""
    file = _file(folder, process)
    try:
        _let_come_forward(process)
        file.touch()
    except OSError:
        return False
    end = time.monotonic() + wait
    while time.monotonic() < end:
        if not file.exists():
            return True
        time.sleep(_STEP_SECONDS)
    with suppress(OSError):
        file.unlink()
        return False
    return True  # taken at the last moment


def _file(folder: Path, process: int) -> Path:
    return folder / f"{process}{SUFFIX}"


def _let_come_forward(process: int) -> None:
    """Windows lets a window come forward by itself only if the program in front allows it."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - there is no user32 elsewhere

        ctypes.windll.user32.AllowSetForegroundWindow(process)
