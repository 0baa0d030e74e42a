"""What the office sees first: where it stands, the year's trend, and what waits to be done."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from bhdesk.domain import activities, board_building, checks, lineage, progress, text
from bhdesk.domain.deadlines import About
from bhdesk.domain.leading import Place, leads_to
from bhdesk.domain.periods import Month
from bhdesk.store import (
    boards,
    due_days,
    lineages,
    logbook,
    month_book,
    reads,
    sheets,
    task_book,
    years,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bhdesk.domain.activities import QuotaCell
    from bhdesk.domain.board import Board
    from bhdesk.domain.catalogue import Measure
    from bhdesk.domain.deadlines import DeadlineList
    from bhdesk.domain.errors import Issue
    from bhdesk.domain.frame import Frame
    from bhdesk.domain.holidays import DayOff
    from bhdesk.domain.months import MonthState
    from bhdesk.domain.tasks import Task as Given
    from bhdesk.store.engine import Store

SOON = timedelta(days=10)
LATELY = timedelta(days=30)


_MISSED_ELSEWHERE = {About.QUOTA, About.MILESTONE, About.TARGET}


class Task(NamedTuple):
    """One thing to do: `when` is what presses (coloured), `about` where or how many.

    `what` is what the screen at `place` shall show of it, None for the screen as it stands.
    """

    title: str
    when: str
    about: str
    place: Place
    is_late: bool = False
    what: object = None


class Trend(NamedTuple):
    """The office's closings by month of the year (None: blank), 31/12 before, and the target."""

    measure: Measure
    start: int | None
    closings: tuple[int | None, ...]
    target: int | None
    forecast: int | None


class Overview(NamedTuple):
    frame: Frame
    month: Month
    board: Board
    cards: tuple[Measure, ...]
    heat: tuple[Measure, ...]
    tasks: tuple[Task, ...]
    warnings: tuple[Issue, ...]
    is_closed: bool


def overview(store: Store, month: Month, today: date, public: Iterable[DayOff] = ()) -> Overview:
    """Everything of the first screen but the trend, in one snapshot; `public` are holidays."""
    with store.read() as db:
        frame = reads.frame(db, month.last_day)
        valid = sheets.valid_targets(db, frame, month.last_day)
        source = boards.source(db, frame, month, valid)
        listed = logbook.activities(db, date(month.year, 1, 1), month.last_day)
        family = lineages.family(db)
        states = month_book.states(db)
        totals = sheets.totals(db, frame, month.last_day)
        due = due_days.listed(db, public, today - LATELY, today + SOON, today)
        given = task_book.tasks(db)
    made = board_building.build(source)
    held = lineage.moved(family, month, listed)
    quota = activities.meeting_quota(frame.plan)
    until = min(month, Month.of(today))
    cells = activities.quota_grid(quota, frame.where, frame.unit_ids, held, until) if quota else ()
    closings = {key: line.closing for (unit, key), line in made.lines.items() if unit is None}
    warnings = checks.sanity(closings, {key: base.value for key, base in source.bases.items()})
    tasks = [
        *_outdated_tasks(states.values()),
        *_blank_tasks(frame, made, month),
        *_forgotten_tasks(given, due),
        *_deadline_tasks(due),
        *_quota_tasks(cells),
        *_base_tasks(made),
        *(_sum_task(frame, t.measure, t.difference) for t in totals if t.difference),
    ]
    tasks.sort(key=lambda task: not task.is_late)
    heat = tuple(m for m in frame.measures if m.is_in_units and _has_any(made, frame, m))[:3]
    return Overview(
        frame,
        month,
        made,
        _cards(frame, made),
        heat,
        tuple(tasks),
        warnings,
        month.key in states and states[month.key].is_locked(today),
    )


def trend(store: Store, month: Month, measure_key: str) -> Trend:
    """The year of one measure up to `month`; raises UserError indicator.unknown."""
    with store.read() as db:
        frame = reads.frame(db, month.last_day)
        measure = frame.measure(measure_key)
        start = Month(month.year - 1, 12)
        values = years.office_values(db, frame, measure, start, month)
        target = sheets.valid_targets(db, frame, month.last_day).get((None, measure.key))
        opened = boards.around(db, month)
    begin, closings = values[0], values[1:]
    if begin is None and not measure.parts:
        places = frame.unit_ids if measure.is_in_units else (frame.office_id,)
        openings = [f.start if (f := opened.get((unit, measure.key))) else None for unit in places]
        begin = None if any(o is None for o in openings) else sum(o or 0 for o in openings)
    last = closings[-1]
    ahead = None
    if begin is not None and last is not None:
        ahead = progress.forecast(begin, last, month)
    return Trend(measure, begin, closings, target, ahead)


def _has_any(made: Board, frame: Frame, measure: Measure) -> bool:
    lines = [made.lines[unit, measure.key] for unit in frame.unit_ids]
    return any(line.closing is not None or line.target is not None for line in lines)


def _cards(frame: Frame, made: Board) -> tuple[Measure, ...]:
    """The four figures an office is asked for first; those with a target or a figure come first."""
    order = (
        "vsi_participants",
        "hi_participants",
        "csi_participants",
        "ui_participants",
        "si_participants",
    )
    known = {m.key: m for m in frame.measures if (None, m.key) in made.lines}
    ranked = [known[key] for key in order if key in known]
    ranked += [m for key, m in known.items() if key not in order]
    full = [
        m
        for m in ranked
        if made.line(None, m.key).target or made.line(None, m.key).closing is not None
    ]
    return tuple((full + [m for m in ranked if m not in full])[:4])


def _blank_tasks(frame: Frame, made: Board, month: Month) -> Iterable[Task]:
    for measure in frame.measures:
        line = made.lines.get((None, measure.key))
        if line is None or not measure.is_in_units or not line.target or not line.blanks:
            continue
        names = [
            frame.unit(u).name for u in frame.unit_ids if made.lines[u, measure.key].closing is None
        ]
        shown = ", ".join(names[:3]) + ("…" if len(names) > 3 else "")
        title = f"{measure.brief}: {line.blanks} {frame.unit_word} chưa có số"
        yield Task(title, f"Tháng {month.label}", shown, Place.COUNTS)


def _outdated_tasks(states: Iterable[MonthState]) -> Iterable[Task]:
    """The closed months that rest on figures changed afterwards, all in one line."""
    behind = sorted(state.month for state in states if state.is_outdated)
    if not behind:
        return
    labels = [Month.from_key(key).label for key in behind]
    shown = ", ".join(labels[:3]) + ("…" if len(labels) > 3 else "")
    yield Task(f"Tháng {shown} cần cập nhật", "Tháng trước đã sửa", "sau khi chốt", Place.COUNTS)


def _deadline_tasks(seen: DeadlineList) -> Iterable[Task]:
    """What is due soon, and what was due lately and is not done.

    Quotas, milestones and targets that were missed are told elsewhere; nothing can be done late.
    """
    for row in seen.open:
        left = row.left(seen.today)
        if left < 0 and (row.dated.is_event or row.about in _MISSED_ELSEWHERE):
            continue
        when = f"{row.when[0].upper()}{row.when[1:]}"
        place, what = leads_to(row)
        yield Task(row.title, when, row.words(seen.today), place, is_late=left < 0, what=what)


def _forgotten_tasks(given: Iterable[Given], seen: DeadlineList) -> Iterable[Task]:
    """What is late for longer than other due days are told, oldest first."""
    listed = {row.ref for row in seen.rows if row.about is About.TASK}
    missed = [one for one in given if one.is_overdue(seen.today) and str(one.id) not in listed]
    for one in sorted(missed, key=lambda one: one.due or seen.today):
        when = f"Hạn {text.day(one.due or seen.today)}"
        about, what = f"quá hạn {one.overdue_days(seen.today)} ngày", f"task:{one.id}"
        yield Task(one.work, when, about, Place.TASKS, is_late=True, what=what)


def _quota_tasks(cells: Iterable[QuotaCell]) -> Iterable[Task]:
    short = [cell for cell in cells if cell.is_met is False]
    if not short:
        return
    months = sorted({cell.month.number for cell in short})
    missing = sum(cell.missing for cell in short)
    shown = ", ".join(str(number) for number in months)
    yield Task(
        f"Tháng {shown} thiếu hội nghị", f"Thiếu {missing} cuộc", "so với định mức", Place.MEETINGS
    )


def _base_tasks(made: Board) -> Iterable[Task]:
    missing = {
        rate.indicator.denominator for rate in made.rates if rate.target and rate.base is None
    }
    if missing:
        title = f"Chưa nhập {len(missing)} mẫu số"
        yield Task(title, "Chưa tính được tỷ lệ", "dân số, LLLĐ…", Place.CATALOGUE)


def _sum_task(frame: Frame, measure: str, difference: int | None) -> Task:
    return Task(
        f"{frame.measure(measure).brief}: tổng chỉ tiêu lệch",
        f"Chênh {text.signed(difference)}",
        "cộng so với văn bản",
        Place.TARGETS,
    )
