"""A figure too long for its cell is marked as cut, and told whole beside the pointer."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent, QImage
from PySide6.QtWidgets import QApplication, QToolTip

from bhdesk.ui import paint
from bhdesk.ui.grid import Cell, Column, Grid, GridCard, GridModel, GridRow, Kind

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


def in_totals(qtbot, sums, width=60, kind=Kind.FIGURE):
    """The words beside the pointer over the second cell of the totals row."""
    name = Column("unit", "Thôn", kind=Kind.NAME)
    model = GridModel((name, Column("new", "Tăng", kind=kind, sample="00")))
    model.set_rows([GridRow(1, ("Thôn 1", "1"))], GridRow("sum", sums), "")
    card = GridCard(Grid(model, "Số liệu"))
    qtbot.addWidget(card)
    card.resize(300, 200)
    card.show()
    card.grid.setColumnWidth(0, 160)
    card.grid.setColumnWidth(1, width)
    said = []
    for x in (20, 165 + width // 2):
        place = QPoint(x, card.totals.height() // 2)
        event = QHelpEvent(QEvent.Type.ToolTip, place, card.totals.mapToGlobal(place))
        QApplication.sendEvent(card.totals, event)
        said.append(QToolTip.text())
        QToolTip.hideText()
    return said


def test_a_sum_that_is_cut_is_told_whole(qtbot, dressed):
    assert in_totals(qtbot, ("Cộng", Cell(LONG))) == ["", LONG]
    assert in_totals(qtbot, ("Cộng", LONG)) == ["", LONG]


def test_a_sum_that_fits_says_its_hint_or_nothing(qtbot, dressed):
    assert in_totals(qtbot, ("Cộng", "119")) == ["", ""]
    assert in_totals(qtbot, ("Cộng", Cell("119", hint="Cộng 6 thôn"))) == ["", "Cộng 6 thôn"]


def test_a_long_name_of_the_totals_is_told_whole(qtbot, dressed):
    name = "Tổng cộng của tất cả các thôn và đơn vị trực thuộc trên địa bàn"
    assert in_totals(qtbot, (name, "119"))[0] == name


def test_a_heat_sum_is_whole_only_beside_its_mark(qtbot, dressed):
    """A heat cell keeps room for its mark at the left: a figure is cut sooner there."""
    room = round(paint.width("79,58%", is_bold=True)) + 20
    assert in_totals(qtbot, ("Cộng", "79,58%"), room)[1] == ""
    assert in_totals(qtbot, ("Cộng", "79,58%"), room, Kind.HEAT)[1] == "79,58%"
