"""Charts of a Word paper: pictures as wide as the text, told in words to those who hear them."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from bhdesk.domain.charts import spoken
from bhdesk.exchange import charts
from bhdesk.exchange.docx.lines import broken, titled
from bhdesk.exchange.docx.marks import Part, Picture, Place, Text, mark
from bhdesk.exchange.docx.styles import StyleId
from bhdesk.exchange.paper_chart import PAD, captioned_parts
from bhdesk.exchange.paper_pen import MM, Setting
from bhdesk.exchange.paper_table import NOTE_GAP

if TYPE_CHECKING:
    from docx.document import Document as WordFile
    from docx.oxml.xmlchemy import BaseOxmlElement

    from bhdesk.domain.document import Chart

# As sharp as an office printer.
_DPI = 300
_UNITS_A_POINT = 12700


def chart_parts(setting: Setting, chart: Chart) -> list[Part]:
    """Caption, picture and note, none of them alone. Raises UserError `paper.missing_glyph`."""
    gap = setting.form.table.gap_mm * MM
    parts: list[Part] = []
    pairs = captioned_parts(setting, chart)
    for number, (caption, picture) in enumerate(pairs, start=1):
        if caption:
            style = setting.form.style.caption
            lines = broken(setting, caption, style, setting.width)
            parts.append(titled(StyleId.CAPTION, lines, gap * 2, gap))
        keep = bool(chart.note) and number == len(pairs)
        place = Place(before=None if caption else gap, after=PAD, keep_next=keep)
        data = charts.png(picture, _DPI, setting.fonts)
        told = spoken(chart) if number == 1 else caption
        parts.append(Picture(data, setting.width, picture.height, caption, told, place))
    if chart.note:
        parts.append(Text(StyleId.NOTE, chart.note, Place(before=NOTE_GAP)))
    return parts


def placed(file: WordFile, picture: Picture) -> BaseOxmlElement:
    """The picture in the file and in a paragraph of its own."""
    width, height = (round(one * _UNITS_A_POINT) for one in (picture.width, picture.height))
    inline = file.part.new_pic_inline(BytesIO(picture.data), width, height)
    # Where the file is silent, LibreOffice keeps the text off the picture and pushes it aside.
    for side in "TBLR":
        inline.set(f"dist{side}", "0")
    inline.docPr.set("title", picture.title)
    inline.docPr.set("descr", picture.told)
    paragraph = Text(StyleId.PICTURE, place=picture.place).drawn()
    paragraph.append(mark("r", mark("drawing", inline)))
    return paragraph
