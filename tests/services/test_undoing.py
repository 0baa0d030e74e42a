"""Undo and redo of every kind of batch: the file is as before, or nothing is written."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from bhdesk.domain.activities import Activity, Kind
from bhdesk.domain.counts import Part
from bhdesk.domain.errors import UserError
from bhdesk.domain.frame import Signer
from bhdesk.domain.periods import Month
from bhdesk.services import (
    activities,
    bases,
    counts,
    months,
    office,
    reporting,
    targets,
    undoing,
    units,
)
from bhdesk.services.bases import BaseEntry
from bhdesk.services.counts import Entry
from tests.offices import S1_DAY, VSI, dump, split_targets, type_bases, type_may, unit_ids
from tests.plans import unseen

if TYPE_CHECKING:
    from collections.abc import Callable

    from bhdesk.store.engine import Store
    from tests.offices import Dump

APR, MAY, JUNE = Month(2026, 4), Month(2026, 5), Month(2026, 6)
JULY = date(2026, 7, 1)
LOG = {"batch", "history", "undo", "sqlite_sequence"}
MEETING = Activity(Kind.VILLAGE_MEETING, date(2026, 5, 9), place="Nhà văn hóa", invited=60)


def data(store: Store) -> Dump:
    """Everything but the log of what was done."""
    return {name: rows for name, rows in dump(store).items() if name not in LOG}


@pytest.fixture
def store(binh_minh: Store) -> Store:
    type_bases(binh_minh)
    split_targets(binh_minh)
    type_may(binh_minh)
    return binh_minh


def typed(store: Store, month: Month, part: Part, value: int | None, at: int = 0) -> None:
    counts.set_counts(store, month, [Entry(unit_ids(store)[at], VSI, part, value)])


def refused(store: Store, action: Callable[[], object]) -> UserError:
    before = dump(store)
    with pytest.raises(UserError) as caught:
        action()
    assert dump(store) == before, "a refusal writes nothing"
    return caught.value


def add_meeting(store: Store) -> None:
    first = unit_ids(store)[0]
    activities.add(store, replace(MEETING, units=unit_ids(store)[:2], enrolled=((VSI, 6),)))
    assert first


def change_meeting(store: Store) -> None:
    _, number = activities.add(store, replace(MEETING, units=unit_ids(store)[:2]))
    stored = replace(MEETING, id=number, units=unit_ids(store)[:2])
    changed = replace(stored, attended=50, units=unit_ids(store)[1:4], enrolled=((VSI, 8),))
    activities.change(store, changed, stored)


def bin_meeting(store: Store) -> None:
    _, number = activities.add(store, MEETING)
    activities.remove(store, number)


def sign(store: Store) -> None:
    office.save_signer(store, Signer(0, "", "Chủ tịch"))
    (signer,) = office.signers(store)
    office.save_signer(store, replace(signer, name="Người thử", is_active=False))
    office.remove_signer(store, signer.id)


def change_units(store: Store) -> None:
    units.add(store, "Thôn Mới\nThôn Xa")
    units.reorder(store, unit_ids(store)[::-1])
    new = units.listed(store)[-1]
    units.rename(store, new.id, "Thôn Khác", new.name)


def drop_unit(store: Store) -> None:
    units.add(store, "Thôn Mới")
    units.remove(store, units.listed(store)[-1].id)


def change_bases(store: Store) -> None:
    day = date(2026, 3, 31)
    bases.set_bases(store, (BaseEntry("population", None, 25000),), day, "Khác")
    bases.set_bases(store, (BaseEntry("population", None, None),), day)
    bases.set_bases(store, (BaseEntry("population", None, 1),), date(2026, 6, 30))


def change_targets(store: Store) -> None:
    targets.set_target(store, VSI, unit_ids(store)[0], 150, S1_DAY)
    targets.save(store, targets.preview(store, VSI, "equal", JULY), JULY, document="QĐ 45")
    targets.set_target(store, VSI, unit_ids(store)[0], 160, JULY)


def change_office(store: Store) -> None:
    office.set_office(store, {"name": "xã Khác", "cut_off_day": "25", "parent": ""})
    office.adopt_plan(store, unseen("can-tho-2026"))


def correct(store: Store) -> None:
    typed(store, APR, Part.CLOSING, 90)
    typed(store, MAY, Part.NEW, None)
    typed(store, MAY, Part.CLOSING, 200)
    typed(store, APR, Part.CLOSING, None)


ACTIONS = [
    correct, add_meeting, change_meeting, bin_meeting, sign, change_units, drop_unit, change_bases,
    change_targets, change_office,
]  # fmt: skip


@pytest.mark.parametrize("action", ACTIONS)
def test_undo_all_gives_the_start_and_redo_all_the_end(
    store: Store, action: Callable[[Store], None]
) -> None:
    start, session = data(store), office.last_batch(store)
    action(store)
    end = data(store)
    assert end != start or action in {drop_unit, sign}, "these two end as they began"
    number = len(undoing.listed(store, session))
    assert number
    for _ in range(2):
        for _ in range(number):
            undoing.undo(store, since=session)
        assert data(store) == start
        assert refused(store, lambda: undoing.undo(store, since=session)).code == "undo.nothing"
        for _ in range(number):
            undoing.redo(store, since=session)
        assert data(store) == end
        assert refused(store, lambda: undoing.redo(store)).code == "undo.nothing_to_redo"


def test_what_was_carried_into_later_months_goes_back_with_it(store: Store) -> None:
    def line(month: Month) -> tuple[int | None, int | None]:
        shown = counts.grid(store, month, VSI).rows[0].count
        return shown.opening, shown.closing

    before = line(MAY)
    typed(store, APR, Part.CLOSING, 100)
    assert line(MAY) == (100, 114)
    changes, batch = undoing.undo(store)
    assert (line(MAY), batch.what) == (before, "Nhập số liệu tháng 4/2026")
    assert {202604, 202605} <= changes.months


def test_a_chosen_batch_is_taken_back_and_what_follows_is_computed_anew(store: Store) -> None:
    typed(store, APR, Part.CLOSING, 100)
    april = undoing.last(store)
    typed(store, MAY, Part.NEW, 20)
    assert april
    undoing.undo(store, april.id)
    shown = counts.grid(store, MAY, VSI).rows[0].count
    assert (shown.opening, shown.new, shown.closing) == (105, 20, 125)
    assert refused(store, lambda: undoing.undo(store, april.id)).code == "undo.done"


def test_a_later_change_of_the_same_field_is_named(store: Store) -> None:
    typed(store, MAY, Part.NEW, 20)
    first = undoing.last(store)
    typed(store, MAY, Part.NEW, 21)
    assert first
    problem = refused(store, lambda: undoing.undo(store, first.id))
    assert problem.code == "undo.stale"
    assert problem.params["later"] == "Nhập số liệu tháng 5/2026"
    office.set_office(store, {"parent": "UBND tỉnh A"})
    older = undoing.last(store)
    office.set_office(store, {"parent": "UBND tỉnh B"})
    assert older
    problem = refused(store, lambda: undoing.undo(store, older.id))
    assert (problem.code, problem.params["later"]) == ("undo.stale", "Sửa thông tin đơn vị")


def test_a_unit_with_figures_typed_later_is_not_taken_away(store: Store) -> None:
    units.add(store, "Thôn Mới")
    made = undoing.last(store)
    typed(store, MAY, Part.CLOSING, 7, at=6)
    assert made
    assert refused(store, lambda: undoing.undo(store, made.id)).code == "undo.in_use"


def test_a_closed_or_sent_month_is_not_undone(store: Store) -> None:
    typed(store, MAY, Part.NEW, 20)
    months.close(store, MAY)
    assert refused(store, lambda: undoing.undo(store)).code == "month.closed"
    months.send(store, MAY)
    assert refused(store, lambda: undoing.undo(store)).code == "month.sent"
    months.reopen(store, MAY, "Thôn 1 báo lại")
    undoing.undo(store)
    assert counts.grid(store, MAY, VSI).rows[0].count.new == 14


def test_an_earlier_month_is_undone_beside_a_closed_one_which_is_then_out_of_date(
    store: Store,
) -> None:
    typed(store, APR, Part.CLOSING, 100)
    months.close(store, MAY)
    undoing.undo(store)
    assert counts.grid(store, APR, VSI).rows[0].count.closing == 105
    assert counts.grid(store, MAY, VSI).rows[0].count.opening == 100, "what was closed stays"
    assert [state.month for state in months.outdated(store)] == [202605]


def test_taking_back_what_made_a_month_out_of_date_makes_it_up_to_date(store: Store) -> None:
    months.close(store, MAY)
    typed(store, APR, Part.CLOSING, 100)
    assert months.outdated(store)
    undoing.undo(store)
    assert not months.outdated(store)


def test_something_new_ends_the_redo_and_closing_does_not(store: Store) -> None:
    typed(store, APR, Part.CLOSING, 100)
    undoing.undo(store)
    months.close(store, MAY)
    months.reopen(store, MAY, "nhầm")
    assert undoing.next_redo(store)
    typed(store, MAY, Part.NEW, 33)
    assert refused(store, lambda: undoing.redo(store)).code == "undo.nothing_to_redo"


def test_the_batch_that_made_the_office_and_months_are_no_undoing(binh_minh: Store) -> None:
    assert undoing.listed(binh_minh) == ()
    assert refused(binh_minh, lambda: undoing.undo(binh_minh, 1)).code == "undo.unknown"
    assert refused(binh_minh, lambda: undoing.undo(binh_minh, 99)).code == "undo.unknown"


def test_the_undoing_is_in_the_history_with_who_and_what(store: Store) -> None:
    typed(store, MAY, Part.NEW, 20)
    undoing.undo(store)
    with store.read() as db:
        what, actor = db.one("SELECT what, actor FROM batch ORDER BY id DESC LIMIT 1") or ("", "")
        changes = db.all(
            "SELECT field, old, new FROM history WHERE batch_id = (SELECT MAX(id) FROM batch)"
        )
    assert (what, actor) == ("Hoàn tác: Nhập số liệu tháng 5/2026", "Người thử")
    assert ("new", "20", "14") in changes
    assert reporting.month_report(store, MAY)
