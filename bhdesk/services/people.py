"""People of the campaign: bodies and their members, and who can be chosen in a form (R18, R20)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bhdesk.domain import official_people, people, people_paste, text
from bhdesk.domain.changes import Area, Changes
from bhdesk.domain.errors import UserError
from bhdesk.domain.people import BODY_WORDS, BodyKind, Role, Roster, Seat
from bhdesk.exchange import plan_files, unit_sheets
from bhdesk.store import people_book, reads

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from bhdesk.domain.document import Document
    from bhdesk.domain.people import Body, Choice, Member
    from bhdesk.store.engine import Store
    from bhdesk.store.transaction import Reading

_WORKBOOKS = {".xlsx", ".xlsm"}


def rosters(
    store: Store, on: date | None = None, kind: BodyKind | None = None
) -> tuple[Roster, ...]:
    """Bodies with their members; with `on` only those of that day."""
    with store.read() as db:
        listed = people_book.rosters(db)
    wanted = [roster for roster in listed if kind in {None, roster.body.kind}]
    return tuple(_of_day(roster, on) for roster in wanted if not on or roster.body.exists_on(on))


def roster(store: Store, body: int, on: date | None = None) -> Roster:
    """One body with its members; raises UserError body.unknown."""
    with store.read() as db:
        found = Roster(_body(db, body), people_book.members(db, body))
    return _of_day(found, on)


def _of_day(whole: Roster, on: date | None) -> Roster:
    serving = tuple(one for one in whole.members if on is None or one.serves_on(on))
    return Roster(whole.body, serving)


def _body(db: Reading, number: int) -> Body:
    found = people_book.body(db, number)
    if found is None:
        raise UserError("body.unknown", id=number)
    return found


def _member(db: Reading, number: int) -> Member:
    found = people_book.member(db, number)
    if found is None:
        raise UserError("member.unknown", id=number)
    return found


def save_body(store: Store, body: Body, expected: Body | None = None) -> tuple[Changes, int]:
    """Add a body (id 0) or change one; gives its number. A group without a name gets its village's.

    Raises UserError body.no_name, body.no_unit, body.twice, body.unknown, people.dates,
    people.stale, unit.stale, member.seat (members have seats the new kind lacks).
    """
    with store.write(f"Ghi {BODY_WORDS[body.kind]}") as db:
        names = {unit.id: unit.name for unit in reads.units(db)}
        if body.unit is not None and body.unit not in names:
            raise UserError("unit.stale")
        name = text.nfc(body.name)
        if not name and body.kind is BodyKind.GROUP and body.unit is not None:
            name = f"{BODY_WORDS[body.kind]} {names[body.unit]}"
        clean = replace(
            body, name=name, decision=text.nfc(body.decision), note=text.nfc(body.note)
        )
        if clean.id and _body(db, clean.id) != (expected or _body(db, clean.id)):
            raise UserError("people.stale")
        people.refuse_body(clean, people_book.bodies(db))
        for one in people_book.members(db, clean.id) if clean.id else ():
            people.read_seat(one.seat, clean.kind)
        number = people_book.keep_body(db, clean)
    return Changes.of(Area.PEOPLE), number


def remove_body(store: Store, number: int) -> Changes:
    """Take out a body entered by mistake; raises UserError body.unknown, body.in_use."""
    with store.write("Bỏ một tổ chức") as db:
        found = _body(db, number)
        if people_book.has_members(db, number):
            raise UserError("body.in_use", name=found.name)
        people_book.remove_body(db, number)
    return Changes.of(Area.PEOPLE)


def save_member(
    store: Store, member: Member, expected: Member | None = None
) -> tuple[Changes, int]:
    """Add a member (id 0) or change one; gives the number.

    Raises UserError body.unknown, member.no_name, member.seat, member.twice, member.unknown,
    people.dates, people.stale, unit.stale, text.unprintable.
    """
    with store.write("Ghi thành viên") as db:
        body = _body(db, member.body)
        old = _member(db, member.id) if member.id else None
        if old is not None and old != (expected or old):
            raise UserError("people.stale")
        clean = _clean(db, member)
        people.refuse_member(clean, body, people_book.members(db, body.id))
        number = people_book.keep_member(db, clean, old)
    return Changes.of(Area.PEOPLE), number


def _clean(db: Reading, member: Member) -> Member:
    known = {unit.id for unit in reads.units(db)}
    if any(unit not in known for unit in member.units):
        raise UserError("unit.stale")
    return replace(
        member,
        name=text.nfc(member.name),
        post=text.nfc(member.post),
        seat=Seat(member.seat),
        units=tuple(dict.fromkeys(member.units)),
    )


def end_member(store: Store, number: int, day: date) -> Changes:
    """The last day somebody serves; raises UserError member.unknown, people.dates."""
    with store.read() as db:
        found = _member(db, number)
    return save_member(store, replace(found, valid_to=day), found)[0]


def remove_member(store: Store, number: int) -> Changes:
    """Take out a member entered by mistake; raises UserError member.unknown, member.in_use."""
    with store.write("Bỏ một thành viên") as db:
        found = _member(db, number)
        if people_book.has_figures(db, number):
            raise UserError("member.in_use", name=found.name)
        people_book.remove_member(db, found)
    return Changes.of(Area.PEOPLE)


def read_roster(store: Store, body: int, pasted: str) -> tuple[Member, ...]:
    """Members of a pasted list, to be looked at before add_members().

    Raises UserError body.unknown, people.no_rows, people.bad_row.
    """
    with store.read() as db:
        return people_paste.read(pasted, _body(db, body), reads.units(db))


def read_file(store: Store, body: int, path: Path) -> tuple[Member, ...]:
    """Members of a workbook or a text with tabs; raises as read_roster(), UserError file.*."""
    if path.suffix.lower() in _WORKBOOKS:
        return read_roster(store, body, unit_sheets.as_lines(path))
    try:
        raw = plan_files.read_text(path, is_wide_known=True)
    except UserError as cause:
        known = {"plan.not_text": "file.not_list", "plan.too_large": "file.too_large"}
        raise UserError(known.get(cause.code, cause.code), name=path.name) from cause
    return read_roster(store, body, raw)


def add_members(store: Store, body: int, members: Sequence[Member]) -> tuple[Changes, int]:
    """Add a whole list, all of it or none; gives how many. Raises as save_member()."""
    with store.write(f"Thêm {len(members)} thành viên") as db:
        found = _body(db, body)
        for one in members:
            clean = _clean(db, replace(one, body=body, id=0))
            people.refuse_member(clean, found, people_book.members(db, body))
            people_book.keep_member(db, clean)
    return Changes.of(Area.PEOPLE), len(members)


def choices(
    store: Store, on: date, role: Role = Role.RESPONSIBLE, unit: int | None = None
) -> tuple[Choice, ...]:
    """The names a form offers for a role on a day; with `unit` those of that village first."""
    with store.read() as db:
        return people.choices(people_book.rosters(db), on, role, unit)


def paper(store: Store, body: int, on: date) -> Document:
    """The list of members as annex to the decision that founded the body; raises body.unknown."""
    with store.read() as db:
        frame, units = reads.frame(db, on), reads.units(db)
        whole = Roster(_body(db, body), people_book.members(db, body))
    return official_people.roster(frame, _of_day(whole, on), units)


def groups_paper(store: Store, on: date) -> Document:
    """The mobilisation groups of all villages as one annex (R20)."""
    with store.read() as db:
        frame, units = reads.frame(db, on), reads.units(db)
        listed = people_book.rosters(db)
    groups = [
        _of_day(one, on)
        for one in listed
        if one.body.kind is BodyKind.GROUP and one.body.exists_on(on)
    ]
    return official_people.groups(frame, groups, units)
