"""`dev.py accept`: the main job with the checkout, the bare Linux bundle, an installed Windows."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from tools import screen
from tools.acceptance import bare_system, job, places
from tools.acceptance.places import Failure
from tools.steps import ROOT, SetupError, say

PACKAGES = [*screen.PACKAGES, "poppler-utils", "debootstrap"]
OUT = ROOT / "build" / "acceptance"


def main(arguments: list[str], python: Path) -> int:
    """The number of steps that failed; raises SetupError where the bare system cannot be made.

    `python` is the one with the project's libraries.
    """
    wheres = ("installed",) if os.name == "nt" else ("checkout", "bundle")
    parser = argparse.ArgumentParser(prog="dev.py accept")
    parser.add_argument("where", nargs="?", choices=wheres, default=wheres[0])
    where = parser.parse_args(arguments).where
    if where == "checkout":
        place = places.checkout(ROOT, OUT / "checkout")
    elif where == "installed":
        program = Path(os.environ["LOCALAPPDATA"], "Programs", "bhdesk")
        place = places.on_windows(program, OUT / "installed", python)
    else:
        try:
            top = bare_system.make(OUT / "bare-system", ROOT / "dist" / "bhdesk")
        except Failure as problem:
            raise SetupError(str(problem)) from problem
        place = places.bundle(top)
    failed = job.run(place, OUT)
    say("; ".join(failed) or "accept: all clean")
    return len(failed)
