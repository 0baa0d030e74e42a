"""Where the keys lead: the edge of the data, the next cell that takes typing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from bhdesk.ui.grid.model import GridModel

TYPED_WITH = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
OWN_WITH_CTRL = frozenset(b"CXVADRF;")  # a key of a letter has the letter's number


def is_own(event: QKeyEvent) -> bool:
    """Ctrl with a letter that means something in a table, F3, and what opens a cell.

    Letters that Windows gets from a program and not from a key (a keyboard on the screen, some
    input methods) are taken for the begin of a shortcut and never come here otherwise.
    """
    if event.modifiers() == Qt.KeyboardModifier.ControlModifier:
        return event.key() in OWN_WITH_CTRL or event.key() == Qt.Key.Key_F3
    is_letter = event.modifiers() in TYPED_WITH and event.text().isprintable()
    return event.key() == Qt.Key.Key_F3 or (is_letter and bool(event.text()))


def data_edge(model: GridModel, index: QModelIndex, down: int, right: int) -> QModelIndex:
    """As Ctrl+arrow in Excel: the end of a filled run, else the next filled cell, else the end."""
    if not index.isValid():
        return index
    row, column = index.row(), index.column()

    def inside(r: int, c: int) -> bool:
        return 0 <= r < model.rowCount() and 0 <= c < model.columnCount()

    def filled(r: int, c: int) -> bool:
        return inside(r, c) and bool(model.cell(r, c).typed)

    runs = filled(row, column) and filled(row + down, column + right)
    while inside(row + down, column + right):
        if runs and not filled(row + down, column + right):
            break
        row, column = row + down, column + right
        if not runs and filled(row, column):
            break
    return model.index(row, column)


def first_column(model: GridModel) -> int:
    """The first column whose top cell takes typing, else the first that is typed, else the first.

    An opening that follows from last month is a cell of a typed column and takes no typing.
    """
    columns = range(model.columnCount())
    opened = (at for at in columns if model.rowCount() and model.can_edit(model.index(0, at)))
    typed = (at for at in columns if model.columns[at].is_editable)
    return next(opened, next(typed, 0))


def next_editable(model: GridModel, index: QModelIndex, is_back: bool) -> QModelIndex:
    """The next cell in reading order that takes typing; invalid at the end of the table."""
    if not index.isValid() or model.is_locked:
        return QModelIndex()
    wide = model.columnCount()
    place = index.row() * wide + index.column()
    stop = -1 if is_back else model.rowCount() * wide
    step = -1 if is_back else 1
    for spot in range(place + step, stop, step):
        found = model.index(spot // wide, spot % wide)
        if model.can_edit(found):
            return found
    return QModelIndex()
