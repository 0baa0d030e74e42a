"""The campaign log: adding, changing and binning activities, and the quota they fill (R08, R09)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from bhdesk.domain import activities, activity_list, lineage, repeats, text
from bhdesk.domain.changes import Area, Changes
from bhdesk.domain.errors import UserError
from bhdesk.domain.repeats import Twins
from bhdesk.store import lineages, logbook, reads, records

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bhdesk.domain.activities import Activity, Binned, QuotaCell
    from bhdesk.domain.activity_list import Filter
    from bhdesk.domain.frame import Frame
    from bhdesk.domain.lineage import Family
    from bhdesk.domain.periods import Month
    from bhdesk.domain.plans import Quota
    from bhdesk.domain.repeats import Repeats
    from bhdesk.store.engine import Store
    from bhdesk.store.transaction import Reading


@dataclass(frozen=True, slots=True)
class ActivityYear:
    """A year's activities, newest first, with the quota (None: the plan sets none)."""

    frame: Frame
    activities: tuple[Activity, ...]
    quota: Quota | None
    cells: tuple[QuotaCell, ...]


def year(store: Store, today: Month) -> ActivityYear:
    """The log of `today`'s year; months after `today` are still to come."""
    with store.read() as db:
        frame = reads.frame(db, today.last_day)
        listed = logbook.activities(db, date(today.year, 1, 1), date(today.year, 12, 31))
        family = lineages.family(db)
    return _year(frame, family, listed, today)


def count(store: Store, year: int) -> int:
    """How many activities a year has, without reading them."""
    with store.read() as db:
        return logbook.count(db, date(year, 1, 1), date(year, 12, 31))


def renewed(store: Store, seen: ActivityYear, number: int, today: Month) -> ActivityYear:
    """The year after one of its activities was written: only that one is read again."""
    with store.read() as db:
        found = None if logbook.is_binned(db, number) else logbook.activity(db, number)
        family = lineages.family(db)
    listed = [item for item in seen.activities if item.id != number]
    if found is not None and found.day.year == today.year:
        listed.append(found)
        listed.sort(key=lambda item: (item.day, item.starts, item.id), reverse=True)
    return _year(seen.frame, family, tuple(listed), today)


def _year(
    frame: Frame, family: Family, listed: tuple[Activity, ...], today: Month
) -> ActivityYear:
    held = lineage.moved(family, today, listed)
    quota = activities.meeting_quota(frame.plan)
    cells = activities.quota_grid(quota, frame.where, frame.unit_ids, held, today) if quota else ()
    return ActivityYear(frame, listed, quota, cells)


def listed(store: Store, wanted: Filter) -> tuple[Activity, ...]:
    """The activities a filter asks for, newest first."""
    with store.read() as db:
        found = logbook.activities(db, wanted.first, wanted.last)
    return activity_list.chosen(found, wanted)


def one(store: Store, number: int) -> Activity:
    """One activity by its number, also one in the bin; raises UserError activity.unknown."""
    with store.read() as db:
        return _stored(db, number)


def add(store: Store, activity: Activity, *, is_confirmed: bool = False) -> tuple[Changes, int]:
    """Log an activity and give its number.

    Raises UserError activity.negative, activity.ends_before_start,
    activity.consulted_over_attended, activity.far_from_plan; activity.attended_over_invited and
    activity.duplicate unless confirmed.
    """
    clean = activities.cleaned(activity)
    activities.refuse_impossible(clean)
    with store.write(f"Ghi hoạt động ngày {text.day(clean.day)}") as db:
        frame = reads.frame(db)
        activities.refuse_far(clean, frame.plan.period)
        _refuse_strangers(frame, clean)
        if not is_confirmed:
            activities.ask_about(clean, logbook.activities(db, clean.day, clean.day))
        number = logbook.insert(db, clean)
    return Changes.of(Area.ACTIVITIES, months=(clean.month.key,)), number


def change(
    store: Store, activity: Activity, expected: Activity, *, is_confirmed: bool = False
) -> Changes:
    """Write a changed activity; raises as add() does, activity.stale if it changed meanwhile."""
    clean = activities.cleaned(activity)
    activities.refuse_impossible(clean)
    with store.write(f"Sửa hoạt động ngày {text.day(clean.day)}") as db:
        frame = reads.frame(db)
        activities.refuse_far(clean, frame.plan.period)
        _refuse_strangers(frame, clean)
        if logbook.activity(db, clean.id) != expected:
            raise UserError("activity.stale")
        if not is_confirmed:
            activities.ask_about(clean, logbook.activities(db, clean.day, clean.day))
        logbook.update(db, expected, clean)
    return Changes.of(Area.ACTIVITIES, months=(clean.month.key, expected.month.key))


def cancel(store: Store, number: int, reason: str) -> Changes:
    """Mark an activity as cancelled, with the reason; what it holds stays.

    Raises UserError activity.no_reason, activity.unknown.
    """
    why = text.nfc(reason)
    if not why:
        raise UserError("activity.no_reason")
    with store.write("Hủy hoạt động") as db:
        found = _stored(db, number)
        state = activities.ActivityState.CANCELLED
        logbook.update(db, found, replace(found, state=state, cancel_reason=why))
    return Changes.of(Area.ACTIVITIES, months=(found.month.key,))


def plan_repeats(store: Store, activity: Activity, days: Iterable[date]) -> Repeats:
    """The activity on each of the days, beside what the log has already: to look at first.

    Raises UserError repeat.no_days, repeat.too_many.
    """
    wanted = tuple(days)
    with store.read() as db:
        stored = logbook.activities(db, min(wanted), max(wanted)) if wanted else ()
    return repeats.plan(activities.cleaned(activity), wanted, stored)


def repeat(
    store: Store, activity: Activity, days: Iterable[date], *, twins: Twins = Twins.ASK
) -> tuple[Changes, tuple[int, ...]]:
    """Log an activity on many days in one transaction, to be undone at once; gives the numbers.

    `twins` tells what becomes of days that have such an activity already.
    Raises UserError repeat.no_days, repeat.too_many, repeat.twins, and as add().
    """
    planned = plan_repeats(store, activity, days)
    if planned.twins and twins is Twins.ASK:
        shown = ", ".join(text.short_day(item.day) for item in planned.twins)
        raise UserError("repeat.twins", count=len(planned.twins), days=shown)
    new = (*planned.new, *planned.twins) if twins is Twins.ADD else planned.new
    if not new:
        raise UserError("repeat.nothing")
    for item in new:
        activities.refuse_impossible(item)
    with store.write(f"Ghi {len(new)} hoạt động cùng nội dung") as db:
        frame = reads.frame(db)
        _refuse_strangers(frame, new[0])
        for item in new:
            activities.refuse_far(item, frame.plan.period)
        numbers = logbook.insert_many(db, new)
    months = tuple({item.month.key for item in new})
    return Changes.of(Area.ACTIVITIES, months=months), numbers


def remove(store: Store, number: int) -> Changes:
    """Put an activity into the bin; raises UserError activity.unknown."""
    return _set_deleted(store, number, is_deleted=True)


def restore(store: Store, number: int) -> Changes:
    """Take an activity out of the bin again; raises UserError activity.unknown."""
    return _set_deleted(store, number, is_deleted=False)


def _set_deleted(store: Store, number: int, *, is_deleted: bool) -> Changes:
    what = "Bỏ hoạt động vào Thùng rác" if is_deleted else "Lấy lại hoạt động"
    with store.write(what) as db:
        found = _stored(db, number)
        values = {"deleted_at": db.moment if is_deleted else None}
        records.update(db, "activity", {"id": number}, values, ref=str(number))
    return Changes.of(Area.ACTIVITIES, months=(found.month.key,))


def _stored(db: Reading, number: int) -> Activity:
    found = logbook.activity(db, number)
    if found is None:
        raise UserError("activity.unknown", id=number)
    return found


def binned(store: Store) -> tuple[Binned, ...]:
    """The activities in the bin, the one that was put there last first."""
    with store.read() as db:
        return logbook.binned(db)


def _refuse_strangers(frame: Frame, activity: Activity) -> None:
    known = set(frame.unit_ids)
    if any(unit not in known for unit in activity.units):
        raise UserError("unit.stale")
    for key, _ in activity.enrolled:
        frame.measure(key)
