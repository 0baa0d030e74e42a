"""The announcement that ranks the units by percent of plan and by growth, ties equal (R70)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.domain import official
from bhdesk.domain import official_cells as cells
from bhdesk.domain.board import rank
from bhdesk.domain.document import Align, Cell, Column, Row, Table
from bhdesk.domain.narrative_words import before

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bhdesk.domain.board import Line
    from bhdesk.domain.catalogue import Measure
    from bhdesk.domain.document import Document
    from bhdesk.domain.official import PaperDetails
    from bhdesk.domain.report import Report


def document(report: Report, details: PaperDetails) -> Document:
    """`report` as narrative_ranking.compose() makes it."""
    word, when = report.source.frame.unit_word, report.source.period.words
    return official.paper(
        report,
        details,
        abstract=(
            f"Kết quả xếp hạng các {word} về thực hiện chỉ tiêu",
            "bảo hiểm xã hội, bảo hiểm y tế",
            when[:1].upper() + when[1:],
        ),
        blocks=official.body(report, {"ranking": tables(report)}),
        kind="THÔNG BÁO",
        initials="TB",
    )


def tables(report: Report) -> tuple[Table, ...]:
    """A table for each figure the units have a target for."""
    measures = [m for m in report.measures if m.is_in_units and _lines(report, m)]
    return tuple(_table(report, measure, at) for at, measure in enumerate(measures, 1))


def growth_places(lines: Iterable[Line]) -> dict[int | None, int]:
    """Each unit's place by growth in the period; equal growth shares one place."""
    known = [line for line in lines if line.grown is not None]
    return {
        line.unit: 1 + sum((other.grown or 0) > (line.grown or 0) for other in known)
        for line in known
    }


def _lines(report: Report, measure: Measure) -> list[Line]:
    """The lines of a measure; none when nobody has a percent of plan."""
    board = report.source.board
    lines = [board.line(unit, measure.key) for unit in report.source.frame.unit_ids]
    return lines if any(line.plan_pct is not None for line in lines) else []


def _columns(report: Report) -> tuple[Column, ...]:
    word = report.source.frame.unit_word
    growth = f"Tăng, giảm so {before(report.source.period)}"
    return (
        Column("Hạng", 0.8, Align.CENTER),
        Column(word[:1].upper() + word[1:], 2.4),
        Column("Chỉ tiêu", 1.0, Align.RIGHT),
        Column("Thực hiện", 1.1, Align.RIGHT),
        Column("% KH", 1.1, Align.RIGHT),
        Column("Số người", 1.0, Align.RIGHT, growth),
        Column("Hạng", 0.9, Align.CENTER, growth),
        Column("Đánh giá", 1.3, Align.CENTER),
    )


def _table(report: Report, measure: Measure, at: int) -> Table:
    """Best first; a unit without a percent of plan stands at the end without a place."""
    frame, period = report.source.frame, report.source.period
    lines = _lines(report, measure)
    ranked = rank(lines)
    places = {line.unit: place for place, line in ranked}
    ordered = [line for _, line in ranked]
    ordered += [line for line in lines if line.unit not in places]
    by_growth = growth_places(lines)
    rows = []
    for line in ordered:
        place, growth = places.get(line.unit), by_growth.get(line.unit)
        rows.append(
            Row(
                (
                    cells.number(place),
                    Cell(frame.place_name(line.unit)),
                    cells.of(line, period, "target"),
                    cells.of(line, period),
                    cells.plan_percent(line, period),
                    cells.difference(line.closing, line.figures.previous)[0],
                    cells.number(growth),
                    cells.state(line),
                )
            )
        )
    return Table(
        _columns(report),
        tuple(rows),
        name=f"Xếp hạng {measure.brief}",
        caption=f"Bảng {at}. {measure.name}",
        key_columns=2,
    )
