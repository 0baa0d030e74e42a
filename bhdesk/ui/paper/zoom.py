"""How large the pages are shown and where each lies then: values, no widget."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSizeF

if TYPE_CHECKING:
    from collections.abc import Sequence

EDGE = 16
GAP = 12
# at 100 % an inch of paper is 96 logical pixels, as everywhere in the system
FULL_SIZE = 96 / 72
STEPS = (25, 33, 50, 67, 75, 90, 100, 110, 125, 150, 175, 200, 250, 300, 400)
SMALLEST_WIDTH = 40


class Fit(StrEnum):
    """WIDTH: as wide as the window; PAGE: wholly in the window; NONE: by percent."""

    WIDTH = "width"
    PAGE = "page"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Zoom:
    """`percent` counts where nothing is fitted."""

    fit: Fit = Fit.WIDTH
    percent: int = 100


FIT_WIDTH, FIT_PAGE = Zoom(), Zoom(Fit.PAGE)


def stepped(percent: float, direction: int) -> Zoom:
    """The next step above or below, whatever the pages are at now."""
    if direction > 0:
        return Zoom(Fit.NONE, next((step for step in STEPS if step > percent + 0.5), STEPS[-1]))
    lower = [step for step in STEPS if step < percent - 0.5]
    return Zoom(Fit.NONE, lower[-1] if lower else STEPS[0])


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place on the paper: page and share of its width and height, which may lie outside it."""

    page: int
    across: float
    down: float


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the pages lie, in logical pixels; each edge on a whole pixel of the screen."""

    places: tuple[QRectF, ...]
    width: float
    height: float

    def anchor(self, point: QPointF) -> Anchor | None:
        """What of the paper is at a point; the page above it where that is a gap."""
        if not self.places:
            return None
        below = (i for i, place in enumerate(self.places) if place.top() > point.y())
        page = max(next(below, len(self.places)) - 1, 0)
        place = self.places[page]
        return Anchor(
            page,
            (point.x() - place.left()) / place.width(),
            (point.y() - place.top()) / place.height(),
        )

    def point(self, anchor: Anchor) -> QPointF:
        """Where an anchor lies now; that of a page that is gone is the end."""
        if anchor.page >= len(self.places):
            return QPointF(0, self.height)
        place = self.places[anchor.page]
        return QPointF(
            place.left() + anchor.across * place.width(), place.top() + anchor.down * place.height()
        )

    def seen(self, view: QRectF) -> list[int]:
        """The pages of which the window shows something."""
        return [index for index, place in enumerate(self.places) if place.intersects(view)]


def lay_out(
    sizes: Sequence[QSizeF], zoom: Zoom, room: QSizeF, window: float, density: float
) -> Layout:
    """Pages (sizes in points) under each other, in the middle of a window so wide.

    `room` is what fitted pages may use; `density`: the screen's own pixels to a logical one.
    """
    widths = [_whole(page_width(size, zoom, room), density) for size in sizes]
    across = max(max(widths, default=0.0) + EDGE * 2, window)
    places = []
    y = _whole(EDGE, density)
    for size, width in zip(sizes, widths, strict=True):
        tall = _whole(width * size.height() / size.width(), density)
        places.append(QRectF(_whole((across - width) / 2, density), y, width, tall))
        y += tall + _whole(GAP, density)
    height = places[-1].bottom() + EDGE if places else 0.0
    return Layout(tuple(places), across, height)


def page_width(size: QSizeF, zoom: Zoom, room: QSizeF) -> float:
    """How wide a page is shown, in logical pixels."""
    wide = room.width() - EDGE * 2
    if zoom.fit is Fit.PAGE:
        wide = min(wide, (room.height() - EDGE * 2) * size.width() / size.height())
    elif zoom.fit is Fit.NONE:
        wide = size.width() * FULL_SIZE * zoom.percent / 100
    return max(wide, SMALLEST_WIDTH)


def percent_of(place: QRectF, size: QSizeF) -> float:
    """At how many percent of its true size a page is shown."""
    return place.width() / size.width() / FULL_SIZE * 100


def _whole(length: float, density: float) -> float:
    """The nearest length that is a whole number of the screen's own pixels."""
    return round(length * density) / density
