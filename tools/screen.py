"""A screen nobody looks at, with a mouse, a keyboard and a camera."""

from __future__ import annotations

import os
import subprocess
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tools.steps import SetupError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PACKAGES = ["xvfb", "xdotool", "imagemagick"]
KEY_MS = "120"  # as quickly as a practised hand
_SIZE = "1366x768x24"


class Screen:
    """One X display; windows are found by a part of their title."""

    def __init__(self, display: str) -> None:
        self.display = display

    def wait_for(self, title: str, seconds: float = 90) -> str:
        """The number of the window, once it is there; SetupError when it does not come."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if found := self.windows(title):
                return found[0]
            time.sleep(0.3)
        raise SetupError(f"Không thấy cửa sổ {title}. / No window {title} has come.")

    def windows(self, title: str) -> list[str]:
        """The numbers of all windows that are there."""
        return self._tool("search", "--onlyvisible", "--name", title).split()

    def click(self, x: int, y: int) -> None:
        """A click of the left button at a place of the screen."""
        self._tool("mousemove", str(x), str(y), "click", "1")

    def click_in(self, window: str, x: int, y: int) -> None:
        """The same at a place of a window."""
        self._tool("mousemove", "--window", window, str(x), str(y), "click", "1")

    def focus(self, window: str) -> None:
        """Give a window the keyboard: nobody manages windows here."""
        self._tool("windowfocus", window)

    def key(self, *keys: str) -> None:
        """Keys as xdotool names them, one after another, to the window in front."""
        self._tool("key", "--clearmodifiers", "--delay", KEY_MS, *keys)

    def picture(self, target: Path) -> None:
        """What the screen shows now, as PNG."""
        subprocess.run(
            ["import", "-display", self.display, "-window", "root", str(target)], check=True
        )

    def colours(self, picture: Path) -> int:
        """How many colours a picture has: an unpainted window has few."""
        answer = subprocess.run(
            ["identify", "-format", "%k", str(picture)], capture_output=True, text=True, check=True
        )
        return int(answer.stdout)

    def _tool(self, *words: str) -> str:
        environment = {**os.environ, "DISPLAY": self.display}
        ran = subprocess.run(
            ["xdotool", *words], env=environment, capture_output=True, text=True, check=False
        )
        return ran.stdout.strip()


@contextmanager
def open_screen() -> Iterator[Screen]:
    """A screen under the first free number; gone when the block is left."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", _SIZE, "-nolisten", "tcp"],
        pass_fds=[write],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    try:
        with os.fdopen(read) as told:
            number = told.readline().strip()
        if not number:
            raise SetupError("Xvfb không chạy được. / Xvfb cannot start.")
        yield Screen(f":{number}")
    finally:
        server.terminate()
        server.wait()
