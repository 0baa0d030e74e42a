"""A figure too long for its cell is marked as cut, and told whole beside the pointer."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QHelpEvent, QImage
from PySide6.QtWidgets import QApplication, QToolTip

from bhdesk.ui import paint
from bhdesk.ui.grid import Cell, Column, Grid, GridModel, GridRow, Kind

LONG = "999.999.999.999"


def shown(qtbot, text):
    model = GridModel((Column("unit", "Thôn", kind=Kind.NAME), Column("new", "Tăng", sample="00")))
    model.set_rows([GridRow(1, ("Thôn 1", Cell(text)))], GridRow("sum", ("Cộng", "")), "")
    grid = Grid(model, "Số liệu")
    qtbot.addWidget(grid)
    grid.resize(260, 160)
    grid.show()
    grid.setColumnWidth(0, 160)
    grid.setColumnWidth(1, 60)
    return grid


def told(grid):
    index = grid.grid_model.index(0, 1)
    place = grid.visualRect(index).center()
    event = QHelpEvent(QEvent.Type.ToolTip, place, grid.viewport().mapToGlobal(place))
    QApplication.sendEvent(grid.viewport(), event)
    said = QToolTip.text()
    QToolTip.hideText()
    return said


def drawn(monkeypatch, grid):
    """The texts that are painted as they stand, cut or not."""
    found = []
    whole = paint.elided

    def see(painter, place, text, *args, **named):
        cut = painter.fontMetrics().horizontalAdvance(text) > place.width()
        found.append((text, cut))
        whole(painter, place, text, *args, **named)

    monkeypatch.setattr(paint, "elided", see)
    grid.viewport().render(QImage(grid.viewport().size(), QImage.Format.Format_ARGB32))
    return found


def test_a_figure_too_long_for_its_cell_is_marked_and_told_whole(qtbot, dressed, monkeypatch):
    grid = shown(qtbot, LONG)
    assert (LONG, True) in drawn(monkeypatch, grid)
    assert told(grid) == LONG


def test_a_figure_that_fits_is_drawn_whole_and_says_nothing(qtbot, dressed, monkeypatch):
    grid = shown(qtbot, "119")
    assert ("119", False) in drawn(monkeypatch, grid)
    assert told(grid) == ""
