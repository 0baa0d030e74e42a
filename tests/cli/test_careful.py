"""Nothing is written over unasked, folders and wrong months are named, persons' codes are not."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook

from bhdesk import __main__ as start
from bhdesk.domain.import_plan import remembered

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Officer

MAY = ("--month", "2026-05")
CODE = "030166012345"


def test_a_form_is_not_written_over_one_that_may_be_filled_in(
    at_binh_minh: Officer, tmp_path: Path
) -> None:
    path = tmp_path / "biểu.xlsx"
    path.write_bytes(b"da dien")
    form = ("counts", "form", *MAY, "--out")
    said = at_binh_minh.is_refused("form.exists", *form, path)
    assert "biểu.xlsx" in said
    assert path.read_bytes() == b"da dien"
    at_binh_minh.asks(*form, path, "--overwrite")
    assert path.read_bytes().startswith(b"PK")
    folder = tmp_path / "mẫu"
    for more in ((), ("--overwrite",)):
        made = at_binh_minh.asks(*form, folder, "--each", *more)["files"]
        assert len(made) == 6


def test_a_folder_in_place_of_a_file_is_called_so(at_binh_minh: Officer, tmp_path: Path) -> None:
    folder = tmp_path / "thư mục.xlsx"
    folder.mkdir()
    for words in (
        ("counts", "form", *MAY, "--out", folder),
        ("counts", "form", *MAY, "--out", folder, "--overwrite"),
        ("counts", "import", folder, *MAY),
        ("plan", "check", folder),
        ("export", "month", "2026-05", "--out", folder),
    ):
        assert "thư mục.xlsx là thư mục" in at_binh_minh.is_refused("file.is_folder", *words)
    at_binh_minh.data = folder
    at_binh_minh.is_refused("file.is_folder", "check")
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("typed", ["2026-00", "2026-13", "00/2026"])
def test_a_wrong_month_is_named_as_typed(at_binh_minh: Officer, typed: str) -> None:
    said = at_binh_minh.is_refused("month.unreadable", "counts", "show", "--month", typed)
    assert f"“{typed}”" in said


def test_a_code_beside_a_name_is_not_shown_and_not_remembered(
    at_binh_minh: Officer, tmp_path: Path
) -> None:
    def book(name: str, figure: int) -> Path:
        made = Workbook()
        for row in (["Thôn", "BHYT"], ["Thôn 1", 5], [f"Nguyễn Thị Hương {CODE}", figure]):
            made.active.append(row)
        made.save(tmp_path / name)
        return tmp_path / name

    first, second = book("a.xlsx", 6), book("b.xlsx", 7)
    shown = at_binh_minh.types("counts", "import", first, *MAY, "--dry-run", "--json")
    people = at_binh_minh.types("counts", "import", first, *MAY, "--dry-run")
    assert CODE not in shown.out + shown.err + people.out + people.err
    assert "0301******45" in people.out + people.err
    (asked,) = shown.json["questions"]
    answer = ("--answer", f"{asked['key']}=thon-2")
    assert at_binh_minh.asks("counts", "import", first, *MAY, *answer)["changed"] == 2
    again = at_binh_minh.asks("counts", "import", second, *MAY, "--dry-run")
    assert [item["answered"] for item in again["questions"]] == [False]
    assert CODE.encode() not in at_binh_minh.data.read_bytes()


def test_only_names_without_codes_are_remembered() -> None:
    kept = {"unit:xóm đông": "thon-dong"}
    codes = {f"unit:hương {CODE}": "thon-1", "unit:hương 0301******45": "thon-1"}
    assert dict(remembered(kept | codes)) == kept


def test_ctrl_c_while_the_program_is_loading_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def load(name: str) -> object:
        raise KeyboardInterrupt

    monkeypatch.setattr(start, "import_module", load)
    assert start.main() == 1
    assert capsys.readouterr() == ("", "Đã dừng.\n")


@pytest.mark.skipif(sys.platform == "win32", reason="there no such file is found")
@pytest.mark.parametrize(
    "words",
    [
        ("counts", "form", *MAY, "--out"), ("counts", "import", *MAY), ("restore",),
        ("report", "month", "2026-05", "--out"),
    ],
)  # fmt: skip
def test_a_name_longer_than_any_may_be_is_said_to_be(
    at_binh_minh: Officer, tmp_path: Path, words: tuple[str, ...]
) -> None:
    at_binh_minh.is_refused("file.path_too_long", *words, tmp_path / f"{'a' * 300}.xlsx")
