"""Figures from a file into the data file: one transaction, all or nothing, undone in one step."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from bhdesk.domain.changes import Area
from bhdesk.domain.counts import Part
from bhdesk.domain.errors import UserError
from bhdesk.domain.import_plan import FileIdentity, ImportPlan, RowState
from bhdesk.domain.periods import Month
from bhdesk.services import counts, importing, months, undoing
from bhdesk.services.counts import Entry
from tests.domain.sheets import book, sheet
from tests.offices import APRIL, HI, MAY_FLOWS, VILLAGES, VSI, dump, type_closings, unit_ids

if TYPE_CHECKING:
    from collections.abc import Callable

    from bhdesk.domain.sheets import RawBook, RawSheet
    from bhdesk.store.engine import Store

APR, MAY, JUNE = Month(2026, 4), Month(2026, 5), Month(2026, 6)
FILE = FileIdentity("Thôn gửi tháng 5.xlsx", "a" * 64)
HEAD = ["Thôn", "BHXH TN tăng mới", "BHXH TN tham gia lại", "BHXH TN giảm", "BHXH TN cuối kỳ"]
CLOSINGS = (119, 94, 73, 113, 105, 108)


def may_sheet() -> RawSheet:
    """Story S2's May, the villages in another order."""
    rows = [
        [name, *flows, closing]
        for name, flows, closing in zip(VILLAGES, MAY_FLOWS, CLOSINGS, strict=True)
    ]
    return sheet([HEAD, *reversed(rows), ["Tổng cộng", 68, 7, 11, 612]])


@pytest.fixture
def store(binh_minh: Store) -> Store:
    type_closings(binh_minh, APR, VSI, APRIL)
    return binh_minh


def prepare(store: Store, raw: RawBook, month: Month = MAY, **answers: str) -> ImportPlan:
    return importing.prepare(store, raw, month, FILE, answers)


def is_refused(store: Store, code: str, action: Callable[[], object]) -> UserError:
    before = dump(store)
    with pytest.raises(UserError) as refused:
        action()
    assert refused.value.code == code
    assert dump(store) == before
    return refused.value


def test_a_file_becomes_the_month_in_one_batch(store: Store) -> None:
    plan = prepare(store, book(may_sheet()))
    assert (plan.read, plan.changed, plan.same, plan.rejected) == (24, 24, 0, 0)
    assert [total.difference for total in plan.totals] == [0, 0, 0, 0]
    batches = len(dump(store)["batch"])
    changes, result = importing.commit(store, plan)
    assert (result.changed, result.rejected) == (24, 0)
    assert changes.areas == {Area.COUNTS}
    assert changes.months == {202605}
    grid = counts.grid(store, MAY, VSI)
    assert grid.office.closing == 612
    assert [row.count.closing for row in grid.rows] == list(CLOSINGS)
    assert not any(row.count.closing_typed for row in grid.rows), "what follows is not kept twice"
    stored = dump(store)
    assert len(stored["batch"]) == batches + 1
    assert {row[0] for row in stored["batch"]} >= {result.batch}
    assert sum(FILE.name in map(str, row) for row in stored["figure"]) == 6
    assert [row[1:5] for row in stored["import_file"]] == [
        (result.batch, FILE.sha256, FILE.name, 202605)
    ]


def test_the_same_figures_again_write_nothing_and_say_so(store: Store) -> None:
    importing.commit(store, prepare(store, book(may_sheet())))
    other = FileIdentity("chép lại.xlsx", "b" * 64)
    plan = importing.prepare(store, book(may_sheet()), MAY, other)
    assert (plan.changed, plan.same) == (0, 24)
    before = dump(store)
    changes, result = importing.commit(store, plan)
    assert (bool(changes), result.batch, result.same) == (False, None, 24)
    assert dump(store) == before


def test_the_same_file_again_asks(store: Store) -> None:
    importing.commit(store, prepare(store, book(may_sheet())))
    plan = prepare(store, book(may_sheet()))
    (asked,) = plan.open_questions
    assert (asked.key, asked.before) == ("same_file", "12:00 ngày 01/06/2026")
    is_refused(store, "import.same_file", lambda: importing.commit(store, plan))
    again = prepare(store, book(may_sheet()), same_file="again")
    assert (again.open_questions, again.issues) == ((), ()), "said once, not after the answer"
    assert prepare(store, book(may_sheet()), JUNE).open_questions == (), "another month is new"


def test_undo_takes_the_whole_file_back(store: Store) -> None:
    before = dump(store)["figure"]
    _, result = importing.commit(store, prepare(store, book(may_sheet())))
    after = dump(store)["figure"]
    undoing.undo(store, result.batch)
    assert dump(store)["figure"] == before
    assert prepare(store, book(may_sheet())).open_questions == (), "a file taken back is new"
    undoing.redo(store)
    assert dump(store)["figure"] == after
    assert prepare(store, book(may_sheet())).open_questions


def test_only_what_is_chosen_is_written(store: Store) -> None:
    plan = prepare(store, book(may_sheet()))
    chosen = {row.key for row in plan.rows if row.place == "Thôn Đông"}
    _, result = importing.commit(store, plan, chosen)
    assert result.changed == 4
    assert [row.count.closing for row in counts.grid(store, MAY, VSI).rows] == [None] * 5 + [108]
    is_refused(store, "import.nothing", lambda: importing.commit(store, plan, set()))


def test_success_is_never_claimed_when_nothing_arrived(store: Store) -> None:
    empty = prepare(store, book(sheet([["Thôn", "BHYT"], ["Thôn Đông"]])))
    is_refused(store, "import.nothing", lambda: importing.commit(store, empty))
    foreign = prepare(store, book(sheet([["Thôn", "BHYT"], ["Thôn Lạ", 5]])))
    problem = is_refused(store, "import.nothing", lambda: importing.commit(store, foreign))
    assert problem.params["first"] == "Sheet1!A2"


def test_the_one_reason_why_a_file_is_useless_is_told(store: Store) -> None:
    listed = prepare(store, book(sheet([["Họ tên", "Thôn", "BHYT"], ["A", "Thôn 1", 1]], "DS HIV")))
    problem = is_refused(store, "import.refused_sheet", lambda: importing.commit(store, listed))
    assert problem.params["where"] == "DS HIV"


def test_an_open_question_writes_nothing(store: Store) -> None:
    raw = book(sheet([["Thôn", "BHYT"], ["Thôn Đông", Decimal("1.888")], ["Thôn 1", 483]]))
    plan = prepare(store, raw)
    problem = is_refused(store, "import.fraction", lambda: importing.commit(store, plan))
    assert problem.params == {"before": "1,888", "after": "1.888", "where": "Sheet1!B2"}
    plan = prepare(store, raw, **{"Sheet1!B2": "times_1000"})
    importing.commit(store, plan)
    assert [row.count.closing for row in counts.grid(store, MAY, HI).rows] == [
        483, None, None, None, None, 1888,
    ]  # fmt: skip


def test_a_figure_that_moved_since_is_stale(store: Store) -> None:
    plan = prepare(store, book(may_sheet()))
    counts.set_counts(store, MAY, [Entry(unit_ids(store)[0], VSI, Part.NEW, 99)])
    is_refused(store, "count.stale", lambda: importing.commit(store, plan))


def test_a_closed_month_takes_no_file(store: Store) -> None:
    plan = prepare(store, book(may_sheet()))
    importing.commit(store, plan)
    months.close(store, MAY)
    is_refused(store, "month.closed", lambda: prepare(store, book(may_sheet())))
    is_refused(store, "month.closed", lambda: importing.commit(store, plan))


def test_an_earlier_month_marks_the_closed_one_after_it(store: Store) -> None:
    importing.commit(store, prepare(store, book(may_sheet())))
    months.close(store, MAY)
    raw = book(sheet([["Thôn", "BHXH TN"], ["Thôn Đông", 90]]))
    changes, _ = importing.commit(store, importing.prepare(store, raw, APR, FILE))
    assert changes.areas == {Area.COUNTS, Area.MONTHS}
    assert changes.months == {202604, 202605}


def test_a_file_changes_the_months_that_follow(store: Store) -> None:
    importing.commit(store, prepare(store, book(may_sheet())))
    raw = book(sheet([["Thôn", "BHXH TN"], ["Thôn Đông", 90]]))
    changes, _ = importing.commit(store, importing.prepare(store, raw, APR, FILE))
    assert changes.months == {202604, 202605}
    assert counts.grid(store, MAY, VSI).rows[-1].count.closing == 102


def test_what_no_month_can_have_is_refused_whole(store: Store) -> None:
    raw = book(sheet([HEAD, ["Thôn 1", 1, 0, 500, None], ["Thôn 2", 10, 1, 3, 94]]))
    plan = prepare(store, raw)
    assert [row.state for row in plan.rows if row.place == "Thôn 1"] == [RowState.IMPOSSIBLE] * 3
    _, result = importing.commit(store, plan)
    assert (result.changed, result.rejected) == (4, 3)
    assert counts.grid(store, MAY, VSI).rows[0].count.new is None


def test_a_layout_is_understood_again_without_asking(store: Store) -> None:
    head = ["Thôn", "Đã vận động", "Cuối kỳ"]
    raw = book(sheet([head, ["Thôn Đong", 12, 108], ["Thôn 1", 14, 119]]))
    plan = prepare(store, raw)
    assert len(plan.open_questions) == 1
    given = {"measure:1": VSI, "column:da van dong": f"{VSI}/new", "unit:thôn đong": "thon-dong"}
    plan = prepare(store, raw, **given)
    importing.commit(store, plan)
    june = book(sheet([["Tháng 6/2026"], head, ["Thôn 1", 15, 125], ["Thôn Đong", 1, 109]]))
    plan = importing.prepare(store, june, JUNE, FileIdentity("6.xlsx", "c" * 64))
    assert plan.open_questions == ()
    assert (plan.read, plan.rejected) == (4, 0)
    assert {(row.place, row.part, row.new) for row in plan.rows} == {
        ("Thôn 1", Part.NEW, 15), ("Thôn 1", Part.CLOSING, 125),
        ("Thôn Đông", Part.NEW, 1), ("Thôn Đông", Part.CLOSING, 109),
    }  # fmt: skip


def test_a_typed_correction_no_longer_names_the_file(store: Store) -> None:
    importing.commit(store, prepare(store, book(may_sheet())))
    counts.set_counts(store, MAY, [Entry(unit_ids(store)[0], VSI, Part.NEW, 15)])
    named = [row for row in dump(store)["figure"] if FILE.name in map(str, row)]
    assert len(named) == 5


def test_one_answer_for_all_of_a_kind(store: Store) -> None:
    """Each question still stands there, answered; an answer of its own comes first."""
    rows = [["Thôn", "BHYT"], ["Thôn 1", Decimal("4.01")], ["Thôn 2", Decimal("3.702")],
            ["Thôn 10", 3], ["Thôn Lạ", 8], ["Thôn Lạ 2", 9]]  # fmt: skip
    raw = book(sheet(rows))
    assert len(prepare(store, raw).open_questions) == 3
    answers = {
        "all:import.fraction": "times_1000",
        "all:import.maybe_thousands": "times_1000",
        "all:import.unknown_unit": "leave_out",
        "Sheet1!B3": "3.700",
    }
    plan = prepare(store, raw, **answers)
    assert plan.open_questions == ()
    assert [row.new for row in plan.rows] == [4010, 3700, 3000]
    assert [question.is_answered for question in plan.questions] == [True] * 3
    assert plan.mapping == (), "names that are no village are not kept"
    plan = prepare(store, raw, **{"all:import.fraction": "as_is"})
    assert len(plan.open_questions) == 3, "a choice that the question does not have answers nothing"


def test_a_long_planning_can_be_stopped(store: Store) -> None:
    rows = [["Thôn", "BHYT"], *([f"Thôn Lạ {at}", at] for at in range(3000))]
    asked = []

    def check() -> None:
        asked.append(1)
        if len(asked) > 2:
            raise UserError("file.cancelled", name="a")

    def planned() -> object:
        return importing.prepare(store, book(sheet(rows)), MAY, FILE, check=check)

    is_refused(store, "file.cancelled", planned)
    assert len(asked) == 3
