"""kill -9 during 100 saves of the service loses nothing that was acknowledged."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from bhdesk.domain.periods import Month
from bhdesk.services import counts, safekeeping
from bhdesk.store.engine import Store
from tests.offices import MIGRATIONS, ROOT, VSI

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("after", [1, 37, 95])
def test_nothing_acknowledged_is_lost(binh_minh: Store, tmp_path: Path, after: int) -> None:
    path = binh_minh.path
    binh_minh.close()
    clerk = subprocess.Popen(
        [sys.executable, "-m", "tests.cli.clerk", str(path), str(MIGRATIONS)],
        cwd=ROOT, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert clerk.stdout is not None
    for number in range(1, after + 1):
        assert clerk.stdout.readline() == f"{number}\n"
    time.sleep(random.Random(after).random() * 0.004)
    clerk.kill()  # on Windows TerminateProcess: as little is told to it
    rest = [
        int(line) for line in clerk.stdout.read().splitlines(keepends=True) if line.endswith("\n")
    ]
    clerk.stdout.close()
    assert clerk.wait() != 0
    acknowledged = max([after, *rest])
    with closing(Store.open(path, "x", MIGRATIONS, tmp_path)) as store:
        stored = counts.grid(store, Month(2026, 5), VSI).rows[0].count.closing
        assert stored in {acknowledged, acknowledged + 1}
        assert safekeeping.check(store, tmp_path).problems == ()
        with store.read() as db:
            kept = db.all("SELECT new FROM history WHERE field = 'closing' ORDER BY id")
        assert [int(new) for (new,) in kept] == list(range(1, stored + 1)), "every save is there"
