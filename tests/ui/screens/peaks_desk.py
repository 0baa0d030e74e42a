"""The page Số liệu khác in the real window on a real data file, for tests with real keys."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from bhdesk import app

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from bhdesk.store.engine import Store
    from bhdesk.ui.main_window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier


@contextmanager
def opened(qtbot, store: Store, month: int, tab: str, today: date) -> Iterator[MainWindow]:
    """The window in front, on one tab of the page, at 1366×768."""
    window = app.make_window(store, today=lambda: today)
    window.set_month(month)
    window.resize(1366, 696)
    window.show_page("further")
    window.page("further").show_what(tab)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    try:
        yield window
    finally:
        window.close()
        window.work.close()
        window.deleteLater()


def type_cell(grid, row: object, column: str, *texts: str) -> None:
    """Puts the cursor on a cell and types downwards, each text left with Enter."""
    grid.select_cell(row, column)
    for said in texts:
        QTest.keyClick(grid, said[0])
        editor = grid.window().focusWidget()
        for letter in said[1:]:
            QTest.keyClick(editor, letter)
        QTest.keyClick(editor, Qt.Key.Key_Return)


def shown(grid, row: object, column: str) -> str:
    return str(grid.model().index_of(row, column).data())
