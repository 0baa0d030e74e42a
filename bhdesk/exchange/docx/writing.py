"""The Word file of an official paper: its text, then each annex in a section of its own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bhdesk.exchange import letters
from bhdesk.exchange.clean import cleaned
from bhdesk.exchange.docx.body import body_parts
from bhdesk.exchange.docx.ending import with_signature
from bhdesk.exchange.docx.head import head_parts
from bhdesk.exchange.docx.lines import broken, titled
from bhdesk.exchange.docx.marks import Part, Picture, Text, drawn
from bhdesk.exchange.docx.package import new_file, to_bytes
from bhdesk.exchange.docx.pages import outside_marks, section_mark
from bhdesk.exchange.docx.pictures import placed
from bhdesk.exchange.docx.styles import StyleId
from bhdesk.exchange.paper_body import with_end_mark
from bhdesk.exchange.paper_pen import MM, Setting, setting_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document as WordFile

    from bhdesk.domain.document import Annex, Document
    from bhdesk.exchange.fonts import FontFamily
    from bhdesk.exchange.form import FormProfile, TextStyle

Section = tuple[Setting, list[Part]]


def render(document: Document, form: FormProfile, fonts: FontFamily) -> bytes:
    """The paper with its annexes; one without a kind is its annexes alone.

    Equal documents give equal bytes. Raises UserError `paper.missing_glyph` or
    `paper.does_not_fit` for tables and titles, as the printed page does.
    """
    document = cleaned(document)
    letters.refuse_unknown(document, fonts)
    sections: list[Section] = []
    title = " - ".join(annex.title for annex in document.annexes)
    if document.kind:
        title = " ".join((document.kind, *document.abstract))
        upright = setting_for(form, fonts, is_landscape=False)
        sections.append((upright, _paper_parts(upright, document)))
    for annex in document.annexes:
        setting = setting_for(form, fonts, is_landscape=annex.is_landscape)
        sections.append((setting, _annex_parts(setting, annex)))
    file = new_file(form, title.replace("\n", " "), " ".join(document.letterhead.issuer))
    _write(file, sections, document.sample_mark)
    return to_bytes(file)


def _paper_parts(setting: Setting, document: Document) -> list[Part]:
    blocks = with_end_mark(document.blocks, setting.form.words.end)
    text = _lowered(setting, body_parts(setting, blocks))
    return with_signature(setting, [*head_parts(setting, document), *text], document)


def _annex_parts(setting: Setting, annex: Annex) -> list[Part]:
    style, words = setting.form.style, setting.form.words
    titles: list[tuple[StyleId, str, TextStyle]] = []
    if not annex.is_form:
        number = f"{words.annex} {annex.number}".strip()
        titles.append((StyleId.ANNEX_NUMBER, number, style.annex_number))
    lines = annex.title.split("\n")
    titles += [(StyleId.ANNEX_TITLE, line, style.annex_title) for line in lines]
    if annex.reference:
        titles.append((StyleId.ANNEX_REFERENCE, annex.reference, style.annex_reference))
    head = [titled(key, broken(setting, text, look, setting.width)) for key, text, look in titles]
    return [*head, *_lowered(setting, body_parts(setting, annex.blocks))]


def _lowered(setting: Setting, parts: list[Part]) -> list[Part]:
    """The text with more room above it than its first paragraph's style has: it follows a head.

    Not as room below the head: where two such rooms meet, Word takes the larger only.
    """
    if not parts or not isinstance(parts[0], Text):
        return parts
    form, first = setting.form, parts[0]
    own: dict[str, float] = {
        StyleId.HEADING1: form.text.heading_gap_pt,
        StyleId.HEADING2: form.text.heading_gap_pt,
        StyleId.CAPTION: form.table.gap_mm * MM,
        StyleId.GAP: 0.0,
    }
    before = own.get(first.style, form.text.gap_pt) + form.text.part_gap_mm * MM / 2
    return [replace(first, place=replace(first.place, before=before)), *parts[1:]]


def _write(file: WordFile, sections: Sequence[Section], sample_mark: str) -> None:
    """The parts in order; every section but the last ends in the last paragraph of its text."""
    references = outside_marks(file, sample_mark)
    body = file.element.body
    for child in list(body):
        body.remove(child)
    for number, (setting, parts) in enumerate(sections, start=1):
        section = section_mark(setting, references if number == 1 else ())
        *front, last = parts
        if not isinstance(last, Text):
            front, last = parts, Text(StyleId.GAP)
        for part in front:
            body.append(placed(file, part) if isinstance(part, Picture) else drawn(part))
        if number < len(sections):
            body.append(last.drawn(section))
        else:
            body.extend((last.drawn(), section))
