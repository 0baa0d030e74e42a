"""Charts as values, every figure reckoned by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bhdesk.domain import catalogue, charts
from bhdesk.domain.board import Board, Figures
from bhdesk.domain.catalogue import Measure
from bhdesk.domain.charts import MeasureYear
from bhdesk.domain.document import Chart, Role
from bhdesk.domain.periods import Month
from bhdesk.domain.plans import Nature
from tests.domain.boards import HI, VILLAGES, VSI, Figured, Targets, build, frame_of
from tests.plans import bundled

JUNE = Month(2026, 6)
VOLUNTARY = Measure("vsi", "Số người tham gia BHXH tự nguyện", "BHXH tự nguyện")
UNITS = tuple(enumerate(VILLAGES, start=1))


def year(**changes: object) -> MeasureYear:
    known: dict[str, object] = {
        "measure": VOLUNTARY, "month": JUNE, "start": 512,
        "values": (520, 516, 531, 548, 612, 628), "target": 769,
    }  # fmt: skip
    return MeasureYear(**(known | changes))  # type: ignore[arg-type]


def values(chart: Chart, role: Role) -> tuple[object, ...]:
    series = chart.of(role)
    assert series is not None
    return series.values


def test_the_path_goes_from_new_year_to_the_target_and_the_forecast_keeps_the_pace() -> None:
    chart = charts.progress_chart(year())
    assert chart.labels[:2] == ("31/12", "T1")
    assert chart.at == 6
    assert values(chart, Role.ACTUAL) == (512, 520, 516, 531, 548, 612, 628, *(None,) * 6)
    path = values(chart, Role.PLAN)
    # 512 + 257 · 6/12 and, half-up, 512 + 257 · 1/12
    assert (path[0], path[1], path[6], path[12]) == (512, Decimal("533.42"), Decimal("640.5"), 769)
    ahead = values(chart, Role.FORECAST)
    # 116 in six months make 116 in the next six: 744, a sixth of the way after one month
    assert ahead[:6] == (None,) * 6
    assert (ahead[6], ahead[7], ahead[12]) == (628, Decimal("647.33"), 744)
    ends = [chart.of(role).texts[-1] for role in (Role.TARGET, Role.FORECAST)]  # type: ignore[union-attr]
    assert ends == ["Chỉ tiêu 769", "Dự báo 744"]


def test_a_blank_month_stays_a_gap() -> None:
    chart = charts.progress_chart(year(values=(520, None, 0, 548, 612, 628)))
    assert values(chart, Role.ACTUAL)[:5] == (512, 520, None, 0, 548)


@pytest.mark.parametrize(
    ("changes", "roles"),
    [
        ({"target": None}, {Role.ACTUAL, Role.FORECAST}),
        ({"target": 0}, {Role.ACTUAL, Role.FORECAST}),
        ({"start": None}, {Role.ACTUAL, Role.TARGET}),
        ({"values": (520, 516, 531, 548, 612, None)}, {Role.ACTUAL, Role.PLAN, Role.TARGET}),
        ({"month": Month(2026, 12), "values": (600,) * 12}, {Role.ACTUAL, Role.PLAN, Role.TARGET}),
    ],
)
def test_what_is_not_known_is_not_drawn(changes: dict[str, object], roles: set[Role]) -> None:
    assert {series.role for series in charts.progress_chart(year(**changes)).series} == roles


def test_a_flow_is_added_up_from_nothing_and_ends_at_a_blank() -> None:
    new = Measure("vsi_new", "Số người phát triển mới", "Mới", Nature.FLOW)
    chart = charts.progress_chart(year(measure=new, values=(5, 4, 9, None, 3, 2), target=120))
    assert values(chart, Role.ACTUAL)[:7] == (0, 5, 9, 18, None, None, None)
    assert values(chart, Role.PLAN)[6] == 60


def test_columns_of_this_year_beside_the_year_before() -> None:
    chart = charts.trend_chart(year(year_ago=(470, None, *(480,) * 10)))
    assert [series.name for series in chart.series] == ["Cùng kỳ năm 2025", "Năm 2026"]
    assert values(chart, Role.YEAR_AGO)[:3] == (470, None, 480)
    assert values(chart, Role.ACTUAL)[5:7] == (628, None)
    assert chart.at == 5
    alone = charts.trend_chart(year(year_ago=(None,) * 12))
    assert [series.role for series in alone.series] == [Role.ACTUAL]


def may_board() -> Board:
    """Thôn 10 under its path, Thôn Đoài without a figure, Thôn Đông without a target."""
    pairs = ((96, 119), (82, 94), (60, 73), (90, 113), (90, None), (89, 108))
    figures: Figured = {
        (unit, VSI): Figures(closing=closing, start=start)
        for (unit, _), (start, closing) in zip(UNITS, pairs, strict=True)
    }
    figures[None, VSI] = Figures(closing=612, start=512)
    targets: Targets = {
        (unit, VSI): target for unit, target in enumerate((143, 123, 102, 137, 134), start=1)
    }  # fmt: skip
    targets[None, VSI] = 769
    return build(frame_of(bundled("tu-ky-2026")), Month(2026, 5), figures, targets, {})


def vsi() -> Measure:
    frame = frame_of(bundled("tu-ky-2026"))
    return next(m for m in catalogue.measures(frame.plan, frame.where) if m.key == VSI)


def test_villages_in_the_order_given_with_their_pace_and_those_behind() -> None:
    chart = charts.coverage_chart(may_board(), vsi(), UNITS, whole_name="Toàn xã")
    assert chart.labels == (*VILLAGES, "Toàn xã")
    assert chart.at == 6
    actual = chart.of(Role.ACTUAL)
    assert actual is not None
    # 119/143, 94/123, 73/102, 113/137, 612/769
    assert actual.texts == ("83,22%", "76,42%", "71,57%", "82,48%", "–", "–", "79,58%")
    assert actual.values[4:6] == (None, None)
    # Thôn 10: 60 + 42·5/12 = 77,5, so 78 whole persons, 78/102; blank and untargeted have none
    paces = values(chart, Role.PLAN)
    assert (paces[2], paces[4], paces[5]) == (Decimal("76.47"), None, None)
    # Thôn 2: 82 + 41·5/12 = 99,1 > 94; Toàn xã: 512 + 257·5/12 = 619,1 > 612
    assert chart.marked == (2 - 1, 2, 6)


def test_ranked_the_best_first_and_the_unknown_last() -> None:
    chart = charts.coverage_chart(may_board(), vsi(), UNITS, is_ranked=True)
    assert chart.labels[:4] == ("Thôn 1", "Thôn An Nhân", "Thôn 2", "Thôn 10")
    assert set(chart.labels[4:6]) == {"Thôn Đoài", "Thôn Đông"}


def test_a_printed_percent_never_says_reached_when_it_is_not() -> None:
    figures: Figured = {(None, HI): Figures(closing=99_999)}
    board = build(frame_of(bundled("tu-ky-2026")), JUNE, figures, {(None, HI): 100_000}, {})
    measure = Measure(HI, "BHYT", "BHYT")
    actual = charts.coverage_chart(board, measure, ()).of(Role.ACTUAL)
    assert actual is not None
    assert actual.texts == ("99,999%",)


def test_plan_actual_and_forecast_by_indicator() -> None:
    other = Measure(HI, "Số người tham gia BHYT", "BHYT")
    chart = charts.forecast_chart(may_board(), (vsi(), other))
    plan, actual, ahead = chart.series
    assert plan.texts == ("769", "–")
    assert plan.values == (100, None)
    assert actual.texts == ("612 (79,58%)", "–")
    # 100 in five months make 140 in seven: 752 of 769
    assert ahead.texts == ("752 (97,79%)", "–")
    assert ahead.values == (Decimal("97.79"), None)


def test_the_chart_can_be_heard() -> None:
    heard = charts.spoken(charts.progress_chart(year()))
    assert "T6: Thực hiện 628; Chỉ tiêu 769; Dự báo 744." in heard
    assert "T7" not in heard
    assert charts.spoken(charts.trend_chart(year(values=()))).endswith("Chưa có số liệu.")
