"""diagnose: versions, health and log in one zip, without a figure or a name of the office."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

from sqlcipher3 import dbapi2

from bhdesk import __version__

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Officer


def members(path: Path) -> dict[str, str]:
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name).decode("utf-8-sig") for name in archive.namelist()}


def test_the_package_tells_versions_and_health(at_binh_minh: Officer, tmp_path: Path) -> None:
    target = tmp_path / "gói.zip"
    said = at_binh_minh.asks("diagnose", "--out", target)
    assert said["facts"]["bhdesk"] == __version__
    assert said["facts"]["SQLite"] == dbapi2.sqlite_version
    found = members(target)
    assert f"SQLite: {dbapi2.sqlite_version}\r\n" in found["thong-tin.txt"]
    assert "unit: " in found["tinh-trang-tep.txt"]
    together = "".join(found.values())
    assert "Bình Minh" not in together
    assert str(tmp_path) not in together


def test_a_damaged_file_is_told_of_too(officer: Officer, tmp_path: Path) -> None:
    officer.data.write_bytes(b"SQLite format 3\0" + bytes(300))
    target = tmp_path / "a.zip"
    officer.asks("diagnose", "--out", target)
    assert members(target)["tinh-trang-tep.txt"].strip() == "store.foreign"


def test_a_package_that_cannot_be_written_is_refused(
    at_binh_minh: Officer, tmp_path: Path
) -> None:
    at_binh_minh.is_refused("file.is_folder", "diagnose", "--out", tmp_path)


def test_the_version_is_asked_for(officer: Officer) -> None:
    assert officer.types("--version").out == f"bhdesk {__version__}\n"


def test_a_data_file_tells_which_program_made_it(at_binh_minh: Officer) -> None:
    raw = dbapi2.connect(at_binh_minh.data)
    found = raw.execute("SELECT value FROM meta WHERE key = 'written_by'").fetchall()
    raw.close()
    assert found == [(f"bhdesk {__version__}",)]


OWN_MISTAKE = """
import argparse
from bhdesk import cli

def act(context, options):
    raise ValueError("Thôn Đoài 612 người")

class Build:
    def parse_args(self, argv):
        return argparse.Namespace(act=act, data=None, json=False)

cli.parser.build = Build
raise SystemExit(cli.main(["x"]))
"""


def test_a_mistake_of_ours_on_the_command_line_is_logged_without_its_words(tmp_path: Path) -> None:
    """The log goes into the package, and a message can hold what somebody typed."""
    ran = subprocess.run(
        [sys.executable, "-c", OWN_MISTAKE], env=os.environ | {"BHDESK_HOME": str(tmp_path)},
        capture_output=True, encoding="utf-8", check=False, timeout=60,
    )  # fmt: skip
    log = tmp_path / "logs" / "bhdesk.log"
    assert ran.returncode == 3, ran.stderr
    assert str(log) in ran.stderr
    said = log.read_text("utf-8")
    assert "ValueError" in said
    assert "Đoài" not in said
    assert "Traceback" not in said
