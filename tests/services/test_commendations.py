"""The end of story S9: a proposal for an employer paying late waits for a person's decision."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from bhdesk.domain.commendations import NomineeKind, Proposal, ProposalState
from bhdesk.domain.document import Table
from bhdesk.domain.errors import UserError
from bhdesk.domain.periods import Month, Period
from bhdesk.domain.schools import School, SchoolCount
from bhdesk.services import commendations, debt, office, schools, undoing
from bhdesk.services.debt import DebtEntry
from tests.offices import dump
from tests.plans import bundled

if TYPE_CHECKING:
    from collections.abc import Callable

    from bhdesk.store.engine import Store

DAY = date(2026, 10, 19)
RULE = """
[[rule]]
key = "late_employer"
text_vi = "không xét thi đua, khen thưởng đơn vị chậm đóng từ 03 tháng"
cite = "HN III.3"
"""


def refused(store: Store, action: Callable[[], object]) -> str:
    before = dump(store)
    with pytest.raises(UserError) as caught:
        action()
    assert dump(store) == before, "a refusal writes nothing"
    return caught.value.code


def proposed(name: str) -> Proposal:
    return Proposal(name, NomineeKind.EMPLOYER, DAY, "100% người lao động tham gia", "Giấy khen")


@pytest.fixture
def hanoi(binh_minh: Store) -> Store:
    """A plan with the rule; three employers late for 3 months or more, one for 2 (invented)."""
    office.adopt_plan(binh_minh, bundled("tu-ky-2026") + RULE)
    late = (("Công ty Một", 4), ("Công ty Hai", 3), ("Công ty Ba", 7), ("Công ty Bốn", 2))
    for name, months in late:
        commendations.set_late(binh_minh, name, months, DAY)
    return binh_minh


def test_three_are_late_for_three_months_or_more(hanoi: Store) -> None:
    assert [one.months for one in commendations.late_employers(hanoi, 3)] == [7, 4, 3]
    commendations.set_late(hanoi, "công ty ba", 0, DAY)
    assert [one.months for one in commendations.late_employers(hanoi)] == [4, 3, 2]
    undoing.undo(hanoi)
    assert len(commendations.late_employers(hanoi)) == 4


def test_it_is_stopped_and_goes_on_by_a_recorded_decision_only(hanoi: Store) -> None:
    _, made = commendations.propose(hanoi, proposed("CÔNG TY  một"))
    assert (made.bar, made.state) == ("chậm đóng 4 tháng (HN III.3)", ProposalState.STOPPED)

    def decide(who: str, reason: str) -> Callable[[], object]:
        return lambda: commendations.decide(hanoi, made.id, who, reason, DAY, is_allowed=True)

    submit = lambda: commendations.submit(hanoi, made.id, DAY)  # noqa: E731 - said many times
    assert refused(hanoi, submit) == "commendation.stopped"
    assert refused(hanoi, decide("", "đã nộp đủ")) == "commendation.no_decision"
    assert refused(hanoi, decide("Chủ tịch UBND xã", " ")) == "commendation.no_decision"
    decide("Chủ tịch UBND xã", "đã nộp đủ ngày 18/10")()
    (found,) = commendations.listed(hanoi)
    assert (found.decided_by, found.decided_on, found.reason, found.bar) == (
        "Chủ tịch UBND xã", DAY, "đã nộp đủ ngày 18/10", "chậm đóng 4 tháng (HN III.3)",
    )  # fmt: skip
    undoing.undo(hanoi)
    assert refused(hanoi, submit) == "commendation.stopped"
    undoing.redo(hanoi)
    submit()
    assert commendations.listed(hanoi)[0].state is ProposalState.SUBMITTED
    assert refused(hanoi, submit) == "commendation.submitted"
    assert refused(hanoi, decide("A", "b")) == "commendation.not_stopped"


def test_a_refusal_ends_it_and_others_are_not_stopped(hanoi: Store) -> None:
    _, first = commendations.propose(hanoi, proposed("Công ty Ba"))
    commendations.decide(hanoi, first.id, "Chủ tịch", "chưa nộp", DAY, is_allowed=False)
    assert refused(hanoi, lambda: commendations.submit(hanoi, first.id, DAY)) == (
        "commendation.refused"
    )
    _, second = commendations.propose(hanoi, proposed("Công ty Bốn"))
    assert (second.bar, second.state) == ("", ProposalState.OPEN)
    commendations.set_late(hanoi, "Công ty Bốn", 3, DAY)
    assert refused(hanoi, lambda: commendations.submit(hanoi, second.id, DAY)) == (
        "commendation.stopped"
    ), "it became late after it was proposed"
    commendations.set_late(hanoi, "Công ty Bốn", 2, DAY)
    commendations.submit(hanoi, second.id, DAY)
    assert refused(hanoi, lambda: commendations.submit(hanoi, 99, DAY)) == "commendation.unknown"
    assert refused(hanoi, lambda: commendations.propose(hanoi, proposed(" "))) == (
        "commendation.no_name"
    )
    minus = lambda: commendations.set_late(hanoi, "X", -1, DAY)  # noqa: E731 - said once
    assert refused(hanoi, minus) == "commendation.months"


def test_without_a_rule_of_the_plan_no_source_is_quoted(binh_minh: Store) -> None:
    commendations.set_late(binh_minh, "Công ty Một", 4, DAY)
    assert commendations.propose(binh_minh, proposed("Công ty Một"))[1].bar == "chậm đóng 4 tháng"


def test_a_school_below_100_percent_and_a_person_not_enrolled_are_stopped(
    binh_minh: Store,
) -> None:
    number = schools.save_school(binh_minh, School("Tiểu học Bình Minh", "primary"))[1]
    schools.set_counts(binh_minh, Month(2026, 9), {number: SchoolCount(412, 400, 0)})
    named = replace(proposed("Trường Tiểu học Bình Minh"), kind=NomineeKind.COLLECTIVE)
    _, made = commendations.propose(binh_minh, named)
    assert made.bar == "học sinh tham gia BHYT mới đạt 97,09%, còn 12 em chưa có thẻ (IV.6)"
    schools.set_counts(binh_minh, Month(2026, 10), {number: SchoolCount(412, 412, 0)})
    assert commendations.propose(binh_minh, named)[1].state is ProposalState.OPEN
    person = replace(proposed("Nguyễn Thị Thử"), kind=NomineeKind.PERSON)
    _, stopped = commendations.propose(binh_minh, person, is_enrolled=False)
    assert stopped.bar == "bản thân chưa tham gia BHXH, BHYT (IV.9)"
    assert commendations.propose(binh_minh, person, is_enrolled=True)[1].bar == ""
    _, mended = commendations.change(binh_minh, stopped, stopped)
    assert (mended.bar, mended.state) == ("", ProposalState.OPEN)


def test_changed_and_taken_out_until_somebody_decides(hanoi: Store) -> None:
    _, made = commendations.propose(hanoi, proposed("Công ty Bốn"))
    renamed = replace(made, name="Công ty Ba", form="Bằng khen")
    _, barred = commendations.change(hanoi, renamed, made)
    assert (barred.state, barred.form) == (ProposalState.STOPPED, "Bằng khen")
    assert refused(hanoi, lambda: commendations.change(hanoi, made, made)) == "commendation.stale"
    commendations.remove(hanoi, made.id)
    assert commendations.listed(hanoi) == ()
    undoing.undo(hanoi)
    commendations.decide(hanoi, made.id, "Chủ tịch", "đã nộp", DAY, is_allowed=True)
    assert refused(hanoi, lambda: commendations.remove(hanoi, made.id)) == "commendation.decided"
    (block,) = commendations.paper(hanoi, DAY).annexes[0].blocks
    assert isinstance(block, Table)
    assert [cell.text for cell in block.rows[0].cells] == [
        "1", "Công ty Ba", "Đơn vị sử dụng lao động", "100% người lao động tham gia", "Bằng khen",
        "Được quyết định cho tiếp tục; lý do dừng: chậm đóng 7 tháng (HN III.3);"
        " Chủ tịch quyết định ngày 19/10/2026: đã nộp",
    ]  # fmt: skip


def test_how_many_are_late_in_a_quarter_is_counted_from_the_list_alone(hanoi: Store) -> None:
    office.adopt_plan(hanoi, bundled("tra-vinh-2023"))
    quarters = {text: Period.parse(text) for text in ("2026-Q3", "2026-Q4")}

    def late(at: int) -> int | None:
        return debt.year(hanoi, 2026)[at - 1].employers

    assert (late(3), late(4)) == (None, 3)
    other = lambda: debt.set_quarter(hanoi, quarters["2026-Q4"], DebtEntry(employers=5))  # noqa: E731
    assert refused(hanoi, other) == "debt.listed"
    debt.set_quarter(hanoi, quarters["2026-Q3"], DebtEntry(employers=5))
    commendations.set_late(hanoi, "Công ty Ba", 0, DAY)
    assert (late(3), late(4)) == (5, 2)
    undoing.undo(hanoi)
    assert late(4) == 3, "taken back with the employer, in one step"


def test_a_typed_number_of_late_employers_gives_way_to_the_list_and_that_is_said(
    tra_vinh: Store,
) -> None:
    quarter, on = Period.parse("2023-Q3"), date(2023, 8, 4)
    debt.set_quarter(tra_vinh, quarter, DebtEntry(employers=5))
    replaced = commendations.set_late(tra_vinh, "Công ty Một", 4, on)[1]
    assert replaced is not None
    assert replaced.words == (
        "Số đơn vị chậm đóng quý III/2023 đã nhập là 5; nay lấy theo danh sách là 1."
    )
    assert debt.year(tra_vinh, 2023)[2].employers == 1
    assert commendations.set_late(tra_vinh, "Công ty Hai", 3, on)[1] is None, "it follows already"
