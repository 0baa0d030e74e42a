"""The desk the pages lie on: scrolls, draws only what is seen, sharp at every density."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from bhdesk.ui import paint
from bhdesk.ui.tokens import theme

if TYPE_CHECKING:
    from bhdesk.ui.paper.pages import PaperPages

EDGE = 16
GAP = 12
KEPT = 6


class Desk(QAbstractScrollArea):
    """Pages under each other, fitted to the width or wholly to the window."""

    page_changed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Trang giấy")
        self._pages: PaperPages | None = None
        self._is_whole = False
        self._places: list[QRectF] = []
        self._images: dict[tuple[int, int], QImage] = {}
        self._page = 0
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @property
    def page(self) -> int:
        """The page in the middle of the window, from 0."""
        return self._page

    @property
    def count(self) -> int:
        return self._pages.count if self._pages else 0

    def set_pages(self, pages: PaperPages | None) -> None:
        """Takes the pages over and closes those before; the place on the paper is kept."""
        if self._pages is not None:
            self._pages.close()
        where = self.verticalScrollBar().value()
        self._pages = pages
        self._images.clear()
        self._arrange()
        self.verticalScrollBar().setValue(where)
        self._scrolled()

    def set_whole(self, is_whole: bool) -> None:
        page = self._page
        self._is_whole = is_whole
        self._arrange()
        self.go(page)

    def go(self, page: int) -> None:
        """Brings a page to the top."""
        if 0 <= page < len(self._places):
            self.verticalScrollBar().setValue(round(self._places[page].top()) - EDGE)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, theme().scale.px(120))

    def sizeHint(self) -> QSize:
        return QSize(theme().scale.px(420), theme().scale.px(480))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        page = self._page
        self._arrange()
        if self._is_whole:
            self.go(page)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        match event.key():
            case Qt.Key.Key_Home:
                bar.setValue(0)
            case Qt.Key.Key_End:
                bar.setValue(bar.maximum())
            case Qt.Key.Key_Space:
                bar.setValue(bar.value() + bar.pageStep())
            case _:
                super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        colours = theme().colours
        painter.fillRect(self.viewport().rect(), paint.colour(colours.desk))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        shift = self.verticalScrollBar().value()
        seen = QRectF(self.viewport().rect())
        for index, spot in enumerate(self._places):
            place = spot.translated(0, -shift)
            if not place.intersects(seen):
                continue
            painter.fillRect(place.adjusted(-1, -1, 1, 1), paint.colour(colours.line_strong))
            painter.fillRect(place, paint.colour(colours.paper))
            image = self._image(index, place.width())
            if image is not None:
                painter.drawImage(place.topLeft(), image)
        painter.end()

    def _image(self, index: int, width: float) -> QImage | None:
        if self._pages is None:
            return None
        density = self.viewport().devicePixelRatioF()
        pixels = round(width * density)
        key = (index, pixels)
        if key not in self._images:
            while len(self._images) >= KEPT:
                self._images.pop(next(iter(self._images)))
            image = self._pages.image(index, pixels)
            image.setDevicePixelRatio(density)
            self._images[key] = image
        return self._images[key]

    def _arrange(self) -> None:
        """Where each page lies, in whole pixels so that the text stays sharp."""
        self._places = []
        wide, high = self.viewport().width(), self.viewport().height()
        y = EDGE
        for index in range(self.count):
            size = self._pages.size(index) if self._pages else None
            if size is None:
                continue
            width: float = wide - EDGE * 2
            if self._is_whole:
                width = min(width, (high - EDGE * 2) * size.width() / size.height())
            width = max(round(width), 40)
            tall = round(width * size.height() / size.width())
            self._places.append(QRectF(round((wide - width) / 2), y, width, tall))
            y += tall + GAP
        bar = self.verticalScrollBar()
        bar.setPageStep(high)
        bar.setSingleStep(48)
        bar.setRange(0, max(y - GAP + EDGE - high, 0))
        self.viewport().update()

    def _scrolled(self) -> None:
        self.viewport().update()
        middle = self.verticalScrollBar().value() + self.viewport().height() / 2
        page = next((i for i, spot in enumerate(self._places) if spot.bottom() + GAP > middle), 0)
        if page != self._page or not self._places:
            self._page = page
        self.page_changed.emit(self._page)
