"""Commands about the people of the campaign: bodies, members, names to choose from, rosters."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from bhdesk.cli import papers
from bhdesk.cli.context import Context, table, working_day
from bhdesk.domain import people_paste, places, text
from bhdesk.domain.errors import UserError
from bhdesk.domain.people import BODY_WORDS, SEATS, Body, BodyKind, Member, Role, read_seat
from bhdesk.services import office, people, units

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping
    from datetime import date

    from bhdesk.domain.people import Roster


def show(context: Context, options: argparse.Namespace) -> int:
    """Every body with its members; those of one day or kind only where asked for."""
    on = text.parse_date(options.on) if options.on else None
    kind = BodyKind(options.kind) if options.kind else None
    keys = unit_keys(context)
    listed = people.rosters(context.store, on, kind)
    lines = []
    for one in listed:
        lines.append(f"{one.body.id:>3}  {BODY_WORDS[one.body.kind]}: {one.body.name}")
        rows = [
            [f"  {m.id:>3}  {m.name}", SEATS[one.body.kind].get(m.seat, ""), m.post]
            for m in one.members
        ]
        lines += table(["  Số  Họ và tên", "Chức danh", "Chức vụ"], rows) if rows else []
    value = {"bodies": [_body_json(one, keys) for one in listed]}
    context.answer(value, lines or ["Chưa có ban, tổ hoặc tổ chức nào."])
    return 0


def found(context: Context, options: argparse.Namespace) -> int:
    """Add a body; raises UserError body.*, people.dates, unit.*."""
    body = Body(
        BodyKind(options.kind),
        options.name or "",
        options.decision or "",
        day(options.decision_day),
        unit_id(context, options.unit),
        day(options.valid_from),
        day(options.valid_to),
    )
    _, number = people.save_body(context.store, body)
    context.answer({"id": number}, [f"Đã lập {BODY_WORDS[body.kind]} số {number}."])
    return 0


def remove_body(context: Context, options: argparse.Namespace) -> int:
    """Take out a body entered by mistake; raises UserError body.unknown, body.in_use."""
    people.remove_body(context.store, body_of(context, options.body).body.id)
    context.answer({}, ["Đã bỏ."])
    return 0


def add_member(context: Context, options: argparse.Namespace) -> int:
    """Add one member; raises UserError body.unknown, member.*, people.dates, unit.*."""
    body = body_of(context, options.body).body
    member = Member(
        body.id,
        options.name,
        options.post or "",
        read_seat(options.seat or "", body.kind),
        people_paste.read_units(options.units or "", units.listed(context.store)),
        day(options.valid_from),
        day(options.valid_to),
    )
    _, number = people.save_member(context.store, member)
    context.answer({"id": number}, [f"Đã thêm thành viên số {number} vào {body.name}."])
    return 0


def import_members(context: Context, options: argparse.Namespace) -> int:
    """Add a whole list from a file, all of it or none; raises as add_member(), people.*, file.*."""
    body = body_of(context, options.body).body
    members = people.read_file(context.store, body.id, Path(options.file))
    added = 0
    if not options.dry_run:
        _, added = people.add_members(context.store, body.id, members)
    keys = unit_keys(context)
    value = {"read": len(members), "added": added, "rows": [_member_json(m, keys) for m in members]}
    lines = [f"{m.name}  {SEATS[body.kind][m.seat]}  {m.post}" for m in members]
    said = f"Đọc được {len(members)} người, chưa ghi." if options.dry_run else ""
    context.answer(value, [*lines, said or f"Đã thêm {added} người vào {body.name}."])
    return 0


def end(context: Context, options: argparse.Namespace) -> int:
    """The last day of somebody's seat; raises UserError member.unknown, people.dates."""
    last = text.parse_date(options.on)
    people.end_member(context.store, text.parse_count(options.member), last)
    context.answer({}, [f"Thành viên số {options.member} làm đến hết ngày {text.day(last)}."])
    return 0


def remove_member(context: Context, options: argparse.Namespace) -> int:
    """Take out a member entered by mistake; raises UserError member.unknown, member.in_use."""
    people.remove_member(context.store, text.parse_count(options.member))
    context.answer({}, ["Đã bỏ."])
    return 0


def choices(context: Context, options: argparse.Namespace) -> int:
    """The names a form offers for a role, those that fit best first."""
    keys = unit_keys(context)
    unit = unit_id(context, options.unit)
    on = day_or_today(context, options.on)
    found = people.choices(context.store, on, Role(options.role), unit)
    rows = [
        {
            "name": one.name, "post": one.post, "seat": one.seat, "body": one.body,
            "units": [keys[unit] for unit in one.units],
        }
        for one in found
    ]  # fmt: skip
    shown = [[one.name, one.post, f"{one.seat}, {one.body}"] for one in found]
    lines = table(["Họ và tên", "Chức vụ", "Trong tổ chức"], shown)
    context.answer({"rows": rows}, lines if found else ["Chưa có ai để chọn."])
    return 0


def roster_paper(context: Context, options: argparse.Namespace) -> int:
    """The members of a body, or all village groups, as annex to a decision."""
    on = day_or_today(context, options.on)
    if options.body:
        made = people.paper(context.store, body_of(context, options.body).body.id, on)
    else:
        made = people.groups_paper(context.store, on)
    return papers.write(context, made, options.out)


def body_of(context: Context, typed: str) -> Roster:
    """The body of that number or name; raises UserError body.unknown."""
    listed = people.rosters(context.store)
    key = text.match_key(typed)
    for one in listed:
        if typed.strip() == str(one.body.id) or text.match_key(one.body.name) == key:
            return one
    raise UserError("body.unknown", id=typed)


def unit_keys(context: Context) -> dict[int, str]:
    """The keys of all villages by number, those that ended included."""
    return {unit.id: unit.key for unit in units.listed(context.store)}


def unit_id(context: Context, typed: str | None) -> int | None:
    """The number of a village by key or name; raises UserError unit.unknown, unit.ambiguous."""
    return places.find(office.frame(context.store).units, typed).id if typed else None


def day(typed: str | None) -> date | None:
    """A day as typed; nothing is None. Raises UserError date.unreadable."""
    return text.parse_date(typed) if typed else None


def day_or_today(context: Context, typed: str | None) -> date:
    """A day as typed, else today, kept inside the plan's time."""
    return day(typed) or working_day(office.frame(context.store).plan)


def iso(value: date | None) -> str | None:
    """A day for JSON."""
    return value.isoformat() if value else None


def _body_json(one: Roster, keys: Mapping[int, str]) -> dict[str, Any]:
    body = one.body
    return {
        "id": body.id, "kind": body.kind.value, "name": body.name, "decision": body.decision,
        "decision_day": iso(body.decision_day), "unit": keys.get(body.unit or 0),
        "from": iso(body.valid_from), "to": iso(body.valid_to),
        "members": [_member_json(member, keys) for member in one.members],
    }  # fmt: skip


def _member_json(member: Member, keys: Mapping[int, str]) -> dict[str, Any]:
    return {
        "id": member.id, "name": member.name, "post": member.post, "seat": member.seat.value,
        "units": [keys[unit] for unit in member.units], "from": iso(member.valid_from),
        "to": iso(member.valid_to),
    }  # fmt: skip
