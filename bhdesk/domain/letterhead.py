"""What stands above, below and beside an official paper's text: head, signature, recipients."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.domain.document import Letterhead, Signature

if TYPE_CHECKING:
    from datetime import date

    from bhdesk.domain.frame import Office, Signer


def lines_of(setting: str) -> tuple[str, ...]:
    """The printed lines of a setting: those that say something."""
    return tuple(line.strip() for line in setting.splitlines() if line.strip())


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


def _has_parent_line(office: Office) -> bool:
    """A People's Committee stands alone; a committee or an office of it under the UBND (E.2)."""
    first = (lines_of(office.issuer) or ("",))[0].upper()
    return bool(office.parent) and not first.startswith(("ỦY BAN NHÂN DÂN", "UBND"))


def signature(office: Office, signer: Signer | None) -> Signature:
    """Who signs for whom; without a signer the head of the issuing body, the name left blank."""
    body = (lines_of(office.issuer) or ("ỦY BAN NHÂN DÂN",))[0].upper()
    name = "BAN CHỈ ĐẠO" if body.startswith("BAN CHỈ ĐẠO") else "ỦY BAN NHÂN DÂN"
    if signer is None:
        return Signature((f"TM. {name}", "TRƯỞNG BAN" if name == "BAN CHỈ ĐẠO" else "CHỦ TỊCH"), "")
    authority = lines_of(signer.authority) or (f"TM. {name}",)
    posts = (*(line.upper() for line in authority), signer.post.upper())
    return Signature(posts, signer.name, signer.second_post.upper())


def recipients(office: Office) -> tuple[str, ...]:
    """The lines under "Nơi nhận", the addressees first and the archive last."""
    first = ("Như trên",) if office.addressee else ()
    return (*first, *lines_of(office.recipients), f"Lưu: {office.archive}")
