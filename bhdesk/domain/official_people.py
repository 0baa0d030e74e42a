"""Who is in a body of the campaign, as an official annex to its decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.domain import text
from bhdesk.domain.document import Align, Annex, Cell, Column, Document, Row, Table
from bhdesk.domain.letterhead import letterhead, signature
from bhdesk.domain.people import BODY_WORDS, SEATS, BodyKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bhdesk.domain.document import Block
    from bhdesk.domain.frame import Frame
    from bhdesk.domain.people import Body, Member, Roster
    from bhdesk.domain.places import Unit


def roster(frame: Frame, of: Roster, units: Sequence[Unit]) -> Document:
    """One body: name, post, seat; the villages followed where somebody follows any."""
    body = of.body
    has_units = any(member.units for member in of.members)
    seat = "Nhiệm vụ" if body.kind is BodyKind.COLLECTOR else f"Chức danh trong {_word(body)}"
    columns = [
        Column("TT", 0.5, Align.CENTER),
        Column("Họ và tên", 2.4),
        Column("Chức vụ, đơn vị công tác", 3.4),
        Column(seat, 2.2),
    ]
    columns += [Column(f"{_followed(body)} {frame.unit_word}", 2.6)] if has_units else []
    rows = []
    for at, member in enumerate(of.members, 1):
        cells = [Cell(str(at)), *_who(body, member)]
        cells += [Cell(_names(member.units, units))] if has_units else []
        rows.append(Row(tuple(cells)))
    title = f"DANH SÁCH THÀNH VIÊN {body.name.upper()}"
    if body.kind is BodyKind.COLLECTOR:
        title = f"DANH SÁCH NHÂN VIÊN THU {body.name.upper()}"
    note = "" if of.members else "Chưa có thành viên nào."
    table = Table(tuple(columns), tuple(rows), "Danh sách", note, key_columns=2)
    return document(frame, title, (table,), reference(frame, body), is_landscape=has_units)


def groups(frame: Frame, listed: Sequence[Roster], units: Sequence[Unit]) -> Document:
    """The groups of all villages in their order: each with its decision and members."""
    word = frame.unit_word
    columns = (
        Column("TT", 0.5, Align.CENTER),
        Column(word[:1].upper() + word[1:], 1.7),
        Column("Quyết định thành lập", 2.2),
        Column("Họ và tên", 2.2),
        Column("Chức vụ, đơn vị công tác", 2.8),
        Column("Chức danh trong tổ", 1.7),
    )
    rows = []
    for at, one in enumerate(listed, 1):
        body = one.body
        place = _names((body.unit,) if body.unit else (), units)
        founded = ", ".join(
            part
            for part in (body.decision, body.decision_day and text.day(body.decision_day))
            if part
        )
        head = (Cell(str(at)), Cell(place), Cell(founded))
        empty = (Cell(text.NO_NUMBER),) * 3
        lines = [_who(body, member) for member in one.members] or [empty]
        for number, who in enumerate(lines):
            rows.append(Row((*(head if number == 0 else (Cell(""),) * 3), *who)))
    title = f"DANH SÁCH TỔ VẬN ĐỘNG TẠI CÁC {word.upper()}"
    note = "" if rows else "Chưa có tổ vận động nào."
    table = Table(columns, tuple(rows), "Tổ vận động", note, key_columns=2)
    return document(frame, title, (table,), "", is_landscape=True)


def document(
    frame: Frame, title: str, blocks: Sequence[Block], told: str, *, is_landscape: bool
) -> Document:
    """An annex alone, to go with a paper of the office; `told` says with which."""
    annex = Annex(title, tuple(blocks), reference=told, is_landscape=is_landscape, is_form=not told)
    return Document(
        letterhead=letterhead(frame.office, (frame.plan.period.end.year, 1)),
        kind="",
        abstract=(),
        blocks=(),
        signature=signature(frame.office, None),
        annexes=(annex,),
        sample_mark=frame.office.sample_mark,
    )


def reference(frame: Frame, body: Body) -> str:
    """To which decision the list belongs; what is not known stays blank."""
    number = body.decision or "        /QĐ-UBND"
    year = (body.valid_from or frame.plan.period.end).year
    dated = f"ngày     tháng     năm {year}"
    if body.decision_day:
        dated = text.long_day(body.decision_day)
    issuer = f"Ủy ban nhân dân {frame.office.name}"
    return f"(Kèm theo Quyết định số {number} {dated} của {issuer})"


def _who(body: Body, member: Member) -> tuple[Cell, ...]:
    return Cell(member.name), Cell(member.post), Cell(SEATS[body.kind].get(member.seat, ""))


def _word(body: Body) -> str:
    first = text.match_key(body.name)
    if first.startswith("ban") or body.kind is BodyKind.COMMITTEE:
        return "Ban"
    return "Tổ" if body.kind in {BodyKind.TEAM, BodyKind.GROUP} else BODY_WORDS[body.kind]


def _followed(body: Body) -> str:
    return "Phụ trách" if body.kind is BodyKind.COLLECTOR else "Theo dõi"


def _names(wanted: Sequence[int], units: Sequence[Unit]) -> str:
    return ", ".join(unit.name for unit in units if unit.id in wanted)
