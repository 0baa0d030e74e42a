"""Every quota a plan sets is told with what was held of it: in words, annex, JSON and files."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from bhdesk.domain.activities import Activity, ActivityState, Kind
from bhdesk.domain.periods import Month, Period
from bhdesk.services import activities, office, reporting
from tests.campaign_checks import annex, passage, two
from tests.campaign_count import sql
from tests.offices import BINH_MINH, MIGRATIONS, RESOURCES, unit_ids

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bhdesk.services.reporting import Paper
    from bhdesk.store.engine import Store

# activity, level, every, value: beside the conference a month of the invented plan
MORE = (
    ("broadcast", "commune", "day", 1, 'during = ["vsi_peak"]'),
    ("article", "commune", "month", 2, ""),
    ("household_drive", "village", "month", 1, "from = 2026-04-01"),
    ("review_meeting", "commune", "week", 1, ""),
    ("guidance_session", "commune", "month", 1, "from = 2026-09-01"),
    ("agent_target_review", "commune", "week", 1, ""),
)
NAMES = {
    "broadcast": "Phát thanh", "article": "Tin, bài", "household_drive": "Ra quân vận động tại hộ",
    "review_meeting": "Họp đánh giá kết quả", "customer_conference": "Hội nghị khách hàng",
}  # fmt: skip
ANNEX = "THỰC HIỆN ĐỊNH MỨC HOẠT ĐỘNG"
WORDS = {"month": "lượt", "week": "tuần", "day": "ngày"}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    source = (RESOURCES / "samples" / "binh-minh-2026.toml").read_text("utf-8")
    for activity, level, every, value, rest in MORE:
        source += (
            f'\n[[quota]]\nactivity = "{activity}"\nlevel = "{level}"\nevery = "{every}"\n'
            f'op = ">="\nvalue = "{value}"\n{rest}\n'
        )
    made = office.create(
        tmp_path / "a.bhdesk", office.Setup(source, BINH_MINH), "Người thử", MIGRATIONS
    )
    yield made
    made.close()


@pytest.fixture
def held(store: Store) -> Store:
    """Some of everything, too much in one month and nothing in another."""
    first, second, *_ = unit_ids(store)
    may = [date(2026, 5, 1) + timedelta(days=at) for at in range(31)]
    log(store, Kind.BROADCAST, *may[:9], *may[12:])
    log(store, Kind.ARTICLE, *(date(2026, 1, n) for n in range(5, 10)), date(2026, 3, 3))
    log(store, Kind.HOUSEHOLD_DRIVE, date(2026, 4, 8), date(2026, 5, 8), units=(first, second))
    log(store, Kind.HOUSEHOLD_DRIVE, date(2026, 4, 9), date(2026, 4, 10), units=(first,))
    log(store, Kind.REVIEW_MEETING, *(date(2026, 1, 5) + timedelta(days=7 * n) for n in range(9)))
    log(store, Kind.REVIEW_MEETING, date(2026, 1, 6), date(2026, 6, 3))
    log(store, Kind.CUSTOMER_CONFERENCE, date(2026, 1, 22), date(2026, 3, 19), date(2026, 3, 20))
    called_off = Activity(Kind.ARTICLE, date(2026, 2, 3), ActivityState.CANCELLED)
    activities.add(store, called_off, is_confirmed=True)
    log(store, Kind.ARTICLE, date(2026, 6, 2))  # after May
    return store


def log(store: Store, kind: Kind, *days: date, units: tuple[int, ...] = ()) -> None:
    for at, day in enumerate(days):
        one = Activity(kind, day, units=units, place=f"Nơi {at}")
        activities.add(store, one, is_confirmed=True)


def counted(store: Store, activity: str, last: date) -> tuple[int, int]:
    """What was held of a quota up to a day, and what it asked for: by SQL and the calendar."""
    rows = sql(
        store,
        "SELECT a.day, u.unit_id FROM activity a LEFT JOIN activity_unit u ON u.activity_id = a.id"
        " WHERE a.kind = :kind AND a.state = 'held' AND a.deleted_at IS NULL",
        kind=activity,
    )
    days = [(date.fromisoformat(day), unit) for day, unit in rows]
    if activity == "broadcast":
        ends = [date(2026, 5, n) for n in range(1, 32)]
        asked = [day for day in ends if day <= last]
        return len({day for day, _ in days if day in asked}), len(asked)
    if activity == "review_meeting":
        mondays = [date(2026, 1, 5) + timedelta(days=7 * n) for n in range(52)]
        asked = [day for day in mondays if day + timedelta(days=6) <= last]
        met = {day for day in asked if any(0 <= (d - day).days < 7 for d, _ in days)}
        return len(met), len(asked)
    months = range(4 if activity == "household_drive" else 1, last.month + 1)
    if activity == "household_drive":
        seen = {(day.month, unit) for day, unit in days if day.month in months}
        return len(seen), len(months) * len(unit_ids(store))
    value = 2 if activity == "article" else 1
    by_month = Counter(day.month for day, _ in days)
    return sum(min(by_month[n], value) for n in months), len(months) * value


def paper_of(store: Store, period: str) -> Paper:
    found = Period.parse(period)
    return reporting.period_paper(store, found)


@pytest.mark.parametrize(
    ("period", "last"),
    [("2026-05", date(2026, 5, 31)), ("2026-06", date(2026, 6, 30)),
     ("2026-Q1", date(2026, 3, 31)), ("2026-H1", date(2026, 6, 30))],
)  # fmt: skip
def test_words_annex_and_json_say_what_was_counted(
    held: Store, period: str, last: date, tmp_path: Path
) -> None:
    paper = paper_of(held, period)
    told = {one["activity"]: one for one in reporting.as_json(paper.report)["campaign"]["quotas"]}
    titles, rows = annex(paper, ANNEX)
    places = {title: at for at, title in enumerate(titles)}
    due = {name for name in NAMES if counted(held, name, last)[1]}
    assert set(told) == due, "what is not logged here or not due yet is not told"
    for activity in due:
        done, asked = counted(held, activity, last)
        assert (told[activity]["done"], told[activity]["required"]) == (done, asked), activity
        lines = [row for row in rows if row[1] == NAMES[activity]]
        sums = [sum(int(row[places[name]]) for row in lines)
                for name in ("Phải đạt", "Đã đạt", "Còn thiếu")]  # fmt: skip
        assert sums == [asked, done, asked - done], activity
        key = "campaign/quota"
        key += "" if activity == "customer_conference" else f"/{activity}"
        words = passage(paper, key)
        unit = WORDS[told[activity]["every"]]
        unit = "cuộc" if activity == "customer_conference" else unit
        assert f"{two(done)}/{two(asked)} {unit}" in words, words
        if activity != "customer_conference":
            assert words.startswith(f"{NAMES[activity]}: từ đầu năm đạt ")
    reporting.save(paper, tmp_path / "a.xlsx", RESOURCES)
    sheet = [[c.value for c in row] for row in load_workbook(tmp_path / "a.xlsx")["Định mức"]]
    head = next(row for row in sheet if "Đã đạt" in row)
    at = head.index("Đã đạt")
    asked_at = head.index("Phải đạt")
    filled = [row for row in sheet if isinstance(row[at], int)]
    assert sum(row[at] for row in filled) == sum(one["done"] for one in told.values())
    assert sum(row[asked_at] for row in filled) == sum(one["required"] for one in told.values())


def test_the_sentences_name_what_is_missing(held: Store) -> None:
    paper = paper_of(held, "2026-05")
    assert passage(paper, "campaign/quota/broadcast") == (
        "Phát thanh: từ đầu năm đạt 28/31 ngày theo định mức, còn thiếu 03 ngày (tháng 5)."
    )
    # January counts 2 of its 5, February nothing, March 1 of 2
    assert passage(paper, "campaign/quota/article") == (
        "Tin, bài: từ đầu năm đạt 03/10 lượt theo định mức, còn thiếu 07 lượt (tháng 2, 3, 4, 5)."
    )
    drives = passage(paper, "campaign/quota/household_drive")
    assert drives.startswith(
        "Ra quân vận động tại hộ: từ đầu năm đạt 04/12 lượt theo định mức, còn thiếu 08 lượt ("
    )
    assert "Thôn 10: 02" in drives
    assert "Thôn 1: " not in drives, "both villages that had their drive are full"
    assert passage(paper, "campaign/quota").startswith(
        "Lũy kế từ đầu năm tổ chức 03 hội nghị khách hàng (02/05 cuộc theo định mức);"
    )


def test_a_quota_that_is_full_says_so(store: Store) -> None:
    log(store, Kind.BROADCAST, *(date(2026, 5, n) for n in range(1, 32)))
    assert passage(paper_of(store, "2026-05"), "campaign/quota/broadcast") == (
        "Phát thanh: từ đầu năm đạt 31/31 ngày theo định mức, bảo đảm định mức kế hoạch giao."
    )


def test_an_office_that_logs_nothing_is_not_told_to_have_failed(store: Store) -> None:
    paper = paper_of(store, "2026-05")
    assert passage(paper, "campaign/quota/broadcast") == ""
    assert annex(paper, ANNEX) == ([], [])
    assert "quotas" not in reporting.as_json(paper.report).get("campaign", {})


def test_what_comes_later_changes_no_earlier_report(held: Store) -> None:
    before = reporting.as_json(paper_of(held, "2026-05").report)["campaign"]["quotas"]
    log(held, Kind.ARTICLE, date(2026, 6, 20), date(2026, 7, 1))
    after = reporting.as_json(paper_of(held, "2026-05").report)["campaign"]["quotas"]
    assert after == before
    assert Month(2026, 5) == paper_of(held, "2026-05").report.source.month
