"""The meetings a task or an obstacle can come from, as a choice."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bhdesk.domain import text
from bhdesk.domain.activities import KIND_WORDS, Kind
from bhdesk.domain.activity_kinds import kind_of
from bhdesk.domain.activity_list import Filter
from bhdesk.services import activities

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from bhdesk.domain.activities import Activity
    from bhdesk.ui.work import Work

NONE = "– không từ cuộc họp nào –"
_BACK, _AHEAD, _MOST = timedelta(days=400), timedelta(days=60), 200
_KINDS = frozenset(kind for kind in Kind if kind_of(kind).gathers)


def named(one: Activity) -> str:
    """"19/10/2026 · Họp đánh giá kết quả, Nhà văn hóa"."""
    words = f"{text.day(one.day)} · {KIND_WORDS[one.kind]}"
    return f"{words}, {one.place}" if one.place else words


def offered(work: Work, on: date, linked: Iterable[int]) -> dict[int, str]:
    """The meetings about that day, newest first, and those that are linked already."""
    found = work.ask(activities.listed, Filter(on - _BACK, on + _AHEAD, _KINDS)) or ()
    names = {one.id: named(one) for one in found[:_MOST]}
    for number in sorted(set(linked) - set(names)):
        one = work.ask(activities.one, number)
        if one is not None:
            names[number] = named(one)
    return names


def choices(names: dict[int, str]) -> list[tuple[str, object]]:
    """With none of them first."""
    return [(NONE, None), *((name, number) for number, name in names.items())]
