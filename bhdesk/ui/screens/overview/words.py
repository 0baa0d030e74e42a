"""From a line of the board to what its card says; every missing number is put into words."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from bhdesk.domain import catalogue, progress, text
from bhdesk.domain.plans import Nature
from bhdesk.domain.progress import STATE_WORDS, State
from bhdesk.ui.tokens import Tone
from bhdesk.ui.widgets.cards import Kpi

if TYPE_CHECKING:
    from bhdesk.domain.board import Line, RateLine
    from bhdesk.domain.catalogue import Measure
    from bhdesk.services.overview import Overview

UNIT_WORDS = {"person": "người", "dossier": "hồ sơ", "vnd": "đồng"}
NEARLY = 2
YEAR = 12


def unit_of(measure: Measure) -> str:
    """What a measure counts: người, hồ sơ, đồng."""
    return UNIT_WORDS.get(measure.unit, measure.unit)


def value_of(measure: Measure, line: Line) -> int | None:
    """The stock at the month's end, or what has flowed in since January."""
    return line.figures.ytd_new if measure.nature is Nature.FLOW else line.closing


def plan_percent(line: Line) -> str:
    """Percent of plan as shown; "–" where it cannot be said."""
    return progress.show_percent(line.plan_pct, line.op, Fraction(100))


def card(seen: Overview, measure: Measure) -> Kpi:
    """What the card of a measure says."""
    line = seen.board.line(None, measure.key)
    baseless = [rate for rate in seen.board.rates if rate.state is State.NO_BASE]
    rate = next((rate for rate in baseless if rate.indicator.numerator == measure.key), None)
    delta, delta_text, is_rise = _change(measure, line)
    if not line.target and rate is not None:
        return _baseless(seen, measure, rate, (delta, delta_text, is_rise))
    tone, state, short = _state(seen, measure, line)
    pct, pace = line.plan_pct, line.pace_pct
    return Kpi(
        measure.short, text.count(value_of(measure, line)),
        text.count(line.target) if line.target else "",
        plan_percent(line) if line.target else "", tone, state,
        float(pct) / 100 if pct is not None else None,
        float(pace) / 100 if pace is not None else None,
        delta, delta_text, is_rise, _need(seen, measure, line), short, measure.brief,
    )  # fmt: skip


def _baseless(
    seen: Overview, measure: Measure, rate: RateLine, change: tuple[str, str, bool | None]
) -> Kpi:
    """The plan gives a percent, but of a base nobody has typed yet."""
    value = text.count(value_of(measure, seen.board.line(None, measure.key)))
    base = catalogue.base_name(seen.frame.plan, rate.indicator.denominator)
    need = f"Nhập {base[:1].lower()}{base[1:]} để tính tỷ lệ"
    state = STATE_WORDS[State.NO_BASE]
    return Kpi(
        measure.short, value, "", "", Tone.LOCK, state, None, None, *change, need,
        short_name=measure.brief,
    )  # fmt: skip


def _state(seen: Overview, measure: Measure, line: Line) -> tuple[Tone, str, str]:
    """Tone, state and its short form for a narrow card."""
    word = unit_of(measure)
    if value_of(measure, line) is None:
        return (*_blank(seen, measure, line), "")
    if not line.target:
        return Tone.LOCK, STATE_WORDS[State.NO_TARGET], "Không giao"
    if line.state is State.REACHED:
        return Tone.GOOD, STATE_WORDS[State.REACHED], ""
    if line.behind is None or seen.month.number == YEAR:
        short = f"Thiếu {text.count(line.remaining.heads)}" if line.remaining else ""
        # before the year ends a gap without a known pace is a fact, not yet a fault
        tone = Tone.BAD if seen.month.number == YEAR else Tone.INFO
        return tone, f"{short} {word}", short
    if line.behind > 0:
        short = f"Chậm {text.count(line.behind)}"
        return Tone.WARN, f"{short} {word}", short
    return Tone.GOOD, "Đúng tiến độ", "Đúng nhịp"


def _blank(seen: Overview, measure: Measure, line: Line) -> tuple[Tone, str]:
    """No figure: because some units are blank, or because nobody typed one."""
    if measure.is_in_units and 0 < line.blanks < len(seen.frame.units):
        return Tone.WARN, f"Thiếu {line.blanks} {seen.frame.unit_word}"
    return Tone.WARN, "Chưa có số"


def _change(measure: Measure, line: Line) -> tuple[str, str, bool | None]:
    if measure.nature is Nature.FLOW:
        new = line.figures.new
        return (text.signed(new), "trong tháng này", True) if new else ("", "", None)
    grown = line.grown
    if grown is None:
        before = line.figures.previous
        known = before is not None and line.closing is None
        return "", f"Tháng trước: {text.count(before)}" if known else "Tháng trước chưa có số", None
    if grown == 0:
        return "", "Không đổi so với tháng trước", None
    return text.signed(grown), "so với tháng trước", grown > 0


def _need(seen: Overview, measure: Measure, line: Line) -> str:
    left, word = line.remaining, unit_of(measure)
    if not line.target:
        return f"Kế hoạch không giao số cho năm {seen.month.year}"
    if left is None:
        return f"Chỉ tiêu năm {text.count(line.target)} {word}"
    if not left.heads:
        over = (value_of(measure, line) or 0) - line.target
        return f"Vượt {text.count(over)} {word}" if over else "Vừa đủ chỉ tiêu năm"
    if left.per_month is None or left.per_month <= NEARLY:
        return f"Còn {text.count(left.heads)} {word} là đủ chỉ tiêu"
    return f"Cần {text.count(left.per_month)} {word}/tháng để kịp 31/12"
