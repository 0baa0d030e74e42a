"""Meetings and other activities of the campaign, and the quota a plan sets for them (R08, R09)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from bhdesk.domain import text
from bhdesk.domain.activity_kinds import CONFERENCES, state_words
from bhdesk.domain.activity_kinds import KIND_WORDS as KIND_WORDS
from bhdesk.domain.activity_kinds import STATE_WORDS as STATE_WORDS
from bhdesk.domain.activity_kinds import ActivityState as ActivityState
from bhdesk.domain.activity_kinds import Kind as Kind
from bhdesk.domain.errors import UserError
from bhdesk.domain.periods import Month

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bhdesk.domain.plan_position import Position
    from bhdesk.domain.plans import Plan, PlanPeriod, Quota


NO_PLACE = "nơi chưa ghi"


@dataclass(frozen=True, slots=True)
class Activity:
    """One event; it counts once for the commune and once for each of its `units` (D.3, 18).

    `enrolled` maps a measure key to the people enrolled on the spot; None figures are unknown.
    `money` is in đồng, `minutes` is the length of a broadcast; `questions` has the lines "Hỏi:"
    and "Đáp:" of exchanges.py, or free words. `cancel_reason` tells why it was not held.
    """

    kind: Kind
    day: date
    state: ActivityState = ActivityState.HELD
    starts: str = ""
    ends: str = ""
    place: str = ""
    units: tuple[int, ...] = ()
    chair: str = ""
    secretary: str = ""
    organisers: str = ""
    topic: str = ""
    invited: int | None = None
    attended: int | None = None
    consulted: int | None = None
    enrolled: tuple[tuple[str, int], ...] = ()
    questions: str = ""
    result: str = ""
    obstacles: str = ""
    decisions: str = ""
    money: int | None = None
    money_source: str = ""
    minutes: int | None = None
    channel: str = ""
    link: str = ""
    cancel_reason: str = ""
    id: int = 0

    @property
    def month(self) -> Month:
        """The month the activity counts in."""
        return Month.of(self.day)

    @property
    def state_word(self) -> str:
        """"Đã phát", "Sắp họp": its state as one says it of its kind."""
        return state_words(self.kind)[self.state]


_WORDS = (
    "place", "chair", "secretary", "organisers", "topic", "questions", "result", "obstacles",
    "decisions", "money_source", "channel", "link", "cancel_reason",
)  # fmt: skip
_PRINTED = tuple(name for name in _WORDS if name != "link")


def cleaned(activity: Activity) -> Activity:
    """The activity as it is stored: composed letters, no signs that paper and Excel refuse."""
    words: dict[str, Any] = {name: _clean(getattr(activity, name)) for name in _WORDS}
    units = tuple(dict.fromkeys(activity.units))
    return replace(activity, kind=Kind(activity.kind), units=units, **words)


def _clean(words: str) -> str:
    composed = text.nfc(words.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))
    if composed.isprintable():
        return composed
    return "".join(letter for letter in composed if letter == "\n" or letter.isprintable()).strip()


def refuse_impossible(activity: Activity) -> None:
    """Refuse what cannot be, whoever confirms it.

    One sign no font has would keep the whole report of the month from being printed. Raises
    UserError text.unprintable, activity.negative, activity.ends_before_start,
    activity.enrolled_twice, activity.consulted_over_attended.
    """
    for name in _PRINTED:
        text.refuse_unprintable(getattr(activity, name))
    figures = (
        activity.invited,
        activity.attended,
        activity.consulted,
        activity.money,
        activity.minutes,
        *(n for _, n in activity.enrolled),
    )
    if any(value is not None and value < 0 for value in figures):
        raise UserError("activity.negative")
    keys = [key for key, _ in activity.enrolled]
    if twice := next((key for key in keys if keys.count(key) > 1), None):
        raise UserError("activity.enrolled_twice", name=twice)
    if activity.starts and activity.ends and activity.ends <= activity.starts:
        raise UserError("activity.ends_before_start", starts=activity.starts, ends=activity.ends)
    consulted, attended = activity.consulted, activity.attended
    if consulted is not None and attended is not None and consulted > attended:
        raise UserError("activity.consulted_over_attended", consulted=consulted, attended=attended)


def refuse_far(activity: Activity, period: PlanPeriod) -> None:
    """Refuse a day more than a year before or after the plan: its year was typed wrongly.

    Raises UserError activity.far_from_plan.
    """
    years = range(period.start.year - 1, period.end.year + 2)
    if activity.day.year not in years:
        covered = "–".join(dict.fromkeys((f"{period.start.year}", f"{period.end.year}")))
        day = text.day(activity.day)
        raise UserError("activity.far_from_plan", day=day, years=covered)


def doubts(activity: Activity, twins: Iterable[Activity]) -> tuple[UserError, ...]:
    """What the officer has to confirm, each as the refusal that stands until she does.

    UserError activity.attended_over_invited and activity.duplicate (same date, place, kind).
    """
    found = []
    invited, attended = activity.invited, activity.attended
    if invited is not None and attended is not None and attended > invited:
        found.append(
            UserError("activity.attended_over_invited", attended=attended, invited=invited)
        )
    same = occasion(activity)
    if any(t.id != activity.id and occasion(t) == same for t in twins):
        day = activity.day.strftime("%d/%m/%Y")
        found.append(UserError("activity.duplicate", day=day, place=activity.place or NO_PLACE))
    return tuple(found)


def occasion(activity: Activity) -> tuple[date, Kind, str, tuple[int, ...]]:
    """What two entries of one event have in common: day, kind and place, however it is spelled.

    Where no place was written, the units stand for it.
    """
    place = text.match_key(activity.place)
    return activity.day, activity.kind, place, () if place else tuple(sorted(activity.units))


def ask_about(activity: Activity, twins: Iterable[Activity]) -> None:
    """What is refused unless the officer confirms it; raises the first of doubts()."""
    for doubt in doubts(activity, twins):
        raise doubt


class Binned(NamedTuple):
    """An activity in the bin: when it was put there (ISO text) and by whom."""

    activity: Activity
    at: str
    who: str

    @property
    def day(self) -> date:
        """The day it was put there."""
        return date.fromisoformat(self.at[:10])


class QuotaCell(NamedTuple):
    """One month of a quota; `unit` None is the whole office.

    `is_met` is None where nothing is asked for, or the month is still to come.
    """

    month: Month
    unit: int | None
    held: int
    required: int
    is_met: bool | None

    @property
    def missing(self) -> int:
        """How many are still to be held; 0 when the quota is met or passed."""
        return max(0, self.required - self.held)


def meeting_quota(plan: Plan) -> Quota | None:
    """The monthly quota of customer conferences, if the plan sets one."""
    names = {Kind.CUSTOMER_CONFERENCE.value, "customer_conferences"}
    return next((q for q in plan.quotas if q.activity in names and q.every == "month"), None)


def quota_grid(
    quota: Quota,
    where: Position,
    units: Iterable[int],
    activities: Iterable[Activity],
    today: Month,
) -> tuple[QuotaCell, ...]:
    """Twelve months of conferences against the quota, of the office or each unit as the plan says.

    Counted are held customer conferences only; months before the quota starts ask for nothing and a
    month that has not ended is not short yet.
    """
    year = today.year
    held = [a for a in activities if a.kind in CONFERENCES and a.state is ActivityState.HELD]
    by_office = Counter(a.month for a in held)
    by_unit = Counter((a.month, unit) for a in held for unit in a.units)
    is_per_unit = quota.level == where.units.key
    holders: list[int | None] = list(units) if is_per_unit else [None]
    cells = []
    for month in Month(year, 1).through(Month(year, 12)):
        is_asked = (quota.start is None or month.last_day >= quota.start) and (
            quota.end is None or month.first_day <= quota.end
        )
        needed = quota.value if is_asked else 0
        for unit in holders:
            count = by_office[month] if unit is None else by_unit[month, unit]
            is_open = month > today or (month == today and count < needed)
            met = None if not is_asked or is_open else count >= needed
            cells.append(QuotaCell(month, unit, count, needed, met))
    return tuple(cells)
