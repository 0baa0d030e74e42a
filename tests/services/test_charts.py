"""Charts of an office, read from a real data file."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest

from bhdesk.domain.chart_look import ChartLook
from bhdesk.domain.document import ChartKind, Role
from bhdesk.domain.errors import UserError
from bhdesk.domain.periods import Month
from bhdesk.services import charts
from tests.offices import (
    CSI,
    ROOT,
    VILLAGES,
    VSI,
    split_targets,
    type_bases,
    type_closings,
    type_may,
    type_office,
)

if TYPE_CHECKING:
    from bhdesk.domain.document import Chart
    from bhdesk.store.engine import Store

MAY = Month(2026, 5)


@pytest.fixture
def may(binh_minh: Store) -> Store:
    type_bases(binh_minh)
    split_targets(binh_minh)
    type_may(binh_minh)
    return binh_minh


def texts(chart: Chart, role: Role) -> tuple[str, ...]:
    series = chart.of(role)
    assert series is not None
    return series.texts


def test_the_year_holds_what_was_typed_and_nothing_else(may: Store) -> None:
    year = charts.measure_year(may, MAY, VSI)
    # April: 105 + 86 + 66 + 101 + 94 + 96; May: 119 + 94 + 73 + 113 + 105 + 108
    assert year.values == (None, None, None, 548, 612)
    assert year.target == 769
    assert year.year_ago == (None,) * 12


def test_last_year_comes_from_last_year_s_figures(may: Store) -> None:
    type_closings(may, Month(2025, 5), VSI, (80, 70, 60, 80, 75, 75))
    year = charts.measure_year(may, MAY, VSI)
    assert year.year_ago[3:6] == (None, 440, None)
    chart = charts.chart(may, MAY, VSI, ChartKind.TREND)
    assert [series.role for series in chart.series] == [Role.YEAR_AGO, Role.ACTUAL]


def test_a_sum_is_blank_while_one_of_its_parts_is(may: Store) -> None:
    assert charts.measure_year(may, MAY, "si_participants").values[3:] == (None, None)
    type_office(may, MAY, {CSI: 6262})
    assert charts.measure_year(may, MAY, "si_participants").values[3:] == (None, 6874)


def test_villages_in_their_order_then_the_commune(may: Store) -> None:
    chart = charts.chart(may, MAY, VSI, ChartKind.COVERAGE)
    assert chart.labels == (*VILLAGES, "Toàn xã")
    # 119/143 … 612/769
    assert texts(chart, Role.ACTUAL)[0] == "83,22%"
    assert texts(chart, Role.ACTUAL)[-1] == "79,58%"


def test_indicators_with_a_target_or_a_figure(may: Store) -> None:
    chart = charts.chart(may, MAY, VSI, ChartKind.FORECAST)
    assert "Số người tham gia BHXH tự nguyện" in chart.labels
    at = chart.labels.index("Số người tham gia BHXH tự nguyện")
    assert texts(chart, Role.ACTUAL)[at] == "612 (79,58%)"


def test_an_unknown_indicator_is_refused(may: Store) -> None:
    with pytest.raises(UserError) as refused:
        charts.chart(may, MAY, "nobody", ChartKind.PROGRESS)
    assert refused.value.code == "indicator.unknown"


def test_drawn_for_the_screen_in_its_own_letters(may: Store) -> None:
    chart = charts.chart(may, MAY, VSI, ChartKind.PROGRESS)
    look = ChartLook(size=16.0, family="Noto Sans")
    svg = charts.svg(may, chart, (500.0, 300.0), look, ROOT / "resources").decode()
    root = ElementTree.fromstring(svg)
    assert (root.get("width"), root.get("height")) == ("500.00", "300.00")
    assert 'font-family="Noto Sans"' in svg
    assert {node.get("font-size") for node in root.iter() if node.tag.endswith("text")} == {"16.00"}
    empty = charts.svg(may, replace(chart, series=()), (300.0, 200.0), look, ROOT / "resources")
    assert "Chưa có số liệu" in empty.decode()


