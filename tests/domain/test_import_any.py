"""Whatever a sheet holds, reading it ends in a plan whose numbers add up."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from bhdesk import messages
from bhdesk.domain.import_plan import RowState
from tests.domain.boards import VILLAGES
from tests.domain.sheets import sheet
from tests.domain.test_import_layouts import plan_of

if TYPE_CHECKING:
    from bhdesk.domain.sheets import RawSheet

WORDS = (
    "STT", "Thôn", "Chỉ tiêu", "Đầu kỳ", "Tăng mới", "Tham gia lại", "Giảm", "Cuối kỳ", "BHYT",
    "BHXH TN", "BHXH bắt buộc", "BHXH", "Tổng BHXH", "Tự nguyện", "Tổng cộng", "Xã Bình Minh",
    "Tháng 4/2026", "Tháng 5", "31/12/2025", "Tỷ lệ %", "Ghi chú", "Thôn Lạ", "(1)", "A", "-",
    "1.888", "1,5", "−3", "#REF!", "x" * 300, "ngày 31 tháng 13 năm 99999", "Th«n §«ng", *VILLAGES,
)  # fmt: skip
NUMBERS = (0, 1, 105, 10**16, -1, Decimal("1.888"), Decimal("NaN"), Decimal("1E+30"))
CELL = st.one_of(st.none(), st.sampled_from(WORDS), st.sampled_from(NUMBERS))
PLACE = st.integers(1, 8)


@st.composite
def sheets(draw: st.DrawFn) -> RawSheet:
    rows = draw(st.lists(st.lists(CELL, max_size=7), max_size=9))
    corners = draw(st.lists(st.tuples(PLACE, PLACE, PLACE, PLACE), max_size=3))
    merged = tuple((min(a, c), min(b, d), max(a, c), max(b, d)) for a, b, c, d in corners)
    return sheet(rows, draw(st.sampled_from(("Sheet1", "Thôn Đông", "T4", "BHYT"))), merged)


@given(st.lists(sheets(), max_size=2))
@settings(max_examples=300, deadline=None)
def test_any_sheet_gives_a_plan(given_sheets: list[RawSheet]) -> None:
    plan = plan_of(*given_sheets)
    assert plan.read == plan.changed + plan.same + plan.rejected
    for row in plan.rows:
        if row.is_written:
            assert row.unit is not None
            assert row.new is not None
            assert 0 <= row.new <= 10**15
        if row.state is RowState.IMPOSSIBLE:
            assert row.issue is not None
    for issue in plan.issues:
        assert "–" not in messages.explain(issue.code, issue.params).split("“")[0]
        assert messages.of(issue)
    again = plan_of(*given_sheets, **{q.key: q.choices[-1] for q in plan.questions})
    assert again.open_questions == () or again.questions != plan.questions
