"""The letterhead that follows from who an office is and who issues its reports (domain.md E.2)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bhdesk.domain import text
from bhdesk.domain.frame import Office


class IssuingBody(StrEnum):
    """Who issues: the People's Committee itself, or the steering committee under it."""

    PEOPLES_COMMITTEE = "ubnd"
    STEERING_COMMITTEE = "bcd"


@dataclass(frozen=True, slots=True)
class OfficeAnswer:
    """What the first run asks: `kind` is "xã", "phường" or "đặc khu", `name` without that word."""

    kind: str
    name: str
    superior: str
    body: IssuingBody


def bare(kind: str, name: str) -> str:
    """The name as typed without a leading word for the kind of office."""
    clean = text.nfc(name)
    for word in dict.fromkeys((kind, "xã", "phường", "đặc khu")):
        if clean.lower().startswith(word + " "):
            return clean[len(word) :].strip()
    return clean


def office_of(answer: OfficeAnswer) -> Office:
    """The settings of an office that follow from the first run's answers.

    A name that is a number stands in full as place: "Phường 1, ngày …" (NĐ 30/2020, E.2 box 4).
    """
    short = bare(answer.kind, answer.name)
    name = f"{answer.kind} {short}" if short else ""
    place = name[:1].upper() + name[1:] if short.isdecimal() else short
    addressee = text.nfc(answer.superior)
    if answer.body is IssuingBody.STEERING_COMMITTEE:
        return Office(
            name=name,
            parent=f"UBND {name}" if name else "",
            issuer="Ban Chỉ đạo thực hiện\nchính sách BHXH, BHYT",
            place=place,
            symbol="BC-BCĐ",
            addressee=addressee,
        )
    issuer = f"Ủy ban nhân dân {name}" if name else ""
    return Office(name=name, issuer=issuer, place=place, symbol="BC-UBND", addressee=addressee)
