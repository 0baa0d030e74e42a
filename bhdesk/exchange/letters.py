"""Which characters a paper may hold: the same for its pages, its Word file and its workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.domain.errors import UserError
from bhdesk.exchange import fonts
from bhdesk.exchange.clean import texts

if TYPE_CHECKING:
    from bhdesk.exchange.fonts import FontFamily


def refuse_unknown(value: object, family: FontFamily) -> None:
    """Raises UserError `paper.missing_glyph` (`char`, `text`) where the faces lack a character.

    `value` is a cleaned document or part of one. A Word file or workbook could name such a
    character, but what is printed from it or made a PDF of would lack it or be another letter.
    The text told is the shortest it stands in: a name, not the sentence around it.
    """
    known = fonts.letters(family)
    first = next((text for text in texts(value) if not known.issuperset(text)), None)
    if first is None:
        return
    char = next(letter for letter in first if letter not in known)
    found = min((text for text in texts(value) if char in text), key=len)
    raise UserError("paper.missing_glyph", char=char, text=found[:80])
