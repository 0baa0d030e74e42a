"""The one table of the program: values, model, painter, keys and frozen totals.

Its two dialogs, named_dialog and refused_dialog, are imported from there by who opens them: the
first page has a table and no use for either.
"""

from bhdesk.ui.grid.card import GridCard
from bhdesk.ui.grid.leaving import leave_cell
from bhdesk.ui.grid.model import GridModel
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
]
