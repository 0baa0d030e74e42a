"""The words of a chart lie on no line and on no dot, in every month of any year."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from PySide6.QtCore import QRectF

from bhdesk.ui.widgets.trend import Scaled, Trend, placed, ticks

HIGH, LETTER = 15.0, 6.6
SIZES = [(300, 240), (260, 130), (430, 150), (220, 120), (700, 200)]
MONTHS = range(1, 13)


def year(at: int, grown: float = 20, target: float = 769, wave: float = 0) -> Trend:
    """512 at the start, `grown` a month with a wave on it, a forecast to December."""
    values = [512 + grown * n + wave * math.sin(2 * n) for n in range(at + 1)]
    last = values[-1]
    step = (last - 512) / at
    forecast = (*(None,) * at, *(last + step * n for n in range(13 - at))) if at < 12 else ()
    return Trend(
        ("", *map(str, range(1, 13))), tuple(512 + (target - 512) * n / 12 for n in range(13)),
        tuple(values), forecast, at=at, plan_label=f"Chỉ tiêu {target:.0f}",
        actual_label=f"{last:.0f}", forecast_label="Dự báo 752" if forecast else "",
    )  # fmt: skip


def laid_out(trend: Trend, wide: int, high: int) -> tuple[Scaled, dict[str, QRectF]]:
    known = [v for s in (trend.plan, trend.actual, trend.forecast) for v in s if v is not None]
    marks = ticks(min(known), max(known), 4 if high > 160 else 3)
    frame = QRectF(30, 8, wide - 44, high - 8 - HIGH - 6)
    scale = Scaled(frame, marks[0], marks[-1], len(trend.labels))
    found = placed(trend, scale, lambda text: LETTER * len(text), HIGH)
    return scale, {text: place for text, _, place in found}


def strokes(trend: Trend, scale: Scaled) -> list[tuple[float, float]]:
    """The lines as thousands of points, the month's upright one among them."""
    dense = []
    for series in (trend.plan, trend.actual, trend.forecast):
        points = scale.points(series)
        for one, other in pairwise(points):
            dense += [(one.x() + (other.x() - one.x()) * n / 200,
                       one.y() + (other.y() - one.y()) * n / 200) for n in range(201)]  # fmt: skip
    now = scale.x(trend.at)
    return dense + [(now, scale.frame.top() + y / 2) for y in range(int(scale.frame.height() * 2))]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("at", MONTHS)
@pytest.mark.parametrize(
    ("grown", "target", "wave"), [(20, 769, 0), (21.4, 769, 9), (40, 769, 25), (-12, 769, 3)]
)
def test_no_word_lies_on_a_line_a_dot_or_another_word(at, size, grown, target, wave) -> None:
    trend = year(at, grown, target, wave)
    scale, words = laid_out(trend, *size)
    for text, place in words.items():
        assert scale.frame.left() <= place.left(), text
        assert place.right() <= scale.frame.right() + 1, text
        assert place.top() >= 0, text
        assert place.bottom() <= scale.frame.bottom(), text
        assert not [p for p in strokes(trend, scale) if place.contains(*p)], text
        for dot in scale.points(trend.actual):
            gap = math.hypot(
                max(place.left() - dot.x(), 0, dot.x() - place.right()),
                max(place.top() - dot.y(), 0, dot.y() - place.bottom()),
            )
            assert gap > 4, (text, dot)
        others = [other for name, other in words.items() if name != text]
        assert not any(place.intersects(other) for other in others), text


@pytest.mark.parametrize("at", MONTHS)
def test_every_word_finds_a_place_where_the_chart_is_as_large_as_on_the_page(at) -> None:
    trend = year(at)
    _, words = laid_out(trend, 300, 240)
    wanted = {trend.plan_label, trend.actual_label, trend.forecast_label} - {""}
    assert set(words) == wanted


@pytest.mark.parametrize("at", [1, 2, 5, 8])
def test_a_word_stays_beside_the_line_it_names_and_on_its_side(at: int) -> None:
    trend = year(at)
    scale, words = laid_out(trend, 300, 240)
    named = ((trend.forecast_label, trend.forecast), (trend.actual_label, trend.actual),
             (trend.plan_label, trend.plan))  # fmt: skip
    for text, series in named:
        place, gaps = words[text], []
        for one, other in pairwise(scale.points(series)):
            for n in range(51):
                x = one.x() + (other.x() - one.x()) * n / 50
                y = one.y() + (other.y() - one.y()) * n / 50
                across = max(place.left() - x, 0, x - place.right())
                gaps.append((math.hypot(across, max(place.top() - y, 0, y - place.bottom())), y))
        nearest, height = min(gaps)
        assert nearest < 30, text
        is_below = place.center().y() > height
        assert is_below == (text == trend.forecast_label), text
