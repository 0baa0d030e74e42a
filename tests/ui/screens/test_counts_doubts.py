"""The card Cần xem: a jump, an opening that differs, figures that cannot be beside each other."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from bhdesk.domain.counts import Part
from bhdesk.domain.periods import Month
from bhdesk.services import counts, office
from bhdesk.services.counts import Entry
from bhdesk.ui.grid import CellState
from bhdesk.ui.grid.model import CELL_ROLE
from tests.ui.screens.window import open_counts, type_keys

if TYPE_CHECKING:

    from pytestqt.qtbot import QtBot

    from bhdesk.store.engine import Store
    from bhdesk.ui.screens.counts import CountsPage

VSI, HI, MAY = "vsi_participants", "hi_participants", Month(2026, 5)
NEW = Part.NEW.value


@pytest.fixture
def page(store: Store, qtbot: QtBot, dressed: object) -> CountsPage:
    return open_counts(store, qtbot, MAY.key, date(2026, 6, 1)).page("counts")  # type: ignore[return-value]


def press(page: CountsPage, text: str) -> None:
    QApplication.processEvents()
    found = [
        b for b in page.checks.findChildren(QPushButton)
        if b.text().strip() == text and b.isVisible()
    ]  # fmt: skip
    QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)


def listed(page: CountsPage) -> list[str]:
    return [f"{item.where}: {item.text}" for item in page._found(page.sheet.card.isHidden())]


def first_unit(page: CountsPage) -> int:
    assert page.sheet.shown is not None
    return page.sheet.shown.frame.unit_ids[0]


def test_a_jump_is_written_marked_and_kept(page: CountsPage, store: Store) -> None:
    unit = first_unit(page)
    assert listed(page) == []
    page.sheet.grid.select_cell(unit, NEW)
    type_keys(page.sheet.grid, "140")
    row = counts.grid(store, MAY, VSI).rows[0]
    assert row.count.new == 140
    (said,) = listed(page)
    before = [
        counts.grid(store, Month(2026, number), VSI).rows[0].count.new for number in range(1, 5)
    ]
    assert before == [2, 1, 4, 4]
    assert said == "Thôn 1 · Tăng mới: 140: gấp 46,7 lần mức thường 3 của 4 tháng trước"
    assert page.checks.isVisible()
    cell = page.sheet.model.index_of(unit, NEW).data(CELL_ROLE)
    assert cell.state is CellState.WARNING
    press(page, "Giữ 140")
    assert listed(page) == []
    assert page.checks.isHidden()


def test_a_jump_is_put_right_from_the_card(page: CountsPage, store: Store) -> None:
    unit = first_unit(page)
    page.sheet.grid.select_cell(unit, NEW)
    type_keys(page.sheet.grid, "140")
    press(page, "Sửa ô này")
    editor = page.sheet.grid.focusWidget()
    QTest.keyClick(editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(editor, "14")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert counts.grid(store, MAY, VSI).rows[0].count.new == 14
    assert listed(page) == []


def test_an_opening_that_differs_names_both_numbers(page: CountsPage, store: Store) -> None:
    counts.set_counts(store, MAY, [Entry(first_unit(page), VSI, Part.OPENING, 100)])
    page.mark_stale()
    assert listed(page) == [
        "Thôn 1 · Đầu kỳ: Cuối kỳ tháng trước 105, đã nhập đầu kỳ 100"
    ]


def test_figures_against_each_other_stand_in_the_card_and_lead_to_their_cell(
    page: CountsPage, store: Store
) -> None:
    place = office.frame(store).office_id
    pairs = [Entry(place, "csi_participants", Part.CLOSING, 6240),
             Entry(place, "ui_participants", Part.CLOSING, 6241)]  # fmt: skip
    counts.set_counts(store, MAY, pairs)
    counts.set_counts(store, MAY, [Entry(first_unit(page), HI, Part.CLOSING, 999_999)])
    page.mark_stale()
    said = listed(page)
    assert any("BHTN (6.241) lớn hơn BHXH bắt buộc (6.240)" in line for line in said)
    assert any(line.startswith("Thôn 1 · BHYT: ") and "dân số (4.630)" in line for line in said)
    press(page, "Xem")
    assert page.office.grid.current_keys() == ("ui_participants", "now")
    press(page, "Giữ")
    assert not any("BHTN (6.241)" in line for line in listed(page))


def test_a_jump_of_an_office_figure_comes_and_goes_with_what_is_typed(page: CountsPage) -> None:
    page.show_what("")
    grid = page.office.grid
    grid.select_cell("csi_participants", "now")
    type_keys(grid, "62410")
    said = listed(page)[0]
    assert said.startswith("Toàn xã · BHXH bắt buộc: Cuối kỳ 62.410: gấp 10,1 lần")
    assert "mức thường 6.196 của 5 tháng trước" in said
    grid.select_cell("csi_participants", "now")
    type_keys(grid, "6262")
    assert listed(page) == []
