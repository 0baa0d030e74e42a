"""Where the pages lie in the window: scrolls and zooms around the place in view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Signal
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from bhdesk.ui.paper import zoom
from bhdesk.ui.paper.zoom import EDGE, Fit, Layout, Zoom
from bhdesk.ui.tokens import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from bhdesk.ui.paper.drawing import PageDrawing


class Ground(QAbstractScrollArea):
    """Pages under each other; the page in the middle of the window is the current one."""

    page_changed = Signal(int)
    zoom_changed = Signal()

    def __init__(self, drawing: PageDrawing) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("ground", "desk")
        self._drawing = drawing
        self._zoom = zoom.FIT_WIDTH
        self._layout = Layout((), 0, 0)
        self._page = 0
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.horizontalScrollBar().valueChanged.connect(self._scrolled)
        self._is_arranging = False

    @property
    def page(self) -> int:
        """The page in the middle of the window, from 0."""
        return self._page

    @property
    def count(self) -> int:
        return len(self._layout.places)

    @property
    def zoom(self) -> Zoom:
        return self._zoom

    @property
    def percent(self) -> float:
        """At how many percent of its true size the current page is shown."""
        pages = self._drawing.pages
        if pages is None or not self.count:
            return float(self._zoom.percent)
        return zoom.percent_of(self._layout.places[self._page], pages.size(self._page))

    def refresh(self) -> None:
        """There are other pages; the place on the paper is kept."""
        self._arrange_around(QPointF(self.viewport().width() / 2, 0))

    def set_zoom(self, wish: Zoom, at: QPointF | None = None) -> None:
        """What is at a point of the window stays there; without one, what is in its middle."""
        centre = QRectF(self.viewport().rect()).center()
        self._zoom = wish
        if wish.fit is Fit.PAGE and at is None:
            page = self._page
            self._arrange_around(centre)
            self.go(page)
        else:
            self._arrange_around(at or centre)
        self.zoom_changed.emit()

    def zoom_by(self, direction: int, at: QPointF | None = None) -> None:
        """One step larger (1) or smaller (-1)."""
        self.set_zoom(zoom.stepped(self.percent, direction), at)

    def go(self, page: int) -> None:
        """Brings a page to the top; one shown whole, to the middle."""
        if not 0 <= page < self.count:
            return
        place = self._layout.places[page]
        slack = self.viewport().height() - place.height()
        above = slack / 2 if self._zoom.fit is Fit.PAGE and slack > 0 else EDGE
        self.verticalScrollBar().setValue(round(place.top() - above))

    def reveal(self, page: int, box: QRectF) -> None:
        """Scrolls as little as needed to show a box of a page, given in points, with some room."""
        if not 0 <= page < self.count:
            return
        place = self.box_place(page, box)
        high, wide = self.viewport().height(), self.viewport().width()
        for bar, start, end, room in (
            (self.verticalScrollBar(), place.top(), place.bottom(), high),
            (self.horizontalScrollBar(), place.left(), place.right(), wide),
        ):
            margin = min(60.0, max((room - (end - start)) / 2, 0))
            if start - margin < 0:
                bar.setValue(round(bar.value() + start - margin))
            elif end + margin > room:
                bar.setValue(round(bar.value() + end + margin - room))

    def box_place(self, page: int, box: QRectF) -> QRectF:
        """Where a box of a page, given in points, stands in the window now."""
        place = self.page_place(page)
        scale = self._scale(page)
        return QRectF(
            place.left() + box.left() * scale, place.top() + box.top() * scale,
            box.width() * scale, box.height() * scale,
        )  # fmt: skip

    def page_place(self, page: int) -> QRectF:
        return self._layout.places[page].translated(-self._shift())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, theme().scale.px(120))

    def sizeHint(self) -> QSize:
        return QSize(theme().scale.px(420), theme().scale.px(480))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._is_arranging:
            return
        page = self._page
        self._arrange_around(QPointF(self.viewport().width() / 2, 0))
        if self._zoom.fit is Fit.PAGE:
            self.go(page)

    def _scale(self, page: int) -> float:
        """Logical pixels for a point of a page."""
        pages = self._drawing.pages
        wide = pages.size(page).width() if pages is not None else 1.0
        return self._layout.places[page].width() / wide

    def _shift(self) -> QPointF:
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _arrange_around(self, at: QPointF) -> None:
        """Lays the pages out anew; what is at `at` in the window stays there."""
        anchor = self._layout.anchor(at + self._shift())
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        self._is_arranging = True
        # a bar that comes or goes changes the window once more
        for _ in range(2):
            self._layout = self._laid_out()
            seen = self.viewport().size()
            across.setRange(0, max(round(self._layout.width - seen.width()), 0))
            down.setRange(0, max(round(self._layout.height - self.viewport().height()), 0))
        if anchor is not None and self.count:
            place = self._layout.point(anchor) - at
            down.setValue(round(place.y()))
            across.setValue(round(place.x()))
        for bar, length in ((down, self.viewport().height()), (across, self.viewport().width())):
            bar.setPageStep(length)
            bar.setSingleStep(48)
        self._is_arranging = False
        self._scrolled()

    def _laid_out(self) -> Layout:
        """Fitted pages leave room for the bar, there or not: else their width could jump."""
        pages = self._drawing.pages
        sizes = [pages.size(index) for index in range(pages.count)] if pages else []
        bar = self.verticalScrollBar().sizeHint().width()
        room = QSizeF(self.width() - bar, self.viewport().height())
        density = self.viewport().devicePixelRatioF()
        return zoom.lay_out(sizes, self._zoom, room, self.viewport().width(), density)

    def _scrolled(self) -> None:
        if self._is_arranging:
            return
        self.viewport().update()
        middle = self.verticalScrollBar().value() + self.viewport().height() / 2
        ends = (place.bottom() + zoom.GAP for place in self._layout.places)
        self._page = next((i for i, end in enumerate(ends) if end > middle), max(self.count - 1, 0))
        self.page_changed.emit(self._page)
