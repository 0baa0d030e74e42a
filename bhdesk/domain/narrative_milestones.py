"""The text of the report on late payment and on the plan's milestones (R12, R25)."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from bhdesk.domain import narrative_marks, progress, text
from bhdesk.domain.errors import UserError
from bhdesk.domain.narrative_words import issuer_words, plan_subject, plan_words
from bhdesk.domain.plans import Operator
from bhdesk.domain.report import Passage, Report, Section

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bhdesk.domain.board import MarkLine, RateLine
    from bhdesk.domain.report import Source


def debts(source: Source) -> tuple[RateLine, ...]:
    """The rates that may not be passed: late payment by the amount receivable."""
    return tuple(rate for rate in source.board.rates if rate.indicator.direction == "at_most")


def ceilings(source: Source, rate: RateLine) -> tuple[MarkLine, ...]:
    """The dated ceilings of a rate in the year, first to last."""
    found = [mark for mark in source.marks if mark.indicator == rate.indicator.key]
    return tuple(sorted(found, key=lambda mark: mark.milestone.by))


def current(source: Source, rate: RateLine) -> MarkLine | None:
    """The ceiling that holds now: of this month or the next to come; None without one."""
    marks = ceilings(source, rate)
    return next((m for m in marks if m.milestone.by >= source.month.first_day), None)


def others(source: Source) -> tuple[MarkLine, ...]:
    """Every other mark of the year, by day; the office's before its units'."""
    keys = {rate.indicator.key for rate in debts(source)}
    found = [mark for mark in source.marks if mark.indicator not in keys]
    return tuple(sorted(found, key=lambda mark: mark.milestone.by))


def compose(source: Source) -> Report:
    """Late payment first, then the marks; raises UserError report.no_marks without either."""
    frame = source.frame
    if not debts(source) and not source.marks:
        raise UserError("report.no_marks", plan=frame.plan.head.title)
    sections = []
    if debts(source):
        sections.append(Section("debt", "TÌNH HÌNH CHẬM ĐÓNG", tuple(_debt(source))))
    if others(source):
        told = tuple(narrative_marks.all_passages(source, others(source), "marks"))
        sections.append(Section("marks", "THỰC HIỆN CÁC MỐC CHỈ TIÊU", told))
    opening = (
        f"Thực hiện {plan_words(frame)}{plan_subject(frame)}, {issuer_words(frame)} báo cáo tình"
        f" hình chậm đóng và việc thực hiện các mốc chỉ tiêu đến ngày {text.day(source.as_of)}"
        " như sau:"
    )
    return Report(source, Passage("milestones/opening", opening), tuple(sections))


def _debt(source: Source) -> Iterable[Passage]:
    for rate in debts(source):
        name = rate.indicator.name
        key = f"debt/{rate.indicator.key}"
        if rate.rate is None or rate.base is None:
            yield Passage(key, f"{name}: chưa đủ số liệu để tính.")
            continue
        mark = current(source, rate)
        wanted = mark.milestone.value if mark else None
        limit = None if wanted is None else Fraction(wanted)
        shown = progress.show_percent(rate.rate, Operator.AT_MOST, limit)
        told = (
            f"{name} đến ngày {text.day(source.as_of)} là {shown}"
            f" (chậm đóng {text.count(rate.part)} đồng,"
            f" phải thu {text.count(rate.base.value)} đồng)"
        )
        if mark is not None and wanted is not None and limit is not None:
            by = text.day(mark.milestone.by)
            verdict = "trong mức trần" if rate.rate <= limit else "vượt mức trần"
            told += f", {verdict} {text.rate(wanted)} của mốc {by}"
        yield Passage(key, f"{told}.")
