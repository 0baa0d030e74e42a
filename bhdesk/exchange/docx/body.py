"""The text of a Word paper or annex: headings, paragraphs, lettered points and tables."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bhdesk.domain.document import Block, Chart, Heading, Paragraph, Points, Table, TextKind
from bhdesk.exchange.docx.marks import Part, Place, Text
from bhdesk.exchange.docx.pictures import chart_parts
from bhdesk.exchange.docx.styles import LOWEST, StyleId
from bhdesk.exchange.docx.tables import table_parts
from bhdesk.exchange.paper_body import ANNOUNCES, letter
from bhdesk.exchange.paper_pen import MM, Setting
from bhdesk.exchange.paper_text import shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_STYLES = {
    TextKind.BODY: StyleId.BODY,
    TextKind.BASIS: StyleId.BASIS,
    TextKind.NOTE: StyleId.NOTE,
}


def body_parts(setting: Setting, blocks: Sequence[Block]) -> list[Part]:
    """The blocks in their order, with room above each table."""
    parts: list[Part] = []
    for block in blocks:
        if isinstance(block, Table):
            if not block.caption:
                parts[-1:] = _with_room(setting, parts[-1:])
            parts += table_parts(setting, block)
        elif isinstance(block, Chart):
            parts += chart_parts(setting, block)
        else:
            parts += _texts(setting, block)
    return parts


def _with_room(setting: Setting, last: Sequence[Part]) -> list[Part]:
    """Room for the table after it: under a text its own, under a table a low line.

    Without that line Word would join the two tables.
    """
    gap = setting.form.table.gap_mm * MM
    if last and isinstance(last[-1], Text):
        return [replace(last[-1], place=replace(last[-1].place, after=gap))]
    return [*last, Text(StyleId.GAP, place=Place(after=gap - LOWEST, keep_next=True))]


def _texts(setting: Setting, block: Block) -> Iterator[Text]:
    form = setting.form
    if isinstance(block, Heading):
        level, look = StyleId.HEADING2, form.style.heading2
        if block.level == 1:
            level, look = StyleId.HEADING1, form.style.heading1
        yield Text(level, shown(block.text, look))
    elif isinstance(block, Points):
        for index, text in enumerate(block.items):
            yield from _paragraphs(StyleId.POINT, f"{letter(form, index)}) {text}")
    elif isinstance(block, Paragraph):
        yield from _paragraphs(_STYLES[block.kind], block.text)


def _paragraphs(style: StyleId, text: str) -> Iterator[Text]:
    """One paragraph for each line; the last stays with what it announces."""
    *front, last = text.split("\n")
    for line in front:
        yield Text(style, line)
    yield Text(style, last, Place(keep_next=last.rstrip().endswith(ANNOUNCES)))
