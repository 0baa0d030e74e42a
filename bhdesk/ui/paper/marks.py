"""What lies over the pages: the finds of a search, and the figures that can be asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from bhdesk.ui import paint
from bhdesk.ui.paper import figures
from bhdesk.ui.paper.surface import Surface
from bhdesk.ui.tokens import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bhdesk.domain.spots import Spot
    from bhdesk.ui.paper.drawing import PageDrawing
    from bhdesk.ui.paper.finding import Hit

HEAD_ROOM = 80


class MarkedSurface(Surface):
    """The mark is where the keyboard stands among the figures."""

    def __init__(self, drawing: PageDrawing) -> None:
        super().__init__(drawing)
        self.setAccessibleName("Trang giấy")
        self._spots: tuple[Spot, ...] = ()
        self._marked: Spot | None = None
        self._over: Spot | None = None
        self._hits: dict[int, list[tuple[QRectF, bool]]] = {}

    @property
    def marked(self) -> Spot | None:
        """The figure that the keyboard stands on."""
        return self._marked

    def set_spots(self, spots: Sequence[Spot]) -> None:
        """The figures that can be asked for; the mark stays on the same figure."""
        kept = self._marked.origin if self._marked else None
        self._spots = tuple(spots)
        self._over = None
        same = (one for one in spots if one.origin == kept)
        self._set_mark(next(same, None) if kept else None)
        more = ". F2 để chọn một con số, Enter để xem số từ đâu" if spots else ""
        self.setAccessibleDescription(f"Ctrl+F để tìm{more}")

    def show_hits(self, hits: Sequence[Hit], at: int) -> None:
        """Paints the finds, number `at` stronger and in view."""
        self._hits.clear()
        for number, hit in enumerate(hits):
            boxes = self._hits.setdefault(hit.page, [])
            boxes += [(box, number == at) for box in hit.boxes]
        if 0 <= at < len(hits):
            self.reveal(hits[at].page, hits[at].boxes[0])
        self.viewport().update()

    def mark(self, spot: Spot | None) -> None:
        """Puts the keyboard's mark on a figure and shows it."""
        if spot is not None:
            self.reveal(spot.page, figures.box(spot))
        self._set_mark(spot)

    def enter_figures(self) -> None:
        """F2: to the first figure in view, else on the pages after it, else before."""
        view = QRectF(self.viewport().rect())
        seen = [one for one in self._spots if view.contains(self._spot_place(one))]
        later = [one for one in self._spots if one.page >= self.page]
        for some in (seen, later, self._spots):
            if some:
                self.mark(min(some, key=lambda one: (one.page, one.y0, one.x0)))
                return

    def spot_place(self, spot: Spot) -> QRectF:
        """Where a figure stands, in this widget."""
        return self._spot_place(spot).translated(QPointF(self.viewport().pos()))

    def lift(self, spot: Spot, room: int) -> None:
        """Scrolls a figure up until there is so much room under it; its table's head stays."""
        place = self._spot_place(spot)
        lacking = place.bottom() + room - self.viewport().height()
        free = place.top() - HEAD_ROOM
        if lacking > 0 and free > 0:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + round(min(lacking, free)))

    def paint_marks(self, painter: QPainter, page: int) -> None:
        """Finds as by a felt pen under the letters, figures as a cell of the grid."""
        colours = theme().colours
        for box, _ in self._hits.get(page, ()):
            self._tint(painter, self.box_place(page, box).adjusted(-1, -1, 1, 1), colours.warn_tint)
        if self._over is not None and self._over.page == page and self._over != self._marked:
            self._tint(painter, self._spot_place(self._over), colours.pri_tint)
        for box, is_current in self._hits.get(page, ()):
            place = self.box_place(page, box).adjusted(-2, -2, 2, 2)
            if is_current:
                paint.box(painter, place, None, colours.warn, 2, 3)
            elif colours.is_contrast:
                paint.box(painter, place, None, colours.ink, 1, 3)
        if self._marked is not None and self._marked.page == page:
            self._paint_mark(painter, self._spot_place(self._marked))

    def _set_mark(self, spot: Spot | None) -> None:
        self._marked = spot
        said = f"Số {spot.text}, trang {spot.page + 1}" if spot else "Trang giấy"
        self.setAccessibleName(said)
        self.viewport().update()

    def _paint_mark(self, painter: QPainter, place: QRectF) -> None:
        colours = theme().colours
        self._tint(painter, place, colours.pri_tint)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(paint.colour(colours.pri), 2))
        painter.drawRoundedRect(place, 3, 3)

    @staticmethod
    def _tint(painter: QPainter, place: QRectF, code: str) -> None:
        """Under the letters; in high contrast the paper stays white and frames say the same."""
        if theme().colours.is_contrast:
            return
        painter.save()
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        painter.fillRect(place, paint.colour(code))
        painter.restore()

    def _spot_place(self, spot: Spot) -> QRectF:
        if spot.page >= self.count:
            return QRectF()
        return self.box_place(spot.page, figures.box(spot))
