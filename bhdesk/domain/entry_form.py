"""The form on which a month's counts are written, empty or filled: its words come back by import.

The same value is drawn as a workbook and as a page, so what is printed is what can be read back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.domain.counts import MAIN_FLOWS, NOTHING, PART_WORDS, SIDE_FLOWS, Part
from bhdesk.domain.document import Align, Annex, Cell, Column, Document, Row, Table
from bhdesk.domain.letterhead import letterhead, signature
from bhdesk.domain.official_cells import number
from bhdesk.domain.plans import Nature

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bhdesk.domain.catalogue import Measure
    from bhdesk.domain.counts import Count
    from bhdesk.domain.frame import Frame
    from bhdesk.domain.periods import Month
    from bhdesk.domain.places import Unit

    Counts = Mapping[tuple[int, str], Count]

NOTE = "Để trống ô chưa có số liệu; ghi số 0 khi không phát sinh."
_NO_NAMES = f"{NOTE} Chỉ ghi số người, không ghi tên."
_BLANK = Cell("")


def office_form(
    frame: Frame, month: Month, measures: Sequence[Measure], counts: Counts
) -> Document:
    """One table with a row a unit, and one with the figures of the whole office."""
    blocks = [_unit_table(frame, _of_units(measures), counts)]
    alone = [measure for measure in measures if measure.is_entered and not measure.is_in_units]
    if alone:
        blocks.append(_office_table(frame, alone, counts))
    return _document(frame, month, frame.office.name, tuple(blocks))


def unit_form(
    frame: Frame, month: Month, unit: Unit, measures: Sequence[Measure], counts: Counts
) -> Document:
    """One table with a row a measure, for one unit."""
    parts = _parts(counts, [unit.id])
    columns = (
        Column("TT", 0.5, Align.CENTER),
        Column("Chỉ tiêu", 3.0),
        *(Column(PART_WORDS[part], 1.0, Align.RIGHT) for part in parts),
    )
    rows = tuple(
        Row((Cell(str(at)), Cell(measure.short), *_cells(counts, unit.id, measure, parts)))
        for at, measure in enumerate(_of_units(measures), 1)
    )
    table = Table(columns, rows, name=unit.name, note=_NO_NAMES, key_columns=2)
    return _document(frame, month, unit.name, (table,))


def _of_units(measures: Sequence[Measure]) -> list[Measure]:
    return [measure for measure in measures if measure.is_in_units and measure.is_entered]


def _parts(counts: Counts, units: Sequence[int]) -> tuple[Part, ...]:
    """The parts of every form, and those others that some figure here has."""
    used = [
        part
        for part in SIDE_FLOWS
        if any(count.part(part) is not None for (unit, _), count in counts.items() if unit in units)
    ]
    return (Part.OPENING, *MAIN_FLOWS, *used, Part.CLOSING)


def _unit_table(frame: Frame, measures: Sequence[Measure], counts: Counts) -> Table:
    word = frame.unit_word
    parts = _parts(counts, frame.unit_ids)
    figures = len(measures) * len(parts)
    wide = 2.0 + 0.1 * figures  # the name keeps its share of a page with many figures
    columns = [Column("TT", 0.7, Align.CENTER), Column(word[:1].upper() + word[1:], wide)]
    columns += [
        Column(PART_WORDS[part], 0.9, Align.RIGHT, measure.short)
        for measure in measures
        for part in parts
    ]
    rows = [
        Row(
            (
                Cell(str(at)),
                Cell(unit.name),
                *(cell for m in measures for cell in _cells(counts, unit.id, m, parts)),
            )
        )
        for at, unit in enumerate(frame.units, 1)
    ]
    if counts:
        sums = [_sum(frame, counts, measure, part) for measure in measures for part in parts]
        rows.append(Row((_BLANK, Cell("Tổng cộng"), *sums), bold=True))
    return Table(tuple(columns), tuple(rows), name="Số liệu tháng", note=_NO_NAMES, key_columns=2)


def _office_table(frame: Frame, measures: Sequence[Measure], counts: Counts) -> Table:
    columns = (
        Column("TT", 0.5, Align.CENTER),
        Column("Chỉ tiêu", 4.0),
        Column("Thực hiện", 1.0, Align.RIGHT),
    )
    rows = []
    for at, measure in enumerate(measures, 1):
        part = Part.NEW if measure.nature is Nature.FLOW else Part.CLOSING
        cells = _cells(counts, frame.office_id, measure, (part,))
        rows.append(Row((Cell(str(at)), Cell(measure.name), *cells)))
    word = frame.office_word
    return Table(columns, tuple(rows), name=f"Toàn {word}", note=NOTE, key_columns=2)


def _cells(counts: Counts, unit: int, measure: Measure, parts: Sequence[Part]) -> tuple[Cell, ...]:
    """Blank where nothing is known: a dash would have to be wiped before writing."""
    count = counts.get((unit, measure.key), NOTHING)
    values = [count.part(part) for part in parts]
    return tuple(_BLANK if value is None else number(value) for value in values)


def _sum(frame: Frame, counts: Counts, measure: Measure, part: Part) -> Cell:
    values = [counts.get((unit, measure.key), NOTHING).part(part) for unit in frame.unit_ids]
    known = [value for value in values if value is not None]
    return number(sum(known)) if known else _BLANK


def _document(frame: Frame, month: Month, place: str, blocks: tuple[Table, ...]) -> Document:
    title = f"SỐ NGƯỜI THAM GIA BHXH, BHYT THÁNG {month.label}\n{place.upper()}"
    annex = Annex(title=title, blocks=blocks, is_form=True)
    return Document(
        letterhead=letterhead(frame.office, (month.year, month.number)),
        kind="",
        abstract=(),
        blocks=(),
        signature=signature(frame.office, None),
        annexes=(annex,),
        sample_mark=frame.office.sample_mark,
    )
