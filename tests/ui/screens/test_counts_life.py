"""A month closed, sent, opened again for somebody until a day, and marked when out of date."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from bhdesk.domain.counts import Part
from bhdesk.domain.import_plan import FileIdentity
from bhdesk.domain.periods import Month
from bhdesk.services import counts, importing, months, overview
from bhdesk.services.counts import Entry
from bhdesk.ui.grid import CellState
from bhdesk.ui.grid.model import CELL_ROLE
from bhdesk.ui.screens.counts.month_life import OUTDATED
from bhdesk.ui.screens.counts.reopen import ReopenDialog
from bhdesk.ui.screens.counts.year_dialog import YearDialog
from tests.domain.sheets import book, sheet
from tests.ui.screens.offices import keys
from tests.ui.screens.window import open_counts, type_keys

if TYPE_CHECKING:

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from bhdesk.store.engine import Store
    from bhdesk.ui.main_window import MainWindow
    from bhdesk.ui.screens.counts import CountsPage

VSI, APRIL, MAY = "vsi_participants", Month(2026, 4), Month(2026, 5)


@pytest.fixture
def store(store: Store) -> Store:
    store.now = lambda: datetime(2026, 6, 1, 14, 32)
    return store


@pytest.fixture
def window(store: Store, qtbot: QtBot, dressed: object) -> MainWindow:
    return open_counts(store, qtbot, MAY.key, date(2026, 6, 1))


@pytest.fixture
def page(window: MainWindow) -> CountsPage:
    return window.page("counts")  # type: ignore[return-value]


def press(parent: QWidget, text: str) -> None:
    """Goes to a button by the keyboard and presses it."""
    found = [b for b in parent.findChildren(QPushButton) if b.text().strip() == text]
    found[-1].setFocus()
    QTest.keyClick(found[-1], Qt.Key.Key_Return)


def close_may(store: Store, page: CountsPage) -> None:
    months.close(store, MAY, accepts_blanks=True)
    page.mark_stale()


def chips(page: CountsPage) -> list[str]:
    return [chip.text() for chip in page.header.chips]


def ask(page: CountsPage, reason: str, who: str = "", until: str = "") -> ReopenDialog:
    press(page.life.bar, "Mở lại…")
    dialog = page.findChild(ReopenDialog)
    assert dialog is not None
    for field, words in ((dialog.field, reason), (dialog.who, who), (dialog.until, until)):
        field.setFocus()
        keys(field, words)
    QTest.keyClick(dialog.until, Qt.Key.Key_Tab)
    press(dialog, "Mở lại")
    return dialog


def test_a_closed_month_is_marked_as_sent(page: CountsPage, store: Store) -> None:
    close_may(store, page)
    assert page.life.bar.text.startswith("Tháng 5/2026 đã chốt. 14:32 01/06/2026.")
    press(page.life.bar, "Ghi là đã gửi")
    assert months.state(store, MAY) == "sent"
    assert chips(page) == ["Đã gửi"]
    assert page.life.bar.text.startswith("Tháng 5/2026 đã gửi. 14:32 01/06/2026.")
    assert [button.text() for button in page.life.bar.buttons] == ["Mở lại…"]


def test_reopening_asks_why_who_and_until_when(page: CountsPage, store: Store) -> None:
    close_may(store, page)
    ask(page, "Thôn 2 báo lại số giảm", "Trưởng Thôn 2", "05/06/2026")
    known = months.full_state(store, MAY)
    assert (known.reason, known.who) == ("Thôn 2 báo lại số giảm", "Trưởng Thôn 2")
    assert known.until == date(2026, 6, 5)
    assert page.life.bar.text == (
        "Đang mở lại đến hết 05/06/2026. Lý do: Thôn 2 báo lại số giảm. Trưởng Thôn 2 yêu cầu."
    )
    assert chips(page)[0] == "Đang mở lại"
    assert not page.sheet.model.is_locked


@pytest.mark.parametrize(
    ("until", "said"),
    [("31/05/2026", "đã qua"), ("06/31/2026", "Không đọc được ngày"), ("mai", "“mai”")],
)
def test_a_day_that_cannot_be_is_refused_and_nothing_typed_is_lost(
    page: CountsPage, store: Store, until: str, said: str
) -> None:
    close_may(store, page)
    dialog = ask(page, "bổ sung", "Xã", until)
    assert dialog.isVisible()
    assert dialog.until.text() == until
    assert said in dialog.until.accessibleDescription()
    assert months.state(store, MAY) == "closed"
    dialog.until.setFocus()
    QTest.keyClick(dialog.until, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    keys(dialog.until, "02/06/2026")
    press(dialog, "Mở lại")
    assert months.full_state(store, MAY).until == date(2026, 6, 2)


def test_after_its_last_day_the_month_is_closed_again(page: CountsPage, store: Store) -> None:
    close_may(store, page)
    ask(page, "bổ sung", until="02/06/2026")
    store.now = lambda: datetime(2026, 6, 3, 8, 0)
    page.mark_stale()
    assert page.sheet.model.is_locked
    assert "Hạn mở lại 02/06/2026 đã qua." in page.life.bar.text
    press(page.life.bar, "Chốt tháng")
    assert months.full_state(store, MAY).state == "closed"


def test_a_month_out_of_date_says_so_here_and_in_the_overview(
    page: CountsPage, store: Store
) -> None:
    close_may(store, page)
    unit = counts.grid(store, APRIL, VSI).rows[0].unit.id
    assert not any("cần cập nhật" in task.title for task in tasks(store))
    counts.set_counts(store, APRIL, [Entry(unit, VSI, Part.NEW, 9)])
    page.mark_stale()
    assert OUTDATED in page.life.bar.text
    assert chips(page) == ["Đã chốt", "Cần cập nhật"]
    assert [t.title for t in tasks(store) if "cập nhật" in t.title] == ["Tháng 5/2026 cần cập nhật"]
    ask(page, "cập nhật theo tháng 4")
    assert OUTDATED not in page.life.bar.text
    assert not any("cần cập nhật" in task.title for task in tasks(store))


def tasks(store: Store) -> tuple[overview.Task, ...]:
    return overview.overview(store, MAY, date(2026, 6, 1)).tasks


def test_the_year_is_one_press_away_and_leads_to_a_month(page: CountsPage, store: Store) -> None:
    months.close(store, APRIL, accepts_blanks=True)
    press(page.measures, "Cả năm")
    dialog = page.findChild(YearDialog)
    assert dialog is not None
    shown = [[cell if isinstance(cell, str) else cell.text for cell in row.cells]
             for row in dialog.model.rows]  # fmt: skip
    assert shown[3][:3] == ["Tháng 4", "Đã chốt", "6/6"]
    assert shown[4][:3] == ["Tháng 5", "Đang nhập", "6/6"]
    assert shown[5][:3] == ["Tháng 6", "Chưa nhập", "–"]
    assert dialog.grid.current_keys() == (MAY.key, "month")
    QTest.keyClick(dialog.grid, Qt.Key.Key_Up)
    QTest.keyClick(dialog.grid, Qt.Key.Key_Return)
    assert page.month == APRIL.key
    assert not dialog.isVisible()
    assert chips(page) == ["Đã chốt"]


def test_a_figure_from_a_file_says_which(page: CountsPage, store: Store) -> None:
    raw = book(sheet([["Thôn", "BHXH TN tăng mới", "BHXH TN giảm"],
                      ["Thôn 1", 12, 3], ["Thôn 2", 11, 4]]))  # fmt: skip
    plan = importing.prepare(store, raw, MAY, FileIdentity("Thôn gửi.xlsx", "a" * 64))
    importing.commit(store, plan)
    page.mark_stale()
    assert page.sheet.shown is not None
    first, _, third = page.sheet.shown.frame.unit_ids[:3]

    def tip(unit: int) -> object:
        return page.sheet.model.index_of(unit, "new").data(Qt.ItemDataRole.ToolTipRole)

    def state(unit: int) -> CellState:
        return page.sheet.model.index_of(unit, "new").data(CELL_ROLE).state

    assert (state(first), tip(first)) == (CellState.IMPORTED, "Từ tệp Thôn gửi.xlsx")
    assert (state(third), tip(third)) == (CellState.PLAIN, None)
    page.sheet.grid.select_cell(first, "new")
    type_keys(page.sheet.grid, "13")
    assert (state(first), tip(first)) == (CellState.PLAIN, None)
    months.close(store, MAY, accepts_blanks=True)
    page.mark_stale()
    second = page.sheet.shown.frame.unit_ids[1]
    assert (state(second), tip(second)) == (CellState.LOCKED, "Từ tệp Thôn gửi.xlsx")
