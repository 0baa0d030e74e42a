"""The words of a yearly review on lessons: only what the year's own figures show (R16)."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from bhdesk.domain import narrative_activities, progress, text
from bhdesk.domain.narrative_words import two
from bhdesk.domain.periods import PeriodKind
from bhdesk.domain.report import Passage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bhdesk.domain.campaigns import Peak
    from bhdesk.domain.report import Source


def passages(source: Source) -> Iterable[Passage]:
    """What the peak months brought against an ordinary month; who enrolled at meetings."""
    if source.period.kind is not PeriodKind.YEAR:
        return
    for peak in source.peaks:
        if told := _peak(source, peak):
            yield Passage(f"lessons/{peak.key}", told)
    if told := _meetings(source):
        yield Passage("lessons/meetings", told)


def _peak(source: Source, peak: Peak) -> str:
    year_new = source.board.line(None, peak.measure).figures.new
    if peak.new is None or year_new is None:
        return ""
    ordinary = Fraction(year_new - peak.new, 11)
    if ordinary <= 0 or peak.new <= ordinary:
        return ""
    times, shown = (progress.plain(value) for value in (peak.new / ordinary, ordinary))
    return (
        f"{peak.name} tăng mới {text.count(peak.new)} người, gấp {times} lần bình quân các tháng"
        f" khác ({shown} người): ra quân tập trung cho kết quả rõ, cần nhân rộng."
    )


def _meetings(source: Source) -> str:
    held = [activity for activity in source.held if activity.enrolled]
    found = narrative_activities.enrolled(held)
    names = {measure.key: measure.short for measure in source.frame.measures}
    told = ", ".join(f"{text.count(n)} người {names.get(k, k)}" for k, n in found.items() if n)
    if not told:
        return ""
    return (
        f"Qua {two(len(held))} hội nghị, hoạt động có {told} đăng ký tham gia tại chỗ:"
        " tuyên truyền trực tiếp tại cơ sở là hình thức vận động có hiệu quả."
    )
