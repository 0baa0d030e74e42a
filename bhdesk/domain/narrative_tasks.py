"""The words of a report on what falls short and why, and on what comes next."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from bhdesk.domain import campaigns, narrative_marks, narrative_obstacles, text
from bhdesk.domain.narrative_words import listed, month_words, sentence
from bhdesk.domain.periods import Month, PeriodKind
from bhdesk.domain.progress import State
from bhdesk.domain.report import Passage

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bhdesk.domain.board import Line
    from bhdesk.domain.report import Source

MOST_WEAK = 3
_MARK_KEPT = {State.REACHED_EARLY, State.REACHED, State.WITHIN_CEILING}


def shortfalls(source: Source) -> Iterable[Passage]:
    """Missing bases, units behind the plan path, obstacles raised, sums that differ."""
    frame = source.frame
    missing = [
        rate.indicator.name
        for rate in source.board.rates
        if rate.state is State.NO_BASE and rate.indicator.measure == "rate"
    ]
    if missing:
        named = "; ".join(text.lowered(name) for name in missing)
        yield Passage(
            "obstacles/bases",
            f"Chưa tính được {len(missing)} tỷ lệ vì chưa có số liệu mẫu số: {named}.",
        )
    yield from _late_units(source)
    raised: dict[str, int] = {}
    registered = narrative_obstacles.meetings_told(source)
    for activity in source.held:
        if activity.obstacles.strip() and activity.id not in registered:
            words = sentence(activity.obstacles)
            raised[words] = min(activity.id, raised.get(words, activity.id))
    for words, meeting in raised.items():
        yield Passage(f"obstacles/raised/{meeting}", words)
    for total in source.totals:
        if total.difference:
            name = frame.measure(total.measure).short
            why = f" ({total.reason})" if total.reason else ""
            yield Passage(
                f"obstacles/sums/{total.measure}",
                f"Chỉ tiêu {name}: cộng các đơn vị {text.count(total.sum)} người,"
                f" tổng theo Kế hoạch {text.count(total.total)} người,"
                f" chênh lệch {text.signed(total.difference)} người{why}.",
            )


def _late_units(source: Source) -> Iterable[Passage]:
    """The units behind the plan path, worst first, of many only the worst, with their reasons."""
    frame, board = source.frame, source.board
    for measure in frame.measures:
        if not measure.is_in_units:
            continue
        lines = [board.lines[unit, measure.key] for unit in frame.unit_ids]
        late = sorted(
            (line for line in lines if line.behind is not None and line.behind > 0),
            key=lambda line: -(line.behind or 0),
        )
        why = _reasons(source, measure.key, [line.unit for line in late])
        if late:
            told = f"{measure.short} {_late(source, late)}."
            told = f"{told} Nguyên nhân – {why}." if why else told
        else:
            told = f"Khó khăn về {measure.short} – {why}." if why else ""
        if told:
            yield Passage(f"obstacles/late/{measure.key}", told)


def _late(source: Source, late: Sequence[Line]) -> str:
    """Who is behind and by how much; in December nothing can be made up any more."""
    is_over = source.month.number == 12
    word = "thiếu" if is_over else "chậm"
    names = [
        f"{source.frame.place_name(line.unit)} ({word} {text.count(line.behind)} người)"
        for line in late
    ]
    about = "chưa đạt chỉ tiêu năm" if is_over else "chậm so với tiến độ kế hoạch"
    return f"{about}: {listed(names, source.frame.unit_word)}"


def _reasons(source: Source, measure: str, late: Sequence[int | None]) -> str:
    """Why units fall short: those that are late first; units of one reason stand together."""
    units = sorted(source.frame.unit_ids, key=lambda unit: unit not in late)
    same: dict[str, list[str]] = {}
    for unit in units:
        # typed in several lines it is still one part of the sentence; "." alone says nothing
        if words := " ".join(source.reasons.get((unit, measure), "").split()).rstrip(". ;"):
            same.setdefault(words, []).append(source.frame.place_name(unit))
    return "; ".join(f"{', '.join(names)}: {words}" for words, names in same.items())


def next_tasks(source: Source) -> Iterable[Passage]:
    """What the figures and the plan ask for in the next period, as lettered points."""
    yield from _growth(source)
    if source.month.number == 12 and (kept := _kept(source)):
        yield Passage("tasks/keep", f"Duy trì {kept};")
    if weak := _weak_units(source):
        yield Passage("tasks/weak", f"Tập trung vận động tại {weak};")
    yield from _dated(source)
    if any(cell.required for cell in source.quota):
        yield Passage("tasks/quota", "Tổ chức hội nghị khách hàng bảo đảm định mức hằng tháng;")
    for rate in source.board.rates:
        if rate.state is State.OVER_CEILING:
            yield Passage(
                f"tasks/ceiling/{rate.indicator.key}",
                f"Phối hợp đôn đốc, đưa {text.lowered(rate.indicator.name)} về trong mức trần;",
            )
    if source.month.number == 12:
        yield Passage(
            "tasks/plan",
            f"Xây dựng kế hoạch, giao chỉ tiêu năm {source.period.year + 1} đến từng"
            f" {source.frame.unit_word};",
        )
    yield Passage(
        "tasks/data",
        f"Rà soát, cập nhật số liệu của từng {source.frame.unit_word} để báo cáo đúng kỳ.",
    )


def _growth(source: Source) -> Iterable[Passage]:
    """How many more the plan needs until the end of the next period, at an even pace."""
    months = source.period.kind.length
    for measure in source.frame.measures:
        line = source.board.lines.get((None, measure.key))
        if not (line and measure.is_in_units and line.remaining and line.remaining.per_month):
            continue
        need = min(line.remaining.heads, line.remaining.per_month * months)
        even = f" (bình quân mỗi tháng {text.count(line.remaining.per_month)} người)"
        yield Passage(
            f"tasks/grow/{measure.key}",
            f"Vận động tăng thêm ít nhất {text.count(need)} người tham gia"
            f" {measure.short}{even if months > 1 else ''};",
        )


def _kept(source: Source) -> str:
    """The year's end as what the next year starts with."""
    told = [
        f"{text.count(line.closing)} người tham gia {measure.short}"
        for measure in source.frame.measures
        if measure.is_in_units
        and (line := source.board.lines.get((None, measure.key))) is not None
        and line.closing is not None
    ]
    return ", ".join(told)


def _dated(source: Source) -> Iterable[Passage]:
    """Milestones and peak months of the next period."""
    frame, following = source.frame, source.period.following
    told: dict[str, str] = {}
    for mark in source.marks:
        milestone = mark.milestone
        is_next = Month.of(milestone.by) in following.months
        if is_next and mark.unit is None and mark.state not in _MARK_KEPT:
            words = narrative_marks.asked(frame, milestone, mark.indicator)
            told[f"tasks/marks/{milestone.by.isoformat()}/{mark.indicator}"] = (
                f"Phấn đấu đến ngày {text.day(milestone.by)}, {words};"
            )
    is_planned = following.year in frame.plan.period.years
    for month in campaigns.months_of(frame, following) if is_planned else ():
        for campaign in campaigns.campaigns_of(frame, month):
            name = campaigns.name_of(frame, campaign)
            told[f"tasks/peak/{campaign.key}"] = f"Tổ chức {name} ({month_words(month)});"
    for key, words in told.items():
        yield Passage(key, words)


def _weak_units(source: Source) -> str:
    late: Counter[int] = Counter()
    for (unit, _), line in source.board.lines.items():
        if unit is not None and _is_late(source, line):
            late[unit] += 1
    worst = sorted(late, key=lambda unit: (-late[unit], source.frame.unit_ids.index(unit)))
    return ", ".join(source.frame.unit(unit).name for unit in worst[:MOST_WEAK])


def _is_late(source: Source, line: Line) -> bool:
    is_december = source.period.kind is PeriodKind.YEAR
    return line.state is State.NOT_REACHED if is_december else (line.behind or 0) > 0
