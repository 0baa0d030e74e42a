"""One list of everything due; days from domain.md A.7, G.1, S4 and S9, weekdays from a calendar."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from bhdesk.domain.activities import Activity, ActivityState, Kind
from bhdesk.domain.deadlines import About, Every, OwnDeadline
from bhdesk.domain.errors import UserError
from bhdesk.domain.leading import Place, leads_to
from bhdesk.domain.official import PaperDetails
from bhdesk.domain.periods import Month, Period
from bhdesk.domain.places import read_names
from bhdesk.domain.tasks import Task
from bhdesk.services import (
    activities,
    deadlines,
    holidays,
    issuing,
    months,
    office,
    overview,
    reporting,
    tasks,
    undoing,
)
from bhdesk.services.issuing import Ready
from bhdesk.services.office import Setup
from tests.exchange.test_calendar_file import components, unescaped, unfolded
from tests.offices import BINH_MINH, MIGRATIONS, RESOURCES, VILLAGES, VSI, dump, type_closings
from tests.plans import bundled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from bhdesk.domain.deadlines import Deadline
    from bhdesk.store.engine import Store

YEAR = (date(2026, 1, 1), date(2026, 12, 31))
FRIDAY = date(2026, 7, 3)
PUBLIC = holidays.public(RESOURCES / "holidays")


@pytest.fixture
def bac_ninh(tmp_path: Path) -> Iterator[Store]:
    """Xã Bình Minh under the plan of Bắc Ninh, whose quarterly report is due before day 05."""
    setup = Setup(bundled("bac-ninh-2026-2030"), BINH_MINH, read_names("\n".join(VILLAGES)))
    made = office.create(tmp_path / "Bắc Ninh.bhdesk", setup, "Người thử", MIGRATIONS)
    yield made
    made.close()


def rows(store: Store, first: date, last: date, today: date) -> dict[str, Deadline]:
    return {row.key: row for row in deadlines.listed(store, first, last, today, PUBLIC).rows}


def quarterly(store: Store, quarter: str, today: date) -> Deadline:
    span = (date(2026, 1, 1), date(2027, 1, 31))
    return rows(store, *span, today)[f"report:quarterly:{quarter}"]


def refused(store: Store, action: Callable[[], object]) -> str:
    before = dump(store)
    with pytest.raises(UserError) as caught:
        action()
    assert dump(store) == before, "a refusal writes nothing"
    return caught.value.code


WEEKDAY_TRAP = [
    # quarter, last valid day, the working day before it (domain.md A.7: Sat, Sat, Sun, Mon)
    ("2026-Q1", date(2026, 4, 4), date(2026, 4, 3)),
    ("2026-Q2", date(2026, 7, 4), date(2026, 7, 3)),
    ("2026-Q3", date(2026, 10, 4), date(2026, 10, 2)),
    ("2026-Q4", date(2027, 1, 4), date(2027, 1, 4)),
]


@pytest.mark.parametrize(("quarter", "valid", "working"), WEEKDAY_TRAP)
def test_the_weekday_trap(bac_ninh: Store, quarter: str, valid: date, working: date) -> None:
    found = quarterly(bac_ninh, quarter, date(2026, 1, 2))
    assert (found.valid, found.working, found.about) == (valid, working, About.REPORT)


def test_s4_the_quarterly_report_on_the_first_screen(bac_ninh: Store) -> None:
    found = quarterly(bac_ninh, "2026-Q2", FRIDAY)
    assert found.dated.due == date(2026, 7, 5)
    assert found.ref == "quarter:2026-Q2"
    assert found.reminder == (
        "hạn cuối: thứ Sáu 03/7 (ngày làm việc cuối; hạn theo văn bản: hết thứ Bảy 04/7)"
    )
    assert found.words(FRIDAY) == "hạn cuối hôm nay"
    assert found.words(date(2026, 7, 4)) == "hết hạn thứ Bảy 04/7"
    assert (found.overdue(date(2026, 7, 4)), found.overdue(date(2026, 7, 7))) == (0, 3)
    seen = overview.overview(bac_ninh, Month(2026, 6), FRIDAY)
    task = next(one for one in seen.tasks if one.place is Place.REPORTS)
    assert (task.title, task.when, task.about, task.is_late) == (
        "Nộp báo cáo quý II/2026", "Thứ Sáu 03/7", "hạn cuối hôm nay", False,
    )  # fmt: skip
    late = overview.overview(bac_ninh, Month(2026, 6), date(2026, 7, 7))
    assert late.tasks[0].about == "quá hạn 3 ngày"


def test_a_holiday_moves_the_last_working_day(bac_ninh: Store) -> None:
    # before 05/5/2026: the quarter has none, so an own rule; 01/5 is Friday, 30/4 Thursday, off
    deadlines.save_own(bac_ninh, OwnDeadline("Gửi danh sách", date(2026, 5, 2)))
    own = next(iter(own_rows(bac_ninh)))
    assert own.working == date(2026, 4, 29)
    holidays.put(bac_ninh, date(2026, 4, 29), "Nghỉ của đơn vị")
    assert next(iter(own_rows(bac_ninh))).working == date(2026, 4, 28)
    holidays.put(bac_ninh, date(2026, 5, 2), "Làm bù", is_off=False)
    assert next(iter(own_rows(bac_ninh))).working == date(2026, 5, 2)
    undoing.undo(bac_ninh)
    undoing.undo(bac_ninh)
    assert next(iter(own_rows(bac_ninh))).working == date(2026, 4, 29)
    holidays.remove(bac_ninh, date(2026, 5, 1), PUBLIC)
    assert next(iter(own_rows(bac_ninh))).working == date(2026, 5, 1)
    unknown = refused(bac_ninh, lambda: holidays.remove(bac_ninh, date(2026, 5, 6), PUBLIC))
    assert unknown == "holiday.unknown"
    assert refused(bac_ninh, lambda: holidays.put(bac_ninh, FRIDAY, " ")) == "holiday.no_name"


def own_rows(store: Store, today: date = date(2026, 1, 2)) -> list[Deadline]:
    found = deadlines.listed(store, date(2026, 1, 1), date(2027, 12, 31), today, PUBLIC).rows
    return [row for row in found if row.key.startswith("own:")]


def test_public_holidays_of_three_years_come_with_the_program(bac_ninh: Store) -> None:
    assert holidays.known_years(PUBLIC) == (2025, 2026, 2027)
    off = {day.day: day for day in holidays.listed(bac_ninh, PUBLIC, 2026)}
    tet = [date(2026, 2, day) for day in range(16, 21)]  # 29 Chạp to mùng 4, Monday to Friday
    national = [date(2026, 4, 27), date(2026, 4, 30), date(2026, 5, 1), date(2026, 9, 2)]
    assert all(off[day].is_off and off[day].is_verified for day in (*tet, *national))
    assert not off[date(2026, 8, 22)].is_off, "a Saturday worked for Monday 31/8"
    tet_2027 = holidays.listed(bac_ninh, PUBLIC, 2027)
    assert not next(day for day in tet_2027 if day.day == date(2027, 2, 10)).is_verified


def test_done_follows_from_the_register(bac_ninh: Store) -> None:
    assert not quarterly(bac_ninh, "2026-Q2", FRIDAY).is_done
    period = Period.parse("2026-Q2")
    paper = reporting.paper(bac_ninh, "quarter", period, PaperDetails(15, FRIDAY))
    ready = Ready(
        "quarter", "2026-Q2", "Báo cáo quý II/2026", paper.document,
        reporting.as_json(paper.report), reporting.pdf(paper.document, RESOURCES), paper.as_of,
    )  # fmt: skip
    issuing.issue(bac_ninh, ready)
    found = quarterly(bac_ninh, "2026-Q2", date(2026, 7, 20))
    assert (found.is_done, found.dated.done_on, found.overdue(date(2026, 7, 20))) == (
        True, FRIDAY, 0,
    )  # fmt: skip
    assert found.words(FRIDAY) == "đã xong 03/07/2026"
    tasks = overview.overview(bac_ninh, Month(2026, 6), date(2026, 7, 6)).tasks
    assert not [one for one in tasks if one.place is Place.REPORTS]


def test_marked_by_hand_undone_and_refused(bac_ninh: Store) -> None:
    start = deadlines.listed(bac_ninh, date(2025, 12, 1), date(2025, 12, 31), FRIDAY)
    plan_days = {row.valid: row for row in start.rows if row.about is About.PLAN}
    # BN III.23 g1 and IV.1: before 19/12 and 26/12/2025; that of the province is not ours
    assert list(plan_days) == [date(2025, 12, 18), date(2025, 12, 25)]
    key = plan_days[date(2025, 12, 18)].key
    deadlines.mark_done(bac_ninh, key, date(2025, 12, 17), "Kế hoạch 40/KH-UBND")
    span = (date(2025, 12, 1), date(2025, 12, 31))
    done = rows(bac_ninh, *span, FRIDAY)[key]
    assert (done.is_done, done.dated.done_on, done.dated.note) == (
        True, date(2025, 12, 17), "Kế hoạch 40/KH-UBND",
    )  # fmt: skip
    undoing.undo(bac_ninh)
    assert not rows(bac_ninh, *span, FRIDAY)[key].is_done
    undoing.redo(bac_ninh)
    deadlines.mark_open(bac_ninh, key)
    assert not rows(bac_ninh, *span, FRIDAY)[key].is_done
    nobody = refused(bac_ninh, lambda: deadlines.mark_done(bac_ninh, "own:99:2026-01-01", FRIDAY))
    assert nobody == "deadline.unknown"
    assert refused(bac_ninh, lambda: deadlines.mark_open(bac_ninh, key)) == "deadline.unknown"


def test_own_deadlines_come_back_and_survive_a_restart(bac_ninh: Store) -> None:
    monthly = OwnDeadline(
        "Gửi số liệu", date(2026, 1, 31), every=Every.MONTH, until=date(2026, 4, 30)
    )
    _, number = deadlines.save_own(bac_ninh, monthly)
    due = [row.dated.due for row in own_rows(bac_ninh)]
    assert due == [date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 31), date(2026, 4, 30)]
    path = bac_ninh.path
    bac_ninh.close()
    again = office.open_file(path, "Người thử", MIGRATIONS, path.parent)
    try:
        assert [row.dated.due for row in own_rows(again)] == due
        weekly = OwnDeadline(
            "Họp", date(2026, 3, 6), "before", Every.WEEK, date(2026, 3, 20), id=number
        )
        deadlines.save_own(again, weekly)
        assert [row.valid for row in own_rows(again)] == [
            date(2026, 3, 5), date(2026, 3, 12), date(2026, 3, 19),
        ]  # fmt: skip
        deadlines.remove_own(again, number)
        assert own_rows(again) == []
        undoing.undo(again)
        assert len(own_rows(again)) == 3
    finally:
        again.close()


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (OwnDeadline("  ", FRIDAY), "deadline.no_name"),
        (OwnDeadline("x" * 201, FRIDAY), "deadline.no_name"),
        (OwnDeadline("Việc", FRIDAY, "after"), "deadline.unknown_rule"),
        (OwnDeadline("Việc", FRIDAY, about="week"), "deadline.unknown_rule"),
        (OwnDeadline("Việc", FRIDAY, until=date(2026, 7, 2)), "deadline.until_before"),
        (OwnDeadline("Việc", FRIDAY, id=7), "deadline.unknown"),
    ],
)
def test_an_own_deadline_that_cannot_be(bac_ninh: Store, wrong: OwnDeadline, code: str) -> None:
    assert refused(bac_ninh, lambda: deadlines.save_own(bac_ninh, wrong)) == code


def test_the_closing_of_a_month_as_the_office_sets_it(bac_ninh: Store) -> None:
    day = OwnDeadline("Chốt số liệu", date(2026, 6, 3), every=Every.MONTH, about="close")
    deadlines.save_own(bac_ninh, day)
    june, july = own_rows(bac_ninh)[:2]
    assert (june.about, june.ref, july.ref) == (About.MONTH, "2026-05", "2026-06")
    type_closings(bac_ninh, Month(2026, 5), VSI, (105, 86, 66, 101, 94, 96))
    months.close(bac_ninh, Month(2026, 5), accepts_blanks=True)
    june, july = own_rows(bac_ninh, date(2026, 7, 1))[:2]
    assert (june.is_done, july.is_done) == (True, False)


def test_the_cut_off_day_and_a_month_that_was_opened_again(binh_minh: Store) -> None:
    office.set_office(binh_minh, {"cut_off_day": "25"})
    cut_off = rows(binh_minh, *YEAR, FRIDAY)["cut-off:2026-05"]
    assert (cut_off.valid, cut_off.ref, cut_off.overdue(FRIDAY)) == (
        date(2026, 5, 25), "2026-05", 0,
    )  # fmt: skip
    type_closings(binh_minh, Month(2026, 5), VSI, (105, 86, 66, 101, 94, 96))
    months.close(binh_minh, Month(2026, 5), accepts_blanks=True)
    assert rows(binh_minh, *YEAR, FRIDAY)["cut-off:2026-05"].is_done
    now = date(2026, 6, 1)  # the day of the clock, a Monday
    months.reopen(binh_minh, Month(2026, 5), "Thôn 2 báo lại", until=now)
    key = f"reopened:2026-05:{now.isoformat()}"
    found = rows(binh_minh, now, now, now)[key]
    assert (found.about, found.is_done, found.words(now)) == (
        About.MONTH, False, "hạn cuối hôm nay",
    )  # fmt: skip


def test_a_planned_meeting_waits_for_its_result(bac_ninh: Store) -> None:
    planned = Activity(
        Kind.VILLAGE_MEETING, date(2026, 7, 8), ActivityState.PLANNED, place="Nhà văn hóa Thôn 1"
    )
    _, number = activities.add(bac_ninh, planned)
    found = rows(bac_ninh, *YEAR, FRIDAY)[f"activity:{number}"]
    assert (found.about, found.ref, found.words(FRIDAY)) == (
        About.ACTIVITY, str(number), "còn 5 ngày",
    )  # fmt: skip
    assert found.overdue(date(2026, 7, 9)) == 1


# 80 % of each ward's target, rounded up (domain.md, part B); their sum 1.409 is over 1.405,6
NEEDED = (132, 44, 44, 128, 148, 152, 211, 122, 172, 256)


def test_a_milestone_is_done_when_every_place_reached_it(tra_vinh: Store) -> None:
    today, span = date(2023, 6, 30), (date(2023, 1, 1), date(2023, 12, 31))

    def standing(heads_of_ward_7: int) -> Deadline:
        values = [*NEEDED[:6], heads_of_ward_7, *NEEDED[7:]]
        type_closings(tra_vinh, Month(2023, 6), VSI, values)
        return rows(tra_vinh, *span, today)["milestone:vsi_participants:2023-06-30"]

    short = standing(210)
    assert (short.is_done, short.dated.note) == (False, "đã đạt 10/11 nơi")
    assert short.title == "BHXH tự nguyện: đạt 80% kế hoạch"
    assert short.overdue(date(2023, 7, 2)) == 2
    assert standing(211).is_done


def test_the_calendar_file_holds_what_is_open(bac_ninh: Store, tmp_path: Path) -> None:
    seen = deadlines.listed(bac_ninh, date(2026, 6, 1), date(2026, 7, 31), date(2026, 6, 1))
    target = tmp_path / "hạn.ics"
    deadlines.save_calendar(bac_ninh, seen, target)
    made = components(unfolded(target.read_bytes().decode()))
    events = [props for name, props in made if name == "VEVENT"]
    assert len(events) == len(seen.open) > 0
    report = next(e for e in events if e["UID"].startswith("report:quarterly:2026-Q2@"))
    assert report["DTSTART;VALUE=DATE"] == "20260703"
    assert unescaped(report["SUMMARY"]) == "Nộp báo cáo quý II/2026"
    assert "hạn theo văn bản: hết thứ Bảy 04/7" in unescaped(report["DESCRIPTION"])
    wrong = refused(bac_ninh, lambda: deadlines.save_calendar(bac_ninh, seen, tmp_path / "hạn.txt"))
    assert wrong == "deadline.not_calendar"


def test_a_task_given_out_is_due_and_leads_to_itself(bac_ninh: Store) -> None:
    due = date(2026, 10, 18)  # a Sunday
    given = Task(
        "Rà soát 62 hộ kinh doanh", "cán bộ Phòng Kinh tế", date(2026, 10, 5), due,
        "Phòng Kinh tế", product="danh sách 62 hộ", authority="Chủ tịch UBND xã",
    )  # fmt: skip
    number = tasks.save(bac_ninh, given)[1]
    today = date(2026, 10, 19)
    assert f"task:{number}" not in rows(bac_ninh, date(2026, 10, 1), date(2026, 10, 31), today)
    tasks.activate(bac_ninh, number, date(2026, 10, 5))
    row = rows(bac_ninh, date(2026, 10, 1), date(2026, 10, 31), today)[f"task:{number}"]
    assert (row.about, row.working, row.overdue(today)) == (About.TASK, date(2026, 10, 16), 1)
    assert leads_to(row) == (Place.TASKS, f"task:{number}")
    seen = overview.overview(bac_ninh, Month(2026, 10), today)
    mine = next(item for item in seen.tasks if item.title == given.work)
    assert mine.is_late
    assert mine.what == f"task:{number}"
    tasks.finish(bac_ninh, number, date(2026, 10, 20))
    row = rows(bac_ninh, date(2026, 10, 1), date(2026, 10, 31), today)[f"task:{number}"]
    assert row.words(today) == "đã xong 20/10/2026"
    tasks.reopen(bac_ninh, number, "làm lại")
    tasks.cancel(bac_ninh, number, "không cần nữa")
    assert f"task:{number}" not in rows(bac_ninh, date(2026, 10, 1), date(2026, 10, 31), today)


def test_a_task_late_for_months_is_still_to_be_done(bac_ninh: Store) -> None:
    given = Task("Rà soát hộ kinh doanh", "Cán bộ A", date(2026, 5, 5), date(2026, 5, 29),
                 "Phòng Kinh tế", product="danh sách", authority="Chủ tịch UBND xã")  # fmt: skip
    number = tasks.save(bac_ninh, given)[1]
    tasks.activate(bac_ninh, number, date(2026, 5, 5))
    seen = overview.overview(bac_ninh, Month(2026, 10), date(2026, 11, 22))
    mine = [item for item in seen.tasks if item.what == f"task:{number}"]
    assert [(one.when, one.about, one.is_late) for one in mine] == [
        ("Hạn 29/05/2026", "quá hạn 177 ngày", True)
    ]
    soon = overview.overview(bac_ninh, Month(2026, 5), date(2026, 6, 2))
    assert sum(item.what == f"task:{number}" for item in soon.tasks) == 1


def test_what_is_not_counted_by_village_leads_to_its_part(tra_vinh: Store) -> None:
    found = rows(tra_vinh, date(2023, 1, 1), date(2023, 12, 31), date(2023, 6, 30))
    debt = [one for one in found.values() if one.ref == "late_payment_rate"]
    for one in debt:
        quarter = f"{one.dated.due.year}-Q{(one.dated.due.month + 2) // 3}"
        assert leads_to(one) == (Place.FURTHER, f"debt:{quarter}")
    assert debt
    vsi = found["milestone:vsi_participants:2023-06-30"]
    assert leads_to(vsi) == (Place.TARGETS, VSI)


def test_a_peak_month_leads_to_its_diary(bac_ninh: Store) -> None:
    found = rows(bac_ninh, date(2026, 1, 1), date(2026, 12, 31), date(2026, 5, 1))
    peaks = [one for one in found.values() if one.about is About.PEAK]
    assert peaks
    for one in peaks:
        assert leads_to(one) == (Place.FURTHER, f"peaks:{one.ref}")
