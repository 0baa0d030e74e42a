"""Files that must not be read: each refused by name of what it is, quickly, the program alive."""

from __future__ import annotations

import io
import sqlite3
import struct
import time
import zipfile
from typing import TYPE_CHECKING

import pytest

from bhdesk import messages
from bhdesk.domain.errors import UserError
from bhdesk.exchange.intake import Limits, read
from tests.exchange.intake import layouts

if TYPE_CHECKING:
    from pathlib import Path

PNG = b"\x89PNG\r\n\x1a\n" + bytes(100)
EXE = b"MZ" + struct.pack("<30H", *range(60000, 60030)) + b"PE\0\0" + bytes(200)


def zipped(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name.replace("__", "/").replace("_X", "."), content)
    return out.getvalue()


def sqlite_bytes() -> bytes:
    store = sqlite3.connect(":memory:")
    store.execute("CREATE TABLE a (b)")
    return store.serialize()


def refusal(path: Path, content: bytes, limits: Limits | None = None) -> UserError:
    path.write_bytes(content)
    began = time.monotonic()
    with pytest.raises(UserError) as raised:
        read(path, limits=limits)
    assert time.monotonic() - began < 5  # far less when the machine is idle
    assert path.name in messages.of(raised.value)
    return raised.value


FOREIGN = {
    "pdf": (b"%PDF-1.7\n", "PDF"),
    "docx": (zipped(word__document_Xxml=b"<a/>", _rels=b""), "Word"),
    "pptx": (zipped(ppt__presentation_Xxml=b"<a/>"), "PowerPoint"),
    "xlsb": (zipped(xl__workbook_Xbin=b"\0"), ".xlsb"),
    "zip": (zipped(a_Xtxt=b"abc"), "ZIP"),
    "odt": (zipped(mimetype=b"application/vnd.oasis.opendocument.text"), "OpenDocument"),
    "png": (PNG, "PNG"),
    "sqlite": (sqlite_bytes(), "SQLite"),
    "exe": (EXE, "exe"),
    "fods": (
        b'<?xml version="1.0"?>\n<office:document'
        b' office:mimetype="application/vnd.oasis.opendocument.spreadsheet">'
        b'<office:meta/><office:body><table:table/></office:body></office:document>',
        ".fods",
    ),
    "rtf": (b"{\\rtf1\\ansi abc}", "RTF"),
    "xml": (b'<?xml version="1.0"?><invoice><a>1</a></invoice>', "XML"),
    "random": (bytes(range(256)) * 20, "nhị phân"),
}


@pytest.mark.parametrize("kind", FOREIGN)
def test_foreign(tmp_path: Path, kind: str) -> None:
    content, word = FOREIGN[kind]
    problem = refusal(tmp_path / "Số liệu.xlsx", content)
    assert problem.code == "file.foreign"
    assert word in str(problem.params["what"])


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "file.empty"), (b" \r\n\t", "file.empty"), (bytes(5000), "file.damaged")],
)
def test_nothing_inside(tmp_path: Path, content: bytes, code: str) -> None:
    assert refusal(tmp_path / "a.xlsx", content).code == code


def test_a_book_without_a_filled_cell(tmp_path: Path) -> None:
    assert refusal(tmp_path / "a.xlsx", layouts.bare_xlsx(b"")).code == "file.blank"


def test_missing(tmp_path: Path) -> None:
    with pytest.raises(UserError) as raised:
        read(tmp_path / "không có.xlsx")
    assert raised.value.code == "file.missing"


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.999])
@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods"])
def test_cut_short(lo_files: dict[str, Path], tmp_path: Path, kind: str, share: float) -> None:
    whole = lo_files[kind].read_bytes()
    cut = whole[: int(len(whole) * share)]
    assert refusal(tmp_path / f"a.{kind}", cut).code == "file.damaged"


@pytest.mark.parametrize("make", [layouts.as_html, layouts.as_xml2003])
def test_text_cut_short(tmp_path: Path, make: object) -> None:
    whole = make(layouts.FORM).encode()  # type: ignore[operator]
    assert refusal(tmp_path / "a.xls", whole[: len(whole) * 2 // 3]).code == "file.damaged"


def test_one_bit_of_a_number_is_noticed(form_xlsx: Path, tmp_path: Path) -> None:
    """calamine alone believes a part whose checksum is wrong."""
    raw = bytearray(form_xlsx.read_bytes())
    with zipfile.ZipFile(form_xlsx) as packed:
        part = packed.getinfo("xl/worksheets/sheet1.xml")
    raw[part.header_offset + 30 + len(part.filename) + part.compress_size - 60] ^= 0x10
    assert refusal(tmp_path / "a.xlsx", bytes(raw)).code == "file.damaged"


def test_a_bomb(tmp_path: Path) -> None:
    content = zipped(xl__workbook_Xxml=b"<a/>", xl__a_Xxml=bytes(50_000_000))
    problem = refusal(tmp_path / "a.xlsx", content)
    assert (problem.code, problem.params["megabytes"]) == ("file.bomb", 50)


def test_too_many_parts(tmp_path: Path) -> None:
    parts = {f"xl__p{number}_Xxml": b"" for number in range(6_000)}
    content = zipped(xl__workbook_Xxml=b"<a/>", **parts)
    assert refusal(tmp_path / "a.xlsx", content).code == "file.bomb"


def test_an_honest_small_form_may_shrink_a_thousandfold(tmp_path: Path) -> None:
    rows = b'<row r="1"><c r="A1"><v>1</v></c></row>' + b" " * 3_000_000
    path = tmp_path / "a.xlsx"
    path.write_bytes(layouts.bare_xlsx(rows))
    assert len(read(path).sheets[0].rows) == 1


FAR = (
    b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
)


@pytest.mark.parametrize(
    "rows",
    [
        FAR,
        FAR.replace(b' r="1048576"', b""),
        FAR.replace(b"XFD1", b"B1"),
        b'<row r="9"><c r="XFD9"><v>1</v></c></row><row r="2"><c r="A190000"><v>1</v></c></row>',
        b'<row r="9"><c r="ZZ9"><v>1</v></c></row><row r="2"><c r="A190000"><v>1</v></c></row>',
    ],
)
def test_an_absurd_range(tmp_path: Path, rows: bytes) -> None:
    problem = refusal(tmp_path / "a.xlsx", layouts.bare_xlsx(rows))
    assert problem.code == "file.range_absurd"
    assert str(problem.params["cell"]).endswith(("48576", "190000"))


def test_a_dimension_that_lies_is_not_believed(tmp_path: Path) -> None:
    content = layouts.bare_xlsx(b'<row r="2"><c r="B2"><v>7</v></c></row>')
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    with zipfile.ZipFile(path) as packed:
        sheet = packed.read("xl/worksheets/sheet1.xml")
    lie = sheet.replace(b"<sheetData", b'<dimension ref="A1:XFD1048576"/><sheetData')
    path.write_bytes(layouts.rezipped(path, {"xl/worksheets/sheet1.xml": lie}))
    assert layouts.first(read(path)) == [[], [None, 7]]


def test_a_million_rows(tmp_path: Path) -> None:
    content = layouts.bare_xlsx(b"<row><c><v>1</v></c><c><v>2</v></c></row>" * 400_000)
    problem = refusal(tmp_path / "a.xlsx", content)
    # 400,000 equal rows also shrink like a bomb; either word is right
    assert problem.code in ("file.too_many_rows", "file.bomb")


def test_rows_one_more_than_allowed(tmp_path: Path) -> None:
    limits = Limits(rows=5)
    rows = b"".join(b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (n, n) for n in range(1, 7))
    assert refusal(tmp_path / "a.xlsx", layouts.bare_xlsx(rows), limits).code == (
        "file.too_many_rows"
    )
    for name, content in (
        ("a.tsv", b"1\t2\n" * 6),
        ("b.xls", layouts.as_html([["a"]] * 6).encode()),
        ("c.xls", layouts.as_xml2003([["a"]] * 6).encode()),
    ):
        assert refusal(tmp_path / name, content, limits).code == "file.too_many_rows"


def test_cells_more_than_allowed(tmp_path: Path) -> None:
    problem = refusal(tmp_path / "a.tsv", b"1\t2\n" * 6, Limits(cells=10))
    assert problem.code == "file.too_many_cells"


def test_repeated_cells_do_not_explode(lo_files: dict[str, Path], tmp_path: Path) -> None:
    def content(rows: int, columns: int) -> bytes:
        xml = (
            '<d xmlns:table="t" xmlns:office="o" xmlns:text="x"><table:table table:name="S">'
            f'<table:table-row table:number-rows-repeated="{rows}"><table:table-cell'
            f' table:number-columns-repeated="{columns}"><text:p>a</text:p></table:table-cell>'
            "</table:table-row></table:table></d>"
        )
        return layouts.rezipped(lo_files["ods"], {"content.xml": xml.encode()})

    path = tmp_path / "a.ods"
    assert refusal(path, content(1_000_000_000, 1)).code == "file.too_many_rows"
    assert refusal(path, content(1, 1_000_000_000)).code == "file.too_many_cells"
    assert refusal(path, content(100_000, 1_000)).code == "file.too_many_cells"


LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    b'<sheetData><row><c t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>'
)


def test_dtds(tmp_path: Path, lo_files: dict[str, Path]) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(layouts.bare_xlsx(b""))
    content = layouts.rezipped(path, {"xl/worksheets/sheet1.xml": LAUGHS})
    assert refusal(path, content).code == "file.has_dtd"
    ods = layouts.rezipped(lo_files["ods"], {"content.xml": LAUGHS})
    assert refusal(tmp_path / "a.ods", ods).code == "file.has_dtd"
    flat = layouts.as_xml2003(layouts.FORM).replace("<Workbook", "<!DOCTYPE W []><Workbook", 1)
    for encoding in ("utf-8", "utf-16"):
        assert refusal(tmp_path / "a.xls", flat.encode(encoding)).code == "file.has_dtd"


def test_a_dtd_hidden_by_another_encoding(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(layouts.bare_xlsx(b""))
    hidden = LAUGHS.decode().encode("utf-16")
    content = layouts.rezipped(path, {"xl/worksheets/sheet1.xml": hidden})
    assert refusal(path, content).code in ("file.has_dtd", "file.damaged")


def test_too_big(tmp_path: Path) -> None:
    assert refusal(tmp_path / "a.tsv", b"1\t2\n" * 500_000, Limits(file_bytes=1_000_000)).code == (
        "file.too_big"
    )


def test_an_opendocument_with_a_password(lo_files: dict[str, Path], tmp_path: Path) -> None:
    manifest = b"<m><manifest:encryption-data/></m>"
    content = layouts.rezipped(lo_files["ods"], {"META-INF/manifest.xml": manifest})
    assert refusal(tmp_path / "a.ods", content).code == "file.password_other"
