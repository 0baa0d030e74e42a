"""Story S9 through the services: six "rõ", the weekly review, a moved deadline; obstacles (R17)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from bhdesk.domain import narrative_obstacles, task_review
from bhdesk.domain.activities import Activity, Kind
from bhdesk.domain.document import Table
from bhdesk.domain.errors import UserError
from bhdesk.domain.obstacles import Obstacle, ObstacleState
from bhdesk.domain.periods import Month
from bhdesk.domain.tasks import Clear, Task, TaskState
from bhdesk.exchange import papers
from bhdesk.services import activities, obstacles, office, reporting, tasks, undoing
from tests.offices import RESOURCES, dump, type_may, unit_ids
from tests.plans import bundled

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bhdesk.store.engine import Store

GIVEN = date(2026, 10, 2)  # a Friday
REVIEW = date(2026, 10, 19)  # a Monday
# story S9; the person is invented there
SEVEN = Task(
    "Rà soát 62 hộ kinh doanh", "ông Trần Văn B", date(2026, 10, 5), date(2026, 10, 16),
    "Phòng Kinh tế", "Công an xã", "", "danh sách 62 hộ đối chiếu + báo cáo",
    "Chủ tịch UBND xã quyết định",
)  # fmt: skip


def refused(store: Store, action: Callable[[], object]) -> UserError:
    before = dump(store)
    with pytest.raises(UserError) as caught:
        action()
    assert dump(store) == before, "a refusal writes nothing"
    return caught.value


def meeting(store: Store, day: date) -> int:
    return activities.add(store, Activity(Kind.REVIEW_MEETING, day))[1]


@pytest.fixture
def team(binh_minh: Store) -> Store:
    """The team's fourteen tasks, number 7 as the story tells it; the others are drafts."""
    for number in range(1, 15):
        given = SEVEN if number == 7 else Task(f"Việc {number}")
        assert tasks.save(binh_minh, given)[1] == number
    return binh_minh


@pytest.mark.parametrize(
    ("empty", "missing"),
    [
        ({"assignee": ""}, "người"),
        ({"starts": None}, "thời gian"),
        ({"due": None}, "thời gian"),
        ({"lead": " "}, "trách nhiệm"),
        ({"product": ""}, "sản phẩm"),
        ({"authority": "\t"}, "thẩm quyền"),
        ({"product": "", "authority": ""}, "sản phẩm, thẩm quyền"),
    ],
)
def test_a_task_is_not_given_while_one_of_the_six_is_empty(
    team: Store, empty: dict[str, None], missing: str
) -> None:
    tasks.save(team, replace(SEVEN, id=7, **empty))
    problem = refused(team, lambda: tasks.activate(team, 7, GIVEN))
    assert (problem.code, problem.params["missing"]) == ("task.not_clear", missing)
    assert tasks.task(team, 7).state is TaskState.DRAFT
    tasks.save(team, replace(SEVEN, id=7))
    tasks.activate(team, 7, GIVEN)
    assert tasks.task(team, 7).state is TaskState.ACTIVE


def test_a_draft_says_what_it_lacks() -> None:
    assert SEVEN.unclear == ()
    assert Task("").unclear == tuple(Clear)
    assert replace(SEVEN, cooperating="", supervisor="").unclear == ()


def test_story_nine(team: Store) -> None:
    tasks.activate(team, 7, GIVEN, meeting(team, GIVEN))
    meeting(team, date(2026, 10, 12))
    friday = tasks.review(team, date(2026, 10, 16))
    assert friday.overdue == ()
    assert [task.id for task in friday.due] == [7]
    held = meeting(team, REVIEW)
    seen = tasks.review(team, REVIEW)
    assert seen.since == date(2026, 10, 12)
    assert [(late.task.id, late.days, late.working_days) for late in seen.overdue] == [(7, 3, 1)]
    assert task_review.findings(seen) == (
        "Quá hạn: nhiệm vụ số 7 (rà soát 62 hộ kinh doanh), hạn 16/10/2026, quá 3 ngày"
        " (1 ngày làm việc).",
    )
    assert task_review.decisions(seen, held) == ()
    reason = "chờ Thuế cung cấp danh sách"
    tasks.move(team, 7, date(2026, 10, 23), reason, REVIEW, held)
    seen = tasks.review(team, REVIEW)
    assert seen.overdue == ()
    assert [task.id for task in seen.due] == [7]
    assert task_review.decisions(seen, held) == (
        "Nhiệm vụ số 7 (rà soát 62 hộ kinh doanh): chuyển thời hạn từ ngày 16/10/2026 đến ngày"
        " 23/10/2026; lý do: chờ Thuế cung cấp danh sách.",
    )
    (move,) = tasks.task(team, 7).moves
    assert (move.old_due, move.new_due, move.reason, move.activity) == (
        date(2026, 10, 16), date(2026, 10, 23), reason, held,
    )  # fmt: skip
    assert tasks.task(team, 7).first_due == date(2026, 10, 16)
    tasks.move(team, 7, date(2026, 10, 30), "bổ sung 4 hộ mới", date(2026, 10, 22))
    assert [m.old_due for m in tasks.task(team, 7).moves] == [
        date(2026, 10, 16), date(2026, 10, 23),
    ]  # fmt: skip
    tasks.finish(team, 7, date(2026, 11, 2), "Báo cáo số 41/BC-PKT")
    done = tasks.review(team, date(2026, 11, 2))
    assert [task.id for task in done.done] == [7]
    meeting(team, date(2026, 11, 2))
    assert tasks.review(team, date(2026, 11, 9)).done == (), "told once"
    assert tasks.task(team, 7).overdue_days(date(2027, 1, 1)) == 3
    assert "Đã xong: nhiệm vụ số 7 (rà soát 62 hộ kinh doanh): Báo cáo số 41/BC-PKT." in (
        task_review.findings(done)
    )


def test_working_days_leave_out_holidays() -> None:
    active = replace(SEVEN, state=TaskState.ACTIVE)
    wednesday = date(2026, 10, 21)
    assert active.overdue_days(wednesday) == 5
    assert active.overdue_working_days(wednesday) == 3
    assert active.overdue_working_days(wednesday, lambda day: day == wednesday) == 1
    assert active.overdue_days(date(2026, 10, 16)) == 0
    assert replace(SEVEN).overdue_days(wednesday) == 0, "a draft is never late"


def test_given_tasks_stand_in_the_minutes_of_their_meeting(team: Store) -> None:
    held = meeting(team, GIVEN)
    tasks.activate(team, 7, GIVEN, held)
    seen = tasks.review(team, GIVEN)
    assert task_review.decisions(seen, held) == (
        "Giao nhiệm vụ số 7: rà soát 62 hộ kinh doanh; ông Trần Văn B thực hiện, Phòng Kinh tế chủ"
        " trì, hoàn thành trước hoặc trong ngày 16/10/2026; sản phẩm: danh sách 62 hộ đối chiếu"
        " + báo cáo.",
    )
    assert task_review.decisions(seen, held + 1) == ()
    assert len(task_review.decisions(seen)) == 1, "without a meeting: what was given on the day"


def test_an_active_task_keeps_its_six_and_its_deadline(team: Store) -> None:
    tasks.activate(team, 7, GIVEN)
    seven = tasks.task(team, 7)

    def code(action: Callable[[], object]) -> str:
        return refused(team, action).code

    empty, late = replace(seven, product=""), replace(seven, due=date(2026, 10, 23))
    assert code(lambda: tasks.save(team, empty)) == "task.not_clear"
    assert code(lambda: tasks.save(team, late)) == "task.due_fixed"
    assert code(lambda: tasks.move(team, 7, late.due or GIVEN, " ", GIVEN)) == "task.no_reason"
    assert code(lambda: tasks.move(team, 7, date(2026, 10, 16), "x", GIVEN)) == "task.same_due"
    assert code(lambda: tasks.move(team, 7, date(2026, 10, 4), "x", GIVEN)) == "task.dates"
    assert code(lambda: tasks.move(team, 7, GIVEN, "x", GIVEN, 99)) == "task.dates"
    assert code(lambda: tasks.activate(team, 7, GIVEN)) == "task.wrong_state"
    assert code(lambda: tasks.remove(team, 7)) == "task.wrong_state"
    assert code(lambda: tasks.finish(team, 1, GIVEN)) == "task.wrong_state"
    assert code(lambda: tasks.reopen(team, 7, "x")) == "task.wrong_state"
    assert code(lambda: tasks.cancel(team, 7, "")) == "task.no_reason"
    assert code(lambda: tasks.save(team, Task(" "))) == "task.no_work"
    assert code(lambda: tasks.save(team, replace(seven, lead="x"), replace(seven, lead="y"))) == (
        "task.stale"
    )
    assert code(lambda: tasks.save(team, Task("x", activity=99))) == "activity.unknown"
    assert code(lambda: tasks.task(team, 99)) == "task.unknown"
    early = replace(SEVEN, due=date(2026, 10, 1))
    assert code(lambda: tasks.save(team, early)) == "task.dates"
    tasks.save(team, replace(seven, supervisor="Bà Lê Thị C", evidence="không đổi ở đây"))
    assert tasks.task(team, 7).supervisor == "Bà Lê Thị C"
    assert tasks.task(team, 7).evidence == ""


def test_called_off_and_opened_again(team: Store) -> None:
    tasks.activate(team, 7, GIVEN)
    tasks.finish(team, 7, date(2026, 10, 15), "Danh sách")
    tasks.reopen(team, 7, "còn thiếu 3 hộ")
    seven = tasks.task(team, 7)
    assert (seven.state, seven.done_on, seven.note) == (TaskState.ACTIVE, None, "còn thiếu 3 hộ")
    assert seven.evidence == "Danh sách"
    tasks.cancel(team, 7, "trùng nhiệm vụ 9")
    assert tasks.review(team, REVIEW).overdue == ()
    tasks.cancel(team, 1, "không cần")
    tasks.reopen(team, 1, "cần lại")
    assert tasks.task(team, 1).state is TaskState.DRAFT
    tasks.set_evidence(team, 7, "Biên bản")
    assert tasks.task(team, 7).evidence == "Biên bản"


def test_everything_is_undone_and_done_again(binh_minh: Store) -> None:
    def stored() -> dict[str, object]:
        return {n: r for n, r in dump(binh_minh).items() if n in {"task", "task_move", "obstacle"}}

    steps: list[Callable[[], object]] = [
        lambda: tasks.save(binh_minh, SEVEN),
        lambda: tasks.activate(binh_minh, 1, GIVEN),
        lambda: tasks.move(binh_minh, 1, date(2026, 10, 23), "chờ", REVIEW),
        lambda: tasks.finish(binh_minh, 1, date(2026, 10, 22), "xong"),
        lambda: tasks.save(binh_minh, Task("Việc khác")),
        lambda: tasks.remove(binh_minh, 2),
        lambda: obstacles.save(binh_minh, Obstacle("Đường xấu", GIVEN)),
        lambda: obstacles.pass_on(binh_minh, 1, "UBND tỉnh", GIVEN),
        lambda: obstacles.answer(binh_minh, 1, "Đã sửa", REVIEW),
        lambda: obstacles.remove(binh_minh, 1),
    ]
    states = [stored()]
    for step in steps:
        step()
        states.append(stored())
    for before in reversed(states[:-1]):
        undoing.undo(binh_minh)
        assert stored() == before
    for after in states[1:]:
        undoing.redo(binh_minh)
        assert stored() == after


def test_a_number_once_given_is_never_given_again(binh_minh: Store) -> None:
    tasks.save(binh_minh, Task("Một"))
    tasks.remove(binh_minh, 1)
    assert tasks.save(binh_minh, Task("Hai"))[1] == 2


def test_drafts_from_the_deadlines_of_the_plan(binh_minh: Store, tmp_path: Path) -> None:
    assert tasks.seed(binh_minh)[1] == 0, "the plan of Tứ Kỳ has no dated duty"
    office.adopt_plan(binh_minh, bundled("bac-ninh-2026-2030"))
    assert tasks.seed(binh_minh)[1] == 2
    assert tasks.seed(binh_minh)[1] == 0, "what is there is not added again"
    first, second = tasks.listed(binh_minh)
    # "trước ngày 19/12/2025" and "trước ngày 26/12/2025": the last days that keep them
    assert (first.due, second.due) == (date(2025, 12, 18), date(2025, 12, 25))
    assert first.state is TaskState.DRAFT
    assert first.work.startswith("Xây dựng kế hoạch 2026-2030")


def test_the_sheet_shows_the_six_and_goes_out_as_pdf_and_docx(
    team: Store, tmp_path: Path
) -> None:
    tasks.activate(team, 7, GIVEN)
    late = tasks.sheet(team, REVIEW)
    (block,) = late.annexes[0].blocks
    assert isinstance(block, Table)
    (row,) = block.rows
    assert [cell.text for cell in row.cells] == [
        "7", "Rà soát 62 hộ kinh doanh", "ông Trần Văn B", "05/10/2026 – 16/10/2026",
        "Phòng Kinh tế", "Công an xã", "danh sách 62 hộ đối chiếu + báo cáo",
        "Chủ tịch UBND xã quyết định", "Quá hạn 3 ngày",
    ]  # fmt: skip
    tasks.move(team, 7, date(2026, 10, 23), "chờ", REVIEW)
    (block,) = tasks.sheet(team, REVIEW).annexes[0].blocks
    assert isinstance(block, Table)
    assert block.rows[0].cells[3].text == "05/10/2026 – 23/10/2026 (hạn ban đầu 16/10/2026)"
    assert block.rows[0].cells[-1].text == "Đang làm"
    assert late.annexes[0].is_landscape
    assert reporting.pdf(late, RESOURCES).startswith(b"%PDF")
    papers.save_docx(tmp_path / "phân công.docx", late, RESOURCES)
    assert (tmp_path / "phân công.docx").stat().st_size > 5000


def test_obstacles_open_passed_answered(binh_minh: Store) -> None:
    held = meeting(binh_minh, date(2026, 5, 12))
    village = unit_ids(binh_minh)[4]
    raised = Obstacle(
        "Thẻ BHYT cấp chậm", date(2026, 5, 12), "Trưởng thôn", village, "Nhà văn hóa", held
    )
    _, number = obstacles.save(binh_minh, raised)
    assert [one.state for one in obstacles.listed(binh_minh)] == [ObstacleState.OPEN]
    obstacles.pass_on(binh_minh, number, "Bảo hiểm xã hội cơ sở", date(2026, 5, 14))
    assert obstacles.listed(binh_minh, {ObstacleState.OPEN}) == ()
    obstacles.answer(binh_minh, number, "Cấp trong 5 ngày", date(2026, 6, 3))
    (one,) = obstacles.listed(binh_minh, {ObstacleState.ANSWERED})
    assert one.waiting_days(date(2026, 12, 31)) == 22

    def code(given: Obstacle) -> str:
        return refused(binh_minh, lambda: obstacles.save(binh_minh, given)).code

    day = date(2026, 5, 12)
    assert code(Obstacle(" ", day)) == "obstacle.no_text"
    assert code(Obstacle("x", day, passed_to="UBND tỉnh")) == "obstacle.incomplete"
    assert code(Obstacle("x", day, answered_on=day)) == "obstacle.incomplete"
    assert code(replace(one, passed_on=date(2026, 5, 11))) == "obstacle.days"
    assert code(replace(one, answered_on=date(2026, 5, 13))) == "obstacle.days"
    assert code(Obstacle("x", day, unit=999)) == "unit.stale"
    assert code(Obstacle("x", day, activity=999)) == "activity.unknown"
    assert code(replace(one, id=99)) == "obstacle.unknown"
    stale = replace(one, answer="khác")
    assert refused(binh_minh, lambda: obstacles.save(binh_minh, one, stale)).code == (
        "obstacle.stale"
    )


def test_open_obstacles_as_they_stood_at_the_end_of_the_period(binh_minh: Store) -> None:
    type_may(binh_minh)
    village = unit_ids(binh_minh)[4]
    asked, answered = date(2026, 5, 14), date(2026, 6, 3)
    for given in (
        Obstacle("Thẻ BHYT cấp chậm", date(2026, 5, 12), "", village, "", None,
                 "Bảo hiểm xã hội cơ sở", asked, "Cấp trong 5 ngày", answered),
        Obstacle("Thiếu tờ rơi", date(2026, 5, 20), place="Họp giao ban"),
        Obstacle("BHXH báo số muộn", date(2026, 4, 2), "", None, "", None,
                 "Bảo hiểm xã hội cơ sở", asked),
        Obstacle("Của tháng 6", date(2026, 6, 1)),
    ):  # fmt: skip
        obstacles.save(binh_minh, given)
    source = reporting.month_report(binh_minh, Month(2026, 5)).source
    may = replace(source, obstacles=obstacles.listed(binh_minh))
    assert {p.key: p.text for p in narrative_obstacles.passages(may)} == {
        "obstacles/register/3": "Phản ánh ngày 02/04/2026: BHXH báo số muộn. Đã chuyển Bảo hiểm xã"
        " hội cơ sở ngày 14/05/2026, chưa có trả lời.",
        "obstacles/register/1": "Thôn Đoài (ngày 12/05/2026): thẻ BHYT cấp chậm. Đã chuyển Bảo"
        " hiểm xã hội cơ sở ngày 14/05/2026, chưa có trả lời.",
        "obstacles/register/2": "Họp giao ban (ngày 20/05/2026): thiếu tờ rơi. Chưa chuyển cấp có"
        " thẩm quyền.",
    }
    assert [p.text for p in narrative_obstacles.proposals(may)] == [
        "Đề nghị Bảo hiểm xã hội cơ sở sớm xem xét, trả lời 02 khó khăn, vướng mắc đã chuyển."
    ]
    june = replace(
        reporting.month_report(binh_minh, Month(2026, 6)).source, obstacles=may.obstacles
    )
    keys = [p.key for p in narrative_obstacles.passages(june)]
    assert keys == ["obstacles/register/3", "obstacles/register/2", "obstacles/register/4"]
