"""An official paper as sheets: its text on the first, each table and chart on one of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.domain.document import (
    Annex,
    Block,
    Chart,
    Document,
    Heading,
    Paragraph,
    Points,
    Table,
)
from bhdesk.exchange.workbook import Sheet, TextLine, legal_names
from bhdesk.exchange.workbook_chart import chart_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def from_document(document: Document) -> tuple[Sheet, ...]:
    """The text sheet, then one sheet for each table or chart in the order of the paper."""
    tables = [*_body_tables(document), *_annex_tables(document)]
    names = legal_names([document.kind, *(sheet.name for sheet in tables)])
    text = Sheet(
        names[0],
        titles=_marked(document, (document.kind.upper(), *document.abstract)),
        lines=tuple(_text_lines(document, iter(names[1:]))),
        is_landscape=False,
    )
    return (text, *tables)


def form_sheets(document: Document) -> tuple[Sheet, ...]:
    """A sheet for each table of a form, under the form's title."""
    return tuple(
        Sheet(block.name, _marked(document, annex.title.split("\n")), table=block, is_form=True)
        for annex in document.annexes
        for block in annex.blocks
        if isinstance(block, Table)
    )


def table_sheets(document: Document) -> tuple[Sheet, ...]:
    """A sheet for each table of a paper without a kind, under the annex's whole head."""
    return tuple(
        Sheet(
            block.name,
            _marked(document, (*annex.title.split("\n"), annex.reference)),
            table=block,
        )
        for annex in document.annexes
        for block in annex.blocks
        if isinstance(block, Table)
    )


def _marked(document: Document, titles: Sequence[str]) -> tuple[str, ...]:
    return tuple(title for title in (document.sample_mark, *titles) if title)


def _body_tables(document: Document) -> Iterator[Sheet]:
    for block in document.blocks:
        if isinstance(block, Table):
            title = block.caption or block.name
            yield Sheet(block.name or title, _marked(document, (title,)), table=block)
        elif isinstance(block, Chart):
            yield _chart_sheet(block, _marked(document, (block.caption,)))


def _annex_tables(document: Document) -> Iterator[Sheet]:
    for annex in document.annexes:
        for block in annex.blocks:
            if isinstance(block, Table):
                titles = (_annex_number(annex), annex.title, annex.reference, block.caption)
                name = block.name or annex.title
                yield Sheet(name, _marked(document, titles), table=block)
            elif isinstance(block, Chart):
                titles = (_annex_number(annex), annex.title, annex.reference, block.caption)
                yield _chart_sheet(block, _marked(document, titles))


def _chart_sheet(chart: Chart, titles: tuple[str, ...]) -> Sheet:
    table = chart_table(chart)
    return Sheet(table.name, titles, table=table, chart=chart, is_landscape=False)


def _annex_number(annex: Annex) -> str:
    return f"Phụ lục {annex.number}".strip()


def _text_lines(document: Document, names: Iterator[str]) -> Iterator[TextLine]:
    head = document.letterhead
    for line in (head.parent, *head.issuer):
        if line:
            yield TextLine(line.upper())
    for name in document.addressees:
        yield TextLine(f"Kính gửi: {name}")
    yield from _block_lines(document.blocks, names)
    for line in (*document.signature.lines, document.signature.second_post):
        if line:
            yield TextLine(line.upper(), is_bold=True)
    yield TextLine(document.signature.name, is_bold=True)
    for annex in document.annexes:
        yield TextLine(f"{_annex_number(annex)}. {annex.title}", is_bold=True)
        yield from _block_lines(annex.blocks, names)


def _block_lines(blocks: Sequence[Block], names: Iterator[str]) -> Iterator[TextLine]:
    """Running text; in place of a table or chart, where to find it."""
    for block in blocks:
        if isinstance(block, Heading):
            yield TextLine(block.text, is_bold=True)
        elif isinstance(block, Paragraph):
            yield TextLine(block.text)
        elif isinstance(block, Points):
            yield from (TextLine(f"- {item}") for item in block.items)
        else:
            yield TextLine(f"(Xem trang tính “{next(names)}”)")
