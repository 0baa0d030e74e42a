"""The whole lists behind what the page has room for: refused cells, findings."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from bhdesk.domain.counts import Part
from bhdesk.domain.periods import Month
from bhdesk.services import counts, units
from bhdesk.services.counts import Entry
from bhdesk.ui.grid.refused_dialog import RefusedDialog
from bhdesk.ui.history_dialog import HistoryDialog
from bhdesk.ui.screens.counts.checks import ChecksDialog
from tests.ui.screens.window import open_counts

if TYPE_CHECKING:

    from pytestqt.qtbot import QtBot

    from bhdesk.store.engine import Store
    from bhdesk.ui.screens.counts import CountsPage

VSI, MAY = "vsi_participants", Month(2026, 5)
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(store: Store, qtbot: QtBot, dressed: object) -> CountsPage:
    return open_counts(store, qtbot, MAY.key, date(2026, 6, 1)).page("counts")  # type: ignore[return-value]


def paste(page: CountsPage, lines: list[str]) -> None:
    assert page.sheet.shown is not None
    page.sheet.grid.select_cell(page.sheet.shown.frame.unit_ids[0], Part.NEW.value)
    QGuiApplication.clipboard().setText("\n".join(lines))
    QTest.keyClick(page.sheet.grid, Qt.Key.Key_V, CTRL)


def test_every_refused_cell_of_a_block_is_listed_and_reached(page: CountsPage) -> None:
    assert page.sheet.shown is not None
    units = page.sheet.shown.frame.unit_ids
    paste(page, ["a", "b", "c", "d"])
    assert "Và 1 ô nữa" in page.bar.text
    assert page.bar.buttons[0].text().strip() == "Xem danh sách"
    QTest.mouseClick(page.bar.buttons[0], Qt.MouseButton.LeftButton)
    (dialog,) = page.window().findChildren(RefusedDialog)
    assert [row.cells[0] for row in dialog.model.rows] == [
        page.sheet.model.where(unit, Part.NEW.value) for unit in units[:4]
    ]
    QTest.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)
    copied = QGuiApplication.clipboard().text().splitlines()
    assert copied[0] == "Ô\tĐã gõ\tLý do"
    assert [line.split("\t")[1] for line in copied[1:]] == ["a", "b", "c", "d"]
    dialog.grid.select_cell(3, "where")
    QTest.keyClick(dialog.grid, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert page.sheet.grid.current_keys() == (units[3], Part.NEW.value)


def test_a_block_with_few_refused_cells_needs_no_list(page: CountsPage) -> None:
    paste(page, ["a", "b", "c"])
    assert [button.text() for button in page.bar.buttons] == [""]


def test_all_findings_are_listed_with_their_actions(page: CountsPage, store: Store) -> None:
    assert page.sheet.shown is not None
    units = page.sheet.shown.frame.unit_ids
    assert page.checks.all_link.isHidden()
    counts.set_counts(store, MAY, [
        Entry(unit, VSI, Part.OPENING, 900 + at) for at, unit in enumerate(units)
    ])  # fmt: skip
    page.reload()
    many = len(page.sheet.findings())
    assert many >= len(units)
    assert page.checks.all_link.text().strip() == f"Xem hết ({many})"
    page.checks.all_link.setFocus()
    QTest.keyClick(page.checks.all_link, Qt.Key.Key_Space)
    (dialog,) = page.window().findChildren(ChecksDialog)
    assert len(dialog.rows.buttons) == many
    QTest.keyClick(dialog.rows.buttons[-1][1], Qt.Key.Key_Space)
    assert len(page.sheet.findings()) == many - 1
    assert len(dialog.rows.buttons) == many - 1
    QTest.keyClick(dialog.rows.buttons[0][0], Qt.Key.Key_Space)
    assert not dialog.isVisible()
    opening = counts.grid(store, MAY, VSI).rows[0].count.opening
    assert opening != 900


def test_what_no_village_was_given_is_said_after_a_split(page: CountsPage, store: Store) -> None:
    assert page.sheet.shown is not None
    third = page.sheet.shown.rows[2]
    assert third.line.target == 102
    units.split(store, third.unit.id, ["Thôn 10A", "Thôn 10B"], date(2026, 6, 1))
    said = "Chỉ tiêu xã 769: còn 102 chưa giao cho thôn nào."
    page.reload()
    assert said not in page.summary.text, "in May the old village still had its share"
    page.window().set_month(202606)  # type: ignore[attr-defined]
    assert said in page.summary.text
    june = Month(2026, 6)
    rows = counts.grid(store, june, VSI).rows
    counts.set_counts(store, june, [Entry(row.unit.id, VSI, Part.CLOSING, 90) for row in rows])
    page.reload()
    assert said in page.summary.text, "also when every village has its figure"


def test_a_figure_without_history_says_so_in_few_words(page: CountsPage) -> None:
    dialog = HistoryDialog("Thôn 1 · BHYT · tháng 5/2026", (), page)
    dialog.open()
    assert dialog.height() < 200
    assert dialog.grid.isHidden()
    dialog.reject()
