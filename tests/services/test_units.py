"""The list of villages: renamed, reordered, taken out only when never used."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from bhdesk.domain.activities import Activity, Kind
from bhdesk.domain.errors import UserError
from bhdesk.domain.periods import Month
from bhdesk.services import activities, bases, counts, units
from bhdesk.services.bases import BaseEntry
from tests.offices import VILLAGES, VSI, dump, split_targets, type_bases, type_may, unit_ids

if TYPE_CHECKING:
    from collections.abc import Callable

    from bhdesk.store.engine import Store


def names(store: Store) -> list[str]:
    return [unit.name for unit in units.listed(store)]


def test_the_printed_order_is_kept(binh_minh: Store) -> None:
    assert names(binh_minh) == list(VILLAGES)
    ids = unit_ids(binh_minh)
    units.reorder(binh_minh, ids[::-1])
    assert names(binh_minh) == list(VILLAGES[::-1])
    units.sort_by_name(binh_minh)
    assert names(binh_minh) == list(VILLAGES), "1, 2, 10, An Nhân, Đoài, Đông"


def test_figures_stay_with_a_renamed_and_moved_unit(binh_minh: Store) -> None:
    type_may(binh_minh)
    ids = unit_ids(binh_minh)
    units.rename(binh_minh, ids[1], "Tổ dân phố số 2", "Thôn 2")
    units.reorder(binh_minh, (*ids[2:], ids[1], ids[0]))
    rows = {r.unit.id: r for r in counts.grid(binh_minh, Month(2026, 5), VSI).rows}
    assert rows[ids[1]].count.closing == 94
    assert (rows[ids[1]].unit.name, rows[ids[1]].unit.kind) == ("Tổ dân phố số 2", "to_dan_pho")


def test_new_units_stand_at_the_end(binh_minh: Store) -> None:
    units.add(binh_minh, "Thôn Mới\nThôn Cũ")
    assert names(binh_minh)[-2:] == ["Thôn Mới", "Thôn Cũ"]
    assert len({unit.key for unit in units.listed(binh_minh)}) == 8
    units.remove(binh_minh, unit_ids(binh_minh)[-1])
    assert names(binh_minh)[-1] == "Thôn Mới"


def use_figure(store: Store) -> None:
    type_may(store)


def use_target(store: Store) -> None:
    type_bases(store)
    split_targets(store)


def use_base(store: Store) -> None:
    entry = BaseEntry("population", unit_ids(store)[0], 4630)
    bases.set_bases(store, (entry,), date(2026, 3, 31))


def use_meeting(store: Store) -> None:
    meeting = Activity(Kind.VILLAGE_MEETING, date(2026, 5, 1), units=unit_ids(store)[:1])
    activities.add(store, meeting)


@pytest.mark.parametrize("use", [use_figure, use_target, use_base, use_meeting])
def test_a_unit_in_use_stays(binh_minh: Store, use: Callable[[Store], None]) -> None:
    use(binh_minh)
    before = dump(binh_minh)
    with pytest.raises(UserError) as refused:
        units.remove(binh_minh, unit_ids(binh_minh)[0])
    assert refused.value.code == "unit.in_use"
    assert dump(binh_minh) == before


REFUSED: list[tuple[Callable[[Store], object], str]] = [
    (lambda s: units.add(s, " \n"), "unit.none"),
    (lambda s: units.add(s, "Thôn Mới\nTHÔN 10"), "unit.twice"),
    (lambda s: units.rename(s, unit_ids(s)[0], "  ", "Thôn 1"), "unit.no_name"),
    (lambda s: units.rename(s, unit_ids(s)[0], "thôn 2", "Thôn 1"), "unit.twice"),
    (lambda s: units.rename(s, unit_ids(s)[0], "Thôn 3", "Thôn Một"), "unit.stale"),
    (lambda s: units.rename(s, 999, "Thôn 3", "Thôn 1"), "unit.stale"),
    (lambda s: units.rename(s, unit_ids(s)[0], "Thôn " + "a" * 200, "Thôn 1"), "unit.too_long"),
    (lambda s: units.reorder(s, unit_ids(s)[1:]), "unit.stale"),
    (lambda s: units.reorder(s, (*unit_ids(s), 999)), "unit.stale"),
    (lambda s: units.remove(s, 999), "unit.stale"),
]


@pytest.mark.parametrize(("action", "code"), REFUSED)
def test_refusals_leave_the_list_as_it_was(
    binh_minh: Store, action: Callable[[Store], object], code: str
) -> None:
    before = dump(binh_minh)
    with pytest.raises(UserError) as refused:
        action(binh_minh)
    assert refused.value.code == code
    assert dump(binh_minh) == before


def test_the_office_itself_cannot_be_taken_out(binh_minh: Store) -> None:
    with binh_minh.read() as db:
        place = db.value("SELECT id FROM unit WHERE is_office")
    before = dump(binh_minh)
    for action in (
        lambda: units.remove(binh_minh, place),
        lambda: units.rename(binh_minh, place, "Thôn 3", "xã Bình Minh"),
    ):
        with pytest.raises(UserError):
            action()
    assert dump(binh_minh) == before


def test_names_are_corrected_together_or_not_at_all(binh_minh: Store) -> None:
    """Two villages that were mixed up change their names in one go."""
    ids, was = unit_ids(binh_minh), names(binh_minh)
    units.rename_all(binh_minh, [(ids[0], was[1], was[0]), (ids[1], was[0], was[1])])
    assert names(binh_minh) == [was[1], was[0], *was[2:]]
    before = dump(binh_minh)
    with pytest.raises(UserError) as refused:
        units.rename_all(binh_minh, [(ids[2], "Thôn Mới", was[2]), (ids[3], was[4], was[3])])
    assert refused.value.code == "unit.twice"
    assert dump(binh_minh) == before
