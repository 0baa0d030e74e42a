"""Damaged copies of real layouts: the right rows or a coded word, the program alive.

200 copies a run with a new seed each day; BHDESK_MUTATIONS=5000 before a release.
"""

from __future__ import annotations

import os
import random
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from datetime import date
from multiprocessing import get_context
from typing import TYPE_CHECKING

import pytest

from bhdesk import messages
from bhdesk.domain.errors import UserError
from bhdesk.exchange.intake import read
from tests.exchange.intake import layouts
from tests.exchange.intake.layouts import FORM, PEOPLE, Table, first, texts

if TYPE_CHECKING:
    from pathlib import Path

COPIES = int(os.environ.get("BHDESK_MUTATIONS", "200"))
SEED = int(os.environ.get("BHDESK_SEED", date.today().toordinal()))
MEGABYTES_ALLOWED = 600


@pytest.fixture(scope="module")
def originals(
    form_xlsx: Path, lo_files: dict[str, Path], tmp_path_factory: pytest.TempPathFactory
) -> list[tuple[Path, Table, bool]]:
    """Five layouts: the file, its rows, and whether its kind carries checksums."""
    folder = tmp_path_factory.mktemp("originals")
    page = folder / "trang.xls"
    page.write_bytes(layouts.as_html(PEOPLE).encode())
    return [
        (form_xlsx, FORM, True),
        (layouts.by_xlsxwriter(folder / "ds.xlsx", PEOPLE), PEOPLE, True),
        (lo_files["ods"], FORM, True),
        (lo_files["xls"], FORM, False),
        (page, texts(PEOPLE), False),
    ]


def mutated(raw: bytes, chance: random.Random) -> tuple[str, bytes]:
    """One damage of the kind that disks, USB sticks and mail gateways do."""
    at = chance.randrange(len(raw))
    size = min(chance.choice((1, 8, 64, 512, 4096)), len(raw) - at)
    damage = chance.choice(("bit", "zeros", "noise", "cut", "removed", "doubled", "swapped"))
    before, hit, after = raw[:at], raw[at : at + size], raw[at + size :]
    if damage == "bit":
        return damage, before + bytes([raw[at] ^ 1 << chance.randrange(8)]) + raw[at + 1 :]
    if damage == "cut":
        return damage, before
    new = {
        "zeros": bytes(size),
        "noise": chance.randbytes(size),
        "removed": b"",
        "doubled": hit + hit,
        "swapped": hit[::-1],
    }
    return damage, before + new[damage] + after


def outcome(path: Path) -> str | Table:
    """The rows, or the code of the refusal; anything else fails the test."""
    try:
        return first(read(path))
    except UserError as refusal:
        messages.of(refusal)  # a code without a sentence raises
        return refusal.code


def test_damaged_copies(originals: list[tuple[Path, Table, bool]], tmp_path: Path) -> None:
    chance = random.Random(SEED)
    cases = []
    for number in range(COPIES):
        path, rows, has_checksums = originals[number % len(originals)]
        damage, content = mutated(path.read_bytes(), chance)
        copy = tmp_path / f"{number}-{damage}{path.suffix}"
        copy.write_bytes(content)
        cases.append((copy, rows, has_checksums))
    # in a process of its own, whose children are the readers and nobody else
    with ProcessPoolExecutor(1, get_context("spawn")) as apart:
        outcomes, most = apart.submit(read_all, [copy for copy, _, _ in cases]).result()
    seen = Counter(found if isinstance(found, str) else "rows" for found in outcomes)
    wrong = [
        (copy.name, found)
        for (copy, rows, has_checksums), found in zip(cases, outcomes, strict=True)
        if not isinstance(found, str) and has_checksums and found != rows
    ]
    assert not wrong, f"seed {SEED}"
    assert seen["file.damaged"] > COPIES // 4, seen
    assert seen["file.reader_died"] + seen["file.too_heavy"] <= COPIES // 20, seen
    if sys.platform == "linux":
        assert most < MEGABYTES_ALLOWED


def read_all(paths: list[Path]) -> tuple[list[str | Table], float]:
    """What becomes of each, and the most memory a reader had."""
    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(outcome, paths)), most_megabytes()


def most_megabytes() -> float:
    """The most memory any child of this process ever had; 0 where that is not told."""
    if sys.platform != "linux":
        return 0
    import resource  # noqa: PLC0415 - POSIX only

    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000
