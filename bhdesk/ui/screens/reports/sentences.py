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

    from bhdesk.domain.report import Report

OPENING = "MỞ ĐẦU"
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

    def of(self, key: str) -> Wording | None:
        return next((one for one in self.listed if one.key == key), None)


def read(store: Any, report: Report) -> Words:  # noqa: ANN401 - ui does not know the store
    """The sentences of a report as composed, with the officer's own."""
    titles = {section.key: section.title for section in report.sections}
    return Words(wording.paper_key(report), wording.wordings(store, report), titles)


def state_of(one: Wording) -> tuple[str, Tone, str]:
    """Word, tone and sign of what was made of a sentence."""
    return LEFT_OUT if not one.text and one.composed else STATES[one.standing]


def rows(words: Words, unsaved: Mapping[str, str]) -> tuple[RowItem, ...]:
    """Headings of the parts with their sentences; what could not be saved says so."""
    return tuple(_rows(words, unsaved))


def _rows(words: Words, unsaved: Mapping[str, str]) -> Iterator[RowItem]:
    part: str | None = None
    for one in words.listed:
        if one.section != part:
            part = one.section
            title = words.titles.get(part, "") or OPENING
            yield RowItem(f"#{part}", title, is_heading=True)
        state, tone, icon = UNSAVED if one.key in unsaved else state_of(one)
        shown = unsaved.get(one.key) or one.text or one.composed
        yield RowItem(one.key, " ".join(shown.split()), state=state, tone=tone, icon=icon)


def places(words: str, numbers: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    """Where figures stand in a text, each a whole figure: "49" is not part of "149"."""
    found = []
    for number in dict.fromkeys(numbers):
        pattern = rf"(?<![\d.,/]){re.escape(number)}(?![\d%]|[.,/]\d)"
        found += [match.span() for match in re.finditer(pattern, words)]
    return tuple(sorted(found))
