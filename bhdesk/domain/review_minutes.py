"""What the records say of a meeting, for its minutes: heard, decided, raised there (R10, R17, R62).

It is put together when the paper is made and stored nowhere else, so that it can never say
something other than the tasks do.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bhdesk.domain import task_review
from bhdesk.domain.activity_kinds import Kind
from bhdesk.domain.tasks import TaskState

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from bhdesk.domain.activities import Activity
    from bhdesk.domain.obstacles import Obstacle
    from bhdesk.domain.tasks import Task


def told(
    activity: Activity, tasks: Sequence[Task], obstacles: Sequence[Obstacle], since: date | None
) -> Activity:
    """The meeting with the sentences of the records before its own words.

    `since` is the day of the review before. Only a review hears how the tasks stand; what was
    given, moved or raised in a meeting of any kind stands in its minutes.
    """
    is_review, number = activity.kind is Kind.REVIEW_MEETING, activity.id
    stood = [as_of(task, activity.day, number) for task in tasks]
    seen = task_review.review(stood, obstacles, activity.day, since)
    heard = task_review.findings(seen) if is_review and (stood or seen.obstacles) else ()

    def is_of_it(meeting: int | None, day: date | None) -> bool:
        """What names the meeting, whenever it was typed; of a review all that fell on its day."""
        return meeting == number or (is_review and meeting is None and day == activity.day)

    given = tuple(
        task
        for task in stood
        if task.state is not TaskState.DRAFT and is_of_it(task.activity, task.assigned_on)
    )
    moved = tuple(
        task_review.Moved(task, move)
        for task in stood
        for move in task.moves
        if is_of_it(move.activity, move.day)
    )
    decided = task_review.decisions(replace(seen, given=given, moved=moved), number)
    raised = [one.text for one in obstacles if one.activity == number and not is_review]
    return replace(
        activity,
        result=_joined(heard, activity.result),
        decisions=_joined(decided, activity.decisions),
        obstacles=_joined(raised, activity.obstacles),
    )


def as_of(task: Task, on: date, meeting: int) -> Task:
    """The task as it stood when a meeting of that day began: later moves and ends taken away.

    When a task was called off is not known; it stays called off.
    """
    later = [
        move
        for move in task.moves
        if move.activity == meeting
        or move.day > on
        or (move.day == on and move.activity is None)
    ]
    due = later[0].old_due if later else task.due
    if task.state is TaskState.CANCELLED:
        return replace(task, due=due)
    is_later = task.assigned_on is None or (task.assigned_on > on and task.activity != meeting)
    if is_later:
        return replace(task, due=due, state=TaskState.DRAFT, done_on=None)
    if task.done_on is not None and task.done_on > on:
        return replace(task, due=due, state=TaskState.ACTIVE, done_on=None)
    return replace(task, due=due)


def _joined(lines: Iterable[str], own: str) -> str:
    """The sentences, then the office's own words, none of them twice."""
    typed = own.splitlines()
    fresh = [line for line in lines if line.strip(" .") not in {one.strip(" .") for one in typed}]
    return "\n".join([*fresh, *typed])
