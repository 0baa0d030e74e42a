"""Lists of villages as offices send them: what Excel saves, and files that are something else."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook

from bhdesk.domain.errors import UserError
from bhdesk.services import unit_lists

if TYPE_CHECKING:
    from pathlib import Path


def names(path: Path) -> list[str]:
    return [draft.name for draft in unit_lists.read(path)]


def workbook(path: Path, *rows: list[object]) -> Path:
    book = Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


@pytest.mark.parametrize("mark", [";", ","])
def test_a_csv_is_read_by_its_columns(tmp_path: Path, mark: str) -> None:
    path = tmp_path / "thon.csv"
    rows = [["STT", "Tên thôn"], ["1", "Thôn Đông"], ["2", "Thôn Đoài"]]
    path.write_text("\r\n".join(mark.join(row) for row in rows), encoding="utf-8-sig")
    assert names(path) == ["Thôn Đông", "Thôn Đoài"]


def test_unicode_text_of_excel_is_read(tmp_path: Path) -> None:
    path = tmp_path / "thon.txt"
    path.write_bytes("STT\tThôn/TDP\r\n1\tThôn Đông\r\n".encode("utf-16"))
    assert names(path) == ["Thôn Đông"]


def test_names_are_one_line_with_single_spaces(tmp_path: Path) -> None:
    path = tmp_path / "thon.tsv"
    path.write_text("Thôn   Đông\nThôn\x07 Nam\x1b\n", encoding="utf-8")
    assert names(path) == ["Thôn Đông", "Thôn Nam"]


def test_a_broken_line_in_a_cell_makes_no_second_village(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "thon.xlsx",
        ["STT", "Tên đơn vị\n(thôn)"],
        [1, "Thôn\nĐông"],
        [2, "Thôn\tĐoài"],
        ["Tổng cộng toàn xã", None],
    )
    assert names(path) == ["Thôn Đông", "Thôn Đoài"]


def test_more_rows_than_a_list_has_are_refused_and_not_cut(tmp_path: Path) -> None:
    path = workbook(tmp_path / "thon.xlsx", *([f"Thôn {n}"] for n in range(2001)))
    with pytest.raises(UserError, match=r"file\.too_large"):
        unit_lists.read(path)


def test_a_workbook_with_broken_parts_is_refused(tmp_path: Path) -> None:
    good = workbook(tmp_path / "good.xlsx", ["Thôn Đông"])
    for part in ("xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/workbook.xml"):
        path = tmp_path / "broken.xlsx"
        with zipfile.ZipFile(good) as old, zipfile.ZipFile(path, "w") as new:
            for name in old.namelist():
                new.writestr(name, old.read(name)[: 90 if name == part else None])
        with pytest.raises(UserError, match=r"file\.not_workbook"):
            unit_lists.read(path)


def test_files_that_are_no_list_are_named_so(tmp_path: Path) -> None:
    old_excel = tmp_path / "thon.xls"
    old_excel.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    other = tmp_path / "thon.tsv"
    other.write_bytes("Thôn Đoài".encode("cp1258", "replace"))
    folder = tmp_path / "folder.xlsx"
    folder.mkdir()
    for path, code in ((old_excel, "file.not_workbook"), (other, "file.not_list")):
        with pytest.raises(UserError, match=code):
            unit_lists.read(path)
    with pytest.raises(UserError, match=r"file\.is_folder"):
        unit_lists.read(folder)
