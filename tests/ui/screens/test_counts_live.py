"""While a figure is typed the sums follow it; the file and the typed text are left alone."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from bhdesk.domain.counts import Part
from bhdesk.domain.periods import Month
from bhdesk.services import counts
from tests.ui.screens.window import open_counts

if TYPE_CHECKING:

    from pytestqt.qtbot import QtBot

    from bhdesk.store.engine import Store
    from bhdesk.ui.screens.counts import CountsPage

VSI, HI, MAY = "vsi_participants", "hi_participants", Month(2026, 5)
NEW, LAPSED, CLOSING = Part.NEW.value, Part.LAPSED.value, Part.CLOSING.value


@pytest.fixture
def page(store: Store, qtbot: QtBot, dressed: object) -> CountsPage:
    return open_counts(store, qtbot, MAY.key, date(2026, 6, 1)).page("counts")  # type: ignore[return-value]


def first_unit(page: CountsPage) -> int:
    assert page.sheet.shown is not None
    return page.sheet.shown.frame.unit_ids[0]


def start(page: CountsPage, column: str, text: str) -> QLineEdit:
    """Types over a cell and leaves the editor open."""
    grid = page.sheet.grid
    grid.select_cell(first_unit(page), column)
    QTest.keyClick(grid, text[0])
    editor = [e for e in grid.viewport().findChildren(QLineEdit) if e.hasFocus()][-1]
    QTest.keyClicks(editor, text[1:])
    return editor


def totals(page: CountsPage) -> dict[str, str]:
    row = page.sheet.model.totals
    assert row is not None
    texts = [cell if isinstance(cell, str) else cell.text for cell in row.cells]
    return dict(zip([c.key for c in page.sheet.model.columns], texts, strict=True))


def shown(page: CountsPage, column: str) -> str:
    return page.sheet.model.index_of(first_unit(page), column).data()


def test_sums_follow_each_key_and_nothing_is_written(page: CountsPage, store: Store) -> None:
    before = totals(page)
    assert (before[NEW], before[CLOSING], before["share"]) == ("68", "612", "79,58%")
    editor = start(page, NEW, "2")
    assert (totals(page)[NEW], totals(page)[CLOSING], shown(page, CLOSING)) == ("56", "600", "107")
    QTest.keyClick(editor, "4")
    assert (totals(page)[NEW], totals(page)[CLOSING]) == ("78", "622")
    assert (totals(page)["share"], shown(page, CLOSING)) == ("80,88%", "129")
    assert shown(page, "share") == "90,21%"
    assert editor.text() == "24"
    assert counts.grid(store, MAY, VSI).rows[0].count.new == 14
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert totals(page) == before
    assert shown(page, CLOSING) == "119"


def test_what_is_committed_is_what_was_shown(page: CountsPage, store: Store) -> None:
    editor = start(page, LAPSED, "12")
    ahead = totals(page), shown(page, CLOSING)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert (totals(page), shown(page, CLOSING)) == ahead
    assert counts.grid(store, MAY, VSI).rows[0].count.closing == 109


def test_a_text_that_is_no_count_shows_no_sum_and_stays_as_typed(page: CountsPage) -> None:
    editor = start(page, NEW, "8,5")
    assert (totals(page)[NEW], totals(page)[CLOSING], shown(page, CLOSING)) == ("–", "–", "–")
    assert editor.text() == "8,5"
    QTest.keyClick(editor, Qt.Key.Key_Backspace)
    QTest.keyClick(editor, Qt.Key.Key_Backspace)
    assert totals(page)[NEW] == "62"
    assert editor.text() == "8"


def test_a_closing_typed_itself_is_summed_too(page: CountsPage) -> None:
    editor = start(page, CLOSING, "1.190")
    assert totals(page)[CLOSING] == "1.683"
    assert editor.text() == "1.190"


def test_blank_villages_are_counted_while_the_others_are_added_up(
    page: CountsPage, store: Store
) -> None:
    june = MAY.shift(1)
    page.header.stepper.choose(june.key)
    assert page.summary.text.startswith("Còn 6 thôn chưa có số hợp lệ: Thôn 1, Thôn 2, Thôn 10")
    for column, text in ((NEW, "3"), ("resumed", "0")):
        QTest.keyClick(start(page, column, text), Qt.Key.Key_Return)
    editor = start(page, LAPSED, "1")
    said = page.summary.text
    assert said.startswith("Còn 5 thôn chưa có số hợp lệ: Thôn 2, Thôn 10, Thôn An Nhân và 2 nơi")
    assert said.endswith(
        "Cộng 1 thôn đã có số: tăng mới 3, tham gia lại 0, giảm 1, cuối kỳ 121."
    )
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert page.summary.text.startswith("Còn 6 thôn")
    assert counts.grid(store, june, VSI).rows[0].count.closing is None
