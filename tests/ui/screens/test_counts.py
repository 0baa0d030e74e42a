"""Story S2 through the real window, and what the month's page refuses."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from bhdesk.domain.counts import Part
from bhdesk.domain.periods import Month
from bhdesk.services import counts, months
from bhdesk.ui.grid import CellState
from bhdesk.ui.screens.counts.measure_bar import MeasureBar
from bhdesk.ui.screens.counts.reopen import ReopenDialog
from bhdesk.ui.tokens import Tone
from tests.ui.screens.window import open_window, type_keys

if TYPE_CHECKING:

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from bhdesk.store.engine import Store
    from bhdesk.ui.main_window import MainWindow
    from bhdesk.ui.screens.counts import CountsPage

VSI = "vsi_participants"
MAY, APRIL = Month(2026, 5), Month(2026, 4)
FLOWS = ((14, 2, 2), (10, 1, 3), (8, 0, 1), (13, 1, 2), (11, 2, 2), (12, 1, 1))


@pytest.fixture
def last_month() -> int:
    """May is not typed yet."""
    return 4


@pytest.fixture
def window(store: Store, qtbot: QtBot, dressed: object) -> MainWindow:
    made = open_window(store, MAY.key, date(2026, 6, 1))
    qtbot.addWidget(made)
    made.show_page("counts")
    return made


@pytest.fixture
def page(window: MainWindow) -> CountsPage:
    return window.page("counts")  # type: ignore[return-value]


def type_flows(page: CountsPage, rows: range = range(6)) -> None:
    """Down the columns as the officer does: Enter goes to the next village."""
    grid = page.sheet.grid
    units = page.sheet.shown.frame.unit_ids
    for at, part in enumerate((Part.NEW, Part.RESUMED, Part.LAPSED)):
        grid.select_cell(units[rows.start], part.value)
        for row in rows:
            type_keys(grid, str(FLOWS[row][at]))


def closings(store: Store) -> list[int | None]:
    return [row.count.closing for row in counts.grid(store, MAY, VSI).rows]


def shown(page: CountsPage, unit: int, column: str) -> str:
    model = page.sheet.model
    return model.index_of(unit, column).data()


def test_what_has_no_room_beside_the_caption_is_in_the_menu(
    page: CountsPage, qtbot: QtBot
) -> None:
    """Twenty measures do not widen the window; the chosen one always shows."""
    bar, known = MeasureBar(), page.sheet.shown.measure
    qtbot.addWidget(bar)
    bar.show()
    many = [known._replace(key=f"m{at}", short=f"Chỉ tiêu dài {at}") for at in range(20)]
    bar.set_choices(many, (), True, "m19")
    bar.set_done((Tone.GOOD,) * 10, "thôn")
    bar.resize(700, bar.height())
    assert bar.choices[0] == "Chỉ tiêu dài 0"
    assert bar.choices[-2:] == ("Chỉ tiêu dài 19", "Chỉ tiêu chung")
    assert len(bar.choices) + len(bar.in_menu) == 21
    assert bar.minimumSizeHint().width() < 400
    bar.resize(4000, bar.height())
    assert len(bar.choices) == 21
    assert bar.more.isHidden()


def test_a_village_with_half_its_flows_is_not_counted_as_done(
    page: CountsPage, store: Store
) -> None:
    """Tăng mới alone gives no closing: the strip of villages must not say it is settled."""
    grid = page.sheet.grid
    grid.select_cell(page.sheet.shown.frame.unit_ids[0], Part.NEW.value)
    type_keys(grid, "14")
    assert closings(store)[0] is None
    assert page.measures.caption == "0/6 thôn đủ số"
    assert len(page.sheet.unsettled()) == 6


def test_may_typed_with_keys_gives_the_commune_of_the_story(page: CountsPage, store: Store) -> None:
    type_flows(page)
    assert closings(store) == [119, 94, 73, 113, 105, 108]
    totals = [
        cell if isinstance(cell, str) else cell.text for cell in page.sheet.model.totals.cells
    ]
    assert totals == ["Cộng 6 thôn", "548", "68", "7", "11", "612", "769", "79,58%"]
    assert page.summary.check == "Khớp: 548 + 68 + 7 − 11 = 612"
    assert "Chiếm 4,94% lực lượng lao động." in page.summary.text
    assert "Còn 157 người để đủ chỉ tiêu 769, cần 23 người/tháng." in page.summary.text
    assert "tăng mới 68 người trong tháng 5 (tháng 4: 21 người)" in page.summary.text
    assert page.measures.caption == "6/6 thôn đủ số"
    shares = [shown(page, unit, "share") for unit in page.sheet.shown.frame.unit_ids]
    assert shares == ["83,22%", "76,42%", "71,57%", "82,48%", "78,36%", "83,08%"]


def test_a_closing_that_does_not_add_up_warns_with_both_numbers(
    page: CountsPage, store: Store, qtbot: QtBot
) -> None:
    type_flows(page)
    unit = page.sheet.shown.frame.unit_ids[1]
    page.sheet.grid.select_cell(unit, "closing")
    type_keys(page.sheet.grid, "95")
    assert closings(store)[1] == 95
    finding = page.sheet.findings()[0]
    assert (finding.where, finding.text) == ("Thôn 2 · Cuối kỳ", "86 + 10 + 1 − 3 = 94, đã nhập 95")
    assert page.checks.isVisible()
    assert [chip.text() for chip in page.header.chips] == ["Đang nhập", "Còn 1 ô cần xem"]
    qtbot.mouseClick(button(page.checks, "Dùng 94"), Qt.MouseButton.LeftButton)
    assert closings(store)[1] == 94
    assert not page.checks.isVisible()


def test_a_closing_kept_on_purpose_leaves_the_card_but_stays_marked(
    page: CountsPage, store: Store, qtbot: QtBot
) -> None:
    type_flows(page)
    unit = page.sheet.shown.frame.unit_ids[1]
    page.sheet.grid.select_cell(unit, "closing")
    type_keys(page.sheet.grid, "95")
    qtbot.mouseClick(button(page.checks, "Giữ 95"), Qt.MouseButton.LeftButton)
    assert closings(store)[1] == 95
    assert not page.checks.isVisible()
    row, column = 1, [c.key for c in page.sheet.model.columns].index("closing")
    assert page.sheet.model.cell(row, column).state is CellState.WARNING
    assert page.summary.check.startswith("Chênh +1: ")


def test_a_refused_text_stays_and_the_file_keeps_the_old_value(
    page: CountsPage, store: Store
) -> None:
    type_flows(page)
    unit = page.sheet.shown.frame.unit_ids[2]
    page.sheet.grid.select_cell(unit, "new")
    type_keys(page.sheet.grid, "8,5")
    assert counts.grid(store, MAY, VSI).rows[2].count.new == 8
    assert shown(page, unit, "new") == "8,5"
    assert shown(page, unit, "closing") == "–"
    totals = [
        cell if isinstance(cell, str) else cell.text for cell in page.sheet.model.totals.cells
    ]
    assert totals[2] == totals[5] == totals[7] == "–"
    assert page.measures.caption == "5/6 thôn đủ số"
    page.measures.chosen.emit("hi_participants")
    assert page.sheet.drafts == ()
    page.measures.chosen.emit(VSI)
    assert shown(page, unit, "new") == "8,5"
    page.sheet.model.discard_draft(unit, "new")
    assert shown(page, unit, "closing") == "73"


@pytest.mark.parametrize(
    ("column", "typed"), [("lapsed", "107"), ("new", "-3"), ("new", "abc"), ("lapsed", "1,5")]
)
def test_impossible_figures_change_nothing(
    page: CountsPage, store: Store, column: str, typed: str
) -> None:
    type_flows(page, range(1))
    before = counts.grid(store, MAY, VSI).rows[0].count
    page.sheet.grid.select_cell(page.sheet.shown.frame.unit_ids[0], column)
    type_keys(page.sheet.grid, typed)
    assert counts.grid(store, MAY, VSI).rows[0].count == before
    assert [draft.text for draft in page.sheet.drafts] == [typed]


def test_a_block_is_pasted_whole_or_not_at_all(page: CountsPage, store: Store) -> None:
    grid, units = page.sheet.grid, page.sheet.shown.frame.unit_ids
    lines = ["\t".join(map(str, flow)) for flow in FLOWS]
    grid.select_cell(units[0], "new")
    QGuiApplication.clipboard().setText("\n".join([*lines[:5], "12\tx\t1"]))
    QTest.keyClick(grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert closings(store) == [None] * 6
    assert page.bar.text.startswith("Chưa ghi ô nào. Thôn Đông · Tham gia lại: ")
    QGuiApplication.clipboard().setText("\n".join([*lines[:5], "12\t1\t999"]))
    QTest.keyClick(grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert closings(store) == [None] * 6
    assert "Thôn Đông" in page.bar.text
    QGuiApplication.clipboard().setText("\n".join(lines))
    QTest.keyClick(grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert closings(store) == [119, 94, 73, 113, 105, 108]
    assert page.bar.isHidden(), "the refusal is over"


def test_villages_have_no_cell_for_what_employers_count(page: CountsPage, store: Store) -> None:
    assert page.measures.choices == ("BHXH tự nguyện", "BHYT", "Chỉ tiêu chung")
    page.measures.chosen.emit("")
    model = page.office.model
    assert [row.cells[0] for row in model.rows[:2]] == ["BHXH bắt buộc", "BHTN"]
    page.office.grid.select_cell("csi_participants", "now")
    type_keys(page.office.grid, "6.262")
    figure = counts.office_figures(store, MAY)[0]
    assert (figure.measure.key, figure.value) == ("csi_participants", 6262)
    assert model.index_of("csi_participants", "share").data() == "99,79%"


def test_closing_asks_about_blanks_and_locks_the_grid(
    page: CountsPage, window: MainWindow, store: Store, qtbot: QtBot
) -> None:
    type_flows(page, range(5))
    qtbot.mouseClick(page.life.close_button, Qt.MouseButton.LeftButton)
    assert months.state(store, MAY) == "open"
    assert "Thôn Đông" in page.bar.text
    qtbot.mouseClick(button(page.bar, "Chốt dù còn ô trống"), Qt.MouseButton.LeftButton)
    assert months.state(store, MAY) == "closed"
    assert page.life.bar.text.startswith("Tháng 5/2026 đã chốt.")
    page.sheet.grid.select_cell(page.sheet.shown.frame.unit_ids[0], "new")
    with qtbot.waitSignal(page.work.said) as said:
        QTest.keyClick(page.sheet.grid, Qt.Key.Key_F2)
    assert "đã chốt" in said.args[0]
    button(page.life.bar, "Mở lại…").click()
    dialog = page.findChild(ReopenDialog)
    qtbot.mouseClick(dialog.ok_button, Qt.MouseButton.LeftButton)
    assert months.state(store, MAY) == "closed"
    qtbot.keyClicks(dialog.field, "Thon Dong nop muon")
    qtbot.mouseClick(dialog.ok_button, Qt.MouseButton.LeftButton)
    assert months.state(store, MAY) == "open"


def test_the_panel_tells_the_past_of_the_cell(page: CountsPage) -> None:
    type_flows(page)
    unit = page.sheet.shown.frame.unit_ids[4]
    page.sheet.grid.select_cell(unit, "lapsed")
    assert page.panel.facts == (
        ("Tháng trước (4/2026)", "2"),
        ("Cùng kỳ (5/2025)", "–"),
        ("Trung bình 5 tháng", "1,6"),
    )


def button(parent: QWidget, text: str) -> QPushButton:
    found = [b for b in parent.findChildren(QPushButton) if b.text().strip() == text]
    return found[-1]
