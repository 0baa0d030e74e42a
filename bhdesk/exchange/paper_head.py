"""The top of page 1: boxes 1 to 5 and 9a of Nghị định 30/2020 (letterhead, subject, addressees)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.exchange.paper_pen import MM, Setting
from bhdesk.exchange.paper_stack import Stack, bare_item, space_piece, stack_piece
from bhdesk.exchange.paper_text import glued

if TYPE_CHECKING:
    from bhdesk.domain.document import Document, Letterhead
    from bhdesk.exchange.form import FormProfile
    from bhdesk.exchange.paper_flow import Piece

BETWEEN_MM = 2.0


def head_pieces(setting: Setting, document: Document) -> list[Piece]:
    """Everything above the body, kept with the first lines of the body."""
    pieces = [_pair_piece(setting, document.letterhead), _subject_piece(setting, document)]
    if document.addressees:
        pieces.append(_addressee_piece(setting, document.addressees))
    pieces.append(space_piece(setting.form.text.part_gap_mm * MM / 2))
    return glued(pieces)


def number_text(form: FormProfile, letterhead: Letterhead) -> str:
    """`Số: 05/BC-UBND`; blank between colon and slash while there is no number."""
    words = form.words
    number = words.number_blank if letterhead.number is None else f"{letterhead.number:02d}"
    return words.number.format(number=number, symbol=letterhead.symbol)


def date_text(form: FormProfile, letterhead: Letterhead) -> str:
    """Place and date; a zero stands before days under 10 and before months 1 and 2 only."""
    words = form.words
    day, month, year = words.day_blank, words.month_blank, words.year_blank
    if letterhead.day is not None:
        day = f"{letterhead.day.day:02d}"
        month, year = _month(letterhead.day.month), str(letterhead.day.year)
    elif letterhead.month is not None:
        month, year = _month(letterhead.month[1]), str(letterhead.month[0])
    text = words.date.format(place=letterhead.place, day=day, month=month, year=year)
    # an office that has not named its place yet
    return text if letterhead.place else text.lstrip(" ,")


def _month(number: int) -> str:
    return f"{number:02d}" if number <= 2 else str(number)


def _pair_piece(setting: Setting, head: Letterhead) -> Piece:
    """Issuer left, nation right, a rule under each; then number and place-date at one level."""
    form, style = setting.form, setting.form.style
    split = setting.width * (1 - form.text.right_share)
    left = Stack(setting, setting.left, split - BETWEEN_MM * MM, is_centred=True)
    right = Stack(setting, setting.left + split, setting.width - split, is_centred=True)
    left.add(head.parent, style.parent)
    for line in head.issuer:
        left.add(line, style.issuer)
    right.add(form.words.nation, style.nation)
    right.add(form.words.motto, style.motto)
    left.add_rule(form.text.rule_share)
    right.add_rule(1.0)
    left.height = right.height = max(left.height, right.height) + form.text.part_gap_mm * MM / 2
    left.add(number_text(form, head), style.number)
    if head.is_dated:
        right.add(date_text(form, head), style.place_date)
    return stack_piece(left, right)


def _subject_piece(setting: Setting, document: Document) -> Piece:
    form, style = setting.form, setting.form.style
    stack = Stack(setting, setting.left, setting.width, is_centred=True)
    stack.add(document.kind, style.kind)
    for line in document.abstract:
        stack.add(line, style.abstract)
    stack.add_rule(form.text.rule_share)
    return stack_piece(stack, gap=form.text.part_gap_mm * MM)


def _addressee_piece(setting: Setting, addressees: tuple[str, ...]) -> Piece:
    """One addressee stands on the line of "Kính gửi:"; several each on a line, "-" … ";" … "."."""
    style = setting.form.style.addressee
    label = setting.form.words.addressee
    gap = setting.form.text.part_gap_mm * MM
    face = setting.face(style)
    if len(addressees) == 1:
        whole = f"{label} {bare_item(addressees[0])}"
        fits = face.width(whole, style.size) <= setting.width
        stack = Stack(setting, setting.left, setting.width, is_centred=fits)
        stack.add(whole, style, hang=0.0 if fits else face.width(f"{label} ", style.size))
        return stack_piece(stack, gap=gap)
    indent = setting.form.text.first_indent_mm * MM * 2
    inner = indent + face.width(label, style.size)
    title = Stack(setting, setting.left + indent, setting.width - indent)
    title.add(label, style)
    items = Stack(setting, setting.left + inner, setting.width - inner, height=title.height)
    items.add_items(addressees, style)
    return stack_piece(title, items, gap=gap)
