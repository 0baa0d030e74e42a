"""Drives are told apart by what the system answers; a file on a USB drive has no -wal beside it."""

from __future__ import annotations

import shutil
import sys
import unicodedata
from pathlib import Path

import pytest

from bhdesk import drives, paths
from bhdesk.drives import Drive
from bhdesk.sample import build_binh_minh
from bhdesk.services import office
from bhdesk.store import sqlite

MOUNTS = """/dev/sda1 / ext4 rw 0 0
//may-chu/chung /mnt/chung cifs rw 0 0
/dev/sdb1 /media/lan/USB\\040BHXH vfat rw 0 0
tmpfs /tmp tmpfs rw 0 0
"""


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/home/lan/bhdesk/a.bhdesk", Drive.FIXED),
        ("/mnt/chung/bhxh/a.bhdesk", Drive.NETWORK),
        ("/mnt/chung-khac/a.bhdesk", Drive.FIXED),
        ("/media/lan/USB BHXH/a.bhdesk", Drive.REMOVABLE),
        ("//may-chu/chung/a.bhdesk", Drive.NETWORK),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="Windows answers by GetDriveTypeW")
def test_linux_tells_by_where_it_is_mounted(path, expected, tmp_path, monkeypatch):
    mounts = tmp_path / "mounts"
    mounts.write_text(MOUNTS)
    monkeypatch.setattr(drives, "_MOUNTS", mounts)
    assert drives.kind(Path(path)) is expected


@pytest.mark.parametrize(
    ("answer", "expected"),
    [(2, Drive.REMOVABLE), (3, Drive.FIXED), (4, Drive.NETWORK), (0, Drive.FIXED)],
)
def test_windows_tells_by_the_type_of_the_drive(answer, expected, monkeypatch):
    asked = []
    monkeypatch.setattr(drives.sys, "platform", "win32")
    monkeypatch.setattr(drives, "_windows_type", lambda anchor: asked.append(anchor) or answer)
    assert drives.kind(Path.cwd() / "a.bhdesk") is expected
    assert asked == [Path.cwd().anchor]


def test_a_share_of_another_computer_is_network_without_asking():
    assert drives.kind(Path("\\\\may-chu\\chung\\a.bhdesk")) is Drive.NETWORK


def test_folders_of_synchronising_programs_are_known(monkeypatch, tmp_path):
    monkeypatch.delenv("OneDrive", raising=False)
    assert drives.is_synced(Path("/home/lan/OneDrive - UBND/a.bhdesk"))
    assert drives.is_synced(Path("/home/lan/Google Drive/My Drive/a.bhdesk"))
    assert not drives.is_synced(Path("/home/lan/bhdesk/a.bhdesk"))
    monkeypatch.setenv("OneDrive", str(tmp_path / "Tai lieu UBND"))
    assert drives.is_synced(tmp_path / "Tai lieu UBND" / "a.bhdesk")
    assert not drives.is_synced(tmp_path / "a.bhdesk")
    (tmp_path / "OneDrive").mkdir()
    monkeypatch.chdir(tmp_path / "OneDrive")
    assert drives.is_synced(Path("a.bhdesk"))


@pytest.mark.parametrize(
    "folder",
    [
        "OneDrive", "OneDrive - UBND xã Bình Minh", "Dropbox", "Dropbox (Personal)",
        "UBND Dropbox", "Google Drive", "GoogleDrive-lan@gmail.com", "My Drive",
        "Drive của tôi", "Bộ nhớ dùng chung", "MEGA", "MEGAsync", "iCloudDrive", "Box",
        "Box Sync", "Zalo Received Files", "ZaloPC", "onedrive", "DROPBOX",
    ],
)  # fmt: skip
def test_the_folders_of_the_programs_themselves(folder, monkeypatch):
    monkeypatch.delenv("OneDrive", raising=False)
    assert drives.is_synced(Path("/home/lan") / folder)
    assert drives.is_synced(Path("/home/lan") / folder / "BHXH" / "a.bhdesk")
    spread = unicodedata.normalize("NFD", folder)  # as some systems keep names
    assert drives.is_synced(Path("/home/lan") / spread / "a.bhdesk")


@pytest.mark.parametrize(
    "folder",
    [
        "Megane", "Mega sale", "MEGAsync Downloads", "OneDrive cũ", "OneDriveBackup",
        "Dropbox cũ", "Dropboxes", "Google Drive cũ", "My Drives", "iCloud", "Hộp Box",
        "Boxing", "Box cũ", "Zalo", "Ảnh Zalo", "Zalora", "Drive",
    ],
)  # fmt: skip
def test_a_folder_that_is_only_called_alike_is_her_own(folder, monkeypatch):
    monkeypatch.delenv("OneDrive", raising=False)
    assert not drives.is_synced(Path("/home/lan") / folder / "a.bhdesk")


def test_a_file_carried_to_a_usb_drive_is_one_file(tmp_path, monkeypatch):
    made = build_binh_minh(
        tmp_path / "a.bhdesk", paths.migrations_dir(), paths.resources_dir(), last=1
    )
    made.close()
    usb = tmp_path / "usb"
    usb.mkdir()
    carried = Path(shutil.copy(made.path, usb))
    monkeypatch.setattr(drives, "kind", lambda path: Drive.REMOVABLE)
    store = office.open_file(carried, "x", paths.migrations_dir(), tmp_path / "sao-luu")
    with store.write("x") as db:
        assert db.value("PRAGMA journal_mode") == "truncate"
        assert db.value("PRAGMA synchronous") == 2
        db.run("INSERT INTO setting (key, value) VALUES ('a', 'b')")
    names = {path.name for path in usb.iterdir()} - {"a.bhdesk-journal"}
    assert names == {"a.bhdesk"}
    store.close()
    assert [path.name for path in usb.iterdir()] == ["a.bhdesk"]


def test_on_a_usb_drive_a_file_in_use_elsewhere_is_still_opened(tmp_path, monkeypatch):
    """Another window has it in WAL mode: it stays so, and saving works in both."""
    path = tmp_path / "a.bhdesk"
    first = build_binh_minh(path, paths.migrations_dir(), paths.resources_dir(), last=1)
    with first.write("x") as db:
        db.run("INSERT INTO setting (key, value) VALUES ('a', '1')")
    monkeypatch.setattr(drives, "kind", lambda path: Drive.REMOVABLE)
    monkeypatch.setattr(sqlite, "BUSY_MS", 50)
    second = office.open_file(path, "y", paths.migrations_dir(), tmp_path / "sao-luu")
    with second.write("x") as db:
        assert db.value("PRAGMA journal_mode") == "wal"
        db.run("INSERT INTO setting (key, value) VALUES ('b', '2')")
    with first.read() as db:
        assert db.value("SELECT value FROM setting WHERE key = 'b'") == "2"
    second.close()
    first.close()
