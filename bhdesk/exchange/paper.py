"""The PDF of an official paper: measured pieces, cut into pages, drawn on a bare canvas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.exchange import letters
from bhdesk.exchange.clean import cleaned
from bhdesk.exchange.paper_body import body_pieces, with_end_mark
from bhdesk.exchange.paper_flow import Piece, paginate
from bhdesk.exchange.paper_head import head_pieces
from bhdesk.exchange.paper_pages import draw_pages
from bhdesk.exchange.paper_pen import MM, Pen, Setting, setting_for
from bhdesk.exchange.paper_sign import with_signature
from bhdesk.exchange.paper_stack import space_piece
from bhdesk.exchange.paper_text import Fall, glued, text_pieces

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bhdesk.domain.document import Annex, Document
    from bhdesk.domain.spots import Pages
    from bhdesk.exchange.fonts import FontFamily
    from bhdesk.exchange.form import FormProfile


def render(document: Document, form: FormProfile, fonts: FontFamily) -> bytes:
    """The bytes of pages(); raises the same errors."""
    return pages(document, form, fonts).data


def pages(document: Document, form: FormProfile, fonts: FontFamily) -> Pages:
    """The paper with its annexes as PDF; equal documents give equal bytes.

    Raises UserError `paper.missing_glyph` (`char`, `text`) or `paper.does_not_fit` (`text`).
    """
    document = cleaned(document)
    letters.refuse_unknown(document, fonts)
    title = " ".join((document.kind, *document.abstract))
    pen = Pen(fonts, title, " ".join(document.letterhead.issuer))
    setting = setting_for(form, fonts, is_landscape=False)
    blocks = with_end_mark(document.blocks, form.words.end)
    pieces = head_pieces(setting, document) + body_pieces(setting, blocks)
    cut = paginate(with_signature(setting, pieces, document), setting.height)
    draw_pages(pen, setting, cut, document.sample_mark)
    for annex in document.annexes:
        _draw_annex(pen, form, fonts, annex, document.sample_mark)
    return pen.finish()


def annex_pages(
    annexes: Sequence[Annex], form: FormProfile, fonts: FontFamily, sample_mark: str = ""
) -> Pages:
    """Annexes alone, each with its own page numbers: a table printed without a report around it.

    Raises the same errors as `pages`.
    """
    annexes = cleaned(tuple(annexes))
    letters.refuse_unknown(annexes, fonts)
    pen = Pen(fonts, " - ".join(annex.title for annex in annexes), "")
    for annex in annexes:
        _draw_annex(pen, form, fonts, annex, sample_mark)
    return pen.finish()


def _draw_annex(
    pen: Pen, form: FormProfile, fonts: FontFamily, annex: Annex, sample_mark: str
) -> None:
    setting = setting_for(form, fonts, is_landscape=annex.is_landscape)
    pieces = _annex_head(setting, annex) + body_pieces(setting, annex.blocks)
    draw_pages(pen, setting, paginate(pieces, setting.height), sample_mark)


def _annex_head(setting: Setting, annex: Annex) -> list[Piece]:
    style, words = setting.form.style, setting.form.words
    number = f"{words.annex} {annex.number}".strip()
    pieces: list[Piece] = []
    if not annex.is_form:
        pieces += text_pieces(setting, number, style.annex_number, Fall.CENTRED)
    for line in annex.title.split("\n"):
        pieces += text_pieces(setting, line, style.annex_title, Fall.CENTRED)
    if annex.reference:
        pieces += text_pieces(setting, annex.reference, style.annex_reference, Fall.CENTRED)
    pieces.append(space_piece(setting.form.text.part_gap_mm * MM / 2))
    return glued(pieces)
