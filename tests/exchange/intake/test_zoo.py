"""Every kind of file that can be read, written by another program than ours."""

from __future__ import annotations

import datetime
import io
from decimal import Decimal
from typing import TYPE_CHECKING

import openpyxl
import pytest
import xlsxwriter
from msoffcrypto.format.ooxml import OOXMLFile
from openpyxl.styles import Font

from bhdesk.domain.errors import UserError
from bhdesk.domain.sheets import RawBook, address, column_number
from bhdesk.exchange.intake import read
from tests.exchange.intake import layouts
from tests.exchange.intake.layouts import FORM, FORM_MERGED, PEOPLE, first, texts

if TYPE_CHECKING:
    from pathlib import Path

ENCODINGS = {
    "utf-8": "utf-8",
    "utf-8 marked": "utf-8-sig",
    "utf-16 marked": "utf-16",
    "utf-16 le": "utf-16-le",
    "utf-16 be": "utf-16-be",
}


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def codes(book: RawBook) -> list[str]:
    return [note.code for note in book.notes]


def refused(path: Path, password: str | None = None) -> str:
    with pytest.raises(UserError) as refusal:
        read(path, password)
    return refusal.value.code


def test_openpyxl_form(form_xlsx: Path) -> None:
    book = read(form_xlsx)
    assert (book.kind, book.notes) == ("xlsx", ())
    assert first(book) == FORM
    assert set(book.sheets[0].merged) == set(FORM_MERGED)
    assert book.sheets[0].rows[3][0].font == "Times New Roman"
    assert book.sheets[0].rows[5][1].font == "Calibri"


def test_xlsxwriter_list(tmp_path: Path) -> None:
    book = read(layouts.by_xlsxwriter(tmp_path / "ds.xlsx", PEOPLE))
    assert [sheet.name for sheet in book.sheets] == ["Danh sách"]
    assert first(book) == PEOPLE
    assert book.sheets[0].rows[1][4].text == "1.888"


@pytest.mark.parametrize("kind", ["xls", "ods", "xlsx"])
def test_libreoffice(lo_files: dict[str, Path], kind: str) -> None:
    book = read(lo_files[kind])
    assert book.kind == kind
    assert first(book) == FORM
    assert set(book.sheets[0].merged) == set(FORM_MERGED)
    assert book.sheets[0].rows[3][0].font == "Times New Roman"
    assert book.sheets[0].rows[5][1].font == "Calibri"


def test_the_name_does_not_decide(lo_files: dict[str, Path], tmp_path: Path) -> None:
    as_xlsx = written(tmp_path / "a.xlsx", lo_files["xls"].read_bytes())
    as_xls = written(tmp_path / "b.xls", lo_files["ods"].read_bytes())
    assert [read(as_xlsx).kind, read(as_xls).kind] == ["xls", "ods"]


@pytest.mark.parametrize("encoding", ENCODINGS.values(), ids=ENCODINGS)
def test_tsv(tmp_path: Path, encoding: str) -> None:
    book = read(written(tmp_path / "so.xls", layouts.as_tsv(FORM).encode(encoding)))
    assert book.kind == "tsv"
    assert first(book) == texts(FORM)


def test_csv_with_quotes_and_semicolons(tmp_path: Path) -> None:
    content = 'Tên;Số\r\n"Thôn ""Đông""; cũ";1.888\r\n"hai\r\ndòng";1,5\r\n'
    book = read(written(tmp_path / "so.csv", content.encode("utf-8-sig")))
    assert first(book) == [["Tên", "Số"], ['Thôn "Đông"; cũ', "1.888"], ["hai\r\ndòng", "1,5"]]


def test_csv_that_names_its_separator(tmp_path: Path) -> None:
    book = read(written(tmp_path / "so.csv", b"sep=;\r\na,b;1,5\r\nc,d,e;2,5\r\n"))
    assert first(book)[1:] == [["a,b", "1,5"], ["c,d,e", "2,5"]]


def test_tsv_of_an_old_font_keeps_its_letters(tmp_path: Path) -> None:
    book = read(written(tmp_path / "cu.txt", "Th«n §«ng\tH­¬ng\n".encode("cp1252")))
    assert first(book) == [["Th«n §«ng", "H\u00ad¬ng"]]


def test_html(tmp_path: Path) -> None:
    book = read(written(tmp_path / "so.xls", layouts.as_html(FORM).encode()))
    assert book.kind == "html"
    assert first(book) == texts(FORM)


def test_html_spans_fonts_and_numbers(tmp_path: Path) -> None:
    page = """<html><head><style><!-- .xl65 {font-family:".VnTime", serif;} --></style></head>
    <table><tr><th rowspan=2>STT<th colspan="2">BHXH<td rowspan=2>Ghi ch&uacute;
    <tr><td>C&#361;<td>M&#7899;i</tr>
    <tr><td x:num="1.888">1,9</td><td class=xl65>Th&laquo;n</td>
        <td><font face="VNI-Times">Thoân<br>Ñoâng</font></td><td>&nbsp;</td></tr></table></html>"""
    sheet = read(written(tmp_path / "so.xls", page.encode())).sheets[0]
    assert layouts.values(sheet) == [
        ["STT", "BHXH", None, "Ghi chú"],
        [None, "Cũ", "Mới"],
        [Decimal("1.888"), "Th«n", "Thoân\nÑoâng"],
    ]
    assert sheet.merged == ((1, 1, 2, 1), (1, 2, 1, 3), (1, 4, 2, 4))
    assert [sheet.rows[2][1].font, sheet.rows[2][2].font] == [".VnTime", "VNI-Times"]


def test_html_of_an_old_font_by_its_charset(tmp_path: Path) -> None:
    page = '<meta charset="windows-1252"><table><tr><td>Th«n §«ng</td></tr></table>'
    assert first(read(written(tmp_path / "a.xls", page.encode("cp1252")))) == [["Th«n §«ng"]]


def test_xml2003(tmp_path: Path) -> None:
    book = read(written(tmp_path / "so.xls", layouts.as_xml2003(FORM).encode()))
    assert (book.kind, book.sheets[0].name) == ("xml2003", "Tháng 5")
    assert first(book) == FORM


def test_xml2003_index_merge_date_and_font(tmp_path: Path) -> None:
    rows = """<Row ss:Index="2"><Cell ss:Index="2" ss:MergeAcross="1" ss:MergeDown="1"
      ss:StyleID="s1"><Data ss:Type="String">a</Data></Cell><Cell><Data ss:Type="DateTime"
      >2026-05-12T00:00:00.000</Data></Cell></Row>"""
    content = layouts.as_xml2003([]).replace("<Table>", "<Table>" + rows)
    styles = '<Styles><Style ss:ID="s1"><Font ss:FontName=".VnTime"/></Style></Styles><Worksheet'
    sheet = read(
        written(tmp_path / "a.xls", content.replace("<Worksheet", styles, 1).encode("utf-16"))
    ).sheets[0]
    assert layouts.values(sheet) == [[], [None, "a", None, "12/05/2026"]]
    assert sheet.merged == ((2, 2, 3, 3),)
    assert sheet.rows[1][1].font == ".VnTime"
    assert sheet.rows[1][3].is_date


@pytest.fixture(scope="module")
def locked(form_xlsx: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("locked") / "khoa.xlsx"
    with form_xlsx.open("rb") as plain, path.open("wb") as out:
        OOXMLFile(plain).encrypt("Mật khẩu 1", out)
    return path


def test_a_password(locked: Path) -> None:
    assert refused(locked) == "file.password_needed"
    assert refused(locked, "") == "file.password_needed"
    assert refused(locked, "sai") == "file.password_wrong"
    assert first(read(locked, "Mật khẩu 1")) == FORM


def test_the_password_excel_uses_itself_is_not_asked(form_xlsx: Path, tmp_path: Path) -> None:
    out = io.BytesIO()
    with form_xlsx.open("rb") as plain:
        OOXMLFile(plain).encrypt("VelvetSweatshop", out)
    assert first(read(written(tmp_path / "a.xlsx", out.getvalue()))) == FORM


def test_macros_are_said_and_never_run(form_xlsx: Path, tmp_path: Path) -> None:
    content = layouts.rezipped(form_xlsx, {}, {"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0 stub"})
    book = read(written(tmp_path / "a.xlsm", content))
    assert (book.kind, codes(book)) == ("xlsm", ["file.has_macros"])
    assert first(book) == FORM


def test_links_are_said(form_xlsx: Path, tmp_path: Path) -> None:
    content = layouts.rezipped(form_xlsx, {}, {"xl/externalLinks/externalLink1.xml": b"<a/>"})
    assert codes(read(written(tmp_path / "a.xlsx", content))) == ["file.has_links"]


def test_values_of_every_type(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["C3"], sheet["D3"], sheet["E3"] = 1.888, 1888, 0.481
    sheet["E3"].number_format = "0.00%"
    sheet["C4"], sheet["D4"] = datetime.date(2026, 5, 12), datetime.datetime(2026, 5, 12, 8, 30)
    sheet["E4"], sheet["F4"], sheet["C5"] = True, "=1+1", "0271"
    sheet["D5"] = 46000.5
    sheet["D5"].number_format = '#,##0" đồng"'
    sheet["C6"], sheet["D6"] = 99012345678901, -343
    book.save(tmp_path / "a.xlsx")
    read_book = read(tmp_path / "a.xlsx")
    assert first(read_book) == [
        *([], []),
        [None, None, Decimal("1.888"), Decimal(1888), Decimal("0.481")],
        [None, None, "12/05/2026", "12/05/2026 08:30", "TRUE"],
        [None, None, "0271", Decimal("46000.5")],
        [None, None, Decimal(99012345678901), Decimal(-343)],
    ]
    row = read_book.sheets[0].rows[3]
    assert [row[2].is_date, row[3].is_date, row[4].is_date] == [True, True, False]
    assert [read_book.sheets[0].rows[2][column].text for column in (2, 3)] == ["1.888", "1888"]
    note = read_book.notes[0]
    assert (note.code, note.where) == ("file.formula_without_value", "Sheet")
    assert note.params == {"count": 1, "cell": "F4"}


def test_the_zero_of_a_formula_nobody_calculated_is_no_figure(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        sheet = book.add_worksheet()
        sheet.write_formula("A1", "=2+3")
        sheet.write_formula("B1", "=2+3", value=5)
        sheet.write("C1", 0)
        sheet.write_formula("C2", "=SUM(A1:B1)")
        sheet.write("A2", 7)
    read_book = read(tmp_path / "a.xlsx")
    assert first(read_book) == [[None, Decimal(5), Decimal(0)], [Decimal(7)]]
    note = read_book.notes[0]
    assert note.code == "file.formula_without_value"
    assert note.params == {"count": 2, "cell": "A1"}


def test_error_words_are_not_blanks(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        sheet = book.add_worksheet()
        sheet.write_formula("A1", "=1/0", value="#DIV/0!")
        sheet.write_formula("B1", "=NA()", value="#N/A")
        sheet.write_formula("C1", "=2", value=2)
    assert first(read(tmp_path / "a.xlsx")) == [["#DIV/0!", "#N/A", Decimal(2)]]


def test_xls_errors_and_fonts(tmp_path: Path) -> None:
    if layouts.SOFFICE is None:
        pytest.skip("soffice is not installed")
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["B2"], sheet["C2"] = "=1/0", "Th«n §«ng"
    sheet["C2"].font = Font(name=".VnTime")
    sheet["D2"], sheet["E2"], sheet["D3"] = 1.888, 483, datetime.date(2026, 5, 12)
    book.save(tmp_path / "a.xlsx")
    path = layouts.by_libreoffice(tmp_path / "a.xlsx", "xls", tmp_path)
    rows = read(path).sheets[0].rows
    assert first(read(path)) == [
        [],
        [None, "#DIV/0!", "Th«n §«ng", Decimal("1.888"), Decimal(483)],
        [None, None, None, "12/05/2026"],
    ]
    assert rows[1][2].font == ".VnTime"
    assert rows[2][3].is_date


def test_rows_and_cells_end_with_the_last_filled(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["A1"], sheet["E1"], sheet["A9"], sheet["A2"] = "a", " ", "  ", "b"
    sheet["G20"].font = Font(bold=True)
    book.create_sheet("Trống")
    book.save(tmp_path / "a.xlsx")
    assert [layouts.values(s) for s in read(tmp_path / "a.xlsx").sheets] == [[["a"], ["b"]], []]


def test_repeated_cells_of_opendocument(lo_files: dict[str, Path], tmp_path: Path) -> None:
    xml = (
        '<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body>'
        '<table:table table:name="S"><table:table-row table:number-rows-repeated="2">'
        '<table:table-cell table:number-columns-repeated="1000"/>'
        '<table:table-cell table:number-columns-repeated="2" office:value-type="float"'
        ' office:value="1.888"><text:p>1,9</text:p></table:table-cell>'
        '<table:table-cell table:number-columns-repeated="15382"/></table:table-row>'
        '<table:table-row table:number-rows-repeated="1048574"><table:table-cell'
        ' table:number-columns-repeated="16384"/></table:table-row>'
        "</table:table></office:body></office:document-content>"
    )
    content = layouts.rezipped(lo_files["ods"], {"content.xml": xml.encode()})
    row = [None] * 1000 + [Decimal("1.888")] * 2
    assert first(read(written(tmp_path / "a.ods", content))) == [row, row]


def test_addresses() -> None:
    named = {(1, 1): "A1", (5, 3): "C5", (9, 26): "Z9", (1, 27): "AA1", (2, 16384): "XFD2"}
    assert {place: address(*place) for place in named} == named
    assert [column_number(word) for word in ("A", "Z", "AA", "XFD")] == [1, 26, 27, 16384]
