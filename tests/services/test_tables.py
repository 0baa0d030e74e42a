"""A shown table as pages and workbook, read back by other programs; a file Excel holds."""

from __future__ import annotations

import io
import shutil
import subprocess
from typing import TYPE_CHECKING

import openpyxl
import pypdf
import pytest

from bhdesk import atomic, messages
from bhdesk.domain.errors import StoreProblem, UserError
from bhdesk.domain.shown_table import ShownColumn, ShownRow, ShownTable
from bhdesk.services import tables
from tests.offices import RESOURCES

if TYPE_CHECKING:
    from pathlib import Path

    from bhdesk.store.engine import Store

SMALL = ShownTable(
    "BHYT theo thôn, tháng 5/2026",
    (ShownColumn("Thôn"), ShownColumn("Cuối kỳ", "31/5", True), ShownColumn("% kế hoạch", "", True),
     ShownColumn("Tăng, giảm", "", True), ShownColumn("Trạng thái")),
    (
        ShownRow(("Thôn Đoài", "1.234", "97,38%", "+14", "Chậm 7 người"), remark="cần xem: Giảm"),
        ShownRow(("Thôn 10", "–", "–", "−3", "")),
        ShownRow(("Cộng 2 thôn", "1.234", "97,38%", "+11", ""), is_bold=True),
    ),
    ("Tháng 5/2026 đã chốt, chỉ xem.",),
)  # fmt: skip


def wide(columns: int, name: str = "Chỉ tiêu") -> ShownTable:
    heads = (ShownColumn("Thôn"), *(ShownColumn(f"{name} {at}", "", True) for at in range(columns)))
    rows = tuple(
        ShownRow((f"Thôn {row}", *(f"{row}.{at:03}" for at in range(columns))))
        for row in range(1, 61)
    )
    return ShownTable("Bảng rộng", heads, rows)


def read(pages: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(pages))


def words(pages: bytes) -> list[str]:
    return [word for page in read(pages).pages for word in page.extract_text().split()]


def test_the_page_says_whose_what_when_and_every_cell(binh_minh: Store) -> None:
    made = tables.document(binh_minh, SMALL)
    reader = read(tables.pages(made, RESOURCES))
    lines = reader.pages[0].extract_text()
    assert "XÃ BÌNH MINH" in lines
    assert "BHYT THEO THÔN, THÁNG 5/2026" in lines
    assert "In lúc 12:00 ngày 01/06/2026" in lines
    said = lines.split()
    for shown in ("1.234", "97,38%", "+14", "−3", "Đoài", "31/5", "chốt,", "xem:"):
        assert shown in said, shown
    assert reader.pages[0].mediabox.width < reader.pages[0].mediabox.height, "it fits upright"
    assert "Phụ lục" not in lines


def test_a_wide_table_is_turned_and_a_wider_one_goes_on_below(binh_minh: Store) -> None:
    turned = read(tables.pages(tables.document(binh_minh, wide(12)), RESOURCES))
    assert turned.pages[0].mediabox.width > turned.pages[0].mediabox.height
    very = tables.pages(tables.document(binh_minh, wide(40)), RESOURCES)
    said = words(very)
    assert said.count("60.039") == 1
    assert said.count("1.000") == 1
    assert said.count("(các") >= 1, "the further columns are announced"
    assert len(read(very).pages) > 2
    later = read(very).pages[1].extract_text().split()
    assert "2" in later, "pages after the first are numbered"


def test_the_workbook_keeps_numbers_and_their_looks(binh_minh: Store, tmp_path: Path) -> None:
    target = tmp_path / "bang.xlsx"
    tables.save(tables.document(binh_minh, SMALL), target, RESOURCES)
    book = openpyxl.load_workbook(target)
    (page,) = book.worksheets
    rows = [[cell.value for cell in row] for row in page.iter_rows()]
    assert rows[0][0] == "SỐ LIỆU MẪU"
    assert rows[1][0] == "XÃ BÌNH MINH"
    assert rows[2][0] == "BHYT theo thôn, tháng 5/2026"
    assert rows[3][0] == "In lúc 12:00 ngày 01/06/2026"
    head = next(at for at, row in enumerate(rows) if row[0] == "Thôn")
    assert rows[head] == ["Thôn", "Cuối kỳ 31/5", "% kế hoạch", "Tăng, giảm", "Trạng thái",
                          "Ghi chú"]  # fmt: skip
    assert rows[head + 1] == ["Thôn Đoài", 1234, 97.38, 14, "Chậm 7 người", "cần xem: Giảm"]
    assert rows[head + 2] == ["Thôn 10", "–", "–", -3, None, None]
    looks = [page.cell(head + 2, column).number_format for column in (2, 3, 4)]
    assert looks == ["#,##0", '0.00"%"', "+#,##0;-#,##0;#,##0"]
    assert page.cell(head + 4, 2).font.bold
    assert not page.cell(head + 2, 2).font.bold
    assert rows[head + 4][0] == "Tháng 5/2026 đã chốt, chỉ xem."


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_libreoffice_reads_the_same_figures(binh_minh: Store, tmp_path: Path) -> None:
    target = tmp_path / "bang.xlsx"
    tables.save(tables.document(binh_minh, SMALL), target, RESOURCES)
    command = ["soffice", f"-env:UserInstallation={(tmp_path / 'lo').as_uri()}", "--headless",
               "--convert-to", "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true",
               "--outdir", str(tmp_path), str(target)]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    lines = (tmp_path / "bang.csv").read_text("utf-8").splitlines()
    row = next(line for line in lines if line.startswith("Thôn Đoài"))
    assert row.split(";")[1:4] in (["1,234", "97.38%", "+14"], ["1.234", "97,38%", "+14"])


def test_an_empty_table_is_refused_with_a_sentence(binh_minh: Store) -> None:
    with pytest.raises(UserError) as caught:
        tables.document(binh_minh, ShownTable("Việc cần làm", (ShownColumn("Việc"),), ()))
    assert "Việc cần làm" in messages.of(caught.value)


def test_a_file_held_by_excel_stays_as_it_was(
    binh_minh: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "bang.xlsx"
    target.write_bytes(b"old")

    def held(_part: object, _path: object) -> None:
        problem = PermissionError(13, "held")
        problem.winerror = 32  # type: ignore[attr-defined]
        raise problem

    monkeypatch.setattr(atomic, "move", held)
    with pytest.raises(StoreProblem) as caught:
        tables.save(tables.document(binh_minh, SMALL), target, RESOURCES)
    assert "đang mở" in messages.of(caught.value)
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["bang.xlsx"]
