"""The meetings a task or an obstacle can come from, as a choice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.domain import text
from bhdesk.domain.activity_kinds import KIND_WORDS
from bhdesk.services import tasks

if TYPE_CHECKING:
    from datetime import date

    from bhdesk.domain.tasks import Meeting
    from bhdesk.ui.work import Work

NONE = "– không từ cuộc họp nào –"


def named(one: Meeting) -> str:
    """"19/10/2026 · Họp đánh giá kết quả, Nhà văn hóa"."""
    words = f"{text.day(one.day)} · {KIND_WORDS[one.kind]}"
    return f"{words}, {one.place}" if one.place else words


def offered(work: Work, on: date) -> dict[int, str]:
    """The meetings about that day, and those that are named already, by their numbers."""
    return {one.id: named(one) for one in work.ask(tasks.meetings, on) or ()}


def choices(names: dict[int, str]) -> list[tuple[str, object]]:
    """With none of them first."""
    return [(NONE, None), *((name, number) for number, name in names.items())]
