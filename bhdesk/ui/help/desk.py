"""F1 everywhere: which page of the manual belongs to what is in front, and the one help window."""

from __future__ import annotations

from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QWidget

from bhdesk.ui.help import front as fronts
from bhdesk.ui.main_window import VIEW_MENU, Menu, MenuEntry
from bhdesk.ui.widgets.buttons import link

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from bhdesk.ui.help.window import HelpWindow
    from bhdesk.ui.main_window import MainWindow
    from bhdesk.ui.memory import Memory

MENU = "T&rợ giúp"
KEY = "F1"
SERVED = "help_served"


class HelpDesk(QObject):
    """Belongs to a window; the manual and its window are loaded when first asked for."""

    def __init__(
        self, resources: Path, version: str, memory: Memory,
        tour: Callable[[QWidget], object] | None = None,
    ) -> None:  # fmt: skip
        super().__init__()
        self._resources, self._version, self._memory = resources, version, memory
        self._tour = tour
        self._top: QWidget | None = None
        self._window: MainWindow | None = None
        self.help: HelpWindow | None = None

    def added(self, menus: Sequence[Menu]) -> tuple[Menu, ...]:
        """The menus with our entries at the beginning of "Trợ giúp", made where it is missing."""
        entries: list[MenuEntry | None] = [
            MenuEntry("&Hướng dẫn trang này", self.open_front, KEY, "tro-giup"),
            MenuEntry("&Việc làm trong tháng", partial(self.open, "viec-lam-trong-thang")),
            MenuEntry("&Phím tắt", partial(self.open, "phim-tat")),
            MenuEntry("&Khi có sự cố", partial(self.open, "su-co")),
        ]
        if self._tour is not None:
            entries += [None, MenuEntry("&Xem thử từng bước", self.begin_tour)]
        theirs = next((menu.entries for menu in menus if menu.title == MENU), ())
        ours = Menu(MENU, (*entries, *((None, *theirs) if theirs else ())))
        others = [menu for menu in menus if menu.title != MENU]
        if VIEW_MENU not in [menu.title for menu in others]:
            others.append(Menu(VIEW_MENU, ()))
        return (*others, ours)

    def serve(self, window: MainWindow) -> None:
        """The main window: its menu has F1 already; a button stands at the menu row's end."""
        self._window = window
        window.setProperty(SERVED, True)
        self.watch(window)
        strip: QWidget | None = window.menuWidget()
        row = strip.layout() if strip is not None else None
        if isinstance(row, QHBoxLayout):
            button = link("Trợ giúp", "tro-giup")
            button.setToolTip("Trợ giúp của trang này (F1)")
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(self.open_front)
            row.addWidget(button)
            row.setContentsMargins(0, 0, 8, 0)

    def watch(self, top: QWidget) -> None:
        """F1 in this window and in every dialog that opens over it; ends with the window."""
        self._top = top
        self.setParent(top)
        self._give_key(top)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def open_front(self) -> None:
        """The page of the dialog or screen in front."""
        front = QApplication.activeModalWidget() or QApplication.activeWindow()
        if front is None or not self._is_ours(front):
            front = self._top
        if front is None:
            return
        manual = self._shown().manual
        self._open_over(fronts.topic(manual, front, self._window), front)

    def open(self, topic: str) -> None:
        """One topic, from the menu."""
        if self._top is not None:
            self._open_over(topic, QApplication.activeModalWidget() or self._top)

    def begin_tour(self) -> None:
        """The steps on the sample office, in a window of their own."""
        if self._tour is not None and self._top is not None:
            self._tour(self._top)

    def _shown(self) -> HelpWindow:
        if self.help is None:
            made: HelpWindow = import_module("bhdesk.ui.help.window").made(
                self._resources, self._version, self._memory
            )
            made.app_wanted.connect(self._go)
            made.destroyed.connect(self._forget)
            self.help = made
        return self.help

    def _open_over(self, topic: str, front: QWidget) -> None:
        shown = self._shown()
        shown.bring_forward(front)
        shown.open(topic)
        if isinstance(front, QDialog):
            front.finished.connect(self._come_back, Qt.ConnectionType.UniqueConnection)

    def _come_back(self) -> None:
        """The dialog is gone: the help it carried stands over the window again."""
        if self.help is not None and self._top is not None:
            was_visible = self.help.isVisible()
            self.help.setParent(self._top, Qt.WindowType.Window)
            if was_visible:
                self.help.show()

    def _forget(self) -> None:
        self.help = None

    def _go(self, screen: str) -> None:
        """A link to a screen; while a dialog waits, the screen behind it cannot be reached."""
        modal = QApplication.activeModalWidget()
        if self._window is None or modal is not None:
            if self.help is not None:
                self.help.say_later()
            return
        if fronts.go(self._window, screen):
            self._window.raise_()
            self._window.activateWindow()

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        window = new.window() if new is not None else None
        if isinstance(window, QDialog) and self._is_ours(window):
            self._give_key(window)

    def _give_key(self, window: QWidget) -> None:
        if not window.property(SERVED):
            window.setProperty(SERVED, True)
            QShortcut(QKeySequence(KEY), window).activated.connect(self.open_front)

    def _is_ours(self, window: QWidget) -> bool:
        at: QWidget | None = window
        while at is not None:
            if at is self._top:
                return True
            at = at.parentWidget()
        return False
