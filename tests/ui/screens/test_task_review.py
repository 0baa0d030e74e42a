"""The weekly review by keys on a real file: decided, refused, in the minutes, undone (S9, R10)."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from bhdesk import app
from bhdesk.domain.activities import Activity, ActivityState, Kind
from bhdesk.domain.activity_list import Filter
from bhdesk.domain.tasks import Task, TaskState
from bhdesk.services import activities, activity_papers, tasks, undoing
from bhdesk.ui.paper_dialog import PaperDialog
from bhdesk.ui.widgets.buttons import Button
from tests.ui.screens.offices import copy_of, keys, type_over
from tests.ui.screens.task_desk import FRIDAY, MONDAY, TASK_7, Desk, pick, press
from tests.ui.shown_tables import pdf_texts

SIX = Task(
    "Rà soát 62 hộ kinh doanh", "ông Trần Văn B", date(2026, 10, 5), date(2026, 10, 16),
    "Phòng Kinh tế", "Công an xã", "", "danh sách 62 hộ", "Chủ tịch UBND xã quyết định",
)  # fmt: skip


@pytest.fixture
def desk(qtbot, dressed, tmp_path):
    store = copy_of("binh-minh", tmp_path)
    for _ in range(2):
        tasks.activate(store, tasks.save(store, SIX)[1], FRIDAY)
    made = Desk(qtbot, store, tmp_path)
    made.day = MONDAY
    made.page.show_part(3)
    yield made
    assert made.failed == []
    made.work.close()
    store.close()


def field(desk, name):
    return desk.page.part_of("review").form.rows[name].field


def go_to(desk, key):
    desk.page.part_of("review").rows.setFocus()
    desk.page.part_of("review").rows.choose(key)
    QApplication.processEvents()


def held_reviews(desk):
    wanted = Filter(date(2026, 10, 1), date(2026, 10, 31), frozenset({Kind.REVIEW_MEETING}))
    return activities.listed(desk.store, wanted)


def minutes_of(desk, number):
    return str(activity_papers.minutes(desk.store, number))


def test_a_late_task_gets_a_new_deadline_and_the_minutes_say_so(desk, qtbot):
    part = desk.page.part_of("review")
    assert next(i.title for i in part.rows.row_model.items) == "Quá hạn (2)"
    assert "Quá hạn 3 ngày (1 ngày làm việc)" in {i.state for i in part.rows.row_model.items}
    go_to(desk, 1)
    pick(field(desk, "step"), "Hạn mới")
    type_over(field(desk, "due"), "23/10/2026")
    press(part.save_button)
    assert part.form.rows["words"].error.startswith("Chưa ghi lý do")
    assert QApplication.focusWidget() is field(desk, "words")
    assert field(desk, "due").text() == "23/10/2026"
    assert tasks.task(desk.store, 1).due == date(2026, 10, 16)
    type_over(field(desk, "words"), "chờ Thuế cung cấp danh sách")
    go_to(desk, 2)
    pick(field(desk, "step"), "Giữ hạn")
    type_over(field(desk, "conclusion"), "Họp lại ngày 26/10.")
    press(part.save_button)
    (held,) = held_reviews(desk)
    move = tasks.task(desk.store, 1).moves[0]
    assert (move.old_due, move.new_due, move.activity) == (
        date(2026, 10, 16), date(2026, 10, 23), held.id,
    )  # fmt: skip
    assert (held.day, held.state) == (MONDAY, ActivityState.HELD)
    assert field(desk, "meeting").currentText() == "19/10/2026, đã họp"
    told = minutes_of(desk, held.id)
    for said in (
        "quá 3 ngày", "từ ngày 16/10/2026 đến ngày 23/10/2026; lý do: chờ Thuế",
        "Nhiệm vụ số 2 (rà soát 62 hộ kinh doanh): giữ thời hạn 16/10/2026.", "Họp lại ngày 26/10.",
    ):
        assert said in told
    press(part.minutes)
    shown = desk.dialog(PaperDialog)
    assert "23/10/2026" in " ".join(pdf_texts(shown.pages))
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    press(part.save_button)
    assert "Chưa có quyết định" in desk.page.bar.text
    undoing.undo(desk.store)
    assert held_reviews(desk) == ()
    assert tasks.task(desk.store, 1).moves == ()


def test_done_handed_over_and_called_off(desk):
    part = desk.page.part_of("review")
    go_to(desk, 1)
    pick(field(desk, "step"), "Hoàn thành")
    type_over(field(desk, "words"), "Danh sách số 5")
    go_to(desk, 2)
    pick(field(desk, "step"), "Chuyển người")
    type_over(field(desk, "words"), "ông B đi học")
    press(part.save_button)
    assert part.form.rows["assignee"].error
    assert tasks.task(desk.store, 1).state is TaskState.ACTIVE, "all or nothing"
    type_over(field(desk, "assignee"), "Bà Lê Thị C")
    press(part.save_button)
    assert (tasks.task(desk.store, 1).state, tasks.task(desk.store, 1).done_on) == (
        TaskState.DONE, MONDAY,
    )  # fmt: skip
    assert tasks.task(desk.store, 2).assignee == "Bà Lê Thị C"
    go_to(desk, 2)
    pick(field(desk, "step"), "Hủy việc")
    type_over(field(desk, "words"), "trùng việc")
    press(part.save_button)
    assert tasks.task(desk.store, 2).state is TaskState.CANCELLED
    (held,) = held_reviews(desk)
    assert len(held.decisions.splitlines()) == 2


def test_what_is_typed_waits_while_another_meeting_or_part_is_looked_at(desk):
    number = activities.add(desk.store, Activity(Kind.REVIEW_MEETING, date(2026, 10, 12)))[1]
    desk.page.mark_stale()
    part = desk.page.part_of("review")
    go_to(desk, 1)
    pick(field(desk, "step"), "Hạn mới")
    type_over(field(desk, "due"), "32/10/2026")
    press(part.save_button)
    assert "32/10/2026" in part.form.rows["due"].error
    pick(field(desk, "meeting"), "12/10/2026, đã họp")
    QTest.keyClick(field(desk, "meeting"), Qt.Key.Key_Return)
    field(desk, "meeting").activated.emit(field(desk, "meeting").currentIndex())
    assert part._seen.meeting.id == number
    assert field(desk, "step").currentIndex() == 0
    type_over(field(desk, "day"), "19/10/2026")
    go_to(desk, 1)
    assert field(desk, "due").text() == "32/10/2026"
    assert not desk.page.may_end(list)
    assert "chưa ghi được" in desk.page.bar.text
    type_over(field(desk, "day"), "45/10/2026")
    assert part.form.rows["day"].error


def test_the_meeting_is_reached_from_its_review(desk, qtbot):
    type_over(field(desk, "conclusion"), "Kết luận")
    with qtbot.waitSignal(desk.page.page_wanted) as went:
        press(desk.page.part_of("review").save_button)
        press(desk.page.part_of("review").open_meeting)
    assert went.args == ["meetings", held_reviews(desk)[0].id]


def test_a_task_that_ended_meanwhile_is_no_longer_decided_on(desk):
    go_to(desk, 1)
    pick(field(desk, "step"), "Giữ hạn")
    go_to(desk, 2)
    pick(field(desk, "step"), "Giữ hạn")
    assert not desk.page.may_end(list)
    tasks.finish(desk.store, 1, MONDAY)
    desk.page.mark_stale()
    press(desk.page.part_of("review").save_button)
    (held,) = held_reviews(desk)
    assert held.decisions.startswith("Nhiệm vụ số 2 ")
    assert desk.page.may_end(list)


def test_six_ro_then_the_review_in_the_real_window(qtbot, dressed, tmp_path, monkeypatch):
    monkeypatch.setenv("BHDESK_HOME", str(tmp_path / "home"))
    store, now = copy_of("binh-minh", tmp_path), [FRIDAY]
    window = app.make_window(store, today=lambda: now[0])
    with qtbot.waitActive(window):
        window.show_page("tasks")
        window.show()
        window.activateWindow()
    page = window.current_page
    QTest.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    part = page.part_of("tasks")
    form = part.form
    for name, said in TASK_7.items():
        if name != "product":
            type_over(form.rows[name].field, said)
    press(part.card.give)
    assert form.rows["product"].error.startswith("Chưa giao được nhiệm vụ vì chưa rõ sản phẩm.")
    assert tasks.task(store, 1).state is TaskState.DRAFT
    keys(QApplication.focusWidget(), TASK_7["product"])
    press(part.card.give)
    assert tasks.task(store, 1).state is TaskState.ACTIVE
    now[0] = MONDAY
    window.read_again()
    badge = window.navigation._buttons["tasks"]
    qtbot.waitUntil(lambda: badge._badge == 1)
    button = next(b for b in page.segment.findChildren(Button) if "Họp đánh giá" in b.text())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    review = page.part_of("review")
    fields = review.form.rows
    pick(fields["step"].field, "Hạn mới")
    type_over(fields["due"].field, "23/10/2026")
    type_over(fields["words"].field, "chờ Thuế cung cấp danh sách")
    press(review.save_button)
    assert tasks.task(store, 1).due == date(2026, 10, 23)
    assert badge._badge == 0
    moved = next(i for i in review.rows.row_model.items if str(i.key).startswith("move:"))
    assert moved.state == "Hạn mới 23/10/2026, hạn cũ 16/10/2026"
    press(review.open_meeting)
    assert window.current_page.key == "meetings"
    assert window.current_page.editor.number == review._seen.meeting.id
    window.show_page("tasks")
    press(next(b for b in page.bar.buttons if b.text().strip() == "Hoàn tác"))
    assert tasks.task(store, 1).due == date(2026, 10, 16)
    assert review._seen.meeting is None
    window.close()
    window.work.close()
    window.deleteLater()
    store.close()
