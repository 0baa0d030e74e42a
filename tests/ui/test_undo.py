"""Ctrl+Z, Ctrl+Y and Hoàn tác in the whole window, with real keys on a real data file."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton

from bhdesk import app, paths
from bhdesk.domain.counts import Part
from bhdesk.domain.official import PaperDetails
from bhdesk.domain.periods import Month
from bhdesk.services import counts, issuing, months, reporting
from tests.ui.screens.window import real_window, type_keys

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from bhdesk.domain.issued import Issued
    from bhdesk.store.engine import Store
    from bhdesk.ui.main_window import MainWindow
    from bhdesk.ui.screens.counts import CountsPage

VSI, MAY = "vsi_participants", Month(2026, 5)
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def last_month() -> int:
    """May is not typed yet."""
    return 4


@pytest.fixture
def window(store: Store, qtbot: QtBot) -> Iterator[MainWindow]:
    app.make_app()
    with real_window(qtbot, store, "counts", today=date(2026, 6, 1), month=MAY.key) as made:
        yield made


@pytest.fixture
def page(window: MainWindow) -> CountsPage:
    return window.page("counts")  # type: ignore[return-value]


def new_ones(store: Store) -> list[int | None]:
    return [row.count.new for row in counts.grid(store, MAY, VSI).rows][:3]


def first_unit(page: CountsPage) -> int:
    assert page.sheet.shown is not None
    return page.sheet.shown.frame.unit_ids[0]


def type_new(page: CountsPage, *figures: str) -> None:
    page.sheet.grid.select_cell(first_unit(page), Part.NEW.value)
    for figure in figures:
        type_keys(page.sheet.grid, figure)


def test_three_cells_go_and_come_back_key_by_key(page: CountsPage, store: Store) -> None:
    grid = page.sheet.grid
    type_new(page, "14", "10", "8")
    QTest.keyClick(grid, Qt.Key.Key_Z, CTRL)
    assert new_ones(store) == [14, 10, None]
    assert page.bar.text == "Đã hoàn tác: Nhập số liệu tháng 5/2026"
    assert grid.model().index_of(first_unit(page), Part.NEW.value).data() == "14"  # type: ignore[attr-defined]
    QTest.keyClick(grid, Qt.Key.Key_Z, CTRL)
    QTest.keyClick(grid, Qt.Key.Key_Z, CTRL)
    assert new_ones(store) == [None, None, None]
    QTest.keyClick(grid, Qt.Key.Key_Y, CTRL)
    QTest.keyClick(grid, Qt.Key.Key_Z, CTRL | SHIFT)
    assert new_ones(store) == [14, 10, None]
    assert page.bar.text == "Đã làm lại: Nhập số liệu tháng 5/2026"
    QTest.keyClick(grid, Qt.Key.Key_Z, CTRL)
    assert new_ones(store) == [14, None, None]
    assert page.bar.text == "Đã hoàn tác: Nhập số liệu tháng 5/2026"


def test_what_was_done_before_the_window_opened_stays(page: CountsPage, store: Store) -> None:
    before = counts.grid(store, Month(2026, 4), VSI).rows
    QTest.keyClick(page.sheet.grid, Qt.Key.Key_Z, CTRL)
    assert page.bar.text.startswith("Việc đã làm từ trước: ")
    assert counts.grid(store, Month(2026, 4), VSI).rows == before


def test_the_buttons_of_header_and_bar_do_the_same(page: CountsPage, store: Store) -> None:
    type_new(page, "14")
    QTest.mouseClick(page.undo_button, Qt.MouseButton.LeftButton)
    assert new_ones(store)[0] is None
    again = next(button for button in page.bar.buttons if button.text().strip() == "Làm lại")
    QTest.mouseClick(again, Qt.MouseButton.LeftButton)
    assert new_ones(store)[0] == 14


def test_a_cell_that_is_being_typed_takes_back_its_own_letters(
    page: CountsPage, store: Store
) -> None:
    type_new(page, "14")
    grid = page.sheet.grid
    QTest.keyClick(grid, "9")
    editor = page.window().focusWidget()
    assert isinstance(editor, QLineEdit)
    QTest.keyClick(editor, Qt.Key.Key_Z, CTRL)
    assert editor.text() == ""
    assert new_ones(store)[0] == 14
    QTest.keyClick(editor, Qt.Key.Key_Y, CTRL)
    assert editor.text() == "9"
    assert page.bar.isHidden()


def test_the_menu_leaves_the_figures_alone_while_a_cell_is_typed(
    window: MainWindow, page: CountsPage, store: Store
) -> None:
    type_new(page, "14")
    QTest.keyClick(page.sheet.grid, "9")
    editor = window.focusWidget()
    assert isinstance(editor, QLineEdit)
    entry = next(a for a in window.actions() if a.text() == "&Hoàn tác")
    entry.trigger()
    assert editor.text() == ""
    assert new_ones(store)[0] == 14


def test_nothing_happened_is_one_step_back(page: CountsPage, store: Store) -> None:
    page.sheet.grid.select_cell(first_unit(page), Part.NEW.value)
    QTest.mouseClick(page.nothing_button, Qt.MouseButton.LeftButton)
    assert new_ones(store)[0] == 0
    back = next(button for button in page.bar.buttons if button.text().strip() == "Hoàn tác")
    QTest.mouseClick(back, Qt.MouseButton.LeftButton)
    assert new_ones(store)[0] is None


def test_figures_of_a_closed_month_are_not_taken_back(page: CountsPage, store: Store) -> None:
    type_new(page, "14")
    counts.fill_nothing(store, MAY, first_unit(page))
    months.close(store, MAY, accepts_blanks=True)
    page.mark_stale()
    QTest.keyClick(page.sheet.grid, Qt.Key.Key_Z, CTRL)
    assert "5/2026 đã chốt" in page.bar.text
    assert new_ones(store)[0] == 14


def test_another_page_says_it_too(window: MainWindow, page: CountsPage, store: Store) -> None:
    type_new(page, "14")
    window.show_page("overview")
    other = window.page("overview")
    QTest.keyClick(other, Qt.Key.Key_Z, CTRL)
    assert other.bar.text == "Đã hoàn tác: Nhập số liệu tháng 5/2026"
    assert new_ones(store)[0] is None


def test_after_reopening_what_was_done_before_is_named_then_taken_back(
    page: CountsPage, window: MainWindow, store: Store, qtbot: QtBot
) -> None:
    type_new(page, "14", "10")
    again = app.make_window(store, today=lambda: date(2026, 6, 1))
    qtbot.addWidget(again)
    again.set_month(MAY.key)
    again.show_page("counts")
    again.show()
    shown: CountsPage = again.page("counts")  # type: ignore[assignment]
    shown.undo_wanted.emit()
    assert new_ones(store) == [14, 10, None], "not without a word"
    assert shown.bar.text.startswith("Việc đã làm từ trước: Nhập số liệu tháng 5/2026, ")
    shown.bar.buttons[0].click()
    assert new_ones(store) == [14, None, None]
    assert shown.bar.text == "Đã hoàn tác: Nhập số liệu tháng 5/2026"
    assert new_ones(store) == [14, None, None]
    QTest.keyClick(shown.sheet.grid, Qt.Key.Key_Y, CTRL)
    assert new_ones(store) == [14, 10, None]
    again.close()
    again.work.close()


def test_the_offered_batch_is_taken_back_and_not_one_done_since(
    page: CountsPage, window: MainWindow, store: Store, qtbot: QtBot
) -> None:
    type_new(page, "14")
    again = app.make_window(store, today=lambda: date(2026, 6, 1))
    qtbot.addWidget(again)
    again.set_month(MAY.key)
    again.show_page("counts")
    again.show()
    shown: CountsPage = again.page("counts")  # type: ignore[assignment]
    shown.undo_wanted.emit()
    offer = shown.bar.buttons[0]
    shown.sheet.grid.select_cell(shown.sheet.shown.frame.unit_ids[1], Part.NEW.value)
    type_keys(shown.sheet.grid, "10")
    offer.click()
    assert new_ones(store) == [None, 10, None]
    again.close()
    again.work.close()


@pytest.fixture
def sent(window: MainWindow, store: Store, page: CountsPage) -> Issued:
    """A figure typed, then the report of May issued, in this session."""
    type_new(page, "14")
    details = PaperDetails(7, date(2026, 6, 2))
    made = reporting.month_paper(store, MAY, details)
    ready = issuing.ready(made, made.document, reporting.pdf(made.document, paths.resources_dir()))
    return window.work.do(issuing.issue, ready)  # type: ignore[no-any-return]


def action(page: CountsPage, words: str) -> QPushButton:
    return next(b for b in page.bar.buttons if b.text() == words)


def test_after_issuing_nothing_older_is_taken_back_silently(
    window: MainWindow, page: CountsPage, store: Store, sent: Issued
) -> None:
    grid = page.sheet.grid
    for _ in range(2):  # again and again
        QTest.keyClick(grid, Qt.Key.Key_Z, CTRL)
        assert new_ones(store)[0] == 14
        assert page.bar.text == (
            f"Văn bản số {sent.sign} đã phát hành. Không hoàn tác được; muốn bỏ thì thu hồi trong"
            " Sổ văn bản."
        )
    QTest.keyClick(action(page, "Mở Sổ văn bản"), Qt.Key.Key_Return)
    reports = window.current_page
    assert reports is not None
    assert reports.key == "reports"
    assert reports.register.current.id == sent.id  # type: ignore[attr-defined]


def test_the_step_before_goes_when_it_is_asked_for_by_name(
    page: CountsPage, store: Store, sent: Issued
) -> None:
    grid = page.sheet.grid
    QTest.keyClick(grid, Qt.Key.Key_Z, CTRL)
    QTest.keyClick(action(page, "Hoàn tác việc trước đó"), Qt.Key.Key_Return)
    assert new_ones(store)[0] is None
    assert page.bar.text == "Đã hoàn tác: Nhập số liệu tháng 5/2026"
    assert issuing.register(store)[0].id == sent.id, "the paper stands"
    QTest.keyClick(grid, Qt.Key.Key_Y, CTRL)
    assert new_ones(store)[0] == 14
    QTest.keyClick(grid, Qt.Key.Key_Z, CTRL)
    assert new_ones(store)[0] is None, "she has passed the paper already"


def test_what_was_done_after_issuing_goes_first(
    page: CountsPage, store: Store, sent: Issued
) -> None:
    type_new(page, "15")
    QTest.keyClick(page.sheet.grid, Qt.Key.Key_Z, CTRL)
    assert new_ones(store)[0] == 14
    QTest.keyClick(page.sheet.grid, Qt.Key.Key_Z, CTRL)
    assert new_ones(store)[0] == 14
    assert "đã phát hành" in page.bar.text


def test_withdrawing_is_not_taken_back_either(
    window: MainWindow, page: CountsPage, store: Store, sent: Issued
) -> None:
    window.work.do(issuing.withdraw, sent.id, "Sai số liệu")
    QTest.keyClick(page.sheet.grid, Qt.Key.Key_Z, CTRL)
    assert new_ones(store)[0] == 14
    assert page.bar.text.startswith(f"Văn bản số {sent.sign} đã thu hồi. Không hoàn tác được;")
