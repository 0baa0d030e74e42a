"""The weekly review held in one step, and the minutes that tell it by themselves (S9, R10, R62)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from bhdesk.domain.activities import Activity, ActivityState, Kind
from bhdesk.domain.commendations import NomineeKind, Proposal, ProposalState
from bhdesk.domain.document import Document, Heading, Paragraph
from bhdesk.domain.errors import UserError
from bhdesk.domain.obstacles import Obstacle
from bhdesk.domain.people import Body, BodyKind, Member
from bhdesk.domain.task_steps import Choice, Step
from bhdesk.domain.tasks import Task, TaskState
from bhdesk.services import (
    activities,
    activity_papers,
    commendations,
    obstacles,
    office,
    people,
    reviews,
    tasks,
    undoing,
)
from bhdesk.services.reviews import Held
from bhdesk.store.engine import Store
from tests.offices import MIGRATIONS, RESOURCES, dump
from tests.plans import bundled

if TYPE_CHECKING:
    from collections.abc import Callable

GIVEN, REVIEW = date(2026, 10, 2), date(2026, 10, 19)  # a Friday, a Monday
REASON = "chờ Thuế cung cấp danh sách"
MOVED = (
    "Nhiệm vụ số 7 (rà soát 62 hộ kinh doanh): chuyển thời hạn từ ngày 16/10/2026 đến ngày"
    " 23/10/2026; lý do: chờ Thuế cung cấp danh sách."
)
LATE = (
    "Quá hạn: nhiệm vụ số 7 (rà soát 62 hộ kinh doanh), hạn 16/10/2026, quá 3 ngày"
    " (1 ngày làm việc)."
)
# story S9; the person is invented there
SEVEN = Task(
    "Rà soát 62 hộ kinh doanh", "ông Trần Văn B", date(2026, 10, 5), date(2026, 10, 16),
    "Phòng Kinh tế", "Công an xã", "", "danh sách 62 hộ đối chiếu + báo cáo",
    "Chủ tịch UBND xã quyết định",
)  # fmt: skip
TO_23 = Choice(7, Step.MOVE, REASON, date(2026, 10, 23))
RULE = """
[[rule]]
key = "late_employer"
text_vi = "không xét thi đua, khen thưởng đơn vị chậm đóng từ 03 tháng"
cite = "HN III.3"
"""


def code(store: Store, action: Callable[[], object]) -> str:
    before = dump(store)
    with pytest.raises(UserError) as caught:
        action()
    assert dump(store) == before, "a refusal writes nothing"
    return caught.value.code


def parts(paper: Document) -> dict[str, list[str]]:
    """The sentences of the minutes under their headings."""
    found: dict[str, list[str]] = {}
    name = ""
    for block in paper.blocks:
        if isinstance(block, Heading):
            name = block.text.partition(". ")[2]
        elif isinstance(block, Paragraph):
            found.setdefault(name, []).append(block.text)
    return found


def concluded(store: Store, number: int) -> list[str]:
    told = parts(activity_papers.minutes(store, number))
    # the closing line of the form follows the last part
    return [line for line in told.get("Kết luận, nhiệm vụ tiếp theo", []) if "kết thúc" not in line]


@pytest.fixture
def team(binh_minh: Store) -> Store:
    """Nine members, fourteen tasks, number 7 as the story tells it and given out."""
    body = people.save_body(binh_minh, Body(BodyKind.TEAM, "Tổ triển khai"))[1]
    for number in range(1, 10):
        people.save_member(binh_minh, Member(body, f"Thành viên {number}"))
    for number in range(1, 15):
        given = SEVEN if number == 7 else replace(SEVEN, work=f"Việc {number}", product="")
        assert tasks.save(binh_minh, given)[1] == number
    tasks.activate(binh_minh, 7, GIVEN)
    return binh_minh


def test_story_nine_from_the_fourteen_tasks_to_the_stopped_proposal(team: Store) -> None:
    assert len(tasks.listed(team)) == 14
    assert len(people.choices(team, REVIEW)) == 9
    assert code(team, lambda: tasks.activate(team, 8, GIVEN)) == "task.not_clear"
    seen = reviews.desk(team, REVIEW)
    assert (seen.meeting, seen.meetings) == (None, ())
    assert [(late.task.id, late.days) for late in seen.review.overdue] == [(7, 3)]
    _, number = reviews.hold(team, Held(REVIEW, (TO_23,), "Đề nghị Thuế cung cấp danh sách."))
    held = activities.one(team, number)
    assert (held.kind, held.day, held.state) == (Kind.REVIEW_MEETING, REVIEW, ActivityState.HELD)
    (move,) = tasks.task(team, 7).moves
    assert (move.old_due, move.new_due, move.reason, move.activity) == (
        date(2026, 10, 16), date(2026, 10, 23), REASON, number,
    )  # fmt: skip
    assert concluded(team, number) == [MOVED, "Đề nghị Thuế cung cấp danh sách."]
    assert parts(activity_papers.minutes(team, number))["Kết quả"] == [LATE]
    made = activity_papers.minutes(team, number)
    assert activity_papers.pages(made, RESOURCES).startswith(b"%PDF")
    office.adopt_plan(team, bundled("tu-ky-2026") + RULE)
    for name, months in (("Công ty Một", 4), ("Công ty Hai", 3), ("Công ty Ba", 7)):
        commendations.set_late(team, name, months, REVIEW)
    assert len(commendations.late_employers(team, 3)) == 3
    _, given = commendations.propose(team, Proposal("Công ty Một", NomineeKind.EMPLOYER, REVIEW))
    assert (given.bar, given.state) == ("chậm đóng 4 tháng (HN III.3)", ProposalState.STOPPED)
    assert code(team, lambda: commendations.submit(team, given.id, REVIEW)) == (
        "commendation.stopped"
    )
    commendations.decide(team, given.id, "Chủ tịch UBND xã", "đã nộp đủ", REVIEW, is_allowed=True)
    commendations.submit(team, given.id, REVIEW)
    assert commendations.listed(team)[0].decided_by == "Chủ tịch UBND xã"


def test_the_minutes_stay_what_they_were_whatever_comes_later(team: Store) -> None:
    _, number = reviews.hold(team, Held(REVIEW, (TO_23,)))
    before = activity_papers.minutes(team, number)
    tasks.move(team, 7, date(2026, 10, 30), "bổ sung 4 hộ", date(2026, 10, 26))
    reviews.hold(team, Held(date(2026, 10, 26), (Choice(7, Step.KEEP),)))
    tasks.finish(team, 7, date(2026, 11, 2), "Báo cáo số 41/BC-PKT")
    assert activity_papers.minutes(team, number) == before


def test_one_undo_takes_the_whole_review_back_and_redo_brings_it(team: Store) -> None:
    def facts() -> dict[str, object]:
        wanted = {"task", "task_move", "activity"}
        return {name: rows for name, rows in dump(team).items() if name in wanted}

    before = facts()
    choices = (TO_23, Choice(7, Step.HAND, "ông B đi học", assignee="Bà Lê Thị C"))
    reviews.hold(team, Held(REVIEW, choices, "Kết luận chung"))
    after = facts()
    assert undoing.last(team).what == "Họp đánh giá tuần 19/10/2026"  # type: ignore[union-attr]
    undoing.undo(team)
    assert facts() == before
    undoing.redo(team)
    assert facts() == after


def test_what_no_task_keeps_becomes_a_line_of_the_meeting_and_is_never_doubled(
    team: Store,
) -> None:
    _, number = reviews.hold(team, Held(REVIEW, (Choice(7, Step.KEEP, "đôn đốc hằng ngày"),)))
    kept = "Nhiệm vụ số 7 (rà soát 62 hộ kinh doanh): giữ thời hạn 16/10/2026; đôn đốc hằng ngày."
    assert concluded(team, number) == [kept]
    again = Held(REVIEW, (Choice(7, Step.KEEP, "đôn đốc hằng ngày"),), kept, kept)
    assert reviews.hold(team, again)[1] == number, "the meeting of that day, not another"
    assert concluded(team, number) == [kept]
    hand = Choice(7, Step.HAND, "ông B đi học", assignee="Bà Lê Thị C")
    reviews.hold(team, Held(REVIEW, (hand,), "Sửa lại câu trên.", kept))
    assert concluded(team, number) == [
        "Sửa lại câu trên.",
        "Nhiệm vụ số 7 (rà soát 62 hộ kinh doanh): chuyển Bà Lê Thị C thực hiện thay ông Trần Văn"
        " B; lý do: ông B đi học.",
    ]
    assert tasks.task(team, 7).assignee == "Bà Lê Thị C"
    stored = activities.one(team, number).decisions
    reviews.hold(team, Held(REVIEW, (Choice(7, Step.DONE, "Danh sách số 5"),), stored, stored))
    assert (tasks.task(team, 7).state, tasks.task(team, 7).done_on) == (TaskState.DONE, REVIEW)
    assert parts(activity_papers.minutes(team, number))["Kết quả"] == [
        "Đã xong: nhiệm vụ số 7 (rà soát 62 hộ kinh doanh): Danh sách số 5."
    ]


def test_a_planned_meeting_is_held_and_keeps_what_it_has(team: Store) -> None:
    planned = Activity(Kind.REVIEW_MEETING, REVIEW, ActivityState.PLANNED, chair="Chủ tịch xã",
                       decisions="Có mặt đủ.")  # fmt: skip
    number = activities.add(team, planned)[1]
    assert code(team, lambda: reviews.hold(team, Held(REVIEW, (TO_23,)))) == "activity.stale"
    reviews.hold(team, Held(REVIEW, (TO_23,), "Có mặt đủ.", "Có mặt đủ."))
    held = activities.one(team, number)
    assert (held.state, held.chair, held.decisions) == (
        ActivityState.HELD, "Chủ tịch xã", "Có mặt đủ.",
    )  # fmt: skip
    assert concluded(team, number) == [MOVED, "Có mặt đủ."]


def test_a_refusal_names_its_task_and_nothing_is_written(team: Store) -> None:
    tasks.save(team, replace(tasks.task(team, 8), product="báo cáo"))
    tasks.activate(team, 8, GIVEN)

    def hold(choice: Choice) -> Callable[[], object]:
        return lambda: reviews.hold(team, Held(REVIEW, (TO_23, choice)))

    for choice, wanted in (
        (Choice(8, Step.MOVE, "", date(2026, 10, 30)), "task.no_reason"),
        (Choice(8, Step.MOVE, "x"), "task.no_due"),
        (Choice(8, Step.MOVE, "x", date(2026, 10, 16)), "task.same_due"),
        (Choice(8, Step.MOVE, "x", date(2026, 10, 1)), "task.dates"),
        (Choice(8, Step.HAND, "x", assignee=" "), "task.no_assignee"),
        (Choice(8, Step.HAND, " ", assignee="Bà C"), "task.no_reason"),
        (Choice(8, Step.CANCEL), "task.no_reason"),
        (Choice(9, Step.KEEP), "task.wrong_state"),
        (Choice(99, Step.KEEP), "task.unknown"),
        (Choice(8, Step.DONE, "x\x07"), "text.unprintable"),
    ):
        assert code(team, hold(choice)) == wanted
    with pytest.raises(UserError) as caught:
        hold(Choice(8, Step.CANCEL))()
    assert caught.value.params["task"] == 8
    assert code(team, lambda: reviews.hold(team, Held(REVIEW))) == "review.nothing"
    far = lambda: reviews.hold(team, Held(date(2036, 10, 19), conclusion="x"))  # noqa: E731
    assert code(team, far) == "activity.far_from_plan"


def test_it_survives_a_restart(team: Store) -> None:
    _, number = reviews.hold(team, Held(REVIEW, (TO_23,), "Kết luận chung"))
    path = team.path
    team.close()
    again = Store.open(path, "người khác", MIGRATIONS, path.parent / "sao-luu-2")
    try:
        assert concluded(again, number) == [MOVED, "Kết luận chung."]
    finally:
        again.close()


def test_an_obstacle_and_a_task_of_a_village_meeting_stand_in_its_minutes(team: Store) -> None:
    village = activities.add(team, Activity(Kind.VILLAGE_MEETING, GIVEN))[1]
    other = activities.add(team, Activity(Kind.VILLAGE_MEETING, GIVEN, place="Thôn khác"))[1]
    tasks.save(team, replace(tasks.task(team, 9), product="báo cáo"))
    tasks.activate(team, 9, GIVEN, village)
    obstacles.save(team, Obstacle("Thẻ BHYT cấp chậm", GIVEN, activity=village))
    told = parts(activity_papers.minutes(team, village))
    assert told["Khó khăn, vướng mắc, kiến nghị"] == ["Thẻ BHYT cấp chậm."]
    assert concluded(team, village)[0].startswith("Giao nhiệm vụ số 9: việc 9;")
    assert "Kết quả" not in told
    assert concluded(team, other) == []


def test_what_names_the_meeting_stands_in_its_minutes_whenever_it_is_typed(team: Store) -> None:
    number = activities.add(team, Activity(Kind.VILLAGE_MEETING, GIVEN))[1]
    tasks.save(team, replace(tasks.task(team, 9), product="báo cáo", activity=number))
    monday = date(2026, 10, 5)
    tasks.activate(team, 9, monday)
    tasks.move(team, 7, date(2026, 10, 20), "họp thôn đề nghị", monday, number)
    given, moved = sorted(concluded(team, number))
    assert given.startswith("Giao nhiệm vụ số 9: việc 9;")
    assert "từ ngày 16/10/2026 đến ngày 20/10/2026; lý do: họp thôn đề nghị." in moved
    review = reviews.hold(team, Held(monday, conclusion="Kết luận"))[1]
    assert concluded(team, review) == ["Kết luận."], "decided elsewhere, though on the same day"


def test_the_meetings_a_task_can_come_from(team: Store) -> None:
    def add(kind: Kind, day: date) -> int:
        return activities.add(team, Activity(kind, day))[1]

    old, early = add(Kind.VILLAGE_MEETING, date(2025, 6, 1)), add(Kind.REVIEW_MEETING, GIVEN)
    late = add(Kind.VILLAGE_MEETING, REVIEW)
    add(Kind.BROADCAST, GIVEN)
    assert [one.id for one in tasks.meetings(team, REVIEW)] == [late, early]
    tasks.save(team, replace(tasks.task(team, 9), activity=old))
    activities.remove(team, old)
    activities.remove(team, early)
    assert [one.id for one in tasks.meetings(team, REVIEW)] == [late, old]
