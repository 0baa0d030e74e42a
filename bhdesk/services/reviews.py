"""The weekly review: what it looks at, and all that it decides in one step (R10, R62, S9)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from bhdesk.domain import activities, task_review, task_steps, text
from bhdesk.domain.activities import Activity, ActivityState, Kind
from bhdesk.domain.changes import Area, Changes
from bhdesk.domain.errors import UserError
from bhdesk.domain.tasks import is_weekday
from bhdesk.store import logbook, obstacle_book, reads, task_book

if TYPE_CHECKING:
    from collections.abc import Callable

    from bhdesk.domain.task_review import WeekReview
    from bhdesk.domain.task_steps import Choice
    from bhdesk.store.engine import Store
    from bhdesk.store.transaction import Reading, Writing

_SPAN = 366


@dataclass(frozen=True, slots=True)
class ReviewDesk:
    """A review of a day: how things stand, its meeting (None: not logged), those of the year."""

    review: WeekReview
    meeting: Activity | None
    meetings: tuple[Activity, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """What a review decided; `conclusion` are the meeting's own words, `expected` those shown."""

    on: date
    choices: tuple[Choice, ...] = ()
    conclusion: str = ""
    expected: str = ""


def desk(
    store: Store, on: date, is_working: Callable[[date], bool] = is_weekday
) -> ReviewDesk:
    """What the review of that day has before it, and the review meetings of the year about it."""
    with store.read() as db:
        known = task_book.tasks(db)
        register = obstacle_book.until(db, on)
        since = task_book.last_review(db, on)
        meetings = _meetings(db, on)
    seen = task_review.review(known, register, on, since, is_working)
    return ReviewDesk(seen, _of_day(meetings, on), meetings)


def _meetings(db: Reading, on: date) -> tuple[Activity, ...]:
    first = date.fromordinal(max(on.toordinal() - _SPAN, 1))
    found = logbook.activities(db, first, date.fromordinal(on.toordinal() + _SPAN))
    return tuple(
        one
        for one in found
        if one.kind is Kind.REVIEW_MEETING and one.state is not ActivityState.CANCELLED
    )


def _of_day(meetings: tuple[Activity, ...], on: date) -> Activity | None:
    """The first logged where a day has several."""
    return min((one for one in meetings if one.day == on), key=lambda one: one.id, default=None)


def hold(store: Store, given: Held) -> tuple[Changes, int]:
    """Write all decisions of a review and its meeting's own words; gives the meeting's number.

    A meeting that is not logged yet is logged, one that was planned counts as held. What moved,
    ended or was given stands in the tasks only, and the minutes take it from there; what no task
    can keep becomes a line of the meeting's conclusions. Raises UserError review.nothing,
    activity.stale, activity.far_from_plan and, with the number of its task as `task`, what the
    step refuses: task.no_reason, task.no_due, task.same_due, task.dates, task.no_assignee,
    task.wrong_state, task.unknown, text.unprintable.
    """
    with store.write(f"Họp đánh giá tuần {text.day(given.on)}") as db:
        meeting = _of_day(_meetings(db, given.on), given.on)
        old = meeting.decisions if meeting else ""
        if old != given.expected:
            raise UserError("activity.stale")
        if not given.choices and text.nfc(given.conclusion) == old:
            raise UserError("review.nothing")
        number = meeting.id if meeting else _log(db, given.on)
        said = [_decide(db, choice, given.on, number) for choice in given.choices]
        lines = given.conclusion.splitlines()
        lines += [line for line in said if line and line not in lines]
        stored = logbook.activity(db, number)
        if stored is None:
            raise UserError("activity.unknown", id=number)
        clean = activities.cleaned(replace(stored, decisions="\n".join(lines)))
        logbook.update(db, stored, replace(clean, state=ActivityState.HELD))
    changes = Changes.of(Area.TASKS, Area.ACTIVITIES, months=(clean.month.key,))
    return changes, number


def _log(db: Writing, on: date) -> int:
    made = Activity(Kind.REVIEW_MEETING, on)
    activities.refuse_far(made, reads.frame(db).plan.period)
    return logbook.insert(db, made)


def _decide(db: Writing, choice: Choice, on: date, meeting: int) -> str:
    """Stores one decision; gives the line the meeting keeps of it, "" where the task has it."""
    try:
        found = task_book.task(db, choice.task)
        if found is None:
            raise UserError("task.unknown", id=choice.task)
        made = task_steps.decided(found, choice, on, meeting)
    except UserError as problem:
        problem.params["task"] = choice.task
        raise
    task_book.keep(db, made.task)
    if made.move is not None:
        task_book.add_move(db, choice.task, made.move)
    return made.said
