"""Days off in the tab Hạn: added and taken out by keys, the last working day follows (A.7)."""

from __future__ import annotations

from datetime import date

import pytest

from bhdesk.domain.deadlines import OwnDeadline
from bhdesk.services import deadlines, holidays, undoing
from bhdesk.ui.screens.tasks.days_off import DaysOff
from tests.ui.screens.offices import RESOURCES, copy_of
from tests.ui.screens.task_desk import Desk, pick, press

PUBLIC = holidays.public(RESOURCES / "holidays")


@pytest.fixture
def desk(qtbot, dressed, tmp_path):
    store = copy_of("binh-minh", tmp_path)
    deadlines.save_own(store, OwnDeadline("Gửi số liệu", date(2026, 10, 23)))  # a Friday
    made = Desk(qtbot, store, tmp_path, PUBLIC)
    made.page.undo_wanted.connect(lambda: made.work.do(_undo))
    made.work.changed.connect(made.page.take_change)  # as the window does
    made.page.show_part(2)
    yield made
    assert made.failed == []
    made.work.close()
    store.close()


def _undo(store):
    return undoing.undo(store)


def own_day(desk):
    """The last working day of the own deadline, as the list behind the dialog shows it."""
    items = desk.page.part_of("due").rows.row_model.items
    return next(i.big for i in items if str(i.key).startswith("own:"))


def row(asked, day):
    return next(i for i in asked.rows.row_model.items if i.key == day)


def test_a_day_off_moves_the_last_working_day_at_once_and_is_taken_back(desk):
    assert own_day(desk) == "23/10"
    press(desk.page.part_of("due").days_off)
    asked = desk.dialog(DaysOff)
    assert row(asked, "2026-01-02").state == "Nghỉ, chưa đối chiếu"
    assert row(asked, "2026-01-01").state == "Nghỉ"
    assert "chưa đối chiếu" in asked._note.text()
    press(asked.add)
    form = desk.answer(day="23/10/2026")
    assert form.rows["name"].error
    desk.answer(name="Ngày truyền thống của đơn vị")
    assert own_day(desk) == "22/10"
    made = row(asked, "2026-10-23")
    assert (made.second, made.state) == ("Của đơn vị", "Nghỉ")
    back = next(b for b in asked.bar.buttons if b.text().strip() == "Hoàn tác")
    press(back)
    assert own_day(desk) == "23/10"
    assert all(i.key != "2026-10-23" for i in asked.rows.row_model.items)
    asked.close_button.click()


def test_a_public_holiday_is_worked_and_a_saturday_too(desk):
    press(desk.page.part_of("due").days_off)
    asked = desk.dialog(DaysOff)
    asked.rows.choose("2026-01-02")
    assert asked.remove.text().strip() == "Không nghỉ ngày này"
    press(asked.remove)
    calendar = holidays.calendar(desk.store, PUBLIC)
    assert calendar.is_working(date(2026, 1, 2))
    assert row(asked, "2026-01-02").state == "Làm việc"
    press(asked.remove)
    assert not holidays.calendar(desk.store, PUBLIC).is_working(date(2026, 1, 2))
    press(asked.add)
    pick(desk.dialog().rows["kind"].field, "Ngày làm việc (làm bù)")
    desk.answer(day="24/10/2026", name="Làm bù")
    assert holidays.calendar(desk.store, PUBLIC).is_working(date(2026, 10, 24))
    asked.close_button.click()
