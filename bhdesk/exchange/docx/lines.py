"""Single texts of a Word paper: where titles break, lists of offices, drawn rules, paired boxes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bhdesk.exchange.docx.marks import Place, Text, mark, twips
from bhdesk.exchange.docx.styles import StyleId
from bhdesk.exchange.paper_stack import ITEM, item_texts
from bhdesk.exchange.paper_text import balanced_lines, shown

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

    from bhdesk.exchange.form import TextStyle
    from bhdesk.exchange.paper_pen import Setting
    from bhdesk.exchange.paper_text import Line

_NO_BREAK = "\u00a0"

Box = Sequence[Text]


def broken(setting: Setting, text: str, style: TextStyle, width: float) -> list[Line]:
    """The lines of a centred text as the printed page breaks it, in `width` pt."""
    return balanced_lines(shown(text, style), setting.face(style), style.size, width)


def titled(
    key: StyleId,
    lines: Sequence[Line],
    before: float | None = None,
    after: float | None = None,
) -> Text:
    """A centred text with the breaks of the printed page, which is why its blanks may be plain."""
    text = "\n".join(line.text for line in lines).replace(_NO_BREAK, " ")
    return Text(key, text, Place(before=before, after=after))


def items(
    setting: Setting, key: StyleId, style: TextStyle, names: Sequence[str], left: float = 0.0
) -> list[Text]:
    """A list of offices from `left` on, lines after the first of each set in under its name."""
    hang = setting.face(style).width(ITEM, style.size)
    return [Text(key, text, Place(left=left, hang=hang)) for text in item_texts(names)]


def stack(
    setting: Setting,
    width: float,
    texts: Sequence[tuple[StyleId, str, TextStyle]],
    share: float,
    before: float | None = None,
) -> list[Text]:
    """Centred texts under one another and a rule in the middle, `share` of the last line long."""
    parts: list[Text] = []
    last = 0.0
    for key, text, style in texts:
        lines = broken(setting, text, style, width)
        parts.append(titled(key, lines, before if not parts else None))
        last = lines[-1].width if lines else last
    side = max(width - last * share, 0.0) / 2
    place = Place(left=side, right=side, rule=setting.form.text.rule_pt)
    return [*parts, Text(StyleId.RULE, place=place)]


def pair(
    widths: tuple[float, float], rows: Sequence[tuple[Box, Box]], between: float
) -> BaseOxmlElement:
    """Two boxes side by side, never parted; `between` pt stay free at the right of the left one."""
    properties = mark(
        "tblPr",
        mark("tblW", w=sum(map(twips, widths)), type="dxa"),
        mark("tblInd", w=0, type="dxa"),
        mark("tblLayout", type="fixed"),
        mark("tblCellMar", *(mark(side, w=0, type="dxa") for side in ("left", "right"))),
    )
    grid = mark("tblGrid", *(mark("gridCol", w=twips(width)) for width in widths))
    table = mark("tbl", properties, grid)
    for boxes in rows:
        row = mark("tr", mark("trPr", mark("cantSplit")))
        for width, box, margin in zip(widths, boxes, (between, 0.0), strict=True):
            cell = mark("tcPr", mark("tcW", w=twips(width), type="dxa"))
            cell.append(mark("tcMar", mark("right", w=twips(margin), type="dxa")))
            row.append(mark("tc", cell, *(text.drawn() for text in box)))
        table.append(row)
    return table
