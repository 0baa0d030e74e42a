"""Quotas by month: monthly of story S3, weekly of Trà Vinh, daily of Bắc Ninh's peak months."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from bhdesk.domain.activities import Activity, Kind
from bhdesk.domain.places import read_names
from bhdesk.services import activities, office, quotas
from bhdesk.services.office import Setup
from tests.offices import BINH_MINH, MIGRATIONS, VILLAGES, unit_ids
from tests.plans import bundled
from tests.services.test_stories import invented_with_quota

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bhdesk.domain.quotas import QuotaTable
    from bhdesk.store.engine import Store


@pytest.fixture
def invented(tmp_path: Path) -> Iterator[Store]:
    made = invented_with_quota(tmp_path)
    yield made
    made.close()


def held(store: Store, kind: Kind, *days: date, units: tuple[int, ...] = ()) -> None:
    for at, day in enumerate(days):
        activities.add(store, Activity(kind, day, place=f"Nơi {at}", units=units))


def only(store: Store, year: int, today: date, activity: str) -> QuotaTable:
    tables = quotas.year(store, year, today).tables
    return next(one for one in tables if one.quota.activity == activity)


def test_s3_february_and_april_are_red(invented: Store) -> None:
    days = [date(2026, m, d) for m, d in ((1, 22), (3, 19), (5, 14), (5, 21), (6, 9))]
    held(invented, Kind.CUSTOMER_CONFERENCE, *days)
    table = only(invented, 2026, date(2026, 6, 9), "customer_conference")
    row = table.row(None)
    assert [cell.held for cell in row[:6]] == [1, 0, 1, 0, 2, 1]
    assert [cell.month.number for cell in table.short] == [2, 4]
    assert table.words(row[1]) == "Tháng 2: 0/1, thiếu 1 cuộc"
    assert table.words(row[6]) == "Tháng 7: 0/1, chưa hết tháng"
    assert table.summary == "Hội nghị khách hàng: tháng 2, 4 chưa đủ, thiếu 2 cuộc."


def test_trà_vinh_asks_each_ward_from_march_on(tra_vinh: Store) -> None:
    first, second = unit_ids(tra_vinh)[:2]
    held(tra_vinh, Kind.CUSTOMER_CONFERENCE, date(2023, 3, 9), units=(first, second))
    held(tra_vinh, Kind.CUSTOMER_CONFERENCE, date(2023, 4, 6), units=(first,))
    table = only(tra_vinh, 2023, date(2023, 4, 30), "customer_conferences")
    assert table.places == unit_ids(tra_vinh)
    january, _, march, april = table.row(second)[:4]
    assert table.words(january) == "Tháng 1: kế hoạch không giao"
    assert (march.is_met, april.is_met) == (True, None), "April has a day left"
    later = only(tra_vinh, 2023, date(2023, 5, 1), "customer_conferences")
    assert later.row(second)[3].is_met is False
    assert later.row(first)[3].is_met is True


def test_weekly_meetings_are_counted_in_the_month_of_their_monday(tra_vinh: Store) -> None:
    ward = unit_ids(tra_vinh)[0]
    # Mondays of May 2023: 1, 8, 15, 22, 29; the week of 29/5 has its meeting on Thursday 01/6
    days = [date(2023, 5, 2), date(2023, 5, 3), date(2023, 5, 12), date(2023, 6, 1)]
    held(tra_vinh, Kind.REVIEW_MEETING, *days, units=(ward,))
    table = only(tra_vinh, 2023, date(2023, 7, 1), "review_meeting")
    may = table.row(ward)[4]
    assert (may.held, may.required) == (3, 5), "two in one week are one week"
    assert table.words(may) == "Tháng 5: 3/5, thiếu 2 tuần"


def test_daily_broadcasts_only_in_peak_months(tmp_path: Path) -> None:
    setup = Setup(bundled("bac-ninh-2026-2030"), BINH_MINH, read_names("\n".join(VILLAGES)))
    store = office.create(tmp_path / "b.bhdesk", setup, "Người thử", MIGRATIONS)
    try:
        may = [date(2026, 5, 1) + timedelta(days=at) for at in range(31)]
        held(store, Kind.BROADCAST, *may[:9], *may[10:])
        table = only(store, 2026, date(2026, 6, 1), "broadcast")
        row = table.row(None)
        assert [cell.required for cell in row] == [0, 0, 0, 0, 31, 0, 0, 0, 0, 0, 30, 0]
        assert (row[4].held, row[4].is_met) == (30, False)
        assert table.words(row[4]) == "Tháng 5: 30/31, thiếu 1 ngày"
    finally:
        store.close()
