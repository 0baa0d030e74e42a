"""`dev.py accept`: the main job with the checkout, or with the Linux bundle without Python."""

from __future__ import annotations

import argparse

from tools import screen
from tools.acceptance import bare_system, job, places
from tools.acceptance.places import Failure
from tools.steps import ROOT, SetupError, say

PACKAGES = [*screen.PACKAGES, "poppler-utils", "debootstrap"]
OUT = ROOT / "build" / "acceptance"


def main(arguments: list[str]) -> int:
    """The number of steps that failed; raises SetupError where the bare system cannot be made."""
    parser = argparse.ArgumentParser(prog="dev.py accept")
    parser.add_argument("where", nargs="?", choices=("checkout", "bundle"), default="checkout")
    if parser.parse_args(arguments).where == "checkout":
        place = places.checkout(ROOT, OUT / "checkout")
    else:
        try:
            top = bare_system.make(OUT / "bare-system", ROOT / "dist" / "bhdesk")
        except Failure as problem:
            raise SetupError(str(problem)) from problem
        place = places.bundle(top)
    failed = job.run(place, OUT)
    say("; ".join(failed) or "accept: all clean")
    return len(failed)
