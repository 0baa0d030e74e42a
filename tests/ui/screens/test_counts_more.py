"""Beside the grid: history and note of a cell, and Không phát sinh."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from bhdesk.domain.counts import Part
from bhdesk.domain.periods import Month
from bhdesk.services import counts, months, notes
from tests.ui.screens.offices import copy_of, keys
from tests.ui.screens.window import open_counts, type_keys

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from bhdesk.store.engine import Store
    from bhdesk.ui.main_window import MainWindow
    from bhdesk.ui.screens.counts import CountsPage

VSI, MAY = "vsi_participants", Month(2026, 5)
NEW, CLOSING = Part.NEW.value, Part.CLOSING.value


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


def corner(page: CountsPage, unit: int) -> object:
    tip = Qt.ItemDataRole.ToolTipRole
    return page.sheet.model.index_of(unit, CLOSING).data(tip)


def type_note(page: CountsPage, words: str) -> None:
    page.remarks.note.edit.setFocus()
    keys(page.remarks.note.edit, words)


def test_the_last_three_changes_of_a_cell_are_told(page: CountsPage) -> None:
    grid, unit = page.sheet.grid, units(page)[0]
    assert page.remarks.lines == ()
    for figure in ("14", "15", "16", "17"):
        grid.select_cell(unit, NEW)
        type_keys(grid, figure)
    grid.select_cell(unit, NEW)
    changes = [line.split(" · ")[0] for line in page.remarks.lines]
    assert changes == ["16 → 17", "15 → 16", "14 → 15"]
    assert page.remarks.lines[0].endswith(" · người thử")
    grid.select_cell(units(page)[1], NEW)
    assert page.remarks.lines == ()


def test_a_note_is_saved_when_left_and_marks_its_cell(page: CountsPage, store: Store) -> None:
    first, second = units(page)[:2]
    page.sheet.grid.select_cell(first, NEW)
    type_note(page, "Chờ biên lai")
    QTest.keyClick(page.remarks.note.edit, Qt.Key.Key_Tab)
    assert notes.notes(store, MAY) == {(first, VSI): "Chờ biên lai"}
    assert corner(page, first) == "Chờ biên lai"
    page.sheet.grid.select_cell(second, NEW)
    assert page.remarks.note.edit.toPlainText() == ""
    page.sheet.grid.select_cell(first, CLOSING)
    assert page.remarks.note.edit.toPlainText() == "Chờ biên lai"


def test_a_note_being_typed_is_saved_before_the_next_cell_or_month(
    window: MainWindow, page: CountsPage, store: Store
) -> None:
    first, second = units(page)[:2]
    page.sheet.grid.select_cell(first, NEW)
    type_note(page, "một")
    page.sheet.grid.select_cell(second, NEW)
    type_note(page, "hai")
    window.set_month(MAY.shift(-1).key)
    assert notes.notes(store, MAY) == {(first, VSI): "một", (second, VSI): "hai"}
    assert page.remarks.note.edit.toPlainText() == ""


def test_a_note_changed_elsewhere_is_not_written_over_unseen(
    page: CountsPage, store: Store
) -> None:
    unit = units(page)[0]
    page.sheet.grid.select_cell(unit, NEW)
    type_note(page, "của tôi")
    notes.set_note(store, MAY, unit, VSI, "của người khác")
    QTest.keyClick(page.remarks.note.edit, Qt.Key.Key_Tab)
    assert notes.notes(store, MAY)[unit, VSI] == "của người khác"
    assert "Đang lưu: “của người khác”" in page.remarks.error
    assert page.remarks.note.edit.toPlainText() == "của tôi"
    page.sheet.grid.select_cell(unit, NEW)
    page.remarks.save()
    assert notes.notes(store, MAY)[unit, VSI] == "của tôi"


def test_a_refused_note_waits_for_its_cell(page: CountsPage, store: Store) -> None:
    first, second = units(page)[:2]
    long = "dài " * 200
    page.sheet.grid.select_cell(first, NEW)
    type_note(page, long)
    page.sheet.grid.select_cell(second, NEW)
    assert notes.notes(store, MAY) == {}
    page.sheet.grid.select_cell(first, NEW)
    assert page.remarks.note.edit.toPlainText() == long


def test_the_note_of_a_closed_month_is_only_read(page: CountsPage, store: Store) -> None:
    unit = units(page)[0]
    notes.set_note(store, MAY, unit, VSI, "đã đối chiếu")
    counts.fill_nothing(store, MAY, unit)
    months.close(store, MAY, accepts_blanks=True)
    page.mark_stale()
    page.sheet.grid.select_cell(unit, NEW)
    type_note(page, "thêm")
    assert page.remarks.note.edit.toPlainText() == "đã đối chiếu"


def test_the_office_has_notes_too(page: CountsPage, store: Store) -> None:
    page.show_what("")
    grid = page.office.grid
    QTest.keyClick(grid, Qt.Key.Key_Down)
    row = grid.current_keys()
    assert row is not None
    type_note(page, "theo BHXH cơ sở")
    page.sheet.grid.setFocus()
    page.remarks.save()
    assert [key for _, key in notes.notes(store, MAY)] == [row[0]]
    tip = page.office.model.index_of(row[0], "now").data(Qt.ItemDataRole.ToolTipRole)
    assert tip == "theo BHXH cơ sở"


def test_a_refused_note_is_put_right_or_given_up_before_the_page_is_left(
    window: MainWindow, page: CountsPage, store: Store
) -> None:
    page.sheet.grid.select_cell(units(page)[0], NEW)
    type_note(page, "dài " * 200)
    window.show_page("targets")
    assert window.current_page is page
    assert page.bar.text.startswith("Ghi chú chưa lưu.")
    QTest.mouseClick(page.bar.buttons[0], Qt.MouseButton.LeftButton)
    assert window.current_page is window.page("targets")
    assert notes.notes(store, MAY) == {}


def flows(store: Store, unit: int, measure: str = VSI) -> list[int | None]:
    row = next(r for r in counts.grid(store, MAY, measure).rows if r.unit.id == unit)
    return [row.count.new, row.count.resumed, row.count.lapsed, row.count.closing]


def test_nothing_happened_fills_only_the_blanks_of_the_village(
    page: CountsPage, store: Store
) -> None:
    first, second = units(page)[:2]
    page.sheet.grid.select_cell(first, NEW)
    type_keys(page.sheet.grid, "3")
    page.sheet.grid.select_cell(first, NEW)
    assert page.nothing_button.text().strip() == "Thôn 1 không phát sinh"
    QTest.mouseClick(page.nothing_button, Qt.MouseButton.LeftButton)
    assert flows(store, first) == [3, 0, 0, 108]
    assert flows(store, second) == [None] * 4
    assert flows(store, first, "hi_participants")[:3] == [0, 0, 0]
    assert page.bar.text == "Đã ghi 0 vào 5 ô trống của Thôn 1."
    assert page.nothing_button.isHidden()
    page.sheet.grid.select_cell(second, NEW)
    assert page.nothing_button.isVisible()


def test_a_closed_month_has_no_such_button(page: CountsPage, store: Store) -> None:
    first, second = units(page)[:2]
    counts.fill_nothing(store, MAY, first)
    months.close(store, MAY, accepts_blanks=True)
    page.mark_stale()
    page.sheet.grid.select_cell(second, NEW)
    assert page.nothing_button.isHidden()


@pytest.fixture
def city(tmp_path: Path) -> Iterator[Store]:
    """Its plan asks for the money that is paid late."""
    made = copy_of("tra-vinh", tmp_path)
    yield made
    made.close()


def test_an_amount_of_the_office_is_no_number_of_people(
    city: Store, qtbot: QtBot, dressed: object
) -> None:
    page: CountsPage = open_counts(city, qtbot, 202309, date(2023, 9, 30)).page("counts")  # type: ignore[assignment]
    page.measures.chosen.emit("")
    for key, said in (("late_payment_amount", "không phải số tiền"),
                      ("csi_participants", "không phải số người")):  # fmt: skip
        page.office.grid.select_cell(key, "now")
        type_keys(page.office.grid, "1,5")
        (refused,) = page.office.model.drafts()
        assert said in refused.reason
        page.office.model.discard_draft(key, "now")
