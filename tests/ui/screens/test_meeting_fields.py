"""Every field of an activity in its form, by keys, as it lands on disk."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from bhdesk import app
from bhdesk.domain.activities import ActivityState
from bhdesk.domain.exchanges import Exchange, read
from bhdesk.services import activities
from tests.ui.screens.meeting_desk import Desk
from tests.ui.screens.offices import copy_of, keys, type_over


@pytest.fixture
def desk(qtbot, dressed, tmp_path):
    store = copy_of("binh-minh", tmp_path)
    yield Desk(qtbot, store, 202606, date(2026, 6, 9))
    store.close()


def test_decisions_money_and_source(desk):
    number = desk.begin()
    for name, typed in (("decisions", "Giao các thôn rà soát hộ chưa có thẻ"),
                        ("money", "1.500.000"), ("money_source", "Ngân sách xã"),
                        ("obstacles", "Thiếu tài liệu")):  # fmt: skip
        type_over(desk.field(name), typed)
    kept = desk.stored(number)
    assert (kept.decisions, kept.money, kept.money_source, kept.obstacles) == (
        "Giao các thôn rà soát hộ chưa có thẻ", 1_500_000, "Ngân sách xã", "Thiếu tài liệu",
    )  # fmt: skip
    type_over(desk.field("money"), "một triệu")
    assert desk.stored(number).money == 1_500_000
    assert "một triệu" in desk.page.editor.form.rows["money"].error
    type_over(desk.field("money"), "1,5")
    assert "“1,5” không phải số tiền." in desk.page.editor.form.rows["money"].error
    type_over(desk.field("attended"), "1,5")
    assert "“1,5” không phải số người." in desk.page.editor.form.rows["attended"].error


def test_a_broadcast_asks_for_minutes_and_not_for_people(desk):
    number = desk.begin(kind="Phát thanh")
    assert desk.is_shown("minutes")
    assert not any(desk.is_shown(name) for name in ("attended", "chair", "questions", "ends"))
    assert not desk.is_shown("enrolled:hi_participants")
    type_over(desk.field("minutes"), "15")
    assert desk.stored(number).minutes == 15
    desk.pick("kind", "Tin, bài")
    assert desk.is_shown("channel")
    assert desk.is_shown("minutes"), "what holds something is never hidden"
    type_over(desk.field("link"), "xa-binh-minh.example/tin-1")
    assert desk.stored(number).link == "xa-binh-minh.example/tin-1"


def test_cancelled_only_with_its_reason(desk):
    number = desk.begin("26/6/2026")
    desk.pick("state", "Đã hủy")
    assert desk.stored(number).state is not ActivityState.CANCELLED
    assert QApplication.focusWidget() is desk.field("cancel_reason")
    assert "lý do hủy" in desk.page.editor.form.rows["cancel_reason"].error
    assert desk.field("state").currentText() == "Đã hủy", "what was chosen is not lost"
    type_over(desk.field("cancel_reason"), "Mưa bão")
    kept = desk.stored(number)
    assert (kept.state, kept.cancel_reason) == (ActivityState.CANCELLED, "Mưa bão")
    type_over(desk.field("cancel_reason"), "")
    assert desk.stored(number) == kept


def test_a_question_and_its_answer_by_keys(desk):
    number = desk.begin()
    QTest.keyClick(desk.page.editor.form.ask_question, Qt.Key.Key_Return)
    field = desk.field("questions")
    assert QApplication.focusWidget() is field
    keys(field, "Bao giờ thu?")
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_End)
    keys(field, "Ngày 15 hằng tháng.")
    QTest.keyClick(desk.page.editor.form.ask_question, Qt.Key.Key_Return)
    keys(field, "Nộp ở đâu?")
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert read(desk.stored(number).questions) == (
        Exchange("Bao giờ thu?", "Ngày 15 hằng tháng."), Exchange("Nộp ở đâu?"),
    )  # fmt: skip


def test_the_window_does_not_close_over_what_was_refused(desk):
    number = desk.begin()
    type_over(desk.field("starts"), "mười chín giờ")
    first = desk.begin("02/11/2026", "Phát thanh")
    ended = []
    assert not desk.page.may_end(lambda: ended.append(1))
    assert desk.page.editor.number == number
    assert desk.field("starts").text() == "mười chín giờ"
    assert "Hội nghị khách hàng ngày 09/06/2026" in desk.page.bar.text
    type_over(desk.field("starts"), "19:00")
    assert desk.page.may_end(lambda: None)
    type_over(desk.field("ends"), "khuya")
    assert not desk.page.may_end(lambda: ended.append(desk.page.may_end(lambda: None)))
    desk.press("Bỏ phần này và đóng")
    assert ended == [True]
    assert {number, first} <= set(desk.listed()) | {first}
    assert (desk.stored(number).starts, desk.stored(number).ends) == ("19:00", "")


def test_the_window_does_not_close_over_a_meeting_that_was_begun(desk):
    QTest.keyClick(desk.page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    type_over(desk.field("place"), "Nhà văn hóa Thôn 1")
    assert not desk.page.may_end(lambda: None)
    assert desk.field("place").text() == "Nhà văn hóa Thôn 1"
    assert "Hội nghị mới" in desk.page.bar.text


def test_a_long_place_is_read_from_its_beginning(desk):
    number = desk.begin()
    type_over(desk.field("place"), "Nhà văn hóa Thôn 11 khu dân cư đường Hoàng Quốc Việt")
    QTest.keyClick(desk.field("place"), Qt.Key.Key_Tab)
    desk.page.show_what(next(key for key in desk.listed() if key != number))
    desk.page.show_what(number)
    assert desk.field("place").cursorPosition() == 0


def test_undo_by_key_in_a_field_where_nothing_was_typed_takes_the_last_figure_back(
    qtbot, dressed, tmp_path, monkeypatch
):
    monkeypatch.setenv("BHDESK_HOME", str(tmp_path / "home"))
    store = copy_of("binh-minh", tmp_path)
    window = app.make_window(store, today=lambda: date(2026, 6, 9))
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.show_page("meetings")
    page = window.page("meetings")
    (item, *_) = page.reader.year.activities
    page.show_what(item.id)
    before, field = item.attended, page.editor.form.rows["attended"].field
    type_over(field, "41")
    following = page.editor.form.rows["chair"].field
    following.setFocus()
    assert activities.one(store, item.id).attended == 41
    QTest.keyClick(following, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert activities.one(store, item.id).attended == before
    keys(following, "Ng")
    QTest.keyClick(following, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert activities.one(store, item.id).attended == before
    assert following.text() != "Ng"
    window.work.close()
    window.deleteLater()
    store.close()
