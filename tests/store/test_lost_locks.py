"""What becomes of an open file whose locks were dropped, while another process saves and ends."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from bhdesk.store.engine import Store
from tests.offices import ROOT

if TYPE_CHECKING:
    from pathlib import Path

_OTHER = """
import sys
from pathlib import Path
from bhdesk.store.engine import Store
store = Store(Path(sys.argv[1]), "Người khác")
if len(sys.argv) > 2:
    with store.write("Nhập số liệu") as db:
        db.run("INSERT INTO setting (key, value) VALUES (:key, 'x')", key=sys.argv[2])
with store.read() as db:
    print(*sorted(str(key) for (key,) in db.all("SELECT key FROM setting")))
store.close()
"""


def other_process(path: Path, *key: str) -> list[str]:
    """What a process that starts, perhaps saves, and ends finds in the file."""
    call = [sys.executable, "-c", _OTHER, str(path), *key]
    done = subprocess.run(call, cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout.split()


def save(store: Store, key: str) -> None:
    with store.write("Nhập số liệu") as db:
        db.run("INSERT INTO setting (key, value) VALUES (:key, 'x')", key=key)


def keys(store: Store) -> set[str]:
    with store.read() as db:
        return {str(key) for (key,) in db.all("SELECT key FROM setting")}


@pytest.mark.skipif(os.name == "nt", reason="there a file keeps its locks until they are given up")
def test_what_is_saved_after_a_look_into_the_file_is_found_by_others(path: Path) -> None:
    with closing(Store(path, "Người thử")) as store:
        save(store, "one")
        worker = threading.Thread(target=keys, args=(store,))
        worker.start()
        worker.join()
        # As Qt's file window does to tell the kind of a file: all our locks are gone with it.
        for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
            path.with_name(name).open("rb").close()
        assert "two" in other_process(path, "two")
        assert {"one", "two"} <= keys(store)
        save(store, "three")
        assert {"one", "two", "three"} <= set(other_process(path))
        save(store, "four")
    assert {"one", "two", "three", "four"} <= set(other_process(path))
