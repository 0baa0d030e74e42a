"""Where the folders are: checkout, frozen program, and the officer's own places."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from bhdesk import paths


def test_checkout_has_resources():
    assert (paths.resources_dir() / "plans" / "tra-vinh-2023.toml").is_file()


def test_frozen_program_looks_where_it_was_unpacked(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert paths.resources_dir() == tmp_path / "resources"
    assert paths.migrations_dir() == tmp_path / "db"


def test_one_variable_moves_everything_written(monkeypatch, tmp_path):
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path))
    for path in (paths.data_dir(), paths.log_dir(), paths.backup_dir(), paths.default_data_file()):
        assert path.is_relative_to(tmp_path)
    assert paths.default_data_file().suffix == ".bhdesk"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="XDG is for the other systems")
@pytest.mark.parametrize("value", ["relative/folder", ""])
def test_relative_xdg_base_is_ignored(value, monkeypatch):
    monkeypatch.delenv(paths.HOME_VARIABLE, raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", value)
    assert paths.data_dir() == Path.home() / ".local" / "share" / "bhdesk"
    monkeypatch.setenv("XDG_DATA_HOME", "/somewhere")
    assert paths.data_dir() == Path("/somewhere/bhdesk")
