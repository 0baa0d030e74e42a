"""Tables and annexes of a report on tasks, agents, schools and late payment, where there is any."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.domain import official_collecting, official_schools, official_tasks, progress, text
from bhdesk.domain.document import (
    Align,
    Annex,
    Cell,
    Column,
    Paragraph,
    Row,
    Table,
    TextKind,
)
from bhdesk.domain.official_cells import number, percent
from bhdesk.domain.progress import STATE_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bhdesk.domain.debt import DebtQuarter
    from bhdesk.domain.document import Block
    from bhdesk.domain.report import Report


def annexes(report: Report, reference: str) -> Iterable[Annex]:
    """In the order the text tells of them."""
    records = report.source.records
    if records.tasks:
        yield official_tasks.annex(report, reference)
    if records.agents:
        yield _agents(report, reference)
    if records.schools is not None and records.schools.total is not None:
        yield official_schools.annex(records.schools, reference)


def _agents(report: Report, reference: str) -> Annex:
    """One table for each measure that agents were given or brought."""
    source = report.source
    blocks: list[Block] = [Paragraph("Đơn vị tính: người", TextKind.NOTE)]
    blocks += [
        official_collecting.table(one.measure, one.tables, source.frame.units)
        for one in source.records.agents
    ]
    return Annex(
        title=f"CHỈ TIÊU, KẾT QUẢ CỦA NHÂN VIÊN THU {source.period.words.upper()}",
        blocks=tuple(blocks),
        reference=reference,
    )


def debt_table(quarters: Sequence[DebtQuarter]) -> Table:
    """Late payment of each quarter that ends in the period against its ceiling."""
    columns = (
        Column("Quý", 1.2),
        Column("Số tiền chậm đóng (đồng)", 1.6, Align.RIGHT),
        Column("Số phải thu (đồng)", 1.6, Align.RIGHT),
        Column("Tỷ lệ", 0.9, Align.RIGHT),
        Column("Mức trần", 0.9, Align.RIGHT),
        Column("Đánh giá", 1.2, Align.CENTER),
        Column("Đơn vị chậm từ 03 tháng", 1.1, Align.RIGHT),
    )
    return Table(
        columns,
        tuple(_debt(one) for one in quarters),
        name="Chậm đóng theo quý",
        note=" ".join(
            f"Số phải thu {one.quarter.label}: lấy số ngày {text.day(one.older_day)}."
            for one in quarters
            if one.older_day
        ),
        caption="Tình hình chậm đóng theo quý",
    )


def _debt(one: DebtQuarter) -> Row:
    limit = progress.printed(one.ceiling)
    return Row(
        (
            Cell(one.quarter.label[:1].upper() + one.quarter.label[1:]),
            number(one.late),
            number(one.receivable),
            percent(one.rate, one.shown),
            Cell(text.NO_NUMBER if limit is None else text.percent(limit), limit, 2),
            Cell(STATE_WORDS[one.state] if one.state else text.NO_NUMBER),
            number(one.employers),
        )
    )
