"""Charts as pieces: the caption, the picture that is never parted, the note under it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from bhdesk.exchange import charts, charts_pdf
from bhdesk.exchange.paper_flow import Piece
from bhdesk.exchange.paper_pen import MM, Pen, Setting
from bhdesk.exchange.paper_text import Fall, glued, text_pieces

if TYPE_CHECKING:
    from bhdesk.domain.document import Chart
    from bhdesk.exchange.charts_marks import Picture

_CONTINUED = "(tiếp theo)"
# Free room under a picture, in pt.
PAD = 3.0


def captioned_parts(setting: Setting, chart: Chart) -> list[tuple[str, Picture]]:
    """What stands above each picture, and the picture: bars too many for a page go on in another.

    Raises UserError `paper.missing_glyph`.
    """
    continued = f"{chart.caption} {_CONTINUED}" if chart.caption else ""
    around = (*_caption(setting, continued), *_note(setting, chart.note))
    taken = sum(piece.gap + piece.height for piece in around)
    room = setting.height - taken - setting.form.table.gap_mm * MM - PAD
    parts = charts.pictures(chart, setting.width, room, setting.fonts)
    return [(continued if number else chart.caption, part) for number, part in enumerate(parts)]


def chart_pieces(setting: Setting, chart: Chart) -> list[Piece]:
    """Each picture stays whole with its caption, the last with the note. Raises the same."""
    gap = setting.form.table.gap_mm * MM
    pieces: list[Piece] = []
    for caption, picture in captioned_parts(setting, chart):
        draw = partial(_draw, picture, setting.left)
        pieces += _caption(setting, caption)
        pieces.append(Piece(picture.height + PAD, draw, gap, text=chart.caption))
    if note := _note(setting, chart.note):
        pieces = [*pieces[:-1], replace(pieces[-1], is_glued=True), *note]
    return pieces


def _caption(setting: Setting, text: str) -> list[Piece]:
    style, gap = setting.form.style.caption, setting.form.table.gap_mm * MM
    return glued(text_pieces(setting, text, style, Fall.CENTRED, gap=gap * 2)) if text else []


def _note(setting: Setting, text: str) -> list[Piece]:
    style = setting.form.style.note
    return text_pieces(setting, text, style, Fall.JUSTIFIED, gap=2.0) if text else []


def _draw(picture: Picture, left: float, pen: Pen, top: float) -> None:
    charts_pdf.draw(pen, picture, left, top)
