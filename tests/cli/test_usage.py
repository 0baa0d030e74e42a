"""Help and wrong calls in Vietnamese; files that are no data file are refused and left alone."""

from __future__ import annotations

import hashlib
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from bhdesk import cli
from bhdesk.cli import parser
from tests.offices import ROOT

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator
    from pathlib import Path

    from tests.cli.conftest import Officer

COMMANDS = [
    "demo", "plan list", "plan show", "plan check", "init", "base set", "targets allocate",
    "targets set", "targets show", "counts set", "counts show", "month close", "month reopen",
    "activities add", "activities list", "report month", "export month", "backup", "check",
]  # fmt: skip
ENGLISH = re.compile(
    r"\b(usage|positional|optional|options|arguments?|show|this|help|message|exit|default|the|"
    r"following|are|required|unrecognized|invalid|choice|choose|from|expected|error|program|"
    r"version number|ambiguous|could|match|one|of|at least|not allowed|with|value|subcommands?)\b",
    re.IGNORECASE,
)
# words of the command line itself
NAMES = re.compile(r"--[\w-]+|'[^']*'|\b(base|month|show|export|report|check|plan|list)\b")


def english(shown: str) -> list[str]:
    return ENGLISH.findall(NAMES.sub("", shown))


def every_parser(made: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    yield made
    for action in made._actions:
        for child in (action.choices or {}).values() if isinstance(action.choices, dict) else ():
            yield from every_parser(child)


def test_every_command_of_the_foundation_is_there() -> None:
    leaves = {made.prog.removeprefix("bhdesk ") for made in every_parser(parser.build())}
    assert set(COMMANDS) <= leaves


@pytest.mark.parametrize("columns", ["44", "80", "200"])
def test_help_is_vietnamese_at_any_width(columns: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    for made in every_parser(parser.build()):
        shown = made.format_help()
        assert english(shown) == [], shown
        assert "cách dùng: bhdesk" in shown
        assert "hiện trợ giúp này" in " ".join(shown.split())


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_asking_for_help_is_no_fault(officer: Officer, command: str) -> None:
    said = officer.types(*command.split(), "--help")
    assert (said.status, said.err) == (0, "")
    assert "cách dùng:" in said.out


WRONG = [
    "không-có", "plan", "plan không-có", "plan check", "plan check a b", "init",
    "base set population", "base set population 5", "counts set", "counts show",
    "month reopen 2026-05",
    "activities add họp --date 05/05/2026", "activities add village_meeting",
    "activities add village_meeting --date 05/05/2026 --state xong",
    "activities add village_meeting --date",
    "activities add village_meeting --date 05/05/2026 --en 1",
    "report month", "export month 2026-05", "check thừa", "plan list --lạ", "--json=x check",
    "targets allocate x", "backup --to", "counts form --month 2026-05 --out a --unit b --each",
    "activities add village_meeting --date 1/1/2026 --enrolled", "debt show quý",
    "holidays list --year 20x6", "deadlines remove một",
]  # fmt: skip


@pytest.mark.parametrize("words", WRONG)
def test_wrong_calls_end_with_2_in_vietnamese(officer: Officer, words: str) -> None:
    said = officer.types(*words.split())
    assert (said.status, said.out) == (2, "")
    assert "cách dùng: bhdesk" in said.err
    *_, last = said.err.splitlines()
    assert last.startswith("Sai cách dùng: ")
    assert english(said.err) == [], said.err
    assert not officer.data.exists()


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_missing_file_is_not_made(officer: Officer) -> None:
    line = officer.is_refused("store.missing", "counts", "show", "--month", "2026-05")
    assert officer.data.name in line
    officer.is_refused("store.missing", "check")
    officer.is_refused("store.missing", "backup")
    assert not officer.data.exists()


def make_newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("PRAGMA user_version = 9999")
        raw.commit()


def make_foreign(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("CREATE TABLE anh (id INTEGER)")
        raw.commit()


def damage(path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[:100] + b"\xff" * (len(whole) - 100))


SPOILED = {
    "store.empty": lambda path: path.write_bytes(b""),
    "store.not_data": lambda path: path.write_bytes("Đây là thư, không phải số liệu.\n".encode()),
    "store.foreign": make_foreign,
    "store.newer": make_newer,
    "store.damaged": damage,
}  # fmt: skip


@pytest.mark.parametrize("code", SPOILED)
def test_other_files_are_refused_untouched(at_binh_minh: Officer, code: str) -> None:
    SPOILED[code](at_binh_minh.data)
    before = digest(at_binh_minh.data)
    beside = set(at_binh_minh.data.parent.iterdir())
    for words in (
        ("counts", "show", "--month", "2026-05"),
        ("counts", "set", "Thôn 1", "vsi_participants", "5", "--month", "2026-05"),
        ("check",),
    ):
        line = at_binh_minh.is_refused(code, *words)
        assert at_binh_minh.data.name in line
    assert digest(at_binh_minh.data) == before
    if code != "store.damaged":  # SQLite keeps its empty side files where it cannot read the pages
        assert set(at_binh_minh.data.parent.iterdir()) == beside


def test_one_damaged_page_is_found_by_the_check(at_binh_minh: Officer) -> None:
    whole = bytearray(at_binh_minh.data.read_bytes())
    middle = len(whole) // 4096 // 2 * 4096
    whole[middle : middle + 4096] = b"\xff" * 4096
    at_binh_minh.data.write_bytes(whole)
    before = digest(at_binh_minh.data)
    said = at_binh_minh.types("check", "--json")
    assert said.status == 1
    assert "sao lưu gần nhất" in said.err
    assert "Traceback" not in said.err
    assert digest(at_binh_minh.data) == before


def test_our_own_mistake_ends_with_3_and_a_log(
    at_binh_minh: Officer, monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    def break_down(*_: object) -> None:
        raise RuntimeError("Nguyễn Thị Hương, 0123456789")

    monkeypatch.setattr("bhdesk.services.office.frame", break_down)
    said = at_binh_minh.types("targets", "show")
    assert (said.status, said.out) == (3, "")
    assert "Số liệu đã lưu vẫn an toàn" in said.err
    assert str(home) in said.err
    assert "Traceback" not in said.err


def run(*words: str, home: Path) -> subprocess.CompletedProcess[bytes]:
    """The program in a process of its own, in a locale that knows no Vietnamese."""
    # a clean environment: nothing of the tester's own settings may help
    environment = {"BHDESK_HOME": str(home), "LC_ALL": "C", "PATH": "", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "bhdesk", *words]
    return subprocess.run(command, capture_output=True, env=environment, cwd=home, check=False)


def test_statuses_of_the_real_program(tmp_path: Path) -> None:
    done = run("plan", "check", "tra-vinh-2023", "--json", home=tmp_path)
    assert (done.returncode, done.stderr) == (0, b"")
    assert '"difference": -5721' in done.stdout.decode()
    done = run("init", "--plan", "tra-vinh-2023", home=tmp_path)
    assert done.returncode == 0
    assert "Đã lập tệp dữ liệu" in done.stdout.decode()
    done = run("counts", "set", "p1", "vsi_participants", "-5", "--month", "2023-05", home=tmp_path)
    assert (done.returncode, done.stdout) == (1, b"")
    assert "“-5” là số âm" in done.stderr.decode()
    done = run("plan", "xóa", home=tmp_path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert "Sai cách dùng" in done.stderr.decode()


def test_no_command_leaves_open_transactions_behind(at_binh_minh: Officer) -> None:
    at_binh_minh.types("counts", "show", "--month", "2026-05")
    assert [path.name for path in at_binh_minh.data.parent.iterdir()] == [at_binh_minh.data.name]
    assert cli.DONE == 0
