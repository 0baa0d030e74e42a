"""The words of a report on results: each figure against plan, last period and last year."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import TYPE_CHECKING

from bhdesk.domain import narrative_marks, narrative_records, progress, text
from bhdesk.domain.board import Board, Line, RateLine, rank
from bhdesk.domain.narrative_words import (
    UNIT_WORDS,
    before,
    change,
    has_same_period,
    in_period,
    listed,
    month_words,
)
from bhdesk.domain.periods import PeriodKind
from bhdesk.domain.plans import Nature, Operator
from bhdesk.domain.progress import State
from bhdesk.domain.report import Passage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bhdesk.domain.catalogue import Measure
    from bhdesk.domain.report import Source

KEPT = {State.REACHED, State.WITHIN_CEILING}
# Denominators told once under the table of rates, not in every sentence.
_TOLD_BASES = {"population", "labour_force", "amount_receivable"}
_FEW_UNITS = 8


def passages(source: Source) -> Iterable[Passage]:
    """A summary, a paragraph for each measure, the milestones, the campaign, best and weakest."""
    is_month = source.period.kind is PeriodKind.MONTH
    if summary := "" if is_month else _summary(source):
        yield Passage("results/summary", summary)
    for measure in source.frame.measures:
        line = source.board.lines.get((None, measure.key))
        if line is not None and (told := _measure(source, measure, line)):
            yield Passage(f"results/{measure.key}", told)
    yield from narrative_marks.passages(source)
    for peak in source.peaks:
        yield Passage(f"results/peak/{peak.key}", peak.told)
    yield from narrative_records.peaks(source)
    if best := _best_and_weakest(source):
        yield Passage("results/units", best)


def _summary(source: Source) -> str:
    """How many of the plan's rates are reached, by name; nothing where one verdict is open."""
    judged = [r for r in source.board.rates if r.target is not None and r.state is not None]
    known = [rate for rate in judged if rate.state is not State.NO_BASE]
    if len(known) < 2 or len(known) < len(judged):
        return ""
    kept = [rate for rate in known if rate.state in KEPT]
    missed = [rate for rate in known if rate.state not in KEPT]

    measures = {measure.key: measure.short for measure in source.frame.measures}
    bases = Counter(rate.indicator.numerator for rate in known)

    def named(rates: list[RateLine]) -> str:
        return ", ".join(
            text.lowered(
                measures[rate.indicator.numerator]
                if bases[rate.indicator.numerator] == 1
                else rate.indicator.name
            )
            for rate in rates
        )

    until = f"Đến ngày {text.day(source.as_of)}"
    if not missed:
        return f"{until}, cả {len(known)} chỉ tiêu tỷ lệ đều đạt mức kế hoạch giao."
    if not kept:
        return f"{until}, {len(known)} chỉ tiêu tỷ lệ đều chưa đạt mức kế hoạch giao."
    return (
        f"{until}, có {len(kept)}/{len(known)} chỉ tiêu tỷ lệ đạt mức kế hoạch giao"
        f" ({named(kept)}); {len(missed)} chỉ tiêu chưa đạt ({named(missed)})."
    )


def _measure(source: Source, measure: Measure, line: Line) -> str:
    if measure.nature is Nature.STOCK and measure.unit == "person":
        if line.target is None and line.closing is None:
            return ""
        return " ".join(_stock_sentences(source, measure, line))
    told = [_rate_sentence(source, rate) for rate in _known_rates(source.board, measure)]
    if line.figures.new is not None and measure.nature is Nature.FLOW:
        unit = UNIT_WORDS.get(measure.unit, "")
        new, name = text.count(line.figures.new), text.lowered(measure.name)
        told.insert(0, f"{in_period(source.period)}, {name} là {new} {unit}.")
    if measure.unit == "vnd" and line.closing is not None:
        told.insert(0, f"{measure.name} là {text.count(line.closing)} đồng.")
    return " ".join(told)


def _stock_sentences(source: Source, measure: Measure, line: Line) -> Iterable[str]:
    name, period, closing = measure.name, source.period, line.closing
    if closing is None:
        missing = f" ({line.blanks} đơn vị chưa có số liệu)" if line.blanks else ""
        yield f"{name}: chưa đủ số liệu {month_words(source.month)}{missing}."
        return
    head = f"{name} là {text.count(closing)} người"
    if line.target:
        pct = progress.show_percent(line.plan_pct, line.op, Fraction(100))
        head += f", đạt {pct} kế hoạch năm ({text.count(line.target)} người)"
    changes = [change(closing, line.figures.previous, before(period))]
    if has_same_period(period):
        changes.append(change(closing, line.figures.year_ago, "cùng kỳ năm trước"))
    told = "; ".join(item for item in changes if item)
    yield f"{head}; {told}." if told else f"{head}."
    if flows := _flows(source, line):
        yield flows
    short = line.remaining.heads if line.remaining and line.state is State.NOT_REACHED else 0
    for rate in _known_rates(source.board, measure):
        yield _rate_sentence(source, rate, short)
    if short:
        yield _missing(source, measure, line, short)
    elif line.state is State.REACHED and line.target and closing > line.target:
        yield f"Vượt kế hoạch {text.count(closing - line.target)} người."
    if held_back := _held_back(source, measure):
        yield held_back


def _missing(source: Source, measure: Measure, line: Line, short: int) -> str:
    """What is missing to the plan and how many a month that makes; the pace where units keep it."""
    if source.month.number == 12:
        return f"Không hoàn thành kế hoạch năm, thiếu {text.count(short)} người."
    per_month = line.remaining.per_month if line.remaining else None
    told = f"Còn thiếu {text.count(short)} người so với kế hoạch"
    if per_month:
        told += f", bình quân mỗi tháng cần tăng {text.count(per_month)} người"
    if line.behind and measure.is_in_units:
        word = "chậm" if line.behind > 0 else "vượt"
        told += f"; {word} {text.count(abs(line.behind))} người so với tiến độ"
    return f"{told}."


def _known_rates(board: Board, measure: Measure) -> Iterable[RateLine]:
    """The measure's rates that can be told; of several equal parts each is judged on its own."""
    return (
        rate
        for rate in board.rates
        if rate.indicator.numerator == measure.key and rate.rate is not None
    )


def _flows(source: Source, line: Line) -> str:
    f = line.figures
    if f.new is None or f.resumed is None or f.lapsed is None:
        return ""
    told = (
        f"{in_period(source.period)} tăng mới {text.count(f.new)} người,"
        f" tham gia lại {text.count(f.resumed)} người, giảm {text.count(f.lapsed)} người"
    )
    is_part = source.period.first.number > 1 or source.period.kind is PeriodKind.MONTH
    if not is_part or f.ytd_new is None or line.net_ytd is None:
        return f"{told}."
    word = "giảm" if line.net_ytd < 0 else "tăng"
    return (
        f"{told}; lũy kế từ đầu năm tăng mới {text.count(f.ytd_new)} người, tham gia lại"
        f" {text.count(f.ytd_resumed)} người, giảm {text.count(f.ytd_lapsed)} người,"
        f" {word} thuần {text.count(abs(line.net_ytd))} người."
    )


def _rate_sentence(source: Source, rate: RateLine, told_short: int = 0) -> str:
    """A rate and its verdict; persons missing are told unless the plan's count told as many."""
    target = rate.target
    wanted = target.value if target else None
    name = rate.indicator.name
    of = ""
    if rate.base and rate.part is not None and rate.indicator.denominator not in _TOLD_BASES:
        of = f" ({text.count(rate.part)}/{text.count(rate.base.value)})"
    if target is None or wanted is None:
        return f"{name} là {progress.show_percent(rate.rate)}{of}{_untargeted(source, rate)}."
    shown = progress.show_percent(rate.rate, target.op, Fraction(wanted))
    op = {Operator.MORE_THAN: "trên ", Operator.AT_MOST: "không quá "}.get(target.op, "")
    word = progress.VERDICT_WORDS.get(rate.state or State.NO_BASE, "so với chỉ tiêu")
    told = f"{name} là {shown}{of}, {word} {op}{text.rate(wanted)}"
    if rate.state is State.NOT_REACHED and rate.gap and rate.gap > 0 and rate.gap != told_short:
        told += f", còn thiếu {text.count(rate.gap)} người"
    return f"{told}."


def _untargeted(source: Source, rate: RateLine) -> str:
    """That a plan of several years asks for nothing in this one, where it does in another."""
    asked = any(target.indicator == rate.indicator.key for target in source.frame.plan.targets)
    return f"; kế hoạch không giao chỉ tiêu cho năm {source.period.year}" if asked else ""


def _held_back(source: Source, measure: Measure) -> str:
    """Why a sum misses its plan although one of its parts has reached its own."""
    lines = source.board.lines
    whole = lines[None, measure.key]
    if not measure.parts or whole.state is not State.NOT_REACHED:
        return ""
    parts = [lines[None, key] for key in measure.parts if (None, key) in lines]
    kept = [part for part in parts if part.state is State.REACHED]
    short = [part for part in parts if part.state is State.NOT_REACHED and part.remaining]
    if not kept or not short:
        return ""
    names = {m.key: m.short for m in source.frame.measures}
    good = ", ".join(names[part.measure] for part in kept)
    bad = ", ".join(
        f"{names[part.measure]} còn thiếu {text.count(part.remaining.heads)} người"
        for part in short
        if part.remaining
    )
    return f"{good} đã đạt kế hoạch nhưng {bad} nên chỉ tiêu chung chưa đạt."


def _best_and_weakest(source: Source) -> str:
    """Of each measure the best and the weakest units; of many units the first and last three."""
    frame, parts = source.frame, []
    for measure in frame.measures:
        if not measure.is_in_units:
            continue
        ranked = rank(source.board.lines[unit, measure.key] for unit in frame.unit_ids)
        if len(ranked) < 2 or ranked[0][1].plan_pct == ranked[-1][1].plan_pct:
            continue
        most = 1 if len(ranked) <= _FEW_UNITS else 3
        top = [_of_plan(source, line) for _, line in ranked[:most]]
        low = [_of_plan(source, line) for _, line in reversed(ranked[-most:])]
        done = sum(line.state is State.REACHED for _, line in ranked)
        reached = f" {done}/{len(ranked)} {frame.unit_word} đạt kế hoạch năm;" if done else ""
        parts.append(
            f"{measure.short}:{reached} cao nhất {listed(top, '')}, thấp nhất {listed(low, '')}"
        )
    return (
        f"Tỷ lệ hoàn thành kế hoạch theo {frame.unit_word} – {'; '.join(parts)}." if parts else ""
    )


def _of_plan(source: Source, line: Line) -> str:
    pct = progress.show_percent(line.plan_pct, line.op, Fraction(100))
    return f"{source.frame.place_name(line.unit)} ({pct})"
