"""A program killed in the middle of saving loses nothing it has called saved."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from typing import TYPE_CHECKING

from bhdesk.store.engine import Store
from tests.offices import MIGRATIONS, ROOT

if TYPE_CHECKING:
    from pathlib import Path

KILLS = 3 if sys.platform == "win32" else 8  # a process takes a second to start there
SAVES = 100


def _save_and_kill(path: Path, first: int, chance: random.Random) -> int:
    """Let the saver acknowledge some saves, kill it at a random moment; gives the last ack."""
    saver = subprocess.Popen(
        [sys.executable, "-m", "tests.store.saver", str(path), str(first)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert saver.stdout is not None
    wanted = chance.randint(1, SAVES)
    for _ in range(wanted):
        assert saver.stdout.readline()
    time.sleep(chance.random() * 0.02)
    saver.kill()  # on Windows TerminateProcess: as little is told to it
    rest = saver.stdout.read().splitlines(keepends=True)
    saver.stdout.close()
    saver.wait()
    whole = [int(line) for line in rest if line.endswith("\n")]
    return max([first + wanted - 1, *whole])


def test_kill_loses_nothing_acknowledged(
    path: Path, backups: Path, store: Store, village: int
) -> None:
    with store.write("Chuẩn bị") as db:
        db.run("INSERT INTO setting (key, value) VALUES ('last', '0')")
    store.close()
    chance = random.Random(20260331)
    first = 1
    for _ in range(KILLS):
        acknowledged = _save_and_kill(path, first, chance)
        opened = Store.open(path, "x", MIGRATIONS, backups)
        with opened.read() as db:
            stored = db.value("SELECT new FROM figure")
            assert acknowledged <= stored <= acknowledged + 1, "an acknowledged save is lost"
            # one block is whole: the figure, its history and the setting agree
            assert db.value("SELECT closing FROM figure") == stored
            assert db.value("SELECT value FROM setting WHERE key = 'last'") == str(stored)
            last = db.all("SELECT field, new FROM history ORDER BY id DESC LIMIT 2")
            assert sorted(last) == [("closing", str(stored)), ("new", str(stored))]
            assert db.value("SELECT count(*) FROM batch") == stored
            assert db.value("PRAGMA integrity_check") == "ok"
        opened.close()
        first = stored + 1
    assert first > KILLS
