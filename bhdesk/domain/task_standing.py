"""How tasks stood at the end of a period, whatever became of them since (R60, R62)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bhdesk.domain.tasks import TaskState

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bhdesk.domain.periods import Period
    from bhdesk.domain.tasks import Task


@dataclass(frozen=True, slots=True)
class TaskSums:
    """Tasks of a period: `given` is the sum of `in_time`, `done_late`, `open` and `overdue`.

    `moved` are those among them whose deadline was moved in the period.
    """

    given: int
    in_time: int
    done_late: int
    open: int
    overdue: int
    moved: int

    @property
    def done(self) -> int:
        """Done in the period, in time or late."""
        return self.in_time + self.done_late


def standing(tasks: Iterable[Task], period: Period) -> tuple[Task, ...]:
    """The tasks worked on in a period, as they were on its last day.

    Left out are drafts, what was given later, what was done before, and what was called off.
    """
    first, last = period.first.first_day, period.last.last_day
    found = []
    for task in tasks:
        is_given = task.assigned_on is not None and task.assigned_on <= last
        is_over = task.state is TaskState.DONE and task.done_on and task.done_on < first
        if is_given and not is_over and task.state in {TaskState.ACTIVE, TaskState.DONE}:
            found.append(_then(task, period))
    return tuple(found)


def _then(task: Task, period: Period) -> Task:
    last = period.last.last_day
    kept = tuple(move for move in task.moves if move.day <= last)
    later = [move for move in task.moves if move.day > last]
    due = later[0].old_due if later else task.due
    if task.done_on is None or task.done_on <= last:
        return replace(task, due=due, moves=kept)
    return replace(
        task, due=due, moves=kept, state=TaskState.ACTIVE, done_on=None, evidence=""
    )


def sums(tasks: Sequence[Task], period: Period) -> TaskSums:
    """What `standing()` adds up to."""
    first, last = period.first.first_day, period.last.last_day
    done = [task for task in tasks if task.state is TaskState.DONE]
    late = sum(task.overdue_days(last) > 0 for task in done)
    overdue = sum(task.is_overdue(last) for task in tasks)
    moved = sum(any(first <= move.day <= last for move in task.moves) for task in tasks)
    return TaskSums(
        len(tasks), len(done) - late, late, len(tasks) - len(done) - overdue, overdue, moved
    )
