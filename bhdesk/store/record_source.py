"""What a report tells of people, tasks, agents, peak months, schools and late payment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.domain import campaigns, collecting, debt, schools, task_standing
from bhdesk.domain.people import BodyKind, Roster
from bhdesk.domain.report_records import Agents, PeakWork, Records
from bhdesk.store import collected_book, peak_book, people_book, school_book, task_book

if TYPE_CHECKING:
    from collections.abc import Callable

    from bhdesk.domain.board import Board
    from bhdesk.domain.debt import DebtQuarter
    from bhdesk.domain.frame import Frame
    from bhdesk.domain.periods import Month, Period
    from bhdesk.domain.schools import SchoolTable
    from bhdesk.store.transaction import Reading

    BoardOf = Callable[[Reading, Month], tuple[Frame, Board]]


def of_period(
    db: Reading, frame: Frame, period: Period, made: Board, *, board_of: BoardOf
) -> Records:
    """Empty where nothing was written; `made` is the period's board, `board_of` another month's."""
    rosters = people_book.rosters(db)
    return Records(
        rosters=_serving(rosters, period),
        tasks=task_standing.standing(task_book.tasks(db), period),
        agents=_agents(db, frame, period, rosters),
        schools=_schools(db, frame, period),
        debts=_debts(db, frame, period, made, board_of),
        peaks=_peaks(db, frame, period),
    )


def _serving(rosters: tuple[Roster, ...], period: Period) -> tuple[Roster, ...]:
    """The bodies of the period's last day with who served on it."""
    last = period.last.last_day
    return tuple(
        Roster(one.body, tuple(member for member in one.members if member.serves_on(last)))
        for one in rosters
        if one.body.exists_on(last)
    )


def _agents(
    db: Reading, frame: Frame, period: Period, rosters: tuple[Roster, ...]
) -> tuple[Agents, ...]:
    """By measure, of those with figures in the period."""
    known = collected_book.between(db, period.first, period.last)
    found = []
    for measure in frame.measures:
        figures = tuple(one for one in known if one.measure == measure.key)
        if not figures:
            continue
        there = (
            collecting.of_period(one, period, figures)
            for one in rosters
            if one.body.kind is BodyKind.COLLECTOR
        )
        tables = collecting.tables([one for one in there if one is not None], figures)
        found.append(Agents(measure, tables))
    return tuple(found)


def _schools(db: Reading, frame: Frame, period: Period) -> SchoolTable | None:
    """The newest month of the period with figures."""
    known = set(school_book.months(db))
    month = next((one for one in reversed(period.months) if one.key in known), None)
    if month is None:
        return None
    before = school_book.counts(db, month.shift(-1))
    listed, cite = school_book.schools(db), schools.cite_of(frame.plan)
    return schools.table(month, listed, school_book.counts(db, month), before, cite)


def _debts(
    db: Reading, frame: Frame, period: Period, made: Board, board_of: BoardOf
) -> tuple[DebtQuarter, ...]:
    """The quarters that end in the period and of which something was written."""
    indicator = debt.indicator_of(frame.plan)
    if indicator is None:
        return ()
    employers = school_book.late_counts(db)
    found = []
    for quarter in debt.quarters_of(period):
        month = quarter.last
        board = made if month == period.last else board_of(db, month)[1]
        late = employers.get(month.key)
        one = debt.quarter_of(board, indicator, quarter, late, keeps_older=True)
        if one.is_known:
            found.append(one)
    return tuple(found)


def _peaks(db: Reading, frame: Frame, period: Period) -> tuple[PeakWork, ...]:
    """Peak months of the period with a target of their own or daily counts."""
    found = []
    for month in campaigns.months_of(frame, period):
        for one in campaigns.campaigns_of(frame, month):
            target = peak_book.target(db, month, frame.office_id, one.indicator)
            counts = peak_book.counts(db, month, one.indicator)
            counted = sum(count.value for count in counts) if counts else None
            if target is not None or counted is not None:
                name = campaigns.name_of(frame, one)
                found.append(PeakWork(one.key, name, month, one.indicator, target, counted))
    return tuple(found)
