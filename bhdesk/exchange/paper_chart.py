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
_PAD = 3.0


def chart_pieces(setting: Setting, chart: Chart) -> list[Piece]:
    """Each picture stays whole with its caption; bars too many for a page go on in a further one.

    Raises UserError `paper.missing_glyph`.
    """
    caption = _caption(setting, chart.caption)
    note = _note(setting, chart.note)
    longest = _caption(setting, f"{chart.caption} {_CONTINUED}")
    taken = sum(piece.gap + piece.height for piece in (*longest, *note))
    gap = setting.form.table.gap_mm * MM
    room = setting.height - taken - gap - _PAD
    pieces: list[Piece] = []
    for number, picture in enumerate(charts.pictures(chart, setting.width, room, setting.fonts)):
        draw = partial(_draw, picture, setting.left)
        pieces += longest if number and chart.caption else caption
        pieces.append(Piece(picture.height + _PAD, draw, gap, text=chart.caption))
    if note:
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
