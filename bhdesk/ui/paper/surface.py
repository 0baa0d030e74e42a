"""The pages drawn as they lie: sharp at every density, only what is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent

from bhdesk.ui import paint
from bhdesk.ui.paper.ground import Ground
from bhdesk.ui.tokens import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from bhdesk.ui.paper.drawing import PageDrawing, Strip

AHEAD = 300
WHEEL_NOTCH = 120


class Surface(Ground):
    """Ctrl and the wheel zoom around the pointer."""

    def __init__(self, drawing: PageDrawing) -> None:
        super().__init__(drawing)
        self._turned = 0
        drawing.drawn.connect(self.viewport().update)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        self._turned += event.angleDelta().y()
        notches = int(self._turned / WHEEL_NOTCH)
        self._turned -= notches * WHEEL_NOTCH
        for _ in range(abs(notches)):
            self.zoom_by(1 if notches > 0 else -1, event.position())
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        colours = theme().colours
        painter.fillRect(self.viewport().rect(), paint.colour(colours.desk))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        view = QRectF(self.viewport().rect()).translated(self._shift())
        seen = self._layout.seen(view)
        strips = {page: self._strips(page, view) for page in seen}
        near = self._layout.seen(view.adjusted(0, -AHEAD, 0, AHEAD))
        ahead = [one for page in near for one in self._strips(page, view, AHEAD)]
        self._drawing.want(self, [one for page in seen for one in strips[page]], ahead)
        for page in seen:
            place = self.page_place(page)
            painter.fillRect(place.adjusted(-1, -1, 1, 1), paint.colour(colours.line_strong))
            painter.fillRect(place, paint.colour(colours.paper))
            self._draw_page(painter, page, strips[page])
            self.paint_marks(painter, page)
        painter.end()

    def paint_marks(self, painter: QPainter, page: int) -> None:
        """What lies over a page; nothing here."""

    def _draw_page(self, painter: QPainter, page: int, strips: list[Strip]) -> None:
        images = [(strip, self._drawing.image(strip)) for strip in strips]
        place = self.page_place(page)
        if any(image is None for _, image in images):
            for strip, other in self._drawing.stand_ins(page):
                scale = place.width() / strip.width
                target = QRectF(place.left(), place.top() + strip.top * scale,
                                place.width(), strip.height * scale)  # fmt: skip
                painter.save()
                painter.setClipRect(place, Qt.ClipOperation.IntersectClip)
                painter.drawImage(target, other)
                painter.restore()
        for strip, image in images:
            if image is not None:
                self._draw_sharp(painter, place, strip, image)

    def _draw_sharp(
        self, painter: QPainter, place: QRectF, strip: Strip, image: QImage
    ) -> None:
        """Pixel on pixel, wherever between two pixels the window itself may lie."""
        to_screen = painter.deviceTransform()
        density = self.viewport().devicePixelRatioF()
        corner = to_screen.map(QPointF(place.left(), place.top() + strip.top / density))
        whole = QPointF(round(corner.x()), round(corner.y()))
        back, _ = to_screen.inverted()
        image.setDevicePixelRatio(density)
        painter.drawImage(back.map(whole), image)

    def _strips(self, page: int, view: QRectF, more: int = 0) -> list[Strip]:
        """The strips of a page that the window shows, and those `more` above and below it."""
        density = self.viewport().devicePixelRatioF()
        place = self._layout.places[page]
        first = (view.top() - more - place.top()) * density
        last = (view.bottom() + more - place.top()) * density
        return self._drawing.strips(page, round(place.width() * density), first, last)
