"""Where the words of a chart stand: beside the line they name and on none of its lines or dots."""

from __future__ import annotations

import heapq
import math
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from PySide6.QtCore import QPointF

LIKENESS = 0.25
OTHER_SIDE = 130.0
"""What it costs to stand below a line where above was wished, or the other way about."""
ROOM = 4.0
"""Free pixels between a word and any line."""
ACROSS, DOWN = 8.0, 5.0
"""How far apart the places lie that are tried."""

# left, top, right, bottom; a stroke from one point to another: plain numbers, as many are tried
Box = tuple[float, float, float, float]
Stroke = tuple[float, float, float, float]


class FreePlaces:
    """Knows what is drawn and finds for each word the free place nearest to where it belongs."""

    def __init__(self, frame: QRectF) -> None:
        self._frame = (frame.left(), 0.0, frame.right(), frame.bottom())
        self._strokes: list[Stroke] = []
        self._taken: list[Box] = []

    def keep_off_line(self, points: Sequence[QPointF]) -> None:
        """No word stands on the line through these points."""
        self._strokes += [(a.x(), a.y(), b.x(), b.y()) for a, b in pairwise(points)]

    def keep_off_dots(self, points: Iterable[QPointF], radius: float) -> None:
        """No word stands on these dots."""
        self._taken += [(p.x() - radius, p.y() - radius, p.x() + radius, p.y() + radius)
                        for p in points]  # fmt: skip

    def find(self, wished: QRectF, line: Sequence[QPointF]) -> QRectF | None:
        """The free place nearest to the end of the line that is named; None where all is full.

        It is taken then. Of places as near that one is found which is most like the one wished,
        on the same side of the line above all.
        """
        wide, high = wished.width(), wished.height()
        like = (wished.left(), wished.top())
        named = [(point.x(), point.y()) for point in line]
        is_above = wished.center().y() < named[-1][1]
        places = []
        for x, y in self._places(like, wide, high):
            side = y + high / 2 < _height_at(named, x + wide / 2)
            cost = _far((x, y, x + wide, y + high), like, named[-1])
            places.append((cost if side == is_above else cost + OTHER_SIDE, x, y))
        heapq.heapify(places)
        while places:
            _, x, y = heapq.heappop(places)
            box = (x, y, x + wide, y + high)
            if self._is_free(box):
                self._taken.append(box)
                return QRectF(x, y, wide, high)
        return None

    def _places(
        self, like: tuple[float, float], wide: float, high: float
    ) -> Iterator[tuple[float, float]]:
        """The one wished, and others all over the chart."""
        left, top, right, bottom = self._frame
        rows = [like[1], *_steps(top, bottom - high, DOWN)]
        for x in (like[0], *_steps(left + 2, right - wide, ACROSS)):
            for y in rows:
                if left <= x <= right - wide + 1 and top <= y <= bottom - high:
                    yield x, y

    def _is_free(self, box: Box) -> bool:
        """Whether a word there would touch nothing."""
        left, top, right, bottom = box[0] - ROOM, box[1] - 1, box[2] + ROOM, box[3] + 1
        for other_left, other_top, other_right, other_bottom in self._taken:
            is_beside = other_right <= left or right <= other_left
            if not (is_beside or other_bottom <= top or bottom <= other_top):
                return False
        return not any(crosses((left, top, right, bottom), stroke) for stroke in self._strokes)


def crosses(box: Box, stroke: Stroke) -> bool:
    """Whether a straight stroke touches a box (Liang and Barsky's clipping of it is not empty)."""
    left, top, right, bottom = box
    x, y, end_x, end_y = stroke
    if max(x, end_x) < left or min(x, end_x) > right or max(y, end_y) < top:
        return False
    first, last = 0.0, 1.0
    dx, dy = end_x - x, end_y - y
    for step, room in ((-dx, x - left), (dx, right - x), (-dy, y - top), (dy, bottom - y)):
        if step == 0:
            if room < 0:
                return False
            continue
        if step < 0:
            first = max(first, room / step)
        else:
            last = min(last, room / step)
        if first > last:
            return False
    return True


def _far(box: Box, like: tuple[float, float], end: tuple[float, float]) -> float:
    """From the point to the nearest edge, up or down counting twice; in part, how far moved."""
    across = max(box[0] - end[0], 0.0, end[0] - box[2])
    down = max(box[1] - end[1], 0.0, end[1] - box[3])
    moved = abs(box[0] - like[0]) + abs(box[1] - like[1])
    return math.hypot(across, 2 * down) + LIKENESS * moved


def _height_at(line: Sequence[tuple[float, float]], x: float) -> float:
    """How high a line runs there; beside it as at its nearer end."""
    for (from_x, from_y), (to_x, to_y) in pairwise(line):
        if from_x <= x <= to_x and to_x > from_x:
            return from_y + (to_y - from_y) * (x - from_x) / (to_x - from_x)
    return line[0][1] if x < line[0][0] else line[-1][1]


def _steps(first: float, last: float, step: float) -> list[float]:
    count = int((last - first) // step) + 1 if last >= first else 0
    return [first + step * at for at in range(count)]
