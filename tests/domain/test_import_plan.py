"""What an import asks, refuses and compares; expected values from domain.md D.3, E.3-E.7, S7."""

from __future__ import annotations

import unicodedata
from decimal import Decimal

import pytest

from bhdesk.domain import import_build, import_reading
from bhdesk.domain.counts import Count, Part
from bhdesk.domain.errors import UserError
from bhdesk.domain.import_plan import FileIdentity, ImportPlan, RowState, filled
from bhdesk.domain.sheets import RawSheet
from tests.domain.boards import HI, VSI
from tests.domain.sheets import book, sheet
from tests.domain.test_import_layouts import DONG, FRAME, MAY, ONE, TWO

FILE = FileIdentity("thôn.xls", "1" * 64)
HEAD = ["STT", "Thôn", "Số người tham gia BHYT"]


def plan_of(
    *sheets: RawSheet,
    answers: dict[str, str] | None = None,
    stored: dict[tuple[int, str], Count] | None = None,
    previous: dict[tuple[int, str], int | None] | None = None,
) -> ImportPlan:
    reading = import_reading.read(book(*sheets), FRAME, MAY, answers or {})
    return import_build.build(
        reading, FRAME, MAY, stored or {}, previous or {}, answers or {}, FILE
    )


def codes(plan: ImportPlan) -> list[tuple[str, str]]:
    return [(issue.code, issue.where) for issue in plan.issues]


S7 = sheet(
    [HEAD, [1, "Thôn Đông", Decimal("1.888")], [2, "Thôn 1", 483], [3, "Thôn 2", 406],
     [4, "Thôn 10", Decimal("1.749")]],
    name="BHYT",
)  # fmt: skip


def test_a_fraction_stops_with_a_question_for_each_cell() -> None:
    plan = plan_of(S7)
    asked = [(q.key, q.code, q.before, q.after, q.is_answered) for q in plan.questions]
    assert asked == [
        ("BHYT!C2", "import.fraction", "1,888", "1.888", False),
        ("BHYT!C5", "import.fraction", "1,749", "1.749", False),
    ]
    states = {row.cell: (row.state, row.new) for row in plan.rows}
    assert states["C2"] == (RowState.ASKED, None)
    assert states["C3"] == (RowState.NEW, 483)
    assert len(plan.open_questions) == 2


def test_each_cell_has_its_own_answer() -> None:
    plan = plan_of(S7, answers={"BHYT!C2": "times_1000"})
    assert [q.key for q in plan.open_questions] == ["BHYT!C5"]
    plan = plan_of(S7, answers={"BHYT!C2": "times_1000", "BHYT!C5": "1.794"})
    assert [row.new for row in plan.rows] == [1888, 483, 406, 1794]
    assert plan.open_questions == ()
    plan = plan_of(S7, answers={"BHYT!C2": "times_1000", "BHYT!C5": "leave_out"})
    assert [row.new for row in plan.rows] == [1888, 483, 406]
    with pytest.raises(UserError) as refused:
        plan_of(S7, answers={"BHYT!C2": "có"})
    assert refused.value.code == "import.bad_answer"


def test_a_fraction_of_a_person_is_never_offered_as_thousands() -> None:
    plan = plan_of(sheet([HEAD, [1, "Thôn Đông", Decimal("12.3456")], [2, "Thôn 1", "48,5"]]))
    assert [(q.code, q.choices) for q in plan.questions] == [
        ("import.not_whole", ("leave_out",)),
        ("import.not_whole", ("leave_out",)),
    ]
    assert len(plan.open_questions) == 2


@pytest.mark.parametrize("value", [2718501234, "0271850123", "027166012345", 99_999_999])
def test_the_code_of_a_person_is_never_a_count(value: int | str) -> None:
    heading = ["Họ và tên", "Thôn", "Số thẻ BHYT"]
    plan = plan_of(sheet([heading, ["A", "Thôn Đông", value], ["B", "Thôn 1", 12]]))
    states = [(row.cell, row.state, row.new) for row in plan.rows]
    if value == 99_999_999:
        assert states[0] == ("C2", RowState.NEW, 99_999_999)
        return
    assert states == [("C2", RowState.IMPOSSIBLE, None), ("C3", RowState.NEW, 12)]
    assert codes(plan) == [("import.person_code", "Sheet1!C2")]
    kept = f"{plan.rows} {plan.issues}"
    assert str(value).lstrip("0") not in kept, "the code itself goes no further"


IMPOSSIBLE = [
    (-5, "count.negative"),
    ("−5", "count.negative"),
    ("chưa gửi", "count.unreadable"),
    ("#REF!", "count.unreadable"),
    (10**16, "count.too_large"),
]


@pytest.mark.parametrize(("value", "code"), IMPOSSIBLE)
def test_what_is_no_count_is_named_with_its_cell(value: str | int, code: str) -> None:
    plan = plan_of(sheet([HEAD, [1, "Thôn Đông", value], [2, "Thôn 1", 7]], "Tờ 1"))
    assert [(r.cell, r.state) for r in plan.rows] == [
        ("C2", RowState.IMPOSSIBLE),
        ("C3", RowState.NEW),
    ]
    assert codes(plan) == [(code, "Tờ 1!C2")]


def test_an_unknown_village_is_refused_once_and_can_be_answered() -> None:
    given = sheet([["Thôn", "BHXH TN đầu kỳ", "BHXH TN tăng mới"], ["Thôn Đồng", 5, 1]])
    plan = plan_of(given)
    assert codes(plan) == [("unit.unknown", "Sheet1!A2")]
    assert (plan.read, plan.rejected, plan.changed) == (2, 2, 0)
    (asked,) = plan.questions
    assert not asked.is_required
    plan = plan_of(given, answers={asked.key: "t6"})
    assert {row.unit for row in plan.rows} == {DONG}
    assert plan.mapping == ((asked.key, "t6"),)
    assert plan_of(given, answers={asked.key: "leave_out"}).rows == ()


def test_a_village_twice_in_a_table_is_refused_both_times() -> None:
    plan = plan_of(sheet([HEAD, [1, "Thôn Đông", 5], [2, "Đông", 5], [3, "Thôn 1", 7]]))
    assert [(r.cell, r.state.value) for r in plan.rows] == [
        ("C2", "impossible"), ("C3", "impossible"), ("C4", "new"),
    ]  # fmt: skip
    assert codes(plan) == [("import.twice", "Sheet1!C2"), ("import.twice", "Sheet1!C3")]


def test_two_sheets_may_say_the_same_but_not_two_things() -> None:
    first, again = sheet([HEAD, [1, "Thôn Đông", 5]], "A"), sheet([HEAD, [1, "Đông", 5]], "B")
    assert (plan_of(first, again).changed, plan_of(first, again).same) == (1, 1)
    other = sheet([HEAD, [1, "Thôn Đông", 6]], "C")
    assert plan_of(first, other).rejected == 2


NAMES = [
    unicodedata.normalize("NFD", "Thôn Đông"), "THÔN ĐÔNG", "thôn  đông", "Đông", "3. Thôn Đông",
    "- Thôn Đông", "Thôn Đông.", "Thôn\u00a0Đông",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_spellings_of_one_village(name: str) -> None:
    plan = plan_of(sheet([HEAD, [1, name, 5]]))
    assert [row.unit for row in plan.rows] == [DONG]


def test_the_printed_total_is_compared_and_never_repaired() -> None:
    rows = [HEAD, [1, "Thôn Đông", 5], [2, "Thôn 1", 7], [None, "Tổng cộng", 13]]
    plan = plan_of(sheet(rows))
    (total,) = plan.totals
    assert (total.sum, total.printed, total.difference, total.blanks) == (12, 13, -1, 4)
    assert codes(plan) == [("import.total_differs", "Sheet1!C4")]
    assert plan.changed == 2
    merged = sheet([HEAD, [1, "Thôn Đông", 5], ["Cộng", None, 5]], merged=((3, 1, 3, 2),))
    assert [t.difference for t in plan_of(merged).totals] == [0]


def test_old_letters_are_shown_before_and_after_and_asked() -> None:
    given = sheet(
        [["STT", "Th«n", "Sè ng­êi tham gia BHYT"], [1, "Th«n §«ng", 5], [2, "Th«n §oµi", 6]],
        font=".VnTime",
    )
    plan = plan_of(given)
    (asked,) = plan.open_questions
    assert (asked.key, asked.code) == ("encoding", "import.encoding")
    assert ("Th«n §«ng", "Thôn Đông") in asked.samples
    assert [row.place for row in plan.rows] == ["Thôn Đông", "Thôn Đoài"], "shown as it would be"
    plan = plan_of(given, answers={"encoding": "tcvn3"})
    assert plan.open_questions == ()
    assert plan.changed == 2
    assert plan_of(given, answers={"encoding": "as_is"}).changed == 0


@pytest.mark.parametrize(
    "given",
    [
        sheet([HEAD, [1, "Thôn Đông", 5]], "DS HIV"),
        sheet([["Danh sách người điều trị ARV"], HEAD, [1, "Thôn Đông", 5]]),
        sheet([["STT", "Thôn", "BHYT cho người nhiễm HIV/AIDS"], [1, "Thôn Đông", 5]]),
        sheet([["Điều trị Methadone"], HEAD, [1, "Thôn Đông", 5]]),
    ],
)
def test_nothing_is_kept_of_a_sheet_on_hiv(given: RawSheet) -> None:
    plan = plan_of(given, sheet([HEAD, [1, "Thôn 1", 7]], "BHYT"))
    assert [(row.sheet, row.new) for row in plan.rows] == [("BHYT", 7)]
    assert codes(plan) == [("import.refused_sheet", given.name)]
    assert plan.signature == plan_of(sheet([HEAD, [1, "Thôn 1", 7]], "BHYT")).signature


def test_old_and_new_stand_side_by_side() -> None:
    rows = [["Thôn", "BHXH TN đầu kỳ", "Tăng mới", "Tham gia lại", "Giảm", "Cuối kỳ"]]
    given = sheet([["BHXH tự nguyện"], *rows, ["Thôn Đông", 96, 12, 1, 1, 108]])
    stored = {(DONG, VSI): Count(96, 10, 1, 1, closing=106)}
    plan = plan_of(given, stored=stored, previous={(DONG, VSI): 96})
    seen = {row.part: (row.old, row.new, row.state.value) for row in plan.rows}
    assert seen == {
        Part.OPENING: (96, 96, "same"), Part.NEW: (10, 12, "changed"),
        Part.RESUMED: (1, 1, "same"), Part.LAPSED: (1, 1, "same"),
        Part.CLOSING: (106, 108, "changed"),
    }  # fmt: skip
    assert plan.bases == (((DONG, VSI), stored[DONG, VSI]),)


def test_a_closing_that_follows_from_the_flows_stays_computed() -> None:
    values = {Part.OPENING: 96, Part.NEW: 12, Part.RESUMED: 1, Part.LAPSED: 1, Part.CLOSING: 108}
    count = filled(None, 96, values)
    assert (count.opening_typed, count.closing_typed, count.closing) == (False, False, 108)
    count = filled(None, 96, {**values, Part.CLOSING: 107})
    assert (count.closing_typed, count.closing) == (True, 107)


def test_figures_that_contradict_each_other_are_warned_or_refused() -> None:
    head = ["Thôn", "BHXH TN đầu kỳ", "BHXH TN tăng mới", "BHXH TN tham gia lại", "BHXH TN giảm",
            "BHXH TN cuối kỳ"]  # fmt: skip
    plan = plan_of(sheet([head, ["Thôn 2", 86, 10, 1, 3, 95]]), previous={(TWO, VSI): 86})
    assert codes(plan) == [("count.closing_differs", "Sheet1!F2")]
    assert plan.changed == 4
    plan = plan_of(sheet([head, ["Thôn 2", 86, 10, 1, 87, None]]))
    assert {row.issue.code for row in plan.rows if row.issue} == {"count.lapsed_over_opening"}
    assert plan.changed == 0


def test_a_table_that_does_not_say_what_it_counts_asks() -> None:
    given = sheet([["Thôn", "Đầu kỳ", "Cuối kỳ"], ["Thôn Đông", 96, 108]])
    plan = plan_of(given)
    (asked,) = plan.open_questions
    assert (asked.key, asked.code) == ("measure:1", "import.which_measure")
    assert VSI in asked.choices
    plan = plan_of(given, answers={"measure:1": VSI})
    assert [(row.measure, row.new) for row in plan.rows] == [(VSI, 96), (VSI, 108)]


def test_a_column_nobody_understands_can_be_named() -> None:
    given = sheet([["Thôn", "BHYT", "Đã vận động"], ["Thôn Đông", 5, 9], ["Thôn 1", 7, 8]])
    plan = plan_of(given)
    (asked,) = plan.questions
    assert (asked.code, asked.before, asked.is_required) == (
        "import.unknown_column", "Đã vận động", False,
    )  # fmt: skip
    plan = plan_of(given, answers={asked.key: f"{VSI}/new"})
    assert {(r.unit, r.new) for r in plan.rows if r.part is Part.NEW} == {(DONG, 9), (ONE, 8)}


def test_a_table_of_another_month_asks_unless_the_right_one_is_there() -> None:
    april = sheet([["BHYT THÁNG 4/2026"], HEAD, [1, "Thôn Đông", 4]], "T4")
    may = sheet([["BHYT THÁNG 5/2026"], HEAD, [1, "Thôn Đông", 5]], "T5")
    (asked,) = plan_of(april).open_questions
    assert (asked.key, asked.before, asked.after) == ("month:1", "4/2026", "5/2026")
    assert [row.new for row in plan_of(april, answers={"month:1": "use"}).rows] == [4]
    plan = plan_of(april, may)
    assert [row.new for row in plan.rows] == [5]
    assert codes(plan) == [("import.other_month_left_out", "T4")]


def test_the_day_of_signing_is_not_the_month_of_the_figures() -> None:
    head = [["Bình Minh, ngày 02 tháng 6 năm 2026"], ["BÁO CÁO BHYT THÁNG 5 NĂM 2026"]]
    assert plan_of(sheet([*head, HEAD, [1, "Thôn Đông", 5]])).questions == ()


def test_a_layout_is_known_again_in_another_month_and_order() -> None:
    may = plan_of(sheet([["THÁNG 5/2026"], HEAD, [1, "Thôn Đông", 5], [2, "Thôn 1", 7]]))
    june = plan_of(sheet([["THÁNG 6/2026"], [], HEAD, [1, "Thôn 1", 7]], "Khác"))
    assert may.signature == june.signature
    assert may.signature != plan_of(sheet([["Thôn", "BHYT"], ["Thôn 1", 7]])).signature


def test_a_date_under_persons_is_no_number() -> None:
    raw = sheet([HEAD, [1, "Thôn Đông", "05/06/2026"]])
    cell = raw.rows[1][2]
    assert cell is not None
    dated = type(cell)(cell.text, is_date=True)
    raw = RawSheet(raw.name, (raw.rows[0], (*raw.rows[1][:2], dated)))
    assert codes(plan_of(raw)) == [("import.date", "Sheet1!C2")]


def test_hi_of_all_villages_is_found_by_unit() -> None:
    plan = plan_of(S7, answers={"BHYT!C2": "times_1000", "BHYT!C5": "times_1000"})
    assert {row.unit: row.new for row in plan.rows} == {DONG: 1888, ONE: 483, TWO: 406, 3: 1749}
    assert {row.measure for row in plan.rows} == {HI}
