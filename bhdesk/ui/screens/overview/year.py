"""The chosen measure's year as a line with the sentence below it."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from bhdesk.domain import progress, text
from bhdesk.domain.plans import Nature, Operator
from bhdesk.ui.screens.overview.words import unit_of
from bhdesk.ui.widgets import trend as chart
from bhdesk.ui.widgets.cards import Card
from bhdesk.ui.widgets.labels import SectionHeader, Text
from bhdesk.ui.widgets.panel import Legend

if TYPE_CHECKING:
    from bhdesk.domain.periods import Month
    from bhdesk.services.overview import Trend

YEAR = 12


class YearCard(Card):
    """Title, legend, chart, sentence; legend and sentence go in a narrow window."""

    def __init__(self) -> None:
        super().__init__()
        self._head = SectionHeader("")
        self._legend = Legend((("solid", "Thực hiện"), ("dashed", "Kế hoạch"),
                               ("dotted", "Dự báo")))  # fmt: skip
        self.chart = chart.TrendChart()
        self._sentence = Text("", is_wrapped=True)
        self._is_narrow = False
        self.add(self._head)
        self.add(self._legend)
        self.add(self.chart, 1)
        self.add(self._sentence)

    @property
    def title(self) -> str:
        return self.accessibleName()

    @property
    def sentence(self) -> str:
        """What the line means, in words; also said to a screen reader."""
        return self._sentence.text()

    def set_narrow(self, is_narrow: bool) -> None:
        self._is_narrow = is_narrow
        self._show_parts()

    def show_trend(self, seen: Trend, month: Month) -> None:
        title = f"{seen.measure.short} – 12 tháng"
        self._head.set_texts(title)
        self.setAccessibleName(title)
        self._sentence.setText(sentence(seen, month))
        known = [value for value in seen.closings if value is not None]
        self._has_line = bool(known)
        self.chart.set_trend(picture(seen, month) if known else None)
        self._show_parts()

    def _show_parts(self) -> None:
        has_line = getattr(self, "_has_line", False)
        self._legend.setVisible(has_line and not self._is_narrow)
        self.chart.setVisible(has_line)
        self._sentence.setVisible(not (self._is_narrow and has_line))


def picture(seen: Trend, month: Month) -> chart.Trend:
    """What the chart draws: the state of 31/12 first, then the twelve months."""
    at = month.number
    labels = ("", *(f"T{n}" if n == at else str(n) for n in range(1, YEAR + 1)))
    start, target, last = seen.start, seen.target, seen.closings[-1]
    plan: chart.Series = ()
    if start is not None and target:
        plan = tuple(start + (target - start) * n / YEAR for n in range(YEAR + 1))
    elif target:
        plan = (float(target),) * (YEAR + 1)
    forecast: chart.Series = ()
    if seen.forecast is not None and last is not None and at < YEAR:
        step = (seen.forecast - last) / (YEAR - at)
        forecast = (*(None,) * at, *(last + step * n for n in range(YEAR - at + 1)))
    shown = next((v for v in reversed(seen.closings) if v is not None), None)
    return chart.Trend(
        labels, plan, (start, *seen.closings), forecast, at=at,
        plan_label=f"Chỉ tiêu {text.count(target)}" if target else "",
        actual_label=text.count(shown),
        forecast_label=f"Dự báo {text.count(seen.forecast)}" if forecast else "",
        spoken=f"{seen.measure.short}: {sentence(seen, month)}",
    )  # fmt: skip


def sentence(seen: Trend, month: Month) -> str:
    """Where the year ends if the pace is kept, or why that cannot be said."""
    unit, last = unit_of(seen.measure), seen.closings[-1]
    if seen.measure.nature is Nature.FLOW:
        return "Chỉ tiêu này đếm số phát sinh từng tháng nên không vẽ đường số dư 12 tháng."
    if last is None:
        return f"Chưa có số tháng {month.label} nên chưa tính được nhịp và dự báo."
    if seen.start is None or seen.forecast is None:
        return f"Chưa có số 31/12/{month.year - 1} nên chưa tính được nhịp và dự báo."
    if month.number == YEAR:
        return f"Hết năm {month.year}: {text.count(last)} {unit}{_against(seen, last)}."
    pace = Fraction(last - seen.start, month.number)
    end = f"cuối năm {text.count(seen.forecast)} {unit}{_against(seen, seen.forecast)}"
    if pace < 0:
        return f"Nếu cứ giảm {_pace(-pace)} {unit}/tháng thì {end}."
    return f"Giữ nhịp {_pace(pace)} {unit}/tháng thì {end}."


def _against(seen: Trend, value: int) -> str:
    """" (97,79%), thiếu 17", or that no target was given."""
    if not seen.target:
        return ". Không giao chỉ tiêu"
    share = progress.share(value, seen.target)
    shown = progress.show_percent(share, Operator.AT_LEAST, Fraction(100))
    gap = value - seen.target
    rest = f"{'thiếu' if gap < 0 else 'vượt'} {text.count(abs(gap))}" if gap else "vừa đủ"
    return f" ({shown}), {rest}"


def _pace(pace: Fraction) -> str:
    """Whole from ten on, else one decimal where it says more."""
    if pace >= 10 or pace.denominator == 1:
        return text.count((pace + Fraction(1, 2)).__floor__())
    return text.decimal(progress.printed(pace, 1) or Decimal(0), 1)
