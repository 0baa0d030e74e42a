"""Story S7 by command with real files, and forms that come back without being explained."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font
from pypdf import PdfReader

from bhdesk.domain.legacy_text import TCVN3_LETTERS
from tests.cli.test_month_commands import prepare
from tests.offices import CSI, HI, VSI

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Officer

MAY = ("--month", "2026-05")
_TO_TCVN3 = str.maketrans({letter: byte for byte, letter in TCVN3_LETTERS.items()})


def old(words: str) -> str:
    """Words as somebody typed them under .VnTime."""
    return words.translate(_TO_TCVN3)


def save(path: Path, sheets: dict[str, list[list[Any]]], font: str = "Times New Roman") -> Path:
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        page = book.create_sheet(name)
        for row in rows:
            page.append(row)
        for row in page.iter_rows():
            for cell in row:
                cell.font = Font(name=font)
    book.save(path)
    return path


def closings(officer: Officer, key: str, month: str = "2026-05") -> dict[str, int | None]:
    rows = officer.asks("counts", "show", "--month", month)["rows"]
    return {row["unit"]: row["closing"] for row in rows if row["indicator"] == key}


@pytest.fixture
def s7(tmp_path: Path) -> Path:
    """A village's old file: .VnTime, thousands read as fractions, codes without their zero."""
    head = ["STT", "Thôn", "Người báo", "CCCD", "Số người tham gia BHYT"]
    rows = [
        [1, "Thôn Đông", "Nguyễn Thị Hương", 30166012345, 1.888],
        [2, "Thôn 1", "Đặng Văn Tuấn", 2.71851e10, 483],
        [3, "Thôn 2", "", None, 406],
        [4, "Thôn 10", "", None, 1.749],
    ]
    table = [[old(cell) if isinstance(cell, str) else cell for cell in row] for row in rows]
    sheets = {
        "Sheet1": [[old("Báo cáo tháng 5 năm 2026")], [old(cell) for cell in head], *table],
        "DS HIV": [[old("Danh sách")], ["Họ tên", "BHYT"], ["Thôn An Nhân", 3]],
    }
    return save(tmp_path / "thôn gửi.xlsx", sheets, ".VnTime")


def test_s7_stops_asks_and_tells_every_cell(at_binh_minh: Officer, s7: Path) -> None:
    at_binh_minh.is_refused("import.encoding", "counts", "import", s7, *MAY)
    at_binh_minh.is_refused(
        "import.fraction", "counts", "import", s7, *MAY, "--answer", "encoding=tcvn3"
    )
    seen = at_binh_minh.asks("counts", "import", s7, *MAY, "--dry-run")
    assert (seen["read"], seen["changed"], seen["rejected"], seen["batch"]) == (4, 2, 2, None)
    found = {(i["code"], i["sheet"], i["cell"]) for i in seen["issues"]}
    assert ("import.fraction", "Sheet1", "E3") in found
    assert ("import.fraction", "Sheet1", "E6") in found
    assert ("import.refused_sheet", "DS HIV", "") in found
    asked = {q["key"]: q for q in seen["questions"]}
    samples = dict(asked["encoding"]["samples"])
    assert samples["Th«n §«ng"] == "Thôn Đông"
    assert samples["NguyÔn ThÞ H­¬ng"] == "Nguyễn Thị Hương"
    assert (asked["Sheet1!E3"]["before"], asked["Sheet1!E3"]["after"]) == ("1,888", "1.888")
    assert set(closings(at_binh_minh, HI).values()) == {None}


def test_s7_answered_is_taken_and_taken_back(at_binh_minh: Officer, s7: Path) -> None:
    answers = ("--answer", "encoding=tcvn3", "--answer", "Sheet1!E3=times_1000",
               "--answer", "Sheet1!E6=times_1000")  # fmt: skip
    done = at_binh_minh.asks("counts", "import", s7, *MAY, *answers)
    assert (done["read"], done["changed"], done["same"], done["rejected"]) == (4, 4, 0, 0)
    assert done["batch"]
    changed = {(r["unit"], r["old"], r["new"], r["cell"]) for r in done["rows"]}
    assert changed == {
        ("thon-dong", None, 1888, "E3"), ("thon-1", None, 483, "E4"),
        ("thon-2", None, 406, "E5"), ("thon-10", None, 1749, "E6"),
    }  # fmt: skip
    assert closings(at_binh_minh, HI)["thon-dong"] == 1888
    kept = at_binh_minh.data.read_bytes()
    for word in ("HIV", "Nguyễn Thị Hương", "30166012345", old("Hương")):
        assert word.encode() not in kept
    at_binh_minh.is_refused("import.same_file", "counts", "import", s7, *MAY, *answers)


def test_names_in_every_spelling_meet_their_village(officer: Officer, tmp_path: Path) -> None:
    units = tmp_path / "thôn.tsv"
    units.write_text("Thôn Hoà Bình\nThôn Đông\nThôn Thúy Lợi\n", encoding="utf-8")
    officer.asks("init", "--plan", "tu-ky-2026", "--units", units, "--office", "xã Bình Minh")
    rows = [
        ["Thôn", "BHYT"],
        ["thôn hòa bình", 11],
        [unicodedata.normalize("NFD", "THÔN ĐÔNG"), 22],
        ["Thuý Lợi", 33],
    ]
    path = save(tmp_path / "tên.xlsx", {"Bảng": rows})
    done = officer.asks("counts", "import", path, *MAY)
    assert (done["changed"], done["rejected"]) == (3, 0)
    assert list(closings(officer, HI).values()) == [11, 22, 33]


def test_a_part_that_cannot_be_taken_is_told(at_binh_minh: Officer, tmp_path: Path) -> None:
    rows = [["Thôn", "BHYT"], ["Thôn 1", 5], ["Thôn Lạ", 6], ["Thôn 2", "x"], ["Cộng", 12]]
    path = save(tmp_path / "a.xlsx", {"Tờ": rows})
    said = at_binh_minh.types("counts", "import", path, *MAY)
    assert said.status == 0
    assert "Đọc 3 số; Đã đổi 1, giữ nguyên 0, không dùng được 2." in said.out
    assert "Tờ!A3" in said.err
    assert "Tờ!B4" in said.err
    assert "chênh −7" in said.err
    nothing = save(tmp_path / "b.xlsx", {"Tờ": rows[:1] + rows[2:4]})
    assert "Tờ!A2" in at_binh_minh.is_refused("import.nothing", "counts", "import", nothing, *MAY)


@pytest.mark.parametrize("kind", ["html", "tsv"])
def test_text_that_calls_itself_xls(at_binh_minh: Officer, tmp_path: Path, kind: str) -> None:
    path = tmp_path / "xuất.xls"
    if kind == "html":
        path.write_text(
            "<html><meta charset=utf-8><table><tr><td colspan=2>BHYT tháng 5/2026</td></tr>"
            "<tr><th>Thôn</th><th>Số người tham gia BHYT</th></tr>"
            "<tr><td>Thôn Đông</td><td>1.888</td></tr><tr><td>Thôn 1</td><td>483</td></tr></table>",
            encoding="utf-8",
        )
    else:
        path.write_text("Thôn\tBHYT\r\nThôn Đông\t1.888\r\nThôn 1\t483\r\n", encoding="utf-16")
    done = at_binh_minh.asks("counts", "import", path, *MAY)
    assert (done["changed"], done["rejected"]) == (2, 0)
    assert closings(at_binh_minh, HI)["thon-dong"] == 1888


def test_wrong_answers_and_files_are_refused(at_binh_minh: Officer, tmp_path: Path) -> None:
    path = save(tmp_path / "a.xlsx", {"Tờ": [["Thôn", "BHYT"], ["Thôn 1", 5]]})
    at_binh_minh.is_refused("import.bad_answer", "counts", "import", path, *MAY, "--answer", "x")
    at_binh_minh.is_refused("file.missing", "counts", "import", tmp_path / "không có.xlsx", *MAY)
    at_binh_minh.asks("counts", "set", "Thôn 1", HI, "5", *MAY)
    at_binh_minh.asks("month", "close", "2026-05", "--accept-blanks")
    at_binh_minh.is_refused("month.closed", "counts", "import", path, *MAY)


def test_a_filled_form_comes_back_the_same(at_binh_minh: Officer, tmp_path: Path) -> None:
    prepare(at_binh_minh)
    at_binh_minh.asks("counts", "set", "Xã Bình Minh", CSI, "6.262", *MAY)
    for unit in ((), ("--unit", "Thôn Đông")):
        path = tmp_path / f"biểu{len(unit)}.xlsx"
        at_binh_minh.asks("counts", "form", *MAY, "--out", path, "--filled", *unit)
        back = at_binh_minh.asks("counts", "import", path, *MAY)
        assert back["read"] == back["same"] > 0
        assert (back["issues"], back["questions"], back["batch"]) == ([], [], None)


def test_an_empty_form_filled_in_excel_comes_back(at_binh_minh: Officer, tmp_path: Path) -> None:
    prepare(at_binh_minh)
    path = tmp_path / "biểu.xlsx"
    at_binh_minh.asks("counts", "form", "--month", "2026-06", "--out", path)
    at_binh_minh.is_refused("import.nothing", "counts", "import", path, "--month", "2026-06")
    book = load_workbook(path)
    page = book.worksheets[0]
    heads = [[cell.value for cell in row] for row in page.iter_rows()]
    top = next(at for at, row in enumerate(heads) if row[0] == "TT")
    first = heads[top].index("BHXH tự nguyện") + 1
    assert heads[top + 1][first - 1 : first + 4] == [
        "Đầu kỳ", "Tăng mới", "Tham gia lại", "Giảm", "Cuối kỳ",
    ]  # fmt: skip
    for at, name in enumerate(row[1] for row in heads[top + 2 : top + 8]):
        assert page.cell(top + 3 + at, 2).value == name
        assert not page.cell(top + 3 + at, first + 1).protection.locked
        assert page.cell(top + 3 + at, first + 1).number_format == "#,##0"
        for shift, value in ((1, 2), (2, 0), (3, 1)):
            page.cell(top + 3 + at, first + shift).value = value
    assert page.protection.sheet
    assert page.cell(top + 3, 2).protection.locked
    book.save(path)
    done = at_binh_minh.asks("counts", "import", path, "--month", "2026-06")
    assert (done["read"], done["changed"], done["rejected"]) == (18, 18, 0)
    assert closings(at_binh_minh, VSI, "2026-06")["thon-1"] == 120


def test_a_form_on_paper_has_the_same_words(at_binh_minh: Officer, tmp_path: Path) -> None:
    for unit in ((), ("--unit", "thôn đông")):
        path = tmp_path / f"biểu{len(unit)}.pdf"
        at_binh_minh.asks("counts", "form", *MAY, "--out", path, *unit)
        words = " ".join(PdfReader(path).pages[0].extract_text().split())
        assert "Phụ lục" not in words
        for word in ("THÁNG 5/2026", "Tăng mới", "Cuối kỳ", "BHXH tự nguyện", "Để trống ô"):
            assert word in words, word
    at_binh_minh.is_refused("form.unknown_format", "counts", "form", *MAY, "--out", "x.docx")
