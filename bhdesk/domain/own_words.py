"""Sentences the office wrote itself: put in place of the composed ones, told when out of date."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from bhdesk.domain.report import Passage

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bhdesk.domain.report import Report, Section

OWN = "own"
"""The last part of a passage's name when it stands beside the composed ones: "tasks/own-2"."""
_NUMBER = re.compile(r"\d+(?:[.,/]\d+)*%?")


class Standing(StrEnum):
    """COMPOSED from the figures; EDITED by hand, OUTDATED when its figures changed since; OWN."""

    COMPOSED = "composed"
    EDITED = "edited"
    OUTDATED = "outdated"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class OwnText:
    """What the officer wrote, and the composed words it was written in place of ("" for none)."""

    text: str
    based_on: str = ""


@dataclass(frozen=True, slots=True)
class Wording:
    """One passage as it will be printed. `composed` is what the figures say now, "" for none.

    `old_numbers` stand in the text although the figures no longer give them.
    """

    key: str
    section: str
    text: str
    composed: str
    standing: Standing
    old_numbers: tuple[str, ...] = ()


def applied(report: Report, own: Mapping[str, OwnText]) -> Report:
    """The report in the officer's words; a passage emptied by hand is left out."""
    if not own:
        return report
    opening = report.opening
    if opening.key in own and own[opening.key].text:
        opening = replace(opening, text=own[opening.key].text)
    sections = tuple(_section(section, own) for section in report.sections)
    return replace(report, opening=opening, sections=sections)


def _section(section: Section, own: Mapping[str, OwnText]) -> Section:
    return replace(
        section,
        passages=(*_put(section.passages, own), *_added(section, own)),
        points=tuple(_put(section.points, own)),
    )


def _put(passages: Iterable[Passage], own: Mapping[str, OwnText]) -> Iterable[Passage]:
    for passage in passages:
        written = own.get(passage.key)
        if written is None:
            yield passage
        elif written.text:
            yield replace(passage, text=written.text)


def _added(section: Section, own: Mapping[str, OwnText]) -> Iterable[Passage]:
    """What stands beside the composed passages, and what is left when its passage went away."""
    known = {passage.key for passage in (*section.passages, *section.points)}
    for key, written in own.items():
        if key.split("/")[0] == section.key and key not in known and written.text:
            yield Passage(key, written.text)


def wordings(report: Report, own: Mapping[str, OwnText]) -> tuple[Wording, ...]:
    """Every passage of a composed report in its order, with what the officer made of it."""
    made = [_wording(report.opening, "", own)]
    for section in report.sections:
        made += [_wording(passage, section.key, own) for passage in section.passages]
        made += [_beside(passage, section.key, own) for passage in _added(section, own)]
        made += [_wording(passage, section.key, own) for passage in section.points]
    return tuple(made)


def _wording(passage: Passage, section: str, own: Mapping[str, OwnText]) -> Wording:
    written = own.get(passage.key)
    if written is None:
        return Wording(passage.key, section, passage.text, passage.text, Standing.COMPOSED)
    is_old = numbers(written.based_on) != numbers(passage.text)
    standing = Standing.OUTDATED if is_old else Standing.EDITED
    gone = _numbers_gone(written, passage.text)
    return Wording(passage.key, section, written.text, passage.text, standing, gone)


def _beside(passage: Passage, section: str, own: Mapping[str, OwnText]) -> Wording:
    written = own[passage.key]
    standing = Standing.OUTDATED if written.based_on else Standing.OWN
    return Wording(passage.key, section, written.text, "", standing, _numbers_gone(written, ""))


def numbers(words: str) -> Counter[str]:
    """The figures in a sentence, each as often as it stands there."""
    return Counter(_NUMBER.findall(words))


def _numbers_gone(written: OwnText, composed: str) -> tuple[str, ...]:
    """Figures taken over from the older composed words that the newer ones no longer have."""
    gone = numbers(written.based_on) - numbers(composed)
    return tuple(number for number in numbers(written.text) if number in gone)
