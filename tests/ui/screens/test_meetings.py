from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from bhdesk.domain.activities import Activity, ActivityState, Kind
from bhdesk.domain.errors import StoreProblem
from bhdesk.domain.periods import Month
from bhdesk.services import activities, office
from bhdesk.ui.tokens import Tone
from tests.ui.screens.meeting_desk import Desk
from tests.ui.screens.offices import copy_of, keys, type_over

JUNE = date(2026, 6, 9)
TN = "enrolled:vsi_participants"


@pytest.fixture
def desk(qtbot, dressed, tmp_path):
    store = copy_of("binh-minh", tmp_path)
    yield Desk(qtbot, store, 202606, JUNE)
    store.close()


def focus() -> object:
    return QApplication.focusWidget()


# the screenless platform about the popup of villages
@pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)
def test_s3_conference_logged_by_keys_alone(desk):
    QTest.keyClick(desk.page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert focus() is desk.field("day")
    for text in ("9/6/2026", "19 giờ 00", "20 giờ 45"):
        keys(focus(), text)
        QTest.keyClick(focus(), Qt.Key.Key_Tab)
    assert focus() is desk.field("kind")
    QTest.keyClick(focus(), Qt.Key.Key_Down)
    number = desk.page.editor.number
    assert number, "written as soon as day and kind are there"
    QTest.keyClick(focus(), Qt.Key.Key_Tab)
    assert focus() is desk.page.editor.form.units
    QTest.keyClick(focus(), Qt.Key.Key_Down)
    listed = desk.page.editor.form.units.popup.list
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Return):
        QTest.keyClick(listed, key)
    assert not desk.page.editor.form.units.popup.isVisible()
    assert focus() is desk.page.editor.form.units
    QTest.keyClick(focus(), Qt.Key.Key_Tab)
    for text in ("Nhà văn hóa Thôn 10", "UBND xã, BHXH cơ sở, Bưu điện"):
        keys(focus(), text)
        QTest.keyClick(focus(), Qt.Key.Key_Tab)
    assert focus() is desk.field("state")
    QTest.keyClick(focus(), Qt.Key.Key_Tab)
    for text in ("60", "47", "31", "6", "12"):
        keys(focus(), text)
        QTest.keyClick(focus(), Qt.Key.Key_Tab)
    unit = next(u.id for u in office.frame(desk.store).units if u.name == "Thôn 10")
    assert desk.stored(number) == Activity(
        Kind.CUSTOMER_CONFERENCE, JUNE, ActivityState.HELD, "19:00", "20:45",
        "Nhà văn hóa Thôn 10", (unit,), organisers="UBND xã, BHXH cơ sở, Bưu điện",
        invited=60, attended=47, consulted=31,
        enrolled=(("vsi_participants", 6), ("hi_participants", 12)), id=number,
    )  # fmt: skip
    assert desk.page.editor.status == "Đã lưu"
    assert "47/60 (78,33%)" in desk.page.editor.form.summary


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)
def test_tab_leaves_the_list_of_villages(desk):
    desk.begin()
    field = desk.field("units")
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Space)
    listed = field.popup.list
    QTest.keyClick(listed, Qt.Key.Key_Space)
    QTest.keyClick(listed, Qt.Key.Key_Tab)
    assert not field.popup.isVisible()
    assert len(field.units) == 1
    assert QApplication.focusWidget() is desk.field("place")


def test_s3_quota_february_and_april_red(desk):
    desk.begin()
    tiles = desk.page.strip.tiles.tile_model.items
    assert [tile.figure for tile in tiles[:6]] == ["1", "0", "1", "0", "2", "1"]
    red = [tile.name for tile in tiles if tile.tone is Tone.BAD]
    assert red == ["T2", "T4"]
    assert {tile.state for tile in tiles if tile.tone is Tone.BAD} == {"Thiếu 1"}
    assert {tile.state for tile in tiles[6:]} == {"Chưa tới"}
    assert desk.page.strip.held == "Đã tổ chức 5"
    assert [chip.text() for chip in desk.page.header.chips] == ["Tháng này đủ"]


def test_attended_over_invited_waits_for_a_word(desk):
    number = desk.begin()
    type_over(desk.field("invited"), "60")
    type_over(desk.field("attended"), "70")
    assert "70 lớn hơn số mời 60" in desk.page.bar.text
    assert desk.stored(number).attended is None
    type_over(desk.field("place"), "Nhà văn hóa")
    assert desk.stored(number).place == "Nhà văn hóa", "good fields do not wait for the doubtful"
    assert desk.text("attended") == "70"
    desk.press("Sửa lại")
    assert focus() is desk.field("attended")
    assert desk.stored(number).attended is None
    type_over(desk.field("attended"), "71")
    desk.press("Đúng như vậy")
    assert desk.stored(number).attended == 71
    assert desk.page.bar.isHidden()
    type_over(desk.field("chair"), "Chủ tịch UBND xã")
    assert desk.page.bar.isHidden(), "what was confirmed is not asked again"
    assert desk.stored(number).chair == "Chủ tịch UBND xã"


def test_same_day_place_and_kind_asks_whether_twice(desk):
    first = desk.begin()
    type_over(desk.field("place"), "Nhà văn hóa Thôn 10")
    second = desk.begin()
    assert second != first
    type_over(desk.field("place"), "Nhà văn hóa Thôn 10")
    assert "Trùng?" in desk.page.bar.text
    assert desk.stored(second).place == ""
    desk.press("Đúng như vậy")
    assert desk.stored(second).place == "Nhà văn hóa Thôn 10"


@pytest.mark.parametrize(
    ("name", "good", "bad", "said"),
    [
        ("starts", "19:00", "lúc tối", "Không đọc được giờ “lúc tối”"),
        ("invited", "60", "60,5", "60,5"),
        ("invited", "60", "-5", "âm"),
        ("day", "9/6/2026", "31/2/2026", "Không đọc được ngày “31/2/2026”"),
        ("day", "9/6/2026", "", "Chưa có ngày họp"),
        (TN, "6", "sáu", "sáu"),
    ],
)
def test_refused_text_stays_and_the_stored_value_too(desk, name, good, bad, said):
    number = desk.begin()
    type_over(desk.field(name), good)
    before = desk.stored(number)
    type_over(desk.field(name), bad)
    assert desk.stored(number) == before
    assert desk.text(name) == bad
    assert said in desk.page.editor.form.rows[name].error
    assert desk.page.editor.status == "Còn 1 ô chưa lưu"
    type_over(desk.field("topic"), "BHYT hộ gia đình")
    assert desk.stored(number).topic == "BHYT hộ gia đình"
    assert desk.text(name) == bad


def test_times_in_the_wrong_order_are_refused_at_the_field(desk):
    number = desk.begin()
    type_over(desk.field("starts"), "19:00")
    type_over(desk.field("ends"), "18:00")
    assert "không sau giờ bắt đầu" in desk.page.editor.form.rows["ends"].error
    assert (desk.stored(number).starts, desk.stored(number).ends) == ("19:00", "")
    type_over(desk.field("ends"), "20h45")
    assert desk.stored(number).ends == "20:45"
    assert desk.text("ends") == "20:45"
    assert desk.page.editor.form.rows["ends"].error == ""


def test_consulted_over_attended_is_refused(desk):
    number = desk.begin()
    type_over(desk.field("attended"), "30")
    type_over(desk.field("consulted"), "31")
    assert desk.stored(number).consulted is None
    assert "31 lớn hơn số người dự 30" in desk.page.editor.form.rows["consulted"].error


def test_what_could_not_be_saved_waits_at_its_activity(desk):
    number = desk.begin()
    type_over(desk.field("invited"), "năm mươi")
    other = next(i.key for i in desk.page.rows.row_model.items if i.big == "21")
    desk.page.rows.setFocus()
    desk.page.rows.choose(other)
    desk.qtbot.waitUntil(lambda: desk.page.editor.number == other)
    assert desk.row_states()[number] == "Còn ô chưa lưu"
    assert desk.text("invited") == "60"
    desk.page.rows.choose(number)
    desk.qtbot.waitUntil(lambda: desk.page.editor.number == number)
    assert desk.text("invited") == "năm mươi"
    assert desk.page.editor.form.rows["invited"].error


def test_new_without_kind_is_kept_unwritten(desk):
    count = len(activities.year(desk.store, Month(2026, 6)).activities)
    QTest.keyClick(desk.page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    type_over(desk.field("place"), "Sân đình")
    desk.page.rows.setFocus()
    other = next(i.key for i in desk.page.rows.row_model.items if i.big == "21")
    desk.page.rows.choose(other)
    desk.qtbot.waitUntil(lambda: desk.page.editor.number == other)
    assert desk.row_states()[0] == "Chưa lưu"
    assert len(activities.year(desk.store, Month(2026, 6)).activities) == count
    QTest.keyClick(desk.page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert desk.text("place") == "Sân đình"
    QTest.mouseClick(desk.page.editor.bin, Qt.MouseButton.LeftButton)
    assert 0 not in desk.row_states()


def test_a_day_ahead_is_planned_and_does_not_fill_the_quota(desk):
    number = desk.begin("26/6/2026")
    assert desk.stored(number).state is ActivityState.PLANNED
    assert desk.row_states()[number] == "Sắp tổ chức"
    assert [chip.text() for chip in desk.page.header.chips] == ["Cần 1 hội nghị trước 30/6"]


def test_bin_and_undo(desk):
    number = desk.begin()
    desk.page.editor.bin.setFocus()
    QTest.keyClick(desk.page.editor.bin, Qt.Key.Key_Return)
    assert desk.stored(number) is None
    assert number in [one.activity.id for one in activities.binned(desk.store)]
    assert number not in desk.row_states()
    desk.press("Hoàn tác")
    assert desk.stored(number) is not None
    assert desk.page.editor.number == number


def test_changed_elsewhere_is_not_overwritten(desk):
    number = desk.begin()
    now = desk.stored(number)
    activities.change(desk.store, Activity(now.kind, now.day, place="Đình làng", id=number), now)
    type_over(desk.field("chair"), "Chủ tịch")
    assert desk.stored(number).place == "Đình làng"
    assert desk.stored(number).chair == ""
    assert desk.text("chair") == "Chủ tịch"
    desk.press("Đọc lại")
    assert desk.text("place") == "Đình làng"


def test_month_without_meetings_and_tiles_by_keyboard(desk):
    page = desk.page
    assert page.empty_month.isVisible()
    assert not page._add.isVisible()
    page.strip.tiles.setFocus()
    page.strip.tiles.setCurrentIndex(page.strip.tiles.tile_model.index(3))
    with desk.qtbot.waitSignal(page.month_changed) as told:
        QTest.keyClick(page.strip.tiles, Qt.Key.Key_Right)
        QTest.keyClick(page.strip.tiles, Qt.Key.Key_Return)
    assert told.args == [202605]
    assert page.editor.number == next(i.key for i in page.rows.row_model.items if i.big == "21")
    assert page._add.isVisible()


def test_year_without_meetings(qtbot, dressed, tmp_path):
    store = copy_of("tu-ky-2026", tmp_path)
    desk = Desk(qtbot, store, 202606, JUNE)
    assert desk.page.empty.isVisible()
    assert not desk.page._add.isVisible(), "one primary button a page"
    desk.page.take_focus()
    QTest.keyClick(focus(), Qt.Key.Key_Return)
    assert focus() is desk.field("day")
    desk.begin()
    tiles = desk.page.strip.tiles.tile_model.items
    assert (tiles[5].figure, tiles[5].state) == ("1", "Đã tổ chức"), "a plan without a quota"
    assert not [tile for tile in tiles if tile.tone is Tone.BAD]
    store.close()


def test_quota_of_each_ward_counts_wards(qtbot, dressed, tmp_path):
    store = copy_of("tra-vinh", tmp_path)
    desk = Desk(qtbot, store, 202305, date(2023, 6, 20))
    tiles = desk.page.strip.tiles.tile_model.items
    assert [t.state for t in tiles[:2]] == ["Không giao", "Không giao"]
    # (month + place in the list) % 7 == 0 left out: wards 5 of March, 4 of April, 3 and 10 of May
    assert [(t.figure, t.state) for t in tiles[2:5]] == [
        ("9/10", "Thiếu 1"), ("9/10", "Thiếu 1"), ("8/10", "Thiếu 2")
    ]  # fmt: skip
    store.close()


def test_reading_again_saves_what_is_being_typed(desk):
    number = desk.begin()
    desk.field("topic").setFocus()
    keys(desk.field("topic"), "Chuyển đổi số")
    desk.page.mark_stale()
    assert desk.stored(number).topic == desk.text("topic") == "Chuyển đổi số"


def test_unreadable_file_is_said_and_read_again(qtbot, dressed, tmp_path, monkeypatch):
    store = copy_of("binh-minh", tmp_path)
    with monkeypatch.context() as broken:
        broken.setattr(activities, "year", locked)
        desk = Desk(qtbot, store, 202606, JUNE)
        assert desk.page.unread.isVisible()
        assert [problem.code for problem in desk.failed] == ["store.locked"]
    QTest.keyClick(desk.page.unread.button, Qt.Key.Key_Return)
    assert desk.page.strip.isVisible()
    store.close()


def test_disk_trouble_keeps_the_typed_text(desk, monkeypatch):
    number = desk.begin()
    with monkeypatch.context() as broken:
        broken.setattr(activities, "change", locked)
        type_over(desk.field("chair"), "Chủ tịch")
        assert [problem.code for problem in desk.failed] == ["store.locked"]
        assert desk.page.editor.status == "Chưa lưu"
        assert desk.text("chair") == "Chủ tịch"
    type_over(desk.field("secretary"), "Văn phòng")
    assert (desk.stored(number).chair, desk.stored(number).secretary) == ("Chủ tịch", "Văn phòng")
    assert desk.page.editor.status == "Đã lưu"


def locked(*args, **named):
    raise StoreProblem("store.locked")
