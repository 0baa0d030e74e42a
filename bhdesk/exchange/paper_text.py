"""Lines of running text: where they break, how they are justified, which of them stay together."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from bhdesk.domain.errors import UserError
from bhdesk.exchange.paper_flow import Piece

if TYPE_CHECKING:
    from bhdesk.exchange.fonts import Face
    from bhdesk.exchange.form import TextStyle
    from bhdesk.exchange.paper_pen import Pen, Setting

_TOLERANCE = 0.01
_BLANK = re.compile(" {3,}")


class Fall(StrEnum):
    """How the lines of a text fall between the margins."""

    JUSTIFIED = "justified"
    LEFT = "left"
    CENTRED = "centred"


@dataclass(frozen=True, slots=True)
class Line:
    text: str
    width: float


def break_lines(
    text: str, face: Face, size: float, width: float, first_indent: float = 0.0
) -> list[Line]:
    """Fill lines word by word; the first is shorter by `first_indent`.

    Raises UserError `paper.does_not_fit` (`text`: the word) or `paper.missing_glyph`.
    """
    lines: list[Line] = []
    space = face.width(" ", size)
    words: list[str] = []
    used = 0.0
    room = width - first_indent
    for word in _words(text):
        length = face.width(word, size)
        if words and used + space + length > room + _TOLERANCE:
            lines.append(Line(" ".join(words), used))
            words, used, room = [], 0.0, width
        if length > room + _TOLERANCE:
            raise UserError("paper.does_not_fit", text=word[:80])
        used += space + length if words else length
        words.append(word)
    if words:
        lines.append(Line(" ".join(words), used))
    return lines


def balanced_lines(text: str, face: Face, size: float, width: float) -> list[Line]:
    """As few lines as `break_lines` needs, but of like length: centred titles want no stray word.

    Raises the same errors.
    """
    lines = break_lines(text, face, size, width)
    if len(lines) < 2:
        return lines
    widest_word = max(face.width(word, size) for word in _words(text))
    room = max(sum(line.width for line in lines) / len(lines), widest_word)
    while room < width:
        tried = break_lines(text, face, size, room)
        if len(tried) == len(lines):
            return tried
        room += size
    return lines


def _words(text: str) -> list[str]:
    """Words between spaces; three spaces or more are room to write by hand and stay as they are."""
    if "   " in text:
        text = _BLANK.sub(lambda run: "\u00a0" * len(run.group()), text)
    return [word for word in text.split(" ") if word]


@dataclass(frozen=True, slots=True)
class LineDraw:
    """Draws one line of text at the top it is given; a callable, as a piece wants it."""

    text: str
    x: float
    face: Face
    size: float
    drop: float
    spread: float = 0.0
    width: float = 0.0

    def __call__(self, pen: Pen, top: float) -> None:
        """Draw the line; `top` is the upper edge of its piece, in points."""
        pen.text(self.x, top + self.drop, self.text, self.face, self.size, self.spread)


def drop_of(face: Face, size: float, line_height: float) -> float:
    """From the top of a line to its baseline, the letters centred in the line."""
    return (line_height - (face.ascent + face.descent) * size) / 2 + face.ascent * size


def shown(text: str, style: TextStyle) -> str:
    """The text as the style prints it."""
    return text.upper() if style.upper else text


def text_pieces(
    setting: Setting,
    text: str,
    style: TextStyle,
    fall: Fall,
    *,
    indent: float = 0.0,
    gap: float = 0.0,
    spacing: float = 1.0,
) -> list[Piece]:
    """One paragraph as pieces, a line each; no first and no last line stands alone on a page."""
    face = setting.face(style)
    height = setting.line_height(style) * spacing
    drop = drop_of(face, style.size, height)
    if fall is Fall.CENTRED:
        lines = balanced_lines(shown(text, style), face, style.size, setting.width)
    else:
        lines = break_lines(shown(text, style), face, style.size, setting.width, indent)
    pieces: list[Piece] = []
    last = len(lines) - 1
    for index, line in enumerate(lines):
        start = indent if index == 0 else 0.0
        slack = setting.width - start - line.width
        x = setting.left + start + (slack / 2 if fall is Fall.CENTRED else 0.0)
        spread = 0.0
        if fall is Fall.JUSTIFIED and index < last:
            spread = slack / max(line.text.count(" "), 1)
        draw = LineDraw(line.text, x, face, style.size, drop, spread)
        is_glued = index < last and (index in (0, last - 1) or fall is Fall.CENTRED)
        pieces.append(Piece(height, draw, gap if index == 0 else 0.0, is_glued, text=line.text))
    return pieces


def glued(pieces: list[Piece]) -> list[Piece]:
    """The same pieces, none of them parted from the one after it, the last included."""
    return [piece if piece.is_glued else replace(piece, is_glued=True) for piece in pieces]
