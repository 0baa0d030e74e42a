"""Measures bhdesk against its floors (dev.py bench): run.py [--quick] [--only KEY …] [--json]."""

from __future__ import annotations

import argparse
import dataclasses
import json
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.bench.measure import Outcome

ROOT = Path(__file__).resolve().parents[2]
KEYS = (
    "start", "grid", "month", "year", "log", "log-month", "log-files", "log-open",
    "log-filter", "log-save", "log-undo", "cell", "paste", "paper",
    "papers", "paper-process", "paper-first",
)  # fmt: skip


def main() -> int:
    """Print a line for every row; 1 when two sides of a row disagree."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer rounds")
    parser.add_argument("--only", nargs="+", choices=KEYS, metavar="KEY", default=list(KEYS))
    parser.add_argument("--json", action="store_true", help="every round's seconds")
    options = parser.parse_args()
    sys.path[0] = str(ROOT)
    os.environ["PYTHONPATH"] = str(ROOT)
    # On the drive the program is on: a folder in memory would make saving look free.
    with tempfile.TemporaryDirectory(prefix=".bench-", dir=ROOT) as folder:
        # An installed program has its bytecode: no child shall compile while it is timed.
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = str(Path(folder, "bytecode"))
        found = measure_all(Path(folder), options)
    if options.json:
        print(json.dumps([dataclasses.asdict(outcome) for outcome in found], ensure_ascii=False))
    return 1 if any(outcome.is_equal is False for outcome in found) else 0


def measure_all(folder: Path, options: argparse.Namespace) -> list[Outcome]:
    from tests.bench import log, log_work, measure, office, paper, processes, reading, saving, start  # noqa: PLC0415 - needs the path set in main

    office.build(folder)
    log.build(folder)
    paper.record(folder)
    found: list[Outcome] = []

    def add(outcome: Outcome) -> None:
        found.append(outcome)
        if not options.json:
            say(outcome)

    if "start" in options.only:
        for outcome in start.measured(folder, 5 if options.quick else 11):
            add(outcome)
    for row in (*reading.ROWS, *log.ROWS, *log_work.ROWS, *saving.ROWS, *paper.ROWS):
        if row.key not in options.only:
            continue
        rounds = max(1, row.rounds // 4) if options.quick else row.rounds
        outcome = measure.compare(row, folder, rounds)
        outcome.pss = processes.memory(row.key, folder)
        if row.key == "cell":
            outcome.notes.append(syncs_note(processes.syncs_per_save(folder)))
        if row.key == "paper":
            outcome.notes.append(paper.told(row.ours(folder).work()))
        add(outcome)
    outside = {"paper-process": processes.whole_paper, "paper-first": processes.first_paper}
    for key in outside.keys() & set(options.only):
        add(outside[key](folder, 5 if options.quick else 11))
    return found


def syncs_note(syncs: float | None) -> str:
    return "syncs a save: strace is not here" if syncs is None else f"syncs a save: {syncs:g}"


def say(outcome: Outcome) -> None:
    from tests.bench.measure import median  # noqa: PLC0415 - needs the path set in main

    ratios = sorted(outcome.ratios())
    verdict = "ok  " if outcome.is_met else "MISS"
    equal = {True: "equal", False: "NOT EQUAL", None: ""}[outcome.is_equal]
    floor, ours = (median(outcome.seconds[side]) * 1000 for side in ("floor", "ours"))
    print(
        f"{verdict} {outcome.key:14} {ratios[0]:6.2f} {outcome.ratio:6.2f} {ratios[-1]:6.2f}"
        f"  goal {outcome.goal:<5g} floor {floor:8.2f} ms  ours {ours:8.2f} ms"
        f"  {equal:9} {outcome.title}",
        flush=True,
    )
    for other in outcome.seconds.keys() - {"floor", "ours"}:
        middle = median(outcome.ratios("ours", other))
        print(
            f"     against {other}: {middle:.2f} ({median(outcome.seconds[other]) * 1000:.2f} ms)"
        )
    if outcome.pss.get("floor"):
        floor_mb, ours_mb = outcome.pss["floor"] / 1024, outcome.pss["ours"] / 1024
        outcome.notes.append(f"PSS {floor_mb:.1f} → {ours_mb:.1f} MB ({ours_mb / floor_mb:.2f})")
    for note in outcome.notes:
        print(f"     {note}")


if __name__ == "__main__":
    sys.exit(main())
