"""Due days as the data file has them: what is written, and what shows that it was kept."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from bhdesk.domain import board_building, deadline_sources, deadlines
from bhdesk.domain.deadline_sources import Facts
from bhdesk.domain.deadlines import DeadlineList
from bhdesk.domain.holidays import WorkCalendar
from bhdesk.domain.months import State as MonthIs
from bhdesk.domain.periods import Month
from bhdesk.domain.progress import State
from bhdesk.store import boards, date_book, logbook, month_book, reads, sheets, task_book

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bhdesk.domain.board import Board
    from bhdesk.domain.frame import Frame
    from bhdesk.domain.holidays import DayOff
    from bhdesk.store.transaction import Reading

# The last working day lies before the due day, at most by a long Tết with weekends around it.
_AHEAD = timedelta(days=20)
# of the papers of one period the newest comes last and stands
_PAPERS_OUT = "SELECT kind, period, day FROM issued WHERE NOT is_withdrawn ORDER BY day, number, id"
_KEPT = {State.REACHED, State.REACHED_EARLY, State.WITHIN_CEILING}


def listed(
    db: Reading, public: Iterable[DayOff], first: date, last: date, today: date
) -> DeadlineList:
    """Everything whose last working or last valid day lies from `first` to `last`."""
    frame = reads.frame(db, today)
    facts = _facts(db, frame, first, last + _AHEAD, today)
    found = deadline_sources.found(frame, facts, first, last + _AHEAD)
    calendar = WorkCalendar.of(public, date_book.days_off(db))
    rows = deadlines.settle(found, calendar, date_book.done(db))
    kept = tuple(row for row in rows if row.working <= last and row.valid >= first)
    return DeadlineList(first, last, today, kept)


def _facts(db: Reading, frame: Frame, first: date, last: date, today: date) -> Facts:
    """The facts for due days from `first` to `last`, as known on the day `today`."""
    states = month_book.states(db)
    judged = _Judged(db, frame, today)
    mark_days = {m.by for m in frame.plan.milestones if first <= m.by <= last}
    target_days = deadline_sources.target_days(frame)
    return Facts(
        issued={
            (kind, period): date.fromisoformat(day)
            for kind, period, day in db.all(_PAPERS_OUT)
        },
        locked=frozenset(key for key, found in states.items() if found.is_locked(today)),
        sent=frozenset(key for key, found in states.items() if found.on(today) is MonthIs.SENT),
        activities=logbook.activities(db, first, last),
        marks=judged.marks(mark_days),
        targets={
            day: judged.targets(day, keys)
            for day, keys in target_days.items()
            if first <= day <= last
        },
        peaks=_peaks(db, frame.office_id),
        own=date_book.own(db),
        reopened={key: found.until for key, found in states.items() if found.until},
        tasks=task_book.tasks(db),
    )


def _peaks(db: Reading, office: int) -> dict[tuple[int, str], tuple[int, int | None]]:
    """Every month's own target of the office with what was won, by (yyyymm, measure)."""
    rows = db.all(
        "SELECT t.month, m.key, t.value,"
        " (SELECT SUM(f.new) FROM figure f WHERE f.month = t.month"
        "  AND f.measure_id = t.measure_id),"
        " (SELECT SUM(c.value) FROM peak_count c WHERE c.measure_id = t.measure_id"
        "  AND CAST(SUBSTR(c.day, 1, 4) AS INTEGER) * 100"
        "      + CAST(SUBSTR(c.day, 6, 2) AS INTEGER) = t.month)"
        " FROM peak_target t JOIN measure m ON m.id = t.measure_id WHERE t.unit_id = :office",
        office=office,
    )
    return {
        (month, key): (value, counted if new is None else new)
        for month, key, value, new, counted in rows
    }


class _Judged:
    """Boards of the months in which something falls due, each built once."""

    def __init__(self, db: Reading, frame: Frame, today: date) -> None:
        self._db = db
        self._frame = frame
        self._today = today
        self._boards: dict[Month, Board | None] = {}

    def marks(self, days: set[date]) -> dict[tuple[str, date], tuple[int, int]]:
        """How many places reached each milestone of these days, of how many."""
        found = [
            (mark.indicator, day, mark.state in _KEPT)
            for day in days
            if (made := self._board(day)) is not None
            for mark in made.marks
            if mark.milestone.by == day and mark.state is not State.NO_TARGET
        ]
        return deadline_sources.of_indicators(found)

    def targets(self, day: date, keys: list[str]) -> tuple[int, int]:
        """How many of the office's targets for a day are reached, of how many."""
        made = self._board(day)
        if made is None:
            return 0, len(keys)
        states = {rate.indicator.key: rate.state for rate in made.rates}
        states |= {key: line.state for (unit, key), line in made.lines.items() if unit is None}
        return sum(states.get(key) in _KEPT for key in keys), len(keys)

    def _board(self, day: date) -> Board | None:
        """Where the office stood on that day, or stands now; None without any figures by then."""
        latest = Month.of(min(day, self._today)).key
        stored = self._db.value(
            "SELECT MAX(month) FROM figure WHERE month BETWEEN :first AND :latest",
            first=day.year * 100 + 1, latest=latest,
        )  # fmt: skip
        if stored is None:
            return None
        month = Month.from_key(int(stored))
        if month not in self._boards:
            valid = sheets.valid_targets(self._db, self._frame, month.last_day)
            source = boards.source(self._db, self._frame, month, valid)
            self._boards[month] = board_building.build(source)
        return self._boards[month]
