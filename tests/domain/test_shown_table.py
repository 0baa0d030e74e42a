"""What a screen shows as a paper: which texts are numbers, heads, remarks, words too long."""

from __future__ import annotations

import unicodedata
from datetime import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bhdesk.domain import shown_paper, text
from bhdesk.domain.document import Table
from bhdesk.domain.frame import Office
from bhdesk.domain.shown_table import ShownColumn, ShownRow, ShownTable

AT = datetime(2026, 2, 5, 14, 32)
OFFICE = Office(name="xã Bình Minh")


def made(shown: ShownTable) -> Table:
    (block,) = shown_paper.document(shown, OFFICE, AT).annexes[0].blocks
    assert isinstance(block, Table)
    return block


@pytest.mark.parametrize(
    ("said", "value", "decimals"),
    [
        ("1.888", 1888, 0), ("0", 0, 0), ("−343", -343, 0), ("+3", 3, 0),
        ("48,10%", Decimal("48.10"), 2), ("−0,25%", Decimal("-0.25"), 2), ("97%", 97, 0),
        ("1.234,5", Decimal("1234.5"), 1),
    ],
)  # fmt: skip
def test_what_people_read_as_a_number_is_one(
    said: str, value: int | Decimal, decimals: int
) -> None:
    cell = shown_paper.number(said)
    assert (cell.text, cell.value, cell.decimals) == (said, value, decimals)


@pytest.mark.parametrize(
    "said", ["", "–", "01", "2026", "30/4", "5/6", "1.23", "12.34.567", "1 → 2", "chưa ghi", "T5"]
)
def test_a_code_a_year_a_day_a_dash_stay_texts(said: str) -> None:
    assert shown_paper.number(said).value is None


@given(st.integers(-(10**14), 10**14))
def test_every_count_comes_back(value: int) -> None:
    assert shown_paper.number(text.count(value)).value == value
    assert shown_paper.number(text.signed(value)).value == value


@given(st.decimals("-999", "9999", places=2, allow_nan=False))
def test_every_percent_comes_back_with_its_two_decimals(value: Decimal) -> None:
    cell = shown_paper.number(text.percent(value))
    assert (cell.value, cell.decimals) == (value, 2)


def test_names_are_never_numbers() -> None:
    shown = ShownTable(
        "Danh sách", (ShownColumn("Tên"), ShownColumn("Số", is_figure=True)),
        (ShownRow(("12", "12")),),
    )  # fmt: skip
    name, figure = made(shown).rows[0].cells
    assert name.value is None
    assert figure.value == 12


def test_heads_of_two_lines_and_groups() -> None:
    columns = (
        ShownColumn("Thôn"), ShownColumn("Đầu kỳ", "30/4", True),
        ShownColumn("Dân số", "nam", True), ShownColumn("Dân số", "nữ", True),
    )  # fmt: skip
    table = made(ShownTable("Bảng", columns, (ShownRow(("A", "1", "2", "3")),)))
    heads = [(column.group, column.title) for column in table.columns]
    assert heads == [("", "Thôn"), ("", "Đầu kỳ 30/4"), ("Dân số", "nam"), ("Dân số", "nữ")]


def test_whose_table_it_is_what_it_shows_and_when() -> None:
    shown = ShownTable("BHYT theo thôn", (ShownColumn("Thôn"),), (ShownRow(("A",)),), ("Đã chốt.",))
    (annex,) = shown_paper.document(shown, OFFICE, AT).annexes
    assert annex.title == "XÃ BÌNH MINH\nBHYT theo thôn"
    assert annex.reference == "In lúc 14:32 ngày 05/02/2026"
    assert annex.is_form, "nobody's annex"
    assert made(shown).note == "Đã chốt."


def test_remarks_get_a_column_only_where_there_are_some() -> None:
    columns = (ShownColumn("Thôn"), ShownColumn("Số", is_figure=True))
    plain = ShownTable("Bảng", columns, (ShownRow(("A", "1")),))
    told = ShownTable(
        "Bảng", columns, (ShownRow(("A", "1"), remark="cần xem: Số"), ShownRow(("B", "2")))
    )
    assert len(made(plain).columns) == 2
    assert [column.title for column in made(told).columns] == ["Thôn", "Số", "Ghi chú"]
    assert [row.cells[2].text for row in made(told).rows] == ["cần xem: Số", ""]


def test_letters_are_composed() -> None:
    spread = unicodedata.normalize("NFD", "Thôn Đoài")
    shown = ShownTable(spread, (ShownColumn(spread),), (ShownRow((spread,), remark=spread),))
    table = made(shown)
    texts = [table.name, table.columns[0].title, *(cell.text for cell in table.rows[0].cells)]
    assert texts == ["Thôn Đoài"] * 4


def test_a_file_name_gets_seams_on_paper_and_stays_whole_in_the_workbook() -> None:
    name = "so-lieu-thang-5-nam-2026-cua-cac-thon-ban-cuoi-cung-da-sua.xlsx"
    shown = ShownTable("Lịch sử", (ShownColumn("Tệp"),), (ShownRow((f"Từ tệp {name}",)),))
    document = shown_paper.document(shown, OFFICE, AT)
    on_paper = shown_paper.on_paper(document)
    (whole,) = document.annexes[0].blocks
    (loose,) = on_paper.annexes[0].blocks
    assert isinstance(whole, Table)
    assert isinstance(loose, Table)
    assert whole.rows[0].cells[0].text == f"Từ tệp {name}"
    printed = loose.rows[0].cells[0].text
    assert max(map(len, printed.split())) <= 34
    assert "".join(printed.split()) == f"Từtệp{name}"
    assert "cua- " in printed or "thon- " in printed or "cac- " in printed, "parted after a dash"


@pytest.mark.parametrize(
    ("title", "stem"),
    [
        ("BHXH tự nguyện theo thôn, tháng 5/2026", "bhxh-tu-nguyen-theo-thon-thang-5-2026"),
        ("Đạt 100% (kế hoạch)?", "dat-100-ke-hoach"),
        ("???", "bang"),
        ("ă" * 200, "a" * 80),
    ],
)
def test_file_names_are_in_plain_letters(title: str, stem: str) -> None:
    assert shown_paper.file_stem(title) == stem
