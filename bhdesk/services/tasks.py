"""Tasks with six "rõ": giving, urging, moving, finishing; the weekly review of them (R60, R62)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from bhdesk.domain import official_tasks, task_review, task_steps, tasks, text
from bhdesk.domain.changes import Area, Changes
from bhdesk.domain.errors import UserError
from bhdesk.domain.tasks import Task, TaskState
from bhdesk.store import obstacle_book, reads, task_book

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from bhdesk.domain.document import Document
    from bhdesk.domain.task_review import WeekReview
    from bhdesk.domain.tasks import Meeting
    from bhdesk.store.engine import Store
    from bhdesk.store.transaction import Reading

_WORDS = ("work", "assignee", "lead", "cooperating", "supervisor", "product", "authority", "source")
_BACK, _AHEAD, _MOST = 400, 60, 200
GIVEN = frozenset({TaskState.ACTIVE, TaskState.DONE})


def listed(store: Store, states: Collection[TaskState] = ()) -> tuple[Task, ...]:
    """The tasks by number, of some states or of all."""
    with store.read() as db:
        return tuple(one for one in task_book.tasks(db) if not states or one.state in states)


def task(store: Store, number: int) -> Task:
    """One task; raises UserError task.unknown."""
    with store.read() as db:
        return _stored(db, number)


def meetings(store: Store, on: date) -> tuple[Meeting, ...]:
    """The meetings about a day that a task or an obstacle can come from, newest first.

    Those that are named already stand behind them, also those that are in the bin.
    """
    first, last = (date.fromordinal(max(on.toordinal() + by, 1)) for by in (-_BACK, _AHEAD))
    with store.read() as db:
        return task_book.meetings(db, first, last, _MOST)


def _stored(db: Reading, number: int) -> Task:
    found = task_book.task(db, number)
    if found is None:
        raise UserError("task.unknown", id=number)
    return found


def save(store: Store, given: Task, expected: Task | None = None) -> tuple[Changes, int]:
    """Add a draft (id 0), or change a draft or a task being worked on; gives its number.

    Its state, deadlines of before and days stay; `expected` is the task as it was shown.
    Raises UserError task.no_work, task.dates, task.unknown, task.wrong_state, task.stale;
    of an active task also task.not_clear and task.due_fixed; activity.unknown, text.unprintable.
    """
    with store.write("Ghi nhiệm vụ") as db:
        old = _stored(db, given.id) if given.id else Task(work="")
        if old != (expected or old):
            raise UserError("task.stale")
        tasks.refuse_state(old, TaskState.DRAFT, TaskState.ACTIVE)
        new = _filled(old, given)
        _refuse_meeting(db, new.activity)
        tasks.refuse_impossible(new)
        if old.state is TaskState.ACTIVE:
            tasks.refuse_unclear(new)
            if new.due != old.due:
                raise UserError("task.due_fixed")
        number = task_book.keep(db, new)
    return Changes.of(Area.TASKS), number


def _filled(old: Task, given: Task) -> Task:
    """The stored task with the words and days of the one that was given."""
    new = replace(
        old,
        work=text.nfc(given.work),
        assignee=text.nfc(given.assignee),
        lead=text.nfc(given.lead),
        cooperating=text.nfc(given.cooperating),
        supervisor=text.nfc(given.supervisor),
        product=text.nfc(given.product),
        authority=text.nfc(given.authority),
        source=text.nfc(given.source),
        starts=given.starts,
        due=given.due,
        activity=given.activity,
    )
    for name in _WORDS:
        text.refuse_unprintable(getattr(new, name))
    return new


def _refuse_meeting(db: Reading, number: int | None) -> None:
    if number is not None and not task_book.is_meeting(db, number):
        raise UserError("activity.unknown", id=number)


def activate(store: Store, number: int, on: date, activity: int | None = None) -> Changes:
    """Give a task out on a day, in a meeting if in one: only with all six said.

    Raises UserError task.not_clear (naming the empty ones), task.unknown, task.wrong_state,
    activity.unknown.
    """
    with store.write(f"Giao nhiệm vụ số {number}") as db:
        found = _stored(db, number)
        tasks.refuse_state(found, TaskState.DRAFT)
        tasks.refuse_unclear(found)
        _refuse_meeting(db, activity)
        meeting = found.activity if activity is None else activity
        made = replace(found, state=TaskState.ACTIVE, assigned_on=on, activity=meeting)
        task_book.keep(db, made)
    return Changes.of(Area.TASKS)


def move(
    store: Store, number: int, due: date, reason: str, on: date, activity: int | None = None
) -> Changes:
    """Move the deadline of a task being worked on; the old one is kept with the reason.

    Raises UserError task.no_reason, task.same_due, task.dates, task.unknown, task.wrong_state,
    activity.unknown.
    """
    with store.write(f"Chuyển thời hạn nhiệm vụ số {number}") as db:
        new, kept = task_steps.moved(_stored(db, number), due, reason, on, activity)
        _refuse_meeting(db, activity)
        task_book.keep(db, new)
        task_book.add_move(db, number, kept)
    return Changes.of(Area.TASKS)


def finish(store: Store, number: int, on: date, evidence: str = "") -> Changes:
    """The task is done, with what shows it; raises UserError task.unknown, task.wrong_state."""
    with store.write(f"Xong nhiệm vụ số {number}") as db:
        task_book.keep(db, task_steps.finished(_stored(db, number), on, evidence))
    return Changes.of(Area.TASKS)


def set_evidence(store: Store, number: int, evidence: str) -> Changes:
    """What shows the result, at any time; raises UserError task.unknown, text.unprintable."""
    told = text.nfc(evidence)
    text.refuse_unprintable(told)
    with store.write(f"Ghi minh chứng nhiệm vụ số {number}") as db:
        task_book.keep(db, replace(_stored(db, number), evidence=told))
    return Changes.of(Area.TASKS)


def cancel(store: Store, number: int, reason: str) -> Changes:
    """Call a task off; raises UserError task.no_reason, task.unknown, task.wrong_state."""
    with store.write(f"Hủy nhiệm vụ số {number}") as db:
        task_book.keep(db, task_steps.cancelled(_stored(db, number), reason))
    return Changes.of(Area.TASKS)


def reopen(store: Store, number: int, reason: str) -> Changes:
    """Go on with a task that was done or called off; raises as cancel()."""
    with store.write(f"Mở lại nhiệm vụ số {number}") as db:
        old = _stored(db, number)
        found = task_steps.reasoned(old, reason, TaskState.DONE, TaskState.CANCELLED)
        state = TaskState.DRAFT if found.assigned_on is None else TaskState.ACTIVE
        task_book.keep(db, replace(found, state=state, done_on=None))
    return Changes.of(Area.TASKS)


def remove(store: Store, number: int) -> Changes:
    """Take out a draft; a task once given is called off instead. Raises as cancel()."""
    with store.write(f"Bỏ nhiệm vụ số {number}") as db:
        tasks.refuse_state(_stored(db, number), TaskState.DRAFT)
        task_book.remove(db, number)
    return Changes.of(Area.TASKS)


def seed(store: Store) -> tuple[Changes, int]:
    """Drafts from the plan's own deadlines, those not there yet; gives how many were added."""
    with store.write("Lập nhiệm vụ theo kế hoạch") as db:
        known = [one.source for one in task_book.tasks(db)]
        fresh = tasks.seeds(reads.plan(db), known)
        for one in fresh:
            task_book.keep(db, one)
    return Changes.of(Area.TASKS), len(fresh)


def review(
    store: Store, on: date, is_working: Callable[[date], bool] = tasks.is_weekday
) -> WeekReview:
    """What the weekly review of that day looks at, back to the last one held before it."""
    with store.read() as db:
        known = task_book.tasks(db)
        register = obstacle_book.until(db, on)
        since = task_book.last_review(db, on)
    return task_review.review(known, register, on, since, is_working)


def sheet(store: Store, on: date, states: Collection[TaskState] = GIVEN) -> Document:
    """The assignment sheet as a landscape annex; drafts and what was called off stay out."""
    with store.read() as db:
        frame = reads.frame(db, on)
        shown = [one for one in task_book.tasks(db) if one.state in states]
    return official_tasks.document(frame, shown, on)
