"""The page Nhiệm vụ by keys on a real file: six rõ, obstacles, deadlines (S9, R17, R60-R62)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from bhdesk import app
from bhdesk.domain.obstacles import ObstacleState
from bhdesk.domain.people import Body, BodyKind, Member
from bhdesk.domain.tasks import Task, TaskState
from bhdesk.services import deadlines, obstacles, office, people, tasks
from bhdesk.ui.paper_dialog import PaperDialog
from bhdesk.ui.widgets.form_dialog import FormDialog
from tests.ui.screens.offices import copy_of, keys, type_over
from tests.ui.screens.task_desk import FRIDAY, MONDAY, TASK_7, Desk, press


@pytest.fixture
def desk(qtbot, dressed, tmp_path):
    store = copy_of("binh-minh", tmp_path)
    made = Desk(qtbot, store, tmp_path)
    yield made
    assert made.failed == []
    made.work.close()
    store.close()


@pytest.mark.parametrize(
    ("left_out", "word"),
    [("assignee", "người"), ("starts", "thời gian"), ("due", "thời gian"),
     ("lead", "trách nhiệm"), ("product", "sản phẩm"), ("authority", "thẩm quyền")],
)  # fmt: skip
def test_giao_viec_is_refused_at_the_empty_field_and_keeps_what_is_typed(desk, left_out, word):
    desk.fill(**{name: said for name, said in TASK_7.items() if name != left_out})
    press(desk.part.card.give)
    (stored,) = tasks.listed(desk.store)
    assert stored.state is TaskState.DRAFT
    said = desk.row(left_out).error
    assert said.startswith(f"Chưa giao được nhiệm vụ vì chưa rõ {word}.")
    assert [n for n, row in desk.part.form.rows.items() if row.error] == [left_out]
    assert QApplication.focusWidget() is desk.row(left_out).field
    assert stored.work == TASK_7["work"]
    type_over(desk.row(left_out).field, TASK_7[left_out])
    press(desk.part.card.give)
    (stored,) = tasks.listed(desk.store)
    assert (stored.state, stored.assigned_on) == (TaskState.ACTIVE, FRIDAY)
    assert desk.row(left_out).error == ""


def test_a_task_without_work_is_refused_and_nothing_typed_is_lost(desk):
    desk.fill(assignee="ông Trần Văn B")
    press(desk.part.card.give)
    assert tasks.listed(desk.store) == ()
    assert desk.row("work").error.startswith("Chưa ghi việc phải làm")
    assert desk.row("assignee").field.text() == "ông Trần Văn B"


def test_s9_overdue_then_moved_with_its_reason(desk):
    desk.fill(**TASK_7)
    press(desk.part.card.give)
    number = tasks.listed(desk.store)[0].id
    desk.day = MONDAY
    desk.page.mark_stale()
    assert desk.listed()[number].state == "Quá hạn 3 ngày"
    assert desk.row("due").field.isReadOnly()
    press(desk.part.card.move_due)
    asked = desk.answer(due="23/10/2026")
    assert asked.rows["reason"].error.startswith("Chưa ghi lý do")
    assert tasks.task(desk.store, number).due == date(2026, 10, 16)
    desk.answer(reason="chờ thuế xác nhận")
    moved = tasks.task(desk.store, number)
    assert (moved.due, moved.first_due) == (date(2026, 10, 23), date(2026, 10, 16))
    assert moved.moves[0].reason == "chờ thuế xác nhận"
    assert "16/10/2026 sang 23/10/2026" in desk.part.form._past.text()
    press(desk.part.card.finish)
    desk.answer(reason="danh sách số 5")
    done = tasks.task(desk.store, number)
    assert (done.state, done.done_on, done.evidence) == (TaskState.DONE, MONDAY, "danh sách số 5")


def test_a_refused_day_waits_while_another_task_is_looked_at(desk):
    tasks.save(desk.store, Task("Việc cũ"))
    desk.page.mark_stale()
    desk.fill(work="Việc mới", due="32/10/2026")
    assert "32/10/2026" in desk.row("due").error
    new = tasks.listed(desk.store)[-1]
    assert (new.work, new.due) == ("Việc mới", None)
    desk.part.rows.setFocus()
    desk.part.rows.choose(1)
    QApplication.processEvents()
    assert desk.row("work").field.toPlainText() == "Việc cũ"
    assert desk.row("due").field.text() == ""
    desk.part.rows.choose(new.id)
    QApplication.processEvents()
    assert desk.row("due").field.text() == "32/10/2026"
    assert desk.row("due").error


def test_an_active_task_cannot_lose_one_of_the_six(desk):
    desk.fill(**TASK_7)
    press(desk.part.card.give)
    type_over(desk.row("product").field, "")
    assert "sản phẩm" in desk.row("product").error
    assert tasks.listed(desk.store)[0].product == TASK_7["product"]


def test_called_off_with_a_reason_and_gone_on_with(desk):
    desk.fill(**TASK_7)
    press(desk.part.card.give)
    press(desk.part.card.cancel)
    desk.answer(reason="huyện hủy")
    assert tasks.listed(desk.store)[0].state is TaskState.CANCELLED
    desk.page.show_what("task:1")
    press(desk.part.card.reopen)
    desk.answer(reason="làm lại")
    assert tasks.listed(desk.store)[0].state is TaskState.ACTIVE


def test_the_assignment_sheet_is_looked_at(desk, qtbot):
    desk.fill(**TASK_7)
    press(desk.part.card.give)
    press(desk.part.sheet_button)
    shown = desk.dialog(PaperDialog)
    assert shown.pages.startswith(b"%PDF")
    QTest.keyClick(shown, Qt.Key.Key_Escape)


def test_an_obstacle_is_raised_passed_on_and_answered(desk):
    unit = office.frame(desk.store).units[0]
    desk.page.show_part(1)
    part = desk.page.part_of("obstacles")
    press(part.empty.button)
    asked = desk.answer(by="Bí thư chi bộ")
    assert asked.rows["text"].error.startswith("Chưa ghi nội dung")
    asked.rows["unit"].field.setCurrentIndex(1)
    desk.answer(text="Nhiều hộ đi làm ăn xa")
    (one,) = obstacles.listed(desk.store)
    assert (one.text, one.raised_by, one.unit) == (
        "Nhiều hộ đi làm ăn xa", "Bí thư chi bộ", unit.id,
    )  # fmt: skip
    press(part.pass_on)
    desk.answer(to="BHXH cơ sở", day="01/10/2026")
    assert obstacles.listed(desk.store)[0].state is ObstacleState.OPEN
    assert "trước ngày" in desk.dialog().rows["day"].error
    desk.answer(day="05/10/2026")
    assert obstacles.listed(desk.store)[0].state is ObstacleState.PASSED
    press(part.answer)
    desk.answer(to="Đã hướng dẫn", day="09/10/2026")
    assert obstacles.listed(desk.store)[0].answer == "Đã hướng dẫn"
    assert part.rows.row_model.items == ()


def test_deadlines_of_the_year_and_own_ones(desk, tmp_path, monkeypatch):
    desk.page.show_part(2)
    part = desk.page.part_of("due")
    press(part.add)
    asked = desk.answer(day="25/10/2026")
    assert asked.rows["name"].error
    desk.answer(name="Gửi số liệu")
    (own,) = deadlines.own(desk.store)
    assert (own.name, own.day) == ("Gửi số liệu", date(2026, 10, 25))
    key = f"own:{own.id}:2026-10-25"
    item = next(i for i in part.rows.row_model.items if i.key == key)
    assert (item.big, item.small) == ("23/10", "T6")  # the 25th is a Sunday
    part.rows.choose(key)
    press(part.mark)
    assert key not in {i.key for i in part.rows.row_model.items}
    target = tmp_path / "han.ics"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    press(part.save_button)
    assert target.read_bytes().startswith(b"BEGIN:VCALENDAR")
    part.filter.setFocus()
    QTest.keyClick(part.filter, Qt.Key.Key_Down)
    part.rows.choose(key)
    press(part.unmark)
    assert key in {i.key for i in part.rows.row_model.items}


def test_a_due_task_leads_to_its_form(desk):
    desk.fill(**TASK_7)
    press(desk.part.card.give)
    desk.fill(work="Việc khác")
    desk.page.show_part(2)
    part = desk.page.part_of("due")
    part.rows.choose("task:1")
    press(part.go)
    assert desk.page.segment.current == 0
    assert desk.row("work").field.toPlainText() == TASK_7["work"]


def test_words_are_kept_as_typed_in_the_field_of_several_lines(desk):
    QTest.keyClick(desk.page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    keys(desk.row("work").field, "Vận động hộ")
    QTest.keyClick(desk.row("work").field, Qt.Key.Key_Tab)
    assert tasks.listed(desk.store)[0].work == "Vận động hộ"


def test_a_late_task_is_reached_from_the_first_screen_and_a_move_is_taken_back(
    qtbot, dressed, tmp_path, monkeypatch
):
    monkeypatch.setenv("BHDESK_HOME", str(tmp_path / "home"))
    store = copy_of("binh-minh", tmp_path)
    words = {name: said for name, said in TASK_7.items() if name not in {"starts", "due"}}
    given = Task(**words, starts=date(2026, 10, 5), due=date(2026, 10, 16))
    for made in (replace(given, work="việc khác", due=date(2026, 10, 12)), given):
        number = tasks.save(store, made)[1]
        tasks.activate(store, number, FRIDAY)
    window = app.make_window(store, today=lambda: MONDAY)
    with qtbot.waitActive(window):
        window.show_page("overview")
        window.show()
        window.activateWindow()
    rows = window.current_page.todo.rows
    item = next(i for i in rows.row_model.items if i.title == TASK_7["work"])
    rows.choose(item.key)
    rows.setFocus()
    QTest.keyClick(rows, Qt.Key.Key_Return)
    page = window.current_page
    assert page.key == "tasks"
    assert page.part_of("tasks").current.id == number
    press(page.part_of("tasks").card.move_due)
    asked = next(d for d in page.findChildren(FormDialog) if d.isVisible())
    type_over(asked.rows["due"].field, "23/10/2026")
    type_over(asked.rows["reason"].field, "chờ thuế xác nhận")
    press(asked.ok_button)
    assert tasks.task(store, number).due == date(2026, 10, 23)
    press(next(b for b in page.bar.buttons if b.text().strip() == "Hoàn tác"))
    assert tasks.task(store, number).due == date(2026, 10, 16)
    assert page.part_of("tasks").form.rows["due"].field.text() == "16/10/2026"
    window.close()
    window.work.close()
    window.deleteLater()
    store.close()


def test_the_window_does_not_close_over_typing_that_was_refused(desk):
    desk.fill(work="Việc mới", due="32/10/2026")
    asked = []
    assert desk.page.may_leave(lambda: None)
    assert not desk.page.may_end(lambda: asked.append(desk.page.may_end(list)))
    assert "chưa ghi được" in desk.page.bar.text
    assert desk.row("due").field.text() == "32/10/2026"
    press(next(b for b in desk.page.bar.buttons if "Bỏ phần này" in b.text()))
    assert asked == [True]


def test_a_new_task_without_work_does_not_get_lost_on_closing(desk):
    desk.fill(assignee="ông Trần Văn B")
    assert not desk.page.may_end(list)
    assert desk.row("work").error
    assert desk.row("assignee").field.text() == "ông Trần Văn B"
    type_over(desk.row("work").field, "Việc mới")
    assert desk.page.may_end(list)
    assert tasks.listed(desk.store)[0].assignee == "ông Trần Văn B"


# the screenless platform about the popup of names
@pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)
def test_a_name_is_picked_from_the_people_by_keys(desk, qtbot):
    body = people.save_body(desk.store, Body(BodyKind.TEAM, "Tổ triển khai"))[1]
    people.save_member(desk.store, Member(body, "Trần Văn B", "Trưởng phòng"))
    desk.page.mark_stale()
    desk.fill(work="Việc mới")
    field = desk.row("assignee").field
    field.setFocus()
    keys(field, "văn")
    popup = field.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert tasks.listed(desk.store)[0].assignee == "Trần Văn B, Trưởng phòng"
