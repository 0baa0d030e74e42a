"""Drawn pages as a value: their bytes, and where on them each figure stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bhdesk.domain.document import Origin


@dataclass(frozen=True, slots=True)
class Spot:
    """The cell of a figure: page from 0, its box in points from the page's upper left corner."""

    page: int
    x0: float
    y0: float
    x1: float
    y1: float
    origin: Origin
    text: str = ""


@dataclass(frozen=True, slots=True)
class Pages:
    """A PDF; `spots` in the order of drawing."""

    data: bytes
    spots: tuple[Spot, ...] = ()
