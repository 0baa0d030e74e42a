"""Workbooks read back by other programs: openpyxl for the cells, LibreOffice for the figures."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
from decimal import Decimal
from typing import TYPE_CHECKING

import openpyxl
import pytest

from bhdesk.domain.document import Align, Cell, Column, Row, Table
from bhdesk.domain.errors import StoreProblem, UserError
from bhdesk.exchange import workbook
from bhdesk.exchange.workbook import Sheet, TextLine, legal_names
from bhdesk.exchange.workbook_document import from_document
from tests.exchange.paper_samples import report, village_table

if TYPE_CHECKING:
    from pathlib import Path

DANGEROUS = ("=1+1", "+84 912", "-5", "@SUM(A1)", '=HYPERLINK("http://x","y")', "\t=1")


def read_back(sheets: list[Sheet]) -> openpyxl.Workbook:
    target = io.BytesIO()
    workbook.write(sheets, target)
    return openpyxl.load_workbook(io.BytesIO(target.getvalue()))


def one_column(*cells: Cell) -> Table:
    return Table((Column("Cột", 1, Align.RIGHT),), tuple(Row((cell,)) for cell in cells))


def test_numbers_are_numbers_and_codes_are_text() -> None:
    cells = (
        Cell("23.742", 23742),
        Cell("83,22%", Decimal("83.22"), 2),
        Cell("6,2", Decimal("6.2"), 1),
        Cell("−343", -343),
        Cell("031166012345"),
        Cell("–"),
    )
    page = read_back([Sheet("A", table=one_column(*cells))]).active
    got = [(page.cell(row, 1).value, page.cell(row, 1).number_format) for row in range(2, 8)]
    assert got == [
        (23742, "#,##0"),
        (83.22, '0.00"%"'),
        (6.2, "#,##0.0"),
        (-343, "#,##0"),
        ("031166012345", "@"),
        ("–", "@"),
    ]
    assert page["A7"].alignment.horizontal == "right"


@pytest.mark.parametrize("text", DANGEROUS)
def test_text_never_becomes_a_formula(text: str) -> None:
    sheet = Sheet("A", titles=(text,), lines=(TextLine(text),), table=one_column(Cell(text)))
    page = read_back([sheet]).active
    for place in ("A1", "A2", "A5"):
        assert page[place].data_type == "s"
        assert page[place].value.strip() == text.strip()


def test_print_setup_and_frozen_header() -> None:
    page = read_back([Sheet("A", titles=("Kết quả",), table=village_table())]).active
    assert page.page_setup.paperSize == 9
    assert page.page_setup.orientation == "landscape"
    # One page wide is Excel's default once fitting is on; 0 lets the height run on.
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert page.page_setup.fitToHeight == 0
    assert page.print_title_rows == "$3:$4"
    assert page.freeze_panes == "C5"
    assert "E3:G3" in {str(area) for area in page.merged_cells.ranges}
    assert page["E3"].value == "Biến động trong tháng"
    assert page["A3"].value == "TT"
    assert page["B11"].font.bold


def test_sheet_names_are_legal_and_unlike() -> None:
    names = legal_names(["Quý I/2026", "a" * 40, "A" * 40, "", "'x'", "History", "[]:*?/\\"])
    assert names[0] == "Quý I 2026"
    assert names[1] == "a" * 31
    assert names[2] == "A" * 27 + " (2)"
    assert names[3:] == ["Bảng 4", "x", "History 1", "Bảng 7"]


def test_document_gives_a_text_sheet_and_one_sheet_a_table() -> None:
    sheets = from_document(report())
    assert [sheet.name for sheet in sheets] == [
        "Báo cáo",
        "Kết quả chỉ tiêu",
        "BHXH tự nguyện theo thôn",
        "BHXH tự nguyện theo thôn",
    ]
    book = read_back(list(sheets))
    assert book.sheetnames[3] == "BHXH tự nguyện theo thôn (2)"
    text = "\n".join(str(row[0].value) for row in book.worksheets[0].rows)
    assert "(Xem trang tính “BHXH tự nguyện theo thôn (2)”)" in text
    assert all("SỐ LIỆU MẪU" in sheet["A1"].value for sheet in book.worksheets)


def test_equal_sheets_are_equal_bytes() -> None:
    first, second = io.BytesIO(), io.BytesIO()
    workbook.write(from_document(report()), first)
    workbook.write(from_document(report()), second)
    assert first.getvalue() == second.getvalue()


def test_text_excel_would_cut_is_refused() -> None:
    with pytest.raises(UserError) as caught:
        workbook.write([Sheet("A", table=one_column(Cell("x" * 40000)))], io.BytesIO())
    assert caught.value.code == "workbook.text_too_long"


def test_number_longer_than_excel_keeps_stays_text() -> None:
    long = 1234567890123456789
    page = read_back([Sheet("A", table=one_column(Cell(str(long), long)))]).active
    assert page["A2"].value == str(long)


def test_path_is_written_whole_or_refused(tmp_path: Path) -> None:
    workbook.write([Sheet("A", table=village_table())], tmp_path / "a.xlsx")
    assert [path.name for path in tmp_path.iterdir()] == ["a.xlsx"]
    with pytest.raises(StoreProblem, match=r"file\.cannot_write"):
        workbook.write([Sheet("A")], tmp_path / "nowhere" / "a.xlsx")


@pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice")
def test_libreoffice_reads_numbers(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    cells = [Cell(text) for text in DANGEROUS[:5]]
    rows = (Cell("23.742", 23742), Cell("83,22%", Decimal("83.22"), 2), Cell("0123"), *cells)
    workbook.write([Sheet("A", table=one_column(*rows))], path)
    # Field 44,34,76 writes cells as they are stored; formulas would come back computed.
    convert = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false"
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", convert, "--outdir"]
    subprocess.run([*command, str(tmp_path), str(path)], check=True, capture_output=True)
    text = (tmp_path / "a.csv").read_text(encoding="utf-8")
    got = [row[0] for row in csv.reader(io.StringIO(text))]
    assert got == ["Cột", "23742", "83.22", "0123", *DANGEROUS[:5]]


def test_a_rise_keeps_its_sign_and_a_title_of_capitals_its_second_line() -> None:
    columns = (Column("Thôn"), Column("BHXH TN", 1.0, Align.RIGHT))
    table = Table(columns, (Row((Cell("Thôn 1"), Cell("+14", 14))),), name="Bảng")
    buffer = io.BytesIO()
    workbook.write((Sheet("Bảng", table=table),), buffer)
    page = openpyxl.load_workbook(buffer).worksheets[0]
    assert page["B2"].value == 14
    assert page["B2"].number_format == "+#,##0;-#,##0;#,##0"
    assert page.row_dimensions[1].height >= 2 * 15, "BHXH and TN stand under each other"
