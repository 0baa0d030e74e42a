"""Tables in every shape villages send them: each figure to its unit, measure and part."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bhdesk.domain import import_build, import_reading
from bhdesk.domain.import_plan import FileIdentity, ImportPlan, RowState
from bhdesk.domain.periods import Month
from tests.domain.boards import CSI, HI, VSI, frame_of
from tests.domain.sheets import book, sheet
from tests.plans import bundled

if TYPE_CHECKING:
    from bhdesk.domain.sheets import RawSheet

MAY = Month(2026, 5)
FRAME = frame_of(bundled("tu-ky-2026"))
DONG, ONE, TWO = 6, 1, 2


def plan_of(*sheets: RawSheet, **answers: str) -> ImportPlan:
    reading = import_reading.read(book(*sheets), FRAME, MAY, answers)
    file = FileIdentity("thử.xlsx", "0" * 64)
    return import_build.build(reading, FRAME, MAY, {}, {}, answers, file)


def figures(plan: ImportPlan) -> dict[tuple[int | None, str, str], int | None]:
    assert all(row.state in {RowState.NEW, RowState.SAME} for row in plan.rows), plan.issues
    return {(row.unit, row.measure, row.part.value): row.new for row in plan.rows}


FIVE = ("opening", "new", "resumed", "lapsed", "closing")


def of(unit: int, measure: str, *values: int) -> dict[tuple[int | None, str, str], int | None]:
    return {(unit, measure, part): v for part, v in zip(FIVE, values, strict=True)}


MERGED_GROUPS = sheet(
    [
        ["UBND XÃ BÌNH MINH", None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        ["BÁO CÁO TĂNG, GIẢM NGƯỜI THAM GIA BHXH, BHYT THÁNG 5/2026"],
        [],
        ["STT", "Thôn", "BHXH TN", None, None, None, None, "BHYT"],
        [None, None, "Đầu kỳ", "Mới", "Tái tham gia", "Dừng đóng", "Cuối kỳ",
         "Tổng số người tham gia"],
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)=3+4+5-6", "(8)"],
        [1, "Thôn Đông", 96, 12, 1, 1, 108, 3910],
        [2, "thôn 1", 105, 14, 2, 2, 119, "4.010"],
        [None, "Cộng", 201, 26, 3, 3, 227, 7920],
        [None, "Người lập biểu", None, None, None, "Bình Minh, ngày 02 tháng 6 năm 2026"],
    ],
    merged=((4, 3, 4, 7), (4, 1, 5, 1), (4, 2, 5, 2)),
)  # fmt: skip
UNMERGED_GROUPS = sheet(
    [
        ["TT", "Tên thôn", "BHXH tự nguyện", None, None, None, None, "BHYT"],
        [None, None, "Đầu tháng", "PT mới", "Đóng tiếp", "Giảm", "Cuối tháng", None],
        [1, "Đông", 96, 12, 1, 1, 108, 3910],
        [2, "1", 105, 14, 2, 2, 119, 4010],
    ]
)
ONE_ROW_FROM_COLUMN_D = sheet(
    [
        [None, None, None, "Ghi chú: mẫu của xã"],
        [],
        [None, None, None, "Đơn vị", "BHXH TN đầu kỳ", "BHXH TN tăng mới", "BHXH TN tham gia lại",
         "BHXH TN giảm", "BHXH TN cuối kỳ", "Tỷ lệ % KH", "Số người tham gia BHYT"],
        [None, None, None, "THÔN ĐÔNG", 96, 12, 1, 1, 108, "83,08%", 3910],
        [None, None, None, "Thôn 1", 105, 14, 2, 2, 119, "83,22%", 4010],
    ]
)  # fmt: skip
LONG = sheet(
    [
        ["Thôn", "Chỉ tiêu", "Đầu kỳ", "Tăng mới", "Tham gia lại", "Giảm", "Cuối kỳ"],
        ["Thôn Đông", "BHXH tự nguyện", 96, 12, 1, 1, 108],
        [None, "Bảo hiểm y tế", None, None, None, None, 3910],
        ["Thôn 1", "BHXH tự nguyện", 105, 14, 2, 2, 119],
        [None, "Bảo hiểm y tế", None, None, None, None, 4010],
    ],
    merged=((2, 1, 3, 1), (4, 1, 5, 1)),
)
SECTIONS = sheet(
    [
        ["STT", "Tên đơn vị", "Đầu kỳ", "Tăng mới", "Tham gia lại", "Giảm", "Cuối kỳ"],
        ["I", "BHXH tự nguyện"],
        [1, "Thôn Đông", 96, 12, 1, 1, 108],
        [2, "Thôn 1", 105, 14, 2, 2, 119],
        ["II", "BHYT"],
        [1, "Thôn Đông", None, None, None, None, 3910],
        [2, "Thôn 1", None, None, None, None, 4010],
    ]
)
TWO_TABLES = sheet(
    [
        ["Bảng 1. BHXH tự nguyện"],
        ["Thôn", "Đầu kỳ", "Tăng mới", "Tham gia lại", "Giảm", "Cuối kỳ"],
        ["Thôn Đông", 96, 12, 1, 1, 108],
        ["Thôn 1", 105, 14, 2, 2, 119],
        [],
        ["Bảng 2. Bảo hiểm y tế"],
        ["Thôn", "Hiện có"],
        ["Thôn Đông", 3910],
        ["Thôn 1", 4010],
    ]
)
THREE_ROWS = sheet(
    [
        ["STT", "Thôn, tổ dân phố", "BHXH", None, None, None, None, None, "BHYT", None],
        [None, None, "Tự nguyện", None, None, None, None, None, "Tổng\ncộng", "Trong đó: nữ"],
        [None, None, "Số\nđầu kỳ", "Tăng trong kỳ", None, None, "Giảm", "Số cuối kỳ", None, None],
        [None, None, None, "Mới", "Tái tham gia", "Cộng", None, None, None, None],
        ["A", "B", 1, 2, 3, "4=2+3", 5, 6, 7, 8],
        [1, "Thôn Đông", 96, 12, 1, 13, 1, 108, 3910, 2000],
        [2, "Thôn 1", 105, 14, 2, 16, 2, 119, 4010, 2001],
    ],
    merged=(
        (1, 1, 4, 1), (1, 2, 4, 2), (1, 3, 1, 8), (2, 3, 2, 8), (3, 3, 4, 3), (3, 4, 3, 6),
        (3, 7, 4, 7), (3, 8, 4, 8), (1, 9, 1, 10), (2, 9, 4, 9), (2, 10, 4, 10),
    ),
)  # fmt: skip
COMPARED = sheet(
    [
        ["Đơn vị", "BHXH tự nguyện", None, None, None, None, "So với tháng trước", None, "BHYT"],
        [None, "Tháng trước", "PTM", "Quay lại", "Ngừng đóng", "Đang tham gia", "Tăng", "Giảm"],
        ["Thôn Đông", 96, 12, 1, 1, 108, 12, 0, 3910],
        ["Thôn 1", 105, 14, 2, 2, 119, 14, 0, 4010],
    ],
    merged=((1, 1, 2, 1), (1, 2, 1, 6), (1, 7, 1, 8), (1, 9, 2, 9)),
)
WHOLE = (
    of(DONG, VSI, 96, 12, 1, 1, 108)
    | of(ONE, VSI, 105, 14, 2, 2, 119)
    | {(DONG, HI, "closing"): 3910, (ONE, HI, "closing"): 4010}
)


@pytest.mark.parametrize(
    "given",
    [
        MERGED_GROUPS, UNMERGED_GROUPS, ONE_ROW_FROM_COLUMN_D, LONG, SECTIONS, TWO_TABLES,
        THREE_ROWS, COMPARED,
    ],
    ids=["merged", "unmerged", "one row", "long", "sections", "two tables", "three rows",
         "compared"],
)  # fmt: skip
def test_the_same_figures_in_every_shape(given: RawSheet) -> None:
    plan = plan_of(given)
    assert figures(plan) == WHOLE
    assert plan.open_questions == ()


def test_a_sheet_for_each_village_with_a_row_a_measure() -> None:
    rows = [["Chỉ tiêu", "Đầu kỳ", "Tăng mới", "Tham gia lại", "Giảm", "Cuối kỳ"]]
    east = sheet([*rows, ["BHXH tự nguyện", 96, 12, 1, 1, 108]], "Thôn Đông")
    first = sheet([["SỐ LIỆU THÔN 1"], *rows, ["BHXH tự nguyện", 105, 14, 2, 2, 119]], "Sheet2")
    assert figures(plan_of(east, first)) == of(DONG, VSI, 96, 12, 1, 1, 108) | of(
        ONE, VSI, 105, 14, 2, 2, 119
    )


def test_villages_as_columns() -> None:
    plan = plan_of(
        sheet([["Nội dung", "Thôn Đông", "Thôn 1"], ["BHXH tự nguyện", 108, 119], ["BHYT", 9, 8]])
    )
    assert figures(plan) == {
        (DONG, VSI, "closing"): 108, (ONE, VSI, "closing"): 119,
        (DONG, HI, "closing"): 9, (ONE, HI, "closing"): 8,
    }  # fmt: skip


def test_months_as_columns_give_only_the_month_asked_for() -> None:
    plan = plan_of(
        sheet(
            [
                ["SỐ NGƯỜI THAM GIA BHXH TỰ NGUYỆN NĂM 2026"],
                ["Thôn", "Tháng 3", "Tháng 4", "Tháng 5", "Tháng 6"],
                ["Thôn Đông", 90, 96, 108, 0],
            ]
        )
    )
    found = figures(plan)
    assert found[DONG, VSI, "closing"] == 108
    assert set(found.values()) <= {96, 108}, "April is the opening, no other month is read"


def test_what_is_counted_at_the_employer_comes_from_the_line_of_the_whole_commune() -> None:
    plan = plan_of(
        sheet(
            [
                ["Thôn", "BHXH bắt buộc", "BHXH tự nguyện"],
                ["Thôn Đông", None, 108],
                ["Xã Bình Minh", 6262, 108],
            ]
        )
    )
    assert figures(plan) == {(99, CSI, "closing"): 6262, (DONG, VSI, "closing"): 108}
    assert [total.difference for total in plan.totals] == [0]
    plan = plan_of(sheet([["Thôn", "BHXH bắt buộc"], ["Thôn Đông", 12]]))
    assert [row.issue and row.issue.code for row in plan.rows] == ["count.not_in_units"]


def test_a_household_card_is_not_quietly_a_card() -> None:
    plan = plan_of(
        sheet([["Thôn", "BHYT HGĐ", "BHYT"], ["Thôn Đông", 700, 3910], ["Thôn 1", 800, 4010]])
    )
    assert {row.measure: row.new for row in plan.rows if row.unit == DONG}[HI] == 3910
    assert not [row for row in plan.rows if row.measure == HI and row.new in {700, 800}]


def test_codes_and_remarks_are_left_alone() -> None:
    plan = plan_of(
        sheet(
            [
                ["STT", "Mã thôn", "Thôn", "Trưởng thôn", "CCCD", "Số điện thoại", "BHXH TN"],
                [1, 1, "Thôn Đông", "Nguyễn Văn A", 30166012345, 912345678, 108],
                [2, "01", "Thôn 2", "Thôn 1", "2.71851E+10", None, 94],
            ]
        )
    )
    assert figures(plan) == {(DONG, VSI, "closing"): 108, (TWO, VSI, "closing"): 94}


def test_blank_cells_are_no_zeros() -> None:
    plan = plan_of(
        sheet([["Thôn", "Tăng mới BHXH TN", "Giảm BHXH TN"], ["Thôn Đông", "-", 0], ["Thôn 1"]])
    )
    assert figures(plan) == {(DONG, VSI, "lapsed"): 0}


def test_nothing_in_a_letter_is_taken_for_figures() -> None:
    plan = plan_of(
        sheet([["Kính gửi UBND xã"], ["Thôn Đông có 108 người tham gia BHXH tự nguyện"]])
    )
    assert plan.rows == ()
    assert plan.read == 0


def test_a_part_of_those_insured_is_not_all_of_them() -> None:
    plan = plan_of(
        sheet(
            [["Thôn", "BHYT hộ nghèo", "BHYT học sinh"], ["Thôn Đông", 12, 40], ["Thôn 1", 9, 30]]
        )
    )
    assert HI not in {row.measure for row in plan.rows}
    assert plan.changed == 0
    plan = plan_of(
        sheet(
            [
                ["Chỉ tiêu", "Thôn Đông", "Thôn 1"],
                ["BHYT", 3910, 4010],
                ["BHYT hộ nghèo", 12, 9],
            ],
            "BHXH tự nguyện",
        )
    )
    assert figures(plan) == {(DONG, HI, "closing"): 3910, (ONE, HI, "closing"): 4010}


@pytest.mark.parametrize("heading", ["Danh sách thôn", "", "Họ tên trưởng thôn", "Xóm"])
def test_one_column_under_one_heading(heading: str) -> None:
    plan = plan_of(sheet([[heading, "Số người có thẻ BHYT"], ["Đông", 3910], ["Thôn 1", 4010]]))
    assert figures(plan) == {(DONG, HI, "closing"): 3910, (ONE, HI, "closing"): 4010}


def test_figures_of_another_year_are_left_alone() -> None:
    plan = plan_of(
        sheet(
            [
                ["Thôn", "BHYT", None, None],
                [None, "Thực hiện năm 2025", "Kế hoạch 2026", "Thực hiện đến 31/5/2026"],
                ["Thôn Đông", 3700, 4021, 3910],
                ["Thôn 1", 3800, 4422, 4010],
            ],
            merged=((1, 2, 1, 4),),
        )
    )
    assert figures(plan) == {(DONG, HI, "closing"): 3910, (ONE, HI, "closing"): 4010}
