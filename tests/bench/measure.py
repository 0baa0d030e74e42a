"""What a row of the bench is, and timing its two sides in turn: A B A B …"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Side:
    """One way to do the work: `plain` turns its result into what both sides must agree on."""

    work: Callable[[], Any]
    plain: Callable[[Any], object] = lambda result: result


MakeSide = Callable[[Path], Side]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of speed.md: the floor and ours, made from the folder with the data files.

    The sides load what they need when made, so that the memory of a process that did only one
    of them can be told.
    """

    key: str
    title: str
    goal: float
    floor: MakeSide
    ours: MakeSide
    others: dict[str, MakeSide] = field(default_factory=dict)
    rounds: int = 25

    def side(self, name: str) -> MakeSide:
        return {"floor": self.floor, "ours": self.ours, **self.others}[name]


@dataclass(slots=True)
class Outcome:
    """What was seen: seconds of every round by side, memory in KiB, words beside."""

    key: str
    title: str
    goal: float
    seconds: dict[str, list[float]]
    is_equal: bool | None = None
    pss: dict[str, int] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def ratios(self, one: str = "ours", other: str = "floor") -> list[float]:
        return [a / b for a, b in zip(self.seconds[one], self.seconds[other], strict=True)]

    @property
    def ratio(self) -> float:
        """Median of the rounds' own ratios: what slows the machine slows both of a pair."""
        return median(self.ratios())

    @property
    def is_met(self) -> bool:
        return self.ratio <= self.goal


def median(values: list[float]) -> float:
    """Our own, since a child that measures the start would pay for importing statistics."""
    ordered = sorted(values)
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


def timed(work: Callable[[], Any]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def compare(row: Row, folder: Path, rounds: int) -> Outcome:
    """Check that all sides agree, then time them in turn."""
    sides = {name: row.side(name)(folder) for name in ("floor", "ours", *row.others)}
    plain = {name: side.plain(side.work()) for name, side in sides.items()}
    outcome = Outcome(row.key, row.title, row.goal, {name: [] for name in sides})
    outcome.is_equal = plain["floor"] == plain["ours"]
    gc.collect()
    gc.freeze()
    for _ in range(rounds):
        for name, side in sides.items():
            outcome.seconds[name].append(timed(side.work))
    gc.unfreeze()
    return outcome


def pss() -> int:
    """Proportional set size of this process in KiB; 0 where the system does not tell."""
    try:
        with Path("/proc/self/smaps_rollup").open() as rollup:
            return next(int(line.split()[1]) for line in rollup if line.startswith("Pss:"))
    except (OSError, StopIteration):
        return 0
