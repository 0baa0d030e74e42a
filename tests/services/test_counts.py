"""Typing months: cascade, lock, stale values, sums around a month; on a real data file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bhdesk.domain.board import Figures
from bhdesk.domain.counts import Count, Part
from bhdesk.domain.errors import UserError
from bhdesk.domain.periods import Month
from bhdesk.services import counts, months, office, overview, reporting
from bhdesk.services.counts import Entry
from tests.offices import (
    APRIL,
    CSI,
    HI,
    UI,
    VSI,
    dump,
    split_targets,
    type_bases,
    type_closings,
    type_flows,
    type_may,
    type_office,
    unit_ids,
)  # fmt: skip

if TYPE_CHECKING:
    from bhdesk.store.engine import Store

APR, MAY, JUNE = Month(2026, 4), Month(2026, 5), Month(2026, 6)
# the year of domain.md G in the hands of one village: new, resumed, lapsed by month
YEAR = [(12, 3, 7), (6, 1, 10), (18, 4, 8), (21, 3, 7), (68, 7, 11), (24, 2, 10)]
CLOSINGS = [520, 517, 531, 548, 612, 628]
QUIET = [(0, 0, 0)] * 5


def count(store: Store, month: Month, at: int = 0) -> Count:
    return counts.grid(store, month, VSI).rows[at].count


def set_one(store: Store, month: Month, part: Part, value: int | None, at: int = 0) -> None:
    counts.set_counts(store, month, [Entry(unit_ids(store)[at], VSI, part, value)])


def type_year(store: Store) -> None:
    type_closings(store, Month(2025, 6), VSI, [497, 0, 0, 0, 0, 0])
    type_closings(store, Month(2025, 12), VSI, [512, 0, 0, 0, 0, 0])
    for number, flows in enumerate(YEAR, 1):
        type_flows(store, Month(2026, number), [flows, *QUIET])


def test_a_half_year_around_june(binh_minh: Store) -> None:
    type_bases(binh_minh)
    split_targets(binh_minh)
    type_year(binh_minh)
    closings = [counts.grid(binh_minh, Month(2026, n), VSI).office.closing for n in range(1, 7)]
    assert closings == CLOSINGS
    line = counts.grid(binh_minh, JUNE, VSI).office
    assert line.figures == Figures(
        opening=612, closing=628, previous=612, start=512, year_ago=497, new=24, resumed=2,
        lapsed=10, previous_new=68, ytd_new=149, ytd_resumed=20, ytd_lapsed=53,
    )  # fmt: skip
    assert (line.net_ytd, line.grown) == (116, 16)
    told = " ".join(reporting.month_report(binh_minh, JUNE).narrative)
    assert "3.356" not in told
    trend = overview.trend(binh_minh, JUNE, VSI)
    assert (trend.start, list(trend.closings), trend.target) == (512, CLOSINGS, 769)


def test_the_year_s_start_is_january_s_opening_when_december_is_unknown(binh_minh: Store) -> None:
    entries = [
        Entry(u, VSI, Part.OPENING, 512 if at == 0 else 0)
        for at, u in enumerate(unit_ids(binh_minh))
    ]
    counts.set_counts(binh_minh, Month(2026, 1), entries)
    type_flows(binh_minh, Month(2026, 1), [YEAR[0], *QUIET])
    line = counts.grid(binh_minh, Month(2026, 1), VSI).office
    assert (line.figures.start, line.closing, line.net_ytd) == (512, 520, 8)


def test_a_correction_moves_the_openings_after_it(binh_minh: Store) -> None:
    type_may(binh_minh)
    type_flows(binh_minh, JUNE, [(1, 0, 0)] * 6)
    assert count(binh_minh, JUNE).closing == 120
    changes = counts.set_counts(
        binh_minh, APR, [Entry(unit_ids(binh_minh)[0], VSI, Part.CLOSING, 100)]
    )
    assert changes.months == {202604, 202605, 202606}
    assert (count(binh_minh, MAY).opening, count(binh_minh, MAY).closing) == (100, 114)
    assert (count(binh_minh, JUNE).opening, count(binh_minh, JUNE).closing) == (114, 115)
    set_one(binh_minh, APR, Part.CLOSING, None)
    assert (count(binh_minh, MAY).opening, count(binh_minh, MAY).closing) == (None, None)


def test_a_correction_stops_at_a_typed_figure(binh_minh: Store) -> None:
    type_may(binh_minh)
    set_one(binh_minh, MAY, Part.CLOSING, 119)
    type_flows(binh_minh, JUNE, [(1, 0, 0)] * 6)
    set_one(binh_minh, APR, Part.CLOSING, 100)
    may = count(binh_minh, MAY)
    assert (may.opening, may.closing) == (100, 119)
    assert count(binh_minh, JUNE).closing == 120
    set_one(binh_minh, JUNE, Part.OPENING, 118)
    set_one(binh_minh, MAY, Part.CLOSING, 110)
    assert count(binh_minh, JUNE).opening == 118, "a typed opening is kept beside the chain"


def test_a_correction_stops_at_a_closed_month(binh_minh: Store) -> None:
    type_may(binh_minh)
    type_flows(binh_minh, JUNE, [(1, 0, 0)] * 6)
    months.close(binh_minh, MAY)
    before = count(binh_minh, MAY), count(binh_minh, JUNE)
    changes = counts.set_counts(
        binh_minh, APR, [Entry(unit_ids(binh_minh)[0], VSI, Part.CLOSING, 100)]
    )
    assert changes.months == {202604, 202605}, "May is told to be out of date"
    assert [state.month for state in months.outdated(binh_minh)] == [202605]
    assert (count(binh_minh, MAY).closing, count(binh_minh, JUNE).closing) == (119, 120)
    assert before == (count(binh_minh, MAY), count(binh_minh, JUNE)), "what was closed is shown"
    (issue,) = counts.grid(binh_minh, MAY, VSI).rows[0].issues
    assert (issue.code, issue.params) == (
        "count.opening_differs",
        {"opening": 105, "previous": 100},
    )


def test_a_closed_month_is_locked_until_reopened_with_a_reason(binh_minh: Store) -> None:
    type_may(binh_minh)
    months.close(binh_minh, MAY)
    assert months.state(binh_minh, MAY) == "closed"
    assert counts.grid(binh_minh, MAY, VSI).is_closed
    before = dump(binh_minh)
    for action, code in (
        (lambda: set_one(binh_minh, MAY, Part.NEW, 1), "month.closed"),
        (lambda: type_office(binh_minh, MAY, {CSI: 1}), "month.closed"),
        (lambda: months.close(binh_minh, MAY), "month.already_closed"),
        (lambda: months.reopen(binh_minh, MAY, "  "), "month.no_reason"),
        (lambda: months.reopen(binh_minh, APR, "nhầm"), "month.not_closed"),
    ):
        with pytest.raises(UserError) as refused:
            action()
        assert refused.value.code == code
        assert dump(binh_minh) == before
    months.reopen(binh_minh, MAY, "Thôn 2 gửi lại số")
    set_one(binh_minh, MAY, Part.NEW, 15)
    assert count(binh_minh, MAY).closing == 120
    stored = dump(binh_minh)
    assert {row[0]: row[1] for row in stored["month_state"]}[202605] == "open"
    assert "Thôn 2 gửi lại số" in repr(stored["history"])


def test_blank_cells_ask_before_a_month_is_closed(binh_minh: Store) -> None:
    with pytest.raises(UserError) as refused:
        months.close(binh_minh, MAY)
    assert refused.value.code == "month.empty"
    type_closings(binh_minh, MAY, VSI, [*APRIL[:4], None, None])
    with pytest.raises(UserError) as refused:
        months.close(binh_minh, MAY)
    assert refused.value.code == "month.incomplete"
    assert refused.value.params == {
        "month": "5/2026", "count": 2, "first": "Thôn Đoài", "measure": "BHXH tự nguyện",
    }  # fmt: skip
    months.close(binh_minh, MAY, accepts_blanks=True)
    assert months.state(binh_minh, MAY) == "closed"


def test_what_was_typed_upon_an_old_figure_is_refused(binh_minh: Store) -> None:
    type_may(binh_minh)
    unit = unit_ids(binh_minh)[0]
    seen = {(unit, VSI): count(binh_minh, MAY)}
    set_one(binh_minh, MAY, Part.NEW, 15)
    before = dump(binh_minh)
    with pytest.raises(UserError) as refused:
        counts.set_counts(binh_minh, MAY, [Entry(unit, VSI, Part.NEW, 20)], seen)
    assert refused.value.code == "count.stale"
    assert dump(binh_minh) == before
    fresh = {(unit, VSI): count(binh_minh, MAY)}
    counts.set_counts(binh_minh, MAY, [Entry(unit, VSI, Part.NEW, 20)], fresh)
    assert count(binh_minh, MAY).new == 20


def test_an_opening_that_moved_underneath_is_not_stale(binh_minh: Store) -> None:
    type_may(binh_minh)
    unit = unit_ids(binh_minh)[0]
    seen = {(unit, VSI): count(binh_minh, MAY)}
    set_one(binh_minh, APR, Part.CLOSING, 100)
    counts.set_counts(binh_minh, MAY, [Entry(unit, VSI, Part.NEW, 20)], seen)
    assert count(binh_minh, MAY).closing == 120


REFUSED = [
    (VSI, Part.NEW, -1, "count.negative"),
    (VSI, Part.LAPSED, 106, "count.lapsed_over_opening"),
    (VSI, Part.MOVED_OUT, 500, "count.closing_negative"),
    (CSI, Part.CLOSING, 1, "count.not_in_units"),
    ("si_participants", Part.CLOSING, 1, "indicator.computed"),
    ("không có", Part.CLOSING, 1, "indicator.unknown"),
]


@pytest.mark.parametrize(("measure", "part", "value", "code"), REFUSED)
def test_refused_figures_leave_the_file_as_it_was(
    binh_minh: Store, measure: str, part: Part, value: int, code: str
) -> None:
    type_may(binh_minh)
    before = dump(binh_minh)
    good = Entry(unit_ids(binh_minh)[1], VSI, Part.NEW, 99)
    with pytest.raises(UserError) as refused:
        counts.set_counts(
            binh_minh, MAY, [good, Entry(unit_ids(binh_minh)[0], measure, part, value)]
        )
    assert refused.value.code == code
    assert dump(binh_minh) == before, "all or none: the good cell is not kept either"


def test_a_correction_that_breaks_a_later_month_is_refused_whole(binh_minh: Store) -> None:
    type_may(binh_minh)
    before = dump(binh_minh)
    with pytest.raises(UserError) as refused:
        set_one(binh_minh, APR, Part.CLOSING, 1)  # May lapsed 2 of them
    assert refused.value.code == "count.lapsed_over_opening"
    assert dump(binh_minh) == before


def test_empty_is_not_zero_in_the_file(binh_minh: Store) -> None:
    type_closings(binh_minh, MAY, VSI, [0, None, 0, 0, 0, 0])
    grid = counts.grid(binh_minh, MAY, VSI)
    assert [row.count.closing for row in grid.rows] == [0, None, 0, 0, 0, 0]
    assert (grid.office.closing, grid.office.blanks) == (None, 1)
    set_one(binh_minh, MAY, Part.CLOSING, None, at=0)
    assert len(dump(binh_minh)["figure"]) == 4


def test_figures_of_the_office_alone(binh_minh: Store) -> None:
    type_office(binh_minh, MAY, {CSI: 6262, UI: 5968})
    type_closings(binh_minh, MAY, VSI, [119, 94, 73, 113, 105, 108])
    figures = {f.measure.key: f.value for f in counts.office_figures(binh_minh, MAY)}
    assert (figures[CSI], figures[UI]) == (6262, 5968)
    assert not {VSI, HI, "si_participants"} & set(figures)
    line = next(
        t for t in reporting.month_report(binh_minh, MAY).office if t.measure == "si_participants"
    )
    assert line.closing == 6262 + 612


def test_the_office_may_type_its_own_total_beside_the_sum(binh_minh: Store) -> None:
    type_closings(binh_minh, MAY, VSI, [119, 94, 73, 113, 105, 108])
    type_office(binh_minh, MAY, {VSI: 620})
    line = counts.grid(binh_minh, MAY, VSI).office
    assert (line.closing, line.unit_sum) == (620, 612)
    assert office.frame(binh_minh).office_id not in unit_ids(binh_minh)
