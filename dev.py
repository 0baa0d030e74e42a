"""The one helper of the project: sets up whatever is missing, then runs, tests, measures, builds.

Standard library only, Linux and Windows: `python3 dev.py --help` lists the commands.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tools.debian import WINDOW_PACKAGES, install_system_packages
from tools.steps import ROOT, SetupError, call, run, say

VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
EXE = ".exe" if os.name == "nt" else ""
PYTHON = BIN / f"python{EXE}"
PROGRAM = BIN / f"bhdesk{EXE}"
STAMP = VENV / "bhdesk-setup.json"
LOCK = ROOT / "requirements.lock"

OLDEST_PYTHON = (3, 11)

# Debian packages by what needs them.
TEST_PACKAGES = [
    *("xvfb", "xauth", "xdotool"),  # a screen to test on, and keys typed from outside
    *("poppler-utils", "libreoffice-calc", "fonts-liberation2"),  # others read our PDF and xlsx
    "strace",  # how often a save waits for the disk
]
# PyInstaller reads libraries with objdump and needs Python as a shared library.
BUILD_PACKAGES = ["binutils", f"libpython3.{sys.version_info.minor}"]


@dataclass(frozen=True)
class Stamp:
    """What the last successful setup left behind; compared to know whether anything is missing."""

    fingerprint: str
    packages: frozenset[str]

    @classmethod
    def read(cls, path: Path) -> Stamp:
        """The stamp in that file; an empty one when it is absent or unreadable."""
        try:
            content = json.loads(path.read_text(encoding="utf-8"))
            return cls(str(content["fingerprint"]), frozenset(content["packages"]))
        except (OSError, ValueError, KeyError, TypeError):
            return cls("", frozenset())

    def write(self, path: Path) -> None:
        """Keep this stamp in that file."""
        content = {"fingerprint": self.fingerprint, "packages": sorted(self.packages)}
        path.write_text(json.dumps(content), encoding="utf-8")


def fingerprint(root: Path) -> str:
    """Changes with the locked versions, the project's own metadata, and the folder's place."""
    digest = hashlib.sha256(str(root).encode("utf-8", "surrogateescape"))
    for name in ("requirements.lock", "pyproject.toml"):
        digest.update((root / name).read_bytes())
    return digest.hexdigest()


# --- setting up -------------------------------------------------------------------------------


def set_up(packages: list[str]) -> None:
    """Make `.venv` and those system packages be there; quick when the stamp says they are."""
    stamp = Stamp.read(STAMP)
    wanted = fingerprint(ROOT)
    if stamp.fingerprint == wanted and stamp.packages.issuperset(packages) and PROGRAM.exists():
        return
    if not stamp.packages.issuperset(packages):
        install_system_packages(packages)
    if stamp.fingerprint != wanted or not PROGRAM.exists():
        make_venv()
        install_locked()
        check_qt()
    Stamp(wanted, stamp.packages | frozenset(packages)).write(STAMP)


def make_venv() -> None:
    """A fresh `.venv`: an old one is removed, since its paths and versions may be others."""
    if importlib.util.find_spec("ensurepip") is None:
        install_system_packages(["python3-venv"])
    say("Đang tạo .venv / creating .venv")
    if VENV.exists():
        shutil.rmtree(VENV)
    run([sys.executable, "-m", "venv", str(VENV)])


def install_locked() -> None:
    """The locked versions, checked by hash, then the project itself as an editable install."""
    say("Đang cài thư viện (vài phút) / installing the locked dependencies (some minutes)")
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "--no-input", "-qq"]
    locked = ["--require-hashes", "--only-binary=:all:", "--no-deps", "-r", str(LOCK)]
    run([*pip, "install", *locked])
    run([*pip, "install", "--no-deps", "--no-build-isolation", "-e", str(ROOT)])


def check_qt() -> None:
    """Say at once, in words, when a system that is not Debian lacks a library of Qt's."""
    result = subprocess.run(
        [str(PYTHON), "-c", "import PySide6.QtWidgets"], capture_output=True, text=True, check=False
    )
    if result.returncode:
        reason = (result.stderr.strip().splitlines() or ["?"])[-1]
        raise SetupError(
            "Qt chưa chạy được vì thiếu thư viện hệ thống; hãy cài thư viện nêu ở cuối câu này.\n"
            f"Qt cannot start; install the system library named here: {reason}"
        )


# --- the commands -----------------------------------------------------------------------------


def demo(arguments: list[str]) -> int:
    """The main job on a real plan; opens the window on it when there is a screen."""
    set_up(WINDOW_PACKAGES)
    return call([str(PROGRAM), "demo", *arguments])


def open_window(arguments: list[str]) -> int:
    """Open the window."""
    set_up(WINDOW_PACKAGES)
    return call([str(PROGRAM), *arguments])


def check(arguments: list[str]) -> int:
    """Style, types, which room sees which, and sizes; the number of checks that failed."""
    set_up(WINDOW_PACKAGES)
    tools = {
        "ruff": [str(BIN / f"ruff{EXE}"), "check", "--quiet", *arguments, "."],
        "mypy": [str(BIN / f"mypy{EXE}"), "--no-error-summary"],
        "import-linter": [str(BIN / f"lint-imports{EXE}"), "--no-logo"],
        "sizes": [str(PYTHON), str(Path("tests", "sizes.py"))],
    }
    # import-linter draws rules that a Windows console's own code page does not have.
    environment = {**os.environ, "PYTHONUTF8": "1"}
    failed = [name for name, command in tools.items() if call(command, environment)]
    say(f"check: {'failed: ' + ', '.join(failed) if failed else 'all clean'}")
    return len(failed)


def test(arguments: list[str]) -> int:
    """The checks first, since they are quick, then pytest, whose closing line comes last."""
    set_up(WINDOW_PACKAGES + TEST_PACKAGES)
    if check([]):
        return 1
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    return call([str(PYTHON), "-m", "pytest", *arguments], environment)


def bench(arguments: list[str]) -> int:
    """Measure against the floors."""
    set_up(WINDOW_PACKAGES + TEST_PACKAGES)
    return call([str(PYTHON), str(Path("tests", "bench", "run.py")), *arguments])


def build(arguments: list[str]) -> int:
    """The program as a folder that needs no Python, in dist/bhdesk."""
    set_up(WINDOW_PACKAGES + BUILD_PACKAGES)
    return call([str(PYTHON), "-m", "PyInstaller", "--noconfirm", *arguments, "build.spec"])


def accept(arguments: list[str]) -> int:
    """The main job, done from outside with the checkout or with what was made of it."""
    acceptance = importlib.import_module("tools.acceptance.run")
    set_up([*WINDOW_PACKAGES, *acceptance.PACKAGES])
    failed: int = acceptance.main(arguments, PYTHON)
    return failed


def windows(arguments: list[str]) -> int:
    """On Linux: test, freeze, pack, install and try the Windows program under Wine."""
    everything = importlib.import_module("tools.windows.everything")
    set_up([*WINDOW_PACKAGES, *BUILD_PACKAGES, *everything.PACKAGES])
    status: int = everything.main(arguments, PYTHON, LOCK)
    return status


def setup(_arguments: list[str]) -> int:
    """Set up what running needs, and nothing more."""
    set_up(WINDOW_PACKAGES)
    say(f"Sẵn sàng / ready: {PROGRAM.relative_to(ROOT)}")
    return 0


COMMANDS = {
    "setup": setup,
    "demo": demo,
    "run": open_window,
    "test": test,
    "check": check,
    "bench": bench,
    "build": build,
    "accept": accept,
    "windows": windows,
}


def main() -> int:
    """Read the command line and do as it says."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    if sys.version_info < OLDEST_PYTHON:
        say("Cần Python 3.11 trở lên để chạy dev.py. / dev.py needs Python 3.11 or newer.")
        return 1
    duties = [f"  {name:8}{(do.__doc__ or '').splitlines()[0]}" for name, do in COMMANDS.items()]
    parser = argparse.ArgumentParser(
        description=__doc__,
        epilog="\n".join(["commands:", *duties]),
        formatter_class=argparse.RawTextHelpFormatter,
    )
    parser.add_argument("command", choices=COMMANDS, metavar="command", help="one of those below")
    parser.add_argument("arguments", nargs=argparse.REMAINDER, help="handed on to the command")
    chosen = parser.parse_args()
    try:
        return COMMANDS[chosen.command](chosen.arguments)
    except SetupError as error:
        print(error, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
