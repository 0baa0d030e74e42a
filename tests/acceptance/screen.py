"""A screen of its own, with real keys and clicks from outside the program, and pictures of it."""

from __future__ import annotations

import os
import subprocess
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tests.acceptance.places import Failure

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.acceptance.places import Place

SIZE = "1366x768x24"


class Window:
    """The program's window on that display; places are pixels from its upper left corner."""

    def __init__(self, display: str, started: subprocess.Popen[bytes]) -> None:
        self._environment = {**os.environ, "DISPLAY": display}
        self._started = started
        self._number = ""

    def wait(self, title: str, seconds: float = 120) -> None:
        """Until a window with that in its title is shown."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if self._started.poll() is not None:
                raise Failure(f"the window ended by itself with {self._started.returncode}")
            found = self._tool("search", "--onlyvisible", "--name", title).split()
            if found:
                self._number = found[-1]
                self._tool("windowfocus", self._number)
                time.sleep(3)  # shown is not yet filled
                return
            time.sleep(0.3)
        raise Failure(f"no window {title!r} within {seconds} s")

    def click(self, x: int, y: int) -> None:
        """The left button there."""
        self._tool("mousemove", "--window", self._number, str(x), str(y))
        time.sleep(0.2)
        self._tool("click", "1")
        time.sleep(1.5)

    def press(self, *keys: str) -> None:
        """Keys one after another, as xdotool names them."""
        for key in keys:
            self._tool("key", "--clearmodifiers", key)
            time.sleep(0.12)

    def picture(self, target: Path) -> None:
        """The whole screen as PNG."""
        time.sleep(1)
        command = ["import", "-window", "root", str(target)]
        subprocess.run(command, env=self._environment, check=True, capture_output=True)

    def wait_closed(self, seconds: float = 60) -> None:
        """Until the program has ended by itself."""
        try:
            status = self._started.wait(seconds)
        except subprocess.TimeoutExpired as problem:
            raise Failure("the window did not close") from problem
        if status:
            raise Failure(f"the window closed with status {status}")

    def _tool(self, *words: str) -> str:
        done = subprocess.run(
            ["xdotool", *words], env=self._environment, capture_output=True, text=True, check=False
        )
        return done.stdout


@contextmanager
def opened(place: Place, data: Path, log: Path) -> Iterator[Window]:
    """The window of that place on that data file, on a screen that nobody else uses."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", SIZE, "-nolisten", "tcp"],
        pass_fds=(write,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(write)
    with os.fdopen(read) as told:
        display = f":{told.readline().strip()}"
    environment = {**os.environ, **place.environment, "DISPLAY": display}
    environment.pop("QT_QPA_PLATFORM", None)
    try:
        with log.open("wb") as kept:
            program = subprocess.Popen(
                [*place.window, "--data", place.inside(data)], env=environment,
                stdin=subprocess.DEVNULL, stdout=kept, stderr=subprocess.STDOUT,
            )  # fmt: skip
            try:
                yield Window(display, program)
            finally:
                if program.poll() is None:
                    program.kill()
                program.wait()
    finally:
        server.terminate()
        server.wait()
