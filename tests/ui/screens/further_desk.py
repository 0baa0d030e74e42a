"""The whole window on the page Số liệu khác of a real data file, worked with keys."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.screens.offices import keys
from tests.ui.screens.window import real_window, type_cell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QPushButton
    from pytestqt.qtbot import QtBot

    from bhdesk.services.office import DataFile
    from bhdesk.ui.main_window import MainWindow
    from bhdesk.ui.screens.further import FurtherPage

CTRL = Qt.KeyboardModifier.ControlModifier


class Desk:
    """The window, its page and what it told as a problem."""

    def __init__(self, window: MainWindow, page: FurtherPage, store: DataFile) -> None:
        self.window, self.page, self.store = window, page, store
        self.failed: list[object] = []
        window.work.failed.connect(self.failed.append)

    @property
    def grid(self):
        return self.page.part.sheet.grid

    @property
    def foot(self) -> str:
        return self.page.part.sheet.foot.text()

    def go(self, what: str) -> None:
        self.window.show_page("further", what)

    def type(self, row: object, column: str, *texts: str) -> None:
        """Down a column from a cell, Enter after each."""
        type_cell(self.grid, row, column, *texts)

    def paste(self, row: object, column: str, block: str) -> None:
        self.grid.select_cell(row, column)
        QApplication.clipboard().setText(block)
        QTest.keyClick(self.grid, Qt.Key.Key_V, CTRL)

    def cell(self, row: object, column: str):
        index = self.grid.grid_model.index_of(row, column)
        return self.grid.grid_model.cell(index.row(), index.column())

    def texts(self, row: object) -> list[str]:
        model = self.grid.grid_model
        at = model.index_of(row, model.columns[0].key).row()
        return [model.cell(at, column).text for column in range(model.columnCount())]

    def undo(self) -> None:
        QTest.keyClick(self.grid, Qt.Key.Key_Z, CTRL)

    def redo(self) -> None:
        QTest.keyClick(self.grid, Qt.Key.Key_Y, CTRL)


@contextmanager
def opened(store: DataFile, month: int, qtbot: QtBot) -> Iterator[Desk]:
    """The window in front, on the first tab of the page."""
    with real_window(qtbot, store, "further", today=date(2026, 10, 2), month=month) as window:
        desk = Desk(window, window.page("further"), store)
        yield desk
        for part in desk.page._parts.values():
            part.give_up()


def press(button: QPushButton) -> None:
    assert button.isVisible()
    assert button.isEnabled()
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Return)


def write(field, text: str) -> None:
    """Types into a field that is empty."""
    field.setFocus()
    keys(field, text)
