"""Targets and results of collection agents as an official table (R21)."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from bhdesk.domain import official_people, progress
from bhdesk.domain.document import (
    Align,
    Cell,
    Column,
    Document,
    Paragraph,
    Row,
    Table,
    TextKind,
)
from bhdesk.domain.official_cells import number, percent
from bhdesk.domain.plans import Operator

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bhdesk.domain.catalogue import Measure
    from bhdesk.domain.collecting import AgentTable, Line
    from bhdesk.domain.frame import Frame
    from bhdesk.domain.periods import Period
    from bhdesk.domain.places import Unit

SUM, OWN = "Cộng nhân viên thu", "Số của tổ chức"


def document(
    frame: Frame,
    period: Period,
    measure: Measure,
    tables: Sequence[AgentTable],
    units: Sequence[Unit],
) -> Document:
    """Every organisation with its agents: target, result, percent."""
    title = f"CHỈ TIÊU, KẾT QUẢ CỦA NHÂN VIÊN THU {period.words.upper()}"
    blocks = (Paragraph("Đơn vị tính: người", TextKind.NOTE), table(measure, tables, units))
    return official_people.document(frame, title, blocks, "", is_landscape=False)


def table(measure: Measure, tables: Sequence[AgentTable], units: Sequence[Unit]) -> Table:
    """Agents under their organisation; the villages of an agent where they are told."""
    columns = (
        Column("TT", 0.5, Align.CENTER),
        Column("Tổ chức, nhân viên thu", 3.2),
        Column("Chỉ tiêu", 1.1, Align.RIGHT, measure.short),
        Column("Kết quả", 1.1, Align.RIGHT, measure.short),
        Column("Tỷ lệ", 1.1, Align.RIGHT, measure.short),
    )
    names = {unit.id: unit.name for unit in units}
    rows: list[Row] = []
    for at, one in enumerate(tables, 1):
        rows.append(Row((Cell(str(at)), Cell(one.body.name), *(Cell(""),) * 3), bold=True))
        for line in one.agents:
            rows.append(_row(line.member.name if line.member else "", line))
            rows += [
                _row(f"– {names.get(part.unit or 0, '')}", part)
                for part in one.in_units
                if part.member == line.member
            ]
        rows.append(_row(SUM, one.sum, bold=True))
        if one.own is not None:
            rows.append(_row(OWN, one.own, bold=True))
    note = "" if rows else "Chưa có tổ chức dịch vụ thu nào."
    return Table(columns, tuple(rows), "Nhân viên thu", note, key_columns=2)


def _row(name: str, line: Line, *, bold: bool = False) -> Row:
    shown = progress.show_percent(line.pct, Operator.AT_LEAST, Fraction(100))
    share = percent(line.pct, shown)
    return Row((Cell(""), Cell(name), number(line.target), number(line.result), share), bold=bold)
