"""Every change of the data file is in its history with old and new value: the audit."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

import pytest

from bhdesk.domain.activities import Activity, Kind
from bhdesk.domain.counts import Part
from bhdesk.domain.frame import Signer
from bhdesk.domain.periods import Month
from bhdesk.services import activities, bases, counts, months, office, targets, units
from bhdesk.services.bases import BaseEntry
from bhdesk.services.counts import Entry
from tests.offices import S1_DAY, VSI, split_targets, type_bases, type_may, unit_ids
from tests.plans import unseen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bhdesk.store.engine import Store

MAY = Month(2026, 5)
SILENT = {"history", "batch", "meta", "alembic_version"}
KEYS = {
    "figure": ("month", "unit_id", "measure_id"), "month_state": ("month",),
    "target_row": ("sheet_id", "unit_id"), "activity_unit": ("activity_id", "unit_id"),
    "activity_enrolled": ("activity_id", "measure_id"), "setting": ("key",),
}  # fmt: skip
Rows = dict[tuple[str, tuple[object, ...]], dict[str, object]]


def rows(store: Store) -> Rows:
    """Every stored row by table and key."""
    found: Rows = {}
    with store.read() as db:
        for (table,) in db.all("SELECT name FROM sqlite_master WHERE type = 'table'"):
            if table in SILENT or str(table).startswith("sqlite_"):
                continue
            names = [str(name) for _, name, *_ in db.all(f"PRAGMA table_info({table})")]
            for row in db.all(f"SELECT * FROM {table}"):
                values = dict(zip(names, row, strict=True))
                key = tuple(values[name] for name in KEYS.get(str(table), ("id",)))
                found[str(table), key] = values
    return found


def as_text(value: object) -> str | None:
    return None if value in (None, "") else str(value)


def changed_cells(before: Rows, after: Rows) -> set[tuple[str, str, str | None, str | None]]:
    """(table, field, old, new) of every field that differs; defaults of a new row are no change."""
    cells = set()
    for key in before.keys() | after.keys():
        old, new = before.get(key, {}), after.get(key, {})
        for field in (old.keys() | new.keys()) - {"id"}:
            pair = as_text(old.get(field)), as_text(new.get(field))
            is_default = not old and pair[1] in {None, "0"}
            if pair[0] != pair[1] and not is_default and field not in KEYS.get(key[0], ()):
                cells.add((key[0], field, *pair))
    return cells


def recorded(store: Store, after_batch: int) -> set[tuple[str, str, str | None, str | None]]:
    with store.read() as db:
        found = db.all(
            "SELECT entity, field, old, new FROM history WHERE batch_id > :at", at=after_batch
        )
    return {(e, f, as_text(old), as_text(new)) for e, f, old, new in found}


def last_batch(store: Store) -> int:
    with store.read() as db:
        return int(db.value("SELECT MAX(id) FROM batch") or 0)


MEETING = Activity(
    Kind.VILLAGE_MEETING, date(2026, 5, 9), place="Nhà văn hóa", invited=60, attended=47,
    enrolled=((VSI, 6),),
)  # fmt: skip


Steps: TypeAlias = "Iterator[object]"


def change_meeting(store: Store) -> Steps:
    _, number = activities.add(store, replace(MEETING, units=unit_ids(store)[:2]))
    yield
    stored = replace(MEETING, id=number, units=unit_ids(store)[:2])
    changed = replace(stored, attended=50, units=unit_ids(store)[1:3], enrolled=((VSI, 8),))
    yield activities.change(store, changed, stored)
    yield activities.remove(store, number)
    yield activities.restore(store, number)


def correct_months(store: Store) -> Steps:
    first = unit_ids(store)[0]
    yield counts.set_counts(store, Month(2026, 4), [Entry(first, VSI, Part.CLOSING, 100)])
    parts = (Part.NEW, Part.RESUMED, Part.LAPSED)
    yield counts.set_counts(store, MAY, [Entry(first, VSI, part, None) for part in parts])


def close_and_reopen(store: Store) -> Steps:
    yield months.close(store, MAY)
    yield months.reopen(store, MAY, "Thôn 2 gửi lại số")


def change_units(store: Store) -> Steps:
    yield units.add(store, "Thôn Mới")
    new = units.listed(store)[-1]
    yield units.rename(store, new.id, "Thôn Mới 2", "Thôn Mới")
    yield units.reorder(store, unit_ids(store)[::-1])
    yield units.remove(store, new.id)


def change_signers(store: Store) -> Steps:
    yield office.save_signer(store, Signer(0, "Nguyễn Văn A", "Chủ tịch"))
    (signer,) = office.signers(store)
    yield office.save_signer(store, replace(signer, name="Nguyễn Văn B", is_active=False))
    yield office.remove_signer(store, signer.id)


def change_bases(store: Store) -> Steps:
    day = date(2026, 3, 31)
    yield bases.set_bases(store, (BaseEntry("population", None, 25000),), day, "Khác")
    yield bases.set_bases(store, (BaseEntry("population", None, None),), day)


def change_targets(store: Store) -> Steps:
    yield targets.set_target(store, VSI, unit_ids(store)[0], 150, S1_DAY)
    july = date(2026, 7, 1)
    yield targets.save(store, targets.preview(store, VSI, "equal", july), july)


def change_office(store: Store) -> Steps:
    yield office.set_office(store, {"name": "xã Bình Minh Mới", "cut_off_day": "25"})
    yield office.adopt_plan(store, unseen("can-tho-2026"))


ACTIONS = [
    correct_months, close_and_reopen, change_meeting, change_units, change_signers, change_bases,
    change_targets, change_office,
]  # fmt: skip


@pytest.mark.parametrize("action", ACTIONS)
def test_every_change_has_its_history_row(
    binh_minh: Store, action: Callable[[Store], Steps]
) -> None:
    type_bases(binh_minh)
    split_targets(binh_minh)
    type_may(binh_minh)
    before, at = rows(binh_minh), last_batch(binh_minh)
    for _ in action(binh_minh):
        after, written = rows(binh_minh), recorded(binh_minh, at)
        assert written
        assert changed_cells(before, after) - written == set()
        before, at = after, last_batch(binh_minh)


def refs(store: Store, entity: str, after_batch: int) -> set[str]:
    with store.read() as db:
        found = db.all(
            "SELECT DISTINCT ref FROM history WHERE entity = :entity AND batch_id > :at",
            entity=entity, at=after_batch,
        )  # fmt: skip
    return {str(ref) for (ref,) in found}


def test_a_thing_keeps_one_name_in_the_history(binh_minh: Store) -> None:
    at = last_batch(binh_minh)
    for action in (change_meeting, change_signers):
        assert list(action(binh_minh))
    units.add(binh_minh, "Thôn Mới")
    new = units.listed(binh_minh)[-1]
    units.rename(binh_minh, new.id, "Thôn Mới 2", "Thôn Mới")
    units.remove(binh_minh, new.id)
    assert len(refs(binh_minh, "activity", at)) == 1
    assert len(refs(binh_minh, "signer", at)) == 1
    assert len(refs(binh_minh, "unit", at)) == 1


def test_one_action_is_one_batch_with_who_when_and_what(binh_minh: Store) -> None:
    at = last_batch(binh_minh)
    type_may(binh_minh)
    with binh_minh.read() as db:
        found = db.all("SELECT at, actor, what FROM batch WHERE id > :at ORDER BY id", at=at)
    assert found == [
        ("2026-06-01T12:00:00", "Người thử", "Nhập số liệu tháng 4/2026"),
        ("2026-06-01T12:00:00", "Người thử", "Nhập số liệu tháng 5/2026"),
    ]
