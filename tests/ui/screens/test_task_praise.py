"""Commendation by keys on a real file: stopped with the reason, decided, submitted (S9, R72)."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from bhdesk.domain.commendations import NomineeKind, ProposalState
from bhdesk.domain.periods import Period
from bhdesk.services import commendations, debt, office, undoing
from bhdesk.services.debt import DebtEntry
from bhdesk.ui.paper_dialog import PaperDialog
from tests.ui.screens.offices import RESOURCES, copy_of, type_over
from tests.ui.screens.task_desk import MONDAY, Desk, pick, press

# the screenless platform about the popup of names
pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)


@pytest.fixture
def desk(qtbot, dressed, tmp_path):
    store = copy_of("binh-minh", tmp_path)
    made = Desk(qtbot, store, tmp_path)
    made.day = MONDAY
    made.page.show_part(4)
    yield made
    assert made.failed == []
    made.work.close()
    store.close()


def states(desk):
    return [one.state for one in commendations.listed(desk.store)]


def test_a_late_employer_is_stopped_until_a_person_decides(desk):
    part = desk.page.part_of("praise")
    press(part.empty.link)
    desk.answer(name="Công ty Một", months="bốn")
    assert desk.dialog().rows["months"].error
    desk.answer(months="4", day="19/10/2026")
    (late,) = commendations.late_employers(desk.store)
    assert (late.name, late.months) == ("Công ty Một", 4)
    press(part.add)
    asked = desk.answer(achievement="100% người lao động tham gia")
    assert asked.rows["name"].error
    pick(asked.rows["kind"].field, "Đơn vị sử dụng lao động")
    desk.answer(name="công ty một", form="Giấy khen")
    (made,) = commendations.listed(desk.store)
    assert (made.kind, made.state, made.bar) == (
        NomineeKind.EMPLOYER, ProposalState.STOPPED, "chậm đóng 4 tháng",
    )  # fmt: skip
    assert "Bị dừng: chậm đóng 4 tháng" in {i.state for i in part.rows.row_model.items}
    assert not part.submit.isVisible()
    press(part.decide)
    asked = desk.answer(who="Chủ tịch UBND xã")
    assert asked.rows["reason"].error
    assert states(desk) == [ProposalState.STOPPED]
    desk.answer(reason="đã nộp đủ ngày 18/10")
    assert states(desk) == [ProposalState.ALLOWED]
    assert not part.remove.isVisible()
    press(part.submit)
    desk.answer(day="20/10/2026")
    assert states(desk) == [ProposalState.SUBMITTED]
    press(part.paper_button)
    shown = desk.dialog(PaperDialog)
    assert shown.pages.startswith(b"%PDF")
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    undoing.undo(desk.store)
    assert states(desk) == [ProposalState.ALLOWED]


def test_changed_taken_out_and_an_employer_that_paid(desk):
    part = desk.page.part_of("praise")
    commendations.set_late(desk.store, "Công ty Một", 3, MONDAY)
    desk.page.mark_stale()
    press(part.add)
    asked = desk.dialog()
    pick(asked.rows["kind"].field, "Cá nhân")
    pick(asked.rows["enrolled"].field, "Chưa tham gia")
    desk.answer(name="Nguyễn Thị Thử")
    assert commendations.listed(desk.store)[0].bar == "bản thân chưa tham gia BHXH, BHYT"
    press(part.edit)
    asked = desk.dialog()
    assert asked.rows["enrolled"].field.currentText() == "Chưa tham gia"
    pick(asked.rows["enrolled"].field, "Đã tham gia")
    desk.answer(form="Bằng khen")
    assert states(desk) == [ProposalState.OPEN]
    press(part.remove)
    assert states(desk) == []
    part.rows.choose("late:1")
    press(part.edit)
    type_over(desk.dialog().rows["months"].field, "5")
    desk.answer()
    assert commendations.late_employers(desk.store)[0].months == 5
    press(part.paid)
    assert commendations.late_employers(desk.store) == ()
    assert part.empty.isVisible()


def test_one_escape_does_not_throw_away_what_was_typed(desk):
    part = desk.page.part_of("praise")
    press(part.empty.link)
    QTest.keyClick(desk.dialog(), Qt.Key.Key_Escape)
    press(part.empty.link)  # nothing was typed: closed at once
    asked = desk.dialog()
    type_over(asked.rows["name"].field, "Công ty Một")
    QTest.keyClick(asked, Qt.Key.Key_Escape)
    assert asked.isVisible()
    assert asked.words("name") == "Công ty Một"
    assert "Nhấn Esc lần nữa để bỏ." in asked.bar.text
    type_over(asked.rows["months"].field, "4")
    asked.close()
    assert asked.isVisible(), "the × of the window asks as well, and again after more was typed"
    QTest.keyClick(asked, Qt.Key.Key_Escape)
    assert commendations.late_employers(desk.store) == ()
    press(part.empty.link)
    asked = desk.dialog()
    assert asked.words("name") == ""
    type_over(asked.rows["name"].field, "Công ty Hai")
    press(asked.cancel_button)
    assert commendations.late_employers(desk.store) == ()


def test_a_typed_number_that_gives_way_to_the_list_is_said(desk):
    office.adopt_plan(desk.store, (RESOURCES / "plans" / "tra-vinh-2023.toml").read_text("utf-8"))
    debt.set_quarter(desk.store, Period.parse("2026-Q4"), DebtEntry(employers=5))
    press(desk.page.part_of("praise").empty.link)
    desk.answer(name="Công ty Một", months="4", day="19/10/2026")
    said = "Số đơn vị chậm đóng quý IV/2026 đã nhập là 5; nay lấy theo danh sách là 1."
    assert said in desk.page.bar.text
    press(desk.page.part_of("praise").add_late)
    desk.answer(name="Công ty Hai", months="3", day="19/10/2026")
    assert "đã nhập" not in desk.page.bar.text
