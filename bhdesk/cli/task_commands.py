"""Commands about tasks with six "rõ" and their weekly review."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from bhdesk.cli import papers
from bhdesk.cli.context import Context, table
from bhdesk.cli.obstacle_commands import as_json as obstacle_json
from bhdesk.cli.people_commands import day, day_or_today, iso, unit_keys
from bhdesk.domain import official_tasks, task_review, text
from bhdesk.domain.errors import UserError
from bhdesk.domain.task_steps import Choice, Step
from bhdesk.domain.tasks import Task, TaskState, words_of
from bhdesk.services import activities, reviews, tasks
from bhdesk.services.reviews import Held

if TYPE_CHECKING:
    import argparse
    from datetime import date

_WORDS = ("work", "assignee", "lead", "cooperating", "supervisor", "product", "authority")


def show(context: Context, options: argparse.Namespace) -> int:
    """The tasks with what is unclear, how late they are and their deadlines of before."""
    on = day_or_today(context, options.on)
    states = {TaskState(options.state)} if options.state else set()
    listed = tasks.listed(context.store, states)
    shown = [
        [f"{one.id:>3}  {one.work}", one.assignee, official_tasks.time_words(one),
         official_tasks.state_words(one, on)]
        for one in listed
    ]  # fmt: skip
    lines = table([" Số  Việc", "Người", "Thời gian", "Tình trạng"], shown)
    rows = [_json(one, on) for one in listed]
    context.answer({"rows": rows}, lines if listed else ["Chưa có nhiệm vụ nào."])
    return 0


def add_task(context: Context, options: argparse.Namespace) -> int:
    """Add a draft; raises UserError task.no_work, task.dates."""
    _, number = tasks.save(context.store, _filled(Task(""), options))
    return _written(context, number)


def set_task(context: Context, options: argparse.Namespace) -> int:
    """Change what is given by option; "" empties. Raises UserError task.*."""
    number = text.parse_count(options.id)
    old = tasks.task(context.store, number)
    tasks.save(context.store, _filled(old, options), old)
    return _written(context, number)


def _written(context: Context, number: int) -> int:
    """Which of the six are still empty stands in the answer."""
    unclear = tasks.task(context.store, number).unclear
    told = [f"Còn chưa rõ: {words_of(unclear)}."] if unclear else []
    value = {"id": number, "unclear": [one.value for one in unclear]}
    context.answer(value, [f"Đã ghi nhiệm vụ số {number}.", *told])
    return 0


def _filled(old: Task, options: argparse.Namespace) -> Task:
    given = {name: getattr(options, name) for name in _WORDS}
    words: dict[str, Any] = {name: typed for name, typed in given.items() if typed is not None}
    for name in ("starts", "due"):
        if getattr(options, name) is not None:
            words[name] = day(getattr(options, name))
    meeting = _meeting(options)
    return replace(old, **words, activity=old.activity if meeting is None else meeting)


def _meeting(options: argparse.Namespace) -> int | None:
    return text.parse_count(options.meeting) if options.meeting else None


def activate(context: Context, options: argparse.Namespace) -> int:
    """Give a task out; raises UserError task.not_clear while one of the six is empty."""
    number, on = text.parse_count(options.id), day_or_today(context, options.on)
    tasks.activate(context.store, number, on, _meeting(options))
    return _answer(context, number, on, f"Đã giao nhiệm vụ số {number}.")


def move(context: Context, options: argparse.Namespace) -> int:
    """Move a deadline with its reason; raises UserError task.*."""
    number, on = text.parse_count(options.id), day_or_today(context, options.on)
    due = text.parse_date(options.due)
    tasks.move(context.store, number, due, options.reason, on, _meeting(options))
    said = f"Nhiệm vụ số {number}: thời hạn mới {text.day(due)}."
    return _answer(context, number, on, said)


def done(context: Context, options: argparse.Namespace) -> int:
    """The task is done; raises UserError task.unknown, task.wrong_state."""
    number, on = text.parse_count(options.id), day_or_today(context, options.on)
    tasks.finish(context.store, number, on, options.evidence or "")
    return _answer(context, number, on, f"Nhiệm vụ số {number} đã xong.")


def cancel(context: Context, options: argparse.Namespace) -> int:
    """Call a task off; raises UserError task.*."""
    number = text.parse_count(options.id)
    tasks.cancel(context.store, number, options.reason)
    return _answer(context, number, day_or_today(context, None), f"Đã hủy nhiệm vụ số {number}.")


def reopen(context: Context, options: argparse.Namespace) -> int:
    """Go on with a task; raises UserError task.*."""
    number = text.parse_count(options.id)
    tasks.reopen(context.store, number, options.reason)
    return _answer(context, number, day_or_today(context, None), f"Đã mở lại số {number}.")


def remove(context: Context, options: argparse.Namespace) -> int:
    """Take out a draft; raises UserError task.unknown, task.wrong_state."""
    tasks.remove(context.store, text.parse_count(options.id))
    context.answer({}, ["Đã bỏ."])
    return 0


def seed(context: Context, _: argparse.Namespace) -> int:
    """Drafts from the plan's own deadlines."""
    added = tasks.seed(context.store)[1]
    context.answer({"added": added}, [f"Đã lập {added} nhiệm vụ nháp theo kế hoạch."])
    return 0


def review(context: Context, options: argparse.Namespace) -> int:
    """Late, due this week, done, moved, and what goes into the minutes; decisions are stored.

    Raises UserError as reviews.hold() does.
    """
    meeting = _meeting(options)
    of = None if meeting is None else activities.one(context.store, meeting)
    on = of.day if of and not options.on else day_or_today(context, options.on)
    if (choices := _choices(options)) or options.conclusion is not None:
        meeting = _hold(context, on, choices, options.conclusion, meeting)
    seen = tasks.review(context.store, on)
    keys = unit_keys(context)
    told, decided = task_review.findings(seen), task_review.decisions(seen, meeting)
    value = {
        "on": iso(on), "meeting": meeting, "since": iso(seen.since), "week_end": iso(seen.week_end),
        "overdue": [
            _json(late.task, on) | {"days": late.days, "working_days": late.working_days}
            for late in seen.overdue
        ],
        "due": [_json(one, on) for one in seen.due],
        "done": [_json(one, on) for one in seen.done],
        "given": [_json(one, on) for one in seen.given],
        "obstacles": [obstacle_json(one, keys) for one in seen.obstacles],
        "findings": list(told), "decisions": list(decided),
    }  # fmt: skip
    lines = [*told, *(["Kết luận:"] if decided else []), *decided]
    context.answer(value, lines)
    return 0


def _choices(options: argparse.Namespace) -> tuple[Choice, ...]:
    count = text.parse_count
    made = [Choice(count(number), Step.KEEP) for number in options.keep]
    made += [
        Choice(count(number), Step.MOVE, reason, text.parse_date(due))
        for number, due, reason in options.move
    ]
    made += [Choice(count(number), Step.DONE, words) for number, words in options.done]
    made += [
        Choice(count(number), Step.HAND, reason, assignee=who)
        for number, who, reason in options.hand
    ]
    return (*made, *(Choice(count(n), Step.CANCEL, why) for n, why in options.cancel))


def _hold(
    context: Context, on: date, choices: tuple[Choice, ...], conclusion: str | None,
    meeting: int | None,
) -> int:  # fmt: skip
    """Stores the review of that day; its conclusions stay where none are given.

    Raises UserError review.other_meeting when another meeting was meant than that day's review.
    """
    held = reviews.desk(context.store, on).meeting
    if meeting is not None and (held is None or held.id != meeting):
        raise UserError("review.other_meeting", id=meeting, day=text.day(on))
    known = held.decisions if held else ""
    words = known if conclusion is None else conclusion
    return reviews.hold(context.store, Held(on, choices, words, known))[1]


def sheet(context: Context, options: argparse.Namespace) -> int:
    """The assignment of tasks as a landscape annex."""
    made = tasks.sheet(context.store, day_or_today(context, options.on))
    return papers.write(context, made, options.out)


def _answer(context: Context, number: int, on: date, said: str) -> int:
    context.answer(_json(tasks.task(context.store, number), on), [said])
    return 0


def _json(one: Task, on: date) -> dict[str, Any]:
    return {
        "id": one.id, "state": one.state.value, "work": one.work, "assignee": one.assignee,
        "from": iso(one.starts), "due": iso(one.due), "lead": one.lead,
        "cooperating": one.cooperating, "supervisor": one.supervisor, "product": one.product,
        "authority": one.authority, "assigned_on": iso(one.assigned_on),
        "done_on": iso(one.done_on), "evidence": one.evidence, "note": one.note,
        "source": one.source, "meeting": one.activity,
        "unclear": [clear.value for clear in one.unclear],
        "overdue_days": one.overdue_days(on),
        "overdue_working_days": one.overdue_working_days(on),
        "moves": [
            {
                "old_due": iso(move.old_due), "new_due": iso(move.new_due),
                "reason": move.reason, "day": iso(move.day), "meeting": move.activity,
            }
            for move in one.moves
        ],
    }  # fmt: skip
