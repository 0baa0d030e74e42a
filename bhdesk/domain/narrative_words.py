"""Words that every part of a report's text uses: who, which plan, how much more or less."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bhdesk.domain import progress, text
from bhdesk.domain.periods import PeriodKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bhdesk.domain.frame import Frame
    from bhdesk.domain.periods import Month, Period

UNIT_WORDS = {"person": "người", "dossier": "hồ sơ", "conference": "cuộc", "vnd": "đồng"}
MOST_NAMED = 6
_PROPER = (
    "BHXH", "BHYT", "BHTN", "UBND", "HĐND", "Ban Chỉ đạo", "Ủy ban nhân dân", "Hội đồng nhân dân",
)  # fmt: skip
# an office of one field has every part of the field's name begin with a capital
_OF_A_FIELD = re.compile(r"(?:phòng|sở|trung tâm)\b")
_FIELD_START = re.compile(
    r"(?:(?<=^phòng )|(?<=^sở )|(?<=^trung tâm )|(?<= - )|(?<=, )|(?<= và ))\w"
)


def issuer_words(frame: Frame) -> str:
    """The issuer in running text: "Ủy ban nhân dân xã Bình Minh"."""
    lines = [line.strip() for line in frame.office.issuer.splitlines() if line.strip()]
    name = " ".join(lines) or f"Ủy ban nhân dân {frame.office.name}"
    return name if name != name.upper() else _sentence_case(name, frame.office.name)


def _sentence_case(upper: str, office_name: str) -> str:
    """A name printed in capitals as running text has it (NĐ 30/2020, Phụ lục II, IV.2)."""
    words = upper.lower()
    place = office_name.lower()
    own = office_name[:1].lower() + office_name[1:]
    head, found, tail = words.rpartition(place) if place else (words, "", "")
    if not found:
        head, tail = words, ""
    if _OF_A_FIELD.match(head):
        head = _FIELD_START.sub(lambda start: start[0].upper(), head)
    for proper in _PROPER:
        head = re.sub(rf"\b{proper}\b", proper, head, flags=re.IGNORECASE)
    words = f"{head}{own if found else ''}{tail}"
    return words[:1].upper() + words[1:]


def whole_issuer(frame: Frame) -> str:
    """The issuer with its place, which a committee's name often leaves out."""
    issuer = issuer_words(frame)
    has_place = text.match_key(frame.office.name) in text.match_key(issuer)
    return issuer if has_place else f"{issuer} {frame.office.name}".strip()


def plan_words(frame: Frame) -> str:
    """The plan by number, day and issuer as far as its copy tells; never an invented number."""
    head = frame.plan.head
    number = f" số {head.number}/{head.symbol}" if head.number else ""
    dated = (
        f" ngày {text.day(head.date)}"
        if head.date
        else f" ban hành {head.date_text}"
        if head.date_text
        else ""
    )
    issued = f" của {head.issuer}" if head.issuer else ""
    return f"Kế hoạch{number}{dated}{issued}"


def plan_subject(frame: Frame) -> str:
    """What the plan is about, to follow its number: " về việc thực hiện chỉ tiêu BHXH năm 2026"."""
    title = frame.plan.head.title
    subject = title[len("Kế hoạch") :].strip() if title.lower().startswith("kế hoạch") else ""
    link = "" if subject.startswith(("năm ", "về ", "giai đoạn ")) else " về việc"
    return f"{link} {subject}" if subject else ""


def in_period(period: Period) -> str:
    """How a sentence begins that tells of the period: "Trong quý"."""
    if period.kind is PeriodKind.HALF:
        return f"Trong {period.half_words}"
    return f"Trong {period.kind.word}"


def before(period: Period) -> str:
    """What the end of the period is compared with: the end of the one before it."""
    if period.kind in {PeriodKind.MONTH, PeriodKind.QUARTER}:
        return f"{period.kind.word} trước"
    return "cuối năm trước" if period.first.number == 1 else "cuối tháng 6"


def has_same_period(period: Period) -> bool:
    """Whether "cùng kỳ năm trước" is another day than the end of the period before."""
    return period.kind is not PeriodKind.YEAR


def month_words(month: Month) -> str:
    """A month in full: "tháng 02 năm 2026"."""
    return f"tháng {text.month_number(month.number)} năm {month.year}"


def two(number: int) -> str:
    """Small numbers of papers and meetings have a zero before them: 02 hội nghị."""
    return f"{number:02d}" if number < 10 else text.count(number)


def change(now: int | None, then: int | None, when: str, unit: str = "người") -> str:
    """One figure against an earlier one, in numbers and percent; "" where one is not known."""
    if now is None or then is None:
        return ""
    if now == then:
        return f"không thay đổi so với {when}"
    part = progress.share(abs(now - then), then)
    shown = f" ({text.percent(progress.printed(part))})" if part is not None else ""
    word = "tăng" if now > then else "giảm"
    return f"{word} {text.count(abs(now - then))} {unit}{shown} so với {when}"


def listed(names: Sequence[str], more: str, most: int = MOST_NAMED) -> str:
    """Names in a row; of many only the first, and how many `more` there are."""
    rest = len(names) - most
    shown = ", ".join(names[:most])
    return f"{shown} và {rest} {more} khác" if rest > 0 else shown


def sentence(words: str) -> str:
    """What somebody typed, ended as a sentence."""
    bare = words.strip()
    return bare if bare.endswith((".", "!", "?")) else f"{bare.rstrip(' ;,')}."
