"""How much of a foreign file is read at most."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """Figures far above any list of a commune and far below what would hurt its computer.

    `unpacked` and `ratio` are of zipped files, the ratio counts above `ratio_from` bytes only: a
    small form may well shrink a hundredfold. `area` is rows x columns up to the last filled cell,
    which the readers hold as one block of memory; `cells` are the filled ones.
    """

    file_bytes: int = 100 * MEGABYTE
    unpacked: int = 400 * MEGABYTE
    ratio: int = 200
    ratio_from: int = 20 * MEGABYTE
    entries: int = 5_000
    rows: int = 200_000
    cells: int = 2_000_000
    area: int = 10_000_000
    memory: int = 600 * MEGABYTE
    seconds: float = 30.0
