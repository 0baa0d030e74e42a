"""The progress of each unit on a sheet of its own, for the head of the village."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.domain import narrative_marks, text
from bhdesk.domain import official_cells as cells
from bhdesk.domain.board import rank
from bhdesk.domain.document import (
    Align,
    Annex,
    Cell,
    Column,
    Document,
    Heading,
    Paragraph,
    Row,
    Table,
)
from bhdesk.domain.letterhead import head_of, signature
from bhdesk.domain.narrative import NOTHING
from bhdesk.domain.narrative_words import before, in_period, sentence, two
from bhdesk.domain.periods import Month

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bhdesk.domain.catalogue import Measure
    from bhdesk.domain.counts import Count
    from bhdesk.domain.document import Block
    from bhdesk.domain.official import PaperDetails
    from bhdesk.domain.period_flows import Book
    from bhdesk.domain.places import Unit
    from bhdesk.domain.report import Report

_FLOWS = (("new", "Tăng mới"), ("resumed", "Tham gia lại"), ("lapsed", "Giảm"))


def document(report: Report, details: PaperDetails, book: Book) -> Document:
    """One page for each unit; `book` has the counts from January to the end of the period."""
    office, period = report.source.frame.office, report.source.period
    measures = [measure for measure in report.measures if measure.is_in_units]
    places = {measure.key: _places(report, measure) for measure in measures}
    sheets = tuple(
        Annex(
            title=f"PHIẾU THEO DÕI TIẾN ĐỘ {unit.name.upper()}",
            blocks=tuple(_blocks(report, unit, measures, places, book)),
            reference=f"({office.short_name}, {period.words}, số liệu tính đến ngày"
            f" {text.day(report.source.as_of)})",
            is_landscape=False,
            is_form=True,
        )
        for unit in report.source.frame.units
    )
    return Document(
        letterhead=head_of(office, "BC", period.last.shift(1), None, None),
        kind="",
        abstract=(),
        blocks=(),
        signature=signature(office, details.signer),
        annexes=sheets,
        sample_mark=office.sample_mark,
    )


def _places(report: Report, measure: Measure) -> dict[int | None, int]:
    lines = (report.source.board.line(unit, measure.key) for unit in report.source.frame.unit_ids)
    return {line.unit: place for place, line in rank(lines)}


def _blocks(
    report: Report,
    unit: Unit,
    measures: list[Measure],
    places: Mapping[str, Mapping[int | None, int]],
    book: Book,
) -> list[Block]:
    source = report.source
    if not measures:
        return [Paragraph(NOTHING)]
    blocks: list[Block] = [
        Heading("1. Kết quả so với chỉ tiêu", 2), _results(report, unit, measures, places),
    ]  # fmt: skip
    marks = [mark for mark in source.marks if mark.unit == unit.id]
    for mark in marks:
        asked = narrative_marks.head(source.frame, mark.milestone, mark.indicator)
        blocks.append(Paragraph(f"{asked}: {narrative_marks.verdict(mark)}."))
    blocks += [
        Paragraph(f"{measure.short} – nguyên nhân: {sentence(words)}")
        for measure in measures
        if (words := source.reasons.get((unit.id, measure.key)))
    ]
    held = [activity for activity in source.held if unit.id in activity.units]
    blocks.append(
        Paragraph(
            f"{in_period(source.period)} tổ chức tại đơn vị {two(len(held))} hội nghị, hoạt động."
            if held
            else f"{in_period(source.period)} chưa có hội nghị, hoạt động tại đơn vị."
        )
    )
    blocks += [
        Heading(f"2. Diễn biến các tháng năm {source.period.year}", 2),
        _months(report, unit, measures, book),
    ]
    return blocks


def _results(
    report: Report,
    unit: Unit,
    measures: list[Measure],
    places: Mapping[str, Mapping[int | None, int]],
) -> Table:
    source, period = report.source, report.source.period
    columns = (
        Column("Chỉ tiêu", 2.6),
        Column("Được giao", 1.0, Align.RIGHT),
        Column("Thực hiện", 1.1, Align.RIGHT),
        Column("% KH", 1.1, Align.RIGHT),
        Column("Còn thiếu", 1.0, Align.RIGHT),
        Column("Cần mỗi tháng", 1.0, Align.RIGHT),
        Column(f"So {before(period)}", 1.0, Align.RIGHT),
        Column("Xếp hạng", 1.0, Align.CENTER),
        Column("Đánh giá", 1.2, Align.CENTER),
    )
    rows = []
    for measure in measures:
        line = source.board.line(unit.id, measure.key)
        place = places[measure.key].get(unit.id)
        heads, per_month = line.remaining or (None, None)
        rows.append(
            Row(
                (
                    Cell(measure.short),
                    cells.of(line, period, "target"),
                    cells.of(line, period),
                    cells.plan_percent(line, period),
                    cells.number(heads),
                    cells.number(per_month),
                    cells.difference(line.closing, line.figures.previous)[0],
                    Cell(f"{place}/{len(source.frame.units)}" if place else text.NO_NUMBER),
                    cells.state(line),
                )
            )
        )
    return Table(columns, tuple(rows), name=unit.name)


def _months(report: Report, unit: Unit, measures: list[Measure], book: Book) -> Table:
    """January to the end of the period; flows only where the unit has any."""
    source = report.source
    months = Month(source.period.year, 1).through(source.month)
    columns = [Column("Tháng", 0.8, Align.CENTER)]
    shown: list[tuple[Measure, tuple[tuple[str, str], ...]]] = []
    for measure in measures:
        counts = book.get(measure.key, {})
        found = [counts.get((unit.id, month.key)) for month in months]
        has_flows = any(count is not None and count.new is not None for count in found)
        parts = (*(_FLOWS if has_flows else ()), ("closing", "Cuối kỳ"))
        shown.append((measure, parts))
        columns += [Column(title, 1.0, Align.RIGHT, measure.short) for _, title in parts]
    rows = []
    for month in months:
        row = [Cell(month.label)]
        for measure, parts in shown:
            count = book.get(measure.key, {}).get((unit.id, month.key))
            row += [cells.number(_part(count, part)) for part, _ in parts]
        rows.append(Row(tuple(row)))
    return Table(tuple(columns), tuple(rows), name=f"{unit.name} theo tháng")


def _part(count: Count | None, part: str) -> int | None:
    value: int | None = None if count is None else getattr(count, part)
    return value
