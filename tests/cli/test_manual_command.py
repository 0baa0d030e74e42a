"""manual: the book from the command line, and the pictures of it taken anew, twice the same."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from bhdesk.domain.manual import Picture
from bhdesk.services import manual as manuals

ROOT = Path(__file__).resolve().parents[2]


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"BHDESK_HOME": str(folder / "home"), "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, "-m", "bhdesk", "manual", *words], cwd=folder, env=environment,
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip


def test_the_book_is_written_where_it_is_wanted(tmp_path):
    ran = run(tmp_path, "--out", "sách.pdf", "--json")
    assert ran.returncode == 0, ran.stderr
    assert json.loads(ran.stdout) == {"files": [str(tmp_path / "sách.pdf")]}
    assert (tmp_path / "sách.pdf").read_bytes().startswith(b"%PDF")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["sách.pdf"]


def test_another_ending_is_one_sentence(tmp_path):
    ran = run(tmp_path, "--out", "sach.docx")
    assert (ran.returncode, ran.stdout) == (1, "")
    assert "sach.docx" in ran.stderr
    assert "BH-227" in ran.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_pictures_are_those_the_manual_shows_and_the_same_each_time(tmp_path):
    for out in ("a", "b"):
        ran = run(tmp_path, "--pictures", out)
        assert ran.returncode == 0, ran.stderr
    made = {path.name: path.read_bytes() for path in (tmp_path / "a").iterdir()}
    pages = manuals.read(ROOT / "resources" / "help").pages
    shown = {b.file for page in pages for b in page.blocks if isinstance(b, Picture)}
    assert set(made) == shown
    again = {path.name: path.read_bytes() for path in (tmp_path / "b").iterdir()}
    assert [name for name in made if made[name] != again[name]] == []
