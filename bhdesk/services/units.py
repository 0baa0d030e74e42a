"""The list of villages: adding, renaming, ordering, and taking out what was never used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.domain import places, text
from bhdesk.domain.changes import Area, Changes
from bhdesk.domain.errors import UserError
from bhdesk.store import reads, records

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bhdesk.domain.places import Unit
    from bhdesk.store.engine import Store
    from bhdesk.store.transaction import Writing

_USED_BY = ("figure", "target_row", "base", "activity_unit")


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
    """Correct a name; raises UserError unit.no_name, unit.too_long, unit.twice, unit.stale."""
    clean = text.nfc(name)
    if not clean:
        raise UserError("unit.no_name")
    if len(clean) > places.MAX_NAME:
        raise UserError("unit.too_long", name=clean[:40])
    with store.write("Sửa tên đơn vị") as db:
        known = reads.units(db)
        if not any(other.id == unit and other.name == expected for other in known):
            raise UserError("unit.stale")
        for other in known:
            if other.id != unit and text.match_key(other.name) == text.match_key(clean):
                raise UserError("unit.twice", name=clean)
        values = {"name": clean, "kind": places.kind_of(clean)}
        records.update(db, "unit", {"id": unit}, values, ref=str(unit))
    return Changes.of(Area.UNITS)


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
    )
