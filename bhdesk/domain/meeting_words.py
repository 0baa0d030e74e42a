"""How the papers of a meeting tell when, where, who and with what effect; blanks stay dotted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bhdesk.domain import text
from bhdesk.domain.activity_kinds import kind_of
from bhdesk.domain.errors import UserError

if TYPE_CHECKING:
    from datetime import date

    from bhdesk.domain.activities import Activity
    from bhdesk.domain.frame import Frame, Signer

BLANK = "…" * 15
BLANK_LINE = "…" * 28  # as wide as the page takes in one word
_CLOCK_BLANK = "…… giờ ……"
_TITLE = re.compile(r"^(?:ông|bà|đồng chí|đ/c|anh|chị)\s+", re.IGNORECASE)
_LONGEST_SUBJECT = 140


@dataclass(frozen=True, slots=True)
class MeetingDetails:
    """What an officer adds by hand to a meeting's paper; None and "" leave the blank of the form.

    `invitee` is who is asked to come, `rows` how many may sign the attendance sheet (0: by the
    number invited).
    """

    number: int | None = None
    day: date | None = None
    signer: Signer | None = None
    invitee: str = ""
    rows: int = 0


def refuse_other(activity: Activity) -> None:
    """Papers of a meeting are for kinds where people meet; raises UserError activity.no_paper."""
    kind = kind_of(activity.kind)
    if not kind.gathers:
        raise UserError("activity.no_paper", name=kind.name)


def clock(stored: str) -> str:
    """A stored time as official papers tell it: "19 giờ 00"."""
    hour, _, minute = stored.partition(":")
    return f"{hour} giờ {minute}" if minute else _CLOCK_BLANK


def place(frame: Frame, activity: Activity) -> str:
    """Where it is held, or for which units where no place was written."""
    named = [unit.name for unit in frame.units if unit.id in activity.units]
    return activity.place or ", ".join(named) or BLANK


def subject(activity: Activity) -> tuple[str, ...]:
    """What the paper is about, under its kind: the kind of meeting, then its topic."""
    name = kind_of(activity.kind).name
    topic = " ".join(activity.topic.split())
    if not topic or len(topic) > _LONGEST_SUBJECT:
        return (name,)
    return name, topic[:1].upper() + topic[1:]


def signed_name(person: str) -> str:
    """The name under a signature: "Ông A, Phó Chủ tịch" is "A", for titles do not stand there."""
    return _TITLE.sub("", person.partition(",")[0].strip())


def enrolled(frame: Frame, activity: Activity) -> str:
    """Who joined on the spot: "6 người BHXH tự nguyện, 12 người BHYT"; "" where nobody is known."""
    names = {measure.key: measure.short for measure in frame.measures}
    told = [f"{text.count(n)} người {names.get(key, key)}" for key, n in activity.enrolled if n]
    return ", ".join(told)


def sentence(words: str) -> str:
    """Typed words as a sentence: a capital first, a full stop last."""
    bare = words.strip()
    if not bare:
        return ""
    return bare[:1].upper() + bare[1:] + ("" if bare.endswith((".", "!", "?", ":", ";")) else ".")
