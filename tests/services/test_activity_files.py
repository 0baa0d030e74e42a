"""The log as a workbook: goes out and comes back unchanged, and is taken whole or not at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font

from bhdesk import messages
from bhdesk.domain.activities import Activity, ActivityState, Kind
from bhdesk.domain.activity_import import ActivityPlan, RowState
from bhdesk.domain.activity_list import Filter
from bhdesk.domain.errors import UserError
from bhdesk.domain.repeats import Twins
from bhdesk.services import activities, activity_files, office, undoing
from bhdesk.store import logbook
from bhdesk.store.transaction import Writing
from tests.offices import HI, VSI, dump, new_binh_minh, unit_ids

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

    from bhdesk.store.engine import Store

ACTIVITY_TABLES = ("activity", "activity_unit", "activity_enrolled")
HEADER = 4  # two titles, an empty line, then the names of the columns


def full(store: Store) -> tuple[Activity, ...]:
    """Activities with every field filled, awkward words included."""
    first, second, *_ = unit_ids(store)
    return (
        Activity(
            Kind.CUSTOMER_CONFERENCE, date(2026, 6, 9), ActivityState.HELD, "19:00", "20:45",
            "Nhà văn hóa Thôn 10; sân kho", (first, second), "Trưởng ban", "Thư ký Ban Chỉ đạo",
            "UBND xã, BHXH cơ sở", "=1+1 là chữ", 60, 47, 31, ((VSI, 6), (HI, 0)),
            "Hỏi: Đóng bao lâu?\nĐáp: Từ đủ 15 năm.", "Tốt\n\nrất tốt", "'không ổn định",
            "- Việc 1", 1_500_000, "Ngân sách xã", None, "", "", "",
        ),
        Activity(
            Kind.BROADCAST, date(2026, 6, 10), starts="05:30", minutes=15, units=(first,),
            topic="@phát thanh", channel="Đài xã", link="https://vi.example/?a=1&b=2",
        ),
        Activity(
            Kind.VILLAGE_MEETING, date(2026, 6, 11), ActivityState.CANCELLED, place="Nhà văn hóa",
            cancel_reason="Mưa bão",
        ),
        Activity(Kind.ARTICLE, date(2026, 7, 1), ActivityState.PLANNED),
    )  # fmt: skip


@pytest.fixture
def filled(binh_minh: Store) -> Store:
    for item in full(binh_minh):
        activities.add(binh_minh, item)
    return binh_minh


def planned(store: Store, path: Path) -> ActivityPlan:
    return activity_files.prepare(store, activity_files.read(path), path.name)


def rewritten(path: Path, **cells: object) -> Path:
    """The workbook with some cells typed over, as an officer does in Excel."""
    book = load_workbook(path)
    for place, value in cells.items():
        book.worksheets[0][place] = value
    book.save(path)
    return path


def column(sheet: Worksheet, title: str) -> str:
    (found,) = [cell.column_letter for cell in sheet[HEADER] if cell.value == title]
    return str(found)


def test_what_goes_out_comes_back_without_a_change(filled: Store, tmp_path: Path) -> None:
    path = tmp_path / "sổ.xlsx"
    assert activity_files.export(filled, path) == 4
    before = dump(filled)
    plan = planned(filled, path)
    assert plan.issues == ()
    assert [row.state for row in plan.rows] == [RowState.SAME] * 4
    _, result = activity_files.commit(filled, plan)
    assert (result.same, result.batch) == (4, None)
    assert dump(filled) == before


def odd(store: Store, at: int) -> Activity:
    """One of many: kinds, states, villages, figures and words in turn, none of them plain."""
    units, kinds, states = unit_ids(store), list(Kind), list(ActivityState)
    state = states[at % 3]
    return Activity(
        kinds[at % len(kinds)], date(2026, 1, 1) + timedelta(days=at), state,
        starts=f"{at % 24:02}:{at % 60:02}" if at % 4 else "",
        place=f"Nhà văn hóa số {at}/{at % 7}", units=tuple(units[: at % (len(units) + 1)]),
        organisers="UBND xã; Bưu điện" if at % 2 else "", topic=f'"Đợt {at}", 50%; =A1',
        invited=at * 37 if at % 5 else None, attended=at * 31 if at % 5 else 0,
        enrolled=((VSI, at), (HI, 1000 + at)) if at % 3 else (),
        questions=f"Hỏi: Câu {at}?\nCòn nữa?\nĐáp: Có.\nHỏi: Hai?\nĐáp: " if at % 2 else "",
        money=at * 250_000 if at % 4 else None, money_source="Xã hội hóa" if at % 4 else "",
        minutes=at % 60 or None, link=f"https://vi.example/{at}?q=a,b" if at % 6 == 0 else "",
        cancel_reason="Mưa\nbão" if state is ActivityState.CANCELLED else "",
    )  # fmt: skip


def test_two_hundred_odd_ones_come_back_without_a_change(
    binh_minh: Store, tmp_path: Path
) -> None:
    for at in range(200):
        activities.add(binh_minh, odd(binh_minh, at), is_confirmed=True)
    path = tmp_path / "sổ.xlsx"
    assert activity_files.export(binh_minh, path) == 200
    before = dump(binh_minh)
    plan = planned(binh_minh, path)
    assert [row.state for row in plan.rows] == [RowState.SAME] * 200
    assert activity_files.commit(binh_minh, plan)[1].batch is None
    assert dump(binh_minh) == before
    other = new_binh_minh(tmp_path / "khác.bhdesk")
    try:
        empty = dump(other)["activity"]
        _, result = activity_files.commit(other, planned(other, path), twins=Twins.ADD)
        assert result.added == 200
        everything = Filter(date(2026, 1, 1), date(2026, 12, 31))
        here, there = (activities.listed(one, everything) for one in (binh_minh, other))
        assert [replace(item, id=0) for item in here] == [replace(item, id=0) for item in there]
        full_of = {name: dump(other)[name] for name in ACTIVITY_TABLES}
        undoing.undo(other)
        assert dump(other)["activity"] == empty
        undoing.redo(other)
        assert {name: dump(other)[name] for name in ACTIVITY_TABLES} == full_of
    finally:
        other.close()


def test_an_import_is_undone_with_few_statements_a_row(
    binh_minh: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A statement of SQLAlchemy for each row made 5,000 activities take half a minute."""
    wanted = [odd(binh_minh, at) for at in range(50)]
    with binh_minh.write("Nhập sổ hoạt động") as db:
        logbook.insert_many(db, wanted)
    built: list[object] = []
    real = Writing.execute

    def counted(self: Writing, statement: Any) -> Any:
        built.append(statement)
        return real(self, statement)

    monkeypatch.setattr(Writing, "execute", counted)
    undoing.undo(binh_minh)
    undoing.redo(binh_minh)
    assert built == []


def test_an_empty_log_of_another_file_takes_every_field(filled: Store, tmp_path: Path) -> None:
    path = tmp_path / "sổ.xlsx"
    activity_files.export(filled, path)
    other = new_binh_minh(tmp_path / "khác.bhdesk")
    try:
        _, result = activity_files.commit(other, planned(other, path))
        assert (result.added, result.same) == (4, 0)
        everything = Filter(date(2026, 1, 1), date(2026, 12, 31))
        assert sorted(
            (replace(item, id=0) for item in activities.listed(other, everything)),
            key=lambda item: item.day,
        ) == list(full(other))
        undoing.undo(other)
        assert activities.listed(other, everything) == ()
    finally:
        other.close()


def test_a_changed_cell_changes_that_activity_and_nothing_else(
    filled: Store, tmp_path: Path
) -> None:
    path = tmp_path / "sổ.xlsx"
    activity_files.export(filled, path)
    sheet = load_workbook(path).worksheets[0]
    attended = column(sheet, "Số người dự")
    rewritten(path, **{f"{attended}{HEADER + 1}": 52, f"B{HEADER + 3}": "12/06/2026"})
    plan = planned(filled, path)
    assert [row.state.value for row in plan.rows] == ["changed", "same", "changed", "same"]
    activity_files.commit(filled, plan)
    one, _, three, _ = (activities.one(filled, number) for number in range(1, 5))
    assert one == replace(full(filled)[0], id=1, attended=52)
    assert three == replace(full(filled)[2], id=3, day=date(2026, 6, 12))


def test_every_bad_cell_is_told_by_its_place_and_nothing_is_written(
    filled: Store, tmp_path: Path
) -> None:
    path = tmp_path / "sổ.xlsx"
    activity_files.export(filled, path)
    sheet = load_workbook(path).worksheets[0]
    attended, units = column(sheet, "Số người dự"), column(sheet, "Đơn vị")
    rewritten(path, **{
        f"B{HEADER + 1}": "31/02/2026", f"C{HEADER + 2}": "Tiệc",
        f"{attended}{HEADER + 3}": "nhiều", f"{units}{HEADER + 4}": "Thôn Không Có",
        f"B{HEADER + 5}": "01/08/2026",
        f"A{HEADER + 6}": 99, f"B{HEADER + 6}": "02/08/2026", f"C{HEADER + 6}": "Họp thôn",
    })  # fmt: skip
    before = dump(filled)
    plan = planned(filled, path)
    assert [(i.where, i.code) for i in plan.errors] == [
        (f"Sổ hoạt động!B{HEADER + 1}", "date.unreadable"),
        (f"Sổ hoạt động!C{HEADER + 2}", "activity.unknown_kind"),
        (f"Sổ hoạt động!{attended}{HEADER + 3}", "count.unreadable"),
        (f"Sổ hoạt động!{units}{HEADER + 4}", "unit.unknown"),
        (f"Sổ hoạt động!C{HEADER + 5}", "activity.no_field"),
        (f"Sổ hoạt động!A{HEADER + 6}", "activity.import_gone"),
    ]
    with pytest.raises(UserError) as refused:
        activity_files.commit(filled, plan, twins=Twins.ADD)
    assert refused.value.code == "activity.import_bad"
    assert "6 chỗ" in messages.of(refused.value)
    assert dump(filled) == before


def test_duplicates_are_asked_about(filled: Store, tmp_path: Path) -> None:
    path = tmp_path / "sổ.xlsx"
    activity_files.export(filled, path)
    sheet = load_workbook(path).worksheets[0]
    result = column(sheet, "Kết quả")
    first, second = HEADER + 1, HEADER + 2
    rewritten(path, **{f"A{first}": None, f"{result}{first}": "Khác", f"A{second}": None})
    plan = planned(filled, path)
    assert [row.state.value for row in plan.rows] == ["twin", "same", "same", "same"]
    (doubt,) = plan.doubts
    assert (doubt.code, doubt.where) == ("activity.duplicate", f"Sổ hoạt động!A{HEADER + 1}")
    before = dump(filled)
    with pytest.raises(UserError) as refused:
        activity_files.commit(filled, plan)
    assert refused.value.code == "activity.import_doubts"
    _, skipped = activity_files.commit(filled, plan, twins=Twins.SKIP)
    assert (skipped.added, skipped.left_out) == (0, 1)
    assert dump(filled) == before
    _, added = activity_files.commit(filled, plan, twins=Twins.ADD)
    assert added.added == 1


def test_numbers_of_another_file_mean_nothing_here(filled: Store, tmp_path: Path) -> None:
    path = tmp_path / "sổ.xlsx"
    other = new_binh_minh(tmp_path / "khác.bhdesk")
    activities.add(other, Activity(Kind.BROADCAST, date(2026, 3, 2), topic="Của tệp khác"))
    activity_files.export(other, path)
    other.close()
    (row,) = planned(filled, path).rows
    assert (row.state, row.stored) == (RowState.NEW, None)


def test_a_plan_is_stale_when_the_log_changed_meanwhile(filled: Store, tmp_path: Path) -> None:
    path = tmp_path / "sổ.xlsx"
    activity_files.export(filled, path)
    sheet = load_workbook(path).worksheets[0]
    rewritten(path, **{f"{column(sheet, 'Số người dự')}{HEADER + 1}": 52})
    plan = planned(filled, path)
    stored = activities.one(filled, 1)
    activities.change(filled, replace(stored, attended=50), stored)
    with pytest.raises(UserError) as refused:
        activity_files.commit(filled, plan)
    assert refused.value.code == "activity.stale"
    assert activities.one(filled, 1).attended == 50


def test_true_dates_times_and_unknown_columns(binh_minh: Store, tmp_path: Path) -> None:
    path = tmp_path / "tự làm.xlsx"
    book = Workbook()
    book.active.append(["Ngày", "Hình thức", "Giờ bắt đầu", "Thời tiết", "Tham gia tại chỗ: BHYT"])
    book.active.append([datetime(2026, 5, 4), "broadcast", time(5, 30), "nắng", 3])
    book.save(path)
    plan = planned(binh_minh, path)
    (row,) = plan.rows
    assert row.activity == Activity(
        Kind.BROADCAST, date(2026, 5, 4), starts="05:30", enrolled=((HI, 3),)
    )
    assert [i.code for i in plan.doubts] == ["activity.unknown_column"]
    assert messages.of(plan.issues[0]).startswith("Sheet!D1: ")


def test_a_workbook_without_a_table_is_refused(binh_minh: Store, tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["Thôn", "Số người"])
    book.save(tmp_path / "x.xlsx")
    with pytest.raises(UserError) as refused:
        planned(binh_minh, tmp_path / "x.xlsx")
    assert refused.value.code == "activity.no_table"
    assert office.frame(binh_minh).units


def test_a_list_of_another_office_with_merged_titles_is_read(
    binh_minh: Store, tmp_path: Path
) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for line in (
        ["UBND XÃ BÌNH MINH"],
        ["TT", "Ngày", "Nội dung", "Hình thức", "Thôn", "Địa điểm", "Số lượng", None,
         "Tham gia tại chỗ (người)", None],
        [None, None, None, None, None, None, "Mời", "Dự", "BHXH TN", "BHYT"],
        [1, 46188, "BHXH tự nguyện", "Hội nghị khách hàng", "Thôn 1", "Nhà văn hóa", 60, 50, 2, 3],
        [2, datetime(2026, 6, 16), "BHYT", "Họp thôn", "Thôn 2", "Sân kho", "–", 12, "–", None],
        [None, None, None, "Cộng (2 hoạt động)", None, None, 60, 62, 2, 3],
    ):  # fmt: skip
        sheet.append(line)
    for merged in ("A2:A3", "B2:B3", "G2:H2", "I2:J2"):
        sheet.merge_cells(merged)
    path = tmp_path / "danh sách.xlsx"
    book.save(path)
    plan = planned(binh_minh, path)
    assert plan.issues == ()
    first, second = (row.activity for row in plan.rows)
    assert first is not None
    assert second is not None
    assert (first.day, first.place) == (date(2026, 6, 15), "Nhà văn hóa")
    assert (first.invited, first.attended, dict(first.enrolled)) == (60, 50, {VSI: 2, HI: 3})
    assert (second.day, second.invited, second.attended) == (date(2026, 6, 16), None, 12)
    assert second.enrolled == ()


def test_a_time_shown_as_part_of_a_day_is_read(binh_minh: Store, tmp_path: Path) -> None:
    book = Workbook()
    book.worksheets[0].append(["Ngày", "Hình thức", "Giờ bắt đầu", "Giờ kết thúc"])
    book.worksheets[0].append(["03/06/2026", "Họp thôn", 0.8125, 0.875])
    path = tmp_path / "giờ.xlsx"
    book.save(path)
    (row,) = planned(binh_minh, path).rows
    assert row.activity is not None
    assert (row.activity.starts, row.activity.ends) == ("19:30", "21:00")


def test_letters_of_the_old_font_are_read(binh_minh: Store, tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for line in (
        ["Ngµy", "H×nh thøc", "N¬i tæ chøc", "§¬n vÞ", "Néi dung"],
        ["17/06/2026", "Häp th«n", "Nhµ v¨n hãa", "Th«n §«ng", "B¶o hiÓm y tÕ"],
    ):
        sheet.append(line)
    for cell in (*sheet[1], *sheet[2]):
        cell.font = Font(name=".VnTime")
    path = tmp_path / "cũ.xlsx"
    book.save(path)
    plan = planned(binh_minh, path)
    assert plan.issues == ()
    (row,) = plan.rows
    assert row.activity is not None
    assert (row.activity.kind, row.activity.place) == (Kind.VILLAGE_MEETING, "Nhà văn hóa")
    assert row.activity.topic == "Bảo hiểm y tế"
