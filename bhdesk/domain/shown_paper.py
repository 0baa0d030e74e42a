"""The paper made of a table on a screen: a head, a table, notes; and what its file is called."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING

from bhdesk.domain import letterhead, text
from bhdesk.domain.document import Align, Annex, Cell, Column, Document, Row, Table

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bhdesk.domain.frame import Office
    from bhdesk.domain.shown_table import ShownColumn, ShownRow, ShownTable

REMARKS = "Ghi chú"
# Only what text.count, text.signed, text.decimal and text.percent write is a number: "01" is a code
# and "2026" a year.
_NUMBER = re.compile(r"([+−-]?)(0|[1-9][0-9]{0,2}(?:\.[0-9]{3})*)(?:,([0-9]+))?(%?)")
_LONG_WORD = 34
_SEAM = re.compile(r"(?<=[/\\_.\-])")


def file_stem(title: str) -> str:
    """A file name in plain letters: "bhxh-tu-nguyen-theo-thon-thang-5-2026"."""
    plain = re.sub("[^a-z0-9]+", "-", text.search_key(title)).strip("-")
    return plain[:80].rstrip("-") or "bang"


def document(shown: ShownTable, office: Office, at: datetime) -> Document:
    """The table as a paper without a letterhead: whose it is, what it shows, when it was printed.

    Remarks get a column of their own, so that figures stay figures in a workbook.
    """
    has_remarks = any(row.remark for row in shown.rows)
    columns = _columns(shown.columns)
    if has_remarks:
        columns = (*columns, Column(REMARKS, 2.0))
    table = Table(
        columns,
        tuple(_row(shown, row, has_remarks) for row in shown.rows),
        name=text.nfc(shown.title),
        note=" ".join(text.nfc(note) for note in shown.notes),
    )
    annex = Annex(
        title=f"{text.nfc(office.name).upper()}\n{text.nfc(shown.title)}",
        blocks=(table,),
        reference=f"In lúc {at:%H:%M} ngày {text.day(at.date())}",
        is_form=True,
    )
    return Document(
        letterhead=letterhead.letterhead(office, (at.year, at.month)),
        kind="",
        abstract=(),
        blocks=(),
        signature=letterhead.signature(office, None),
        annexes=(annex,),
        sample_mark=office.sample_mark,
    )


def on_paper(made: Document) -> Document:
    """The same with seams in words wider than a column, such as file names: paper cannot scroll."""
    return replace(made, annexes=tuple(map(_loose_annex, made.annexes)))


def number(shown: str) -> Cell:
    """A figure with the value that a workbook keeps; any other text stays a text."""
    found = _NUMBER.fullmatch(shown)
    if found is None:
        return Cell(shown)
    sign, whole, part, _ = found.groups()
    minus = -1 if sign in ("−", "-") else 1
    digits = whole.replace(".", "")
    if part is None:
        return Cell(shown, minus * int(digits))
    return Cell(shown, minus * Decimal(f"{digits}.{part}"), len(part))


def _columns(heads: Sequence[ShownColumn]) -> tuple[Column, ...]:
    """Neighbours with one title and their own second lines stand under that title as a group."""
    made: list[Column] = []
    for title, run in groupby(heads, key=lambda head: text.nfc(head.title)):
        members = list(run)
        is_group = len(members) > 1 and all(head.second for head in members)
        for head in members:
            second = text.nfc(head.second)
            align = Align.RIGHT if head.is_figure else Align.LEFT
            weight = 1.0 if head.is_figure else 1.6
            name = second if is_group else f"{title} {second}".strip()
            made.append(Column(name, weight, align, title if is_group else ""))
    return tuple(made)


def _row(shown: ShownTable, row: ShownRow, has_remarks: bool) -> Row:
    cells = [
        number(said) if column.is_figure else Cell(said)
        for column, said in zip(shown.columns, map(text.nfc, row.cells), strict=True)
    ]
    if has_remarks:
        cells.append(Cell(text.nfc(row.remark)))
    return Row(tuple(cells), bold=row.is_bold)


def _loose_annex(annex: Annex) -> Annex:
    return replace(annex, blocks=tuple(
        replace(block, rows=tuple(_loose_row(row) for row in block.rows))
        if isinstance(block, Table) else block
        for block in annex.blocks
    ))  # fmt: skip


def _loose_row(row: Row) -> Row:
    if not any(_has_long(cell.text) for cell in row.cells):
        return row
    return replace(row, cells=tuple(
        replace(cell, text=" ".join(map(_loose, cell.text.split(" ")))) for cell in row.cells
    ))  # fmt: skip


def _has_long(said: str) -> bool:
    return len(said) > _LONG_WORD and any(len(word) > _LONG_WORD for word in said.split(" "))


def _loose(word: str) -> str:
    """Pieces of at most so many letters, parted after a dash or dot where there is one."""
    if len(word) <= _LONG_WORD:
        return word
    pieces = [""]
    for part in _SEAM.split(word):
        for at in range(0, len(part), _LONG_WORD):
            bit = part[at : at + _LONG_WORD]
            if len(pieces[-1]) + len(bit) > _LONG_WORD and pieces[-1]:
                pieces.append("")
            pieces[-1] += bit
    return " ".join(pieces)
