"""The sample office has the whole campaign in it, and its numbers agree with each other."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from docx import Document as read_docx
from pypdfium2 import PdfDocument

from bhdesk import demo_campaign, sample
from bhdesk.domain.activities import Kind
from bhdesk.domain.obstacles import ObstacleState
from bhdesk.domain.people import BodyKind
from bhdesk.domain.periods import Month
from bhdesk.domain.tasks import TaskState
from bhdesk.services import activities, debt, obstacles, office, peaks, people, schools, tasks
from tests.offices import HI, MIGRATIONS, RESOURCES, VSI

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bhdesk.store.engine import Store


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("mẫu") / "mẫu.bhdesk"
    made = sample.build_binh_minh(path, MIGRATIONS, RESOURCES)
    yield made
    made.close()


def test_tasks_and_obstacles_of_every_state(store: Store) -> None:
    listed, on = tasks.listed(store), date(2026, 6, 2)
    assert {one.state for one in listed} == set(TaskState)
    assert any(one.is_overdue(on) for one in listed)
    assert any(one.moves for one in listed)
    done = [one for one in listed if one.state is TaskState.DONE]
    assert {one.overdue_days(on) > 0 for one in done} == {True, False}
    assert any(one.unclear for one in listed if one.state is TaskState.DRAFT)
    assert {one.state for one in obstacles.listed(store)} == set(ObstacleState)


def test_every_village_has_its_group_and_somebody_who_follows_it(store: Store) -> None:
    units = set(office.frame(store).unit_ids)
    groups = people.rosters(store, kind=BodyKind.GROUP)
    assert {one.body.unit for one in groups} == units
    (committee,) = people.rosters(store, kind=BodyKind.COMMITTEE)
    assert {unit for member in committee.members for unit in member.units} == units
    assert len(people.rosters(store, kind=BodyKind.COLLECTOR)) == 2


@pytest.mark.parametrize(("number", "measure"), [(5, VSI), (11, HI)])
def test_the_days_of_a_peak_month_add_up_to_it(store: Store, number: int, measure: str) -> None:
    seen = peaks.month(store, Month(2026, number), measure)
    assert seen.office.target
    if measure == VSI:
        assert seen.office.difference == 0
    assert all(day.weekday() < 5 for day in seen.days)


def test_schools_and_late_payment(store: Store) -> None:
    seen = schools.table(store, Month(2026, 12))
    assert [(row.school.name, row.count.shown_rate) for row in seen.below if row.count] == [
        ("Trường THCS Bình Minh", "99,42%")
    ]
    assert [one.shown for one in debt.year(store, 2026)][2:] == ["1,695%", "1,15%"]


def test_a_sample_that_ends_in_may_has_nothing_of_june(tmp_path: Path) -> None:
    made = sample.build_binh_minh(tmp_path / "a.bhdesk", MIGRATIONS, RESOURCES, last=5)
    held = activities.year(made, Month(2026, 12)).activities
    assert max(one.day for one in held).month == 5
    assert all(one.assigned_on is None or one.assigned_on.month <= 5 for one in tasks.listed(made))
    assert all(one.raised_on.month <= 5 for one in obstacles.listed(made))
    made.close()


def test_the_papers_of_the_campaign(store: Store, tmp_path: Path) -> None:
    files = demo_campaign.papers(store, tmp_path, RESOURCES)
    assert len({one.name for one in files}) == len(files)
    for one in files:
        assert one.stat().st_size > 500, one.name
        if one.suffix == ".docx":
            assert read_docx(str(one)).element.body is not None
    pages = PdfDocument(tmp_path / "binh-minh-bien-ban-hoi-nghi.pdf")
    told = " ".join(" ".join(p.get_textpage().get_text_range().split()) for p in pages)
    # story S3
    for words in ("19 giờ 00, ngày 09 tháng 6 năm 2026", "Nhà văn hóa Thôn 10", "20 giờ 45",
                  "47 người dự/60 người được mời", "Trả lời:", "SỐ LIỆU MẪU"):  # fmt: skip
        assert words in told, words
    reviews = [one for one in activities.year(store, Month(2026, 12)).activities
               if one.kind is Kind.REVIEW_MEETING]  # fmt: skip
    assert any("chuyển thời hạn từ ngày 15/05/2026" in one.decisions for one in reviews)
    assert (tmp_path / "binh-minh-han-2026.ics").read_text("utf-8").startswith("BEGIN:VCALENDAR")
