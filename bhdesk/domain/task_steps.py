"""What becomes of a task being worked on: moved, done, called off, handed over (R62)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from bhdesk.domain import tasks, text
from bhdesk.domain.errors import UserError
from bhdesk.domain.tasks import Move, Task, TaskState

if TYPE_CHECKING:
    from datetime import date


class Step(StrEnum):
    """What a review can decide on a task."""

    KEEP = "keep"
    MOVE = "move"
    DONE = "done"
    HAND = "hand"
    CANCEL = "cancel"


STEP_WORDS = {
    Step.KEEP: "Giữ hạn",
    Step.MOVE: "Hạn mới",
    Step.DONE: "Hoàn thành",
    Step.HAND: "Chuyển người",
    Step.CANCEL: "Hủy việc",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """A decision on the task of that number; `words` are its reason, or the evidence."""

    task: int
    step: Step
    words: str = ""
    due: date | None = None
    assignee: str = ""


@dataclass(frozen=True, slots=True)
class Decided:
    """The task after a decision; `said` is what only the meeting itself can keep of it."""

    task: Task
    move: Move | None = None
    said: str = ""


def moved(
    task: Task, due: date, reason: str, on: date, activity: int | None
) -> tuple[Task, Move]:
    """With another deadline, and the old one with the reason.

    Raises UserError task.no_reason, task.wrong_state, task.same_due, task.dates, text.unprintable.
    """
    why = _reason(reason)
    tasks.refuse_state(task, TaskState.ACTIVE)
    if task.due is None or due == task.due:
        raise UserError("task.same_due", day=text.day(due))
    new = replace(task, due=due)
    tasks.refuse_impossible(new)
    return new, Move(task.due, due, why, on, activity)


def finished(task: Task, on: date, evidence: str) -> Task:
    """Done, with what shows it; raises UserError task.wrong_state, text.unprintable."""
    told = text.nfc(evidence)
    text.refuse_unprintable(told)
    tasks.refuse_state(task, TaskState.ACTIVE)
    return replace(
        task, state=TaskState.DONE, done_on=on, evidence=told or task.evidence
    )


def reasoned(task: Task, reason: str, *wanted: TaskState) -> Task:
    """With the reason as its note, where its state allows what is asked; raises as moved()."""
    why = _reason(reason)
    tasks.refuse_state(task, *wanted)
    return replace(task, note=why)


def cancelled(task: Task, reason: str) -> Task:
    """Called off; raises UserError task.no_reason, task.wrong_state, text.unprintable."""
    found = reasoned(task, reason, TaskState.DRAFT, TaskState.ACTIVE)
    return replace(found, state=TaskState.CANCELLED)


def handed(task: Task, assignee: str) -> Task:
    """Somebody else does it; raises UserError task.no_assignee, task.wrong_state."""
    who = text.nfc(assignee)
    text.refuse_unprintable(who)
    tasks.refuse_state(task, TaskState.ACTIVE)
    if not who or who == task.assignee:
        raise UserError("task.no_assignee", name=task.assignee)
    return replace(task, assignee=who)


def decided(task: Task, choice: Choice, on: date, meeting: int | None) -> Decided:
    """What a review of the day `on` made of a task; raises as the steps do, task.no_due."""
    words = choice.words
    if choice.step is Step.MOVE:
        if choice.due is None:
            raise UserError("task.no_due")
        return Decided(*moved(task, choice.due, words, on, meeting))
    if choice.step is Step.DONE:
        return Decided(finished(task, on, words))
    if choice.step is Step.CANCEL:
        new = cancelled(task, words)
        return Decided(new, said=_said(task, f"hủy; lý do: {_ended(new.note)}"))
    if choice.step is Step.HAND:
        new, why = handed(task, choice.assignee), _reason(words)
        told = f"chuyển {new.assignee} thực hiện thay {task.assignee}; lý do: {_ended(why)}"
        return Decided(new, said=_said(task, told))
    tasks.refuse_state(task, TaskState.ACTIVE)
    why = text.nfc(words)
    text.refuse_unprintable(why)
    kept = f"giữ thời hạn {text.day(task.due)}" if task.due else "giữ thời hạn"
    return Decided(task, said=_said(task, f"{kept}; {_ended(why)}" if why else f"{kept}."))


def _reason(words: str) -> str:
    why = text.nfc(words)
    if not why:
        raise UserError("task.no_reason")
    text.refuse_unprintable(why)
    return why


def _said(task: Task, told: str) -> str:
    return f"Nhiệm vụ số {task.id} ({text.lowered(task.work.rstrip(' .;'))}): {told}"


def _ended(words: str) -> str:
    return f"{' '.join(words.split()).rstrip(' .;')}."
