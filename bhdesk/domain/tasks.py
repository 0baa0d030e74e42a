"""Tasks with six "rõ": who, what, when, answerable to whom, with what result, by whose authority.

HN III.2 g7 and IV.14 g2: a task is given only when all six are said (R60); R62: it is urged on.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from bhdesk.domain import text
from bhdesk.domain.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from bhdesk.domain.activity_kinds import Kind
    from bhdesk.domain.plans import Plan


class TaskState(StrEnum):
    DRAFT = "draft"
    ACTIVE = "active"
    DONE = "done"
    CANCELLED = "cancelled"


STATE_WORDS = {
    TaskState.DRAFT: "Nháp",
    TaskState.ACTIVE: "Đang làm",
    TaskState.DONE: "Xong",
    TaskState.CANCELLED: "Đã hủy",
}


class Clear(StrEnum):
    """The six things that must be said of a task, in the order of the plan's words."""

    PERSON = "person"
    WORK = "work"
    TIME = "time"
    RESPONSIBILITY = "responsibility"
    PRODUCT = "product"
    AUTHORITY = "authority"


CLEAR_WORDS = {
    Clear.PERSON: "người",
    Clear.WORK: "việc",
    Clear.TIME: "thời gian",
    Clear.RESPONSIBILITY: "trách nhiệm",
    Clear.PRODUCT: "sản phẩm",
    Clear.AUTHORITY: "thẩm quyền",
}


def is_weekday(day: date) -> bool:
    """Monday to Friday: what is worked where no holidays are known."""
    return day.weekday() < 5


class Move(NamedTuple):
    """A deadline that was moved: on which day, why, and in which meeting, if in one."""

    old_due: date
    new_due: date
    reason: str
    day: date
    activity: int | None = None
    id: int = 0


class Meeting(NamedTuple):
    """What is said of a meeting where a task or an obstacle names it."""

    id: int
    kind: Kind
    day: date
    place: str = ""


@dataclass(frozen=True, slots=True)
class Task:
    """One task; its number is `id`. `lead`, `cooperating`, `supervisor` are its responsibility.

    `activity` is the meeting that gave it, `source` the place in the plan it comes from, `note`
    why it was cancelled or opened again. `moves` are its deadlines of before, oldest first.
    """

    work: str
    assignee: str = ""
    starts: date | None = None
    due: date | None = None
    lead: str = ""
    cooperating: str = ""
    supervisor: str = ""
    product: str = ""
    authority: str = ""
    state: TaskState = TaskState.DRAFT
    assigned_on: date | None = None
    done_on: date | None = None
    evidence: str = ""
    note: str = ""
    source: str = ""
    activity: int | None = None
    moves: tuple[Move, ...] = ()
    id: int = 0

    @property
    def unclear(self) -> tuple[Clear, ...]:
        """Which of the six are still empty; of the responsibility the lead must be named."""
        said = {
            Clear.PERSON: self.assignee,
            Clear.WORK: self.work,
            Clear.TIME: self.starts and self.due,
            Clear.RESPONSIBILITY: self.lead,
            Clear.PRODUCT: self.product,
            Clear.AUTHORITY: self.authority,
        }
        return tuple(one for one in Clear if not said[one])

    @property
    def first_due(self) -> date | None:
        """The deadline it was given with."""
        return self.moves[0].old_due if self.moves else self.due

    def late_until(self, on: date) -> date:
        """The day lateness is counted to: the day it was done, else `on`."""
        return self.done_on if self.state is TaskState.DONE and self.done_on else on

    def is_overdue(self, on: date) -> bool:
        """Whether it is being worked on although its deadline has passed."""
        return self.state is TaskState.ACTIVE and self.overdue_days(on) > 0

    def overdue_days(self, on: date) -> int:
        """Calendar days past the deadline: 3 on Monday 19/10 for one due on Friday 16/10."""
        counts = self.due is not None and self.state in {TaskState.ACTIVE, TaskState.DONE}
        return max(0, (self.late_until(on) - self.due).days) if counts and self.due else 0

    def overdue_working_days(
        self, on: date, is_working: Callable[[date], bool] = is_weekday
    ) -> int:
        """Of those the days that were worked; `is_working` knows the holidays."""
        late = self.overdue_days(on)
        return sum(is_working(self.late_until(on) - timedelta(days=back)) for back in range(late))


def words_of(unclear: Iterable[Clear]) -> str:
    """The empty ones as they are told: "sản phẩm, thẩm quyền"."""
    return ", ".join(CLEAR_WORDS[one] for one in unclear)


def refuse_impossible(task: Task) -> None:
    """Whatever its state; raises UserError task.no_work, task.dates."""
    if not task.work:
        raise UserError("task.no_work")
    if task.starts and task.due and task.due < task.starts:
        first, last = text.day(task.starts), text.day(task.due)
        raise UserError("task.dates", first=first, last=last)


def refuse_unclear(task: Task) -> None:
    """Nothing is given out with one of the six empty; raises UserError task.not_clear (R60)."""
    if task.unclear:
        raise UserError("task.not_clear", missing=words_of(task.unclear))


def refuse_state(task: Task, *wanted: TaskState) -> None:
    """Raises UserError task.wrong_state where the task is in another state."""
    if task.state not in wanted:
        raise UserError("task.wrong_state", id=task.id, state=STATE_WORDS[task.state].lower())


def seeds(plan: Plan, known: Iterable[str] = ()) -> tuple[Task, ...]:
    """Drafts of what the plan itself asks of the commune by a day: its deadlines.

    A `source` among `known` was seeded before. Yearly ones stand once for each year of the plan.
    """
    found = []
    for item in plan.deadlines:
        if not item.is_relevant:
            continue
        for due in _days(item.date, item.month_day, plan.period.years):
            last = due - timedelta(days=1) if item.op == "before" else due
            source = f"{item.cite or item.name} ({due.isoformat()})"
            found.append(Task(_sentence(item.name), due=last, source=source))
    taken = set(known)
    return tuple(task for task in found if task.source not in taken)


def _days(one: date | None, month_day: str, years: Iterable[int]) -> tuple[date, ...]:
    if one is not None:
        return (one,)
    if not month_day:
        return ()
    return tuple(text.parse_date(f"{year}-{month_day}") for year in years)


def _sentence(name: str) -> str:
    return name[:1].upper() + name[1:]
