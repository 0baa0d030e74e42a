"""The meeting a task or an obstacle comes from: chosen, shown, reached by a click (R17, R60)."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from bhdesk import app
from bhdesk.domain.activities import Activity, Kind
from bhdesk.domain.activity_list import Filter
from bhdesk.domain.tasks import Task
from bhdesk.services import activities, activity_papers, obstacles, tasks
from tests.ui.screens.offices import copy_of, type_over
from tests.ui.screens.task_desk import FRIDAY, TASK_7, Desk, pick, press


@pytest.fixture
def desk(qtbot, dressed, tmp_path):
    store = copy_of("binh-minh", tmp_path)
    kinds = ((Kind.REVIEW_MEETING, ""), (Kind.VILLAGE_MEETING, "Nhà văn hóa"))
    for kind, place in kinds:
        activities.add(store, Activity(kind, FRIDAY, place=place))
    activities.add(store, Activity(Kind.BROADCAST, FRIDAY))
    made = Desk(qtbot, store, tmp_path)
    yield made
    assert made.failed == []
    made.work.close()
    store.close()


def meeting(desk, kind):
    """The number of the meeting of that kind."""
    (found,) = activities.listed(desk.store, Filter(FRIDAY, FRIDAY, frozenset({kind})))
    return found.id


def test_a_task_comes_from_a_meeting_and_leads_to_it(desk, qtbot):
    desk.fill(**TASK_7)
    field = desk.row("activity").field
    offered = [field.itemText(at) for at in range(field.count())]
    assert offered[0] == "– không từ cuộc họp nào –"
    assert all("Phát thanh" not in name for name in offered)
    pick(field, "02/10/2026 · Họp đánh giá kết quả")
    (stored,) = tasks.listed(desk.store)
    number = meeting(desk, Kind.REVIEW_MEETING)
    assert stored.activity == number
    press(desk.part.card.give)
    assert tasks.task(desk.store, stored.id).activity == number
    assert "Giao nhiệm vụ số" in str(activity_papers.minutes(desk.store, number))
    with qtbot.waitSignal(desk.page.page_wanted) as went:
        press(desk.part.card.meeting)
    assert went.args == ["meetings", number]
    desk.fill(work="Việc khác")
    assert field.currentIndex() == 0
    assert not desk.part.card.meeting.isVisible()
    desk.part.open_key(str(stored.id))
    assert field.currentText() == "02/10/2026 · Họp đánh giá kết quả"


def test_a_meeting_taken_away_meanwhile_is_refused_at_its_field(desk):
    desk.fill(**TASK_7)
    field = desk.row("activity").field
    activities.remove(desk.store, field.itemData(1))
    pick(field, field.itemText(1))
    assert desk.row("activity").error
    assert tasks.listed(desk.store)[0].activity is None
    assert not desk.page.may_end(list)


def test_an_obstacle_comes_from_a_meeting_and_leads_to_it(desk, qtbot):
    desk.page.show_part(1)
    part = desk.page.part_of("obstacles")
    press(part.empty.button)
    asked = desk.dialog()
    pick(asked.rows["meeting"].field, "02/10/2026 · Họp thôn, Nhà văn hóa")
    type_over(asked.rows["day"].field, "02/10/2026")
    desk.answer(text="Thẻ BHYT cấp chậm")
    (one,) = obstacles.listed(desk.store)
    number = meeting(desk, Kind.VILLAGE_MEETING)
    assert one.activity == number
    assert "Cuộc họp: 02/10/2026" in part._told.text()
    assert "Thẻ BHYT cấp chậm" in str(activity_papers.minutes(desk.store, number))
    with qtbot.waitSignal(desk.page.page_wanted) as went:
        press(part.meeting)
    assert went.args == ["meetings", number]


def test_a_deadline_is_moved_in_a_meeting_of_any_kind(desk):
    desk.fill(**TASK_7)
    press(desk.part.card.give)
    press(desk.part.card.move_due)
    pick(desk.dialog().rows["meeting"].field, "02/10/2026 · Họp thôn, Nhà văn hóa")
    desk.answer(due="23/10/2026", reason="thôn đề nghị")
    number = meeting(desk, Kind.VILLAGE_MEETING)
    assert tasks.task(desk.store, 1).moves[0].activity == number
    assert "(02/10/2026 · Họp thôn, Nhà văn hóa): thôn đề nghị" in desk.part.form._past.text()
    assert "lý do: thôn đề nghị." in str(activity_papers.minutes(desk.store, number))


def test_the_printed_lists_name_their_columns(desk):
    desk.fill(**TASK_7)
    press(desk.part.card.give)
    heads = [column.title for column in desk.part.rows.shown_table().columns]
    assert heads == ["Việc", "Hạn", "Người", "Tình trạng"]


def test_the_badge_of_late_tasks_stands_before_the_page_is_opened(
    qtbot, dressed, tmp_path, monkeypatch
):
    monkeypatch.setenv("BHDESK_HOME", str(tmp_path / "home"))
    store = copy_of("binh-minh", tmp_path)
    words = {name: said for name, said in TASK_7.items() if name not in {"starts", "due"}}
    made = [
        tasks.save(store, Task(**words, starts=date(2026, 10, 5), due=due))[1]
        for due in (date(2026, 10, 16), date(2026, 12, 1), date(2026, 12, 2))
    ]
    for number in made:
        tasks.activate(store, number, date(2026, 10, 5))
    now = [date(2026, 12, 1)]
    window = app.make_window(store, today=lambda: now[0])
    try:
        badge = window.navigation._buttons["tasks"]
        window.show()
        qtbot.waitUntil(lambda: badge._badge == 1)
        now[0] = date(2026, 12, 2)
        QTest.mouseClick(badge, Qt.MouseButton.LeftButton)
        assert badge._badge == 2, "a day passed"
        now[0] = date(2026, 12, 3)
        window.read_again()
        assert badge._badge == 3
        window.work.do(tasks.finish, made[0], now[0])
        assert badge._badge == 2
    finally:
        window.work.close()
        window.deleteLater()
        store.close()
