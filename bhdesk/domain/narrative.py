"""The text of a report, composed from its figures in official Vietnamese."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.domain import (
    narrative_activities,
    narrative_direction,
    narrative_lessons,
    narrative_obstacles,
    narrative_proposals,
    narrative_records,
    narrative_results,
    narrative_tasks,
    text,
)
from bhdesk.domain.narrative_words import issuer_words, plan_subject, plan_words
from bhdesk.domain.periods import PeriodKind
from bhdesk.domain.report import Passage, Report, Section, Source

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bhdesk.domain.periods import Period

NOTHING = "Chưa có số liệu và chỉ tiêu."
TABLES = "results"
"""The key of the part that shows the tables."""


def compose(source: Source) -> Report:
    """The report of a period with its text; a part that has nothing to say stays empty.

    The parts are those of a commune's quarterly report (domain.md E.2).
    """
    tasks = _tasks_title(source.period)
    sections = (
        _section("direction", "CÔNG TÁC CHỈ ĐẠO, TRIỂN KHAI", narrative_direction.passages(source)),
        _section("results", "KẾT QUẢ THỰC HIỆN CHỈ TIÊU", _results(source)),
        _section(
            "campaign", "CÔNG TÁC TUYÊN TRUYỀN, HỘI NGHỊ", narrative_activities.passages(source)
        ),
        _section("obstacles", _obstacles_title(source.period), _obstacles(source)),
        _section("lessons", "BÀI HỌC KINH NGHIỆM", narrative_lessons.passages(source)),
        _section("tasks", tasks, (_next_opening(source),), narrative_tasks.next_tasks(source)),
        _section("proposals", "ĐỀ XUẤT, KIẾN NGHỊ", _proposals(source)),
    )
    return Report(source, Passage("opening", _opening(source)), sections)


def _section(
    key: str, title: str, passages: Iterable[Passage], points: Iterable[Passage] = ()
) -> Section:
    return Section(key, title, tuple(passages), tuple(points))


def _results(source: Source) -> tuple[Passage, ...]:
    figures = narrative_records.without_debt(source, narrative_results.passages(source))
    found = (*figures, *narrative_records.results(source))
    return found or (Passage("results/none", NOTHING),)


def _obstacles(source: Source) -> tuple[Passage, ...]:
    found = (*narrative_tasks.shortfalls(source), *narrative_obstacles.passages(source))
    return found or (Passage("obstacles/none", "Chưa ghi nhận khó khăn, vướng mắc."),)


def _proposals(source: Source) -> tuple[Passage, ...]:
    found = (*narrative_proposals.passages(source), *narrative_obstacles.proposals(source))
    if found or source.period.kind is PeriodKind.MONTH:
        return found
    return (Passage("proposals/none", "Không có đề xuất, kiến nghị."),)


def _opening(source: Source) -> str:
    frame = source.frame
    return (
        f"Thực hiện {plan_words(frame)}{plan_subject(frame)}, {issuer_words(frame)} báo cáo kết quả"
        f" {source.period.words} (số liệu tính đến ngày {text.day(source.as_of)}) như sau:"
    )


def _next_opening(source: Source) -> Passage:
    who = issuer_words(source.frame)
    when = source.period.following.words
    return Passage("tasks/opening", f"Trong {when}, {who} tập trung thực hiện:")


def _obstacles_title(period: Period) -> str:
    title = "TỒN TẠI, KHÓ KHĂN, VƯỚNG MẮC"
    return title if period.kind is PeriodKind.MONTH else f"{title}, NGUYÊN NHÂN"


def _tasks_title(period: Period) -> str:
    if period.kind is PeriodKind.MONTH:
        return "NHIỆM VỤ THÁNG TỚI"
    if period.kind is PeriodKind.QUARTER:
        return "NHIỆM VỤ, GIẢI PHÁP QUÝ TỚI"
    following = period.following.words.upper()
    if period.kind is PeriodKind.HALF:
        return f"NHIỆM VỤ, GIẢI PHÁP {following}"
    return f"PHƯƠNG HƯỚNG, NHIỆM VỤ {following}"
