"""What stands around the month's grid, read from a real file."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bhdesk import sample
from bhdesk.domain.counts import Part
from bhdesk.domain.errors import UserError
from bhdesk.domain.periods import Month
from bhdesk.services import counts, month_views
from bhdesk.services.counts import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bhdesk.store.engine import Store

ROOT = Path(__file__).resolve().parents[2]
VSI, MAY = "vsi_participants", Month(2026, 5)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = sample.build_binh_minh(tmp_path / "a.bhdesk", ROOT / "db", ROOT / "resources", 5)
    yield made
    made.close()


def test_measures_of_the_grid_are_those_in_use(store: Store) -> None:
    found = month_views.entry_measures(store, MAY)
    assert [measure.key for measure in found.used] == [VSI, "hi_participants"]
    assert found.has_office


def test_the_year_of_a_cell_holds_its_parts_by_month(store: Store) -> None:
    year = month_views.year(store, MAY, VSI)
    unit = counts.grid(store, MAY, VSI).rows[4].unit.id
    lapsed = [year[unit, Month(2026, number).key].lapsed for number in range(1, 6)]
    assert lapsed == [1, 1, 2, 2, 2]
    assert min(month for _, month in year) == Month(2025, 5).key


def test_standing_gives_the_share_of_the_labour_force_and_the_peak_month(store: Store) -> None:
    found = month_views.standing(store, MAY, VSI)
    assert found.rate is not None
    assert found.rate.rate == Fraction(100 * 612, 12400)
    assert "tăng mới 68 người trong tháng 5 (tháng 4: 21 người)" in found.peak
    assert month_views.standing(store, MAY, "hi_participants").peak == ""


def test_the_first_blank_is_the_measure_with_some_but_not_all_figures(store: Store) -> None:
    assert month_views.first_blank(store, MAY) is None
    assert month_views.first_blank(store, MAY.shift(1)) is None
    unit = counts.grid(store, MAY, VSI).rows[3].unit.id
    counts.set_counts(store, MAY, [Entry(unit, VSI, Part.LAPSED, None)])
    assert month_views.first_blank(store, MAY) == VSI


def test_totals_are_blank_while_a_unit_is_and_side_flows_add_what_is_known(store: Store) -> None:
    grid = counts.grid(store, MAY, VSI)
    assert grid.total(Part.NEW) == 68
    assert grid.total(Part.DIED) is None
    unit = grid.rows[0].unit.id
    counts.set_counts(store, MAY, [Entry(unit, VSI, Part.DIED, 1)])
    assert counts.grid(store, MAY, VSI).total(Part.DIED) == 1
    counts.set_counts(store, MAY, [Entry(unit, VSI, Part.NEW, None)])
    assert counts.grid(store, MAY, VSI).total(Part.NEW) is None


def test_a_fault_of_a_later_month_names_that_month(store: Store) -> None:
    april = Month(2026, 4)
    unit = counts.grid(store, april, VSI).rows[1].unit.id
    with pytest.raises(UserError) as refused:
        counts.set_counts(store, april, [Entry(unit, VSI, Part.CLOSING, 2)])
    assert refused.value.code == "count.lapsed_over_opening"
    assert refused.value.params["where"] == "Tháng 5/2026"
    assert counts.grid(store, april, VSI).rows[1].count.closing == 86
