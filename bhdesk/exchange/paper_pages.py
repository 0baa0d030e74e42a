"""Numbered pages drawn out, with what stands outside the text: page number and sample mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.domain.errors import UserError
from bhdesk.exchange.paper_pen import MM, Pen, Setting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bhdesk.exchange.paper_flow import Page

MARK_PAD = 3.0
MARK_RULE = 0.5
# The middle of the letters over their baseline, as a share of their size.
MARK_CENTRE = 0.34


def draw_pages(pen: Pen, setting: Setting, pages: Sequence[Page], sample_mark: str) -> None:
    """Draw one numbered sequence of pages: a body or one annex. The first shows no number."""
    for number, page in enumerate(pages, start=1):
        pen.begin_page(setting.page_width, setting.page_height)
        if number > 1:
            _draw_number(pen, setting, number)
        if sample_mark:
            _draw_mark(pen, setting, sample_mark)
        for placed in page:
            placed.piece.draw(pen, setting.top + placed.top)
        pen.end_page()


def _draw_number(pen: Pen, setting: Setting, number: int) -> None:
    style = setting.form.style.page_number
    middle = setting.left + setting.width / 2
    baseline = setting.form.page.page_number_mm * MM
    pen.centred(middle, baseline, str(number), setting.face(style), style.size)


def _draw_mark(pen: Pen, setting: Setting, text: str) -> None:
    """The sentence that the paper is a sample, framed, in the middle of the bottom margin."""
    style = setting.form.style.sample_mark
    face = setting.face(style)
    width = face.width(text, style.size)
    if width > setting.width:
        raise UserError("paper.does_not_fit", text=text[:80])
    middle = setting.page_height - setting.form.page.sample_mark_mm * MM
    centre = setting.left + setting.width / 2
    pen.centred(centre, middle + style.size * MARK_CENTRE, text, face, style.size)
    left, right = centre - width / 2 - 2 * MARK_PAD, centre + width / 2 + 2 * MARK_PAD
    top, bottom = middle - style.size / 2 - MARK_PAD, middle + style.size / 2 + MARK_PAD
    frame = [
        (left, top, right, top),
        (left, bottom, right, bottom),
        (left, top, left, bottom),
        (right, top, right, bottom),
    ]
    pen.rules(frame, MARK_RULE)
