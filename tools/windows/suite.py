"""The tests that a Windows must pass: those of the list in pyproject.toml, under Wine."""

from __future__ import annotations

import tomllib

from tools.steps import ROOT, say
from tools.windows.places import PYTHON
from tools.windows.wine import Wine, windows_path


def run_tests(wine: Wine, extra: list[str]) -> int:
    """Run pytest in the Windows Python; its status."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        listed = tomllib.load(file)["tool"]["bhdesk"]["windows-tests"]
    say("Chạy phép thử trên Windows / running the Windows tests")
    inside = Wine(wine.prefix, {**wine.variables, "PYTHONPATH": windows_path(ROOT)})
    quiet = ["-q", "-p", "no:cacheprovider"]
    python = PYTHON / "python.exe"
    return inside.run(
        python, "-m", "pytest", *quiet, *listed, *extra, cwd=ROOT, is_shown=True
    ).status
