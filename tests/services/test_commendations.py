"""The end of story S9: a proposal for an employer paying late waits for a person's decision."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from bhdesk.domain.commendations import NomineeKind, Proposal, ProposalState
from bhdesk.domain.errors import UserError
from bhdesk.services import commendations, office, undoing
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
