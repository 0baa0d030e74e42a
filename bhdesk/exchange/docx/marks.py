"""WordprocessingML as small values: one call an element, lengths in points."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

if TYPE_CHECKING:
    from collections.abc import Iterator

# Word measures rules in eighths of a point.
EIGHTHS = 8
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def mark(tag: str, *children: BaseOxmlElement, **values: object) -> BaseOxmlElement:
    """The element `w:tag` with attributes of the same namespace; True is written as 1."""
    element = OxmlElement(f"w:{tag}")
    for name, value in values.items():
        element.set(qn(f"w:{name}"), str(int(value) if isinstance(value, bool) else value))
    element.extend(children)
    return element


def twips(points: float) -> int:
    """Word's unit of length: a twentieth of a point."""
    return round(points * 20)


def run(text: str, *looks: BaseOxmlElement) -> BaseOxmlElement:
    """Text of one look; its line ends become breaks within the paragraph."""
    element = mark("r", mark("rPr", *looks)) if looks else mark("r")
    for number, line in enumerate(text.split("\n")):
        if number:
            element.append(mark("br"))
        part = mark("t")
        part.text = line
        part.set(_SPACE, "preserve")
        element.append(part)
    return element


@dataclass(frozen=True, slots=True)
class Place:
    """What one paragraph asks for beyond its style; lengths in pt, None leaves the style's own.

    `hang` sets in the lines after the first, from `left` on; `rule` is drawn above, so thick.
    """

    left: float | None = None
    right: float | None = None
    hang: float | None = None
    before: float | None = None
    after: float | None = None
    align: str = ""
    rule: float = 0.0
    keep_next: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph of one look in a named style, before it is written."""

    style: str
    text: str = ""
    place: Place = field(default_factory=Place)
    is_bold: bool = False

    def drawn(self, section: BaseOxmlElement | None = None) -> BaseOxmlElement:
        """The element; with `section` the paragraph is the last of that section."""
        head = mark("pPr", mark("pStyle", val=str(self.style)), *_place_marks(self.place))
        if section is not None:
            head.append(section)
        looks = (mark("b"), mark("bCs")) if self.is_bold else ()
        return mark("p", head, *((run(self.text, *looks),) if self.text else ()))


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG of that size in pt with its name, and `told` in words."""

    data: bytes
    width: float
    height: float
    title: str
    told: str
    place: Place


# Texts stay values until the end, since what follows decides what must stay with them.
Part = Text | Picture | BaseOxmlElement


def drawn(part: Text | BaseOxmlElement) -> BaseOxmlElement:
    """The element of a text, or the element that is one already."""
    return part.drawn() if isinstance(part, Text) else part


def _place_marks(place: Place) -> Iterator[BaseOxmlElement]:
    """The marks in the order of the standard."""
    if place.keep_next:
        yield mark("keepNext")
    if place.rule:
        weight = round(place.rule * EIGHTHS)
        yield mark("pBdr", mark("top", val="single", sz=weight, space=0, color="auto"))
    spacing = {"before": place.before, "after": place.after}
    hang = place.hang
    left = place.left if hang is None else (place.left or 0.0) + hang
    indent = {"left": left, "right": place.right, "hanging": hang}
    for tag, lengths in (("spacing", spacing), ("ind", indent)):
        values = {name: twips(value) for name, value in lengths.items() if value is not None}
        if values:
            yield mark(tag, **values)
    if place.align:
        yield mark("jc", val=place.align)
