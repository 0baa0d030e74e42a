"""What a chart is made of once it is laid out: lines and areas, dots, words; y grows downwards.

Named tuples, as they are made by the hundred and must not slow the first report's start.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bhdesk.domain.chart_look import ChartLook
    from bhdesk.exchange.fonts import FontFamily

Point = tuple[float, float]
_CUT = "…"


class Anchor(StrEnum):
    """Which end of a text stands at its x; the words are those of SVG."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


class Stroke(NamedTuple):
    colour: str
    width: float = 1.0
    dash: tuple[float, ...] = ()
    is_round: bool = False


class Path(NamedTuple):
    """Runs of points in one look; open lines, or closed areas."""

    runs: tuple[tuple[Point, ...], ...]
    stroke: Stroke | None = None
    fill: str = ""
    is_closed: bool = False


class Dots(NamedTuple):
    points: tuple[Point, ...]
    radius: float
    fill: str
    stroke: Stroke | None = None


class Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    def touches(self, other: Box) -> bool:
        """Whether the two share any room."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def is_crossed(self, one: Point, two: Point) -> bool:
        """Whether the straight line between two points passes through (Liang-Barsky)."""
        start, end = 0.0, 1.0
        dx, dy = two[0] - one[0], two[1] - one[1]
        sides = (
            (-dx, one[0] - self.left),
            (dx, self.right - one[0]),
            (-dy, one[1] - self.top),
            (dy, self.bottom - one[1]),
        )
        for slope, room in sides:
            if slope == 0:
                if room < 0:
                    return False
            elif slope < 0:
                start = max(start, room / slope)
            else:
                end = min(end, room / slope)
        return start <= end


class Label(NamedTuple):
    """A line of words; `width` is what it was measured to take."""

    x: float
    baseline: float
    text: str
    size: float
    colour: str
    width: float
    anchor: Anchor = Anchor.START
    is_bold: bool = False

    @property
    def left(self) -> float:
        """Where the words begin."""
        share = {Anchor.START: 0.0, Anchor.MIDDLE: 0.5, Anchor.END: 1.0}[self.anchor]
        return self.x - self.width * share

    @property
    def box(self) -> Box:
        """The room the words take, marks above capitals and tails below the line included."""
        top, bottom = self.baseline - self.size * 0.86, self.baseline + self.size * 0.22
        return Box(self.left, top, self.left + self.width, bottom)


class Picture(NamedTuple):
    """A chart laid out: words are drawn after everything else."""

    width: float
    height: float
    marks: tuple[Path | Dots, ...]
    labels: tuple[Label, ...]


@dataclass(slots=True)
class Sketch:
    """Gathers the marks of one chart; knows the letters and the colours."""

    width: float
    fonts: FontFamily
    look: ChartLook
    marks: list[Path | Dots] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)

    @property
    def size(self) -> float:
        """The size of the letters; all lengths go by it."""
        return self.look.size

    @property
    def line_height(self) -> float:
        """From one line of words to the next."""
        return self.look.size * 1.18

    def wide(self, text: str, is_bold: bool = False) -> float:
        """How wide a text is; raises UserError `paper.missing_glyph`."""
        return self.fonts.face(is_bold, False).width(text, self.look.size)

    def text(
        self,
        x: float,
        baseline: float,
        text: str,
        anchor: Anchor = Anchor.START,
        *,
        is_bold: bool = False,
        colour: str = "",
    ) -> Label:
        """Write a line of words."""
        ink = colour or self.look.ink
        width = self.wide(text, is_bold)
        made = Label(x, baseline, text, self.look.size, ink, width, anchor, is_bold)
        self.labels.append(made)
        return made

    def line(self, points: Sequence[Point], stroke: Stroke) -> None:
        """One line through the points."""
        self.marks.append(Path((tuple(points),), stroke))

    def lines(self, runs: Sequence[Sequence[Point]], stroke: Stroke) -> None:
        """Several lines in one look."""
        if runs:
            self.marks.append(Path(tuple(tuple(run) for run in runs), stroke))

    def dots(self, points: Sequence[Point], *, is_full: bool = False) -> None:
        """Round marks on the line of what was reached; the full one is the latest."""
        unit, look = self.look.size / 10, self.look
        if is_full:
            self.marks.append(Dots(tuple(points), 3.2 * unit, look.strong))
        elif points:
            edge = Stroke(look.strong, 1.2 * unit)
            self.marks.append(Dots(tuple(points), 2.2 * unit, look.surface, edge))

    def box(self, box: Box, fill: str = "", stroke: Stroke | None = None) -> None:
        """An upright rectangle."""
        corners = (
            (box.left, box.top),
            (box.right, box.top),
            (box.right, box.bottom),
            (box.left, box.bottom),
        )
        self.marks.append(Path((corners,), stroke, fill, is_closed=True))

    def hatched(self, box: Box, fill: str, stroke: Stroke, gap: float) -> None:
        """A rectangle with slanting lines in it, cut where they meet its sides."""
        self.box(box, fill)
        self.lines(slants(box, gap), stroke)
        self.box(box, stroke=stroke)

    def cut(self, text: str, width: float, is_bold: bool = False) -> str:
        """The text, or as much of it as fits with "…" behind."""
        if self.wide(text, is_bold) <= width:
            return text
        short = text
        while short and self.wide(short + _CUT, is_bold) > width:
            short = short[:-1].rstrip()
        return short + _CUT

    def wrapped(self, text: str, width: float, limit: int, is_bold: bool = False) -> list[str]:
        """The text in at most `limit` lines, the last one cut where there is more."""
        lines: list[str] = []
        words = text.split()
        while words and len(lines) < limit - 1:
            count = len(words)
            while count > 1 and self.wide(" ".join(words[:count]), is_bold) > width:
                count -= 1
            lines.append(self.cut(" ".join(words[:count]), width, is_bold))
            words = words[count:]
        if words:
            lines.append(self.cut(" ".join(words), width, is_bold))
        return lines

    def picture(self, height: float) -> Picture:
        """What was gathered."""
        return Picture(self.width, height, tuple(self.marks), tuple(self.labels))


def slants(box: Box, gap: float) -> list[tuple[Point, Point]]:
    """Lines rising at 45 degrees, `gap` apart across, each within the box."""
    # On a fixed raster: boxes side by side look like one cloth.
    first = math.floor((box.left + box.top) / gap) + 1
    last = math.ceil((box.right + box.bottom) / gap)
    found = []
    for index in range(first, last):
        total = index * gap
        left = max(box.left, total - box.bottom)
        right = min(box.right, total - box.top)
        if right > left:
            found.append(((left, total - left), (right, total - right)))
    return found
