"""Setting up the office: its data file, letterhead, plan, units and the people who sign."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from typing import TYPE_CHECKING, NamedTuple

from bhdesk.domain import places, plan_text, text
from bhdesk.domain.changes import Area, Changes
from bhdesk.domain.errors import Issue, Level, UserError
from bhdesk.domain.frame import Frame, Office, Signer
from bhdesk.domain.periods import Month
from bhdesk.domain.places import UnitDraft
from bhdesk.domain.plan_position import Position, position
from bhdesk.store import reads, records
from bhdesk.store.engine import Store

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from bhdesk.domain.plans import Plan
    from bhdesk.store.transaction import Writing


# "Ủy ban nhân dân xã Tứ Kỳ" and "Ban Chỉ đạo … thành phố Trà Vinh" end with the office's name
_ISSUER_PLACE = (
    r"(?:xã|phường|đặc khu|thị trấn|thị xã|thành phố|huyện|quận|tỉnh)(?: [A-ZÀ-ỸĐ0-9]\S*)+$"
)


class Setup(NamedTuple):
    """Everything the first run asks for. `units` empty: the units the plan itself lists."""

    plan_source: str
    office: Office
    units: tuple[UnitDraft, ...] = ()


def create(path: Path, setup: Setup, actor: str, migrations: Path) -> Store:
    """Make the data file of an office; whole or not at all.

    Raises UserError with the first fault of the plan, text.unprintable, unit.none when neither list
    has units; StoreProblem store.exists and the like.
    """
    plan = usable_plan(setup.plan_source)
    for item in fields(Office):
        text.refuse_unprintable(str(getattr(setup.office, item.name)))
    where, own = place_in_plan(plan, setup)

    def fill(store: Store) -> None:
        with store.write("Lập tệp dữ liệu") as db:
            _write_setup(db, setup, plan, where, own)

    return Store.create(path, actor, migrations, fill=fill)


def usable_plan(source: str) -> Plan:
    """The plan of a text; raises UserError with the first error found."""
    plan, issues = plan_text.read(source)
    if plan is None:
        worst = next(issue for issue in issues if issue.level is Level.ERROR)
        raise UserError(worst.code, where=worst.where, **worst.params)
    return plan


def check_plan(source: str) -> tuple[Plan | None, tuple[Issue, ...]]:
    """A plan text as a value, None when unusable, with everything found in it."""
    return plan_text.read(source)


def place_in_plan(plan: Plan, setup: Setup) -> tuple[Position, tuple[UnitDraft, ...]]:
    """Where the office stands and which units it has; raises UserError unit.none."""
    own_name = text.bare_name(setup.office.name) if setup.office.name else ""
    listed = next(
        (u.key for u in plan.units if own_name and text.bare_name(u.name) == own_name), ""
    )
    where = position(plan, has_own_units=bool(setup.units), office_name_key=listed)
    if setup.units:
        return where, setup.units
    level_units = sorted(
        (u for u in plan.units if u.level == where.units.key), key=lambda u: u.order
    )
    default = {"locality": "thon"}.get(where.units.kind, "xa")  # a ward says that it is one
    drafts = tuple(UnitDraft(u.name, places.kind_of(u.name, default), u.key) for u in level_units)
    if not drafts:
        raise UserError("unit.none")
    return where, drafts


def _write_setup(
    db: Writing, setup: Setup, plan: Plan, where: Position, units: Sequence[UnitDraft]
) -> None:
    from bhdesk.store import target_book  # noqa: PLC0415 - once in a file's life

    office = setup.office if setup.office.name else _default_office(setup.office, plan, where)
    for item in fields(Office):
        records.set_setting(db, item.name, str(getattr(office, item.name)))
    records.set_setting(db, "has_own_units", "1" if setup.units else "0")
    records.set_setting(db, "office_unit", where.office_unit)
    _add_plan(db, plan, setup.plan_source)
    level_kind = {"commune": "xa", "province": "tinh"}.get(where.office.kind, where.office.kind)
    own_key = where.office.key  # of a level, so a unit of the plan may have the same
    if own_key in (given := {draft.key for draft in units}):
        own_key = places.make_key(own_key, given)
    head = {"key": own_key, "name": office.name, "position": 0, "is_office": True}
    kind = places.kind_of(office.name, level_kind)
    records.insert(db, "unit", "", kind=kind, level=where.office.key, **head)
    taken: list[str] = [own_key]
    by_key: dict[str, int] = {}
    for at, draft in enumerate(units, 1):
        key = draft.key or places.make_key(draft.name, taken)
        taken.append(key)
        by_key[key] = records.insert(
            db, "unit", "", key=key, name=draft.name, kind=draft.kind, level=where.units.key,
            position=at, is_office=False,
        )  # fmt: skip
    target_book.write_printed(db, plan, where.units.key, by_key)


def _default_office(given: Office, plan: Plan, where: Position) -> Office:
    """An office nobody named yet: as the plan's issuer is called."""
    issued = re.search(_ISSUER_PLACE, plan.head.issuer) if where.office.role == "issuer" else None
    name = (issued[0] if issued else where.office.name) or plan.head.issuer
    return replace(given, name=name, issuer=given.issuer or plan.head.issuer)


def frame(store: Store, on: date | None = None) -> Frame:
    """Who the office is, its plan, its units (on a day) and what it counts.

    Raises StoreProblem store.*.
    """
    with store.read() as db:
        return reads.frame(db, on)


def signers(store: Store) -> tuple[Signer, ...]:
    """Those who sign, in their order, the retired ones included."""
    with store.read() as db:
        return reads.signers(db)


def last_change(store: Store) -> str:
    """When the newest batch was written, as ISO text; empty for a new file."""
    with store.read() as db:
        return str(db.value("SELECT MAX(at) FROM batch") or "")


def last_batch(store: Store) -> int:
    """The number of the newest batch: what was done before a window opened is none of its own."""
    with store.read() as db:
        return reads.last_batch(db)


def set_office(store: Store, values: Mapping[str, str]) -> Changes:
    """Change settings of the office by field name.

    Raises UserError office.no_name, office.unknown, office.bad_cut_off, text.unprintable.
    """
    known = {item.name for item in fields(Office)}
    if unknown := next((key for key in values if key not in known), None):
        raise UserError("office.unknown", name=unknown)
    if "name" in values and not values["name"].strip():
        raise UserError("office.no_name")
    if "cut_off_day" in values and values["cut_off_day"].strip() not in {str(n) for n in range(29)}:
        raise UserError("office.bad_cut_off", text=values["cut_off_day"])
    for value in values.values():
        text.refuse_unprintable(value)
    with store.write("Sửa thông tin đơn vị") as db:
        for key, value in values.items():
            lines = [text.nfc(line) for line in value.splitlines()]
            records.set_setting(db, key, "\n".join(line for line in lines if line))
        if "name" in values:
            name = text.nfc(values["name"])
            place = reads.office_id(db)
            records.update(db, "unit", {"id": place}, {"name": name}, ref=str(place))
    return Changes.of(Area.OFFICE)


def save_signer(store: Store, signer: Signer) -> Changes:
    """Add (id 0) or change a person who signs; raises signer.no_post, text.unprintable."""
    if not signer.post.strip():
        raise UserError("signer.no_post")
    for shown in (signer.name, signer.post, signer.authority, signer.second_post):
        text.refuse_unprintable(shown)
    post = text.nfc(signer.post)
    values = {
        "name": text.nfc(signer.name),
        "post": post,
        "authority": text.nfc(signer.authority),
        "second_post": text.nfc(signer.second_post),
        "is_active": signer.is_active,
    }
    with store.write("Sửa người ký") as db:
        if signer.id:
            records.update(db, "signer", {"id": signer.id}, values, ref=str(signer.id))
        else:
            at = int(db.value("SELECT COUNT(*) FROM signer"))
            records.insert(db, "signer", "", position=at, **values)
    return Changes.of(Area.OFFICE)


def remove_signer(store: Store, signer_id: int) -> Changes:
    """Take a person who signs off the list."""
    with store.write("Bỏ người ký") as db:
        records.delete(db, "signer", {"id": signer_id}, ref=str(signer_id))
    return Changes.of(Area.OFFICE)


def order_signers(store: Store, order: Sequence[int]) -> Changes:
    """Put the people who sign into this order; the first active one is offered on a new report."""
    with store.write("Sắp lại người ký") as db:
        for at, signer_id in enumerate(order):
            records.update(db, "signer", {"id": signer_id}, {"position": at}, ref=str(signer_id))
    return Changes.of(Area.OFFICE)


def adopt_plan(store: Store, source: str) -> Changes:
    """Work by another plan (next year's); the old one stays in the file. Units are kept.

    Raises UserError with the plan's first fault.
    """
    plan = usable_plan(source)
    with store.write(f"Nhận kế hoạch {plan.head.id}") as db:
        for (number,) in db.all("SELECT id FROM plan WHERE is_active"):
            records.update(db, "plan", {"id": number}, {"is_active": False}, ref=str(number))
        _add_plan(db, plan, source)
    return Changes.of(Area.PLAN, Area.TARGETS)


def _add_plan(db: Writing, plan: Plan, source: str) -> None:
    records.insert(
        db, "plan", "", plan_key=plan.head.id, title=plan.head.title,
        starts=plan.period.start, ends=plan.period.end, text=source,
        added_at=db.moment, is_active=True,
    )  # fmt: skip


DataFile = Store


def open_file(
    path: Path, actor: str, migrations: Path, backups: Path, *, is_view: bool = False
) -> DataFile:
    """Open a data file, migrating an older one after a backup; raises StoreProblem store.*.

    `is_view`: only to look at it, because it is open elsewhere.
    """
    return Store.open(path, actor, migrations, backups, is_view=is_view)


def working_month(store: Store, today: date) -> Month:
    """The month an officer works on: last month, inside the plan; the newest with figures if older.

    One month ahead of the figures is the month to type; more than that is another year's file.
    """
    with store.read() as db:
        plan = reads.plan(db)
        newest = db.value("SELECT MAX(month) FROM figure")
    usual = Month.of(today).shift(-1)
    usual = min(max(usual, Month.of(plan.period.start)), Month.of(plan.period.end))
    if newest is None:
        return usual
    last = Month.from_key(int(newest))
    return usual if last.shift(1) == usual else min(usual, last)


def working_day(store: Store, today: date) -> date:
    """Today inside the plan's period: what "now" means for a plan of another year."""
    with store.read() as db:
        period = reads.plan(db).period
    return min(max(today, period.start), period.end)
