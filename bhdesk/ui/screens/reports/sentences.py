"""The words of a paper as rows: each sentence under its part, with what was made of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bhdesk.domain.own_words import Standing, Wording
from bhdesk.services import wording
from bhdesk.ui.lists import RowItem
from bhdesk.ui.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bhdesk.services.reporting import Paper

NEW = "+"
"""Begins the key of a paragraph that is not stored yet: "+tasks"."""
OPENING, BODY = "MỞ ĐẦU", "NỘI DUNG"
NOTHING_YET = "Chưa có câu nào; chọn để viết."
UNSAVED = ("Chưa lưu", Tone.BAD, "")
LEFT_OUT = ("Đã bỏ khỏi văn bản", Tone.MUTED, "sai")
STATES = {
    Standing.COMPOSED: ("", Tone.MUTED, ""),
    Standing.EDITED: ("Đã sửa", Tone.INFO, "ghi-chu"),
    Standing.OUTDATED: ("Số không còn khớp", Tone.WARN, ""),
    Standing.OWN: ("Đoạn thêm", Tone.INFO, "them"),
}


@dataclass(frozen=True, slots=True)
class Words:
    """Every sentence of a paper; `paper` is how they are kept, `titles` those of the parts."""

    paper: str
    listed: tuple[Wording, ...]
    titles: Mapping[str, str]

    @property
    def outdated(self) -> int:
        """How many sentences hold figures that have changed since."""
        return sum(one.standing is Standing.OUTDATED for one in self.listed)

    def title(self, part: str) -> str:
        """What a part is called; the sentence before the parts has none of its own."""
        return (self.titles.get(part) or BODY) if part else OPENING

    def of(self, key: str) -> Wording | None:
        return next((one for one in self.listed if one.key == key), None)


def read(store: Any, paper: Paper) -> Words:  # noqa: ANN401 - ui does not know the store
    """The sentences as the figures tell them, with the officer's own."""
    titles = {section.key: section.title for section in paper.composed.sections}
    return Words(paper.key, wording.wordings(store, paper.key, paper.composed), titles)


def state_of(one: Wording) -> tuple[str, Tone, str]:
    """Word, tone and sign of what was made of a sentence."""
    return LEFT_OUT if not one.text and one.composed else STATES[one.standing]


def rows(words: Words, unsaved: Mapping[str, str]) -> tuple[RowItem, ...]:
    """Headings of the parts with their sentences; what could not be saved says so."""
    return tuple(_rows(words, unsaved))


def _rows(words: Words, unsaved: Mapping[str, str]) -> Iterator[RowItem]:
    """A part without a word is not printed, but can be written in."""
    for part in ("", *words.titles):
        here = [one for one in words.listed if one.section == part]
        yield RowItem(f"#{part}", words.title(part), is_heading=True)
        if not here:
            yield RowItem(f"{NEW}{part}", NOTHING_YET, is_plain=True)
        for one in here:
            state, tone, icon = UNSAVED if one.key in unsaved else state_of(one)
            shown = " ".join((unsaved.get(one.key) or one.text or one.composed).split())
            yield RowItem(one.key, shown, state=state, tone=tone, icon=icon, is_plain=True)


def places(words: str, numbers: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    """Where figures stand in a text, each a whole figure: "49" is not part of "149"."""
    found = []
    for number in dict.fromkeys(numbers):
        pattern = rf"(?<![\d.,/]){re.escape(number)}(?![\d%]|[.,/]\d)"
        found += [match.span() for match in re.finditer(pattern, words)]
    return tuple(sorted(found))
