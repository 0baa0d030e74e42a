"""Many activities at once: broadcasts of a month, a workbook out and in."""

from __future__ import annotations

from datetime import date

import pytest
from msoffcrypto.format.ooxml import OOXMLFile
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from bhdesk.domain.activities import Activity, ActivityState, Kind
from bhdesk.domain.periods import Month
from bhdesk.services import activities
from tests.ui.screens.meeting_desk import Desk
from tests.ui.screens.offices import copy_of, keys


@pytest.fixture
def desk(qtbot, dressed, tmp_path):
    store = copy_of("binh-minh", tmp_path)
    yield Desk(qtbot, store, 202606, date(2026, 6, 9))
    store.close()


def enter(widget):
    assert not widget.isHidden()
    QTest.keyClick(widget, Qt.Key.Key_Return)


def log(desk):
    return activities.year(desk.store, Month(2026, 12)).activities


def test_the_broadcasts_of_a_month_in_a_few_keys(desk):
    desk.page.log.actions[0].trigger()
    dialog = desk.page.log.dialog
    for name, typed in (("starts", "6h30"), ("minutes", "15"), ("topic", "BHXH tự nguyện")):
        keys(dialog.rows[name].field, typed)
    for column in range(5):
        enter(dialog.grid.columns[column])
    assert dialog.said.startswith("Sẽ ghi 22 hoạt động.")
    enter(dialog.write_button)
    made = [item for item in log(desk) if item.kind is Kind.BROADCAST]
    # June 2026 has 22 days from Monday to Friday
    assert len(made) == 22
    assert {(i.starts, i.minutes, i.topic) for i in made} == {("06:30", 15, "BHXH tự nguyện")}
    assert all(item.day.weekday() < 5 and item.day.month == 6 for item in made)
    assert "Đã ghi 22 hoạt động." in desk.page.bar.text
    with desk.qtbot.waitSignal(desk.page.undo_wanted):
        desk.press("Hoàn tác")


def test_days_that_have_one_already_are_left_out_unless_wanted(desk):
    first = desk.begin(kind="Phát thanh")
    enter(desk.page.editor.foot.repeat)
    dialog = desk.page.log.dialog
    enter(dialog.all_days)
    assert dialog.said.startswith("Sẽ ghi 29 hoạt động. Đã có 1 ngày trong sổ: 9/6.")
    enter(dialog.no_days)
    for number in (9, 10):
        QTest.keyClick(dialog.grid.buttons[date(2026, 6, number)], Qt.Key.Key_Space)
    QTest.keyClick(dialog.with_twins, Qt.Key.Key_Space)
    assert dialog.write_button.text() == "Ghi 2 hoạt động"
    QTest.keyClick(dialog.with_twins, Qt.Key.Key_Space)
    enter(dialog.write_button)
    made = [item for item in log(desk) if item.kind is Kind.BROADCAST]
    assert [(item.day.day, item.id == first) for item in made] == [(10, False), (9, True)]


def test_a_repeated_meeting_does_not_repeat_who_came(desk):
    number = desk.begin()
    for name in ("attended", "invited", "enrolled:hi_participants"):
        desk.field(name).setFocus()
        keys(desk.field(name), "40")
        QTest.keyClick(desk.field(name), Qt.Key.Key_Tab)
    assert desk.stored(number).attended == 40
    enter(desk.page.editor.foot.repeat)
    dialog = desk.page.log.dialog
    QTest.keyClick(dialog.grid.buttons[date(2026, 6, 8)], Qt.Key.Key_Space)
    enter(dialog.write_button)
    other = next(item for item in log(desk) if item.day == date(2026, 6, 8))
    assert (other.invited, other.attended, other.enrolled) == (40, None, ())


def test_repeating_begins_with_the_month_of_the_meeting(desk):
    """A meeting of May in the form while the header shows June."""
    may = activities.add(desk.store, Activity(Kind.VILLAGE_MEETING, date(2026, 5, 8)))[1]
    desk.page.mark_stale()
    desk.page.show_what(may)
    enter(desk.page.editor.foot.repeat)
    dialog = desk.page.log.dialog
    assert dialog.stepper.month == 202605
    assert date(2026, 5, 8) in dialog.grid.buttons


def test_days_to_come_are_proposed_as_planned(desk):
    desk.page.log.quick()
    dialog = desk.page.log.dialog
    state = dialog.state
    QTest.keyClick(dialog.grid.buttons[date(2026, 6, 16)], Qt.Key.Key_Space)
    assert state.currentText() == "Sắp phát"
    assert "chưa tới" not in dialog.said
    QTest.keyClick(dialog.grid.buttons[date(2026, 6, 8)], Qt.Key.Key_Space)
    assert state.currentText() == "Đã phát", "one of them is over"
    assert "Có 1 ngày chưa tới" in dialog.said
    QTest.keyClick(dialog.grid.buttons[date(2026, 6, 8)], Qt.Key.Key_Space)
    enter(dialog.write_button)
    (made,) = [item for item in log(desk) if item.kind is Kind.BROADCAST]
    assert made.state is ActivityState.PLANNED


def test_a_chosen_state_is_not_proposed_over(desk):
    desk.page.log.quick()
    dialog = desk.page.log.dialog
    QTest.keyClick(dialog.grid.buttons[date(2026, 6, 16)], Qt.Key.Key_Space)
    QTest.keyClick(dialog.state, Qt.Key.Key_Up)
    assert dialog.state.currentText() == "Đã phát"
    QTest.keyClick(dialog.grid.buttons[date(2026, 6, 17)], Qt.Key.Key_Space)
    assert dialog.state.currentText() == "Đã phát"
    assert "Có 2 ngày chưa tới" in dialog.said
    dialog.close()


@pytest.mark.parametrize(("name", "typed"), [("starts", "sáng"), ("minutes", "mười lăm")])
def test_what_cannot_be_read_is_said_and_nothing_written(desk, name, typed):
    before = log(desk)
    desk.page.log.quick()
    dialog = desk.page.log.dialog
    keys(dialog.rows[name].field, typed)
    enter(dialog.all_days)
    assert typed in dialog.rows[name].error
    enter(dialog.write_button)
    assert "Chưa ghi gì." in dialog.bar.text
    assert dialog.rows[name].field.text() == typed
    assert log(desk) == before
    dialog.close()


def test_a_day_to_come_told_as_held_is_pointed_out(desk):
    desk.page.log.quick()
    dialog = desk.page.log.dialog
    for number in (9, 10, 11):
        QTest.keyClick(dialog.grid.buttons[date(2026, 6, number)], Qt.Key.Key_Space)
    assert "2 ngày chưa tới" in dialog.said
    QTest.keyClick(dialog.state, Qt.Key.Key_Down)
    assert "chưa tới" not in dialog.said
    enter(dialog.write_button)
    made = [item for item in log(desk) if item.kind is Kind.BROADCAST]
    assert {item.state for item in made} == {ActivityState.PLANNED}


def test_no_day_chosen_is_refused(desk):
    desk.page.log.quick()
    enter(desk.page.log.dialog.write_button)
    assert "Chưa chọn ngày nào" in desk.page.log.dialog.bar.text
    desk.page.log.dialog.close()


def exported(desk, monkeypatch):
    target = desk.folder / "so.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    desk.page.log.actions[2].trigger()
    assert target.is_file()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(target), ""))
    return target


def cell_of(sheet, words):
    return next(c for row in sheet.iter_rows() for c in row if c.value == words)


def test_out_and_in_again_changes_nothing(desk, monkeypatch):
    exported(desk, monkeypatch)
    before = log(desk)
    desk.page.log.actions[1].trigger()
    enter(desk.page.log.dialog.write_button)
    assert log(desk) == before
    assert "Không có gì mới." in desk.page.bar.text


def test_a_changed_workbook_is_taken_whole_or_refused_whole(desk, monkeypatch):
    target = exported(desk, monkeypatch)
    before = log(desk)
    book = load_workbook(target)
    sheet = book.active
    place = cell_of(sheet, "Nơi tổ chức")
    rows = [r for r in range(place.row + 1, sheet.max_row + 1)
            if sheet.cell(r, cell_of(sheet, "Ngày").column).value]  # fmt: skip
    sheet.cell(rows[0], place.column).value = "Sân vận động xã"
    day = sheet.cell(rows[1], cell_of(sheet, "Ngày").column)
    kept, day.value = day.value, "hôm qua"
    book.save(target)
    desk.page.log.actions[1].trigger()
    dialog = desk.page.log.dialog
    assert dialog.write_button.isHidden()
    assert any("Không đọc được ngày “hôm qua”" in said for said in dialog.issues.texts)
    dialog.close()
    assert log(desk) == before
    day.value = kept
    book.save(target)
    desk.page.log.actions[1].trigger()
    enter(desk.page.log.dialog.write_button)
    assert [i.place for i in log(desk) if i not in before] == ["Sân vận động xã"]
    assert "1 sửa" in desk.page.bar.text


def test_a_file_that_is_no_workbook_is_said_on_the_page(desk, monkeypatch):
    target = desk.folder / "so.xlsx"
    target.write_text("không phải sổ tính", "utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(target), ""))
    desk.page.log.actions[1].trigger()
    assert desk.page.log.dialog is None
    assert "Chưa nhập gì." in desk.page.bar.text


def test_a_locked_workbook_asks_for_its_password(desk, monkeypatch):
    plain = exported(desk, monkeypatch)
    before = log(desk)
    locked = desk.folder / "khóa.xlsx"
    with plain.open("rb") as source, locked.open("wb") as target:
        OOXMLFile(source).encrypt("mật khẩu 1", target)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(locked), ""))
    desk.page.log.actions[1].trigger()
    first = desk.page.log.dialog
    keys(first.field, "sai")
    enter(first.field)
    second = desk.page.log.dialog
    assert second is not first
    assert "chưa đúng" in second.row.error
    second.field.setText("mật khẩu 1")
    enter(second.field)
    enter(desk.page.log.dialog.write_button)
    assert log(desk) == before
    assert "Không có gì mới." in desk.page.bar.text
