"""Scales of charts: round marks that enclose the values, and how their numbers are written."""

from __future__ import annotations

import math
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from bhdesk.domain import text

if TYPE_CHECKING:
    from bhdesk.domain.document import Chart

_STEPS = (1, 2, 5, 10)
_FINE_STEPS = (1, 2, 2.5, 5, 10)
# Lines of like height would lie at the upper edge if their scale began at nothing.
_FROM_ZERO = 0.4


class Axis(NamedTuple):
    """`steps` steps of `step` from `low` up; the scale itself goes on to `high`."""

    low: float
    step: float
    steps: int
    high: float

    @property
    def marks(self) -> tuple[float, ...]:
        """Where the scale has its lines."""
        return tuple(self.low + self.step * index for index in range(self.steps + 1))

    def share(self, value: float) -> float:
        """How far along the scale a value lies, 0 to 1."""
        return (value - self.low) / (self.high - self.low)

    def text(self, mark: float, is_percent: bool) -> str:
        """A mark as written: 1.234 or 97,5%."""
        places = max(0, math.ceil(-math.log10(self.step) - 1e-9)) if self.step < 1 else 0
        if self.step >= 1 and self.step != int(self.step):
            places = 1
        shown = text.decimal(Decimal(repr(mark)), places)
        return f"{shown}%" if is_percent else shown


def axis(low: float, high: float, wanted: int, is_whole: bool = True) -> Axis:
    """About `wanted` round steps that enclose both ends; whole steps where heads are counted."""
    if high <= low:
        high = low + 1
    raw = (high - low) / max(wanted, 1)
    if is_whole:
        raw = max(raw, 1.0)
    power = 10.0 ** math.floor(math.log10(raw))
    # 2,5 is no number of heads.
    steps = _STEPS if is_whole and power < 10 else _FINE_STEPS
    step = next(power * factor for factor in steps if power * factor >= raw * 0.999999)
    first = math.floor(low / step + 1e-9)
    last = math.ceil(high / step - 1e-9)
    count = max(last - first, 1)
    return Axis(first * step, step, count, (first + count) * step)


def values_of(chart: Chart) -> list[float]:
    """Every value there is, of all series."""
    return [float(v) for series in chart.series for v in series.values if v is not None]


def line_axis(chart: Chart, wanted: int) -> Axis:
    """For lines: the scale need not begin at nothing where all values lie far above it."""
    values = values_of(chart) or [0.0]
    low, high = min(values), max(values)
    if low >= 0 and (low < high * _FROM_ZERO or low == high == 0):
        low = 0.0
    elif low == high:
        low, high = low - abs(low) * 0.02, high + abs(high) * 0.02
    return axis(low, high, wanted, is_whole=not chart.is_percent)


def bar_axis(chart: Chart, wanted: int) -> Axis:
    """For bars and columns, whose length is the value: nothing is always on the scale."""
    values = values_of(chart) or [0.0]
    return axis(min((0.0, *values)), max((0.0, *values)), wanted, is_whole=not chart.is_percent)


def share_axis(chart: Chart, wanted: int) -> Axis:
    """For bars of percents: up to all of the plan, beyond it only as far as the values go."""
    top = max((100.0, *values_of(chart)))
    whole = axis(min((0.0, *values_of(chart))), top, wanted)
    if top >= whole.high or top == 100:
        return whole
    top *= 1.01
    count = math.floor((top - whole.low) / whole.step)
    return Axis(whole.low, whole.step, count, top)
