"""Lists of rows: values, one model, painters; all reachable by keyboard. Tiles are in tiles."""

from bhdesk.ui.lists.rows import LazyRows, RowItem, RowStyle
from bhdesk.ui.lists.view import RowList

__all__ = ["LazyRows", "RowItem", "RowList", "RowStyle"]
