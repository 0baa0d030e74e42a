"""The weekly review of tasks as a value, and the sentences it gives to the minutes (R10, R62)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from bhdesk.domain import text
from bhdesk.domain.tasks import TaskState, is_weekday

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from bhdesk.domain.obstacles import Obstacle
    from bhdesk.domain.tasks import Move, Task

WEEK = 7


@dataclass(frozen=True, slots=True)
class Late:
    """A task past its deadline, in calendar days and in working days."""

    task: Task
    days: int
    working_days: int


@dataclass(frozen=True, slots=True)
class Moved:
    """A deadline moved since the last review."""

    task: Task
    move: Move


@dataclass(frozen=True, slots=True)
class WeekReview:
    """What a review on the day `on` looks at; `since` is the day of the review before.

    `due` falls due from `on` to the end of that week; `given` was assigned, `done` finished and
    `cancelled` called off after `since`. `obstacles` are those still without an answer.
    """

    on: date
    since: date
    overdue: tuple[Late, ...]
    due: tuple[Task, ...]
    done: tuple[Task, ...]
    given: tuple[Task, ...]
    moved: tuple[Moved, ...]
    obstacles: tuple[Obstacle, ...]

    @property
    def week_end(self) -> date:
        """The Sunday of the week of `on`."""
        return self.on + timedelta(days=6 - self.on.weekday())


def review(
    tasks: Sequence[Task],
    obstacles: Iterable[Obstacle],
    on: date,
    since: date | None = None,
    is_working: Callable[[date], bool] = is_weekday,
) -> WeekReview:
    """What stands at a review on that day; without an earlier one it looks back a week."""
    after = since or on - timedelta(days=WEEK)
    week_end = on + timedelta(days=6 - on.weekday())

    def is_new(day: date | None) -> bool:
        return day is not None and after < day <= on

    late = [
        Late(task, task.overdue_days(on), task.overdue_working_days(on, is_working))
        for task in tasks
        if task.is_overdue(on)
    ]
    return WeekReview(
        on,
        after,
        tuple(sorted(late, key=lambda one: (-one.days, one.task.id))),
        tuple(
            task
            for task in tasks
            if task.state is TaskState.ACTIVE and task.due and on <= task.due <= week_end
        ),
        tuple(t for t in tasks if t.state is TaskState.DONE and is_new(t.done_on)),
        tuple(t for t in tasks if t.state is not TaskState.DRAFT and is_new(t.assigned_on)),
        tuple(Moved(t, move) for t in tasks for move in t.moves if is_new(move.day)),
        tuple(o for o in obstacles if o.raised_on <= on and not o.is_answered_by(on)),
    )


def findings(value: WeekReview) -> tuple[str, ...]:
    """What the meeting hears: late, due, done, obstacles without an answer."""
    told = [
        f"Quá hạn: nhiệm vụ số {one.task.id} ({_named(one.task)}), hạn {_due(one.task)}, quá"
        f" {one.days} ngày ({one.working_days} ngày làm việc)."
        for one in value.overdue
    ]
    told += [
        f"Đến hạn trong tuần: nhiệm vụ số {task.id} ({_named(task)}), hạn {_due(task)}."
        for task in value.due
    ]
    told += [
        f"Đã xong: nhiệm vụ số {task.id} ({_named(task)}){_evidence(task)}." for task in value.done
    ]
    told += [f"Vướng mắc chưa có trả lời: {one.text.rstrip(' .;')}." for one in value.obstacles]
    return tuple(told) or ("Không có nhiệm vụ quá hạn, đến hạn trong tuần.",)


def decisions(value: WeekReview, activity: int | None = None) -> tuple[str, ...]:
    """What the meeting decided, for its minutes: deadlines moved with the reason, tasks given.

    With the number of the meeting what was decided in it, else what was decided on that day.
    """
    told = [
        f"Nhiệm vụ số {one.task.id} ({_named(one.task)}): chuyển thời hạn từ ngày"
        f" {text.day(one.move.old_due)} đến ngày {text.day(one.move.new_due)};"
        f" lý do: {one.move.reason.rstrip(' .;')}."
        for one in value.moved
        if _is_of(activity, value.on, one.move.activity, one.move.day)
    ]
    told += [
        f"Giao nhiệm vụ số {task.id}: {_named(task)}; {task.assignee} thực hiện, {task.lead} chủ"
        f" trì, hoàn thành trước hoặc trong ngày {_due(task)}; sản phẩm: {task.product}."
        for task in value.given
        if _is_of(activity, value.on, task.activity, task.assigned_on)
    ]
    return tuple(told)


def _is_of(meeting: int | None, on: date, activity: int | None, day: date | None) -> bool:
    if meeting is not None and activity is not None:
        return activity == meeting
    return day == on


def _named(task: Task) -> str:
    return text.lowered(task.work.rstrip(" .;"))


def _due(task: Task) -> str:
    return text.day(task.due) if task.due else text.NO_NUMBER


def _evidence(task: Task) -> str:
    return f": {task.evidence.rstrip(' .;')}" if task.evidence else ""
