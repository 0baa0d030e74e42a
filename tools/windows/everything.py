"""`dev.py windows`, from an empty folder to the program tried on a clean Windows."""

from __future__ import annotations

import argparse
import os
import time
from typing import TYPE_CHECKING, TypeVar

from tools import screen
from tools.steps import ROOT, say
from tools.windows import packing, suite, trial, wine
from tools.windows.places import DIST, PREFIX
from tools.windows.python import make_python
from tools.windows.wheels import make_libraries

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Result = TypeVar("Result")

PACKAGES = [*wine.PACKAGES, *packing.PACKAGES, *screen.PACKAGES]


def main(arguments: list[str], host: Path, lock: Path) -> int:
    """Every step in turn, each with its time; 0 when all tests and claims hold.

    On a real Windows it tests and packs; `dev.py accept` tries what was installed of it.
    """
    parser = _parser()
    chosen, pytest_words = parser.parse_known_args(arguments)
    if pytest_words and (chosen.no_tests or os.name == "nt"):
        parser.error(f"unrecognized arguments: {' '.join(pytest_words)}")
    if os.name == "nt":
        return _here(chosen, host)
    clock = _Clock()
    clock.run("Python", lambda: make_python(host))
    clock.run("thư viện", lambda: make_libraries(host, lock))
    prefix = clock.run("Wine", lambda: wine.make_prefix(PREFIX))
    status = 0
    try:
        if not chosen.no_tests:
            status = clock.run("phép thử", lambda: suite.run_tests(prefix, pytest_words))
        if chosen.tests_only or status:
            return status
        packed = clock.run("đóng gói", lambda: packing.pack(prefix))
    finally:
        prefix.end()
    failed, pictures = clock.run("chạy thử", lambda: trial.run(packed, host))
    say("\n".join(["", *packing.sizes(packed), "", "Ảnh cửa sổ / screenshots:"]))
    say("\n".join(f"  {picture.relative_to(ROOT)}" for picture in pictures))
    say(f"\n{clock.told()}\n{DIST.relative_to(ROOT)}: " + ("; ".join(failed) or "đạt / all clean"))
    return 1 if failed else 0


def _here(chosen: argparse.Namespace, host: Path) -> int:
    status = 0 if chosen.no_tests else suite.run_tests_here(host, chosen.pytest)
    if not (chosen.tests_only or status):
        say("\n".join(packing.sizes(packing.pack_here(host))))
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="dev.py windows", epilog="Any further words are handed on to pytest."
    )
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--tests-only", action="store_true", help="stop after the tests")
    which.add_argument("--no-tests", action="store_true", help="pack and try without the tests")
    return parser


class _Clock:
    """How long each step took."""

    def __init__(self) -> None:
        self._took: list[tuple[str, float]] = []

    def run(self, name: str, step: Callable[[], Result]) -> Result:
        """Do the step and keep its time."""
        begun = time.monotonic()
        try:
            return step()
        finally:
            self._took.append((name, time.monotonic() - begun))

    def told(self) -> str:
        """One line."""
        total = sum(seconds for _, seconds in self._took)
        parts = ", ".join(f"{name} {seconds:.0f} s" for name, seconds in self._took)
        return f"{parts}; cả thảy {total / 60:.1f} phút"
