"""Where the program under acceptance lives, how it is called there, and what it calls a file."""

from __future__ import annotations

import json
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tools.screen import open_screen
from tools.windows.desktop import open_desktop
from tools.windows.wine import WINE

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from tools.screen import Screen
    from tools.windows.wine import Wine


class Failure(Exception):
    """The program did not do what the job expects; the text says where."""


@dataclass(frozen=True)
class Place:
    """One delivered program: `cli` and `window` start it; `top` is what it sees as its root.

    Files of the job lie below `work`, a folder of this machine that the program can reach. Without
    a `top` it sees this machine as we do.
    """

    name: str
    cli: tuple[str, ...]
    window: tuple[str, ...]
    work: Path
    environment: dict[str, str]
    top: Path | None = None
    drive: str = ""
    screen: Callable[[], AbstractContextManager[Screen]] = open_screen

    def inside(self, path: Path) -> str:
        """That file as the program itself names it."""
        if self.top is None:
            return str(path)
        seen = "/" + str(path.relative_to(self.top))
        return self.drive + seen.replace("/", "\\") if self.drive else seen

    def outside(self, name: str) -> Path:
        """The file that the program names so."""
        if self.top is None:
            return Path(name)
        return self.top / name.removeprefix(self.drive).replace("\\", "/").lstrip("/")

    def called(self, *arguments: object) -> subprocess.CompletedProcess[bytes]:
        """One command, its paths in the program's own spelling."""
        words = [self.inside(word) if isinstance(word, Path) else str(word) for word in arguments]
        return subprocess.run(
            [*self.cli, *words], stdin=subprocess.DEVNULL, capture_output=True, check=False,
            env=self.environment, cwd=self.work, timeout=1200,
        )  # fmt: skip

    def asks(self, data: Path, *arguments: object) -> dict[str, Any]:
        """The JSON answer of a command that has to succeed."""
        done = self.called("--data", data, "--json", *arguments)
        if done.returncode:
            raise Failure(f"{arguments} ended {done.returncode}: {_told(done.stderr)}")
        try:
            answer: dict[str, Any] = json.loads(done.stdout.decode("utf-8"))
        except ValueError as problem:
            raise Failure(f"{arguments} answered {done.stdout[:200]!r}") from problem
        return answer

    def refused(self, data: Path, *arguments: object) -> str:
        """The one sentence of a command that has to be refused: status 1, stdout empty."""
        done = self.called("--data", data, *arguments)
        if done.returncode != 1 or done.stdout.strip():
            raise Failure(f"{arguments} was not refused: {done.returncode}, {done.stdout[:200]!r}")
        return _told(done.stderr).strip()


def _told(raw: bytes) -> str:
    return raw.decode("utf-8", "replace").replace("\r\n", "\n")


def checkout(root: Path, work: Path) -> Place:
    """The program as a developer has it."""
    program = str(root / ".venv" / "bin" / "bhdesk")
    return Place("checkout", (program,), (program,), work, dict(os.environ))


def on_windows(program: Path, work: Path, python: Path) -> Place:
    """The program installed in that folder of the Windows that runs this."""
    run, window = str(program / "bhdesk-cli.exe"), str(program / "bhdesk.exe")
    return Place(
        "installed", (run,), (window,), work, dict(os.environ), screen=lambda: open_desktop(python)
    )


def bundle(top: Path) -> Place:
    """The Linux folder in /opt of the system `top` that has no Python, started by chroot."""
    inside = ("chroot", str(top), "/opt/bhdesk/")
    cli, window = (*inside[:2], inside[2] + "bhdesk-cli"), (*inside[:2], inside[2] + "bhdesk")
    bare = {"HOME": "/root", "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin:/usr/sbin:/sbin"}
    return Place("bundle", cli, window, top / "root" / "job", bare, top)


def installed(wine: Wine, program: Path, work: Path) -> Place:
    """The Windows program installed in that folder of a Wine prefix; all of it on drive C:."""
    run = (str(WINE), str(program / "bhdesk-cli.exe"))
    window = (str(WINE), str(program / "bhdesk.exe"))
    return Place("windows", run, window, work, wine.environment(), wine.drive_c(), "C:")
