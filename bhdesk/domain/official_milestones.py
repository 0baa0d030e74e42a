"""The report on late payment and milestones as an official paper (R12, R25)."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from bhdesk.domain import narrative_marks, narrative_milestones, official, official_annex, text
from bhdesk.domain import official_cells as cells
from bhdesk.domain.document import Align, Annex, Cell, Column, Row, Table
from bhdesk.domain.progress import STATE_WORDS, show_percent

if TYPE_CHECKING:
    from bhdesk.domain.board import MarkLine, RateLine
    from bhdesk.domain.document import Document
    from bhdesk.domain.official import PaperDetails
    from bhdesk.domain.report import Report, Source


def document(report: Report, details: PaperDetails) -> Document:
    """`report` as narrative_milestones.compose() makes it; marks of units stand in an annex."""
    source = report.source
    tables = {
        "debt": [_debt_table(source, rate) for rate in narrative_milestones.debts(source)],
        "marks": [table] if (table := _mark_table(source)) else [],
    }
    annexes = []
    if details.has_annex and (by_unit := _unit_table(source)):
        word = source.frame.unit_word
        reference = official_annex.reference(
            source.frame, source.period, details.number, details.day
        )
        title = f"THỰC HIỆN CÁC MỐC CHỈ TIÊU THEO {word.upper()} {source.period.words.upper()}"
        annexes.append(Annex(title, (by_unit,), reference=reference))
    when = source.period.words
    return official.paper(
        report,
        details,
        abstract=(
            "Tình hình chậm đóng và việc thực hiện các mốc chỉ tiêu",
            "bảo hiểm xã hội, bảo hiểm y tế, bảo hiểm thất nghiệp",
            when[:1].upper() + when[1:],
        ),
        blocks=official.body(report, tables),
        annexes=annexes,
    )


def _debt_table(source: Source, rate: RateLine) -> Table:
    """The ceilings by day with what was reached on that day; without ceilings today's rate."""
    columns = (
        Column("TT", 0.5, Align.CENTER),
        Column("Mốc thời gian", 2.0, Align.CENTER),
        Column("Mức trần", 1.4, Align.RIGHT),
        Column("Thực hiện", 1.4, Align.RIGHT),
        Column("Đánh giá", 1.8, Align.CENTER),
    )
    rows = []
    for at, mark in enumerate(narrative_milestones.ceilings(source, rate), 1):
        wanted = mark.milestone.value
        is_past = mark.milestone.by <= source.month.last_day
        actual = mark.actual if is_past else None
        rows.append(
            Row(
                (
                    Cell(str(at)),
                    Cell(text.day(mark.milestone.by)),
                    Cell(text.NO_NUMBER if wanted is None else f"≤ {text.rate(wanted)}", wanted, 2),
                    cells.percent(actual, _shown(mark) if is_past else text.NO_NUMBER),
                    Cell(_state(mark) if is_past else "Chưa đến hạn"),
                )
            )
        )
    if not rows:
        shown = show_percent(rate.rate)
        day = Cell(text.day(source.as_of))
        row = (Cell("1"), day, Cell(text.NO_NUMBER), cells.percent(rate.rate, shown), Cell("–"))
        rows = [Row(row)]
    return Table(columns, tuple(rows), name="Chậm đóng", caption=rate.indicator.name, key_columns=2)


def _mark_table(source: Source) -> Table | None:
    """The marks of the whole office and how many of its units keep each."""
    marks = narrative_milestones.others(source)
    if not marks:
        return None
    word = source.frame.unit_word
    columns = (
        Column("TT", 0.5, Align.CENTER),
        Column("Mốc", 1.4, Align.CENTER),
        Column("Yêu cầu", 3.4),
        Column("Số cần đạt", 1.1, Align.RIGHT),
        Column("Thực hiện", 1.1, Align.RIGHT),
        Column("Đánh giá", 1.4, Align.CENTER),
        Column(f"Số {word} đạt", 1.1, Align.CENTER),
    )
    rows: list[Row] = []
    for mark in (mark for mark in marks if mark.unit is None):
        units = [
            m
            for m in marks
            if m.unit is not None and (m.milestone, m.indicator) == (mark.milestone, mark.indicator)
        ]
        kept = sum(m.state in narrative_marks.KEPT for m in units)
        rows.append(
            Row(
                (
                    Cell(str(len(rows) + 1)),
                    Cell(text.day(mark.milestone.by)),
                    Cell(narrative_marks.asked(source.frame, mark.milestone, mark.indicator)),
                    cells.number(mark.need),
                    cells.percent(mark.actual, _shown(mark)),
                    Cell(_state(mark)),
                    Cell(f"{kept}/{len(units)}" if units else text.NO_NUMBER),
                )
            )
        )
    return Table(columns, tuple(rows), name="Các mốc", key_columns=2) if rows else None


def _unit_table(source: Source) -> Table | None:
    """A row for each unit: what each mark needs, where the unit stood, the verdict."""
    marks = [mark for mark in narrative_milestones.others(source) if mark.unit is not None]
    kinds = list(dict.fromkeys((mark.milestone, mark.indicator) for mark in marks))
    if not kinds:
        return None
    found = {(mark.milestone, mark.indicator, mark.unit): mark for mark in marks}
    word = source.frame.unit_word
    columns = [Column("TT", 0.5, Align.CENTER), Column(word[:1].upper() + word[1:], 2.2)]
    for milestone, indicator in kinds:
        group = narrative_marks.head(source.frame, milestone, indicator)
        columns += [
            Column("Cần đạt", 1.0, Align.RIGHT, group),
            Column("Thực hiện", 1.0, Align.RIGHT, group),
            Column("%", 1.0, Align.RIGHT, group),
            Column("Đánh giá", 1.3, Align.CENTER, group),
        ]
    rows = []
    for at, unit in enumerate(source.frame.units, 1):
        row = [Cell(str(at)), Cell(unit.name)]
        for milestone, indicator in kinds:
            row += _unit_cells(found[milestone, indicator, unit.id])
        rows.append(Row(tuple(row)))
    return Table(tuple(columns), tuple(rows), name=f"Mốc theo {word}", key_columns=2)


def _unit_cells(mark: MarkLine) -> list[Cell]:
    return [
        cells.number(mark.need),
        cells.number(mark.closing),
        cells.percent(mark.actual, _shown(mark)),
        Cell(_state(mark)),
    ]


def _shown(mark: MarkLine) -> str:
    value = mark.milestone.value
    return show_percent(mark.actual, mark.milestone.op, None if value is None else Fraction(value))


def _state(mark: MarkLine) -> str:
    return STATE_WORDS[mark.state] if mark.state else text.NO_NUMBER
