"""One row or header of a table as a strip with its hairlines, drawn from plain strings."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from bhdesk.domain.document import Align, Cell, Column
from bhdesk.exchange.paper_flow import Piece
from bhdesk.exchange.paper_pen import MM, Pen, Rule, Setting
from bhdesk.exchange.paper_text import break_lines, drop_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bhdesk.domain.document import Origin
    from bhdesk.exchange.fonts import Face


@dataclass(frozen=True, slots=True)
class Grid:
    """Columns side by side over the width of the text, letters of one `size`, rows from `least`."""

    setting: Setting
    columns: tuple[Column, ...]
    widths: tuple[float, ...]
    size: float
    least: float = 0.0

    @property
    def pad_x(self) -> float:
        """Room left and right of a cell's text, in points."""
        return self.setting.form.table.pad_x_mm * MM

    @property
    def pad_y(self) -> float:
        """Room above and below a cell's text, in points."""
        return self.setting.form.table.pad_y_mm * MM

    @property
    def step(self) -> float:
        """From one line of a cell to the next, in points."""
        return self.size * self.setting.form.text.single_line

    def edges(self) -> list[float]:
        """The x of every vertical rule."""
        edges = [self.setting.left]
        for width in self.widths:
            edges.append(edges[-1] + width)
        return edges


@dataclass(frozen=True, slots=True)
class _Text:
    """One placed line of a cell: x, baseline under the top of the strip, and the line."""

    x: float
    baseline: float
    text: str


@dataclass(frozen=True, slots=True)
class _Figure:
    """A number that can be explained: the sides of its cell and what it is."""

    left: float
    right: float
    origin: Origin
    text: str


@dataclass(frozen=True, slots=True)
class _StripDraw:
    texts: tuple[_Text, ...]
    rules: tuple[Rule, ...]
    face: Face
    size: float
    rule_width: float
    height: float
    figures: tuple[_Figure, ...] = ()

    def __call__(self, pen: Pen, top: float) -> None:
        for line in self.texts:
            pen.text(line.x, top + line.baseline, line.text, self.face, self.size)
        shifted = [(x1, y1 + top, x2, y2 + top) for x1, y1, x2, y2 in self.rules]
        pen.rules(shifted, self.rule_width)
        for one in self.figures:
            pen.mark((one.left, top, one.right, top + self.height), one.origin, one.text)


def row_piece(grid: Grid, cells: Sequence[Cell], bold: bool) -> Piece:
    """A row with its bottom and upright rules; the rule above belongs to the strip above."""
    face = grid.setting.fonts.face(bold, italic=False)
    edges = grid.edges()
    broken = [
        _lines(grid, face, cell.text, width) for cell, width in zip(cells, grid.widths, strict=True)
    ]
    height = max(max(map(len, broken), default=1) * grid.step + 2 * grid.pad_y, grid.least)
    texts: list[_Text] = []
    for column, lines, (left, right) in zip(grid.columns, broken, pairwise(edges), strict=True):
        texts += _placed(grid, face, lines, column.align, (left, 0.0, right, height))
    rules = [(edge, 0.0, edge, height) for edge in edges]
    rules.append((edges[0], height, edges[-1], height))
    figures = tuple(
        _Figure(left, right, cell.origin, cell.text)
        for cell, (left, right) in zip(cells, pairwise(edges), strict=True)
        if cell.origin is not None
    )
    return _strip(grid, face, texts, rules, height, figures)


def header_piece(grid: Grid) -> Piece:
    """The bold header, centred; group titles span their columns in a row of their own."""
    face = grid.setting.fonts.bold
    edges = grid.edges()
    spans = header_spans(grid.columns)
    groups = {
        start: _lines(grid, face, title, edges[end] - edges[start])
        for title, start, end in spans
        if title
    }
    titles = [
        _lines(grid, face, column.title, width)
        for column, width in zip(grid.columns, grid.widths, strict=True)
    ]
    upper = max(map(len, groups.values()), default=0) * grid.step
    upper += 2 * grid.pad_y if groups else 0.0
    height = upper + _lower_height(grid, titles, upper)
    texts: list[_Text] = []
    rules = [(edges[0], y, edges[-1], y) for y in (0.0, height)]
    for title, start, end in spans:
        if title:
            box = (edges[start], 0.0, edges[end], upper)
            texts += _placed(grid, face, groups[start], Align.CENTER, box)
            rules.append((edges[start], upper, edges[end], upper))
        top = upper if title else 0.0
        rules.append((edges[start], 0.0, edges[start], height))
        rules += [(edges[index], top, edges[index], height) for index in range(start + 1, end)]
        for index in range(start, end):
            box = (edges[index], top, edges[index + 1], height)
            texts += _placed(grid, face, titles[index], Align.CENTER, box)
    rules.append((edges[-1], 0.0, edges[-1], height))
    return _strip(grid, face, texts, rules, height)


def header_spans(columns: Sequence[Column]) -> list[tuple[str, int, int]]:
    """Runs of columns under one group title as (title, first, end); without group one by one."""
    spans: list[tuple[str, int, int]] = []
    for title, run in groupby(range(len(columns)), key=lambda index: columns[index].group):
        members = list(run)
        if title:
            spans.append((title, members[0], members[-1] + 1))
        else:
            spans += [("", index, index + 1) for index in members]
    return spans


def _lower_height(grid: Grid, titles: Sequence[Sequence[str]], upper: float) -> float:
    """High enough for grouped titles below the groups, and for the others over both rows."""
    lower = 0.0
    for column, lines in zip(grid.columns, titles, strict=True):
        needed = len(lines) * grid.step + 2 * grid.pad_y
        lower = max(lower, needed if column.group else needed - upper)
    return lower


def _lines(grid: Grid, face: Face, text: str, width: float) -> tuple[str, ...]:
    room = width - 2 * grid.pad_x
    if face.width(text, grid.size) <= room:
        return (text,)
    return tuple(line.text for line in break_lines(text, face, grid.size, room))


def _placed(
    grid: Grid,
    face: Face,
    lines: Sequence[str],
    align: Align,
    box: tuple[float, float, float, float],
) -> list[_Text]:
    """The lines of one cell, level with the middle of its box (left, top, right, bottom)."""
    left, top, right, bottom = box
    baseline = top + (bottom - top - len(lines) * grid.step) / 2
    baseline += drop_of(face, grid.size, grid.step)
    texts = []
    for number, line in enumerate(lines):
        x = left + grid.pad_x
        if align is not Align.LEFT:
            slack = right - left - 2 * grid.pad_x - face.width(line, grid.size)
            x += slack if align is Align.RIGHT else slack / 2
        texts.append(_Text(x, baseline + number * grid.step, line))
    return texts


def _strip(
    grid: Grid,
    face: Face,
    texts: Sequence[_Text],
    rules: Sequence[Rule],
    height: float,
    figures: tuple[_Figure, ...] = (),
) -> Piece:
    kept = tuple(text for text in texts if text.text)
    rule_width = grid.setting.form.table.rule_pt
    draw = _StripDraw(kept, tuple(rules), face, grid.size, rule_width, height, figures)
    return Piece(height, draw, text=max((one.text for one in kept), key=len, default=""))
