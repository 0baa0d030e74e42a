"""The menu row: menus as values, and the row of a window made from them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QMenuBar, QWidget

from bhdesk.ui import icons

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

VIEW_MENU = "&Xem"


class MenuEntry(NamedTuple):
    """One line of a menu; `text` with its mnemonic (&), several keys as "Ctrl+Y; Ctrl+Shift+Z"."""

    text: str
    act: Callable[[], object]
    shortcut: str = ""
    icon: str = ""


class Menu(NamedTuple):
    """A menu of the menu row; None draws a line."""

    title: str
    entries: tuple[MenuEntry | None, ...]


def menu_row(window: QWidget, menus: Sequence[Menu]) -> QWidget:
    """The row; every entry is an action of the window too, so that its keys work everywhere."""
    strip = QWidget()
    strip.setProperty("ground", "menu")
    strip.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    row = QHBoxLayout(strip)
    row.setContentsMargins(0, 0, 0, 0)
    bar = QMenuBar()
    row.addWidget(bar, 1)
    for menu in menus:
        shown = bar.addMenu(menu.title)
        shown.aboutToShow.connect(partial(_draw_icons, shown))
        for entry in menu.entries:
            if entry is None:
                shown.addSeparator()
            else:
                shown.addAction(_action(window, entry))
    return strip


def _action(window: QWidget, entry: MenuEntry) -> QAction:
    made = QAction(entry.text, window)
    if entry.shortcut:
        made.setShortcuts(QKeySequence.listFromString(entry.shortcut))
    made.setData(entry.icon)
    window.addAction(made)
    made.triggered.connect(lambda _=False: entry.act())
    return made


def _draw_icons(menu: QMenu) -> None:
    """Not before the menu is first opened: two dozen pictures would hold up the first paint."""
    for action in menu.actions():
        if action.data() and action.icon().isNull():
            action.setIcon(icons.icon(action.data()))
