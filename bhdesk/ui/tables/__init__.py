"""Any table of the window on paper: what stands where, the menu, the preview, the files."""

from bhdesk.ui.tables.button import TableButton
from bhdesk.ui.tables.menu import open_menu, serve_dialog
from bhdesk.ui.tables.sources import TableSource

__all__ = ["TableButton", "TableSource", "open_menu", "serve_dialog"]
