"""The words of the monthly report on milestones: which marks are due and who keeps them (R12)."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from bhdesk.domain import progress, text
from bhdesk.domain.plans import Operator
from bhdesk.domain.progress import STATE_WORDS, State

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bhdesk.domain.board import MarkLine
    from bhdesk.domain.plans import Milestone
    from bhdesk.domain.report import Source

OP_WORDS = {
    Operator.AT_LEAST: "từ {} trở lên",
    Operator.MORE_THAN: "trên {}",
    Operator.AT_MOST: "không quá {}",
    Operator.EQUAL: "{}",
}
KEPT = {State.REACHED, State.REACHED_EARLY, State.WITHIN_CEILING}


def paragraphs(source: Source) -> Iterable[str]:
    """One paragraph for each mark of the year that is due by now or was kept early."""
    marks: dict[tuple[Milestone, str], list[MarkLine]] = {}
    for line in source.board.marks:
        marks.setdefault((line.milestone, line.indicator), []).append(line)
    for (milestone, indicator), lines in marks.items():
        if milestone.value is None or not _is_worth_telling(milestone, lines, source):
            continue
        yield f"{_head(source, milestone, indicator)}: {'; '.join(_told(source, lines))}."


def _is_worth_telling(milestone: Milestone, lines: list[MarkLine], source: Source) -> bool:
    is_due = milestone.by <= source.month.last_day
    is_this_half = is_due and (source.month.last_day - milestone.by).days < 31
    return is_this_half or any(line.state is State.REACHED_EARLY for line in lines)


def _head(source: Source, milestone: Milestone, indicator: str) -> str:
    names = {measure.key: measure.short for measure in source.frame.measures}
    item = source.frame.plan.indicator(indicator)
    name = names.get(indicator) or (text.lowered(item.name) if item else indicator)
    value = text.rate(milestone.value) if milestone.value is not None else ""
    basis = " chỉ tiêu năm" if milestone.basis == "percent_of_target" else ""
    return f"Mốc {text.day(milestone.by)}, {name} {OP_WORDS[milestone.op].format(value)}{basis}"


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
        named = ", ".join(
            f"{source.frame.unit(line.unit).name} ({_shown(line)})" for line in short if line.unit
        )
        yield f"chưa đạt: {named}"
    blank = sum(1 for line in units if line.state is None)
    if blank:
        yield f"{blank} {source.frame.unit_word} chưa có số liệu"


def _shown(line: MarkLine) -> str:
    value = line.milestone.value
    wanted = Fraction(value) if value is not None else None
    return progress.show_percent(line.actual, line.milestone.op, wanted)


def _state(line: MarkLine) -> str:
    return STATE_WORDS[line.state].lower() if line.state else "chưa có số liệu"
