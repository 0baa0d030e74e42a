"""The log rolls over, holds no values and no user's folder, and keeps what a hard crash told."""

from __future__ import annotations

import faulthandler
import logging
import subprocess
import sys
from pathlib import Path

import pytest

from bhdesk import program_log

# the file of hard crashes stays open for as long as the program runs
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def folder(tmp_path):
    before = list(logging.getLogger().handlers)
    yield tmp_path / "logs"
    for handler in set(logging.getLogger().handlers) - set(before):
        handler.close()
        logging.getLogger().removeHandler(handler)
    faulthandler.disable()


def test_an_error_is_logged_without_what_was_typed(folder):
    program_log.start(folder)
    try:
        int("Nguyễn Thị Hương 030166012345")
    except ValueError as problem:
        program_log.take(type(problem), problem, problem.__traceback__)
    said = (folder / "bhdesk.log").read_text("utf-8")
    assert "ValueError" in said
    assert "test_program_log.py:" in said
    assert "Hương" not in said
    assert "0301" not in said


def test_a_full_file_moves_on_and_five_are_kept(folder, monkeypatch):
    monkeypatch.setattr(program_log, "MOST_BYTES", 200)
    program_log.start(folder)
    for number in range(40):
        logging.getLogger("bhdesk").warning("not opened: %s", number)
    kept = sorted(path.name for path in folder.glob("bhdesk.log*"))
    assert kept == ["bhdesk.log", *(f"bhdesk.log.{number}" for number in range(1, 6))]
    assert "not opened: 39" in (folder / "bhdesk.log").read_text("utf-8")
    assert all(path.stat().st_size < 400 for path in folder.glob("bhdesk.log*"))


def test_a_hard_crash_is_in_the_log_of_the_next_start(folder):
    crash = (
        "import ctypes, sys; from pathlib import Path; from bhdesk import program_log;"
        "program_log.start(Path(sys.argv[1])); ctypes.string_at(0)"
    )
    ended = subprocess.run([sys.executable, "-c", crash, str(folder)], cwd=ROOT, check=False)
    assert ended.returncode != 0
    assert program_log.start(folder)
    said = (folder / "bhdesk.log").read_text("utf-8")
    assert "hard crash of an earlier run" in said
    assert "string_at" in said
    assert str(Path(sys.prefix).anchor + "root") not in said
    assert (folder / "crash.log").read_text("utf-8") == ""
    assert not program_log.start(folder)


def test_what_windows_itself_caught_is_no_crash(folder):
    """Its window for choosing a file raises and takes such things."""
    folder.mkdir()
    (folder / "crash.log").write_text(
        "Windows fatal exception: code 0x8001010d\n\nThread 0x0001 (most recent call first):\n"
    )
    assert not program_log.start(folder)
    assert "0x8001010d" in (folder / "bhdesk.log").read_text("utf-8")


def test_a_folder_that_cannot_be_made_means_no_log(tmp_path):
    (tmp_path / "a").write_text("x")
    program_log.start(tmp_path / "a" / "logs")
