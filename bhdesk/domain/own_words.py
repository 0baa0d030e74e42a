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

    from bhdesk.domain.periods import Period
    from bhdesk.domain.report import Report

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


def paper_key(kind: str, period: Period) -> str:
    """How the sentences of a paper are kept: "quarter:2026-Q2"; `kind` as in PAPER_KINDS."""
    return f"{kind}:{period}"


def applied(report: Report, own: Mapping[str, OwnText]) -> Report:
    """The report in the officer's words; a passage emptied by hand is left out."""
    if not own:
        return report
    opening = report.opening
    if opening.key in own and own[opening.key].text:
        opening = replace(opening, text=own[opening.key].text)
    beside = _beside(report, own)
    sections = tuple(
        replace(
            section,
            passages=(*_put(section.passages, own), *beside.get(section.key, ())),
            points=tuple(_put(section.points, own)),
        )
        for section in report.sections
    )
    return replace(report, opening=opening, sections=sections)


def _put(passages: Iterable[Passage], own: Mapping[str, OwnText]) -> Iterable[Passage]:
    for passage in passages:
        written = own.get(passage.key)
        if written is None:
            yield passage
        elif written.text:
            yield replace(passage, text=written.text)


def _beside(report: Report, own: Mapping[str, OwnText]) -> dict[str, list[Passage]]:
    """By section: what stands beside the composed passages, and what outlived its passage.

    What was written under a section that is gone goes to the last one: it is never lost.
    """
    composed = {passage.key for passage in report.passages}
    found: dict[str, list[Passage]] = {}
    for key, written in own.items():
        if key in composed or not written.text or not report.sections:
            continue
        homes = [one.key for one in report.sections if key.startswith(f"{one.key}/")]
        home = max(homes, key=len, default=report.sections[-1].key)
        found.setdefault(home, []).append(Passage(key, written.text))
    return found


def wordings(report: Report, own: Mapping[str, OwnText]) -> tuple[Wording, ...]:
    """Every passage of a composed report in its order, with what the officer made of it."""
    made = [_wording(report.opening, "", own)]
    beside = _beside(report, own)
    for section in report.sections:
        made += [_wording(passage, section.key, own) for passage in section.passages]
        made += [_own_one(passage, section.key, own) for passage in beside.get(section.key, ())]
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


def _own_one(passage: Passage, section: str, own: Mapping[str, OwnText]) -> Wording:
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
