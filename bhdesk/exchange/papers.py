"""Papers out of the house: an official document as PDF, Word file or workbook, a report as JSON.

This is the one place where reportlab, python-docx and XlsxWriter are loaded, when a paper is first
asked for, so that the window opens without them (house.md, "Which room may see which").
"""

from __future__ import annotations

import json
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Any

from bhdesk import atomic

if TYPE_CHECKING:
    from pathlib import Path

    from bhdesk.domain.chart_look import ChartLook
    from bhdesk.domain.document import Chart, Document, Table
    from bhdesk.domain.manual import Manual
    from bhdesk.domain.spots import Pages
    from bhdesk.exchange.fonts import FontFamily
    from bhdesk.exchange.form import FormProfile


@lru_cache(maxsize=2)
def _form(resources: Path) -> tuple[FormProfile, FontFamily]:
    from bhdesk.exchange import fonts, form

    profile = form.load(resources / "forms" / "nd30-2020.toml")
    return profile, fonts.register(resources / "fonts" / "liberation-serif")


def pdf(document: Document, resources: Path) -> bytes:
    """The bytes of pages(); raises UserError paper.*."""
    return pages(document, resources).data


def pages(document: Document, resources: Path) -> Pages:
    """The paper in the office's form and where its figures stand.

    A paper without a kind is its annexes alone. Raises UserError paper.*.
    """
    from bhdesk.exchange import paper

    profile, family = _form(resources)
    if not document.kind:
        return paper.annex_pages(document.annexes, profile, family, document.sample_mark)
    return paper.pages(document, profile, family)


def table_pdf(document: Document, resources: Path) -> bytes:
    """The tables of a paper without a kind, each the way up that suits it; raises as `pdf`."""
    from bhdesk.exchange import paper_turn

    _refuse_unknown_letters(document, resources)  # before a word of it is measured
    return pdf(paper_turn.turned(document, *_form(resources)), resources)


def manual(manual: Manual, pictures: Path, resources: Path, version: str) -> bytes:
    """The manual as a book in PDF; raises StoreProblem fonts.missing (`folder`)."""
    from bhdesk.exchange import book

    return book.pdf(manual, pictures, resources / "fonts" / "open-sans", version)


def chart_svg(
    chart: Chart, size: tuple[float, float], look: ChartLook, resources: Path
) -> bytes:
    """A chart for the screen, lengths in pixels. Raises StoreProblem fonts.missing."""
    from bhdesk.exchange import charts, fonts

    faces = fonts.screen(resources / "fonts" / "open-sans")
    return charts.svg(chart, *size, faces, look)


def save(target: Path, data: bytes) -> None:
    """Write bytes whole or not at all; raises StoreProblem file.*."""
    atomic.write_bytes(target, data)


def _refuse_unknown_letters(document: Document, resources: Path) -> None:
    """A workbook holds what the pages of the same paper can show; raises UserError paper.*."""
    from bhdesk.exchange import clean, letters

    letters.refuse_unknown(clean.cleaned(document), _form(resources)[1])


def save_workbook(target: Path, document: Document, resources: Path) -> None:
    """The document's tables as sheets.

    Raises UserError workbook.*, paper.missing_glyph, StoreProblem file.*.
    """
    from bhdesk.exchange import workbook, workbook_document

    _refuse_unknown_letters(document, resources)
    buffer = BytesIO()
    workbook.write(workbook_document.from_document(document), buffer)
    atomic.write_bytes(target, buffer.getvalue())


def save_tables(target: Path, document: Document, resources: Path) -> None:
    """The tables of a paper without a kind as sheets, each under its head.

    Raises as save_workbook().
    """
    from bhdesk.exchange import workbook, workbook_document

    _refuse_unknown_letters(document, resources)

    workbook.write(workbook_document.table_sheets(document), target)


def save_docx(target: Path, document: Document, resources: Path) -> None:
    """The paper as a Word file in the form of the pages; a paper without a kind is its annexes.

    Raises UserError paper.* (form.* for a damaged form), StoreProblem file.*.
    """
    from bhdesk.exchange.docx import writing

    atomic.write_bytes(target, writing.render(document, *_form(resources)))


def save_table(target: Path, titles: tuple[str, ...], table: Table) -> None:
    """One table under its titles; raises UserError workbook.*, StoreProblem file.*."""
    from bhdesk.exchange import workbook

    workbook.write([workbook.Sheet(table.name, titles, table=table)], target)


def save_form(target: Path, document: Document, resources: Path) -> None:
    """The tables of a form as sheets whose blanks can be typed in and whose words cannot.

    Raises as save_workbook().
    """
    from bhdesk.exchange import workbook, workbook_document

    _refuse_unknown_letters(document, resources)

    workbook.write(workbook_document.form_sheets(document), target)


def save_json(target: Path, value: dict[str, Any]) -> None:
    """A JSON document people can read too; raises StoreProblem file.*."""
    atomic.write_bytes(target, (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode())


def warm_up(resources: Path) -> None:
    """Load the libraries and the faces, so that the first paper does not wait for them."""
    from bhdesk.exchange import paper, workbook  # noqa: F401 - loading is the purpose

    _form(resources)
