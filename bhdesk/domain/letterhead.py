"""What stands above, below and beside an official paper's text: head, signature, recipients."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bhdesk.domain.document import Letterhead, Signature

if TYPE_CHECKING:
    from datetime import date

    from bhdesk.domain.frame import Office, Signer
    from bhdesk.domain.periods import Month

# Bodies that decide together: their heads sign for them, "TM." (NĐ 30/2020, Phụ lục I, II.7).
# First words of the issuer -> the body after "TM.", the post of its head.
_COLLECTIVES = (
    ("BAN CHỈ ĐẠO", "BAN CHỈ ĐẠO", "TRƯỞNG BAN"),
    ("TỔ TRIỂN KHAI", "TỔ TRIỂN KHAI", "TỔ TRƯỞNG"),
    ("HỘI ĐỒNG NHÂN DÂN", "HỘI ĐỒNG NHÂN DÂN", "CHỦ TỊCH"),
    ("ỦY BAN NHÂN DÂN", "ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
    ("UBND", "ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
)
_ADDRESSED = re.compile(r"^[-–\s]*kính gửi\s*:?[-–\s]*", re.IGNORECASE)
_HEADS = (("PHÒNG", "TRƯỞNG PHÒNG"), ("TRUNG TÂM", "GIÁM ĐỐC"), ("BAN", "TRƯỞNG BAN"))


def lines_of(setting: str) -> tuple[str, ...]:
    """The printed lines of a setting: those that say something."""
    return tuple(line.strip() for line in setting.splitlines() if line.strip())


def addressees(setting: str) -> tuple[str, ...]:
    """Those a paper is sent to: one a line, or several on a line parted by ";".

    The form writes "Kính gửi:" itself, so what was copied from an old paper with it is freed of it.
    """
    parts = (
        _ADDRESSED.sub("", part).strip() for line in lines_of(setting) for part in line.split(";")
    )
    return tuple(part for part in parts if part)


def letterhead(
    office: Office, month: tuple[int, int], number: int | None = None, day: date | None = None
) -> Letterhead:
    """The head of the office's papers; `month` (year, month) stands where the day is left blank."""
    issuer = lines_of(office.issuer) or (f"ỦY BAN NHÂN DÂN {office.name}",)
    return Letterhead(
        parent=office.parent.upper() if _has_parent_line(office) else "",
        issuer=tuple(line.upper() for line in issuer),
        symbol=office.symbol,
        place=office.place,
        number=number,
        day=day,
        month=month,
    )


def head_of(
    office: Office, initials: str, signed_in: Month, number: int | None, day: date | None
) -> Letterhead:
    """The head of another kind of paper: TB-BCĐ where the office's reports are BC-BCĐ."""
    made = letterhead(office, (signed_in.year, signed_in.number), number, day)
    _, dash, issuer = office.symbol.partition("-")
    symbol = office.symbol if initials == "BC" or not dash else f"{initials}-{issuer}"
    return replace(made, symbol=symbol)


def _has_parent_line(office: Office) -> bool:
    """A People's Committee stands alone; a committee or an office of it under the UBND (E.2)."""
    first = _first_line(office)
    return bool(office.parent) and not first.startswith(("ỦY BAN NHÂN DÂN", "UBND"))


def _first_line(office: Office) -> str:
    return (lines_of(office.issuer) or ("ỦY BAN NHÂN DÂN",))[0].upper()


def _collective(office: Office) -> tuple[str, str]:
    """The body after "TM." and its head's post; ("", post) where one person leads the issuer."""
    first = _first_line(office)
    for begins, body, post in _COLLECTIVES:
        if first.startswith(begins):
            return body, post
    for begins, post in _HEADS:
        if first.startswith(begins):
            return "", post
    return "ỦY BAN NHÂN DÂN", "CHỦ TỊCH"


def signature(office: Office, signer: Signer | None) -> Signature:
    """Who signs for whom; without a signer the head of the issuing body, the name left blank.

    A deputy of a body that decides together signs "TM." and "KT." both; "TL." and "TUQ." stand
    alone, for they are of the head's own power.
    """
    body, post = _collective(office)
    for_body = (f"TM. {body}",) if body else ()
    if signer is None:
        return Signature((*for_body, post), "")
    authority = tuple(line.upper() for line in lines_of(signer.authority))
    if not authority or (authority[0].startswith("KT.") and body):
        authority = (*for_body, *authority)
    return Signature((*authority, signer.post.upper()), signer.name, signer.second_post.upper())


def recipients(office: Office, *, has_addressee: bool = True) -> tuple[str, ...]:
    """The lines under "Nơi nhận", the addressees first and the archive last."""
    first = ("Như trên",) if office.addressee and has_addressee else ()
    return received(first, office.recipients, f"Lưu: {office.archive}")


def received(first: tuple[str, ...], setting: str, archive: str) -> tuple[str, ...]:
    """The typed lines between those the form writes itself, of which none is printed twice.

    A typed "Như trên" is the first line, a typed "Lưu: …" the last.
    """
    typed = [line.strip("-–+* ;.,") for line in lines_of(setting)]
    others = [line for line in typed if not line.lower().startswith(("như trên", "lưu:"))]
    kept = [line for line in typed if line.lower().startswith("lưu:")]
    return (*first, *(line for line in others if line), kept[-1] if kept else archive)
