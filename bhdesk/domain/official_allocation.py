"""The allocation of a year's targets as an official annex."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.domain import text
from bhdesk.domain.document import (
    Align,
    Annex,
    Cell,
    Column,
    Document,
    Paragraph,
    Row,
    Table,
    TextKind,
)
from bhdesk.domain.letterhead import letterhead, signature
from bhdesk.domain.official_cells import number

if TYPE_CHECKING:
    from bhdesk.domain.catalogue import Measure
    from bhdesk.domain.frame import Frame
    from bhdesk.domain.targets import Total

    Split = tuple[Measure, Total, dict[int, int | None]]


def document(frame: Frame, splits: tuple[Split, ...], year: int) -> Document:
    """An A4 landscape annex: units in their order, their sum, the printed total (R03).

    Each split is a measure with its total and the units' values by unit id.
    """
    word = frame.unit_word
    annex = Annex(
        title=f"PHÂN BỔ CHỈ TIÊU NĂM {year} CHO CÁC {word.upper()}",
        blocks=(Paragraph("Đơn vị tính: người", TextKind.NOTE), _table(frame, splits)),
        reference="(Kèm theo Quyết định số        /QĐ-UBND ngày     tháng     năm"
        f" {year} của Ủy ban nhân dân {frame.office.name})",
    )
    return Document(
        letterhead=letterhead(frame.office, (year, 1)),
        kind="",
        abstract=(),
        blocks=(),
        signature=signature(frame.office, None),
        annexes=(annex,),
        sample_mark=frame.office.sample_mark,
    )


def _table(frame: Frame, splits: tuple[Split, ...]) -> Table:
    word = frame.unit_word
    columns = [Column("TT", 0.5, Align.CENTER), Column(word[:1].upper() + word[1:], 2.4)]
    columns += [Column(measure.short, 1.4, Align.RIGHT) for measure, _, _ in splits]
    rows = [
        _row(str(at), unit.name, [number(values.get(unit.id)) for _, _, values in splits])
        for at, unit in enumerate(frame.units, 1)
    ]
    totals = [total for _, total, _ in splits]
    rows.append(_row("", "Cộng các đơn vị", [number(t.sum) for t in totals], bold=True))
    if any(total.difference for total in totals):
        gaps = [Cell(text.signed(t.difference), t.difference) for t in totals]
        rows.append(_row("", "Tổng theo Kế hoạch", [number(t.total) for t in totals], bold=True))
        rows.append(_row("", "Chênh lệch", gaps, bold=True))
    return Table(tuple(columns), tuple(rows), name="Phân bổ chỉ tiêu")


def _row(at: str, name: str, cells: list[Cell], *, bold: bool = False) -> Row:
    return Row((Cell(at), Cell(name), *cells), bold=bold)
