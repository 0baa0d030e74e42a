"""A block with names of villages: rows in any order, titles, running numbers, totals, refusals."""

from __future__ import annotations

import unicodedata

import pytest

from bhdesk.domain.named_columns import Spot, Table
from bhdesk.domain.named_paste import read

NAMES = ("Thôn Đông", "Thôn Đoài", "Thôn Hòa Bình", "Tổ dân phố số 4", "Thôn 2")
SPOTS = (
    Spot(1, "opening", ("Đầu kỳ", "Đầu kỳ 30/4")),
    Spot(2, "new", ("Tăng mới",)),
    Spot(3, "resumed", ("TG lại",)),
    Spot(4, "lapsed", ("Giảm",)),
    Spot(5, "closing", ("Cuối kỳ", "Cuối kỳ 31/5")),
)
TABLE = Table(SPOTS, start=2, width=8)


def block(text):
    return [line.split("\t") for line in text.split("\n")]


def cells(text, table=TABLE, names=NAMES):
    found = read(block(text), names, table)
    assert found is not None
    assert found.issues == ()
    return {(figure.row, figure.column): figure.value for figure in found.figures}


def codes(text, table=TABLE, names=NAMES):
    found = read(block(text), names, table)
    return [(issue.code, dict(issue.params)) for issue in found.issues]


def test_rows_are_found_by_name_in_any_order() -> None:
    assert cells("Thôn Đoài\t7\nThôn Đông\t5") == {(1, 2): 7, (0, 2): 5}


@pytest.mark.parametrize(
    "said",
    ["Thôn Hòa Bình", "Thôn Hoà Bình", "thôn hòa bình", "HÒA BÌNH", "Hoà  Bình", " Hòa Bình ",
     unicodedata.normalize("NFD", "Thôn Hoà Bình"), "3. Thôn Hòa Bình", "Thôn Hòa-Bình"],
)  # fmt: skip
def test_a_village_by_all_its_spellings(said) -> None:
    assert cells(f"{said}\t9\nThôn Đông\t1") == {(2, 2): 9, (0, 2): 1}


def test_a_quarter_with_or_without_its_long_word() -> None:
    assert cells("TDP số 4\t9\nThôn Đông\t1", names=("Thôn Đông", "TDP số 4")) == {
        (1, 2): 9, (0, 2): 1,
    }  # fmt: skip
    assert cells("Tổ dân phố số 4\t3") == {(3, 2): 3}


def test_numbers_alone_are_no_names() -> None:
    """Thôn 2 has the bare name 2: a pasted column of figures still goes by position."""
    assert read(block("2\n4"), NAMES, TABLE) is None
    assert read(block("5\t2\n7\t4"), NAMES, TABLE) is None
    assert read(block("5\t6"), NAMES, TABLE) is None


def test_columns_go_by_their_titles() -> None:
    said = "STT\tThôn\tGiảm\tTăng mới\n1\tThôn Đoài\t2\t7\n2\tThôn Đông\t1\t1.234"
    assert cells(said) == {(1, 4): 2, (1, 2): 7, (0, 4): 1, (0, 2): 1234}


def test_two_lines_of_titles_a_title_of_the_sheet_and_column_numbers() -> None:
    said = (
        "BẢNG TỔNG HỢP THÁNG 5\t\t\t\t\n"
        "STT\tTên thôn\tĐầu kỳ\tTăng\t\tGhi chú\n"
        "\t\t30/4/2026\tMới\tTham gia lại\t\n"
        "(1)\t(2)\t(3)\t(4)\t(5)\t(6)\n"
        "1\tĐoài\t86\t10\t1\tđủ\n"
        "2\tĐông\t105\t14\t2\t"
    )
    found = read(block(said), NAMES, TABLE)
    assert found.issues == ()
    assert {(f.row, f.column): f.value for f in found.figures} == {
        (1, 1): 86, (1, 2): 10, (1, 3): 1, (0, 1): 105, (0, 2): 14, (0, 3): 2,
    }  # fmt: skip
    assert found.left_out == ("Ghi chú",)


def test_running_numbers_without_a_title_are_passed_over() -> None:
    assert cells("1\tThôn Đoài\t7\n2\tThôn Đông\t5") == {(1, 2): 7, (0, 2): 5}


def test_figures_may_stand_before_the_names() -> None:
    assert cells("7\tThôn Đoài\n5\tThôn Đông") == {(1, 2): 7, (0, 2): 5}


def test_without_titles_columns_begin_at_the_start_and_an_empty_one_keeps_its_place() -> None:
    assert cells("Thôn Đông\t14\t\t3\nThôn Đoài\t10\t\t1") == {
        (0, 2): 14, (0, 4): 3, (1, 2): 10, (1, 4): 1,
    }  # fmt: skip


def test_a_title_that_says_too_little_moves_no_figure() -> None:
    assert cells("Thôn\tSố người\nThôn Đông\t14") == {(0, 2): 14}


def test_a_whole_table_copied_from_here_goes_back_where_it_was() -> None:
    said = "Thôn Đông\t105\t14\t2\t2\t119\t150\t79,33%\nThôn Đoài\t86\t10\t1\t3\t94\t120\t78,33%"
    assert cells(said)[0, 5] == 119
    assert cells(said)[1, 1] == 86
    assert len(cells(said)) == 10


@pytest.mark.parametrize("word", ["Tổng cộng", "CỘNG", "Tổng số", "Toàn xã", "Cộng 2 thôn"])
def test_the_total_is_left_out_and_compared(word) -> None:
    said = f"Thôn\tTăng mới\tGiảm\nThôn Đông\t14\t3\nThôn Đoài\t10\t1\n{word}\t24\t5"
    found = read(block(said), NAMES, TABLE)
    assert len(found.figures) == 4
    assert [(t.column, t.printed, t.added, t.difference) for t in found.totals] == [
        (2, 24, 24, 0), (4, 5, 4, -1),
    ]  # fmt: skip


def test_a_total_in_a_merged_cell_before_the_names() -> None:
    said = "STT\tThôn\tTăng mới\n1\tThôn Đông\t14\n2\tThôn Đoài\t10\nTổng cộng\t\t24"
    found = read(block(said), NAMES, TABLE)
    assert found.issues == ()
    assert found.totals[0].printed == 24


def test_a_row_of_the_table_called_toan_xa_is_a_row() -> None:
    assert cells("Thôn Đông\t1\nToàn xã\t9", names=("Thôn Đông", "Toàn xã")) == {
        (0, 2): 1, (1, 2): 9,
    }  # fmt: skip


def test_a_blank_cell_changes_nothing() -> None:
    assert cells("Thôn Đông\t14\nThôn Đoài\t") == {(0, 2): 14}


def test_unknown_and_double_names_are_all_named() -> None:
    said = "Thôn Đông\t1\nThôn Lạ\t2\nĐÔNG\t3\n\t4\nThôn Xa\t5"
    assert codes(said) == [
        ("paste.unknown_unit", {"row": 2, "name": "Thôn Lạ"}),
        ("paste.unit_twice", {"row": 3, "name": "ĐÔNG"}),
        ("paste.no_name", {"row": 4}),
        ("paste.unknown_unit", {"row": 5, "name": "Thôn Xa"}),
    ]


def test_an_unknown_first_line_is_no_title() -> None:
    assert codes("Thôn Lạ\t2\nThôn Đông\t1") == [
        ("paste.unknown_unit", {"row": 1, "name": "Thôn Lạ"})
    ]


def test_a_bare_name_of_two_villages_is_asked_for_in_full() -> None:
    names = ("Thôn Đông", "Bản Đông")
    assert codes("Đông\t1", names=names) == [("paste.ambiguous_name", {"row": 1, "name": "Đông"})]
    assert cells("Bản Đông\t1", names=names) == {(1, 2): 1}


def test_what_is_no_whole_person_is_named_with_its_place() -> None:
    found = read(block("Thôn Đông\t8,5\nThôn Đoài\t-3\nThôn 2\tx"), NAMES, TABLE)
    assert [(issue.code, issue.where) for issue in found.issues] == [
        ("count.fraction", "Thôn Đông · Tăng mới"),
        ("count.negative", "Thôn Đoài · Tăng mới"),
        ("count.unreadable", "Thôn 2 · Tăng mới"),
    ]


@pytest.mark.parametrize("said", ["1.234", "1 234", "1\u00a0234", "1,234", "1234", "1\u202f234"])
def test_vietnamese_forms_of_one_number(said) -> None:
    assert cells(f"Thôn Đông\t{said}") == {(0, 2): 1234}


def test_two_columns_of_one_kind_and_too_many_columns_are_refused() -> None:
    assert codes("Thôn\tTăng mới\tTăng mới\nThôn Đông\t1\t2") == [
        ("paste.column_twice", {"column": "Tăng mới"})
    ]
    assert codes("Thôn Đông\t1\t2\t3\t4\t5") == [("paste.too_wide", {"found": 5, "wanted": 4})]


def test_foot_lines_and_repeated_titles_are_passed_over() -> None:
    said = "Thôn\tTăng mới\nThôn Đông\t1\nThôn\tTăng mới\nThôn Đoài\t2\n\t\nNgười lập biểu\t"
    assert cells(said) == {(0, 2): 1, (1, 2): 2}


def test_names_inside_longer_titles_but_no_rates() -> None:
    spots = (Spot(4, "given", ("Giao cho thôn", "Chỉ tiêu giao")),)
    said = (
        "Thôn\tDân số\tTỷ lệ so với chỉ tiêu giao\tChỉ tiêu giao năm 2026\n"
        "Thôn Đông\t900\t9\t131"
    )
    found = read(block(said), NAMES, Table(spots, 4, 6))
    assert [(f.row, f.column, f.value) for f in found.figures] == [(0, 4, 131)]
    assert found.left_out == ("Dân số", "Tỷ lệ so với chỉ tiêu giao")
