"""The reason of a shortfall, the whole history of a figure, and both in a tight window."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from bhdesk.domain.counts import Part
from bhdesk.domain.periods import Month
from bhdesk.services import counts, months, notes, reporting
from bhdesk.ui.history_dialog import HistoryDialog
from tests.ui.screens.offices import keys
from tests.ui.screens.window import open_counts, type_keys

if TYPE_CHECKING:

    from pytestqt.qtbot import QtBot

    from bhdesk.store.engine import Store
    from bhdesk.ui.main_window import MainWindow
    from bhdesk.ui.screens.counts import CountsPage

VSI, APRIL = "vsi_participants", Month(2026, 4)
NEW, SHARE = Part.NEW.value, "share"
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def last_month() -> int:
    """May is not typed yet."""
    return 4


@pytest.fixture
def window(store: Store, qtbot: QtBot, dressed: object) -> MainWindow:
    return open_counts(store, qtbot, APRIL.key, date(2026, 5, 4))


@pytest.fixture
def page(window: MainWindow) -> CountsPage:
    return window.page("counts")  # type: ignore[return-value]


def late_unit(page: CountsPage) -> int:
    assert page.sheet.shown is not None
    return next(row.unit.id for row in page.sheet.shown.rows if (row.line.behind or 0) > 0)


def type_reason(page: CountsPage, words: str) -> None:
    page.remarks.reason.edit.setFocus()
    keys(page.remarks.reason.edit, words)
    QTest.keyClick(page.remarks.reason.edit, Qt.Key.Key_Tab)


def test_why_a_village_is_behind_is_typed_beside_it_and_stands_in_the_report(
    page: CountsPage, store: Store
) -> None:
    unit = late_unit(page)
    page.sheet.grid.select_cell(unit, NEW)
    assert page.remarks.reason.isVisible()
    assert page.remarks.reason.label.startswith("Nguyên nhân chậm ")
    type_reason(page, "Mùa vụ, dân đi làm xa")
    assert notes.reasons(store, APRIL) == {(unit, VSI): "Mùa vụ, dân đi làm xa"}
    tip = page.sheet.model.index_of(unit, SHARE).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == "Nguyên nhân: Mùa vụ, dân đi làm xa"
    told = " ".join(reporting.month_report(store, APRIL).narrative)
    assert "Mùa vụ, dân đi làm xa" in told


def test_a_village_that_keeps_its_pace_is_not_asked(page: CountsPage, store: Store) -> None:
    assert page.sheet.shown is not None
    unit = late_unit(page)
    row = next(r for r in page.sheet.shown.rows if r.unit.id == unit)
    page.sheet.grid.select_cell(unit, NEW)
    type_keys(page.sheet.grid, str((row.count.new or 0) + (row.line.behind or 0)))
    page.sheet.grid.select_cell(unit, NEW)
    assert page.remarks.reason.isHidden()
    notes.set_reason(store, APRIL, unit, VSI, "đã khắc phục")
    page.mark_stale()
    assert page.remarks.reason.isVisible()


def test_a_reason_too_long_is_refused_and_waits(page: CountsPage, store: Store) -> None:
    unit = late_unit(page)
    page.sheet.grid.select_cell(unit, NEW)
    long = "dài " * 200
    type_reason(page, long)
    assert notes.reasons(store, APRIL) == {}
    assert "tối đa 500" in page.remarks.error
    page.sheet.grid.select_cell(page.sheet.model.rows[-1].key, NEW)
    page.sheet.grid.select_cell(unit, NEW)
    assert page.remarks.reason.edit.toPlainText() == long


def test_a_closed_month_shows_its_reasons_and_takes_none(page: CountsPage, store: Store) -> None:
    unit = late_unit(page)
    notes.set_reason(store, APRIL, unit, VSI, "mùa vụ")
    months.close(store, APRIL, accepts_blanks=True)
    page.mark_stale()
    page.sheet.grid.select_cell(unit, NEW)
    type_reason(page, "thêm")
    assert page.remarks.reason.edit.toPlainText() == "mùa vụ"


def test_one_key_opens_the_whole_history_of_the_figure(page: CountsPage, store: Store) -> None:
    grid, unit = page.sheet.grid, late_unit(page)
    before = counts.grid(store, APRIL, VSI).rows[0].count.new
    grid.select_cell(unit, NEW)
    for figure in ("14", "15", "16", "17"):
        type_keys(grid, figure)
        grid.select_cell(unit, NEW)
    notes.set_note(store, APRIL, unit, VSI, "đã hỏi lại")
    QTest.keyClick(grid, Qt.Key.Key_H, CTRL)
    dialog = page.findChild(HistoryDialog)
    assert dialog is not None
    shown = [
        [cell if isinstance(cell, str) else cell.text for cell in row.cells[1:5]]
        for row in dialog.model.rows
    ]
    assert shown[0] == ["Ghi chú", "", "", "người thử"]
    assert dialog.model.index(0, 5).data() == "trống → “đã hỏi lại”"
    assert [row[1:3] for row in shown if row[0] == "Tăng mới"][:4] == [
        ["16", "17"], ["15", "16"], ["14", "15"], [str(before), "14"],
    ]  # fmt: skip
    QTest.keyClick(dialog.grid, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_tight_window_keeps_history_and_note_one_key_away(
    window: MainWindow, page: CountsPage, store: Store, qtbot: QtBot
) -> None:
    window.resize(911, 464)
    unit = late_unit(page)
    page.sheet.grid.select_cell(unit, NEW)
    assert page.panel.isHidden()
    assert page.beside.drawer_button.isVisible()
    assert page.beside.past_line.isVisible()
    assert ": tháng trước (3/2026) " in page.beside.past_line.full
    assert "cùng kỳ (4/2025) –" in page.beside.past_line.full
    QTest.keyClick(page.sheet.grid, Qt.Key.Key_F4)
    assert page.panel.isVisible()
    assert page.remarks.note.edit.hasFocus()
    qtbot.waitUntil(lambda: not page.panel.visibleRegion().isEmpty())
    keys(page.remarks.note.edit, "Chờ biên lai")
    QTest.keyClick(page.remarks.note.edit, Qt.Key.Key_F4)
    assert page.panel.isHidden()
    assert page.sheet.grid.hasFocus()
    assert notes.notes(store, APRIL) == {(unit, VSI): "Chờ biên lai"}
    window.resize(1366, 696)
    assert page.panel.isVisible()
    assert page.beside.drawer_button.isHidden()
