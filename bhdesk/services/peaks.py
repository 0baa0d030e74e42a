"""Peak months: their own target, counting by day or week, and an ordinary month beside (R22)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from bhdesk.domain import campaigns, lineage, text
from bhdesk.domain.activities import ActivityState, Kind
from bhdesk.domain.changes import Area, Changes
from bhdesk.domain.errors import UserError
from bhdesk.domain.peaks import PeakMonth, PeakRow
from bhdesk.domain.periods import Month
from bhdesk.store import lineages, logbook, peak_book, reads

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from bhdesk.domain.counts import Count
    from bhdesk.domain.frame import Frame
    from bhdesk.domain.plans import Campaign
    from bhdesk.store.engine import Store
    from bhdesk.store.transaction import Reading

New = dict[tuple[int, int], int]


@dataclass(frozen=True, slots=True)
class PeakEntry:
    """Newly won people of a day, or of the week that ends on it; `value` None clears it."""

    day: date
    unit: int
    value: int | None


@dataclass(frozen=True, slots=True)
class PeakDiary:
    """A peak month with what is looked at beside it.

    `broadcasts`: how many were held by day; `is_daily`: the plan asks for one every day (BN-10).
    """

    peak: PeakMonth
    frame: Frame
    broadcasts: Mapping[date, int]
    is_daily: bool


def months(store: Store, year: int) -> tuple[tuple[Month, str, str], ...]:
    """The peak months of a year: month, measure, and what the plan calls them."""
    with store.read() as db:
        frame = reads.frame(db)
    return tuple(
        (Month(year, one.month), one.indicator, campaigns.name_of(frame, one))
        for one in sorted(frame.plan.campaigns, key=lambda one: one.month)
    )


def month(store: Store, when: Month, measure: str) -> PeakMonth:
    """One peak month; raises UserError peak.not_peak, indicator.unknown."""
    with store.read() as db:
        return _month(db, reads.frame(db, when.last_day), when, measure)


def diary(store: Store, when: Month, measure: str) -> PeakDiary:
    """One peak month with its broadcasts; raises UserError peak.not_peak, indicator.unknown."""
    with store.read() as db:
        frame = reads.frame(db, when.last_day)
        peak = _month(db, frame, when, measure)
        listed = logbook.activities(db, when.first_day, when.last_day)
    broadcasts: dict[date, int] = {}
    for one in listed:
        if one.kind is Kind.BROADCAST and one.state is ActivityState.HELD:
            broadcasts[one.day] = broadcasts.get(one.day, 0) + 1
    is_daily = any(
        quota.activity == Kind.BROADCAST.value and peak.campaign in quota.during
        for quota in frame.plan.quotas
    )
    return PeakDiary(peak, frame, broadcasts, is_daily)


def _month(db: Reading, frame: Frame, when: Month, measure: str) -> PeakMonth:
    campaign = _campaign(frame, when, measure)
    targets = peak_book.targets(db, when, campaign.indicator)
    counts = peak_book.counts(db, when, campaign.indicator)
    january = Month(when.year, 1)
    first = min(january, when.shift(-1))
    stored = reads.counts_between(db, campaign.indicator, first, when)
    family = lineages.family(db)
    if family.links:
        stored = lineage.year_together(family, when, stored)
    peaks = {Month(when.year, c.month).key for c in campaigns_with(frame, campaign.indicator)}
    new = _new(stored, frame)
    by_unit: dict[int, int] = {}
    for one in counts:
        by_unit[one.unit] = by_unit.get(one.unit, 0) + one.value

    def row(place: int | None) -> PeakRow:
        ordinary = [
            value
            for (unit, key), value in new.items()
            if unit == (place or 0) and january.key <= key < when.key and key not in peaks
        ]
        counted = by_unit.get(place) if place else sum(by_unit.values()) if by_unit else None
        return PeakRow(
            place,
            targets.get(frame.office_id if place is None else place),
            counted,
            new.get((place or 0, when.key)),
            new.get((place or 0, when.shift(-1).key)),
            Fraction(sum(ordinary), len(ordinary)) if ordinary else None,
        )

    name = campaigns.name_of(frame, campaign)
    rows = tuple(row(unit) for unit in frame.unit_ids)
    return PeakMonth(campaign.key, name, when, campaign.indicator, rows, row(None), counts)


def _new(stored: Mapping[tuple[int, int], Count], frame: Frame) -> New:
    """Newly won by (unit, month key); unit 0 is the office: its own figure or the units' sum."""
    found: New = {}
    for (unit, key), count in stored.items():
        if count.new is not None:
            found[unit, key] = count.new
    for key in {key for _, key in found}:
        own = found.get((frame.office_id, key))
        parts = [found[unit, key] for unit in frame.unit_ids if (unit, key) in found]
        if own is not None or parts:
            found[0, key] = sum(parts) if own is None else own
    return found


def campaigns_with(frame: Frame, measure: str) -> tuple[Campaign, ...]:
    """The peak months of one measure in the plan."""
    return tuple(one for one in frame.plan.campaigns if one.indicator == measure)


def _campaign(frame: Frame, when: Month, measure: str) -> Campaign:
    key = frame.measure(measure).key
    known = campaigns_with(frame, key)
    found = next((one for one in known if one.month == when.number), None)
    if found is None or when.year not in frame.plan.period.years:
        shown = ", ".join(str(one.month) for one in known) or text.NO_NUMBER
        raise UserError("peak.not_peak", month=when.label, months=shown)
    return found


def set_target(
    store: Store, when: Month, measure: str, value: int | None, unit: int | None = None
) -> Changes:
    """Write what a month was given to win (unit None: the whole office); None takes it out.

    Raises UserError peak.not_peak, peak.negative, peak.not_unit, indicator.unknown.
    """
    return set_all(store, when, measure, (), {unit: value})


def set_counts(store: Store, when: Month, measure: str, entries: Iterable[PeakEntry]) -> Changes:
    """Write daily counts of a peak month, all or none; monthly figures stay as they are.

    Raises UserError peak.not_peak, peak.other_month, peak.not_unit, peak.negative,
    indicator.unknown.
    """
    return set_all(store, when, measure, entries, {})


def set_all(
    store: Store, when: Month, measure: str, entries: Iterable[PeakEntry],
    targets: Mapping[int | None, int | None],
) -> Changes:  # fmt: skip
    """Write daily counts and own targets (by unit, None: the office) in one go, all or none.

    Raises UserError as set_target and set_counts.
    """
    listed = tuple(entries)
    what = f"Ghi số tháng cao điểm {when.label}"
    if not listed:
        what = f"Giao chỉ tiêu tháng cao điểm {when.label}"
    with store.write(what) as db:
        frame = reads.frame(db, when.last_day)
        campaign = _campaign(frame, when, measure)
        for unit, value in targets.items():
            place = frame.office_id if unit is None else unit
            if place not in {frame.office_id, *frame.unit_ids}:
                raise UserError("peak.not_unit")
            if value is not None and value < 0:
                raise UserError("peak.negative")
            peak_book.put_target(db, when, place, campaign.indicator, value)
        for entry in listed:
            if Month.of(entry.day) != when:
                raise UserError("peak.other_month", day=text.day(entry.day), month=when.label)
            if entry.unit not in frame.unit_ids:
                raise UserError("peak.not_unit")
            if entry.value is not None and entry.value < 0:
                raise UserError("peak.negative")
            peak_book.put_count(db, entry.day, entry.unit, campaign.indicator, entry.value)
    told = (Area.REPORTS,) if targets else ()
    # how far a peak month is stands among the deadlines
    return Changes.of(Area.PEAKS, Area.DEADLINES, *told)
