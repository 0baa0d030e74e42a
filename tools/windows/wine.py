"""A Windows to run programs on: Wine with a prefix of our own, told to be Windows 10."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

from tools.steps import Made, SetupError, digest, say
from tools.windows.places import HERE, STUBS

PACKAGES = ["wine", "wine64", "gcc-mingw-w64-x86-64-win32", "mingw-w64-tools", "xvfb", "xauth"]

STUB_NAMES = ("icuuc", "mscms", "bcryptprimitives")
COMPILER = "x86_64-w64-mingw32-gcc"
# Debian's `wine` looks for a 32-bit half first and says much about its absence.
WINE = Path("/usr/lib/wine/wine64")
# No .NET, no browser, no crash window, nothing in the menus of this machine; our own stub.
_OVERRIDES = "mscoree,mshtml=;winedbg.exe=d;winemenubuilder.exe=d;mscms=n"


@dataclass(frozen=True, slots=True)
class Ran:
    """How a Windows program ended and all it said."""

    status: int
    output: str


@dataclass(frozen=True, slots=True)
class Wine:
    """One prefix: a C: drive and a registry of its own; Z: is the root of this machine."""

    prefix: Path
    variables: dict[str, str] = field(default_factory=dict)

    def run(
        self, program: Path | str, *arguments: str, cwd: Path | None = None,
        is_shown: bool = False, timeout: float = 1800,
    ) -> Ran:  # fmt: skip
        """Run a Windows program to its end; its words are UTF-8, shown as they come if wanted."""
        process = self.start(program, *arguments, cwd=cwd)
        lines: list[str] = []
        assert process.stdout is not None
        for line in process.stdout:
            lines.append(line)
            if is_shown:
                say(line.rstrip("\n"))
        return Ran(process.wait(timeout), "".join(lines))

    def start(
        self, program: Path | str, *arguments: str, cwd: Path | None = None
    ) -> subprocess.Popen[str]:
        """Start a Windows program and do not wait for it."""
        return subprocess.Popen(
            [str(WINE), str(program), *arguments],
            cwd=cwd,
            env=self.environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,  # a file or a terminal would get Wine's own console codes
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
        )

    def environment(self) -> dict[str, str]:
        """What Wine and the program in it are told; nothing of this machine's own Python."""
        mine = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        return {
            **mine,
            "HOME": str(self.prefix.parent),  # else its Documents would be those of this machine
            "LC_ALL": "C.UTF-8",  # else no file has a Vietnamese letter in its name
            "WINEPREFIX": str(self.prefix),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": _OVERRIDES,
            **self.variables,
        }

    def drive_c(self, *parts: str) -> Path:
        """A place on its C: drive as a path of this machine."""
        return self.prefix.joinpath("drive_c", *parts)

    def end(self) -> None:
        """End the server of this prefix and everything it runs."""
        for option in ("-k", "-w"):  # end them, wait for their end
            server = ["/usr/lib/wine/wineserver64", option]
            subprocess.run(server, env=self.environment(), check=False)


def windows_path(path: Path) -> str:
    """A path of this machine as the programs in Wine see it."""
    return "Z:" + str(path.resolve()).replace("/", "\\")


def make_stubs() -> Path:
    """The system libraries that Wine 8 lacks, compiled."""
    sources = [HERE / f"{name}.c" for name in STUB_NAMES]
    made = Made(STUBS, digest(sources))
    if not made.is_there():
        folder = made.begin()
        for source in sources:
            target = ["-o", f"{source.stem}.dll", "-ladvapi32"]
            build([COMPILER, "-O2", "-s", "-shared", str(source), *target], folder)
        made.finish()
    return STUBS


def make_prefix(folder: Path, *, is_new: bool = False) -> Wine:
    """A prefix that says Windows 10; an older one is used again unless a new one is wanted."""
    stubs = make_stubs()
    libraries = [stubs / f"{name}.dll" for name in STUB_NAMES]
    made = Made(folder, digest([Path(__file__), *libraries, str(folder)]))
    wine = Wine(folder)
    if is_new or not made.is_there():
        if folder.exists():
            wine.end()
        made.begin()
        for arguments in (("wineboot", "-i"), ("winecfg", "/v", "win10")):
            if (ran := wine.run(*arguments)).status:
                raise SetupError(f"Wine không khởi tạo được. / Wine cannot start:\n{ran.output}")
        for library in libraries:
            shutil.copy(library, wine.drive_c("windows", "system32"))
        made.finish()
    return wine


def build(command: list[str], folder: Path) -> None:
    """Run a compiler in that folder; raises SetupError with what it said."""
    ran = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if ran.returncode:
        raise SetupError(f"{command[0]}: {ran.stderr.strip()}")
