"""On Windows: files that an antivirus holds for a moment, or Excel until it is closed."""

from __future__ import annotations

import ctypes
import sys
import threading
import time
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

import pytest

from bhdesk import atomic
from bhdesk.domain.errors import StoreProblem, UserError
from bhdesk.services import files_in
from bhdesk.store.engine import Store
from tests.offices import MIGRATIONS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform != "win32", reason="only there a file can be held")

MOMENT = 0.6
NOBODY_ELSE, READERS = 0, 1
READ, EXISTING = 0x80000000, 3
KEY = "INSERT INTO setting (key, value) VALUES ('held', '1')"


def handle_on(path: Path, others: int = NOBODY_ELSE) -> ctypes.c_void_p:
    create = ctypes.WinDLL("kernel32").CreateFileW
    create.restype = ctypes.c_void_p
    handle = create(str(path), READ, others, None, EXISTING, 0, None)
    if handle == ctypes.c_void_p(-1).value:
        raise OSError(path)
    return ctypes.c_void_p(handle)


def give_up(handle: ctypes.c_void_p) -> None:
    ctypes.WinDLL("kernel32").CloseHandle(handle)


@contextmanager
def held(path: Path, others: int = NOBODY_ELSE, seconds: float | None = None) -> Iterator[None]:
    """Held by another program as long as the block lasts, or so many seconds."""
    handle = handle_on(path, others)
    ending = threading.Timer(seconds or 0, give_up, [handle])
    if seconds:
        ending.start()
    try:
        yield
    finally:
        if seconds:
            ending.join()
        else:
            give_up(handle)


@contextmanager
def scanned(folder: Path) -> Iterator[list[str]]:
    """An antivirus that holds every new file of a folder for a moment; gives their names."""
    seen: list[str] = []
    is_over = threading.Event()

    def scan() -> None:
        while not is_over.is_set():
            for path in [*folder.glob("*")]:
                if path.name in seen or not path.is_file():
                    continue
                try:
                    handle = handle_on(path)
                except OSError:
                    continue
                seen.append(path.name)
                time.sleep(0.2)
                give_up(handle)
            time.sleep(0.001)

    scanning = threading.Thread(target=scan)
    scanning.start()
    try:
        yield seen
    finally:
        is_over.set()
        scanning.join()


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(atomic, "_RETRIES", 2)


@pytest.mark.parametrize("others", [NOBODY_ELSE, READERS])
def test_a_report_over_an_open_one(tmp_path: Path, impatient: None, others: int) -> None:
    target = tmp_path / "báo cáo.xlsx"
    target.write_bytes(b"old")
    with held(target, others), pytest.raises(StoreProblem) as caught:
        atomic.write_bytes(target, b"new")
    assert caught.value.code == "file.locked"
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == [target.name]


def test_a_report_over_one_that_is_looked_at(tmp_path: Path) -> None:
    target = tmp_path / "báo cáo.pdf"
    target.write_bytes(b"old")
    with held(target, seconds=MOMENT):
        atomic.write_bytes(target, b"new")
    assert target.read_bytes() == b"new"


def test_every_new_file_is_looked_at_by_an_antivirus(tmp_path: Path) -> None:
    with scanned(tmp_path) as seen:
        for number in range(8):
            atomic.write_bytes(tmp_path / f"{number}.pdf", bytes([number]) * 100_000)
    assert seen
    assert sorted(path.name for path in tmp_path.iterdir()) == [f"{n}.pdf" for n in range(8)]


@pytest.mark.parametrize("suffix", ["", "-wal"])
def test_a_data_file_that_is_looked_at_opens_for_writing(
    binh_minh: Store, tmp_path: Path, suffix: str
) -> None:
    path = binh_minh.path
    if suffix:  # as a killed program leaves it
        with binh_minh.write("x") as db:
            db.run("INSERT INTO setting (key, value) VALUES ('first', '1')")
        copy = path.with_name("chép.bhdesk")
        for end in ("", "-wal"):
            copy.with_name(copy.name + end).write_bytes(
                path.with_name(path.name + end).read_bytes()
            )
        path = copy
    binh_minh.close()
    with (
        held(path.with_name(path.name + suffix), seconds=2),
        closing(Store.open(path, "x", MIGRATIONS, tmp_path / "sao lưu")) as store,
    ):
        assert not store.is_read_only
        with store.write("x") as db:
            db.run(KEY)


def test_a_data_file_held_for_long_is_named(
    binh_minh: Store, tmp_path: Path, impatient: None
) -> None:
    binh_minh.close()
    before = binh_minh.path.read_bytes()
    with held(binh_minh.path), pytest.raises(StoreProblem) as caught:
        Store.open(binh_minh.path, "x", MIGRATIONS, tmp_path)
    assert caught.value.code == "file.cannot_read"
    assert binh_minh.path.read_bytes() == before


def test_saving_and_copies_beside_an_antivirus(binh_minh: Store, tmp_path: Path) -> None:
    folder = tmp_path / "sao lưu"
    folder.mkdir()
    with scanned(folder) as seen, scanned(binh_minh.path.parent):
        for number in range(3):
            with binh_minh.write("x") as db:
                db.run("INSERT INTO setting (key, value) VALUES (:key, '1')", key=f"s{number}")
            made = binh_minh.back_up(folder, binh_minh.now())
    assert made.counter == 3
    assert seen
    assert sorted(path.suffix for path in folder.iterdir()) == [".bhdesk"] * 3 + [".json"] * 3


def test_a_workbook_open_in_excel_is_read(tmp_path: Path) -> None:
    source = tmp_path / "số liệu.tsv"
    source.write_text("Thôn\tSố\nĐông\t12\n", "utf-8")
    with held(source, READERS):  # Excel lets others read
        assert files_in.read(source)[0].sheets
    with held(source, seconds=MOMENT):
        assert files_in.read(source)[0].sheets


def test_a_workbook_held_for_long_is_named(tmp_path: Path) -> None:
    source = tmp_path / "số liệu.tsv"
    source.write_text("Thôn\tSố\nĐông\t12\n", "utf-8")
    with held(source), pytest.raises(UserError) as caught:
        files_in.read(source)
    assert caught.value.code == "file.cannot_read"
