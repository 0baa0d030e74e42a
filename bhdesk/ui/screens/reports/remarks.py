"""What whoever signs should know before the report goes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.domain import text
from bhdesk.domain.progress import State
from bhdesk.ui.screens.reports.states import open_months
from bhdesk.ui.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bhdesk.domain.board import RateLine
    from bhdesk.domain.report import Report
    from bhdesk.ui.screens.reports.drafting import Draft
    from bhdesk.ui.screens.reports.states import YearSeen

Remark = tuple[Tone, str]


def remarks(report: Report) -> tuple[Remark, ...]:
    """Blanks first, then sums that differ, then rates missed although their figures look well."""
    return (*_blanks(report), *_sums(report), *_rates(report))


def before_issue(draft: Draft, seen: YearSeen) -> tuple[Remark, ...]:
    """All of them, before these what concerns the paper itself."""
    found: list[Remark] = []
    document = draft.document
    if document is not None and not document.signature.name:
        found.append((Tone.WARN, "Chưa chọn người ký."))
    if still_open := open_months(seen, draft.wish.period):
        numbers = ", ".join(str(month.number) for month in still_open)
        found.append((Tone.WARN, f"Tháng {numbers} chưa chốt số liệu."))
    if draft.words is not None and draft.words.outdated:
        found.append((Tone.WARN, f"{draft.words.outdated} câu trong lời văn còn số cũ."))
    if draft.paper is not None:
        found += remarks(draft.paper.report)
    return tuple(found)


def _blanks(report: Report) -> Iterable[Remark]:
    word = report.source.frame.unit_word
    for measure, line in zip(report.measures, report.office, strict=True):
        if line.blanks:
            yield Tone.WARN, f"{measure.short}: {line.blanks} {word} chưa có số."
        elif line.closing is None and line.target:
            yield Tone.WARN, f"{measure.short}: chưa có số."


def _sums(report: Report) -> Iterable[Remark]:
    frame = report.source.frame
    for total in report.source.totals:
        if total.difference:
            name = frame.measure(total.measure).short
            yield (
                Tone.WARN,
                f"Chỉ tiêu {name}: cộng {text.count(total.sum)}, giao {text.count(total.total)},"
                f" chênh {text.signed(total.difference)}.",
            )


def _rates(report: Report) -> Iterable[Remark]:
    for rate in report.rates:
        if rate.target and rate.base is None:
            yield Tone.WARN, f"{rate.indicator.name}: chưa có mẫu số nên chưa tính được."
        elif rate.state is State.NOT_REACHED and rate.target and rate.target.value is not None:
            yield from _missed(report, rate, text.rate(rate.target.value))


def _missed(report: Report, rate: RateLine, wanted: str) -> Iterable[Remark]:
    """A rate missed is worth a word where one of its own parts is over its target."""
    lines = report.source.board.lines
    measure = report.source.frame.measure(rate.indicator.numerator)
    for key in (measure.key, *measure.parts):
        line = lines.get((None, key))
        if line is not None and line.state is State.REACHED:
            part = report.source.frame.measure(key)
            gap = f", còn thiếu {text.count(rate.gap)} người" if rate.gap and rate.gap > 0 else ""
            yield (
                Tone.WARN,
                f"{part.short} đạt chỉ tiêu nhưng tỷ lệ {measure.short} chưa đạt {wanted}{gap}.",
            )
            return
