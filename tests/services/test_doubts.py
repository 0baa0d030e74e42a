"""The warnings of a month out of a real file: differences, jumps, impossible neighbours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.domain.counts import Part
from bhdesk.domain.periods import Month
from bhdesk.services import counts, doubts, months
from bhdesk.services.counts import Entry
from tests.offices import (
    APRIL,
    CSI,
    HI,
    POPULATION,
    UI,
    VSI,
    type_bases,
    type_closings,
    type_flows,
    type_office,
    unit_ids,
)

if TYPE_CHECKING:
    from bhdesk.store.engine import Store

QUIET = ((3, 0, 1),) * 6


def type_year(store: Store, until: Month) -> None:
    """Six villages that win three and lose one each month from January on."""
    type_closings(store, Month(2025, 12), VSI, APRIL)
    for month in Month(2026, 1).through(until):
        type_flows(store, month, QUIET)


def codes(store: Store, month: Month) -> list[tuple[int | None, str, str]]:
    return [(d.unit, d.issue.where, d.issue.code) for d in doubts.of_month(store, month)]


def type_new(store: Store, month: Month, value: int) -> int:
    unit = unit_ids(store)[1]
    counts.set_counts(store, month, [Entry(unit, VSI, Part.NEW, value)])
    return unit


def test_a_jump_is_warned_of_once_four_months_are_known(binh_minh: Store) -> None:
    type_year(binh_minh, Month(2026, 5))
    unit = type_new(binh_minh, Month(2026, 4), 300)
    assert codes(binh_minh, Month(2026, 4)) == []
    type_new(binh_minh, Month(2026, 4), 3)
    type_new(binh_minh, Month(2026, 5), 300)
    assert codes(binh_minh, Month(2026, 5)) == [(unit, "new", "count.jump_times")]
    (doubt,) = doubts.of_month(binh_minh, Month(2026, 5))
    assert doubt.issue.params["usual"] == "3"
    assert doubt.issue.params["times"] == "100"


def test_months_more_than_a_year_ago_do_not_count(binh_minh: Store) -> None:
    type_year(binh_minh, Month(2026, 4))
    may = Month(2027, 5)
    unit = unit_ids(binh_minh)[0]
    assert (unit, Part.NEW) not in doubts.usual(binh_minh, may, VSI)
    assert doubts.usual(binh_minh, Month(2027, 1), VSI)[unit, Part.NEW].months == 4


def test_figures_that_cannot_stand_beside_each_other(binh_minh: Store) -> None:
    may = Month(2026, 5)
    type_bases(binh_minh)
    type_office(binh_minh, may, {CSI: 100, UI: 101})
    type_closings(binh_minh, may, HI, [POPULATION[0] + 1, None, None, None, None, None])
    found = {(d.unit, d.measure): d.issue for d in doubts.sanity(binh_minh, may)}
    unit = unit_ids(binh_minh)[0]
    assert set(found) == {(None, UI), (unit, HI)}
    assert found[None, UI].params == {"ui": 101, "csi": 100}
    assert found[unit, HI].params == {"hi": 4631, "population": 4630}


def test_an_opening_that_is_not_last_closing_is_told_of_a_closed_month_too(
    binh_minh: Store,
) -> None:
    type_year(binh_minh, Month(2026, 2))
    february = Month(2026, 2)
    months.close(binh_minh, february, accepts_blanks=True)
    unit = type_new(binh_minh, Month(2026, 1), 5)
    assert codes(binh_minh, february) == [(unit, "opening", "count.opening_differs")]


def test_a_warning_never_stops_a_figure(binh_minh: Store) -> None:
    type_year(binh_minh, Month(2026, 5))
    unit = type_new(binh_minh, Month(2026, 5), 300)
    row = next(r for r in counts.grid(binh_minh, Month(2026, 5), VSI).rows if r.unit.id == unit)
    assert row.count.new == 300


def test_the_offices_own_figures_jump_too(binh_minh: Store) -> None:
    for number in range(1, 5):
        type_office(binh_minh, Month(2026, number), {CSI: 6200 + number})
    may = Month(2026, 5)
    type_office(binh_minh, may, {CSI: 62050})
    (doubt,) = doubts.office_jumps(binh_minh, may)
    assert (doubt.unit, doubt.measure, doubt.issue.code) == (None, CSI, "count.jump_times")
    assert doubt.issue.params["times"] == "10"
    assert doubt in doubts.of_month(binh_minh, may)
    type_office(binh_minh, may, {CSI: 6205})
    assert doubts.office_jumps(binh_minh, may) == ()
