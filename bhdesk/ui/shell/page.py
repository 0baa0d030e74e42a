"""What every page is: header, message bar, body, and when it has to read its data again."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from bhdesk.ui.grid import Grid
from bhdesk.ui.shell.header import PageHeader
from bhdesk.ui.widgets.banner import Banner
from bhdesk.ui.widgets.scrolling import give_viewport

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QShowEvent

    from bhdesk.domain.changes import Area, Changes
    from bhdesk.ui.work import Work


class Body(QWidget):
    """Asks the scrolling page for its least height: a table in it shrinks before the page scrolls.

    Qt itself asks for the height wished, and then table and page scroll side by side.
    """

    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        return layout.totalMinimumHeightForWidth(width) if layout is not None else -1


class Page(QWidget):
    """A screen fills `body` and reads in `reload`; MainWindow does the rest.

    Class attributes to set: `key`, `title`, `icon`, `areas` (what it depends on), `has_month`,
    `is_scrolled` (the body scrolls where it is larger than the window), `group` (navigation).
    """

    key: ClassVar[str] = ""
    title: ClassVar[str] = ""
    icon: ClassVar[str] = ""
    areas: ClassVar[frozenset[Area]] = frozenset()
    has_month: ClassVar[bool] = True
    is_scrolled: ClassVar[bool] = True
    group: ClassVar[int] = 0

    month_changed = Signal(int)
    """The officer stepped to another month; MainWindow passes it to the other pages."""
    badge_changed = Signal(int)
    """Count of things to do, beside the page's name in the navigation; 0: none."""
    page_wanted = Signal(str, object)
    """(key of another page, what it shall show)"""
    undo_wanted = Signal()
    """The last thing done is to be taken back."""

    def __init__(self, work: Work, month: int) -> None:
        super().__init__()
        self.work = work
        self._month = month
        self._is_stale = True
        self.is_narrow = False
        self.header = PageHeader(self.title, month if self.has_month else 0)
        self.bar = Banner()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        self._bar_place = QVBoxLayout()
        self._bar_place.addWidget(self.bar)
        column.addLayout(self._bar_place)
        inner = Body()
        self.body = QVBoxLayout(inner)
        self.body.setSpacing(12)
        self._area = self._scrolled(inner) if self.is_scrolled else None
        column.addWidget(self._area or inner, 1)
        self.header.stepper.month_changed.connect(self._step)
        self.bar.closed.connect(self._set_margins)
        self.bar.opened.connect(self._set_margins)
        self._set_margins()

    @property
    def month(self) -> int:
        """The month shown, yyyymm."""
        return self._month

    def reload(self) -> None:
        """Reads everything shown; called when shown first, when stale, after a change."""
        raise NotImplementedError

    def take_focus(self) -> None:
        """Called when the page is shown; extend to begin at the table or the first field."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def may_leave(self, go: Callable[[], object]) -> bool:
        """Whether the page can be left now; a page that asks first calls `go` when answered."""
        return True

    def may_end(self, go: Callable[[], object]) -> bool:
        """As may_leave, asked when the window closes: of what only the page itself still holds."""
        return True

    def show_what(self, what: object) -> None:
        """Another page asked to show something here; called after the page is shown."""

    def look_for(self) -> None:
        """Ctrl+F where no table has the keyboard: it looks in the first one shown."""
        grids = (grid for grid in self.findChildren(Grid) if grid.isVisible())
        if grid := next(grids, None):
            grid.find_wanted.emit(0)

    def finish(self) -> None:
        """The window closes: let go of what is held outside Python."""

    def set_narrow(self, is_narrow: bool) -> None:
        """The window went under (over) 1200 logical pixels; extend where more gives way."""
        self.is_narrow = is_narrow
        self.header.set_narrow(is_narrow)
        self._set_margins()

    def set_month(self, month: int) -> None:
        """Another page went to another month."""
        if month != self._month and self.has_month:
            self._month = month
            self.header.stepper.set_month(month)
            self.mark_stale()

    def take_change(self, changes: Changes, origin: object) -> None:
        """A write is on disk: read again unless it was our own or does not concern us."""
        if origin is not self and self.areas & changes.areas:
            self.mark_stale()

    def mark_stale(self) -> None:
        """Read again: now if shown, else when shown."""
        self._is_stale = True
        if self.isVisible():
            self.fill()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.fill()

    def _bring_into_sight(self, widget: QWidget) -> None:
        """Scrolls to a part of the page that lies below or above what is seen."""
        if self._area is not None:
            self._area.ensureWidgetVisible(widget, 0, 0)

    def fill(self) -> None:
        """Read what is shown, where it is not fresh; a page filled before is dressed only once."""
        if self._is_stale:
            self._is_stale = False
            self.reload()

    def _step(self, month: int) -> None:
        self._month = month
        self._is_stale = True
        self.fill()
        self.month_changed.emit(month)

    def _set_margins(self) -> None:
        side = 20 if self.is_narrow else 24
        self.body.setContentsMargins(side, 0, side, 16)
        self._bar_place.setContentsMargins(side, 0, side, 0 if self.bar.isHidden() else 12)

    @staticmethod
    def _scrolled(inner: QWidget) -> QScrollArea:
        area = QScrollArea()
        give_viewport(area)
        area.setWidget(inner)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return area
