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


def test_a_user_without_a_name(monkeypatch):
    def nameless():
        import pwd_of_another_system  # noqa: F401, PLC0415 - as getpass does on Windows

    monkeypatch.setattr(paths.getpass, "getuser", nameless)
    assert paths.user_name() == ""


@pytest.fixture
def portable(monkeypatch, tmp_path):
    """The packaged program on a USB drive, with its marker beside it."""
    monkeypatch.delenv(paths.HOME_VARIABLE, raising=False)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    folder = tmp_path / "USB của xã 100%"
    folder.mkdir()
    monkeypatch.setattr(sys, "executable", str(folder / "bhdesk.exe"))
    (folder / paths.PORTABLE_MARKER).touch()
    return folder


def test_portable_program_keeps_everything_beside_itself(portable):
    for path in (paths.data_dir(), paths.log_dir(), paths.backup_dir(), paths.default_data_file()):
        assert path.is_relative_to(portable / "du-lieu")
    assert [path.name for path in portable.iterdir()] == [paths.PORTABLE_MARKER]


def test_installed_program_keeps_nothing_beside_itself(portable):
    (portable / paths.PORTABLE_MARKER).unlink()
    assert not paths.data_dir().is_relative_to(portable)


def test_the_variable_wins_over_the_marker(portable, monkeypatch, tmp_path):
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path / "nơi khác"))
    assert paths.data_dir() == tmp_path / "nơi khác"


def test_marker_beside_python_itself_means_nothing(portable, monkeypatch):
    monkeypatch.delattr(sys, "frozen")
    assert not paths.data_dir().is_relative_to(portable)


def test_a_file_of_last_time_is_found_under_another_drive_letter(portable, monkeypatch, tmp_path):
    kept = paths.to_remember(paths.data_dir() / "xã.bhdesk")
    other = portable.rename(tmp_path / "ổ khác")
    monkeypatch.setattr(sys, "executable", str(other / "bhdesk.exe"))
    assert paths.data_dir() / kept == other / "du-lieu" / "xã.bhdesk"


def test_a_file_of_another_folder_is_remembered_whole(portable, tmp_path):
    elsewhere = tmp_path / "Tài liệu" / "xã.bhdesk"
    assert paths.data_dir() / paths.to_remember(elsewhere) == elsewhere


@pytest.mark.skipif(os.name == "nt", reason="XDG is for the other systems")
@pytest.mark.parametrize("value", ["relative/folder", ""])
def test_relative_xdg_base_is_ignored(value, monkeypatch):
    monkeypatch.delenv(paths.HOME_VARIABLE, raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", value)
    assert paths.data_dir() == Path.home() / ".local" / "share" / "bhdesk"
    monkeypatch.setenv("XDG_DATA_HOME", "/somewhere")
    assert paths.data_dir() == Path("/somewhere/bhdesk")
