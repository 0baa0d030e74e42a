"""Which piece stands on which page: pieces in a row, cut into pages by what must stay together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bhdesk.domain.errors import UserError
from bhdesk.exchange.paper_pen import Pen

# Sums of floats may pass the page end by less than anybody can see.
_TOLERANCE = 0.01

Draw = Callable[[Pen, float], None]


@dataclass(frozen=True, slots=True)
class Piece:
    """A strip of the page as high as `height`, drawn by `draw(pen, top)`; all lengths in pt.

    `gap` is the space above it (none at the top of a page). `is_glued`: not parted from the piece
    after it. `opening` is drawn once more above it where it begins a page (a table's header).
    """

    height: float
    draw: Draw
    gap: float = 0.0
    is_glued: bool = False
    opening: Piece | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    top: float
    piece: Piece


Page = list[Placed]


def paginate(pieces: Sequence[Piece], height: float) -> list[Page]:
    """Cut `pieces` into pages of `height` pt, keeping glued runs whole.

    Only a run that is taller than a page is parted inside. Raises UserError `paper.does_not_fit`
    where a single piece is taller than a page.
    """
    pages: list[Page] = [[]]
    y = 0.0
    start = 0
    while start < len(pieces):
        end = _run_end(pieces, start)
        run = pieces[start:end]
        if pages[-1] and y + _height(run, is_first=False) > height + _TOLERANCE:
            pages.append([])
            y = 0.0
        for piece in run:
            if pages[-1] and y + piece.gap + piece.height > height + _TOLERANCE:
                pages.append([])
                y = 0.0
            y = _place(pages[-1], piece, y)
            if y > height + _TOLERANCE:
                raise UserError("paper.does_not_fit", text=piece.text[:80])
        start = end
    return pages


def _run_end(pieces: Sequence[Piece], start: int) -> int:
    end = start
    while pieces[end].is_glued and end + 1 < len(pieces):
        end += 1
    return end + 1


def _height(run: Sequence[Piece], *, is_first: bool) -> float:
    total = sum(piece.gap + piece.height for piece in run)
    return total - run[0].gap if is_first else total


def _place(page: Page, piece: Piece, y: float) -> float:
    """Put the piece on the page at `y` and return where the next one may begin."""
    if page:
        y += piece.gap
    elif piece.opening is not None:
        page.append(Placed(0.0, piece.opening))
        y = piece.opening.height
    page.append(Placed(y, piece))
    return y + piece.height
