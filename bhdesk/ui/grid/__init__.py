"""The one table of the program: values, model, painter, keys and frozen totals."""

from bhdesk.ui.grid.card import GridCard
from bhdesk.ui.grid.leaving import leave_cell
from bhdesk.ui.grid.model import GridModel
from bhdesk.ui.grid.named_dialog import paste_by_name
from bhdesk.ui.grid.refused_dialog import tell_refused
from bhdesk.ui.grid.values import Cell, CellState, Column, Edit, GridRow, Kind, Refusal
from bhdesk.ui.grid.view import Grid

__all__ = [
    "Cell",
    "CellState",
    "Column",
    "Edit",
    "Grid",
    "GridCard",
    "GridModel",
    "GridRow",
    "Kind",
    "Refusal",
    "leave_cell",
    "paste_by_name",
    "tell_refused",
]
