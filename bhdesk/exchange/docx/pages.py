"""Sections of a Word paper: pages upright or lying, their numbers above, the sample mark below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.exchange.docx.marks import EIGHTHS, Text, mark, run, twips
from bhdesk.exchange.docx.styles import StyleId
from bhdesk.exchange.paper_pages import MARK_CENTRE, MARK_PAD, MARK_RULE
from bhdesk.exchange.paper_pen import MM, Setting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document as WordFile
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.section import _BaseHeaderFooter

# Where Times New Roman stands in a line of single spacing, from the top, as a share of its size.
_BASELINE = 0.93


def outside_marks(file: WordFile, sample_mark: str) -> list[BaseOxmlElement]:
    """Write page number and sample mark; returns what the first section names them by.

    Sections that name none of their own show those of the section before them.
    """
    section = file.sections[0]
    number = mark("fldSimple", run("2"), instr="PAGE")
    _fill(section.header, Text(StyleId.PAGE_NUMBER).drawn(), number)
    if sample_mark:
        frame = {"val": "single", "sz": round(MARK_RULE * EIGHTHS), "space": round(MARK_PAD)}
        for footer in (section.footer, section.first_page_footer):
            framed = run(sample_mark, mark("bdr", **frame, color="auto"))
            _fill(footer, Text(StyleId.SAMPLE_MARK).drawn(), framed)
    return [one for one in file.element.body.sectPr if one.tag.endswith("Reference")]


def _fill(place: _BaseHeaderFooter, paragraph: BaseOxmlElement, content: BaseOxmlElement) -> None:
    place.is_linked_to_previous = False
    element = place.part.element
    for child in list(element):
        element.remove(child)
    paragraph.append(content)
    element.append(paragraph)


def section_mark(setting: Setting, references: Sequence[BaseOxmlElement] = ()) -> BaseOxmlElement:
    """One numbered sequence of pages, a body or an annex; the first page shows no number."""
    page = setting.form.page
    width, height = twips(setting.page_width), twips(setting.page_height)
    size = mark("pgSz", w=width, h=height)
    if width > height:
        size = mark("pgSz", w=width, h=height, orient="landscape")
    margins = mark(
        "pgMar",
        top=twips(page.margin_top_mm * MM),
        right=twips(page.margin_right_mm * MM),
        bottom=twips(page.margin_bottom_mm * MM),
        left=twips(page.margin_left_mm * MM),
        header=twips(_header_top(setting)),
        footer=twips(_footer_bottom(setting)),
        gutter=0,
    )
    start = mark("pgNumType", start=1)
    kind = mark("type", val="nextPage")
    return mark("sectPr", *references, kind, size, margins, start, mark("titlePg"))


def _header_top(setting: Setting) -> float:
    """From the page's edge to the line of the number, whose baseline the form gives."""
    size = setting.form.style.page_number.size
    return setting.form.page.page_number_mm * MM - size * _BASELINE


def _footer_bottom(setting: Setting) -> float:
    """From the page's lower edge to the line of the mark, whose middle the form gives."""
    below = setting.form.text.single_line - _BASELINE + MARK_CENTRE
    size = setting.form.style.sample_mark.size
    return setting.form.page.sample_mark_mm * MM - size * below
