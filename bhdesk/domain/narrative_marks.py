"""The words of a report on milestones: which marks are due and who keeps them (R12)."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from bhdesk.domain import progress, text
from bhdesk.domain.narrative_words import listed
from bhdesk.domain.periods import Month
from bhdesk.domain.plans import Operator
from bhdesk.domain.progress import STATE_WORDS, State
from bhdesk.domain.report import Passage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bhdesk.domain.board import MarkLine
    from bhdesk.domain.frame import Frame
    from bhdesk.domain.plans import Milestone
    from bhdesk.domain.report import Source

OP_WORDS = {
    Operator.AT_LEAST: "từ {} trở lên",
    Operator.MORE_THAN: "trên {}",
    Operator.AT_MOST: "không quá {}",
    Operator.EQUAL: "{}",
}
MOST_SHORT = 12
KEPT = {State.REACHED, State.REACHED_EARLY, State.WITHIN_CEILING}


def passages(source: Source) -> Iterable[Passage]:
    """One paragraph for each mark that fell due in the period or was kept early."""
    early = {(m.milestone, m.indicator) for m in source.marks if m.state is State.REACHED_EARLY}
    worth = [
        mark
        for mark in source.marks
        if Month.of(mark.milestone.by) in source.period.months
        or (mark.milestone, mark.indicator) in early
    ]
    yield from all_passages(source, worth, "results/marks")


def all_passages(source: Source, lines: Iterable[MarkLine], under: str) -> Iterable[Passage]:
    """One paragraph for each of these marks, its units together; `under` begins their names."""
    marks: dict[tuple[Milestone, str], list[MarkLine]] = {}
    for line in lines:
        marks.setdefault((line.milestone, line.indicator), []).append(line)
    for (milestone, indicator), found in marks.items():
        key = f"{under}/{milestone.by.isoformat()}/{indicator}"
        if milestone.value is None:
            if told := _in_words(source, milestone, indicator):
                yield Passage(key, told)
        else:
            told = "; ".join(_told(source, found))
            yield Passage(key, f"{head(source.frame, milestone, indicator)}: {told}.")


def _in_words(source: Source, milestone: Milestone, indicator: str) -> str:
    """A mark without a number is not judged: where the figure stands and what is missing (S10)."""
    line = source.board.lines.get((None, indicator))
    if Month.of(milestone.by) != source.month or line is None or line.plan_pct is None:
        return ""
    name = source.frame.measure(indicator).short
    pct = progress.show_percent(line.plan_pct, line.op, Fraction(100))
    over = (line.closing or 0) - (line.target or 0)
    gap = f"còn thiếu {text.count(-over)} người" if over < 0 else f"vượt {text.count(over)} người"
    return (
        f"Mốc {text.day(milestone.by)} “{milestone.value_text}” (kế hoạch không nêu con số):"
        f" {name} đạt {pct} kế hoạch năm, {'đúng bằng kế hoạch' if over == 0 else gap}."
    )


def head(frame: Frame, milestone: Milestone, indicator: str) -> str:
    """What a mark asks for and by when."""
    return f"Mốc {text.day(milestone.by)}, {asked(frame, milestone, indicator)}"


def asked(frame: Frame, milestone: Milestone, indicator: str) -> str:
    """What a mark asks for: "BHYT từ 93% trở lên chỉ tiêu năm"."""
    names = {measure.key: measure.short for measure in frame.measures}
    item = frame.plan.indicator(indicator)
    name = names.get(indicator) or (text.lowered(item.name) if item else indicator)
    if milestone.value is None:
        return f"{name} {milestone.value_text}".strip()
    basis = " chỉ tiêu năm" if milestone.basis == "percent_of_target" else ""
    return f"{name} {OP_WORDS[milestone.op].format(text.rate(milestone.value))}{basis}"


def _told(source: Source, lines: list[MarkLine]) -> Iterable[str]:
    for line in lines:
        if line.unit is None:
            shown = f" {_shown(line)}," if line.actual is not None else ""
            yield f"toàn đơn vị{shown} {_state(line)}"
    units = [line for line in lines if line.unit is not None]
    if not units:
        return
    kept = sum(1 for line in units if line.state in KEPT)
    yield f"{kept}/{len(units)} {source.frame.unit_word} đạt"
    short = [line for line in units if line.state is State.NOT_REACHED]
    if short:
        named = [
            f"{source.frame.unit(line.unit).name} ({_shown(line)})" for line in short if line.unit
        ]
        yield f"chưa đạt: {listed(named, source.frame.unit_word, MOST_SHORT)}"
    blank = sum(1 for line in units if line.state is None)
    if blank:
        yield f"{blank} {source.frame.unit_word} chưa có số liệu"


def verdict(line: MarkLine) -> str:
    """Where one place stands with a mark: "79,85%, chưa đạt (cần 211 người)"."""
    need = "" if line.need is None else f" (cần {text.count(line.need)} người)"
    shown = "" if line.actual is None else f"{_shown(line)}, "
    return f"{shown}{_state(line)}{need}"


def _shown(line: MarkLine) -> str:
    value = line.milestone.value
    wanted = Fraction(value) if value is not None else None
    return progress.show_percent(line.actual, line.milestone.op, wanted)


def _state(line: MarkLine) -> str:
    return STATE_WORDS[line.state].lower() if line.state else "chưa có số liệu"
