"""What is dated in the plan and in the office's own settings, each with whether it is done."""

from __future__ import annotations

from datetime import date, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from bhdesk.domain import campaigns, catalogue, periods, plan_position, text
from bhdesk.domain.activities import KIND_WORDS, ActivityState
from bhdesk.domain.deadlines import CLOSE, About, Dated
from bhdesk.domain.periods import Month, Period, PeriodKind
from bhdesk.domain.plans import Operator
from bhdesk.domain.quotas import kind_of, week_of
from bhdesk.domain.tasks import TaskState

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from bhdesk.domain.activities import Activity
    from bhdesk.domain.deadlines import OwnDeadline
    from bhdesk.domain.frame import Frame
    from bhdesk.domain.plans import Milestone, Quota
    from bhdesk.domain.tasks import Task

# "chốt số liệu" on or after this day of a month means that month, before it the month before.
_SAME_MONTH_FROM = 20
_NAMES_SHOWN = 4
_NONE: Mapping[Any, Any] = MappingProxyType({})


class Facts(NamedTuple):
    """What shows that something is done, read in one snapshot.

    `issued` (kind, period) to its day, `locked` and `sent` months (yyyymm), `marks` (indicator,
    day) to (places that reached it, places), `targets` due day to the same, `peaks` (month key,
    measure) to (own target, newly won), `reopened` months (yyyymm) to the last day they are open.
    """

    issued: Mapping[tuple[str, str], date] = _NONE
    locked: frozenset[int] = frozenset()
    sent: frozenset[int] = frozenset()
    activities: tuple[Activity, ...] = ()
    marks: Mapping[tuple[str, date], tuple[int, int]] = _NONE
    targets: Mapping[date, tuple[int, int]] = _NONE
    peaks: Mapping[tuple[int, str], tuple[int, int | None]] = _NONE
    own: tuple[OwnDeadline, ...] = ()
    reopened: Mapping[int, date] = _NONE
    tasks: tuple[Task, ...] = ()


def found(frame: Frame, facts: Facts, first: date, last: date) -> tuple[Dated, ...]:
    """Every due day that is written for `first` to `last`, both included."""
    sources = (
        _reports(frame, facts),
        _plan_days(frame),
        _milestones(frame, facts),
        _targets(frame, facts),
        _peaks(frame, facts),
        _quotas(frame, facts, first, last),
        _planned(facts),
        _own(facts, last),
        _months(frame, facts),
        _tasks(facts),
    )
    return tuple(one for source in sources for one in source if first <= one.due <= last)


def _issued(facts: Facts, period: Period) -> tuple[bool, date | None]:
    day = facts.issued.get((period.kind.value, str(period)))
    is_sent = period.kind is PeriodKind.MONTH and period.last.key in facts.sent
    return day is not None or is_sent, day


def _reports(frame: Frame, facts: Facts) -> Iterator[Dated]:
    plan = frame.plan
    dated = [duty for duty in plan.reports if duty.due_day is not None]
    for duty in dated:
        if duty.every not in set(PeriodKind):
            continue
        kind = PeriodKind(duty.every)
        is_only = sum(other.every == duty.every for other in dated) == 1
        for year in plan.period.years:
            for number in range(1, 12 // kind.length + 1):
                period = Period(kind, year, number)
                done, day = _issued(facts, period)
                yield Dated(
                    f"report:{duty.key}:{period}", About.REPORT,
                    f"Nộp báo cáo {period.label}" if is_only else f"{duty.name} {period.label}",
                    periods.due_date(period.last, duty.due_day or 1), duty.due_op,
                    f"{kind.value}:{period}", duty.cite, done, day,
                )  # fmt: skip


def _plan_days(frame: Frame) -> Iterator[Dated]:
    plan = frame.plan
    for at, one in enumerate(plan.deadlines):
        if not one.is_relevant:
            continue
        days = [one.date] if one.date else []
        if one.month_day:
            days = [d for year in plan.period.years if (d := _day_of(year, one.month_day))]
        for day in days:
            title = one.name[:1].upper() + one.name[1:]
            key = f"plan:{plan.head.id}:{at}:{day.isoformat()}"
            yield Dated(key, About.PLAN, title, day, one.op, note=one.cite)


def _day_of(year: int, month_day: str) -> date | None:
    """The day a year has for "MM-DD", 29/02 as the 28th; None for words that are no day."""
    try:
        month, day = (int(part) for part in month_day.split("-"))
        return date(year, month, min(day, Month(year, month).last_day.day))
    except ValueError:
        return None


def _milestones(frame: Frame, facts: Facts) -> Iterator[Dated]:
    for mark in frame.plan.milestones:
        for key in mark.indicators:
            reached, places = facts.marks.get((key, mark.by), (0, 0))
            note = f"đã đạt {reached}/{places} nơi" if places > 1 else mark.cite
            is_done = places > 0 and reached == places
            title = f"{_indicator(frame, key)}: {mark_words(mark)}"
            name = f"milestone:{key}:{mark.by.isoformat()}"
            counted = declared.numerator if (declared := frame.plan.indicator(key)) else key
            yield Dated(name, About.MILESTONE, title, mark.by, ref=key, note=note,
                        is_done=is_done, measure=counted)  # fmt: skip


def mark_words(mark: Milestone) -> str:
    """What a milestone asks for: "đạt 80% kế hoạch", "không quá 1,69%", or the plan's words."""
    if mark.value is None or mark.op is Operator.QUALITATIVE:
        return mark.value_text or "theo kế hoạch"
    asked = text.rate(mark.value)
    of = " kế hoạch" if mark.basis == "percent_of_target" else ""
    lead = {Operator.AT_MOST: "không quá ", Operator.MORE_THAN: "đạt trên "}.get(mark.op, "đạt ")
    return f"{lead}{asked}{of}"


def _indicator(frame: Frame, key: str) -> str:
    known = next((m for m in frame.measures if m.key == key), None)
    declared = frame.plan.indicator(key)
    return known.short if known else declared.name if declared else key


def _brief(frame: Frame, key: str) -> str:
    """What an indicator counts, in few words, for a list of several."""
    found = catalogue.resolve(frame.plan, key, frame.measures)
    return found.short if found else _indicator(frame, key)


def target_days(frame: Frame) -> dict[date, list[str]]:
    """The indicators whose target the office has to reach by a day."""
    by_day: dict[date, list[str]] = {}
    for year in frame.plan.period.years:
        for indicator in frame.plan.indicators:
            target = plan_position.rate_target(frame.plan, frame.where, indicator.key, year)
            if target is not None and target.as_of is not None:
                by_day.setdefault(target.as_of, []).append(indicator.key)
    for table in frame.plan.tables:
        keys = by_day.setdefault(table.as_of, [])
        keys += [key for key in table.columns if key not in keys]
    return by_day


def _targets(frame: Frame, facts: Facts) -> Iterator[Dated]:
    for day, keys in target_days(frame).items():
        names = [_brief(frame, key) for key in keys]
        shown = "; ".join(names[:_NAMES_SHOWN]) + ("…" if len(names) > _NAMES_SHOWN else "")
        reached, count = facts.targets.get(day, (0, len(keys)))
        note = f"đã đạt {reached}/{count} chỉ tiêu: {shown}"
        title = f"Hoàn thành chỉ tiêu kế hoạch đến {text.day(day)}"
        is_done = count > 0 and reached == count
        name = f"target:{day.isoformat()}"
        yield Dated(name, About.TARGET, title, day, note=note, is_done=is_done)


def _peaks(frame: Frame, facts: Facts) -> Iterator[Dated]:
    for campaign in frame.plan.campaigns:
        for year in frame.plan.period.years:
            month = Month(year, campaign.month)
            asked = facts.peaks.get((month.key, campaign.indicator))
            title = f"{campaigns.name_of(frame, campaign)} ({month.label})"
            key, ref = f"peak:{campaign.key}:{year}", f"{month}/{campaign.indicator}"
            if asked is None:
                yield Dated(key, About.PEAK, title, month.last_day, ref=ref, is_event=True)
                continue
            target, new = asked
            note = f"chỉ tiêu tăng mới {text.count(target)} người, đã có {text.count(new)}"
            is_done = new is not None and new >= target
            yield Dated(key, About.PEAK, title, month.last_day, ref=ref, note=note, is_done=is_done)


def _quotas(frame: Frame, facts: Facts, first: date, last: date) -> Iterator[Dated]:
    ours = {frame.where.office.key, frame.where.units.key}
    for quota in frame.plan.quotas:
        if quota.level not in ours or quota.every not in {"month", "week"}:
            continue
        start = max(first, quota.start or frame.plan.period.start)
        end = min(last, quota.end or frame.plan.period.end)
        for begin, due in _spans(quota, start, end):
            yield _quota_span(quota, facts, begin, due)


def _spans(quota: Quota, start: date, end: date) -> Iterator[tuple[date, date]]:
    if start > end:
        return
    if quota.every == "month":
        for month in Month.of(start).through(Month.of(end)):
            yield month.first_day, month.last_day
        return
    monday = week_of(start)
    while monday <= end:
        yield monday, monday + timedelta(days=6)
        monday += timedelta(weeks=1)


def _quota_span(quota: Quota, facts: Facts, begin: date, due: date) -> Dated:
    kind = kind_of(quota)
    name = quota.name or (KIND_WORDS[kind] if kind else quota.activity)
    held = [
        a
        for a in facts.activities
        if a.kind is kind and a.state is ActivityState.HELD and begin <= a.day <= due
    ]
    is_week = quota.every == "week"
    week = f"tuần {text.short_day(begin)}–{text.short_day(due)}/{due.year}"
    when = week if is_week else f"tháng {Month.of(begin).label}"
    title = f"{name[:1].upper()}{name[1:]} – {when}"
    note = f"đã có {len(held)}/{quota.value}" if kind else quota.cite
    key = f"quota:{quota.activity}:{begin.isoformat()}"
    is_done = kind is not None and len(held) >= quota.value
    return Dated(key, About.QUOTA, title, due, ref=quota.activity, note=note, is_done=is_done)


def _planned(facts: Facts) -> Iterator[Dated]:
    for one in facts.activities:
        if one.state is ActivityState.PLANNED:
            where = f" – {one.place}" if one.place else ""
            title = f"{KIND_WORDS[one.kind]}{where}"
            note = f"{one.starts}" if one.starts else ""
            key = f"activity:{one.id}"
            yield Dated(key, About.ACTIVITY, title, one.day, ref=str(one.id), note=note)


def _own(facts: Facts, last: date) -> Iterator[Dated]:
    for one in facts.own:
        for day in one.days(last):
            key, ref, about = f"own:{one.id}:{day.isoformat()}", str(one.id), About.OWN
            done, done_on = False, None
            if one.about == CLOSE:
                is_same = day.day >= _SAME_MONTH_FROM
                month = Month.of(day) if is_same else Month.of(day).shift(-1)
                about, ref, done = About.MONTH, str(month), month.key in facts.locked
            elif one.about:
                period = Period.of(PeriodKind(one.about), Month.of(day)).previous
                about, ref = About.REPORT, f"{one.about}:{period}"
                done, done_on = _issued(facts, period)
            yield Dated(key, about, one.name, day, one.op, ref, one.note, done, done_on)


def _months(frame: Frame, facts: Facts) -> Iterator[Dated]:
    """The office's cut-off day of each month, and how long a reopened month stays open."""
    if cut_off := frame.office.cut_off_day:
        for year in frame.plan.period.years:
            for month in Month(year, 1).through(Month(year, 12)):
                yield Dated(
                    f"cut-off:{month}", About.MONTH, f"Lấy số liệu tháng {month.label}",
                    date(year, month.number, cut_off), ref=str(month), is_event=True,
                    is_done=month.key in facts.locked,
                )  # fmt: skip
    for key, until in facts.reopened.items():
        month = Month.from_key(key)
        title = f"Sửa xong số liệu tháng {month.label} đã mở lại"
        name = f"reopened:{month}:{until.isoformat()}"
        yield Dated(name, About.MONTH, title, until, ref=str(month), is_done=key in facts.locked)


def _tasks(facts: Facts) -> Iterator[Dated]:
    """What was given to somebody, until when; drafts and what was called off press nobody."""
    for one in facts.tasks:
        if one.due is None or one.state not in {TaskState.ACTIVE, TaskState.DONE}:
            continue
        is_done = one.state is TaskState.DONE
        yield Dated(
            f"task:{one.id}", About.TASK, one.work, one.due, ref=str(one.id), note=one.assignee,
            is_done=is_done, done_on=one.done_on if is_done else None,
        )  # fmt: skip


def of_indicators(
    marks: Iterable[tuple[str, date, bool]],
) -> dict[tuple[str, date], tuple[int, int]]:
    """How many places reached each milestone, of how many; from (indicator, day, reached)."""
    counted: dict[tuple[str, date], tuple[int, int]] = {}
    for key, day, is_reached in marks:
        reached, places = counted.get((key, day), (0, 0))
        counted[key, day] = (reached + is_reached, places + 1)
    return counted
