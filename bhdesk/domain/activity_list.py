"""Finding activities in a long log: by time, kind, state, unit and words typed without accents."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bhdesk.domain import text
from bhdesk.domain.activity_kinds import KIND_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from bhdesk.domain.activities import Activity, ActivityState
    from bhdesk.domain.activity_kinds import Kind

# every letter of the alphabet with its marks -> the bare letter
_BARE = {
    code: bare
    for code in (*range(0xC0, 0x250), *range(0x300, 0x370), *range(0x1E00, 0x1F00))
    for bare in [
        "".join(
            sign
            for sign in unicodedata.normalize("NFD", chr(code).replace("đ", "d"))
            if not unicodedata.combining(sign)
        )
    ]
    if bare != chr(code)
}
_SEARCHED = ("place", "chair", "organisers", "topic", "result", "obstacles", "decisions", "channel")


@dataclass(frozen=True, slots=True)
class Filter:
    """What is to be seen; an empty field asks for nothing."""

    first: date
    last: date
    kinds: frozenset[Kind] = frozenset()
    states: frozenset[ActivityState] = frozenset()
    unit: int | None = None
    words: str = ""


def chosen(
    activities: Iterable[Activity], wanted: Filter, said: Callable[[Activity], str] | None = None
) -> tuple[Activity, ...]:
    """Those that answer every field of the filter, in their order; `said` as Said.of gives it."""
    words = _plain(wanted.words).split()
    shown = said or said_of
    return tuple(
        item
        for item in activities
        if (not wanted.kinds or item.kind in wanted.kinds)
        and (not wanted.states or item.state in wanted.states)
        and (wanted.unit is None or wanted.unit in item.units)
        and wanted.first <= item.day <= wanted.last
        and (not words or _has(shown(item), words))
    )


def _has(shown: str, words: list[str]) -> bool:
    return all(word in shown for word in words)


def said_of(item: Activity) -> str:
    """What is looked through, without marks."""
    said = (getattr(item, name) for name in _SEARCHED)
    return _plain(" ".join((KIND_WORDS[item.kind], text.day(item.day), *said)))


class Said:
    """What the activities of a log say, made once for a filter that is typed letter by letter."""

    def __init__(self) -> None:
        self._made: dict[int, tuple[Activity, str]] = {}

    def of(self, item: Activity) -> str:
        """As said_of; a changed activity is another one."""
        known = self._made.get(item.id)
        if known is None or known[0] is not item:
            known = self._made[item.id] = (item, said_of(item))
        return known[1]


def _plain(words: str) -> str:
    """As text.search_key, but quick and not remembered: a log has more texts than are worth it."""
    composed = words if words.isascii() else unicodedata.normalize("NFC", words)
    return composed.casefold().translate(_BARE)
