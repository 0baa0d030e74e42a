"""How much of each quota of the plan was held, as an official annex."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.domain.document import Align, Annex, Cell, Column, Row, Table
from bhdesk.domain.official_cells import number

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bhdesk.domain.activities import QuotaCell
    from bhdesk.domain.frame import Frame
    from bhdesk.domain.quotas import QuotaTable
    from bhdesk.domain.report import Report

NOTE = "Nơi nào, tháng nào làm nhiều hơn mức giao thì chỉ tính bằng mức giao."
_EVERY = {"month": "tháng", "week": "tuần", "day": "ngày"}


def annex(report: Report, reference: str) -> Annex:
    """A row for each quota, or for each unit of one that every unit has; up to the period's end."""
    return Annex(
        title=f"THỰC HIỆN ĐỊNH MỨC HOẠT ĐỘNG TỪ ĐẦU NĂM ĐẾN HẾT THÁNG {report.source.month.label}",
        blocks=(table(report),),
        reference=reference,
    )


def table(report: Report) -> Table:
    """What was asked for, what was held of it, what is missing and in which months."""
    frame, quotas = report.source.frame, report.source.told_quotas
    has_units = any(one.places != (None,) for one in quotas)
    columns = [Column("TT", 0.5, Align.CENTER), Column("Định mức", 3.4)]
    columns += [Column("Nơi thực hiện", 1.8)] if has_units else []
    columns += [
        Column("Mức giao", 1.7),
        Column("Phải đạt", 0.9, Align.RIGHT),
        Column("Đã đạt", 0.9, Align.RIGHT),
        Column("Còn thiếu", 0.9, Align.RIGHT),
        Column("Tháng chưa đủ", 1.6),
    ]
    rows: list[Row] = []
    for one in quotas:
        rows += _rows(frame, one, len(rows), has_units=has_units)
    return Table(tuple(columns), tuple(rows), "Định mức", NOTE, key_columns=2)


def _rows(frame: Frame, one: QuotaTable, before: int, *, has_units: bool) -> Iterable[Row]:
    asked = f"Ít nhất {one.quota.value} mỗi {_EVERY.get(one.quota.every, one.quota.every)}"
    for at, place in enumerate(one.places, before + 1):
        who = frame.office.name if place is None else frame.unit(place).name
        places = [Cell(who)] if has_units else []
        head = (Cell(str(at)), Cell(one.name), *places, Cell(asked))
        yield Row((*head, *_figures(one.row(place))))


def _figures(cells: Sequence[QuotaCell]) -> tuple[Cell, ...]:
    required = sum(cell.required for cell in cells)
    done = sum(min(cell.held, cell.required) for cell in cells)
    short = ", ".join(str(cell.month.number) for cell in cells if cell.missing)
    return number(required), number(done), number(required - done), Cell(short)
