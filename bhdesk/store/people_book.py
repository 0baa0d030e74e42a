"""Bodies of the campaign and their members in the data file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.domain.people import Body, BodyKind, Member, Roster, Seat
from bhdesk.store import reads, records

if TYPE_CHECKING:
    from bhdesk.store.transaction import Reading, Writing


def bodies(db: Reading) -> tuple[Body, ...]:
    """Every body: committees first, then teams, groups in the order of villages, organisations."""
    kinds = list(BodyKind)
    rows = db.all(
        "SELECT b.id, b.kind, b.name, b.decision, b.decision_day, b.unit_id, b.valid_from,"
        " b.valid_to, b.note FROM body b LEFT JOIN unit u ON u.id = b.unit_id"
        " ORDER BY u.position, b.id"
    )
    found = [
        Body(
            BodyKind(kind), name, decision, reads.day(decided), unit, reads.day(first),
            reads.day(last), note, number,
        )
        for number, kind, name, decision, decided, unit, first, last, note in rows
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda body: kinds.index(body.kind)))


def body(db: Reading, number: int) -> Body | None:
    """One body by its number; None when there is none."""
    return next((one for one in bodies(db) if one.id == number), None)


def members(db: Reading, of: int | None = None) -> tuple[Member, ...]:
    """Members in their order, of one body or of all."""
    followed: dict[int, list[int]] = {}
    for number, unit in db.all(
        "SELECT m.member_id, m.unit_id FROM member_unit m JOIN unit u ON u.id = m.unit_id"
        " ORDER BY u.position, u.id"
    ):
        followed.setdefault(number, []).append(unit)
    rows = db.all(
        "SELECT id, body_id, name, post, seat, valid_from, valid_to FROM member"
        " WHERE :body IS NULL OR body_id = :body ORDER BY body_id, position, id",
        body=of,
    )
    return tuple(
        Member(
            at, name, post, Seat(seat), tuple(followed.get(number, ())), reads.day(first),
            reads.day(last), number,
        )
        for number, at, name, post, seat, first, last in rows
    )  # fmt: skip


def member(db: Reading, number: int) -> Member | None:
    """One member by number; None when there is none."""
    return next((one for one in members(db) if one.id == number), None)


def rosters(db: Reading) -> tuple[Roster, ...]:
    """Every body with its members."""
    by_body: dict[int, list[Member]] = {}
    for one in members(db):
        by_body.setdefault(one.body, []).append(one)
    return tuple(Roster(one, tuple(by_body.get(one.id, ()))) for one in bodies(db))


def keep_body(db: Writing, new: Body) -> int:
    """Add a body (id 0) or change the one of that number; gives its number."""
    values = {
        "kind": new.kind.value, "name": new.name, "decision": new.decision,
        "decision_day": new.decision_day, "unit_id": new.unit, "valid_from": new.valid_from,
        "valid_to": new.valid_to, "note": new.note,
    }  # fmt: skip
    return records.keep(db, "body", new.id, values)


def remove_body(db: Writing, number: int) -> None:
    """Take out a body that has no members any more."""
    records.delete(db, "body", {"id": number}, ref=str(number))


def keep_member(db: Writing, new: Member, old: Member | None = None) -> int:
    """Add a member at the end of the body, or change `old`; gives the number."""
    values: dict[str, object] = {
        "body_id": new.body, "name": new.name, "post": new.post, "seat": new.seat.value,
        "valid_from": new.valid_from, "valid_to": new.valid_to,
    }  # fmt: skip
    if old is None:
        last = db.value("SELECT MAX(position) FROM member WHERE body_id = :body", body=new.body)
        number = records.insert(db, "member", "", **values, position=int(last or 0) + 1)
    else:
        number = old.id
        records.update(db, "member", {"id": number}, values, ref=str(number))
    _keep_units(db, number, old.units if old else (), new.units)
    return number


def _keep_units(
    db: Writing, number: int, before: tuple[int, ...], after: tuple[int, ...]
) -> None:
    for unit in sorted(set(before) ^ set(after)):
        row = {"member_id": number, "unit_id": unit}
        if unit in after:
            records.insert(db, "member_unit", f"{number}/{unit}", **row)
        else:
            records.delete(db, "member_unit", row, ref=f"{number}/{unit}")


def remove_member(db: Writing, old: Member) -> None:
    """Take out a member with the villages followed."""
    _keep_units(db, old.id, old.units, ())
    records.delete(db, "member", {"id": old.id}, ref=str(old.id))


def has_members(db: Reading, number: int) -> bool:
    """Whether anybody is or was in the body, or it has figures."""
    return bool(
        db.value("SELECT 1 FROM member WHERE body_id = :body LIMIT 1", body=number)
        or db.value("SELECT 1 FROM collected WHERE body_id = :body LIMIT 1", body=number)
    )


def has_figures(db: Reading, number: int) -> bool:
    """Whether a member has targets or results."""
    found = db.value("SELECT 1 FROM collected WHERE member_id = :member LIMIT 1", member=number)
    return found is not None
