"""The month's table: where typing begins, and what is asked before a refused figure is lost."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from bhdesk.domain.counts import Part
from bhdesk.domain.periods import Month
from bhdesk.services import counts, months, notes, office
from bhdesk.services.counts import Entry
from bhdesk.ui.screens.counts.measure_bar import OFFICE
from bhdesk.ui.screens.counts.reopen import ReopenDialog
from tests.ui.screens.window import open_counts, type_keys

if TYPE_CHECKING:

    from pytestqt.qtbot import QtBot

    from bhdesk.store.engine import Store
    from bhdesk.ui.main_window import MainWindow
    from bhdesk.ui.screens.counts import CountsPage

VSI, MAY = "vsi_participants", Month(2026, 5)
NEW = Part.NEW.value


@pytest.fixture
def last_month() -> int:
    """May is not typed yet."""
    return 4


@pytest.fixture
def window(store: Store, qtbot: QtBot, dressed: object) -> MainWindow:
    return open_counts(store, qtbot, MAY.key, date(2026, 6, 1))


@pytest.fixture
def page(window: MainWindow) -> CountsPage:
    return window.page("counts")  # type: ignore[return-value]


def units(page: CountsPage) -> tuple[int, ...]:
    assert page.sheet.shown is not None
    return page.sheet.shown.frame.unit_ids


def new_ones(store: Store) -> list[int | None]:
    return [row.count.new for row in counts.grid(store, MAY, VSI).rows]


def test_who_opens_the_page_can_type_at_once(page: CountsPage, store: Store) -> None:
    """The opening that follows from April takes no typing: the cursor is not put there."""
    type_keys(page.sheet.grid, "14")
    assert new_ones(store)[0] == 14


def test_the_window_does_not_close_over_a_figure_that_was_refused(
    window: MainWindow, page: CountsPage, store: Store
) -> None:
    page.sheet.grid.select_cell(units(page)[2], NEW)
    type_keys(page.sheet.grid, "1,5")
    window.set_month(MAY.shift(-1).key)
    window.show_page("targets")
    assert not window.close()
    assert window.current_page is page
    assert page.bar.text == "Còn 1 ô chưa ghi được. Thôn 10 · Tăng mới: “1,5”."
    QTest.mouseClick(page.bar.buttons[0], Qt.MouseButton.LeftButton)
    assert not window.isVisible()
    assert new_ones(store)[2] is None


def test_an_office_figure_that_was_refused_holds_the_window_too(
    window: MainWindow, page: CountsPage
) -> None:
    page.show_what(OFFICE)
    grid = page.office.grid
    grid.select_cell("csi_participants", "now")
    type_keys(grid, "mo")
    assert not window.close()
    assert page.bar.text.startswith("Còn 1 ô chưa ghi được.")
    grid.select_cell("csi_participants", "now")
    QTest.keyClick(grid, Qt.Key.Key_Escape)
    assert window.close()


def test_what_is_not_on_disk_is_told_before_what_is_unlikely(page: CountsPage) -> None:
    page.sheet.grid.select_cell(units(page)[0], NEW)
    for typed in ("3000", "4000", "1,5"):
        type_keys(page.sheet.grid, typed)
    assert page.sheet.findings()[0].where == "Thôn 10 · Tăng mới"


def test_the_cursor_stays_in_sight_when_the_table_gets_lower(page: CountsPage) -> None:
    """Findings that appear under the table take their room from it."""
    grid = page.sheet.grid
    grid.select_cell(units(page)[5], NEW)
    grid.resize(grid.width(), 160)
    assert grid.viewport().rect().contains(grid.visualRect(grid.currentIndex()))


def test_closing_asks_for_what_last_month_had_and_leads_to_it(
    page: CountsPage, store: Store
) -> None:
    """April of the sample has BHYT by village and the office's own figures."""
    counts.set_counts(store, MAY, [
        Entry(unit, VSI, part, 1)
        for unit in units(page) for part in (Part.NEW, Part.RESUMED, Part.LAPSED)
    ])  # fmt: skip
    page.reload()
    QTest.mouseClick(page.life.close_button, Qt.MouseButton.LeftButton)
    assert "chưa có số nào của" in page.bar.text
    assert "BHYT" in page.bar.text
    QTest.mouseClick(page.bar.buttons[0], Qt.MouseButton.LeftButton)
    assert page.sheet.shown is not None
    assert page.sheet.shown.measure.key == "hi_participants"
    assert page.sheet.grid.current_keys() == (units(page)[0], NEW)


@pytest.mark.parametrize("back", [Qt.Key.Key_Escape, Qt.Key.Key_F4])
def test_the_note_is_reached_and_left_by_key(
    window: MainWindow, page: CountsPage, store: Store, back: Qt.Key
) -> None:
    window.resize(1366, 696)
    grid, unit = page.sheet.grid, units(page)[0]
    grid.select_cell(unit, NEW)
    QTest.keyClick(grid, Qt.Key.Key_F4)
    assert page.remarks.note.edit.hasFocus()
    QTest.keyClicks(page.remarks.note.edit, "cho so")
    QTest.keyClick(page.remarks.note.edit, back)
    assert grid.hasFocus()
    assert notes.notes(store, MAY) == {(unit, VSI): "cho so"}
    type_keys(grid, "14")
    assert new_ones(store)[0] == 14


def test_the_keyboard_stays_in_the_table_when_the_month_is_closed(
    page: CountsPage, store: Store
) -> None:
    """The pressed button goes away, and with it the focus would go to the navigation."""
    counts.set_counts(store, MAY, [Entry(unit, VSI, Part.CLOSING, 90) for unit in units(page)])
    page.life.close_button.setFocus()
    QTest.mouseClick(page.life.close_button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(page.bar.buttons[1], Qt.MouseButton.LeftButton)
    assert months.state(store, MAY) == "closed"
    assert page.sheet.grid.hasFocus()


def test_enter_in_any_field_opens_the_month_again(
    window: MainWindow,
) -> None:
    done = []

    def reopen(*given: object) -> None:
        done.append(given)

    dialog = ReopenDialog("5/2026", reopen, window)
    dialog.show()
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    assert dialog.row.error
    QTest.keyClicks(dialog.field, "so sai")
    assert not dialog.row.error, "what was missing is there"
    dialog.until.setFocus()
    QTest.keyClicks(dialog.until, "32/13/2026")
    QTest.keyClick(dialog.until, Qt.Key.Key_Return)
    assert dialog.isVisible()
    dialog.until.clear()
    QTest.keyClicks(dialog.until, "30/06/2026")
    QTest.keyClick(dialog.until, Qt.Key.Key_Return)
    assert done == [("so sai", "", date(2026, 6, 30))]


def test_the_cut_off_day_heads_opening_and_closing(page: CountsPage, store: Store) -> None:
    """25/4 to 25/5, as the report says, and at once where the sheet is already shown."""
    def days() -> list[str]:
        heads = page.sheet.model.columns
        return [head.second for head in heads if head.key in (Part.OPENING, Part.CLOSING)]

    assert days() == ["30/4", "31/5"]
    page.work.do(office.set_office, {"cut_off_day": "25"})
    page.reload()
    assert days() == ["25/4", "25/5"]


def test_a_figure_typed_after_a_click_on_a_measure_or_month_goes_into_the_table(
    window: MainWindow, page: CountsPage, store: Store
) -> None:
    page.show_what("hi_participants")
    button = next(b for b in page.measures.findChildren(QPushButton) if "tự nguyện" in b.text())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert button.hasFocus()
    QTest.keyClick(button, Qt.Key.Key_1)
    QTest.keyClicks(QApplication.focusWidget(), "4")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert new_ones(store)[0] == 14


def test_an_office_figure_written_elsewhere_since_is_not_overwritten(
    page: CountsPage, store: Store
) -> None:
    """Two windows on one file: the figure that came meanwhile is shown, not lost."""
    page.show_what(OFFICE)
    place = office.frame(store).office_id
    entry = Entry(place, "csi_participants", Part.CLOSING, 6000)
    counts.set_counts(store, MAY, [entry])
    page.office.grid.select_cell("csi_participants", "now")
    type_keys(page.office.grid, "6300")
    stored = {item.measure.key: item.value for item in counts.office_figures(store, MAY)}
    assert stored["csi_participants"] == 6000
    assert [draft.text for draft in page.office.model.drafts()] == ["6300"]
    page.office.grid.select_cell("csi_participants", "now")
    type_keys(page.office.grid, "6300")
    stored = {item.measure.key: item.value for item in counts.office_figures(store, MAY)}
    assert stored["csi_participants"] == 6300, "seen, then written"
