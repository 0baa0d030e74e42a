"""What the weekly review looks at, as rows of its list (R10, R62)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.domain import text
from bhdesk.domain.task_steps import STEP_WORDS, Step
from bhdesk.ui.lists import RowItem
from bhdesk.ui.screens.tasks import words
from bhdesk.ui.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from bhdesk.domain.task_review import WeekReview
    from bhdesk.domain.tasks import Task
    from bhdesk.services.reviews import ReviewDesk

Typed = dict[str, str]
"""What is typed of one decision: step, due, assignee, words."""


def rows(seen: ReviewDesk, typed: Mapping[int, Typed], names: Mapping[int, str]) -> list[RowItem]:
    """Late, due, decided in this meeting, done, obstacles: each under its heading."""
    review = seen.review
    number = seen.meeting.id if seen.meeting else None
    late = [_late(one.task, one.days, one.working_days, typed) for one in review.overdue]
    due = [_task(one, typed, review) for one in review.due]
    moved = [
        RowItem(
            f"move:{one.move.id}", _title(one.task), f"Lý do: {one.move.reason}",
            state=f"Hạn mới {text.day(one.move.new_due)}, hạn cũ {text.day(one.move.old_due)}",
            tone=Tone.GOOD,
        )
        for one in review.moved
        if number is not None and one.move.activity == number
    ]  # fmt: skip
    done = [
        RowItem(f"done:{one.id}", _title(one), one.evidence or "Chưa ghi minh chứng",
                state=words.task_state(one, review.on)[1], tone=Tone.GOOD)
        for one in review.done
    ]  # fmt: skip
    raised = [
        words.obstacle_row(one, names, review.on, f"obstacle:{one.id}") for one in review.obstacles
    ]
    parts = (
        ("Quá hạn", late), ("Đến hạn trong tuần", due), ("Dời hạn tại cuộc họp này", moved),
        ("Đã xong từ lần họp trước", done), ("Khó khăn, vướng mắc chưa trả lời", raised),
    )  # fmt: skip
    return list(_headed(parts))


def _headed(parts: Iterable[tuple[str, list[RowItem]]]) -> Iterator[RowItem]:
    for name, listed in parts:
        if listed:
            yield RowItem(f"head:{name}", f"{name} ({len(listed)})", is_heading=True)
            yield from listed


def _title(task: Task) -> str:
    return f"{task.id}. {' '.join(task.work.split())}"


def _late(task: Task, days: int, working: int, typed: Mapping[int, Typed]) -> RowItem:
    state = f"Quá hạn {days} ngày ({working} ngày làm việc)"
    return _row(task, Tone.BAD, state, typed)


def _task(task: Task, typed: Mapping[int, Typed], review: WeekReview) -> RowItem:
    tone, state = words.task_state(task, review.on)
    return _row(task, tone, state, typed)


def _row(task: Task, tone: Tone, state: str, typed: Mapping[int, Typed]) -> RowItem:
    """A decision typed for it, not stored yet, stands above how late it is."""
    due, who = text.day(task.due) if task.due else "", task.assignee
    if (said := decision(typed.get(task.id, {}))) is not None:
        who, state, tone = f"{who} · {state.lower()}", f"{said}, chưa ghi", Tone.INFO
    return RowItem(task.id, _title(task), who, right=due, state=state, tone=tone)


def decision(one: Typed) -> str | None:
    """The decision typed in a few words, None where there is none."""
    if not one.get("step"):
        return None
    step = Step(one["step"])
    said = STEP_WORDS[step]
    more = {Step.MOVE: one.get("due", ""), Step.HAND: one.get("assignee", "")}.get(step, "")
    return f"{said} {more}".strip()
