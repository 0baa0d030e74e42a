"""A file is written whole or not at all, whatever the disk, an antivirus or Excel does."""

from __future__ import annotations

import errno
import os
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

from bhdesk import atomic
from bhdesk.domain.errors import StoreProblem


class BusyError(PermissionError):
    """What Windows raises while another program holds the file."""

    def __init__(self, winerror: int) -> None:
        super().__init__(errno.EACCES, "busy")
        self.winerror = winerror


def parts(folder: Path) -> list[Path]:
    return list(folder.glob(".~bh-*.part"))


def test_new_file_and_replaced_file(tmp_path: Path) -> None:
    target = tmp_path / "Báo cáo 100%.pdf"
    atomic.write_bytes(target, b"one")
    atomic.write_bytes(target, b"two")
    assert target.read_bytes() == b"two"
    assert parts(tmp_path) == []


def test_exception_inside_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")

    def break_off() -> None:
        with atomic.replacing(target) as file:
            file.write(b"half")
            raise ValueError("ours")

    with pytest.raises(ValueError, match="ours"):
        break_off()
    assert target.read_bytes() == b"old"
    assert parts(tmp_path) == []


@pytest.mark.parametrize("winerror", [5, 32, 33])
def test_busy_file_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, winerror: int
) -> None:
    waits, failures = [], [BusyError(winerror)] * 7
    real = os.replace

    def busy(source: Path, target: Path) -> None:
        if failures:
            raise failures.pop()
        real(source, target)

    monkeypatch.setattr(atomic.os, "replace", busy)
    monkeypatch.setattr(atomic.time, "sleep", waits.append)
    atomic.write_bytes(tmp_path / "a.xlsx", b"new")
    assert (tmp_path / "a.xlsx").read_bytes() == b"new"
    assert waits == [0.05, 0.1, 0.2, 0.4, 0.8, 1.6, 3.2]


def test_file_open_in_excel_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "a.xlsx"
    target.write_bytes(b"old")

    def busy(source: Path, target: Path) -> None:
        raise BusyError(32)

    monkeypatch.setattr(atomic.os, "replace", busy)
    monkeypatch.setattr(atomic.time, "sleep", lambda _: None)
    with pytest.raises(StoreProblem) as caught:
        atomic.write_bytes(target, b"new")
    assert caught.value.code == "file.locked"
    assert caught.value.params == {"name": "a.xlsx", "folder": str(tmp_path)}
    assert target.read_bytes() == b"old"
    assert parts(tmp_path) == []


@pytest.mark.parametrize(
    ("winerror", "code"),
    [
        (5, "file.cannot_write"), (32, "file.locked"), (112, "file.disk_full"),
        (123, "file.bad_name"), (206, "file.path_too_long"), (21, "file.drive_gone"),
        (1167, "file.drive_gone"), (64, "file.drive_gone"),
    ],
)  # fmt: skip
def test_what_windows_refuses_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, winerror: int, code: str
) -> None:
    def refuse(handle: int) -> None:
        raise BusyError(winerror)

    monkeypatch.setattr(atomic.os, "fsync", refuse)
    with pytest.raises(StoreProblem) as caught:
        atomic.write_bytes(tmp_path / "a.pdf", b"new")
    assert caught.value.code == code
    assert parts(tmp_path) == []


def test_a_file_that_is_looked_at_for_a_moment_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"x")
    waits, failures, real = [], [BusyError(32), BusyError(33)], Path.open

    def busy(path: Path, mode: str) -> object:
        if failures:
            raise failures.pop()
        return real(path, mode)

    monkeypatch.setattr(Path, "open", busy)
    monkeypatch.setattr(atomic.time, "sleep", waits.append)
    with atomic.opened(tmp_path / "a.xlsx") as file:
        assert file.read() == b"x"
    assert waits == [0.05, 0.1]


def test_a_missing_right_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, mode: str) -> None:
        raise BusyError(5)

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(PermissionError):
        atomic.opened(tmp_path / "a.xlsx")
    with pytest.raises(StoreProblem) as caught:
        atomic.write_bytes(tmp_path / "a.pdf", b"new")
    assert caught.value.code == "file.cannot_write"


def test_a_file_marked_read_only_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows deletes no read-only part file either: one would be left for ever."""
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")
    target.chmod(0o444)
    monkeypatch.setattr(atomic.os, "access", lambda *_: False)  # as for whoever is not root
    with pytest.raises(StoreProblem) as caught:
        atomic.write_bytes(target, b"new")
    assert caught.value.code == "file.read_only"
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]
    target.chmod(0o644)


@pytest.mark.parametrize("name", ["CON.pdf", "báo cáo.pdf:ẩn.pdf", "aux.xlsx", "a?.pdf", "a. "])
def test_windows_writes_into_no_device_and_no_stream(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(atomic, "IS_WINDOWS", True)
    with pytest.raises(StoreProblem) as caught:
        atomic.write_bytes(tmp_path / name, b"x")
    assert (caught.value.code, caught.value.params) == ("file.bad_name", {"name": name})
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("number", "code"),
    [(errno.ENOSPC, "file.disk_full"), (errno.EIO, "file.cannot_write")],
)
def test_failed_flush_names_the_trouble(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")

    def fail(_: int) -> None:
        raise OSError(number, "no")

    monkeypatch.setattr(atomic.os, "fsync", fail)
    with pytest.raises(StoreProblem) as caught:
        atomic.write_bytes(target, b"new")
    assert caught.value.code == code
    assert target.read_bytes() == b"old"
    assert parts(tmp_path) == []


def test_a_full_disk_that_calls_itself_broken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: int) -> None:
        raise OSError(errno.EINVAL, "no")

    monkeypatch.setattr(atomic.os, "fsync", fail)
    monkeypatch.setattr(atomic.shutil, "disk_usage", lambda _: SimpleNamespace(free=4096))
    with pytest.raises(StoreProblem) as caught:
        atomic.write_bytes(tmp_path / "a.pdf", b"new")
    assert caught.value.code == "file.disk_full"


def test_bytes_that_read_back_wrong_are_refused(tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")
    with pytest.raises(StoreProblem), atomic.replacing(target, lambda part: False) as file:
        file.write(b"new")
    assert target.read_bytes() == b"old"


def test_missing_folder_is_cannot_write(tmp_path: Path) -> None:
    with pytest.raises(StoreProblem) as caught:
        atomic.write_bytes(tmp_path / "nowhere" / "a.pdf", b"x")
    assert caught.value.code == "file.cannot_write"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a full device")
def test_full_device(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    real = Path.open

    def full(self: Path, mode: str = "r", *rest: object) -> object:
        if self.name.startswith(".~bh-"):
            return real(Path("/dev/full"), "wb", 0)
        return real(self, mode, *rest)

    monkeypatch.setattr(Path, "open", full)
    with pytest.raises(StoreProblem) as caught:
        atomic.write_bytes(tmp_path / "a.pdf", b"x" * 10)
    assert caught.value.code == "file.disk_full"


def test_sweep_takes_old_part_files_only(tmp_path: Path) -> None:
    old, young, other = (tmp_path / name for name in (".~bh-a.part", ".~bh-b.part", "c.part"))
    for path in (old, young, other):
        path.touch()
    past = time.time() - 3700
    os.utime(old, (past, past))
    os.utime(other, (past, past))
    assert atomic.sweep(tmp_path, time.time()) == 1
    assert not old.exists()
    assert young.exists()
    assert other.exists()


def test_a_name_too_long_is_said_to_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(StoreProblem) as caught:
        atomic.write_bytes(tmp_path / f"{'a' * 300}.pdf", b"x")
    assert caught.value.code == "file.path_too_long"
    monkeypatch.setattr(atomic, "IS_WINDOWS", True)
    with pytest.raises(StoreProblem) as caught:  # it finds no such folder
        atomic.write_bytes(tmp_path.joinpath(*["thư mục không có"] * 16, "a.pdf"), b"x")
    assert caught.value.code == "file.path_too_long"


def test_a_path_as_long_as_windows_allows_leaves_room_for_the_part(tmp_path: Path) -> None:
    """240 characters in all: the part file and what a database leaves beside it stay below 260."""
    name = "so-lieu.bhdesk"
    folder = Path("x" * (240 - len(name) - 1))
    with atomic.part_beside(folder / name) as part:
        assert len(f"{part}-journal") < 260
