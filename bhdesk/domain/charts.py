"""Charts as values: the year against its path, units and indicators against their targets."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from bhdesk.domain import progress, text
from bhdesk.domain.document import Chart, ChartKind, Role, Series
from bhdesk.domain.plans import Nature, Operator

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bhdesk.domain.board import Board, Line
    from bhdesk.domain.catalogue import Measure
    from bhdesk.domain.periods import Month

YEAR = 12
_WHOLE = Fraction(100)
_PEOPLE = "người"
_OF_PLAN = "% kế hoạch"


@dataclass(frozen=True, slots=True)
class MeasureYear:
    """One measure at one place through the year of `month`; None is blank, never 0.

    `start`: closing of 31/12 before. `values` and `year_ago`: from January on, at most twelve;
    closings of a stock, of a flow what came new in the month.
    """

    measure: Measure
    month: Month
    start: int | None
    values: tuple[int | None, ...]
    target: int | None = None
    year_ago: tuple[int | None, ...] = ()


def progress_chart(year: MeasureYear, unit: str = _PEOPLE) -> Chart:
    """Closings by month, the straight path from 31/12 to the target, the forecast of the year."""
    at = year.month.number
    year = _added_up(year) if year.measure.nature is Nature.FLOW else year
    closings = _filled(year.values, at)
    series = [Series(Role.ACTUAL, "Thực hiện", (year.start, *closings))]
    if year.target:
        if year.start is not None:
            growth = Fraction(year.target - year.start, YEAR)
            path = tuple(_value(year.start + growth * n) for n in range(YEAR + 1))
            series.append(Series(Role.PLAN, "Đường kế hoạch", path))
        goal = (year.target,) * (YEAR + 1)
        series.append(Series(Role.TARGET, "Chỉ tiêu năm", goal, _named("Chỉ tiêu", year.target)))
    last = closings[at - 1]
    if year.start is not None and last is not None and at < YEAR:
        end = progress.forecast(year.start, last, year.month)
        step = Fraction(end - last, YEAR - at)
        ahead = (*(None,) * at, *(_value(last + step * n) for n in range(YEAR - at + 1)))
        series.append(Series(Role.FORECAST, "Dự báo", ahead, _named("Dự báo", end)))
    labels = ("31/12", *(f"T{number}" for number in range(1, YEAR + 1)))
    caption = f"{year.measure.name} năm {year.month.year}{_compared(series)}"
    return Chart(ChartKind.PROGRESS, labels, tuple(series), unit, caption, at=at)


def _compared(series: Sequence[Series]) -> str:
    roles = {one.role for one in series}
    if Role.PLAN in roles:
        return " so với đường kế hoạch"
    return " so với chỉ tiêu" if Role.TARGET in roles else ""


def trend_chart(year: MeasureYear, unit: str = _PEOPLE) -> Chart:
    """The months of the year as columns, beside the same months of the year before if known."""
    series = [Series(Role.ACTUAL, f"Năm {year.month.year}", _filled(year.values, YEAR))]
    if any(value is not None for value in year.year_ago):
        name = f"Cùng kỳ năm {year.month.year - 1}"
        series.insert(0, Series(Role.YEAR_AGO, name, _filled(year.year_ago, YEAR)))
    labels = tuple(f"T{number}" for number in range(1, YEAR + 1))
    caption = f"{year.measure.name} theo tháng, năm {year.month.year}"
    at = year.month.number - 1
    return Chart(ChartKind.TREND, labels, tuple(series), unit, caption, at=at)


def coverage_chart(
    board: Board,
    measure: Measure,
    units: Sequence[tuple[int, str]],
    *,
    whole_name: str = "Toàn xã",
    is_ranked: bool = False,
) -> Chart:
    """Percent of plan by unit in the order given, or the best first, then the whole office.

    `units`: (id, name). Units without figure or target keep their row; ranked they come last.
    """
    rows = [(name, board.line(unit, measure.key)) for unit, name in units]
    if is_ranked:
        rows.sort(key=lambda row: (row[1].plan_pct is None, -(row[1].plan_pct or 0)))
    whole = board.line(None, measure.key)
    if whole.plan_pct is not None:
        rows.append((whole_name, whole))
    lines = [line for _, line in rows]
    return Chart(
        ChartKind.COVERAGE,
        tuple(name for name, _ in rows),
        _coverage_series(lines, board.month),
        _OF_PLAN,
        f"{measure.name}: tỷ lệ thực hiện kế hoạch đến hết tháng {board.month.label}",
        at=len(rows) - 1 if whole.plan_pct is not None else None,
        marked=tuple(n for n, line in enumerate(lines) if line.behind and line.behind > 0),
        marked_name="Chậm tiến độ",
    )


def value_text(chart: Chart, series: Series, index: int) -> str:
    """What is printed for one value: 1.234, 81,66%, or the words given for it."""
    if series.texts:
        return series.texts[index]
    value = series.values[index]
    if value is None:
        return text.NO_NUMBER
    if chart.is_percent:
        return text.percent(Decimal(value))
    return text.count(value) if isinstance(value, int) else text.decimal(value)


def spoken(chart: Chart) -> str:
    """The chart in words for those who hear the screen: each label with its figures."""
    is_path = chart.kind is ChartKind.PROGRESS
    told = []
    for index, label in enumerate(chart.labels):
        known = [
            f"{series.name} {value_text(chart, series, index)}"
            for series in chart.series
            if series.values[index] is not None and (not is_path or series.role is Role.ACTUAL)
        ]
        if known:
            told.append(f"{label}: {', '.join(known)}")
    if is_path:
        told += [series.texts[-1] for series in chart.series if series.texts]
    return f"{chart.caption}. {'; '.join(told) or 'Chưa có số liệu'}."


def _coverage_series(lines: Sequence[Line], month: Month) -> tuple[Series, ...]:
    shares = tuple(_value(line.plan_pct) for line in lines)
    texts = tuple(_percent(line.plan_pct) for line in lines)
    actual = Series(Role.ACTUAL, "Đạt tiến độ", shares, texts)
    paces = tuple(_value(line.pace_pct) for line in lines)
    if all(pace is None for pace in paces):
        return (actual,)
    return (actual, Series(Role.PLAN, f"Mức cần đạt đến hết tháng {month.label}", paces))


def forecast_chart(board: Board, measures: Sequence[Measure]) -> Chart:
    """Target, figure and year's end if the pace goes on, by indicator, in percent of the target."""
    lines = [board.line(None, measure.key) for measure in measures]
    ends = [_forecast(line, board.month) for line in lines]
    plan = Series(
        Role.PLAN,
        "Kế hoạch",
        tuple(100 if line.target else None for line in lines),
        tuple(text.count(line.target) if line.target else text.NO_NUMBER for line in lines),
    )
    actual = Series(
        Role.ACTUAL,
        f"Thực hiện đến hết tháng {board.month.label}",
        tuple(_value(line.plan_pct) for line in lines),
        tuple(_with_percent(line.closing, line.target) for line in lines),
    )
    series = [plan, actual]
    told = "Kế hoạch và thực hiện"
    if any(end is not None for end in ends):
        pairs = [(end, line.target) for end, line in zip(ends, lines, strict=True)]
        shares = tuple(_value(_share(end, target)) for end, target in pairs)
        texts = tuple(_with_percent(end, target) for end, target in pairs)
        series.append(Series(Role.FORECAST, f"Dự báo hết năm {board.month.year}", shares, texts))
        told = "Kế hoạch, thực hiện và dự báo"
    return Chart(
        ChartKind.FORECAST,
        tuple(measure.name for measure in measures),
        tuple(series),
        _OF_PLAN,
        f"{told} năm {board.month.year}",
    )


def _added_up(year: MeasureYear) -> MeasureYear:
    """A flow as what has come since January; nothing is known after a blank month."""
    total: int | None = 0
    sums: list[int | None] = []
    for value in year.values:
        total = None if total is None or value is None else total + value
        sums.append(total)
    return replace(year, start=0, values=tuple(sums))


def _forecast(line: Line, month: Month) -> int | None:
    start, closing = line.figures.start, line.closing
    if start is None or closing is None or month.number == YEAR:
        return None
    return progress.forecast(start, closing, month)


def _filled(values: Sequence[int | None], known: int) -> tuple[int | None, ...]:
    """Twelve values, those after the first `known` blank."""
    cut = tuple(values[:known])
    return (*cut, *(None,) * (YEAR - len(cut)))


def _named(word: str, value: int) -> tuple[str, ...]:
    return (f"{word} {text.count(value)}",) * (YEAR + 1)


def _share(value: int | None, target: int | None) -> Fraction | None:
    return progress.share(value, target) if value is not None and target else None


def _percent(share: Fraction | None) -> str:
    return progress.show_percent(share, Operator.AT_LEAST, _WHOLE)


def _with_percent(value: int | None, target: int | None) -> str:
    share = _share(value, target)
    return text.count(value) if share is None else f"{text.count(value)} ({_percent(share)})"


def _value(value: Fraction | None) -> Decimal | None:
    """As long as it is drawn: two decimals are finer than any line."""
    return progress.printed(value)
