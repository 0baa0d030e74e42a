"""The assignment of tasks with their six "rõ" as an official annex (R60)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bhdesk.domain import narrative_records, official_people, task_standing, text
from bhdesk.domain.document import Align, Annex, Cell, Column, Document, Row, Table
from bhdesk.domain.narrative_words import whole_issuer
from bhdesk.domain.tasks import STATE_WORDS, TaskState

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from bhdesk.domain.frame import Frame
    from bhdesk.domain.report import Report
    from bhdesk.domain.tasks import Task

_ANSWERABLE = "Rõ trách nhiệm"


def document(frame: Frame, listed: Sequence[Task], on: date) -> Document:
    """An A4 landscape annex: one row a task, in the order of their numbers."""
    told = (
        f"(Kèm theo Quyết định số        ngày     tháng     năm {on.year}"
        f" của {whole_issuer(frame)})"
    )
    title = f"PHÂN CÔNG NHIỆM VỤ NĂM {on.year}"
    return official_people.document(frame, title, (table(listed, on),), told, is_landscape=True)


def annex(report: Report, reference: str) -> Annex:
    """The tasks of a period as they stood on its last day, with their sums under the table."""
    source = report.source
    tasks, last = source.records.tasks, source.period.last.last_day
    counted = narrative_records.task_words(task_standing.sums(tasks, source.period))
    return Annex(
        title=f"TÌNH HÌNH THỰC HIỆN NHIỆM VỤ {source.period.words.upper()}",
        blocks=(replace(table(tasks, last), note=f"Cộng {counted}."),),
        reference=reference,
    )


def table(listed: Sequence[Task], on: date) -> Table:
    """Who, what, when, answerable, product, authority, and how far it is on that day."""
    has_help = any(task.cooperating for task in listed)
    has_supervisor = any(task.supervisor for task in listed)
    columns = [
        Column("Số", 0.5, Align.CENTER),
        Column("Rõ việc", 2.6),
        Column("Rõ người", 1.6),
        Column("Rõ thời gian", 1.6),
        Column("Chủ trì", 1.5, group=_ANSWERABLE),
    ]
    columns += [Column("Phối hợp", 1.5, group=_ANSWERABLE)] if has_help else []
    columns += [Column("Theo dõi, đôn đốc", 1.5, group=_ANSWERABLE)] if has_supervisor else []
    columns += [
        Column("Rõ sản phẩm", 1.9),
        Column("Rõ thẩm quyền", 1.8),
        Column("Tình trạng", 1.3),
    ]
    rows = []
    for task in listed:
        words = [str(task.id), task.work, task.assignee, time_words(task), task.lead]
        words += [task.cooperating] if has_help else []
        words += [task.supervisor] if has_supervisor else []
        words += [task.product, task.authority, state_words(task, on)]
        rows.append(Row(tuple(Cell(word) for word in words)))
    note = "" if rows else "Chưa giao nhiệm vụ nào."
    return Table(tuple(columns), tuple(rows), "Phân công nhiệm vụ", note, key_columns=2)


def time_words(task: Task) -> str:
    """From when to when; a deadline that was moved names the first one."""
    days = [text.day(day) for day in (task.starts, task.due) if day]
    told = " – ".join(days) or text.NO_NUMBER
    first = task.first_due
    moved = task.moves and first is not None and first != task.due
    return f"{told} (hạn ban đầu {text.day(first)})" if moved and first else told


def state_words(task: Task, on: date) -> str:
    """The state in words, with the days it is late."""
    late = task.overdue_days(on)
    if task.state is TaskState.DONE:
        done = f"Xong {text.day(task.done_on)}" if task.done_on else STATE_WORDS[task.state]
        return f"{done}, chậm {late} ngày" if late else done
    return f"Quá hạn {late} ngày" if late else STATE_WORDS[task.state]
