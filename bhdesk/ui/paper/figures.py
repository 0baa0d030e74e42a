"""Which figure of a page lies under a point, and which is next in a direction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bhdesk.domain.spots import Spot


def box(spot: Spot) -> QRectF:
    """The cell of a figure, in points."""
    return QRectF(spot.x0, spot.y0, spot.x1 - spot.x0, spot.y1 - spot.y0)


def under(spots: Sequence[Spot], page: int, point: QPointF) -> Spot | None:
    """The figure at a point of a page, in points from its upper left corner."""
    return next((one for one in spots if one.page == page and box(one).contains(point)), None)


def beside(spots: Sequence[Spot], here: Spot, direction: int) -> Spot:
    """The next (1) or previous (-1) figure of the same row; at its end, that of the next row."""
    ordered = sorted(spots, key=_reading)
    at = ordered.index(here) + direction
    return ordered[min(max(at, 0), len(ordered) - 1)]


def above(spots: Sequence[Spot], here: Spot, direction: int) -> Spot:
    """The nearest figure of the rows below (1) or above (-1), in the same column if it can be."""
    middle = (here.x0 + here.x1) / 2
    others = [one for one in spots if (_line(one) > _line(here)) == (direction > 0)]
    others = [one for one in others if _line(one) != _line(here)]
    if not others:
        return here
    lines = sorted({_line(one) for one in others}, reverse=direction < 0)
    same = [one for one in others if one.x0 <= middle <= one.x1]
    near = [one for one in same if _line(one) in lines[:1]]
    pool = near or same or [one for one in others if _line(one) == lines[0]]
    ordered = sorted(pool, key=_line, reverse=direction < 0)
    first = [one for one in ordered if _line(one) == _line(ordered[0])]
    return min(first, key=lambda one: abs((one.x0 + one.x1) / 2 - middle))


def _line(spot: Spot) -> tuple[int, float]:
    return spot.page, round(spot.y0, 1)


def _reading(spot: Spot) -> tuple[int, float, float]:
    return (*_line(spot), spot.x0)
