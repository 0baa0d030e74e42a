"""The words of a report on direction: which targets were handed on, which reviews were held."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.domain import campaigns, narrative_records, text
from bhdesk.domain.activities import Kind
from bhdesk.domain.narrative_words import (
    in_period,
    plan_words,
    two,
    whole_issuer,
)
from bhdesk.domain.periods import Month, PeriodKind
from bhdesk.domain.report import Passage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bhdesk.domain.report import Source
    from bhdesk.domain.targets import Total


def passages(source: Source) -> Iterable[Passage]:
    """A month tells only what was new in it, a longer period where the whole year stands."""
    if told := _targets(source):
        yield Passage("direction/targets", told)
    if told := _reviews(source):
        yield Passage("direction/reviews", told)
    if told := _peaks(source):
        yield Passage("direction/peaks", told)
    yield from narrative_records.direction(source)


def _targets(source: Source) -> str:
    frame, is_month = source.frame, source.period.kind is PeriodKind.MONTH
    totals = [
        total
        for total in source.totals
        if not is_month
        or (total.effective_from is not None and Month.of(total.effective_from) == source.month)
    ]
    who = whole_issuer(frame)
    if not totals:
        if is_month:
            return ""
        return f"{who} tổ chức thực hiện {plan_words(frame)}; chưa giao chỉ tiêu đến từng" + (
            f" {frame.unit_word}."
        )
    given = ", ".join(_given(source, total) for total in totals)
    documents = "; ".join(dict.fromkeys(t.document for t in totals if t.document))
    by = f" ({documents})" if documents else ""
    return (
        f"{who} đã giao chỉ tiêu năm {source.period.year} đến {len(frame.units)}"
        f" {frame.unit_word}{by}: {given}."
    )


def _given(source: Source, total: Total) -> str:
    name = source.frame.measure(total.measure).short
    value = total.sum if total.total is None else total.total
    return f"{name} {text.count(value)} người"


def _reviews(source: Source) -> str:
    held = [a for a in source.held if a.kind is Kind.REVIEW_MEETING]
    if not held:
        return ""
    return (
        f"{in_period(source.period)} tổ chức {two(len(held))} cuộc họp đánh giá kết quả,"
        " chỉ đạo tháo gỡ khó khăn, vướng mắc."
    )


def _peaks(source: Source) -> str:
    """Peak months of a longer period; a month's own is told with its result."""
    if source.period.kind is PeriodKind.MONTH:
        return ""
    told = [
        f"{campaigns.name_of(source.frame, campaign)} (tháng {month.number})"
        for month in campaigns.months_of(source.frame, source.period)
        for campaign in campaigns.campaigns_of(source.frame, month)
    ]
    return f"Triển khai {'; '.join(told)}." if told else ""
