"""Where the figures of a paper stand: the letters PDFium finds there are the figure itself."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pypdfium2 import PdfDocument

from bhdesk.domain.document import Annex, Cell, Column, Document, Origin, Row, Table
from bhdesk.domain.periods import Month, Period, PeriodKind
from bhdesk.exchange import papers
from bhdesk.exchange.paper import pages, render
from tests.exchange.paper_samples import LONG_NAMES, ROOT, plain, report, the_fonts, the_form

MAY = Period.of(PeriodKind.MONTH, Month(2026, 5))


def origin(unit: int) -> Origin:
    return Origin(unit, "vsi_participants", MAY)


def table(rows: int) -> Table:
    cells = [
        Row((Cell(name), Cell(f"{1000 + number}", 1000 + number, origin=origin(number))))
        for number, (name, *_) in enumerate(LONG_NAMES[:rows])
    ]
    return Table((Column("Thôn", 3), Column("Số")), tuple(cells))


def blank_of(document: Document) -> Document:
    """The same paper, its figures without origin."""

    def bare(block: object) -> object:
        if not isinstance(block, Table):
            return block
        rows = tuple(
            replace(row, cells=tuple(replace(cell, origin=None) for cell in row.cells))
            for row in block.rows
        )
        return replace(block, rows=rows)

    return replace(document, blocks=tuple(bare(block) for block in document.blocks))


@pytest.mark.parametrize("is_annex", [False, True])
def test_each_figure_stands_in_its_spot_over_pages(is_annex: bool) -> None:
    document = plain(blocks=(table(60),))
    if is_annex:
        document = replace(document, blocks=(), annexes=(Annex("Theo thôn", (table(60),)),))
    made = pages(document, the_form(), the_fonts())
    assert [spot.origin.unit for spot in made.spots] == list(range(60))
    assert len({spot.page for spot in made.spots}) > 1
    opened = PdfDocument(made.data)
    for spot in made.spots:
        page = opened[spot.page]
        height = page.get_height()
        words = page.get_textpage().get_text_bounded(
            spot.x0, height - spot.y1, spot.x1, height - spot.y0
        )
        assert words.strip() == spot.text == str(1000 + (spot.origin.unit or 0))
    opened.close()


def test_marking_figures_changes_no_byte() -> None:
    document = plain(blocks=(table(20),))
    assert pages(document, the_form(), the_fonts()).spots
    assert pages(document, the_form(), the_fonts()).data == render(
        blank_of(document), the_form(), the_fonts()
    )


def test_the_pages_are_the_pdf() -> None:
    document = report()
    assert papers.pages(document, ROOT / "resources").data == papers.pdf(
        document, ROOT / "resources"
    )


def test_a_paper_without_kind_has_its_spots_too() -> None:
    document = replace(plain(), kind="", blocks=(), annexes=(Annex("Theo thôn", (table(3),)),))
    spots = papers.pages(document, ROOT / "resources").spots
    assert [spot.text for spot in spots] == ["1000", "1001", "1002"]
