"""The tests that a Windows must pass: those of the list in pyproject.toml, under Wine."""

from __future__ import annotations

import os
import tomllib
from typing import TYPE_CHECKING

from tools.steps import ROOT, call, say
from tools.windows.places import PYTHON
from tools.windows.wine import Wine, windows_path

if TYPE_CHECKING:
    from pathlib import Path


def run_tests(wine: Wine, extra: list[str]) -> int:
    """Run pytest in the Windows Python; its status."""
    listed = _listed()
    inside = Wine(wine.prefix, {**wine.variables, "PYTHONPATH": windows_path(ROOT)})
    quiet = ["-q", "-p", "no:cacheprovider"]
    python = PYTHON / "python.exe"
    return inside.run(
        python, "-m", "pytest", *quiet, *listed, *extra, cwd=ROOT, is_shown=True
    ).status


def run_tests_here(python: Path, extra: list[str]) -> int:
    """The same on a real Windows, with the Python of its checkout."""
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    return call([str(python), "-m", "pytest", "-q", *_listed(), *extra], environment)


def _listed() -> list[str]:
    say("Chạy phép thử trên Windows / running the Windows tests")
    with (ROOT / "pyproject.toml").open("rb") as file:
        listed: list[str] = tomllib.load(file)["tool"]["bhdesk"]["windows-tests"]
    return listed
