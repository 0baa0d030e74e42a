"""Villages renamed, merged and split in the year: history sums, old reports stay as they were."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from bhdesk.domain.counts import Part
from bhdesk.domain.errors import UserError
from bhdesk.domain.periods import Month
from bhdesk.services import (
    counts,
    month_views,
    months,
    office,
    overview,
    reporting,
    targets,
    undoing,
    units,
)
from bhdesk.services.counts import Entry
from tests.offices import (
    APRIL,
    HI,
    S1_DAY,
    VSI,
    dump,
    split_targets,
    type_bases,
    type_closings,
    type_flows,
    type_may,
    unit_ids,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from bhdesk.store.engine import Store

DEC, APR, MAY, JUNE, JULY = Month(2025, 12), Month(2026, 4), *(Month(2026, n) for n in (5, 6, 7))
JUNE_TENTH = date(2026, 6, 10)
LOG = {"batch", "history", "undo"}


@pytest.fixture
def store(binh_minh: Store) -> Store:
    type_bases(binh_minh)
    split_targets(binh_minh)
    type_closings(binh_minh, DEC, VSI, (100, 80, 60, 90, 85, 95))
    type_may(binh_minh)
    return binh_minh


def refused(store: Store, action: Callable[[], object]) -> str:
    before = dump(store)
    with pytest.raises(UserError) as caught:
        action()
    assert dump(store) == before, "a refusal writes nothing"
    return caught.value.code


def report(store: Store, month: Month) -> dict[str, object]:
    return reporting.as_json(reporting.month_report(store, month))


def names(store: Store, month: Month) -> list[str]:
    return [row.unit.name for row in counts.grid(store, month, VSI).rows]


def test_a_new_name_counts_from_its_day_and_old_reports_keep_the_old(store: Store) -> None:
    first = unit_ids(store)[0]
    before = report(store, MAY)
    units.rename_from(store, first, "Tổ dân phố số 1", JUNE_TENTH, "Thôn 1")
    assert report(store, MAY) == before
    assert names(store, JUNE)[0] == "Tổ dân phố số 1"
    assert refused(
        store, lambda: units.rename_from(store, first, "Thôn Nào", JUNE_TENTH, "Tổ dân phố số 1")
    ) == ("unit.day_order")
    july = date(2026, 7, 1)
    units.rename_from(store, first, "Thôn Nhất", july, "Tổ dân phố số 1")
    assert [names(store, month)[0] for month in (MAY, JUNE, JULY)] == [
        "Thôn 1", "Tổ dân phố số 1", "Thôn Nhất",
    ]  # fmt: skip
    assert report(store, MAY) == before


def test_a_merged_village_carries_on_the_sum(store: Store) -> None:
    first, second, *_ = unit_ids(store)
    before = {month: report(store, month) for month in (APR, MAY)}
    _, new = units.merge(store, [first, second], "Thôn Đại Đồng", JUNE_TENTH)
    assert {month: report(store, month) for month in (APR, MAY)} == before
    assert names(store, MAY)[:2] == ["Thôn 1", "Thôn 2"]
    assert names(store, JUNE)[0] == "Thôn Đại Đồng"
    assert len(names(store, JUNE)) == 5
    type_flows(store, JUNE, [(5, 1, 2)] + [(1, 0, 0)] * 4)
    row = counts.grid(store, JUNE, VSI).rows[0]
    assert row.unit.id == new
    # May closed with 105 + 14 + 2 − 2 = 119 and 86 + 10 + 1 − 3 = 94
    assert (row.count.opening, row.count.closing, row.previous) == (213, 217, 213)
    figures = row.line.figures
    assert (figures.start, figures.ytd_new, figures.ytd_lapsed) == (180, 14 + 10 + 5, 2 + 3 + 2)
    value = {r["indicator"]: r for r in report(store, JUNE)["totals"]}  # type: ignore[index]
    assert value[VSI]["net_ytd"] == value[VSI]["closing"] - 510
    assert value[VSI]["blanks"] == 0


def test_the_year_of_a_merged_village_shows_those_it_was(store: Store) -> None:
    first, second, *_ = unit_ids(store)
    _, new = units.merge(store, [first, second], "Thôn Đại Đồng", JUNE_TENTH)
    shown = month_views.year(store, JUNE, VSI)
    assert (shown[new, 202605].closing, shown[new, 202605].new) == (213, 24)
    assert shown[new, 202604].closing == 105 + 86
    assert shown[first, 202604].closing == 105


def test_targets_and_bases_of_those_before_count_for_the_merged(store: Store) -> None:
    first, second, *_ = unit_ids(store)
    old = {sheet.measure.key: sheet for sheet in targets.view(store, S1_DAY).sheets}[VSI]
    _, new = units.merge(store, [first, second], "Thôn Đại Đồng", JUNE_TENTH)
    seen = {s.measure.key: s for s in targets.view(store, date(2026, 6, 30)).sheets}[VSI]
    assert seen.values[new] == (old.values[first] or 0) + (old.values[second] or 0)
    assert (seen.sum, seen.total) == (old.sum, old.total)
    split = targets.preview(store, HI, "population", date(2026, 6, 30))
    assert split.sum == split.total
    assert {share.unit for share in split.shares} == {
        unit.id for unit in office.frame(store, date(2026, 6, 30)).units
    }
    targets.set_target(store, VSI, new, 400, date(2026, 6, 30))
    may = {s.measure.key: s for s in targets.view(store, date(2026, 5, 31)).sheets}[VSI]
    assert dict(may.values) == dict(old.values), "what held before the merging stays"
    june = {s.measure.key: s for s in targets.view(store, date(2026, 6, 30)).sheets}[VSI]
    assert june.values[new] == 400
    assert len(june.values) == 5


def test_a_late_correction_reaches_the_merged_village(store: Store) -> None:
    first, second, *_ = unit_ids(store)
    units.merge(store, [first, second], "Thôn Đại Đồng", JUNE_TENTH)
    type_flows(store, JUNE, [(5, 1, 2)] + [(1, 0, 0)] * 4)
    counts.set_counts(store, APR, [Entry(first, VSI, Part.CLOSING, 100)])
    assert counts.grid(store, JUNE, VSI).rows[0].count.opening == 208
    undoing.undo(store)
    assert counts.grid(store, JUNE, VSI).rows[0].count.opening == 213


def test_a_split_village_leaves_its_history_in_the_total(store: Store) -> None:
    first = unit_ids(store)[0]
    before = report(store, MAY)
    _, parts = units.split(store, first, ["Thôn 1A", "Thôn 1B"], JUNE_TENTH)
    assert report(store, MAY) == before
    assert names(store, JUNE)[:2] == ["Thôn 1A", "Thôn 1B"]
    entries = [Entry(unit, VSI, Part.CLOSING, 60) for unit in parts]
    entries += [Entry(unit, VSI, Part.CLOSING, 100) for unit in unit_ids_at(store, JUNE)[2:]]
    counts.set_counts(store, JUNE, entries)
    line = counts.grid(store, JUNE, VSI).office
    may = counts.grid(store, MAY, VSI).office
    assert line.figures.previous == may.closing
    assert line.figures.start == 510
    assert line.closing == 620
    trend = overview.trend(store, JUNE, VSI)
    assert trend.closings[4:] == (may.closing, 620)
    assert trend.start == 510


def unit_ids_at(store: Store, month: Month) -> list[int]:
    return [row.unit.id for row in counts.grid(store, month, VSI).rows]


def test_merging_and_splitting_are_taken_back_and_done_again(store: Store) -> None:
    def data() -> object:
        return {name: rows for name, rows in dump(store).items() if name not in LOG}

    start, session = data(), office.last_batch(store)
    first, second, third, *_ = unit_ids(store)
    units.merge(store, [first, second], "Thôn Đại Đồng", JUNE_TENTH)
    units.split(store, third, ["Thôn 10A", "Thôn 10B"], JUNE_TENTH)
    type_flows(store, JUNE, [(5, 1, 2)] + [(1, 0, 0)] * 5)
    end = data()
    number = len(undoing.listed(store, session))
    for _ in range(number):
        undoing.undo(store, since=session)
    assert data() == start
    for _ in range(number):
        undoing.redo(store, since=session)
    assert data() == end


def test_what_cannot_be_merged_is_refused_whole(store: Store) -> None:
    first, second, third, *_ = unit_ids(store)

    def merge(*chosen: int, name: str = "Thôn Mới", day: date = JUNE_TENTH) -> str:
        return refused(store, lambda: units.merge(store, chosen, name, day))

    assert merge(first) == "unit.too_few"
    assert merge(first, first) == "unit.too_few"
    assert merge(first, 999) == "unit.stale"
    assert merge(first, second, name="  ") == "unit.no_name"
    assert merge(first, second, name="thôn ĐOÀI") == "unit.twice"
    assert merge(first, second, day=date(2026, 5, 20)) == "unit.has_later"
    assert refused(store, lambda: units.split(store, first, ["Thôn A"], JUNE_TENTH)) == (
        "unit.too_few"
    )
    assert refused(
        store, lambda: units.split(store, first, ["Thôn A", "Thôn Đông"], JUNE_TENTH)
    ) == ("unit.twice")
    units.merge(store, [first, second], "Thôn 1", JUNE_TENTH)
    assert merge(first, third, day=date(2026, 8, 1)) == "unit.stale"
    new = unit_ids_at(store, JUNE)[0]
    assert merge(new, third, day=JUNE_TENTH) == "unit.day_order"
    assert refused(store, lambda: units.remove(store, new)) == "unit.in_use"


def test_what_a_closed_month_shows_is_not_undone(store: Store) -> None:
    first, second, third, *_ = unit_ids(store)
    units.rename_from(store, third, "Thôn Mười", JUNE_TENTH, "Thôn 10")
    renamed = undoing.last(store)
    units.merge(store, [first, second], "Thôn Đại Đồng", JUNE_TENTH)
    merged = undoing.last(store)
    type_closings(store, JUNE, HI, (1, 2, 3, 4, 5))
    assert renamed
    assert merged
    assert refused(store, lambda: undoing.undo(store, merged.id)) == "undo.in_use"
    months.close(store, JUNE, accepts_blanks=True)
    assert refused(store, lambda: undoing.undo(store, merged.id)) == "month.closed"
    assert refused(store, lambda: undoing.undo(store, renamed.id)) == "month.closed"


def test_what_was_closed_is_not_called_otherwise(store: Store) -> None:
    first, second, *_ = unit_ids(store)
    type_closings(store, JUNE, VSI, APRIL)
    months.close(store, JUNE)
    july = date(2026, 7, 1)
    for action in (
        lambda: units.rename_from(store, first, "Thôn Nào", JUNE_TENTH, "Thôn 1"),
        lambda: units.merge(store, [first, second], "Thôn Nào", JUNE_TENTH),
        lambda: units.split(store, first, ["Thôn A", "Thôn B"], JUNE_TENTH),
    ):
        assert refused(store, action) == "month.closed"
    units.merge(store, [first, second], "Thôn Nào", july)
