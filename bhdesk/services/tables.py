"""Any table on a screen as a paper: its pages and its workbook, of exactly what is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.domain import shown_paper
from bhdesk.domain.errors import UserError
from bhdesk.exchange import papers
from bhdesk.store import reads

if TYPE_CHECKING:
    from pathlib import Path

    from bhdesk.domain.document import Document
    from bhdesk.domain.shown_table import ShownTable
    from bhdesk.store.engine import Store


def document(store: Store, shown: ShownTable) -> Document:
    """The table under the office's name with the time of now; raises UserError table.empty."""
    if not shown.rows:
        raise UserError("table.empty", title=shown.title)
    at = store.now()
    with store.read() as db:
        office = reads.frame(db, at.date()).office
    return shown_paper.document(shown, office, at)


def pages(made: Document, resources: Path) -> bytes:
    """The PDF: upright where the table fits so, else across; raises UserError paper.*."""
    return papers.table_pdf(shown_paper.on_paper(made), resources)


def save(made: Document, target: Path, resources: Path) -> None:
    """Write a table as .pdf or .xlsx, whole or not at all.

    Raises UserError form.unknown_format, paper.*, workbook.*; StoreProblem file.*.
    """
    kind = target.suffix.lower()
    if kind == ".pdf":
        papers.save(target, pages(made, resources))
    elif kind == ".xlsx":
        papers.save_tables(target, made, resources)
    else:
        raise UserError("form.unknown_format", name=target.name)
