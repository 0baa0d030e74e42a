"""Lists of rows and tiles: values, one model, painters; all reachable by keyboard."""

from bhdesk.ui.lists.rows import LazyRows, RowItem, RowStyle
from bhdesk.ui.lists.tiles import TileItem, TileList
from bhdesk.ui.lists.view import RowList

__all__ = ["LazyRows", "RowItem", "RowList", "RowStyle", "TileItem", "TileList"]
