"""Short lines set under one another in one part of the page, drawn as a single piece."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bhdesk.exchange.paper_flow import Piece
from bhdesk.exchange.paper_pen import MM, Pen, Rule, Setting
from bhdesk.exchange.paper_text import LineDraw, balanced_lines, break_lines, drop_of, shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bhdesk.exchange.form import TextStyle

ITEM = "- "
_ITEM_ENDS = " .;"


@dataclass(slots=True)
class Stack:
    """A column of lines; `height` is where the next line would stand, from the top of the piece."""

    setting: Setting
    left: float
    width: float
    is_centred: bool = False
    height: float = 0.0
    lines: list[tuple[LineDraw, float]] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)

    def add(self, text: str, style: TextStyle, *, hang: float = 0.0) -> None:
        """One text, broken where the column ends; lines after its first are set in by `hang`."""
        face = self.setting.face(style)
        step = self.setting.line_height(style)
        drop = drop_of(face, style.size, step)
        if self.is_centred:
            broken = balanced_lines(shown(text, style), face, style.size, self.width)
        else:
            room = self.width - hang
            broken = break_lines(shown(text, style), face, style.size, room, first_indent=-hang)
        for index, line in enumerate(broken):
            x = self.left + (hang if index else 0.0)
            if self.is_centred:
                x = self.left + (self.width - line.width) / 2
            draw = LineDraw(line.text, x, face, style.size, drop, width=line.width)
            self.lines.append((draw, self.height))
            self.height += step

    def add_items(self, names: tuple[str, ...], style: TextStyle) -> None:
        """A list of offices as the decree writes it: "- …;" and at last "- …."."""
        hang = self.setting.face(style).width(ITEM, style.size)
        for text in item_texts(names):
            self.add(text, style, hang=hang)

    def add_rule(self, share: float) -> None:
        """A centred rule under the last line, `share` of it long."""
        self.height += self.setting.form.text.rule_gap_mm * MM
        half = self.lines[-1][0].width * share / 2 if self.lines else 0.0
        middle = self.left + self.width / 2
        self.rules.append((middle - half, self.height, middle + half, self.height))


def item_texts(names: Sequence[str]) -> list[str]:
    """The lines of such a list, each with its dash and its end."""
    return [
        f"{ITEM}{bare_item(name)}{'.' if index == len(names) else ';'}"
        for index, name in enumerate(names, start=1)
    ]


def bare_item(name: str) -> str:
    """The name alone, whatever list marks were typed around it."""
    return name.strip().strip("-").strip(_ITEM_ENDS)


def stack_piece(*stacks: Stack, gap: float = 0.0) -> Piece:
    """Stacks side by side as one piece, as high as the highest."""
    lines = tuple(line for stack in stacks for line in stack.lines)
    rules = tuple(rule for stack in stacks for rule in stack.rules)
    draw = _StackDraw(lines, rules, stacks[0].setting.form.text.rule_pt)
    text = " ".join(line.text for line, _ in lines)
    return Piece(max(stack.height for stack in stacks), draw, gap, text=text)


def space_piece(height: float) -> Piece:
    """Empty room of that height, in points."""
    return Piece(height, _nothing)


def _nothing(pen: Pen, top: float) -> None:
    """White space takes height and draws no mark."""


@dataclass(frozen=True, slots=True)
class _StackDraw:
    lines: tuple[tuple[LineDraw, float], ...]
    rules: tuple[Rule, ...]
    rule_width: float

    def __call__(self, pen: Pen, top: float) -> None:
        for line, y in self.lines:
            line(pen, top + y)
        if self.rules:
            shifted = [(x1, y1 + top, x2, y2 + top) for x1, y1, x2, y2 in self.rules]
            pen.rules(shifted, self.rule_width)
