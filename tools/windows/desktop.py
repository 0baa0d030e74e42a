"""The desktop of a real Windows as `tools.screen.Screen`: its mouse, keyboard and camera."""

from __future__ import annotations

import ctypes
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from tools.screen import Screen
from tools.steps import SetupError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

KEYS = {"Tab": 0x09, "Return": 0x0D, "ctrl": 0x11}
_UP, _LEFT_DOWN, _LEFT_UP = 2, 2, 4
_BETWEEN_KEYS = 0.12  # as quickly as a practised hand
_TAKE = "import sys; from PIL import ImageGrab; ImageGrab.grab().save(sys.argv[1])"


@contextmanager
def open_desktop(python: Path) -> Iterator[Screen]:
    """The desktop that is there; `python` is one with the project's libraries."""
    yield Desktop(python)


class Desktop(Screen):
    """What the person at this machine sees; windows are found by a part of their title."""

    def __init__(self, python: Path) -> None:
        super().__init__("")
        self._python = python

    def windows(self, title: str) -> list[str]:
        """The numbers of all windows that are there."""
        return [str(window) for window in _shown() if title in _title(window)]

    def click_in(self, window: str, x: int, y: int) -> None:
        """A click of the left button at a place of a window."""
        place = (ctypes.c_long * 2)(x, y)
        _user32().ClientToScreen(ctypes.c_void_p(int(window)), place)
        _user32().SetCursorPos(place[0], place[1])
        for event in (_LEFT_DOWN, _LEFT_UP):
            _user32().mouse_event(event, 0, 0, 0, None)

    def focus(self, window: str) -> None:
        """Give a window the keyboard."""
        _user32().SetForegroundWindow(int(window))

    def key(self, *keys: str) -> None:
        """Keys as xdotool names them, one after another, to the window in front."""
        for key in keys:
            codes = [KEYS.get(part) or ord(part.upper()) for part in key.split("+")]
            for code in codes:
                _user32().keybd_event(code, 0, 0, None)
            for code in reversed(codes):
                _user32().keybd_event(code, 0, _UP, None)
            time.sleep(_BETWEEN_KEYS)

    def picture(self, target: Path) -> None:
        """What the screen shows now, as PNG."""
        subprocess.run([str(self._python), "-c", _TAKE, str(target)], check=True)


def _user32() -> Any:  # noqa: ANN401 - its functions are made when they are named
    if sys.platform == "win32":
        return ctypes.windll.user32
    raise SetupError("Chỉ dùng trên Windows. / Windows only.")


def _shown() -> list[int]:
    """Every window that is shown."""
    found: list[int] = []
    window = _user32().GetTopWindow(None)
    while window:
        if _user32().IsWindowVisible(window):
            found.append(window)
        window = _user32().GetWindow(window, 2)
    return found


def _title(window: int) -> str:
    text = ctypes.create_unicode_buffer(256)
    _user32().GetWindowTextW(window, text, 256)
    return text.value
