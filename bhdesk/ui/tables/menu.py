"""The three choices every table has: by right click, the menu key, its button or keys."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QMenu, QWidget

from bhdesk.ui import icons
from bhdesk.ui.tables.sources import TableSource, cards_beside
from bhdesk.ui.widgets.cards import KpiCard

if TYPE_CHECKING:
    from collections.abc import Callable

PRINT, PDF, EXCEL = "Ctrl+P", "Ctrl+Shift+P", "Ctrl+Shift+E"
CHOICES = (
    ("&In bảng…", "", PRINT, "in"),
    ("Lưu bảng thành &PDF…", ".pdf", PDF, "pdf"),
    ("Lưu bảng thành &Excel…", ".xlsx", EXCEL, "tep"),
)


class TableTaker(QObject):
    """Whoever carries out a choice; a child of the window whose tables are meant."""

    def take(self, ending: str, source: TableSource | None = None) -> None:
        """"" prints; ".pdf" and ".xlsx" save. Without a source the one that is meant."""
        raise NotImplementedError


def desk_of(widget: QWidget) -> TableTaker | None:
    """The desk of the window a widget or its dialog belongs to; None in the first run."""
    place: QWidget | None = widget
    while place is not None:
        found = place.findChild(TableTaker, "", Qt.FindChildOption.FindDirectChildrenOnly)
        if isinstance(found, TableTaker):
            return found
        place = place.parentWidget()
    return None


def open_menu(view: QWidget, at: QPoint) -> None:
    """The three choices for one table, by right click, the menu key or its button."""
    desk = desk_of(view)
    source = cards_beside(view) if isinstance(view, KpiCard) else view
    if desk is None or not isinstance(source, TableSource):
        return
    menu = QMenu(view)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for text, ending, key, icon in CHOICES:
        action = menu.addAction(icons.icon(icon), text)
        action.setShortcut(QKeySequence(key))
        action.triggered.connect(partial(_take, desk, ending, source))
    menu.popup(at)


def _take(desk: TableTaker, ending: str, source: TableSource, _is_checked: bool = False) -> None:
    desk.take(ending, source)


def serve_dialog(view: QWidget) -> None:
    """The keys of the menu Bảng in the dialog a table stands in, where the menu cannot be reached.

    Called whenever the table is shown.
    """
    dialog, desk = view.window(), desk_of(view)
    if desk is None or not isinstance(dialog, QDialog) or dialog.property("serves_tables"):
        return
    dialog.setProperty("serves_tables", True)
    for _, ending, key, _ in CHOICES:
        act: Callable[[], None] = partial(desk.take, ending)
        QShortcut(QKeySequence(key), dialog).activated.connect(act)
