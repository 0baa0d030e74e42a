"""Does one side of a row in a process of its own: child.py KEY SIDE FOLDER TIMES."""

from __future__ import annotations

import json
import os
import sys
from importlib import import_module
from pathlib import Path

sys.path[0] = str(Path(__file__).resolve().parents[2])
ROOMS = {
    "grid": "reading", "month": "reading", "year": "reading", "cell": "saving", "paste": "saving",
    "paper": "paper", "papers": "paper", "log": "log", "log-month": "log", "log-files": "log",
    **dict.fromkeys(("log-open", "log-filter", "log-save", "log-undo"), "log_work"),
}  # fmt: skip


def main() -> None:
    key, name, folder, times = sys.argv[1], sys.argv[2], Path(sys.argv[3]), int(sys.argv[4])
    if key == "paper-first":
        seconds = import_module("tests.bench.paper").first(folder, name)
        print(json.dumps({"seconds": seconds}), flush=True)
        os._exit(0)
    room = import_module(f"tests.bench.{ROOMS[key]}")
    row = next(row for row in room.ROWS if row.key == key)
    work = row.side(name)(folder).work
    for _ in range(times):
        work()
    measure = import_module("tests.bench.measure")
    print(json.dumps({"pss": measure.pss()}), flush=True)
    os._exit(0)  # what closing costs is no part of the work


if __name__ == "__main__":
    main()
