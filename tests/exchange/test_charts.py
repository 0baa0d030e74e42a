"""The layout of charts, measured: nothing overlaps or leaves the picture, blank is no zero."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import combinations
from typing import TYPE_CHECKING

import pytest

from bhdesk.domain.chart_look import PAPER, ChartLook
from bhdesk.domain.errors import StoreProblem, UserError
from bhdesk.exchange import charts, fonts
from bhdesk.exchange.charts_axis import axis, bar_axis, line_axis
from bhdesk.exchange.charts_lines import _apart
from bhdesk.exchange.charts_marks import Box, Path, Picture, slants
from tests.exchange.chart_samples import CHARTS, ODD, SIX, SIXTY, coverage
from tests.exchange.paper_samples import ROOT, the_fonts

if TYPE_CHECKING:
    from bhdesk.domain.document import Chart

WIDTH = 467.0
SCREEN = ROOT / "resources" / "fonts" / "open-sans"
LOOK = ChartLook(size=12.0, family="Open Sans", actual="#0B5C74", strong="#0B5C74")


def on_paper(chart: Chart, width: float = WIDTH, height: float | None = None) -> Picture:
    return charts.drawing(chart, width, height, the_fonts())


def on_screen(chart: Chart, width: float, height: float | None) -> Picture:
    return charts.drawing(chart, width, height, fonts.screen(SCREEN), LOOK)


def filled(picture: Picture, colour: str) -> list[Box]:
    """The upright rectangles of a colour."""
    found = []
    for mark in picture.marks:
        if isinstance(mark, Path) and mark.fill == colour and mark.is_closed:
            for run in mark.runs:
                xs, ys = [x for x, _ in run], [y for _, y in run]
                found.append(Box(min(xs), min(ys), max(xs), max(ys)))
    return found


def bars(picture: Picture, colour: str = PAPER.actual) -> list[Box]:
    """The bars; the first rectangle of a colour is the sample in the legend."""
    return filled(picture, colour)[1:]


def check(picture: Picture) -> None:
    for one, two in combinations(picture.labels, 2):
        assert not one.box.touches(two.box), (one.text, two.text)
    for label in picture.labels:
        room = label.box
        assert room.left >= -0.01, label.text
        assert room.right <= picture.width + 0.01, label.text
        assert room.top >= -0.5, label.text
        assert room.bottom <= picture.height + 0.01, label.text
    for mark in picture.marks:
        points = [p for run in mark.runs for p in run] if isinstance(mark, Path) else mark.points
        for x, y in points:
            assert -0.01 <= x <= picture.width + 0.01
            assert -0.01 <= y <= picture.height + 0.01


@pytest.mark.parametrize("name", CHARTS)
def test_no_words_touch_on_paper(name: str) -> None:
    check(on_paper(CHARTS[name]))
    check(on_paper(CHARTS[name], 714))


@pytest.mark.parametrize("size", [(270, 190), (420, 240), (1100, 500)])
@pytest.mark.parametrize("name", CHARTS)
def test_no_words_touch_on_a_screen(name: str, size: tuple[int, int]) -> None:
    check(on_screen(CHARTS[name], *size))


def test_bars_are_as_long_as_their_percents() -> None:
    picture = on_paper(SIX)
    full, behind = bars(picture), bars(picture, PAPER.behind_fill)
    hundred = next(label for label in picture.labels if label.text == "100%")
    left = full[0].left
    scale = (hundred.x - left) / 100
    # in the order of the villages, those behind apart
    assert [round((bar.right - left) / scale, 2) for bar in full] == [83.22, 82.48, 83.08]
    hatched = {round((bar.right - left) / scale, 2) for bar in behind}
    assert {76.42, 71.57, 78.36} <= hatched


def test_neither_a_blank_nor_a_zero_has_a_bar_but_only_one_has_a_figure() -> None:
    picture = on_paper(ODD)
    assert len(bars(picture)) == 2
    assert len(bars(picture, PAPER.behind_fill)) == 0
    texts = [label.text for label in picture.labels]
    assert "0,00%" in texts
    assert texts.count("–") == 1


def test_a_blank_month_parts_the_line() -> None:
    whole, parted = (
        next(
            mark
            for mark in on_paper(CHARTS[name]).marks[3:]
            if isinstance(mark, Path) and mark.stroke and mark.stroke.colour == PAPER.strong
            and mark.stroke.width > 1 and not mark.stroke.dash and len(mark.runs[0]) > 1
            and mark.runs[0][0][1] > 40
        )
        for name in ("progress", "gap")
    )  # fmt: skip
    assert [len(run) for run in whole.runs] == [7]
    # 31/12 and T1; T3 and T4; T6 stands alone as a dot
    assert [len(run) for run in parted.runs] == [2, 2]


def test_a_column_below_nothing_hangs_from_the_line() -> None:
    picture = on_paper(CHARTS["falling"])
    columns = bars(picture)
    assert len(columns) == 5
    zero = columns[0].bottom
    assert columns[1].top == pytest.approx(zero)
    assert columns[1].bottom > zero
    assert "−4" in [label.text for label in picture.labels]


def test_long_names_are_cut_and_say_so() -> None:
    name = "Tổ dân phố " + "Nguyễn Thượng Hiền kéo dài " * 5
    picture = on_paper(coverage((name,), ("50.00",), ("80.00",)))
    written = [label.text for label in picture.labels if label.text.startswith(("Tổ", "Nguyễn"))]
    assert len(written) == 2
    assert written[-1].endswith("…")
    check(picture)


def test_sixty_villages_are_parted_with_one_scale_and_none_is_lost() -> None:
    pictures = charts.pictures(SIXTY, WIDTH, 650, the_fonts())
    assert len(pictures) == 3
    for picture in pictures:
        assert picture.height <= 650
        check(picture)
    words = " ".join(label.text for picture in pictures for label in picture.labels)
    assert [words.count(f"Tổ dân phố số {n} khu") for n in range(1, 61)] == [1] * 60
    scales = {
        round(label.x, 2) for picture in pictures for label in picture.labels
        if label.text == "100%" and label.is_bold
    }  # fmt: skip
    assert len(scales) == 1
    assert len(charts.pictures(SIX, WIDTH, 650, the_fonts())) == 1


def test_nothing_known_is_said_in_words() -> None:
    assert [label.text for label in on_paper(CHARTS["blank"]).labels] == ["Chưa có số liệu để vẽ"]


@pytest.mark.parametrize(
    ("low", "high"), [(0, 0), (0, 1), (512, 769), (0, 7), (22_000, 24_496), (-20, 64), (3, 3)]
)
def test_a_scale_encloses_its_values_in_whole_steps(low: float, high: float) -> None:
    made = axis(low, high, 4)
    assert made.low <= low
    assert made.high >= high
    assert made.step == int(made.step)
    assert 1 <= made.steps <= 8


def test_columns_begin_at_nothing_and_lines_need_not() -> None:
    assert bar_axis(CHARTS["large trend"], 4).low == 0
    assert line_axis(CHARTS["large"], 4).low >= 21_000
    assert line_axis(CHARTS["over"], 4).low in (0, 500)


def test_marks_are_written_as_vietnamese_numbers() -> None:
    texts = {label.text for label in on_paper(CHARTS["large"]).labels}
    assert {"22.000", "23.000", "23.248", "Chỉ tiêu 23.742"} <= texts
    assert axis(97.1, 97.6, 5, is_whole=False).text(97.2, is_percent=True) == "97,2%"


def test_hatching_stays_in_its_box() -> None:
    box = Box(10.0, 20.0, 31.0, 33.0)
    lines = slants(box, 3.6)
    assert len(lines) > 5
    for line in lines:
        for x, y in line:
            assert box.left - 1e-9 <= x <= box.right + 1e-9
            assert box.top - 1e-9 <= y <= box.bottom + 1e-9


def test_a_letter_the_paper_lacks_is_refused_and_the_screen_draws_it() -> None:
    chart = coverage(("Thôn 漢",), ("50.00",), ("80.00",))
    with pytest.raises(UserError) as refused:
        on_paper(chart)
    assert refused.value.code == "paper.missing_glyph"
    assert "Thôn 漢" in [label.text for label in on_screen(chart, 400, 200).labels]


def test_the_window_s_faces_must_be_there() -> None:
    with pytest.raises(StoreProblem) as refused:
        fonts.screen(ROOT / "resources" / "forms")
    assert refused.value.code == "fonts.missing"


def test_a_paper_with_charts_does_not_load_the_slow_library() -> None:
    code = (
        "import sys, bhdesk.exchange.paper;"
        "print('reportlab.graphics' in sys.modules, 'reportlab.platypus' in sys.modules)"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, text=True, env=environment
    )
    assert done.stdout.split() == ["False", "False"]


def test_ends_that_meet_are_moved_apart_and_stay_above_the_feet() -> None:
    assert _apart([50.0, 51.0], 12.0, 200.0) == [44.5, 56.5]
    assert _apart([50.0, 80.0], 12.0, 200.0) == [50.0, 80.0]
    assert _apart([100.0, 101.0], 12.0, 100.0) == [88.0, 100.0]
