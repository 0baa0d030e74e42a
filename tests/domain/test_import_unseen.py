"""Layouts met outside: what each says is taken, what it does not say is never claimed."""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from bhdesk import messages
from bhdesk.domain import legacy_text, places
from bhdesk.domain.errors import UserError
from bhdesk.domain.import_names import UnitNames
from bhdesk.domain.import_plan import RowState
from tests.domain.boards import HI, VILLAGES, VSI
from tests.domain.sheets import sheet
from tests.domain.test_import_layouts import DONG, FRAME, ONE, TWO, figures, of, plan_of

if TYPE_CHECKING:
    from bhdesk.domain.sheets import RawSheet

HI_DONG, HI_ONE = {(DONG, HI, "closing"): 3910}, {(ONE, HI, "closing"): 4010}
BOTH = HI_DONG | HI_ONE


def test_parts_as_rows_under_their_measure_with_villages_as_columns() -> None:
    plan = plan_of(
        sheet(
            [
                ["STT", "Chỉ tiêu", "Thôn Đông", "Thôn 1", "Toàn xã"],
                [1, "BHXH tự nguyện"],
                [None, "- Đầu kỳ", 96, 105, 201],
                [None, "- Tăng mới", 12, 14, 26],
                [None, "- Tham gia lại", 1, 2, 3],
                [None, "- Giảm", 1, 2, 4],
                [None, "- Cuối kỳ", 108, 119, 227],
                [2, "BHYT", 3910, 4010, 7920],
                [3, "Tai nạn lao động"],
                [None, "- Tăng mới", 1, 2, 3],
            ]
        )
    )
    assert figures(plan) == of(DONG, VSI, 96, 12, 1, 1, 108) | of(ONE, VSI, 105, 14, 2, 2, 119) | (
        BOTH
    )
    assert [total.difference for total in plan.totals] == [0, 0, 0, -1, 0, 0]
    assert plan.totals[3].part == "lapsed"


@pytest.mark.parametrize("names", [("4.2026", "5.2026"), ("04-2026", "05-2026"), ("T4", "T5")])
def test_a_sheet_for_each_month(names: tuple[str, str]) -> None:
    april = sheet([["Thôn", "BHYT"], ["Thôn Đông", 3900], ["Thôn 1", 4000]], names[0])
    may = sheet([["Thôn", "BHYT"], ["Thôn Đông", 3910], ["Thôn 1", 4010]], names[1])
    assert figures(plan_of(april, may)) == BOTH


def test_sums_of_groups_are_sums() -> None:
    plan = plan_of(
        sheet(
            [
                ["TT", "Đơn vị", "BHYT"],
                ["I", "Cụm 1"],
                [1, "Thôn Đông", 3910],
                [None, "Cộng cụm 1", 3910],
                ["II", "Cụm 2"],
                [1, "Thôn 1", 4010],
                [None, "Cộng (II)", 4000],
                [None, "TỔNG CỘNG (I+II)", 7920],
                [None, "Ghi chú: số liệu đến ngày 31/5/2026"],
            ]
        )
    )
    assert figures(plan) == BOTH
    assert [total.difference for total in plan.totals] == [0, 10, 0]


@pytest.mark.parametrize(
    ("plan_head", "result_head"), [("KH năm BHYT", "TH BHYT"), ("Chỉ tiêu giao BHYT", "BHYT")]
)
def test_what_was_planned_is_not_what_was_reached(plan_head: str, result_head: str) -> None:
    rows = [["Thôn", plan_head, result_head, "% KH"], ["Thôn Đông", 4021, 3910, 97]]
    assert figures(plan_of(sheet(rows))) == HI_DONG


def test_the_name_of_the_commune_beside_each_village_makes_no_total() -> None:
    rows = [["STT", "Xã", "Thôn", "BHYT"], [1, "Xã Bình Minh", "Thôn Đông", 3910]]
    plan = plan_of(sheet([*rows, [2, "Xã Bình Minh", "Thôn 1", 4010]]))
    assert (figures(plan), plan.totals) == (BOTH, ())


def test_two_tables_beside_each_other() -> None:
    plan = plan_of(
        sheet(
            [
                ["STT", "Thôn", "BHYT", None, "STT", "Thôn", "BHXH tự nguyện"],
                [1, "Thôn Đông", 3910, None, 1, "Thôn 1", 119],
                [2, "Thôn 1", 4010, None, 2, "Thôn 2", 94],
            ]
        )
    )
    assert figures(plan) == BOTH | {(ONE, VSI, "closing"): 119, (TWO, VSI, "closing"): 94}


@pytest.mark.parametrize(
    "given",
    [
        sheet([["Thôn: Thôn Đông"], ["Số người tham gia BHXH TN:", None, 108], ["BHYT", None, 9]]),
        sheet([["THÔN ĐÔNG THÁNG 5/2026"], [1, "BHXH tự nguyện", 108], [2, "Số thẻ BHYT", "9"]]),
    ],
)
def test_a_note_of_one_village_without_a_table_head(given: RawSheet) -> None:
    assert figures(plan_of(given)) == {(DONG, VSI, "closing"): 108, (DONG, HI, "closing"): 9}


def test_the_household_card_under_a_long_heading_is_not_every_card() -> None:
    heads = ["Thôn", "Số người tham gia BHYT hộ gia đình", "Số người tham gia BHYT"]
    plan = plan_of(sheet([heads, ["Thôn Đông", 700, 3910]]))
    assert figures(plan) == HI_DONG


@pytest.mark.parametrize("heading", ["BHYT quý I", "BHYT tháng 2", "Lũy kế BHYT từ đầu năm"])
def test_figures_of_another_time_are_left_and_said(heading: str) -> None:
    plan = plan_of(sheet([["Thôn", heading, "Ghi chú"], ["Thôn Đông", 3910, "x"]]))
    assert plan.rows == ()
    assert [issue.code for issue in plan.issues] == ["import.no_figures"]
    assert "5/2026" in messages.of(plan.issues[0])


@pytest.mark.parametrize("name", ["Thôn số 1", "Thôn 01", "1. thôn 1", "Thôn 1:", "Thon 1"])
def test_a_number_in_other_spellings(name: str) -> None:
    assert figures(plan_of(sheet([["Thôn", "BHYT"], [name, 4010]]))) == HI_ONE


def test_planned_and_rate_as_rows_beside_what_was_reached() -> None:
    plan = plan_of(
        sheet(
            [
                ["STT", "Thôn", "Nội dung", "BHYT", "BHXH TN"],
                [1, "Thôn Đông", "Kế hoạch", 4021, 130],
                [None, None, "Thực hiện", 3910, 108],
                [None, None, "Tỷ lệ %", Decimal("97.24"), Decimal("83.08")],
            ],
            merged=((2, 1, 4, 1), (2, 2, 4, 2)),
        )
    )
    assert figures(plan) == HI_DONG | {(DONG, VSI, "closing"): 108}


def test_months_one_a_row() -> None:
    rows = [[f"Tháng {at}", 3900 + 2 * at, 4000 + 2 * at] for at in range(1, 7)]
    given = sheet([["BHYT NĂM 2026"], ["Tháng", "Thôn Đông", "Thôn 1"], *rows])
    assert figures(plan_of(given)) == {**HI_DONG, (ONE, HI, "closing"): 4010}
    numbered = [[at, 100 + at] for at in range(1, 7)]
    given = sheet([["THÔN ĐÔNG NĂM 2026"], ["Tháng", "BHXH TN"], *numbered])
    assert figures(plan_of(given)) == {(DONG, VSI, "closing"): 105}


def test_in_the_month_under_a_group() -> None:
    heads = [["Thôn", "BHXH tự nguyện", None], [None, "Tăng", None],
             [None, "Trong tháng", "Lũy kế"]]  # fmt: skip
    given = sheet(
        [*heads, ["Thôn Đông", 12, 48]], merged=((1, 2, 1, 3), (2, 2, 2, 3), (1, 1, 3, 1))
    )
    assert figures(plan_of(given)) == {(DONG, VSI, "new"): 12}


@pytest.mark.parametrize(
    "title",
    ["BÁO CÁO THÁNG TƯ NĂM 2026", "Kỳ báo cáo: 04/2026", "Từ 01/4/2026 đến 30/4/2026", "Quý I"],
)
def test_a_table_of_another_month_in_any_words_is_asked_about(title: str) -> None:
    plan = plan_of(sheet([[title], ["Thôn", "BHYT"], ["Thôn Đông", 3910]]))
    assert [question.code for question in plan.open_questions] == ["import.other_month"]


@pytest.mark.parametrize(
    "title",
    ["BÁO CÁO THÁNG NĂM NĂM 2026", "Từ 01/5/2026 đến 31/5/2026", "So với tháng năm trước",
     "Kế hoạch tháng sau", "Kế hoạch số 12/KH-UBND"],
)  # fmt: skip
def test_the_right_month_and_no_month_ask_nothing(title: str) -> None:
    plan = plan_of(sheet([[title], ["Thôn", "BHYT"], ["Thôn Đông", 3910]]))
    assert (figures(plan), plan.open_questions) == (HI_DONG, ())


def test_thousands_among_fractions_are_asked_about_too() -> None:
    """A sheet read in an English locale: 3.000 is 3, beside 3,91 and 4,01."""
    given = sheet(
        [["Thôn", "BHYT"], ["Thôn Đông", 3], ["Thôn 1", "x"], ["Thôn 2", 483]],
    )
    assert plan_of(given).open_questions == (), "3 alone is 3"
    fractions = sheet(
        [["Thôn", "BHYT"], ["Thôn Đông", 3], ["Thôn 1", Decimal("4.01")], ["Thôn 2", 483]]
    )
    plan = plan_of(fractions)
    assert [q.key for q in plan.open_questions] == ["Sheet1!B3", "Sheet1!B2"]
    assert [r.state for r in plan.rows] == [RowState.ASKED, RowState.ASKED, RowState.NEW]
    answers = {"Sheet1!B3": "times_1000"}
    for choice, value in (("times_1000", 3000), ("as_is", 3)):
        plan = plan_of(fractions, **answers, **{"Sheet1!B2": choice})
        assert plan.open_questions == ()
        assert [row.new for row in plan.rows] == [value, 4010, 483]
    plan = plan_of(fractions, **answers, **{"Sheet1!B2": "leave_out"})
    assert [row.new for row in plan.rows] == [4010, 483]


def test_damaged_codes_of_persons_are_pointed_at_and_not_kept() -> None:
    plan = plan_of(
        sheet(
            [
                ["Thôn", "CCCD", "Mã số BHXH", "BHYT"],
                ["Thôn Đông", 30166012345, "0271850123", 3910],
                ["Thôn 1", "2.71851E+10", 271850123, 4010],
            ]
        )
    )
    assert figures(plan) == BOTH
    found = [(issue.code, issue.where) for issue in plan.issues]
    assert found == [
        ("import.code_zero", "Sheet1!B2"), ("import.code_lost", "Sheet1!B3"),
        ("import.code_zero", "Sheet1!C3"),
    ]  # fmt: skip
    said = " ".join(map(messages.of, plan.issues))
    assert "0301******45" in said
    assert "30166012345" not in said


def test_windows_1258_is_detected_and_asked_about() -> None:
    rows = [["Tên thôn", "Số người tham gia BHXH tự nguyện"], ["Thôn Đông", 108]]
    old = [[_as_1252(v) if isinstance(v, str) else v for v in row] for row in rows]
    assert old[0][1] == "Sôì ngýõÌi tham gia BHXH týò nguyêòn"
    plan = plan_of(sheet(old))
    assert [q.key for q in plan.open_questions] == ["encoding"]
    plan = plan_of(sheet(old), encoding="cp1258")
    assert (figures(plan), plan.open_questions) == ({(DONG, VSI, "closing"): 108}, ())


def _as_1252(words: str) -> str:
    """Written in Windows-1258 (letter, then tone), read as Windows-1252."""
    spread = []
    for letter in words:
        parts = unicodedata.normalize("NFD", letter)
        tones = "".join(mark for mark in parts if mark in "\u0300\u0301\u0303\u0309\u0323")
        rest = "".join(mark for mark in parts if mark not in tones)
        spread.append(unicodedata.normalize("NFC", rest) + tones)
    return "".join(spread).encode("cp1258").decode("cp1252")


def test_plain_unicode_is_not_taken_for_an_old_code_page() -> None:
    rows = [("Thôn Hà", ""), ("Lý Xá", ""), ("Xã Lòng", ""), ("Số người", "")]
    assert legacy_text.detect(rows) is None


def test_the_index_finds_what_places_find() -> None:
    names = UnitNames(FRAME, {})
    for typed in (*VILLAGES, "đông", "THÔN 01", "Thôn Lạ", "t6", "Thôn", "1"):
        try:
            wanted: object = places.find(FRAME.units, typed)
        except UserError as refused:
            wanted = refused.code
        assert (names.find(typed) or names.refusal(typed)) == wanted
