"""The window: the only place that sees several pages, their months, badges and changes."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from bhdesk.ui.grid import leave_cell
from bhdesk.ui.memory import Memory
from bhdesk.ui.problems import Explain, Problems
from bhdesk.ui.shell.menus import VIEW_MENU, Menu, MenuEntry, menu_row
from bhdesk.ui.shell.navigation import Navigation
from bhdesk.ui.shell.page import Page
from bhdesk.ui.tokens import NARROW_WIDTH, theme
from bhdesk.ui.widgets.banner import Banner
from bhdesk.ui.widgets.status_bar import StatusBar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QCloseEvent, QResizeEvent

    from bhdesk.domain.changes import Changes
    from bhdesk.ui.work import Work

GEOMETRY = "window/geometry"
LAST_PAGE = "window/page"


class PageFace(NamedTuple):
    """What the navigation shows of a page whose module is not loaded yet."""

    key: str
    title: str
    icon: str
    group: int = 0


class PageEntry(NamedTuple):
    """A page's name and how to make it; made when first shown: `make(work, month)`."""

    page: PageFace | type[Page]
    make: Callable[[Work, int], Page]


class MainWindow(QMainWindow):
    """Menu row, navigation, the pages on a stack, status bar."""

    undo_wanted = Signal()
    """A page's button Hoàn tác was pressed."""
    reading_again = Signal()
    """Everything shown is to be read again, whatever stands beside the pages as well."""

    def __init__(
        self, work: Work, pages: Sequence[PageEntry], explain: Explain, month: int,
        menus: Sequence[Menu] = (), memory: Memory | None = None,
        clock: Callable[[], datetime] = datetime.now,
    ) -> None:  # fmt: skip
        super().__init__()
        self._work, self._month, self._clock = work, month, clock
        self._memory = memory or Memory()
        self._entries = {entry.page.key: entry for entry in pages}
        self._pages: dict[str, Page] = {}
        self._is_narrow = False
        self.navigation = Navigation()
        self.status, self.notice = StatusBar(), Banner()
        self._stack = QStackedWidget()
        self.problems = Problems(explain, self._current_bar, self)
        self._lay_out()
        self._make_menus(menus)
        for entry in pages:
            kind = entry.page
            self.navigation.add_page(kind.key, kind.title, kind.icon, kind.group)
        self._connect()
        self.resize(1366, 696)
        self.restoreGeometry(self._memory.data(GEOMETRY))

    @property
    def work(self) -> Work:
        return self._work

    @property
    def month(self) -> int:
        return self._month

    @property
    def page_keys(self) -> tuple[str, ...]:
        return tuple(self._entries)

    @property
    def current_page(self) -> Page | None:
        page = self._stack.currentWidget()
        return page if isinstance(page, Page) else None

    def page(self, key: str) -> Page:
        """The page with this key, made now if it was never shown."""
        if key not in self._pages:
            entry = self._entries[key]
            page = entry.make(self._work, self._month)
            page.set_narrow(self._is_narrow)
            page.month_changed.connect(self.set_month)
            page.badge_changed.connect(lambda count: self.navigation.set_badge(key, count))
            page.page_wanted.connect(self.show_page)
            page.undo_wanted.connect(self.undo_wanted)
            self._pages[key] = page
            self._stack.addWidget(page)
        return self._pages[key]

    def show_page(self, key: str, what: object = None) -> None:
        """Goes to a page; `what` is handed to it (a month's cell, a meeting, ...)."""
        page, current = self.page(key), self.current_page
        is_other = current is not None and current is not page and current.isVisible()
        if (
            current is not None
            and is_other
            and not current.may_leave(lambda: self.show_page(key, what))
        ):
            self.navigation.set_current(current.key)
            return
        self._stack.setCurrentWidget(page)
        self.navigation.set_current(key)
        self._memory.keep(LAST_PAGE, key)
        page.take_focus()
        if what is not None:
            page.show_what(what)

    def show_first(self) -> None:
        """The page of last time, else the first, filled before the window is shown."""
        first = next(iter(self._entries))
        last = self._memory.text(LAST_PAGE, first)
        key = last if last in self._entries else first
        self.show_page(key)
        try:
            self._pages[key].fill()
        except Exception as problem:  # a mistake of ours in one page leaves the others
            self.problems.tell(problem)

    def set_month(self, month: int) -> None:
        """One month for all pages."""
        self._month = month
        for page in self._pages.values():
            page.set_month(month)

    def set_identity(self, name: str, plan: str, file: str) -> None:
        """Whose figures these are: unit, plan, data file."""
        self.navigation.set_identity(name, plan)
        self.status.set_file(file)
        self.setWindowTitle(f"{name} – bhdesk")

    def read_again(self) -> None:
        """The page shown at once, the others when they are shown."""
        leave_cell()
        for page in self._pages.values():
            page.mark_stale()
        self.reading_again.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.width() < theme().scale.px(NARROW_WIDTH)
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self.navigation.set_rail(is_narrow)
            for page in self._pages.values():
                page.set_narrow(is_narrow)

    def may_close(self, go: Callable[[], object]) -> bool:
        """Whether nothing typed waits; else its page is shown, asks, and calls `go` afterwards."""
        return self._agree(lambda page: page.may_leave(go))

    def may_end(self, go: Callable[[], object]) -> bool:
        """As may_close, and nothing goes with the window that it alone holds."""
        return self.may_close(go) and self._agree(lambda page: page.may_end(go))

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.may_end(self.close):
            event.ignore()
            return
        self._memory.keep(GEOMETRY, self.saveGeometry())
        self._work.cancel()
        for page in self._pages.values():
            page.finish()
        super().closeEvent(event)

    def _agree(self, ask: Callable[[Page], bool]) -> bool:
        for key, page in self._pages.items():
            if not ask(page):
                self.show_page(key)
                return False
        return True

    def _lay_out(self) -> None:
        central = QWidget()
        central.setProperty("ground", "canvas")
        central.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(central)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notice)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.navigation)
        row.addWidget(self._stack, 1)
        column.addLayout(row, 1)
        column.addWidget(self.status)
        self.setCentralWidget(central)

    def _make_menus(self, menus: Sequence[Menu]) -> None:
        """The menus given, and in "Xem" the pages, the months and reading again."""
        known = [menu.title for menu in menus]
        made = []
        for menu in menus if VIEW_MENU in known else (*menus, Menu(VIEW_MENU, ())):
            entries = menu.entries
            if menu.title == VIEW_MENU:
                entries = (*self._view_entries(), *((None,) if entries else ()), *entries)
            made.append(Menu(menu.title, entries))
        self.setMenuWidget(menu_row(self, made))

    def _view_entries(self) -> tuple[MenuEntry | None, ...]:
        pages = [
            MenuEntry(item.page.title, partial(self.show_page, key), f"Ctrl+{number}")
            for number, (key, item) in enumerate(self._entries.items(), 1)
        ]
        return (
            *pages, None,
            MenuEntry("Tháng &trước", lambda: self._step_month(-1), "Ctrl+PgUp"),
            MenuEntry("Tháng &sau", lambda: self._step_month(1), "Ctrl+PgDown"),
            MenuEntry("T&ìm trong bảng", self._find, "Ctrl+F"),
            MenuEntry("&Đọc lại trang này", self.read_again, "F5"),
        )  # fmt: skip

    def _connect(self) -> None:
        self.navigation.wanted.connect(self.show_page)
        self._work.changed.connect(self._take_change)
        self._work.failed.connect(self.problems.tell)
        self._work.progressed.connect(self.status.set_progress)
        self._work.said.connect(self.status.say)
        self.status.cancel_button.clicked.connect(self._work.cancel)

    def _take_change(self, changes: Changes, origin: object) -> None:
        self.status.set_saved(f"Đã lưu {self._clock():%H:%M}")
        for page in self._pages.values():
            page.take_change(changes, origin)

    def _current_bar(self) -> Banner | None:
        page = self.current_page
        return page.bar if page is not None else None

    def _step_month(self, by: int) -> None:
        if (page := self.current_page) is not None and page.has_month:
            leave_cell()
            page.header.stepper.step(by)

    def _find(self) -> None:
        if self.current_page is not None:
            self.current_page.look_for()
