"""Any table of the window on paper: what stands where, the menu, the preview, the files."""

from bhdesk.ui.tables.button import TableButton
from bhdesk.ui.tables.desk import TableDesk, open_menu, serve_dialog
from bhdesk.ui.tables.sources import TableSource

__all__ = ["TableButton", "TableDesk", "TableSource", "open_menu", "serve_dialog"]
