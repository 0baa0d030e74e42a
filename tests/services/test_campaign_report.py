"""What stands in a report of the campaign is what the records say, on every kind of paper.

Each number is counted again from the tables of the data file (tests/campaign_count.py); then it is
looked for in the text, in the annexes, in the JSON and on the pages of the files.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from bhdesk import sample
from bhdesk.domain.activities import Activity, ActivityState, Kind
from bhdesk.domain.collecting import Collected
from bhdesk.domain.obstacles import Obstacle
from bhdesk.domain.official import PaperDetails
from bhdesk.domain.people import Body, BodyKind, Member, Seat
from bhdesk.domain.periods import Month, Period
from bhdesk.domain.schools import School, SchoolCount
from bhdesk.domain.tasks import Task
from bhdesk.services import (
    activities,
    collecting,
    debt,
    issuing,
    obstacles,
    people,
    reporting,
    schools,
    tasks,
)
from bhdesk.services.debt import DebtEntry
from tests import campaign_count as counted
from tests.campaign_checks import AGENTS, HELD, SCHOOLS, TASKS, check, paper_of, passage, two
from tests.offices import (
    HI,
    MIGRATIONS,
    RESOURCES,
    ROOT,
    VSI,
    split_targets,
    type_bases,
    type_may,
    type_office,
    unit_ids,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bhdesk.services.reporting import Paper
    from bhdesk.store.engine import Store

PERIODS = ("2026-05", "2026-Q2")
MAY = Month(2026, 5)


NUMBERS = st.none() | st.integers(0, 2000)
DAYS = st.dates(date(2026, 3, 20), date(2026, 7, 10))


@st.composite
def some_activity(draw: st.DrawFn) -> Activity:
    kind = draw(st.sampled_from(list(Kind)))
    attended = draw(NUMBERS)
    consulted = None if attended is None else draw(st.none() | st.integers(0, attended))
    return Activity(
        kind, draw(DAYS), draw(st.sampled_from(list(ActivityState))), invited=draw(NUMBERS),
        attended=attended, consulted=consulted, minutes=draw(st.none() | st.integers(1, 90)),
        enrolled=((VSI, draw(st.integers(0, 9))), (HI, draw(st.integers(0, 1200)))),
    )  # fmt: skip


@st.composite
def some_task(draw: st.DrawFn) -> tuple[Task, date | None, date | None, date | None]:
    """A task with the day it was given, moved and done on, each perhaps not at all."""
    starts = draw(DAYS)
    task = Task(
        "Rà soát hộ", "Nguyễn Văn A", starts, starts + timedelta(draw(st.integers(0, 40))),
        lead="Phòng Văn hóa - Xã hội", product="Danh sách", authority="Chủ tịch UBND xã",
    )  # fmt: skip
    given_on = draw(st.none() | st.just(starts))
    moved = draw(st.none() | st.integers(0, 60))
    done = draw(st.none() | st.integers(0, 60))
    return (
        task, given_on, None if moved is None else starts + timedelta(moved),
        None if done is None else starts + timedelta(done),
    )  # fmt: skip


def write_task(
    store: Store, task: Task, on: date | None, moved: date | None, done: date | None
) -> None:
    _, number = tasks.save(store, task)
    if on is None:
        return
    tasks.activate(store, number, on)
    if moved is not None and task.due is not None:
        tasks.move(store, number, task.due + timedelta(9), "Chờ số liệu", moved)
    if done is not None:
        tasks.finish(store, number, done)


def write_agents_and_schools(store: Store, brought: list[tuple[int, int]]) -> None:
    _, body = people.save_body(store, Body(BodyKind.COLLECTOR, "Bưu điện xã"))
    for at, (target, result) in enumerate(brought):
        _, number = people.save_member(store, Member(body, f"Nhân viên {at}", seat=Seat.AGENT))
        collecting.set_figures(store, [Collected(MAY, body, VSI, target, result, number)])
    for at, (pupils, cards) in enumerate(brought):
        _, number = schools.save_school(store, School(f"Trường {at}"))
        schools.set_counts(store, MAY, {number: SchoolCount(pupils, min(pupils, cards), 0)})


@settings(
    max_examples=6, deadline=None, derandomize=True, phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(
    st.lists(some_activity(), max_size=12), st.lists(some_task(), max_size=6),
    st.lists(st.tuples(DAYS, st.integers(0, 60)), max_size=5),
    st.lists(st.tuples(st.integers(1, 300), st.integers(0, 300)), min_size=1, max_size=4),
)  # fmt: skip
def test_whatever_is_recorded_text_annex_and_json_say_the_same(
    open_office: Callable[[str], Store],
    held: list[Activity],
    given_out: list[tuple[Task, date | None, date | None, date | None]],
    raised: list[tuple[date, int]],
    brought: list[tuple[int, int]],
) -> None:
    store = open_office("binh-minh")
    for one in held:
        activities.add(store, one, is_confirmed=True)
    for given_one in given_out:
        write_task(store, *given_one)
    for day, waits in raised:
        _, number = obstacles.save(store, Obstacle("Thẻ cấp chậm", day))
        if waits < 30:
            obstacles.answer(store, number, "Đã cấp", day + timedelta(waits))
    write_agents_and_schools(store, brought)
    for period in PERIODS:
        check(store, period)
    store.close()


@pytest.fixture
def campaign(binh_minh: Store) -> Store:
    """A spring with everything in it, by hand."""
    store, units = binh_minh, unit_ids(binh_minh)
    type_may(store)
    conference = Activity(
        Kind.CUSTOMER_CONFERENCE, date(2026, 5, 14), starts="19:00", ends="20:45",
        place="Nhà văn hóa Thôn 10", units=(units[2],), organisers="UBND xã, BHXH cơ sở",
        invited=60, attended=47, consulted=31, enrolled=((VSI, 6), (HI, 12)),
    )  # fmt: skip
    activities.add(store, conference)
    activities.add(store, replace(conference, day=date(2026, 6, 9), attended=52, consulted=40))
    drive = Activity(Kind.HOUSEHOLD_DRIVE, date(2026, 5, 8), attended=1180, enrolled=((VSI, 3),))
    activities.add(store, drive)
    days = [date(2026, 5, day) for day in range(4, 16)]
    activities.repeat(store, Activity(Kind.BROADCAST, days[0], minutes=15), days)
    for day in (date(2026, 5, 4), date(2026, 5, 11), date(2026, 6, 1)):
        activities.add(store, Activity(Kind.REVIEW_MEETING, day, attended=9))
    called_off = Activity(Kind.VILLAGE_MEETING, date(2026, 5, 20), ActivityState.PLANNED)
    activities.cancel(store, activities.add(store, called_off)[1], "Mưa lớn")
    fill_tasks(store)
    fill_people(store)
    _, number = obstacles.save(store, Obstacle("Thẻ BHYT cấp chậm", date(2026, 5, 12)))
    obstacles.pass_on(store, number, "BHXH cơ sở", date(2026, 5, 14))
    for name, figures in (("Trường THCS Bình Minh", (1246, 1198, 41)),
                          ("Trường Tiểu học Bình Minh", (800, 760, 40))):  # fmt: skip
        _, number = schools.save_school(store, School(name))
        schools.set_counts(store, MAY, {number: SchoolCount(*figures)})
    return store


def fill_tasks(store: Store) -> None:
    """Eight given in May, two of them after they were late, one moved in June, one a draft."""
    for at in range(9):
        due = date(2026, 5, 10 + 2 * at)
        task = Task(
            f"Việc số {at}", "Nguyễn Văn A", date(2026, 5, 5), due, lead="Phòng Văn hóa - Xã hội",
            product="Báo cáo", authority="Chủ tịch UBND xã",
        )  # fmt: skip
        _, number = tasks.save(store, task)
        if at == 8:
            continue
        tasks.activate(store, number, date(2026, 5, 5))
        if at < 4:
            tasks.finish(store, number, date(2026, 5, 13), "Báo cáo đã gửi")
        if at == 6:
            tasks.move(store, number, date(2026, 6, 15), "Chờ số liệu", date(2026, 5, 20))
        if at == 7:
            tasks.move(store, number, date(2026, 7, 15), "Chờ số liệu", date(2026, 6, 2))


def fill_people(store: Store) -> None:
    units = unit_ids(store)
    _, committee = people.save_body(store, Body(BodyKind.COMMITTEE, "Ban Chỉ đạo xã"))
    _, group = people.save_body(store, Body(BodyKind.GROUP, "", unit=units[0]))
    _, post = people.save_body(store, Body(BodyKind.COLLECTOR, "Bưu điện xã"))
    for body, seat in ((committee, Seat.CHAIR), (committee, Seat.MEMBER), (group, Seat.CHAIR)):
        people.save_member(store, Member(body, f"Nguyễn Văn {seat.value}", seat=seat))
    for at, (target, result) in enumerate(((20, 18), (1200, 1304))):
        _, agent = people.save_member(store, Member(post, f"Nhân viên {at}", seat=Seat.AGENT))
        collecting.set_figures(store, [Collected(MAY, post, VSI, target, result, agent)])


def letters(words: str) -> str:
    """Letters and digits alone: lines and cells are broken differently on each kind of paper."""
    return re.sub(r"[\W_]+", "", words)


def on_papers(paper: Paper, folder: Path) -> dict[str, str]:
    """The words of the PDF as pdftotext reads them, of the Word file and of the workbook."""
    for ending in ("pdf", "docx", "xlsx"):
        reporting.save(paper, folder / f"a.{ending}", RESOURCES)
    told = subprocess.run(
        ["pdftotext", "-layout", str(folder / "a.pdf"), "-"], capture_output=True, check=True
    ).stdout.decode()
    word = docx.Document(str(folder / "a.docx")).element.body
    book = load_workbook(folder / "a.xlsx")
    values = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    return {
        "pdf": told,
        "docx": "".join(part.text or "" for part in word.iter(qn("w:t"))),
        "xlsx": "\n".join(str(cell.value) for cell in values if cell.value is not None),
    }


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext (poppler) is not here")
@pytest.mark.parametrize("period", PERIODS)
def test_text_annexes_and_every_file_carry_the_counted_numbers(
    campaign: Store, tmp_path: Path, period: str
) -> None:
    paper = check(campaign, period)
    files = {kind: letters(words) for kind, words in on_papers(paper, tmp_path).items()}
    for kind in ("pdf", "docx"):
        for one in paper.report.passages:
            if one.key.startswith(("campaign/", "direction/", "results/schools")):
                shown = files[kind]
                assert all(letters(part) in shown for part in one.text.split()), one.key
    asked, given_out = counted.held(campaign, period), counted.tasks(campaign, period)
    assert asked.number > 12
    assert given_out["given"] > 3
    for kind, shown in files.items():
        assert letters(f"Cộng ({asked.number} hoạt động)") in shown, kind
        assert letters(f"Cộng {two(given_out['given'])} nhiệm vụ được giao") in shown, kind
        for title in (HELD, TASKS, AGENTS, SCHOOLS):
            assert letters(title) in shown, (kind, title)
    # in a workbook the sums are numbers, added up here from the rows above them
    sheet = load_workbook(tmp_path / "a.xlsx")["Hội nghị, hoạt động"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    head = next(row for row in rows if "Số người dự" in row)
    column = head.index("Số người dự")
    lines = [row[column] for row in rows if isinstance(row[column], int)]
    assert lines[-1] == sum(lines[:-1]) == asked.sums["attended"]


def test_s10_the_school_and_the_sentence_of_it(campaign: Store) -> None:
    words = passage(paper_of(campaign, "2026-05"), "results/schools")
    # 1.198 + 760 of 1.205 + 760
    assert "1.958/1.965 học sinh" in words
    assert "Trường THCS Bình Minh (99,42%, thiếu 07 học sinh)" in words
    assert "Trường Tiểu học" not in words
    assert passage(paper_of(campaign, "2026-06"), "results/schools") == "", "nothing of June"


def test_the_quota_is_told_by_the_months_it_was_missed_in(tmp_path: Path) -> None:
    store = sample.build_binh_minh(tmp_path / "a.bhdesk", MIGRATIONS, RESOURCES, last=6)
    paper = paper_of(store, "2026-Q2")
    held = counted.conferences(store, "2026-Q2")
    missed = [month for month in range(1, 7) if not held[month]]
    assert missed == [2, 4], "story S3"
    assert f"các tháng: {', '.join(map(str, missed))}" in passage(paper, "campaign/quota")
    told = reporting.as_json(paper.report)["campaign"]["quota_short"]
    assert [one["month"] for one in told] == [f"2026-{month:02d}" for month in missed]
    check(store, "2026-Q2")
    store.close()


def test_what_came_later_does_not_change_the_report_of_may(campaign: Store) -> None:
    before = passage(paper_of(campaign, "2026-05"), "direction/tasks")
    overdue = next(one for one in tasks.listed(campaign) if one.work == "Việc số 5")
    tasks.finish(campaign, overdue.id, date(2026, 6, 20))
    assert passage(paper_of(campaign, "2026-05"), "direction/tasks") == before
    june = counted.tasks(campaign, "2026-06")
    assert june["late"] == 1
    check(campaign, "2026-06")


def test_people_are_counted_on_the_last_day(campaign: Store) -> None:
    words = passage(paper_of(campaign, "2026-05"), "direction/people")
    on = date(2026, 5, 31)
    assert f"Ban Chỉ đạo xã có {two(counted.members(campaign, BodyKind.COMMITTEE, on))}" in words
    assert f"với {two(counted.members(campaign, BodyKind.GROUP, on))} thành viên" in words
    assert "01/06 thôn có tổ vận động" in words
    first = next(one for one in people.rosters(campaign) if one.body.kind is BodyKind.COMMITTEE)
    people.end_member(campaign, first.members[1].id, date(2026, 5, 30))
    assert "Ban Chỉ đạo xã có 01 thành viên" in passage(
        paper_of(campaign, "2026-05"), "direction/people"
    )


def test_s10_debt_by_quarter_in_text_table_and_json(tra_vinh: Store) -> None:
    third, fourth = Period.parse("2023-Q3"), Period.parse("2023-Q4")
    debt.set_quarter(tra_vinh, third, DebtEntry(312_700_000, 18_450_000_000, 3))
    debt.set_quarter(tra_vinh, fourth, DebtEntry(212_175_000, 18_450_000_000))
    paper = reporting.period_paper(tra_vinh, third)
    assert passage(paper, "results/debt/2023-Q3") == (
        "Chậm đóng quý III/2023: 312.700.000 đồng trên 18.450.000.000 đồng phải thu, tỷ lệ 1,695%,"
        " vượt mức trần 1,69%; 03 đơn vị chậm đóng từ 03 tháng trở lên."
    )
    month = reporting.period_paper(tra_vinh, Period.parse("2023-09"))
    assert passage(month, "results/debt/2023-Q3") == passage(paper, "results/debt/2023-Q3")
    august = reporting.period_paper(tra_vinh, Period.parse("2023-08"))
    assert "results/debt" not in json.dumps([p.key for p in august.report.passages])
    half = reporting.period_paper(tra_vinh, Period.parse("2023-H2"))
    (table,) = (b for b in half.document.blocks if getattr(b, "name", "") == "Chậm đóng theo quý")
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert [row[3:6] for row in rows] == [
        ["1,695%", "1,69%", "Vượt trần"], ["1,15%", "1,15%", "Trong mức trần"],
    ]  # fmt: skip
    # 312,7 / 18.450 = 1,69485…%: the workbook has the number that the paper shows
    assert [row.cells[3].value for row in table.rows] == [Decimal("1.695"), Decimal("1.15")]
    told = reporting.as_json(half.report)["debt"]
    assert [(one["quarter"], one["state"]) for one in told] == [
        ("2023-Q3", "over_ceiling"), ("2023-Q4", "within_ceiling"),
    ]  # fmt: skip


def test_what_was_receivable_in_an_earlier_quarter_is_told_with_its_day(tra_vinh: Store) -> None:
    debt.set_quarter(tra_vinh, Period.parse("2023-Q3"), DebtEntry(312_700_000, 18_450_000_000))
    fourth = Period.parse("2023-Q4")
    debt.set_quarter(tra_vinh, fourth, DebtEntry(late=212_175_000))
    assert "18.450.000.000 đồng phải thu (số ngày 30/09/2023), tỷ lệ 1,15%, trong mức" in passage(
        reporting.period_paper(tra_vinh, fourth), "results/debt/2023-Q4"
    )
    assert debt.year(tra_vinh, 2023)[3].rate is None, "the office is asked for this quarter's own"


def test_an_issued_report_does_not_change_when_records_come_later(
    campaign: Store, tmp_path: Path
) -> None:
    """The very bytes that were sent; what a fresh drawing says now is another thing."""
    details = PaperDetails(15, date(2026, 6, 3))
    drawn = reporting.month_paper(campaign, MAY, details)
    sent = issuing.ready(drawn, drawn.document, reporting.pdf(drawn.document, RESOURCES))
    _, issued = issuing.issue(campaign, sent)
    fill_tasks(campaign)
    activities.add(campaign, Activity(Kind.VILLAGE_MEETING, date(2026, 5, 29), attended=80))
    _, number = schools.save_school(campaign, School("Trường THPT"))
    schools.set_counts(campaign, MAY, {number: SchoolCount(900, 890, 0)})
    assert issuing.pages(campaign, issued.id) == sent.pages
    issuing.save(campaign, issued.id, tmp_path / "a.pdf")
    assert (tmp_path / "a.pdf").read_bytes() == sent.pages
    again = reporting.month_paper(campaign, MAY, details)
    assert reporting.pdf(again.document, RESOURCES) != sent.pages


BEFORE = ROOT / "tests" / "data" / "reports_without_campaign.json"


def test_an_office_without_records_has_the_report_it_had(binh_minh: Store) -> None:
    """BEFORE was written by the program before it knew of tasks, schools and agents."""
    type_bases(binh_minh)
    split_targets(binh_minh)
    type_may(binh_minh)
    type_office(binh_minh, MAY, {"csi_participants": 6262, "ui_participants": 5968})
    told = {
        period: reporting.as_json(reporting.period_report(binh_minh, Period.parse(period)))
        for period in PERIODS
    }
    shown = json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    assert shown == BEFORE.read_text("utf-8")
