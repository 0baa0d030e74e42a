"""Số liệu khác, Trường học by keys on a real file (R23, S10)."""

from __future__ import annotations

import pytest
from msoffcrypto.format.ooxml import OOXMLFile
from openpyxl import Workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from bhdesk.domain.periods import Month
from bhdesk.domain.schools import NOTHING, School, SchoolCount, SchoolTyped
from bhdesk.services import bases, counts, months, schools
from bhdesk.ui.widgets.form_dialog import FormDialog
from tests.ui.screens.further_desk import opened, press, write
from tests.ui.screens.offices import copy_of, type_over

SEPTEMBER, OCTOBER = Month(2026, 9), Month(2026, 10)
S10 = SchoolCount(1246, 1198, 41)
NAMES = ("Trường THCS Bình Minh", "Trường THPT Bình Minh", "Trường Tiểu học Bình Minh")


@pytest.fixture
def desk(store, qtbot, dressed):
    with opened(store, SEPTEMBER.key, qtbot) as made:
        yield made
        assert made.failed == []


def added(store, *names):
    return [schools.save_school(store, School(name))[1] for name in names]


def three(desk):
    numbers = added(desk.store, *NAMES)
    desk.page.reload()
    return numbers


def typed(store, month=SEPTEMBER):
    return [row.typed for row in schools.table(store, month).rows]


def settle(desk):
    QTest.qWait(10)
    while desk.window.work.is_busy:
        QTest.qWait(20)


def dialog(desk):
    return next(d for d in desk.page.findChildren(FormDialog) if d.isVisible())


def test_the_first_school_is_added_from_the_empty_page_and_typed(desk, store):
    part = desk.page.part
    assert QApplication.focusWidget() is part.empty.button
    assert not part.add.isVisible()
    QTest.keyClick(part.empty.button, Qt.Key.Key_Return)
    asked = dialog(desk)
    write(asked.rows["name"].field, "Trường THCS Bình Minh")
    asked.rows["level"].field.setCurrentIndex(3)
    QTest.keyClick(asked.rows["name"].field, Qt.Key.Key_Return)
    (row,) = schools.table(store, SEPTEMBER).rows
    assert (row.school.name, row.school.level) == ("Trường THCS Bình Minh", "lower_secondary")
    number = row.school.id
    # the cursor waits where pupils are typed
    assert QApplication.focusWidget() is desk.grid
    assert desk.grid.current_keys() == (number, "pupils")
    desk.type(number, "pupils", "1.246")
    desk.type(number, "own_cards", "1198")
    desk.type(number, "other_cards", "41")
    assert schools.table(store, SEPTEMBER).total == S10
    # 1.198 of 1.246 − 41 = 1.205, so 7 miss one: 99,42% and not 96,15%
    assert desk.texts(number) == [
        "Trường THCS Bình Minh", "THCS", "1.246", "1.198", "41", "1.205", "7", "99,42%",
        "Chưa đủ 100%",
    ]  # fmt: skip
    assert "chưa bình xét, vinh danh" in desk.foot


def test_a_column_is_typed_down_and_each_figure_is_on_disk_at_once(desk, store):
    numbers = three(desk)
    desk.type(numbers[0], "pupils", "1246", "1502", "800")
    assert typed(store) == [SchoolTyped(1246), SchoolTyped(1502), SchoolTyped(800)]
    assert [desk.texts(number)[8] for number in numbers] == ["Còn thiếu số"] * 3
    assert desk.grid.grid_model.totals is None, "no card is known of any school"
    desk.type(numbers[0], "own_cards", "1198")
    desk.type(numbers[0], "other_cards", "41")
    assert [cell if isinstance(cell, str) else cell.text
            for cell in desk.grid.grid_model.totals.cells][:5] == [
        "Cộng 1 trường có số", "", "1.246", "1.198", "41",
    ]  # fmt: skip


def test_more_cards_than_pupils_are_refused_in_one_sentence_and_the_text_stays(desk, store):
    number = three(desk)[0]
    schools.set_counts(store, SEPTEMBER, {number: S10})
    desk.page.reload()
    desk.type(number, "other_cards", "49")
    assert typed(store)[0] == SchoolTyped.of(S10)
    assert (desk.cell(number, "other_cards").text, desk.cell(number, "missing").text) == ("49", "7")
    assert "1198 cộng thẻ nhóm khác 49 nhiều hơn 1246 học sinh" in desk.foot.replace(".", "")
    # it waits while other months are looked at, and does not go with the window unasked
    desk.window.set_month(OCTOBER.key)
    assert desk.cell(number, "other_cards").text == ""
    desk.window.close()
    assert desk.window.isVisible()
    assert "49" in desk.page.bar.text
    desk.window.set_month(SEPTEMBER.key)
    assert desk.cell(number, "other_cards").text == "49"
    desk.type(number, "other_cards", "48")
    assert typed(store)[0] == SchoolTyped(1246, 1198, 48)
    assert desk.texts(number)[8] == "Đủ 100%"


def test_ctrl_z_and_y_take_figures_back_and_forth(desk, store):
    number = three(desk)[0]
    desk.type(number, "pupils", "1246")
    desk.type(number, "own_cards", "1198")
    desk.undo()
    assert typed(store)[0] == SchoolTyped(1246)
    assert desk.cell(number, "own_cards").text == ""
    desk.undo()
    assert typed(store)[0] == NOTHING
    desk.redo()
    desk.redo()
    assert typed(store)[0] == SchoolTyped(1246, 1198)
    assert desk.cell(number, "own_cards").text == "1.198"


def test_a_block_is_pasted_whole_or_not_at_all(desk, store):
    numbers = three(desk)
    desk.paste(numbers[0], "pupils", "1.246\t1.198\t41\n1.502\t1.502\t0\n800\t790\t11\n")
    assert typed(store) == [NOTHING] * 3
    assert "Trường Tiểu học Bình Minh · Học sinh" in desk.page.bar.text
    desk.paste(numbers[0], "pupils", "1.246\t1.198\t41\n1.502\t1.502\t0\n800\t760\t40\n")
    assert schools.table(store, SEPTEMBER).total == SchoolCount(3548, 3460, 81)
    desk.undo()
    assert typed(store) == [NOTHING] * 3, "a block is one step"


def test_last_months_figures_are_taken_and_totals_are_carried_on(desk, store):
    number = three(desk)[0]
    schools.set_counts(store, SEPTEMBER, {number: S10})
    desk.window.set_month(OCTOBER.key)
    part = desk.page.part
    by_name = {action.text(): action for action in part.menu_button.menu().actions()}
    by_name["Lấy từ tháng trước"].trigger()
    assert typed(store, OCTOBER)[0] == SchoolTyped.of(S10)
    assert desk.cell(number, "own_cards").text == "1.198"
    desk.undo()
    assert typed(store, OCTOBER)[0] == NOTHING
    by_name["Lấy từ tháng trước"].trigger()
    by_name["Đưa tổng vào Số liệu tháng"].trigger()
    # the plan of the sample has no rate of pupils: said, and nothing is written
    assert "không theo dõi số học sinh có thẻ" in desk.page.bar.text
    assert "students" not in bases.table(store, OCTOBER.last_day).keys


def test_a_file_of_the_schools_is_read_and_a_wrong_one_writes_nothing(
    desk, store, tmp_path, monkeypatch, qtbot
):
    book, path = Workbook(), tmp_path / "truong.xlsx"
    sheet = book.active
    sheet.append(["Tên trường", "Học sinh", "Thẻ học sinh", "Thẻ nhóm khác"])
    sheet.append(["Trường THCS Bình Minh", 1246, 1198, 41])
    sheet.append(["Trường Mầm non", 90, 91, 0])
    book.save(path)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    desk.page.part.empty.link.click()
    qtbot.waitUntil(lambda: not desk.window.work.is_busy)
    assert "Trường Mầm non" in desk.page.bar.text
    assert schools.table(store, SEPTEMBER).rows == ()
    sheet["C3"] = 90
    book.save(path)
    press(desk.page.part.empty.link)
    qtbot.waitUntil(lambda: len(schools.table(store, SEPTEMBER).rows) == 2)
    qtbot.waitUntil(lambda: desk.grid.isVisible())
    assert schools.table(store, SEPTEMBER).total == SchoolCount(1336, 1288, 41)
    assert "Đã nhập 2 trường từ truong.xlsx." in desk.page.bar.text


def test_a_file_with_a_password_asks_for_it(desk, store, tmp_path):
    book, plain, path = Workbook(), tmp_path / "trong.xlsx", tmp_path / "truong.xlsx"
    book.active.append(["Tên trường", "Học sinh", "Thẻ học sinh", "Thẻ nhóm khác"])
    book.active.append(["Trường THCS Bình Minh", 1246, 1198, 41])
    book.save(plain)
    with plain.open("rb") as source, path.open("wb") as target:
        OOXMLFile(source).encrypt("mật khẩu 1", target)
    part = desk.page.part
    part.file.read(path, SEPTEMBER)
    settle(desk)
    part.file.password.field.setText("sai")
    press(part.file.password.ok_button)
    settle(desk)
    asked = part.file.password
    assert "chưa đúng" in asked.row.error
    asked.field.setText("mật khẩu 1")
    press(asked.ok_button)
    settle(desk)
    assert schools.table(store, SEPTEMBER).total == S10


def test_totals_are_the_figures_of_the_month_where_the_plan_asks_for_them(
    tmp_path, qtbot, dressed, monkeypatch
):
    monkeypatch.setenv("BHDESK_HOME", str(tmp_path / "home"))
    made, month = copy_of("tra-vinh", tmp_path), Month(2023, 9)
    (number,) = added(made, NAMES[0])
    schools.set_counts(made, month, {number: S10})
    with opened(made, month.key, qtbot) as desk:
        desk.page.part.carry()
        figures = {f.measure.key: f.value for f in counts.office_figures(made, month)}
        assert figures["students_with_student_card"] == 1198
        base = bases.table(made, month.last_day).office["students_without_other_group_card"]
        assert base.value == 1205
        desk.grid.setFocus()
        desk.undo()
        figures = {f.measure.key: f.value for f in counts.office_figures(made, month)}
        assert figures["students_with_student_card"] is None
        assert desk.failed == []
    made.close()


def test_a_school_is_renamed_and_only_one_without_figures_goes(desk, store):
    numbers = three(desk)
    schools.set_counts(store, SEPTEMBER, {numbers[0]: S10})
    desk.page.reload()
    part = desk.page.part
    desk.grid.select_cell(numbers[0], "pupils")
    press(part.remove_button)
    assert "đã có số liệu nên không xóa" in desk.page.bar.text
    press(part.edit_button)
    asked = dialog(desk)
    type_over(asked.rows["name"].field, NAMES[1])
    press(asked.ok_button)
    assert "Đã có trường" in asked.rows["name"].error
    type_over(asked.rows["name"].field, "Trường THCS Nguyễn Trãi")
    press(asked.ok_button)
    assert schools.find(store, "Trường THCS Nguyễn Trãi").id == numbers[0]
    desk.grid.select_cell(numbers[1], "pupils")
    press(part.remove_button)
    assert len(schools.table(store, SEPTEMBER).rows) == 2
    desk.grid.setFocus()
    desk.undo()
    assert len(schools.table(store, SEPTEMBER).rows) == 3


def test_a_closed_month_is_only_looked_at(desk, store):
    may = Month(2026, 5)
    number = three(desk)[0]
    desk.window.set_month(may.key)
    months.close(store, may, accepts_blanks=True)
    desk.page.reload()
    desk.type(number, "pupils", "5")
    assert typed(store, may)[0] == NOTHING
    assert "đã chốt" in desk.foot
    assert not desk.page.part.menu_button.isEnabled()


def test_figures_survive_a_restart_and_a_narrow_window_keeps_what_was_refused(
    desk, store, qtbot, dressed
):
    number = three(desk)[0]
    desk.type(number, "pupils", "1246")
    desk.type(number, "own_cards", "1250")
    desk.window.resize(1093, 557)
    qtbot.waitUntil(lambda: desk.page.is_narrow)
    keys = [column.key for column in desk.grid.grid_model.columns]
    assert "level" not in keys
    assert desk.cell(number, "own_cards").text == "1250"
    desk.page.part.give_up()
    with opened(store, SEPTEMBER.key, qtbot) as again:
        assert again.cell(number, "pupils").text == "1.246"


def test_a_middling_window_shows_every_column_whole(desk, qtbot):
    """A page of 1240: the level gives way before the table has to be pushed sideways."""
    three(desk)
    desk.window.resize(1240, 660)
    bar = desk.grid.horizontalScrollBar()
    qtbot.waitUntil(lambda: desk.window.width() == 1240)
    settle(desk)
    assert bar.maximum() == 0
    assert "base" in [column.key for column in desk.grid.grid_model.columns]


def test_ctrl_f_finds_a_school_without_marks(desk):
    numbers = three(desk)
    desk.grid.select_cell(numbers[0], "pupils")
    QTest.keyClick(desk.grid, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    field = QApplication.focusWidget()
    write(field, "tieu hoc")
    assert desk.grid.current_keys() == (numbers[2], "name")


def test_another_page_leads_to_one_school(desk):
    numbers = three(desk)
    desk.window.show_page("overview")
    desk.go(f"schools:{numbers[1]}")
    assert desk.page.segment.current == 0
    assert desk.grid.current_keys() == (numbers[1], "pupils")


def test_turning_the_month_does_not_lose_what_is_being_typed(desk, store):
    number = three(desk)[0]
    desk.grid.select_cell(number, "pupils")
    QTest.keyClicks(desk.grid, "1")
    QTest.keyClicks(QApplication.focusWidget(), "2a")
    desk.window._step_month(1)
    desk.window._step_month(-1)
    assert desk.texts(number)[2] == "12a"
    assert "Không đọc được “12a”" in desk.foot
    desk.grid.select_cell(number, "pupils")
    QTest.keyClicks(desk.grid, "1")
    QTest.keyClicks(QApplication.focusWidget(), "246")
    desk.window._step_month(1)
    assert typed(store)[0] == SchoolTyped(1246)


def test_a_slip_of_the_hand_is_refused(desk, store):
    number = three(desk)[0]
    desk.type(number, "pupils", "9999999999")
    assert "quá lớn" in desk.foot
    assert typed(store)[0] == SchoolTyped()
    desk.type(number, "pupils", "99999")
    assert typed(store)[0] == SchoolTyped(99_999)
