"""The manual as a book: title, contents with page numbers, chapters, bookmarks, links inside."""

from __future__ import annotations

from html import escape
from io import BytesIO
from typing import TYPE_CHECKING

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_LEFT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    KeepTogether,
    ListFlowable,
    ListItem,
    PageBreak,
    PageTemplate,
    Spacer,
    Table,
    TableStyle,
)
from reportlab.platypus import Paragraph as Words
from reportlab.platypus.doctemplate import NextPageTemplate
from reportlab.platypus.tableofcontents import TableOfContents

from bhdesk.domain.errors import StoreProblem
from bhdesk.domain.manual import APP, Grid, Heading, Ink, Items, Line, Paragraph, Picture, plain
from bhdesk.exchange import book_pictures

if TYPE_CHECKING:
    from pathlib import Path

    from reportlab.pdfgen.canvas import Canvas

    from bhdesk.domain.manual import Block, Manual, ManualPage

REGULAR, BOLD = "BookSans", "BookSans-Bold"
TITLE = "Hướng dẫn sử dụng bhdesk"
PURPOSE = "Theo dõi chỉ tiêu BHXH, BHYT, BHTN của xã, phường, đặc khu"
INK, SOFT, PRI = HexColor("#1B2730"), HexColor("#46525B"), HexColor("#0B5C74")
LINE, SUNKEN, TINT = HexColor("#CFCAC0"), HexColor("#F7F4EF"), HexColor("#E2EFF2")
MARGIN, WIDTH = 22 * mm, A4[0] - 44 * mm
# a heading does not stand in less than this, alone at the foot of a page
ALONE = 24 * mm
# a page of the manual begins where so much is free, with its picture or without
ROOM_PICTURE, ROOM = 150 * mm, 80 * mm
NARROW = 0.27


def _style(name: str, size: float, **more: object) -> ParagraphStyle:
    given: dict[str, object] = {
        "fontName": REGULAR, "fontSize": size, "leading": size * 1.48, "textColor": INK,
        "alignment": TA_LEFT, "spaceAfter": 6, "splitLongWords": 1,
    }  # fmt: skip
    return ParagraphStyle(name, **{**given, **more})


BODY = _style("body", 10)
CELL = _style("cell", 9, spaceAfter=0, leading=12.6)
CELL_HEAD = _style("cell head", 9, fontName=BOLD, spaceAfter=0, textColor=SOFT, leading=12.6)
NOTE = _style("note", 9.5, spaceAfter=0)
CAPTION = _style("caption", 8.5, textColor=SOFT, spaceBefore=3, spaceAfter=10)
PAGE_TITLE = _style("page", 17, fontName=BOLD, textColor=PRI, leading=23, spaceAfter=10)
PART_TITLE = _style(
    "part", 12, fontName=BOLD, leading=16, spaceBefore=10, spaceAfter=5
)
COVER = _style("cover", 30, fontName=BOLD, leading=40, textColor=PRI)
COVER_SMALL = _style("cover small", 12, textColor=SOFT)
CONTENTS = (
    _style("contents chapter", 11, fontName=BOLD, spaceBefore=9, spaceAfter=2, textColor=PRI),
    _style("contents page", 10, leftIndent=12, spaceAfter=1.5, leading=14.5),
)


# a table of reportlab names Helvetica, which would stand in the file without being embedded
FACE = ("FONTNAME", (0, 0), (-1, -1), REGULAR)
SIDES = ("LEFT", "RIGHT", "TOP", "BOTTOM")
TIGHT = tuple((f"{side}PADDING", (0, 0), (-1, -1), 0) for side in SIDES)


class Opening(Flowable):  # type: ignore[misc]
    """Stands where a chapter or page begins: bookmark, line of the contents, running head."""

    def __init__(self, level: int, words: str, key: str) -> None:
        super().__init__()
        self.level, self.words, self.key = level, words, key

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Takes no room."""
        return 0, 0

    def draw(self) -> None:
        """Where it stands is where the bookmark leads."""
        self.canv.bookmarkPage(self.key)
        self.canv.addOutlineEntry(self.words, self.key, self.level, closed=False)


class _Book(BaseDocTemplate):  # type: ignore[misc]
    """Tells the contents where everything landed, and knows the page's name for its head."""

    running = ""

    def beforeDocument(self) -> None:
        """Each pass begins without a page's name: the contents have none."""
        self.running = ""

    def afterFlowable(self, flowable: Flowable) -> None:
        if isinstance(flowable, Opening):
            entry = (flowable.level, flowable.words, self.page, flowable.key)
            self.notify("TOCEntry", entry)
            if flowable.level:
                self.running = flowable.words


def pdf(manual: Manual, pictures: Path, fonts: Path, version: str) -> bytes:
    """The book of the manual; raises StoreProblem fonts.missing (`folder`)."""
    _register(fonts)
    out = BytesIO()
    book = _Book(
        out, pagesize=A4, leftMargin=MARGIN, rightMargin=MARGIN, topMargin=25 * mm,
        bottomMargin=22 * mm, title=TITLE, subject=PURPOSE, author="bhdesk", lang="vi",
        invariant=1, initialFontName=REGULAR,
    )  # fmt: skip
    frame = Frame(MARGIN, 22 * mm, WIDTH, A4[1] - 47 * mm, 0, 0, 0, 0, id="words")
    book.addPageTemplates([
        PageTemplate("cover", [frame], onPage=_draw_cover),
        PageTemplate("inside", [frame], onPageEnd=_draw_edges),
    ])
    book.multiBuild(_story(manual, pictures, version))
    return out.getvalue()


def _register(fonts: Path) -> None:
    files = ((REGULAR, "OpenSans_400Regular.ttf"), (BOLD, "OpenSans_600SemiBold.ttf"))
    try:
        for name, file in files:
            pdfmetrics.registerFont(TTFont(name, str(fonts / file)))
    except (TTFError, OSError) as error:
        raise StoreProblem("fonts.missing", folder=str(fonts)) from error
    pdfmetrics.registerFontFamily(REGULAR, REGULAR, BOLD, REGULAR, BOLD)


def _story(manual: Manual, pictures: Path, version: str) -> list[Flowable]:
    contents = TableOfContents(
        levelStyles=list(CONTENTS), dotsMinLevel=1, tableStyle=TableStyle([FACE, *TIGHT])
    )
    made: list[Flowable] = [
        Spacer(1, 72 * mm), Words(TITLE, COVER), Spacer(1, 4 * mm), Words(PURPOSE, COVER_SMALL),
        Words(f"Bản {version}", COVER_SMALL), NextPageTemplate("inside"), PageBreak(),
        Words("Mục lục", PAGE_TITLE), contents,
    ]  # fmt: skip
    for number, chapter in enumerate(manual.chapters, 1):
        words = f"{number}. {chapter.title}"
        made += [PageBreak(), Opening(0, words, f"chapter-{number}")]
        for at, page in enumerate(chapter.pages):
            if at:
                has_picture = any(isinstance(block, Picture) for block in page.blocks)
                made += [CondPageBreak(ROOM_PICTURE if has_picture else ROOM), Spacer(1, 7 * mm)]
            made += _page(page, pictures)
    return made


def _page(page: ManualPage, pictures: Path) -> list[Flowable]:
    made: list[Flowable] = [Opening(1, page.title, page.key), Words(escape(page.title), PAGE_TITLE)]
    for block in page.blocks:
        made += _block(block, page.key, pictures)
    return made


def _block(block: Block, page: str, pictures: Path) -> list[Flowable]:
    match block:
        case Heading(words, anchor):
            mark = f'<a name="{page}#{anchor}"/>'
            return [CondPageBreak(ALONE), Words(f"{mark}{escape(words)}", PART_TITLE)]
        case Paragraph(line, is_note):
            return [_note(line), Spacer(1, 8)] if is_note else [Words(_markup(line), BODY)]
        case Items(lines, is_numbered):
            return [_items(lines, is_numbered), Spacer(1, 6)]
        case Grid(rows):
            return [_grid(rows), Spacer(1, 10)]
        case Picture(file, words):
            return [KeepTogether([_picture(pictures / file), Words(escape(words), CAPTION)])]


def _markup(line: Line) -> str:
    """A line in reportlab's own markup; what leads into the program is plain in a book."""
    made = []
    for span in line:
        words = escape(span.text)
        if span.ink is Ink.NAME:
            words = f"<b>{words}</b>"
        elif span.ink is Ink.KEY:
            words = f'<font backColor="#EDEAE4">&nbsp;{words.replace(" ", "&nbsp;")}&nbsp;</font>'
        elif span.ink is Ink.LINK and not span.target.startswith(APP):
            words = f'<a href="#{span.target}" color="#0B5C74">{words}</a>'
        elif span.ink is Ink.LINK:
            words = f"<b>{words}</b>"
        made.append(words)
    return "".join(made)


def _note(line: Line) -> Table:
    return Table(
        [[Words(_markup(line), NOTE)]], colWidths=[WIDTH],
        style=[
            FACE, ("BACKGROUND", (0, 0), (-1, -1), TINT), ("LINEBEFORE", (0, 0), (0, -1), 2.5, PRI),
            ("LEFTPADDING", (0, 0), (-1, -1), 10), ("TOPPADDING", (0, 0), (-1, -1), 6),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 7),
        ],
    )  # fmt: skip


def _items(lines: tuple[Line, ...], is_numbered: bool) -> ListFlowable:
    kind: dict[str, object] = (
        {"bulletType": "1", "bulletFormat": "%s."} if is_numbered
        else {"bulletType": "bullet", "start": "•"}
    )  # fmt: skip
    return ListFlowable(
        [ListItem(Words(_markup(line), BODY), spaceAfter=0) for line in lines],
        bulletFontName=REGULAR, bulletFontSize=10, bulletColor=PRI, leftIndent=17, **kind,
    )  # fmt: skip


def _grid(rows: tuple[tuple[Line, ...], ...]) -> Table:
    head, *body = rows
    cells = [[Words(_markup(line), CELL_HEAD) for line in head]]
    cells += [[Words(_markup(line), CELL) for line in row] for row in body]
    return Table(
        cells, colWidths=_widths(rows), repeatRows=1,
        style=[
            FACE, ("BACKGROUND", (0, 0), (-1, 0), SUNKEN),
            ("LINEBELOW", (0, 0), (-1, 0), 0.8, LINE),
            ("LINEBELOW", (0, 1), (-1, -1), 0.4, LINE), ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("TOPPADDING", (0, 0), (-1, -1), 4), ("BOTTOMPADDING", (0, 0), (-1, -1), 5),
            ("LEFTPADDING", (0, 0), (-1, -1), 6), ("RIGHTPADDING", (0, 0), (-1, -1), 6),
        ],
    )  # fmt: skip


def _widths(rows: tuple[tuple[Line, ...], ...]) -> list[float]:
    """What is short stands on one line; long columns share the rest by their words."""
    wanted = [
        max(pdfmetrics.stringWidth(plain(row[at]), BOLD, CELL.fontSize) for row in rows) + 24
        for at in range(len(rows[0]))
    ]
    short = [want if want <= WIDTH * NARROW else 0.0 for want in wanted]
    if all(short):
        return [*short[:-1], WIDTH - sum(short[:-1])]
    rest = WIDTH - sum(short)
    long = [0.0 if done else min(want, WIDTH) for want, done in zip(wanted, short, strict=True)]
    return [done or rest * want / sum(long) for done, want in zip(short, long, strict=True)]


def _picture(file: Path) -> Table:
    """In a hairline frame, as wide as the words at most."""
    png = book_pictures.read(file)
    factor = min((WIDTH - 2) / png.width, 98 * mm / png.height, 0.56)
    wide, high = png.width * factor, png.height * factor
    image = book_pictures.ManualPicture(file.name, png, wide, high)
    made = Table([[image]], colWidths=[wide + 2], hAlign="LEFT")
    made.setStyle([
        FACE, ("BOX", (0, 0), (-1, -1), 0.6, LINE),
        *[(f"{side}PADDING", (0, 0), (-1, -1), 1) for side in SIDES],
    ])
    return made


def _draw_cover(canvas: Canvas, _book: BaseDocTemplate) -> None:
    canvas.saveState()
    canvas.setFillColor(PRI)
    canvas.rect(0, A4[1] - 34 * mm, A4[0], 34 * mm, stroke=0, fill=1)
    canvas.restoreState()


def _draw_edges(canvas: Canvas, book: _Book) -> None:
    """The page's name above, the number below."""
    canvas.saveState()
    canvas.setFont(REGULAR, 8.5)
    canvas.setFillColor(SOFT)
    canvas.drawString(MARGIN, A4[1] - 16 * mm, TITLE)
    canvas.drawRightString(A4[0] - MARGIN, A4[1] - 16 * mm, book.running)
    canvas.drawCentredString(A4[0] / 2, 12 * mm, str(canvas.getPageNumber()))
    canvas.setStrokeColor(LINE)
    canvas.line(MARGIN, A4[1] - 18 * mm, A4[0] - MARGIN, A4[1] - 18 * mm)
    canvas.restoreState()
