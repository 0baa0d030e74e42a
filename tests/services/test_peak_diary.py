"""A peak month day by day: running sum, need of each day left, broadcasts; figures by hand."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from bhdesk import sample
from bhdesk.domain import peak_days
from bhdesk.domain.activities import Activity, ActivityState, Kind
from bhdesk.domain.changes import Area
from bhdesk.domain.errors import UserError
from bhdesk.domain.frame import Office
from bhdesk.domain.periods import Month
from bhdesk.domain.places import read_names
from bhdesk.services import activities, office, peaks, undoing
from bhdesk.services.peaks import PeakEntry
from bhdesk.store.transaction import Reading
from tests.offices import MIGRATIONS, RESOURCES, VSI, unit_ids

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bhdesk.store.engine import Store

MAY = Month(2026, 5)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Bình Minh up to April: May is only counted by day."""
    made = sample.build_binh_minh(tmp_path / "a.bhdesk", MIGRATIONS, RESOURCES, last=4)
    yield made
    made.close()


def entry(day: int, unit: int, value: int | None) -> PeakEntry:
    return PeakEntry(date(2026, 5, day), unit, value)


def test_each_day_with_sum_gap_and_need(store: Store) -> None:
    one, two = unit_ids(store)[:2]
    first = [entry(2, one, 3), entry(2, two, 1), entry(5, one, 6)]
    peaks.set_all(store, MAY, VSI, first, {None: 60, one: 20})
    peak = peaks.diary(store, MAY, VSI).peak
    lines = peak_days.lines(peak, None, {}, date(2026, 5, 6))
    shown = [(at.value, at.total, at.left, at.need) for at in lines[:7]]
    assert shown == [
        (None, None, None, None),
        (4, 4, 56, 2),  # 56 over the 29 days after 2/5
        (None, 4, 56, 2),
        (None, 4, 56, 3),  # 56 over 27 days is more than two a day
        (6, 10, 50, 2),
        (None, 10, 50, 2),
        (None, None, None, None),  # 7/5 is still to come
    ]
    village = peak_days.lines(peak, one, {}, date(2026, 5, 6))
    assert [(at.total, at.left) for at in village[4:6]] == [(9, 11), (9, 11)]
    # on 6/5, not counted yet: 26 days with today
    pace = peak_days.pace(peak, None, date(2026, 5, 6))
    assert (pace.left, pace.days, pace.need) == (50, 26, 2)
    peaks.set_counts(store, MAY, VSI, [entry(6, two, 0)])
    counted = peaks.month(store, MAY, VSI)
    assert peak_days.pace(counted, None, date(2026, 5, 6)).days == 25
    over = peak_days.pace(counted, None, date(2026, 6, 2))
    assert (over.left, over.days, over.need) == (50, 0, None)
    before = peak_days.pace(counted, two, date(2026, 4, 20))
    assert before.days == 31


def test_counts_and_targets_go_together_or_not_at_all(store: Store) -> None:
    one = unit_ids(store)[0]
    changes = peaks.set_all(store, MAY, VSI, [entry(2, one, 3)], {None: 60})
    assert {Area.PEAKS, Area.DEADLINES, Area.REPORTS} <= changes.areas
    with pytest.raises(UserError) as caught:
        peaks.set_all(store, MAY, VSI, [PeakEntry(date(2026, 6, 2), one, 9)], {None: 99})
    assert caught.value.code == "peak.other_month"
    seen = peaks.month(store, MAY, VSI)
    assert (seen.office.target, seen.office.counted) == (60, 3)
    undoing.undo(store)
    seen = peaks.month(store, MAY, VSI)
    assert (seen.office.target, seen.office.counted) == (None, None)


def test_days_without_a_broadcast_are_named(store: Store) -> None:
    held = ActivityState.HELD
    for day, place, state in ((1, "A", held), (3, "A", held), (3, "B", held),
                              (4, "A", ActivityState.PLANNED)):  # fmt: skip
        told = Activity(Kind.BROADCAST, date(2026, 5, day), place=f"Đài {place}", state=state)
        activities.add(store, told)
    diary = peaks.diary(store, MAY, VSI)
    assert dict(diary.broadcasts) == {date(2026, 5, 1): 1, date(2026, 5, 3): 2}
    silent = peak_days.silent_days(MAY, diary.broadcasts, date(2026, 5, 7))
    assert peak_days.spans(silent) == "2/5, 4–7/5"
    # the plan of Tứ Kỳ asks for none, that of Bắc Ninh for one every day (BN-10)
    assert not diary.is_daily


def test_the_weeks_of_a_month_end_with_it() -> None:
    weeks = peak_days.weeks_of(MAY)
    assert [(first.day, last.day) for first, last in weeks] == [
        (1, 3), (4, 10), (11, 17), (18, 24), (25, 31),
    ]  # fmt: skip
    assert [last.day for _, last in peak_days.weeks_of(Month(2026, 11))] == [1, 8, 15, 22, 29, 30]


def statements_of(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every statement that is read from now on."""
    asked: list[str] = []

    def watch(name: str) -> None:
        real = getattr(Reading, name)

        def told(self: Reading, sql: str, /, **params: object) -> Any:
            asked.append(sql)
            return real(self, sql, **params)

        monkeypatch.setattr(Reading, name, told)

    watch("all")
    watch("one")
    return asked


def test_sixty_villages_a_whole_month_are_read_with_few_statements(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = (RESOURCES / "plans" / "bac-ninh-2026-2030.toml").read_text("utf-8")
    names = "\n".join(f"Thôn {at}" for at in range(1, 61))
    setup = office.Setup(source, Office(name="xã Thử"), read_names(names))
    made = office.create(tmp_path / "b.bhdesk", setup, "Người thử", MIGRATIONS)
    try:
        days = [MAY.first_day + timedelta(days=at) for at in range(31)]
        entries = [PeakEntry(day, unit, 1) for day in days for unit in unit_ids(made)]
        assert len(entries) == 1860
        peaks.set_counts(made, MAY, VSI, entries)
        asked = statements_of(monkeypatch)
        diary = peaks.diary(made, MAY, VSI)
        assert diary.is_daily
        assert diary.peak.office.counted == 1860
        assert len(asked) < 60, "no statement for each village or day"
    finally:
        made.close()
