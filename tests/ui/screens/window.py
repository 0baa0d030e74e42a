"""The real window on a real data file, for tests that type and click."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from bhdesk import app, messages
from bhdesk.ui.main_window import MainWindow, PageEntry
from bhdesk.ui.problems import Explained
from bhdesk.ui.screens.counts import CountsPage
from bhdesk.ui.screens.targets import TargetsPage
from bhdesk.ui.work import InlineExecutor, Work
from tests.ui.screens.offices import RESOURCES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from bhdesk.store.engine import Store
    from bhdesk.ui.grid import Grid


@contextmanager
def real_window(
    qtbot: QtBot, store: Store, page: str, what: object = None, *, today: date, month: int = 0
) -> Iterator[MainWindow]:
    """The program's own window at 1366×768 in front, on a page; it ends with the block.

    Without a `month` it is the one the office works on.
    """
    window = app.make_window(store, today=lambda: today)
    if month:
        window.set_month(month)
    window.resize(1366, 696)
    window.show_page(page, what)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    try:
        yield window
    finally:
        window.close()
        window.work.close()
        window.deleteLater()


def open_window(store: Store, month: int, on: date) -> MainWindow:
    entries = (
        PageEntry(
            TargetsPage,
            lambda work, key: TargetsPage(work, key, on=lambda: on, resources=RESOURCES),
        ),
        PageEntry(CountsPage, partial(CountsPage, resources=RESOURCES)),
    )
    window = MainWindow(
        Work(store, InlineExecutor()), entries,
        lambda problem: Explained("", messages.of(problem)), month,
        clock=lambda: datetime(2026, 6, 1, 14, 32),
    )  # fmt: skip
    window.resize(1366, 696)
    window.show()
    return window


def open_counts(store: Store, qtbot: QtBot, month: int, on: date) -> MainWindow:
    """The window in front, on the page Số liệu tháng."""
    window = open_window(store, month, on)
    qtbot.addWidget(window)
    window.show_page("counts")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def type_keys(widget: QWidget, text: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
    """Types over the current cell of a table and leaves it with a key."""
    QTest.keyClick(widget, text[0])
    editor = widget.focusWidget() or widget
    editor = widget.window().focusWidget() or editor
    for letter in text[1:]:
        QTest.keyClick(editor, letter)
    QTest.keyClick(editor, key)


def type_cell(grid: Grid, row: object, column: str, *texts: str) -> None:
    """Puts the cursor on a cell and types downwards, each text left with Enter."""
    grid.select_cell(row, column)
    for said in texts:
        type_keys(grid, said)


def shown(grid: Grid, row: object, column: str) -> str:
    return str(grid.model().index_of(row, column).data())
