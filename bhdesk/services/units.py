"""The list of villages: adding, renaming, ordering, merging, splitting, taking out mistakes."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bhdesk.domain import places, text
from bhdesk.domain.changes import Area, Changes
from bhdesk.domain.errors import UserError
from bhdesk.domain.lineage import Kind
from bhdesk.domain.periods import Month
from bhdesk.store import lineages, month_book, reads, records

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from bhdesk.domain.lineage import Link
    from bhdesk.domain.places import FormerName, Unit, UnitDraft
    from bhdesk.store.engine import Store
    from bhdesk.store.transaction import Writing

_USED_BY = (
    "figure", "reason", "target_row", "base", "activity_unit", "unit_name", "body", "member_unit",
    "collected", "obstacle",
)  # fmt: skip


def listed(store: Store) -> tuple[Unit, ...]:
    """The units in their order, those that ended included."""
    with store.read() as db:
        return reads.units(db)


def add(store: Store, raw: str) -> Changes:
    """Add villages, one a line; raises UserError unit.none, unit.twice, unit.too_long."""
    drafts = places.read_names(raw)
    with store.write("Thêm đơn vị") as db:
        known = reads.units(db)
        names = {text.match_key(unit.name) for unit in known}
        keys = [unit.key for unit in known] + [
            str(key) for (key,) in db.all("SELECT key FROM unit WHERE is_office")
        ]
        level = str(db.value("SELECT level FROM unit WHERE NOT is_office") or "village")
        for at, draft in enumerate(drafts, len(known) + 1):
            if text.match_key(draft.name) in names:
                raise UserError("unit.twice", name=draft.name)
            key = places.make_key(draft.name, keys)
            keys.append(key)
            records.insert(
                db, "unit", "", key=key, name=draft.name, kind=draft.kind, level=level,
                position=at, is_office=False,
            )  # fmt: skip
    return Changes.of(Area.UNITS)


def rename(store: Store, unit: int, name: str, expected: str) -> Changes:
    """Correct a name in every month it stands in.

    Raises UserError unit.no_name, unit.too_long, unit.twice, unit.stale, text.unprintable.
    """
    return rename_all(store, ((unit, name, expected),))


def rename_all(store: Store, wanted: Sequence[tuple[int, str, str]]) -> Changes:
    """Correct names, each as (unit, name, the name it is thought to have), all of them or none.

    Raises as rename().
    """
    fresh = {unit: _clean(name) for unit, name, _ in wanted}
    with store.write("Sửa tên đơn vị") as db:
        known = {unit.id: unit for unit in reads.units(db)}
        if any(
            unit not in known or known[unit].name != expected for unit, _, expected in wanted
        ):
            raise UserError("unit.stale")
        for unit, name in fresh.items():
            for other in known.values():  # a unit that ended may have had the name before
                is_same = text.match_key(fresh.get(other.id, other.name)) == text.match_key(name)
                if other.id != unit and is_same and other.overlaps(known[unit]):
                    raise UserError("unit.twice", name=name)
            values = {"name": name, "kind": places.kind_of(name)}
            records.update(db, "unit", {"id": unit}, values, ref=str(unit))
    return Changes.of(Area.UNITS)


def _clean(name: str) -> str:
    clean = text.nfc(name)
    if not clean:
        raise UserError("unit.no_name")
    if len(clean) > places.MAX_NAME:
        raise UserError("unit.too_long", name=clean[:40])
    text.refuse_unprintable(clean)
    return clean


def reorder(store: Store, order: Sequence[int]) -> Changes:
    """Put the units into this order, the order of the printed decision; raises unit.stale."""
    with store.write("Sắp lại thứ tự đơn vị") as db:
        if sorted(order) != sorted(unit.id for unit in reads.units(db)):
            raise UserError("unit.stale")
        for at, unit in enumerate(order, 1):
            records.update(db, "unit", {"id": unit}, {"position": at}, ref=str(unit))
    return Changes.of(Area.UNITS)


def sort_by_name(store: Store) -> Changes:
    """The order of the Vietnamese alphabet with numbers by value (domain.md E.4)."""
    ordered = sorted(listed(store), key=lambda unit: text.sort_key(unit.name))
    return reorder(store, [unit.id for unit in ordered])


def remove(store: Store, unit: int) -> Changes:
    """Take out a unit that was entered by mistake; one with figures is refused (unit.in_use)."""
    with store.write("Bỏ đơn vị") as db:
        name = db.value("SELECT name FROM unit WHERE id = :unit AND NOT is_office", unit=unit)
        if name is None:
            raise UserError("unit.stale")
        if _is_used(db, unit):
            raise UserError("unit.in_use", name=str(name))
        records.delete(db, "unit", {"id": unit}, ref=str(unit))
    return Changes.of(Area.UNITS)


def _is_used(db: Writing, unit: int) -> bool:
    return any(
        db.value(f"SELECT 1 FROM {table} WHERE unit_id = :unit LIMIT 1", unit=unit)
        for table in _USED_BY
    ) or bool(
        db.value(
            "SELECT 1 FROM unit_lineage WHERE from_unit = :unit OR to_unit = :unit LIMIT 1",
            unit=unit,
        )
    )


def rename_from(store: Store, unit: int, name: str, day: date, expected: str) -> Changes:
    """A new name from a day on; reports of the months before it keep the old one.

    Raises UserError unit.no_name, unit.too_long, unit.stale, unit.twice, unit.day_order,
    month.closed, month.sent.
    """
    (draft,) = _drafts(name, 1)
    with store.write(f"Đổi tên đơn vị từ {text.day(day)}") as db:
        found = _standing(db, unit, day)
        if found.name != expected:
            raise UserError("unit.stale")
        _refuse_changed_before(db, [found], day)
        _refuse_twice(db, draft.name, day, {unit})
        eve = day - timedelta(days=1)
        records.insert(
            db, "unit_name", f"{unit}/{eve.isoformat()}",
            unit_id=unit, valid_to=eve, name=found.name, kind=found.kind,
        )  # fmt: skip
        values = {"name": draft.name, "kind": draft.kind}
        records.update(db, "unit", {"id": unit}, values, ref=str(unit))
    return Changes.of(Area.UNITS)


def merge(store: Store, units: Sequence[int], name: str, day: date) -> tuple[Changes, int]:
    """Units become one new unit from a day on, which carries on the sum of their figures.

    Gives its number. Raises UserError unit.too_few and as rename_from(); unit.has_later when one
    of them has figures of that month or later.
    """
    chosen = tuple(dict.fromkeys(units))
    if len(chosen) < 2:
        raise UserError("unit.too_few")
    (draft,) = _drafts(name, 1)
    with store.write(f"Nhập đơn vị thành {draft.name} từ {text.day(day)}") as db:
        old = [_standing(db, unit, day) for unit in chosen]
        _refuse_twice(db, draft.name, day, set(chosen))
        _end(db, old, day)
        new = _begin(db, draft, day, old[0].id, min(unit.position for unit in old))
        for unit in old:
            _link(db, unit.id, new, day, Kind.MERGE)
    return Changes.of(Area.UNITS, Area.COUNTS, Area.TARGETS), new


def split(
    store: Store, unit: int, names: Sequence[str], day: date
) -> tuple[Changes, tuple[int, ...]]:
    """A unit becomes several new ones from a day on; their openings are typed, its history stays.

    Gives their numbers. Raises as merge().
    """
    drafts = _drafts("\n".join(names), 2)
    with store.write(f"Tách đơn vị từ {text.day(day)}") as db:
        old = _standing(db, unit, day)
        for draft in drafts:
            _refuse_twice(db, draft.name, day, {unit})
        _end(db, [old], day)
        made = [_begin(db, draft, day, unit, old.position) for draft in drafts]
        for new in made:
            _link(db, unit, new, day, Kind.SPLIT)
    return Changes.of(Area.UNITS, Area.COUNTS, Area.TARGETS), tuple(made)


def former_names(store: Store) -> tuple[FormerName, ...]:
    """The names units had before, oldest first."""
    with store.read() as db:
        return reads.former_names(db)


def links(store: Store) -> tuple[Link, ...]:
    """Every merging and splitting, in the order they were entered."""
    with store.read() as db:
        return lineages.family(db).links


def _drafts(raw: str, fewest: int) -> tuple[UnitDraft, ...]:
    """Names as typed, one a line; raises UserError unit.no_name, unit.too_long, unit.twice."""
    if not raw.strip():
        raise UserError("unit.no_name")
    drafts = places.read_names(raw)
    if len(drafts) < fewest:
        raise UserError("unit.too_few")
    return drafts[:1] if fewest == 1 else drafts


def _standing(db: Writing, unit: int, day: date) -> Unit:
    """The unit, which must be there on that day and on the day before; raises unit.stale."""
    found = next((one for one in reads.units(db) if one.id == unit), None)
    if found is None or not found.exists_on(day):
        raise UserError("unit.stale")
    if not found.exists_on(day - timedelta(days=1)) or found.valid_to is not None:
        raise UserError("unit.day_order", name=found.name, day=text.day(day))
    return found


def _refuse_changed_before(db: Writing, units: Sequence[Unit], day: date) -> None:
    """Later names and locked months stand: what was reported is not called otherwise now."""
    month = Month.of(day)
    month_book.refuse_locked(
        db, [key for key in month_book.locked(db, db.now.date()) if key >= month.key]
    )
    for unit in units:
        if db.value(
            "SELECT 1 FROM unit_name WHERE unit_id = :unit AND valid_to >= :eve LIMIT 1",
            unit=unit.id, eve=(day - timedelta(days=1)).isoformat(),
        ):  # fmt: skip
            raise UserError("unit.day_order", name=unit.name, day=text.day(day))


def _refuse_twice(db: Writing, name: str, day: date, but: set[int]) -> None:
    for other in reads.units(db, day):
        if other.id not in but and text.match_key(other.name) == text.match_key(name):
            raise UserError("unit.twice", name=name)


def _end(db: Writing, units: Sequence[Unit], day: date) -> None:
    """The last day of units is the one before; raises UserError unit.has_later."""
    _refuse_changed_before(db, units, day)
    month = Month.of(day)
    for unit in units:
        for table in ("figure", "reason"):
            sql = f"SELECT MAX(month) FROM {table} WHERE unit_id = :unit"
            if int(db.value(sql, unit=unit.id) or 0) >= month.key:
                raise UserError("unit.has_later", name=unit.name, month=month.label)
        values = {"valid_to": day - timedelta(days=1)}
        records.update(db, "unit", {"id": unit.id}, values, ref=str(unit.id))


def _begin(db: Writing, draft: UnitDraft, day: date, like: int, position: int) -> int:
    keys = [str(key) for (key,) in db.all("SELECT key FROM unit")]
    level = str(db.value("SELECT level FROM unit WHERE id = :unit", unit=like))
    return records.insert(
        db, "unit", "", key=places.make_key(draft.name, keys), name=draft.name, kind=draft.kind,
        level=level, position=position, is_office=False, valid_from=day,
    )  # fmt: skip


def _link(db: Writing, one: int, other: int, day: date, kind: Kind) -> None:
    records.insert(db, "unit_lineage", "", from_unit=one, to_unit=other, day=day, kind=kind.value)
