"""The process that reads: it may hang, swell, be killed or cancelled; the program goes on."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bhdesk.domain.errors import UserError
from bhdesk.exchange.intake import Limits, read, reading
from tests.exchange.intake import layouts

FAR = (
    b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
)


@pytest.fixture(scope="module")
def long_list(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """150,000 rows that take seconds."""
    path = tmp_path_factory.mktemp("long") / "ds.xlsx"
    rows = (
        b'<row r="%d"><c r="A%d"><v>%d.5</v></c><c r="B%d"><v>%d</v></c></row>'
        % (number, number, number, number, number * 7919)
        for number in range(1, 150_001)
    )
    path.write_bytes(layouts.bare_xlsx(b"".join(rows)))
    return path


def code_of(path: Path, limits: Limits | None = None) -> str:
    with pytest.raises(UserError) as raised:
        read(path, limits=limits)
    return raised.value.code


def children() -> set[str]:
    folder = Path("/proc/self/task")
    found = (thread / "children" for thread in folder.iterdir()) if folder.is_dir() else ()
    return {pid for path in found if path.exists() for pid in path.read_text().split()}


def test_progress_and_all_rows(long_list: Path) -> None:
    told: list[tuple[int, int]] = []
    book = read(long_list, progress=lambda done, total: told.append((done, total)))
    assert len(book.sheets[0].rows) == 150_000
    assert len(told) > 100
    assert told == sorted(told)
    assert {total for _, total in told} == {150_000}


def test_cancel_ends_at_once_and_leaves_no_process(long_list: Path) -> None:
    before, asked = children(), []

    def is_cancelled() -> bool:
        if time.monotonic() > began + 0.4:
            asked.append("yes")
        return bool(asked)

    began = time.monotonic()
    with pytest.raises(UserError) as raised:
        read(long_list, is_cancelled=is_cancelled)
    assert raised.value.code == "file.cancelled"
    assert asked == ["yes"], "it went on after the first yes"
    assert children() == before


def test_a_time_limit(long_list: Path) -> None:
    began = time.monotonic()
    assert code_of(long_list, Limits(seconds=0.5)) == "file.too_slow"
    assert time.monotonic() - began < 1.5


def test_an_abort_of_the_library_is_survived(tmp_path: Path) -> None:
    """calamine ends its process on this 1 KB file when nothing stops it before."""
    path = tmp_path / "a.xlsx"
    path.write_bytes(layouts.bare_xlsx(FAR))
    blind = Limits(rows=10**7, cells=10**12, area=10**12)
    assert code_of(path, blind) == "file.too_heavy"


@pytest.mark.skipif(sys.platform == "win32", reason="limits by another call")
def test_memory_is_capped(tmp_path: Path) -> None:
    path = tmp_path / "a.tsv"
    path.write_bytes(b"abc\t" * 20_000_000)
    assert code_of(path, Limits(cells=10**12)) == "file.too_heavy"


@pytest.mark.parametrize(
    ("last_words", "code"),
    [
        ("import os; os.kill(os.getpid(), 9)", "file.reader_died"),
        ("import os; os.abort()", "file.too_heavy"),
        ("print('{\"half a messa', end='')", "file.reader_died"),
        ("raise SystemExit(0)", "file.reader_died"),
    ],
)
def test_death(
    long_list: Path, monkeypatch: pytest.MonkeyPatch, last_words: str, code: str
) -> None:
    monkeypatch.setattr(reading, "command", lambda: [sys.executable, "-c", last_words])
    assert code_of(long_list) == code


def test_no_process_can_be_started(long_list: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "command", lambda: ["/no/such/program"])
    assert code_of(long_list) == "file.reader_died"


def test_the_folder_of_the_file_runs_nothing(
    tmp_path: Path, form_xlsx: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("json", "zipfile", "bhdesk"):
        (tmp_path / f"{name}.py").write_text(f"open({str(tmp_path / 'ran')!r}, 'w')")
    path = tmp_path / "a.xlsx"
    path.write_bytes(form_xlsx.read_bytes())
    monkeypatch.chdir(tmp_path)
    assert layouts.first(read(Path("a.xlsx"))) == layouts.FORM
    assert not (tmp_path / "ran").exists()


def test_odd_names(tmp_path: Path, form_xlsx: Path) -> None:
    folder = tmp_path / "Xã Bình Minh 100% #1"
    folder.mkdir()
    path = folder / "Số liệu tháng 5 (bản “cuối”) 😀.xlsx"
    path.write_bytes(form_xlsx.read_bytes())
    assert layouts.first(read(path)) == layouts.FORM


def test_the_packaged_program_starts_its_console_half(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "bhdesk.exe"))
    assert reading.command() == [str(tmp_path / "bhdesk.exe"), "--read-table"]
    (tmp_path / "bhdesk-cli.exe").touch()
    assert reading.command() == [str(tmp_path / "bhdesk-cli.exe"), "--read-table"]


def test_the_reader_loads_neither_window_nor_store() -> None:
    script = (
        "import sys, bhdesk.exchange.intake.worker;"
        "print({'PySide6', 'sqlalchemy', 'openpyxl', 'reportlab'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert done.stdout.strip() == "set()"
