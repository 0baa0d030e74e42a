"""`bhdesk restore`: the copy is back, the old figures stay beside it, refusals change nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tests.offices import ROOT

if TYPE_CHECKING:
    from tests.cli.conftest import Officer

HOLD = """
import sys
from pathlib import Path
from bhdesk.ui.opening import FileHold
hold = FileHold(Path(sys.argv[1]))
print(hold.take(), flush=True)
sys.stdin.readline()
hold.release()
"""


def figure(officer: Officer) -> int:
    rows = officer.asks("counts", "show", "--month", "2026-05")["rows"]
    return next(row["closing"] for row in rows if row["closing"] is not None)


def begun(officer: Officer) -> str:
    """A copy with 10, the data with 20; gives the copy."""
    unit = officer.asks("counts", "show", "--month", "2026-05")["rows"][0]["unit"]
    words = ("counts", "set", unit, "vsi_participants")
    officer.asks(*words, "10", "--month", "2026-05")
    copy = str(officer.asks("backup")["file"])
    officer.asks(*words, "20", "--month", "2026-05")
    return copy


def test_restored_and_undone_by_restoring_what_was_kept(at_binh_minh: Officer) -> None:
    copy = begun(at_binh_minh)
    done = at_binh_minh.asks("restore", copy)
    assert (done["restored"], done["from"], done["missing"]) == (str(at_binh_minh.data), copy, [])
    assert figure(at_binh_minh) == 10
    again = at_binh_minh.asks("restore", done["kept_aside"])
    assert figure(at_binh_minh) == 20
    assert Path(again["kept_aside"]).is_file()
    said = at_binh_minh.types("restore", copy)
    assert said.status == 0
    assert said.out.startswith("Đã phục hồi từ ")


def test_damaged_data_comes_back(at_binh_minh: Officer) -> None:
    copy = begun(at_binh_minh)
    at_binh_minh.data.write_bytes(b"hong" * 3000)
    at_binh_minh.is_refused("store.not_data", "counts", "show", "--month", "2026-05")
    done = at_binh_minh.asks("restore", copy)
    assert Path(done["kept_aside"]).read_bytes() == b"hong" * 3000
    assert figure(at_binh_minh) == 10


def test_refusals_leave_the_data_as_it_was(at_binh_minh: Officer, tmp_path: Path) -> None:
    copy = Path(begun(at_binh_minh))
    other = tmp_path / "ảnh.bhdesk"
    other.write_bytes(b"\x89PNG" * 200)
    at_binh_minh.is_refused("store.not_data", "restore", other)
    at_binh_minh.is_refused("store.missing", "restore", tmp_path / "không có.bhdesk")
    at_binh_minh.is_refused("restore.same", "restore", at_binh_minh.data)
    raw = bytearray(copy.read_bytes())
    raw[-1] ^= 1
    copy.write_bytes(raw)
    at_binh_minh.is_refused("restore.damaged", "restore", copy)
    assert list(at_binh_minh.data.parent.glob("*truoc*")) == []
    assert at_binh_minh.types("restore").status == 2


def test_a_window_that_has_the_file_open_is_told(at_binh_minh: Officer) -> None:
    copy = begun(at_binh_minh)
    window = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(at_binh_minh.data)], cwd=ROOT,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert window.stdout is not None
    assert window.stdout.readline().strip() == "True"
    at_binh_minh.is_refused("restore.in_use", "restore", copy)
    window.communicate("\n", timeout=20)
    assert at_binh_minh.types("restore", copy).status == 0
