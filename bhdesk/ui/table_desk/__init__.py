"""The work behind the menu Bảng: the preview of a table, the printer, the files."""

from bhdesk.ui.table_desk.desk import TableDesk

__all__ = ["TableDesk"]
