"""The helper's own logic: when the setup is repeated, and what the sizes call too large."""

from __future__ import annotations

import pytest

import dev
from tests import sizes


@pytest.fixture
def project(tmp_path):
    for name in ("requirements.lock", "pyproject.toml"):
        (tmp_path / name).write_text("one", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("name", ["requirements.lock", "pyproject.toml"])
def test_setup_is_repeated_after_a_change_of(name, project):
    before = dev.fingerprint(project)
    assert dev.fingerprint(project) == before
    (project / name).write_text("two", encoding="utf-8")
    assert dev.fingerprint(project) != before


def test_setup_is_repeated_where_the_folder_was_moved(project, tmp_path):
    before = dev.fingerprint(project)
    moved = tmp_path / "xã Bình Minh 100%"
    moved.mkdir()
    for name in ("requirements.lock", "pyproject.toml"):
        (moved / name).write_text("one", encoding="utf-8")
    assert dev.fingerprint(moved) != before


def test_stamp_comes_back_as_written(tmp_path):
    stamp = dev.Stamp("abc", frozenset({"xvfb", "libgl1"}))
    stamp.write(tmp_path / "stamp")
    assert dev.Stamp.read(tmp_path / "stamp") == stamp


@pytest.mark.parametrize("content", [None, "", "[]", "{}", '{"fingerprint": 1, "packages": null}'])
def test_unreadable_stamp_counts_as_none(content, tmp_path):
    path = tmp_path / "stamp"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    assert dev.Stamp.read(path) == dev.Stamp("", frozenset())


def test_lock_names_no_place_and_hashes_every_package():
    text = dev.LOCK.read_text(encoding="utf-8")
    assert "/" not in text
    assert "index" not in text
    entries = text.replace("\\\n", "").splitlines()
    assert len(entries) > 20
    assert all("==" in entry and "--hash=sha256:" in entry for entry in entries)


@pytest.mark.parametrize(
    ("source", "count"),
    [
        ("\n" * 300, 0),
        ("\n" * 301, 1),
        ("def f():\n" + "    x = 1\n" * 39, 0),
        ("def f():\n" + "    x = 1\n" * 40, 1),
        ("class C:\n" + "".join(f"    def m{n}(self): ...\n" for n in range(15)), 0),
        ("class C:\n" + "".join(f"    def m{n}(self): ...\n" for n in range(16)), 1),
        ("class C:\n" + "".join(f"    def _m{n}(self): ...\n" for n in range(16)), 0),
    ],
)
def test_sizes(source, count, tmp_path):
    path = tmp_path / "room.py"
    path.write_text(source, encoding="utf-8")
    assert len(sizes.faults(path)) == count
