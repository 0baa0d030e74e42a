"""From a file as it stands to its tables: old letters put right, forbidden sheets left out."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bhdesk.domain import import_words, legacy_text, text
from bhdesk.domain.errors import Issue
from bhdesk.domain.import_found import GO_ON, Stop
from bhdesk.domain.import_plan import AS_IS, ENCODING, Question, answered
from bhdesk.domain.import_tables import TableReader
from bhdesk.domain.legacy_text import Encoding

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bhdesk.domain.frame import Frame
    from bhdesk.domain.import_found import FoundTable
    from bhdesk.domain.periods import Month
    from bhdesk.domain.sheets import RawBook, RawCell, RawSheet

_TOP_ROWS = 30
_SAMPLES = 10


@dataclass(frozen=True, slots=True)
class Reading:
    """The tables of a file, with what was refused and asked on the way."""

    tables: tuple[FoundTable, ...]
    questions: tuple[Question, ...]
    issues: tuple[Issue, ...]
    signature: str


def read(
    book: RawBook, frame: Frame, month: Month, answers: Mapping[str, str], stop: Stop = GO_ON
) -> Reading:
    """Every table of a book; nothing of a sheet on HIV is looked at further (E.7, P3)."""
    issues = list(book.notes)
    sheets = []
    for sheet in book.sheets:
        if _is_sensitive(sheet.name, _texts(sheet, _TOP_ROWS)):
            issues.append(Issue("import.refused_sheet", {}, sheet.name))
        else:
            sheets.append(sheet)
    questions = []
    if encoding := legacy_text.detect((c.text, c.font) for s in sheets for c in _cells(s)):
        asked = answered(_encoding_question(sheets, encoding), answers)
        questions.append(asked)
        chosen = answers.get(ENCODING, encoding.value)
        if chosen != AS_IS and chosen in set(Encoding):
            sheets = [_converted(sheet, Encoding(chosen), sheets) for sheet in sheets]
    reader = TableReader(frame, month, answers, stop)
    tables: list[FoundTable] = []
    for sheet in sheets:
        found = reader.tables(sheet)
        if any(_is_sensitive("", table.titles) for table in found):
            issues.append(Issue("import.refused_sheet", {}, sheet.name))
        else:
            tables += found
    return Reading(tuple(tables), tuple(questions), tuple(issues), _signature(tables))


def in_unicode(book: RawBook) -> tuple[RawSheet, ...]:
    """The sheets with old letters (TCVN3, VNI) converted where the texts show that they are."""
    encoding = legacy_text.detect((c.text, c.font) for s in book.sheets for c in _cells(s))
    if encoding is None:
        return book.sheets
    return tuple(_converted(sheet, encoding, list(book.sheets)) for sheet in book.sheets)


def _is_sensitive(name: str, texts: Iterable[str]) -> bool:
    return import_words.is_sensitive(name) or any(map(import_words.is_sensitive, texts))


def _cells(sheet: RawSheet) -> Iterable[RawCell]:
    return (cell for row in sheet.rows for cell in row if cell and cell.number is None)


def _texts(sheet: RawSheet, rows: int) -> Iterable[str]:
    return (cell.text for row in sheet.rows[:rows] for cell in row if cell)


def _encoding_question(sheets: list[RawSheet], encoding: Encoding) -> Question:
    """The first texts that change, before and after; the officer sees whether they read well."""
    convert = _Converter(encoding, sheets)
    pairs: dict[str, str] = {}
    for sheet in sheets:
        for cell in _cells(sheet):
            after = convert(cell).text
            if after != cell.text and len(pairs) < _SAMPLES:
                pairs[cell.text] = after
    before, after = next(iter(pairs.items()), ("", ""))
    choices = (*(item.value for item in Encoding), AS_IS)
    return Question(
        ENCODING, "import.encoding", before=before, after=after, choices=choices,
        samples=tuple(pairs.items()),
    )  # fmt: skip


class _Converter:
    """Converts the cells in old letters; where fonts tell which they are, only those."""

    def __init__(self, encoding: Encoding, sheets: Iterable[RawSheet]) -> None:
        fonts = {cell.font for sheet in sheets for cell in _cells(sheet)}
        self._encoding = encoding
        self._fonts = {f for f in fonts if legacy_text.font_encoding(f) is encoding}

    def __call__(self, cell: RawCell) -> RawCell:
        if cell.text.isascii() or (self._fonts and cell.font not in self._fonts):
            return cell
        return replace(cell, text=legacy_text.convert(cell.text, self._encoding))


def _converted(sheet: RawSheet, encoding: Encoding, sheets: Iterable[RawSheet]) -> RawSheet:
    convert = _Converter(encoding, sheets)
    rows = tuple(tuple(cell and convert(cell) for cell in row) for row in sheet.rows)
    return replace(sheet, rows=rows)


def _signature(tables: Iterable[FoundTable]) -> str:
    """The same for files of one layout, whatever month they are of and however they are sorted."""
    heads = "\n".join(
        "|".join(re.sub("[0-9]+", "#", text.search_key(title)) for title in table.titles)
        for table in tables
    )
    return hashlib.sha256(heads.encode()).hexdigest() if heads else ""
