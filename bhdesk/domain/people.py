"""Who works for the campaign: bodies, their members, who follows which village (R18, R20, R21)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bhdesk.domain import text
from bhdesk.domain.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

MAX_NAME = 200


class BodyKind(StrEnum):
    COMMITTEE = "steering_committee"
    TEAM = "implementation_team"
    GROUP = "mobilisation_group"
    COLLECTOR = "collection_organisation"


BODY_WORDS = {
    BodyKind.COMMITTEE: "Ban Chỉ đạo",
    BodyKind.TEAM: "Tổ triển khai",
    BodyKind.GROUP: "Tổ vận động",
    BodyKind.COLLECTOR: "Tổ chức dịch vụ thu",
}


class Seat(StrEnum):
    """What somebody is in a body, the head first."""

    CHAIR = "chair"
    STANDING_DEPUTY = "standing_deputy"
    DEPUTY = "deputy"
    STANDING_MEMBER = "standing_member"
    SECRETARY = "secretary"
    MEMBER = "member"
    AGENT = "agent"


_BOARD = {
    Seat.CHAIR: "Trưởng ban",
    Seat.STANDING_DEPUTY: "Phó Trưởng ban Thường trực",
    Seat.DEPUTY: "Phó Trưởng ban",
    Seat.STANDING_MEMBER: "Ủy viên Thường trực",
    Seat.SECRETARY: "Thư ký",
    Seat.MEMBER: "Ủy viên",
}
_SQUAD = {
    Seat.CHAIR: "Tổ trưởng",
    Seat.STANDING_DEPUTY: "Tổ phó Thường trực",
    Seat.DEPUTY: "Tổ phó",
    Seat.SECRETARY: "Thư ký",
    Seat.MEMBER: "Thành viên",
}
SEATS: dict[BodyKind, dict[Seat, str]] = {
    BodyKind.COMMITTEE: _BOARD,
    BodyKind.TEAM: _SQUAD,
    BodyKind.GROUP: _SQUAD,
    BodyKind.COLLECTOR: {Seat.CHAIR: "Phụ trách", Seat.AGENT: "Nhân viên thu"},
}
"""The seats a body of each kind has, with their words, the head first."""

_OTHER_WORDS = {
    "trưởng ban": Seat.CHAIR, "tổ trưởng": Seat.CHAIR, "trưởng nhóm": Seat.CHAIR,
    "người phụ trách": Seat.CHAIR, "phó ban": Seat.DEPUTY, "phó trưởng ban": Seat.DEPUTY,
    "tổ phó": Seat.DEPUTY, "phó tổ trưởng": Seat.DEPUTY, "ủy viên thư ký": Seat.SECRETARY,
    "thư ký": Seat.SECRETARY, "ủy viên": Seat.MEMBER, "thành viên": Seat.MEMBER,
    "tổ viên": Seat.MEMBER, "nhân viên điểm thu": Seat.AGENT, "nhân viên": Seat.AGENT,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Body:
    """A body of the campaign; `unit` is the village of a mobilisation group.

    `decision` is the number and symbol of the paper that founded it; `valid_to` its last day.
    """

    kind: BodyKind
    name: str
    decision: str = ""
    decision_day: date | None = None
    unit: int | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    note: str = ""
    id: int = 0

    def exists_on(self, day: date) -> bool:
        """Whether it was there on that day."""
        return _covers(self.valid_from, self.valid_to, day)


@dataclass(frozen=True, slots=True)
class Member:
    """One seat in a body: `post` is that in the office, `units` are the villages followed (R61)."""

    body: int
    name: str
    post: str = ""
    seat: Seat = Seat.MEMBER
    units: tuple[int, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None
    id: int = 0

    def serves_on(self, day: date) -> bool:
        """Whether the seat was held on that day."""
        return _covers(self.valid_from, self.valid_to, day)


@dataclass(frozen=True, slots=True)
class Roster:
    """A body and its members in their order."""

    body: Body
    members: tuple[Member, ...]


class Role(StrEnum):
    """What a form asks a name for."""

    CHAIR = "chair"
    SECRETARY = "secretary"
    RESPONSIBLE = "responsible"
    FOLLOWER = "follower"
    AGENT = "agent"


@dataclass(frozen=True, slots=True)
class Choice:
    """A name to be chosen, with what tells two of the same name apart."""

    name: str
    post: str
    seat: str
    body: str
    units: tuple[int, ...] = ()


def _covers(first: date | None, last: date | None, day: date) -> bool:
    return (first is None or first <= day) and (last is None or day <= last)


def read_seat(typed: str, kind: BodyKind) -> Seat:
    """The seat of words such as "Phó Trưởng ban"; nothing is the plain seat of the kind.

    Raises UserError member.seat.
    """
    known = SEATS[kind]
    key = text.match_key(typed).replace(",", "")
    if not key:
        return Seat.AGENT if kind is BodyKind.COLLECTOR else Seat.MEMBER
    words = {text.match_key(word): seat for seat, word in known.items()}
    found = words.get(key) or _OTHER_WORDS.get(key)
    if found is None and key in known:
        found = Seat(key)
    if found is None or found not in known:
        told = ", ".join(known.values())
        raise UserError("member.seat", text=text.nfc(typed), body=BODY_WORDS[kind], known=told)
    return found


def refuse_body(body: Body, others: Iterable[Body]) -> None:
    """Raises UserError body.no_name, body.no_unit, people.dates, body.twice."""
    if body.kind is BodyKind.GROUP and body.unit is None:
        raise UserError("body.no_unit")
    if not body.name:
        raise UserError("body.no_name")
    text.refuse_unprintable(body.name)
    _refuse_dates(body.name, body.valid_from, body.valid_to)
    for other in others:
        is_same = (other.kind, other.unit, text.match_key(other.name)) == (
            body.kind, body.unit, text.match_key(body.name),
        )  # fmt: skip
        if other.id != body.id and is_same and _overlap(other, body):
            raise UserError("body.twice", name=body.name)


def refuse_member(member: Member, body: Body, others: Iterable[Member]) -> None:
    """Raises UserError member.no_name, member.seat, people.dates, member.twice."""
    if not member.name:
        raise UserError("member.no_name")
    text.refuse_unprintable(member.name)
    text.refuse_unprintable(member.post)
    read_seat(member.seat, body.kind)
    _refuse_dates(member.name, member.valid_from, member.valid_to)
    for other in others:
        is_same = text.match_key(other.name) == text.match_key(member.name)
        if other.id != member.id and is_same and _overlap(other, member):
            raise UserError("member.twice", name=member.name, body=body.name)


def _refuse_dates(name: str, first: date | None, last: date | None) -> None:
    if first is not None and last is not None and last < first:
        raise UserError("people.dates", name=name, first=text.day(first), last=text.day(last))


def _overlap(one: Body | Member, other: Body | Member) -> bool:
    starts = [day for day in (one.valid_from, other.valid_from) if day]
    ends = [day for day in (one.valid_to, other.valid_to) if day]
    return not starts or not ends or max(starts) <= min(ends)


_BOARDS = (BodyKind.COMMITTEE, BodyKind.TEAM)
_RANKS: dict[Role, dict[Seat, int]] = {
    Role.CHAIR: {Seat.CHAIR: 0, Seat.STANDING_DEPUTY: 1, Seat.DEPUTY: 2},
    Role.SECRETARY: {Seat.SECRETARY: 0, Seat.STANDING_MEMBER: 1, Seat.MEMBER: 2},
}


def choices(
    rosters: Iterable[Roster], on: date, role: Role, unit: int | None = None
) -> tuple[Choice, ...]:
    """Who can be chosen for a role on a day, those that fit best first, each name once.

    With `unit` the people of that village: its group, who follows it, its agents.
    """
    found: list[tuple[tuple[int, ...], Choice]] = []
    for body, members in ((roster.body, roster.members) for roster in rosters):
        if not body.exists_on(on):
            continue
        for at, member in enumerate(members):
            rank = _rank(body, member, role, unit) if member.serves_on(on) else None
            if rank is not None:
                seat = SEATS[body.kind].get(member.seat, "")
                made = Choice(member.name, member.post, seat, body.name, member.units)
                found.append(((*rank, body.id, at), made))
    found.sort(key=lambda pair: pair[0])
    names: dict[str, Choice] = {}
    for _, choice in found:
        names.setdefault(text.match_key(choice.name), choice)
    return tuple(names.values())


def _rank(body: Body, member: Member, role: Role, unit: int | None) -> tuple[int, int] | None:
    """How well a member fits: (body, seat), the least first; None where not at all."""
    order = list(Seat).index(member.seat)
    is_board = body.kind in _BOARDS
    is_of_unit = unit is not None and unit in (body.unit, *member.units)
    if role is Role.AGENT:
        is_here = not member.units or unit is None or is_of_unit
        is_agent = body.kind is BodyKind.COLLECTOR and member.seat is Seat.AGENT
        return (int(not is_of_unit), order) if is_agent and is_here else None
    if role is Role.FOLLOWER:
        follows = is_of_unit if unit is not None else bool(member.units)
        return (0, order) if is_board and follows else None
    if role is Role.RESPONSIBLE:
        if is_board:
            return (int(not is_of_unit), order)
        return (2, order) if body.kind is BodyKind.GROUP and unit in {None, body.unit} else None
    seat = _RANKS[role].get(member.seat)
    if seat is None or not (is_board or (body.kind is BodyKind.GROUP and is_of_unit)):
        return None
    return (int(not is_board), seat)
