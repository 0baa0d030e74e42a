"""The top of a Word paper: letterhead, subject and addressees, in the boxes of the printed page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.exchange.docx.lines import broken, items, pair, stack, titled
from bhdesk.exchange.docx.marks import Part, Place, Text
from bhdesk.exchange.docx.styles import StyleId
from bhdesk.exchange.paper_head import BETWEEN_MM, date_text, number_text
from bhdesk.exchange.paper_pen import MM, Setting
from bhdesk.exchange.paper_stack import bare_item

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

    from bhdesk.domain.document import Document, Letterhead
# What must not part at the end of a line while it is measured.
_NO_BREAK = "\u00a0"


def head_parts(setting: Setting, document: Document) -> list[Part]:
    """Everything above the text, kept with its first lines."""
    form, style = setting.form, setting.form.style
    subject = [(StyleId.KIND, document.kind, style.kind)]
    subject += [(StyleId.ABSTRACT, line, style.abstract) for line in document.abstract]
    gap = form.text.part_gap_mm * MM
    parts: list[Part] = [_letterhead(setting, document.letterhead)]
    parts += stack(setting, setting.width, subject, form.text.rule_share, gap)
    if document.addressees:
        parts += _addressees(setting, document.addressees)
    return parts


def _letterhead(setting: Setting, head: Letterhead) -> BaseOxmlElement:
    """Issuer left, nation right, a rule under each; then number and place-date at one level."""
    form, style, words = setting.form, setting.form.style, setting.form.words
    right = setting.width * form.text.right_share
    left = setting.width - right
    between = BETWEEN_MM * MM
    texts = [(StyleId.PARENT, head.parent, style.parent)] if head.parent else []
    texts += [(StyleId.ISSUER, line, style.issuer) for line in head.issuer]
    issuer = stack(setting, left - between, texts, form.text.rule_share)
    texts = [
        (StyleId.NATION, words.nation, style.nation),
        (StyleId.MOTTO, words.motto, style.motto),
    ]
    nation = stack(setting, right, texts, 1.0)
    gap = form.text.part_gap_mm * MM / 2
    number = broken(setting, number_text(form, head), style.number, left - between)
    dated = _unparted(date_text(form, head)) if head.is_dated else ""
    day = broken(setting, dated, style.place_date, right)
    lower = ([titled(StyleId.NUMBER, number, gap)], [titled(StyleId.PLACE_DATE, day, gap)])
    return pair((left, right), [(issuer, nation), lower], between)


def _unparted(day: str) -> str:
    """The date in one piece: a line may end after the place, not between day and month."""
    place, comma, rest = day.rpartition(", ")
    return place + comma + rest.replace(" ", _NO_BREAK)


def _addressees(setting: Setting, addressees: tuple[str, ...]) -> list[Text]:
    """One addressee stands on the line of "Kính gửi:"; several each on a line of their own."""
    style, label = setting.form.style.addressee, setting.form.words.addressee
    face, gap = setting.face(style), setting.form.text.part_gap_mm * MM
    if len(addressees) == 1:
        whole = f"{label} {bare_item(addressees[0])}"
        place = Place(before=gap, align="center")
        if face.width(whole, style.size) > setting.width:
            hang = face.width(f"{label} ", style.size)
            place = Place(left=0.0, hang=hang, before=gap)
        return [Text(StyleId.ADDRESSEE, whole, place)]
    indent = setting.form.text.first_indent_mm * MM * 2
    inner = indent + face.width(label, style.size)
    title = Text(StyleId.ADDRESSEE, label, Place(left=indent, before=gap))
    return [title, *items(setting, StyleId.ADDRESSEE, style, addressees, inner)]
