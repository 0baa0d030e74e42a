"""The machine's form of any official paper: its words and its tables with exact values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bhdesk.domain.document import Heading, Paragraph, Points, Table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bhdesk.domain.document import Annex, Block, Cell, Document


def as_json(document: Document) -> dict[str, Any]:
    """Title, text and tables of the paper, then those of its annexes; a blank figure is None."""
    return {
        "title": " ".join((document.kind, *document.abstract)).strip(),
        "text": list(_words(document.blocks)),
        "tables": [_table(block) for block in document.blocks if isinstance(block, Table)],
        "annexes": [_annex(annex) for annex in document.annexes],
    }


def _annex(annex: Annex) -> dict[str, Any]:
    return {
        "number": annex.number or None,
        "title": annex.title,
        "text": list(_words(annex.blocks)),
        "tables": [_table(block) for block in annex.blocks if isinstance(block, Table)],
    }


def _words(blocks: Iterable[Block]) -> Iterable[str]:
    for block in blocks:
        if isinstance(block, Points):
            yield from block.items
        elif isinstance(block, (Heading, Paragraph)):
            yield block.text


def _table(table: Table) -> dict[str, Any]:
    return {
        "name": table.name,
        "columns": [
            f"{column.group} – {column.title}" if column.group else column.title
            for column in table.columns
        ],
        "rows": [[_value(cell) for cell in row.cells] for row in table.rows],
        "note": table.note or None,
    }


def _value(cell: Cell) -> int | str | None:
    """A whole number as it is, a decimal as text, "–" as nothing, words as they stand."""
    if isinstance(cell.value, int):
        return cell.value
    if cell.value is not None:
        return str(cell.value)
    return None if cell.text in {"", "–"} else cell.text
