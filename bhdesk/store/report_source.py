"""Everything a report of a period is built from, read in one transaction."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from bhdesk.domain import activities, board_building, campaigns, lineage, quotas, report
from bhdesk.domain.charts import MeasureYear
from bhdesk.domain.errors import UserError
from bhdesk.domain.periods import Month, PeriodKind
from bhdesk.store import (
    boards,
    lineages,
    logbook,
    obstacle_book,
    peak_book,
    reads,
    record_source,
    remarks,
    sheets,
    years,
)

if TYPE_CHECKING:
    from bhdesk.domain.board import Board, MarkLine
    from bhdesk.domain.campaigns import Peak
    from bhdesk.domain.catalogue import Measure
    from bhdesk.domain.frame import Frame
    from bhdesk.domain.periods import Period
    from bhdesk.store.transaction import Reading


def of_period(db: Reading, period: Period, *, has_charts: bool = False) -> report.Source:
    """What a report is built from; the year's milestones as judged on their own days.

    `has_charts`: with the months of the year that its charts are drawn of. Raises UserError
    report.outside_plan.
    """
    month = period.last
    frame = reads.frame(db, month.last_day)
    if period.year not in frame.plan.period.years:
        raise UserError("report.outside_plan", period=period.label, plan=frame.plan.head.title)
    valid = sheets.valid_targets(db, frame, month.last_day)
    source = boards.period_source(db, frame, period, valid)
    totals = sheets.totals(db, frame, month.last_day)
    listed = logbook.activities(db, date(month.year, 1, 1), month.last_day)
    family = lineages.family(db)
    reasons = remarks.reasons_between(db, period.first, month)
    made = board_building.build(source)
    peaks = _peaks(db, frame, period, made)
    earlier = _earlier_marks(db, frame, month)
    held = lineage.moved(family, month, listed)
    quota = activities.meeting_quota(frame.plan)
    cells = activities.quota_grid(quota, frame.where, frame.unit_ids, held, month) if quota else ()
    asked = quotas.tables(
        frame, held, month.year, month.last_day + timedelta(days=1), month.last_day
    )
    drawn = _years(db, frame, made) if has_charts else ()
    return report.Source(
        frame, made, period, frame.office.cut_off(month), totals, held, cells, peaks, reasons,
        earlier, years=drawn, obstacles=obstacle_book.until(db, month.last_day),
        quotas=asked, records=record_source.of_period(db, frame, period, made, board_of=_board),
    )  # fmt: skip


def _board(db: Reading, month: Month) -> tuple[Frame, Board]:
    """Where the office stood in another month, with the units and targets of then."""
    frame = reads.frame(db, month.last_day)
    valid = sheets.valid_targets(db, frame, month.last_day)
    return frame, board_building.build(boards.source(db, frame, month, valid))


def _peaks(db: Reading, frame: Frame, period: Period, made: Board) -> tuple[Peak, ...]:
    found: list[Peak] = []
    for month in campaigns.months_of(frame, period):
        is_whole = period.kind is PeriodKind.MONTH
        found += campaigns.peaks(frame, made if is_whole else _board(db, month)[1])
    return tuple(found)


def _earlier_marks(db: Reading, frame: Frame, last: Month) -> tuple[MarkLine, ...]:
    """Milestones of the year due before `last`, by the figures of their own months."""
    days = {Month.of(mark.by) for mark in frame.plan.milestones}
    found: list[MarkLine] = []
    for month in sorted(day for day in days if day < last and day.year == last.year):
        marks = _board(db, month)[1].marks
        found += [mark for mark in marks if Month.of(mark.milestone.by) == month]
    return tuple(found)



def _years(db: Reading, frame: Frame, made: Board) -> tuple[MeasureYear, ...]:
    """The year so far of what the villages were given to reach: the report's main indicators."""
    main = [measure for measure in frame.measures if measure.is_in_units]
    lines = {measure.key: made.lines.get((None, measure.key)) for measure in main}
    return tuple(
        measure_year(db, frame, made, measure)
        for measure in main
        if (line := lines[measure.key]) is not None and line.target and line.closing is not None
    )


def measure_year(db: Reading, frame: Frame, made: Board, measure: Measure) -> MeasureYear:
    """The office's year of one measure up to the month of the board, with the year before."""
    month = made.month
    january, before = Month(month.year, 1), Month(month.year - 1, 1)
    values = years.office_values(db, frame, measure, january, month)
    ago = years.office_values(db, frame, measure, before, january.shift(-1))
    # The board knows the year's start also where only January's opening was typed.
    line = made.line(None, measure.key)
    return MeasureYear(measure, month, line.figures.start, values, line.target, ago)


def own_target(db: Reading, source: report.Source, given: int | None) -> int | None:
    """What the peak month was given to win: as asked for, else as written for the month."""
    if given is not None:
        return given
    for campaign in campaigns.campaigns_of(source.frame, source.month):
        office = source.frame.office_id
        found = peak_book.target(db, source.month, office, campaign.indicator)
        if found is not None:
            return found
    return None
