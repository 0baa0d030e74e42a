"""How a task, an obstacle and a due day stand, as rows of their lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.domain import text
from bhdesk.domain.deadlines import ABOUT_WORDS
from bhdesk.domain.obstacles import STATE_WORDS as OBSTACLE_WORDS
from bhdesk.domain.obstacles import ObstacleState
from bhdesk.domain.periods import Month
from bhdesk.domain.tasks import STATE_WORDS, TaskState, words_of
from bhdesk.ui.lists import RowItem
from bhdesk.ui.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from bhdesk.domain.deadlines import Deadline
    from bhdesk.domain.obstacles import Obstacle
    from bhdesk.domain.tasks import Task

SOON = 3
DAYS = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")
_ORDER = (TaskState.ACTIVE, TaskState.DRAFT, TaskState.DONE, TaskState.CANCELLED)


def task_state(task: Task, on: date) -> tuple[Tone, str]:
    """Sign and words: "Quá hạn 3 ngày", "Còn 2 ngày", "Nháp, chưa rõ sản phẩm"."""
    late = task.overdue_days(on)
    if task.state is TaskState.ACTIVE and task.due is not None:
        left = (task.due - on).days
        if late:
            return Tone.BAD, f"Quá hạn {late} ngày"
        if left <= SOON:
            return Tone.WARN, f"Còn {left} ngày" if left else "Hạn cuối hôm nay"
        return Tone.INFO, f"Đang làm, còn {left} ngày"
    if task.state is TaskState.DONE:
        day = f" {text.day(task.done_on)}" if task.done_on else ""
        return Tone.GOOD, f"Xong{day}, chậm {late} ngày" if late else f"Xong{day}"
    if task.state is TaskState.DRAFT and task.unclear:
        return Tone.MUTED, f"Nháp, chưa rõ {words_of(task.unclear)}"
    is_draft = task.state is TaskState.DRAFT
    return Tone.MUTED, "Nháp, đã đủ sáu rõ" if is_draft else STATE_WORDS[task.state]


def task_row(task: Task, on: date) -> RowItem:
    """Number and work, its deadline at the right, who does it, how it stands."""
    tone, state = task_state(task, on)
    due = text.day(task.due) if task.due else ""
    title = f"{task.id}. {' '.join(task.work.split())}"
    who = task.assignee or "(chưa rõ người)"
    return RowItem(task.id, title, who, right=due, state=state, tone=tone)


def task_rows(tasks: Iterable[Task], on: date) -> list[RowItem]:
    """What is worked on first, by its deadline; then drafts, what is done and called off."""

    def rank(task: Task) -> tuple[int, str, int]:
        return _ORDER.index(task.state), task.due.isoformat() if task.due else "9", task.id

    return [task_row(task, on) for task in sorted(tasks, key=rank)]


def obstacle_row(
    one: Obstacle, names: Mapping[int, str], on: date, key: str | None = None
) -> RowItem:
    """What was raised, where and by whom, how far it has come; `names` of the villages.

    `key` where its number alone would be another row's.
    """
    tones = {ObstacleState.OPEN: Tone.WARN, ObstacleState.PASSED: Tone.INFO,
             ObstacleState.ANSWERED: Tone.GOOD}  # fmt: skip
    state = OBSTACLE_WORDS[one.state]
    if one.state is not ObstacleState.ANSWERED and (waited := one.waiting_days(on)):
        state = f"{state} ({waited} ngày)"
    where = names.get(one.unit or 0, "") or one.place
    second = " · ".join(part for part in (where, one.raised_by) if part)
    return RowItem(key or one.id, " ".join(one.text.split()), second or "Chưa ghi nơi, người nêu",
                   right=text.day(one.raised_on), state=state, tone=tones[one.state])  # fmt: skip


def due_tone(row: Deadline, today: date) -> Tone:
    """Done good, late bad, in a few days a warning."""
    if row.is_done:
        return Tone.GOOD
    if row.overdue(today):
        return Tone.BAD
    left = row.left(today)
    return Tone.WARN if 0 <= left <= SOON else Tone.MUTED


def due_row(row: Deadline, today: date) -> RowItem:
    """The last working day as the big figure; the day of the paper where it is another."""
    parts = [ABOUT_WORDS[row.about]]
    if row.valid != row.working:
        parts.append(f"theo văn bản: {text.day(row.valid)}")
    if row.dated.note:
        parts.append(row.dated.note)
    state = row.words(today)
    return RowItem(row.key, row.title, " · ".join(parts), state=state[:1].upper() + state[1:],
                   tone=due_tone(row, today), big=f"{row.working.day:02d}/{row.working.month}",
                   small=DAYS[row.working.weekday()])  # fmt: skip


def due_rows(rows: Iterable[Deadline], today: date) -> Iterator[RowItem]:
    """With the name of each month above its first day."""
    month = None
    for row in rows:
        if (now := Month.of(row.working)) != month:
            month = now
            yield RowItem(f"month:{now}", f"Tháng {now.label}", is_heading=True)
        yield due_row(row, today)
