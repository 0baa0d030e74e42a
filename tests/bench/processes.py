"""Measuring from outside: a child's memory, its whole run, the times it makes the drive sync."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from pathlib import Path

from tests.bench.measure import Outcome
from tests.bench.names import BIG

CHILD = Path(__file__).with_name("child.py")
SAVES = 50


def memory(key: str, folder: Path) -> dict[str, int]:
    """PSS in KiB of a process that did only that side of the row."""
    found = {}
    for side in ("floor", "ours"):
        answer = subprocess.run(_command(key, side, folder), capture_output=True, check=True)
        found[side] = json.loads(answer.stdout)["pss"]
    return found


def whole_paper(folder: Path, rounds: int) -> Outcome:
    """The report again, from starting Python to the end of the process."""
    title = "One report, whole process"
    outcome = Outcome("paper-process", title, 1.25, {"floor": [], "ours": []})
    for at in range(rounds + 1):
        for side, seconds in outcome.seconds.items():
            start = time.perf_counter()
            subprocess.run(_command("paper", side, folder), stdout=subprocess.DEVNULL, check=True)
            if at:  # the first pair only writes the bytecode
                seconds.append(time.perf_counter() - start)
    return outcome


def first_paper(folder: Path, rounds: int) -> Outcome:
    """The first report of a process whose libraries are loaded, as the window's worker does it."""
    title = "First report after the window opened"
    outcome = Outcome("paper-first", title, 1.25, {"floor": [], "ours": []})
    for _ in range(rounds):
        for side, seconds in outcome.seconds.items():
            command = _command("paper-first", side, folder)
            answer = subprocess.run(command, capture_output=True, check=True)
            seconds.append(json.loads(answer.stdout)["seconds"])
    return outcome


def syncs_per_save(folder: Path) -> float | None:
    """How often the drive is told to write down for one cell saved; None without strace."""
    if shutil.which("strace") is None:
        return None
    few, many = (_syncs(folder, times) for times in (1, 1 + SAVES))
    return None if few is None or many is None else (many - few) / SAVES


def _syncs(folder: Path, times: int) -> int | None:
    own = folder / f"syncs-{times}"  # a file nobody has written: its first save is like any first
    own.mkdir()
    shutil.copyfile(folder / BIG, own / BIG)
    report = own / "strace.txt"
    trace = ["strace", "-f", "-o", str(report), "-e", "trace=fsync,fdatasync,sync_file_range,msync"]
    ended = subprocess.run(
        [*trace, *_command("cell", "ours", own, times)], capture_output=True, check=False
    )
    if ended.returncode:
        return None
    lines = report.read_text(encoding="utf-8").splitlines()
    return sum(1 for line in lines if "sync" in line and "resumed" not in line)


def _command(key: str, side: str, folder: Path, times: int = 1) -> list[str]:
    return [sys.executable, str(CHILD), key, side, str(folder), str(times)]
