"""Báo cáo in the whole window: Ctrl+Z, F5, and from a figure to the cell it was typed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from bhdesk.domain.own_words import Standing
from tests.ui.screens.reports_desk import JUNE, QUARTER, TODAY, dialog, words
from tests.ui.screens.typing_vietnamese import type_in
from tests.ui.screens.window import real_window

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from bhdesk.store.engine import Store
    from bhdesk.ui.main_window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def last_month() -> int:
    return 6


@pytest.fixture
def window(store: Store, qtbot: QtBot, dressed: object) -> Iterator[MainWindow]:
    with real_window(qtbot, store, "reports", QUARTER, today=TODAY, month=JUNE) as made:
        quiet(qtbot, made)
        yield made


def quiet(qtbot: QtBot, window: MainWindow) -> None:
    """Until the worker has drawn what was wished."""
    qtbot.waitUntil(lambda: not window.work.is_busy, timeout=10_000)


def test_ctrl_z_takes_a_sentence_back(qtbot, window) -> None:
    page = window.current_page
    page.words_button.click()
    panel = page.compose.words
    one = page.compose.draft.words.listed[2]
    panel.list.choose(one.key)
    panel.editor.field.setFocus()
    qtbot.keyClick(panel.editor.field, Qt.Key.Key_End, CTRL)
    type_in(panel.editor.field, " Câu viết thêm.")
    qtbot.keyClick(panel.editor.field, Qt.Key.Key_Tab)
    quiet(qtbot, window)
    assert "Câu viết thêm." in words(page.pages)
    panel.list.setFocus()
    qtbot.keyClick(panel.list, Qt.Key.Key_Z, CTRL)
    quiet(qtbot, window)
    assert "Câu viết thêm." not in words(page.pages)
    assert page.compose.draft.words.of(one.key).standing is Standing.COMPOSED
    assert panel.editor.field.toPlainText() == one.text
    qtbot.keyClick(panel.list, Qt.Key.Key_Y, CTRL)
    quiet(qtbot, window)
    assert "Câu viết thêm." in words(page.pages)


def test_from_a_figure_to_the_village_and_month_it_was_typed_in(qtbot, window) -> None:
    page = window.current_page
    paper = page.compose.paper
    spot = next(one for one in page.compose.draft.spots if one.text == "628")
    paper.desk.ask(spot)
    qtbot.keyClick(paper.card.rows, Qt.Key.Key_End)
    qtbot.keyClick(paper.card.rows, Qt.Key.Key_Return)
    quiet(qtbot, window)
    assert window.current_page.key == "counts"
    assert window.month == JUNE
    grid = window.current_page.sheet.grid
    last = window.current_page.sheet.shown.frame.unit_ids[-1]
    assert grid.current_keys()[0] == last


def test_read_again_keeps_the_place(qtbot, window) -> None:
    page = window.current_page
    before = page.pages
    qtbot.keyClick(page.compose.choice.papers, Qt.Key.Key_F5)
    quiet(qtbot, window)
    assert page.stepper.words == "Quý II/2026"
    assert page.pages == before


def test_after_issuing_the_keyboard_stays_on_the_page(qtbot, window) -> None:
    page = window.current_page
    page.compose.side.issue.setFocus()
    qtbot.keyClick(page.compose.side.issue, Qt.Key.Key_Space)
    quiet(qtbot, window)
    dialog("Phát hành văn bản").ok_button.click()
    quiet(qtbot, window)
    assert window.focusWidget() is page.compose.choice.papers


def test_a_wish_to_issue_is_not_taken_for_another_paper(qtbot, window) -> None:
    page = window.current_page
    page.compose.side.issue.click()
    page.compose.step(-1)
    quiet(qtbot, window)
    assert page.stepper.words == "Quý I/2026"
    titles = [one.windowTitle() for one in QApplication.topLevelWidgets() if one.isVisible()]
    assert "Phát hành văn bản" not in titles


def test_after_a_withdrawal_the_keyboard_stays_in_the_register(qtbot, window) -> None:
    page = window.current_page
    page.compose.side.issue.click()
    quiet(qtbot, window)
    dialog("Phát hành văn bản").ok_button.click()
    quiet(qtbot, window)
    window.show_page("reports", "register")
    quiet(qtbot, window)
    withdraw = page.register.side.withdraw
    withdraw.setFocus()
    qtbot.keyClick(withdraw, Qt.Key.Key_Return)
    box = dialog("Thu hồi văn bản")
    type_in(box.field, "Gửi nhầm")
    qtbot.keyClick(box.field, Qt.Key.Key_Return)
    quiet(qtbot, window)
    assert window.focusWidget() is page.register.list
