"""Deadlines, days off, quotas, peak months, schools and debt from the command line."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook

from bhdesk import sample
from bhdesk.cli import activity_commands, date_commands
from bhdesk.services import office
from tests.cli.conftest import Officer
from tests.exchange.test_calendar_file import components, unfolded
from tests.offices import HI, MIGRATIONS, RESOURCES, VSI, new_tra_vinh

if TYPE_CHECKING:
    from pathlib import Path

    from bhdesk.store.engine import Store

JUNE = ("--from", "01/06/2026", "--to", "31/07/2026")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("mẫu") / "mẫu.bhdesk"
    sample.build_binh_minh(path, MIGRATIONS, RESOURCES, last=6, has_campaign=False).close()
    return path


@pytest.fixture
def clerk(home: Path, built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Officer:
    assert home
    path = tmp_path / "a.bhdesk"
    path.write_bytes(built.read_bytes())
    return Officer(path, capsys)


def test_the_list_and_its_calendar(clerk: Officer, tmp_path: Path) -> None:
    value = clerk.asks("deadlines", "list", *JUNE)
    by_key = {row["key"]: row for row in value["rows"]}
    quarter = by_key["report:quarterly:2026-Q2"]
    assert (quarter["due"], quarter["valid"], quarter["working"]) == (
        "2026-07-05", "2026-07-04", "2026-07-03",
    )  # fmt: skip
    assert (quarter["title"], quarter["ref"]) == ("Nộp báo cáo quý II/2026", "quarter:2026-Q2")
    assert (quarter["about"], quarter["done"], quarter["op"]) == ("report", False, "before")
    assert "Nộp báo cáo quý II/2026" in clerk.types("deadlines", "list", *JUNE).out
    target = tmp_path / "hạn.ics"
    made = clerk.asks("deadlines", "calendar", *JUNE, "--out", target)
    events = [c for c in components(unfolded(target.read_bytes().decode())) if c[0] == "VEVENT"]
    opened = clerk.asks("deadlines", "list", *JUNE, "--open")["rows"]
    assert made["events"] == len(events) == len(opened) > 0
    clerk.is_refused("deadline.not_calendar", "deadlines", "calendar", "--out", tmp_path / "a.txt")
    assert not (tmp_path / "a.txt").exists()


def test_own_deadlines_are_added_done_and_removed(clerk: Officer) -> None:
    number = clerk.asks(
        "deadlines", "add", "Gửi số liệu cho BHXH cơ sở", "--date", "25/06/2026",
        "--every", "month", "--until", "31/08/2026",
    )["id"]  # fmt: skip
    mine = [row for row in clerk.asks("deadlines", "list")["rows"] if row["key"].startswith("own:")]
    assert [row["due"] for row in mine] == ["2026-06-25", "2026-07-25", "2026-08-25"]
    key = f"own:{number}:2026-06-25"
    clerk.asks("deadlines", "done", key, "--date", "24/06/2026", "--note", "Đã gửi")
    row = next(r for r in clerk.asks("deadlines", "list")["rows"] if r["key"] == key)
    assert (row["done"], row["done_on"], row["note"]) == (True, "2026-06-24", "Đã gửi")
    clerk.asks("deadlines", "done", key, "--undo")
    clerk.is_refused("deadline.unknown", "deadlines", "done", key, "--undo")
    clerk.is_refused("deadline.unknown", "deadlines", "done", "x:1")
    clerk.asks("deadlines", "remove", number)
    clerk.is_refused("deadline.unknown", "deadlines", "remove", number)
    clerk.is_refused("deadline.no_name", "deadlines", "add", " ", "--date", "25/06/2026")
    clerk.is_refused("date.unreadable", "deadlines", "add", "Việc", "--date", "31/06/2026")


def test_days_off(clerk: Officer) -> None:
    days = {row["date"]: row for row in clerk.asks("holidays", "list", "--year", "2026")["rows"]}
    assert days["2026-02-17"]["off"] is True
    assert days["2026-08-22"]["off"] is False
    clerk.asks("holidays", "add", "03/07/2026", "Nghỉ của đơn vị")
    rows = clerk.asks("deadlines", "list", *JUNE)["rows"]
    quarter = next(row for row in rows if row["key"] == "report:quarterly:2026-Q2")
    assert quarter["working"] == "2026-07-02"
    clerk.asks("holidays", "remove", "03/07/2026")
    clerk.is_refused("holiday.unknown", "holidays", "remove", "03/07/2026")
    clerk.asks("holidays", "add", "04/07/2026", "Làm bù", "--working")
    rows = clerk.asks("deadlines", "list", *JUNE)["rows"]
    quarter = next(row for row in rows if row["key"] == "report:quarterly:2026-Q2")
    assert quarter["working"] == "2026-07-04"


def test_the_last_month_of_a_plan_gone_by_is_short_too(
    home: Path, tra_vinh: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    assert home
    data = tra_vinh.path
    tra_vinh.close()
    tables = Officer(data, capsys).asks("quota")["quotas"]
    (conferences,) = [one for one in tables if one["every"] == "month"]
    short = {row["month"] for row in conferences["rows"] if row["met"] is False}
    assert short == {f"2023-{number:02d}" for number in range(3, 13)}


def test_a_past_month_asked_for_alone_is_short(
    clerk: Officer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(activity_commands, "working_day", lambda _: date(2026, 6, 30))
    for month, met in (("2026-01", True), ("2026-02", False), ("2026-04", False)):
        (cell,) = clerk.asks("activities", "list", "--month", month)["quota"]
        assert (cell["month"], cell["unit"], cell["met"]) == (month, None, met)


def test_a_span_of_days_that_cannot_be_is_refused(clerk: Officer, tmp_path: Path) -> None:
    for first, last in (("01/01/0001", "31/12/9999"), ("01/12/2026", "01/01/2026")):
        span = ("--from", first, "--to", last)
        clerk.is_refused("deadline.span", "deadlines", "list", *span)
        target = tmp_path / "hạn.ics"
        clerk.is_refused("deadline.span", "deadlines", "calendar", *span, "--out", target)
        assert not target.exists()


def test_quota_and_peak(clerk: Officer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(date_commands, "working_day", lambda _: date(2026, 6, 30))
    (table,) = clerk.asks("quota")["quotas"]
    # story S3: 1·0·1·0·2·1, February and April short
    assert [row["held"] for row in table["rows"][:6]] == [1, 0, 1, 0, 2, 1]
    assert [row["month"] for row in table["rows"][:6] if row["met"] is False] == [
        "2026-02", "2026-04",
    ]  # fmt: skip
    (february,) = clerk.asks("quota", "--month", "2026-02")["quotas"][0]["rows"]
    assert february["words"] == "Tháng 2: 0/1, thiếu 1 cuộc"
    clerk.asks("peak", "set-target", "2026-05", VSI, "60")
    clerk.asks("peak", "count", "Thôn 1", VSI, "9", "--date", "08/05/2026")
    seen = clerk.asks("peak", "show", "2026-05", VSI)
    assert (seen["office"]["target"], seen["office"]["new"], seen["office"]["before"]) == (
        60,
        68,
        21,
    )
    assert seen["office"]["ordinary"] == "14.25"
    assert (seen["days"], seen["weeks"]) == ({"2026-05-08": 9}, {"2026-05-04": 9})
    assert (
        clerk.types("peak", "show", "2026-05", VSI).out.splitlines()[-1].startswith("Tăng mới 68")
    )
    # November is counted by day: 40 to win, 4 won by the 3rd, 36 over 27 days
    monkeypatch.setattr(date_commands, "working_day", lambda _: date(2026, 11, 3))
    clerk.asks("peak", "set-target", "2026-11", HI, "40")
    clerk.asks("peak", "count", "Thôn 1", HI, "4", "--date", "03/11/2026")
    seen = clerk.asks("peak", "show", "2026-11", HI)
    assert (seen["days_left"], seen["need_each_day"], seen["broadcast_days"]) == (27, 2, 0)
    said = clerk.types("peak", "show", "2026-11", HI).out
    assert "Còn 27 ngày, mỗi ngày cần tăng 2 người." in said
    clerk.is_refused("peak.not_peak", "peak", "set-target", "2026-06", VSI, "60")
    clerk.is_refused(
        "peak.not_unit", "peak", "count", "xã Bình Minh", VSI, "9", "--date", "08/05/2026"
    )


def test_schools(at_binh_minh: Officer, tmp_path: Path) -> None:
    month = ("--month", "2026-09")
    at_binh_minh.is_refused(
        "school.nothing", "schools", "list", *month, "--out", tmp_path / "a.pdf"
    )
    at_binh_minh.asks("schools", "add", "Trường THCS Bình Minh", "--unit", "Thôn 1")
    typed = ("--pupils", "1.246", "--own", "1198", "--other", "41", *month)
    value = at_binh_minh.asks("schools", "set", "Trường THCS Bình Minh", *typed)
    assert (value["rate"], value["missing"]) == ("99.42", 7)
    listed = at_binh_minh.asks("schools", "list", *month)
    assert (listed["below"], listed["school_year"]) == (["Trường THCS Bình Minh"], "2026–2027")
    assert listed["rows"][0]["barred"] is True
    book = Workbook()
    book.active.append(["Tên trường", "Học sinh", "Thẻ học sinh", "Thẻ nhóm khác"])
    book.active.append(["Trường Tiểu học Bình Minh", 800, 760, 40])
    book.save(tmp_path / "t.xlsx")
    read = at_binh_minh.asks("schools", "import", tmp_path / "t.xlsx", *month)
    assert read == {"read": 1, "added": 1}
    at_binh_minh.asks("schools", "list", *month, "--out", tmp_path / "a.pdf")
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")
    assert at_binh_minh.asks("schools", "carry", *month) == {"written": 2}
    wrong = ("--pupils", "10", "--own", "9", "--other", "2", *month)
    at_binh_minh.is_refused("school.over", "schools", "set", "Trường THCS Bình Minh", *wrong)
    at_binh_minh.is_refused("school.unknown", "schools", "set", "Trường X", *typed)
    at_binh_minh.is_refused("school.twice", "schools", "add", "Trường THCS Bình Minh")


def test_debt(home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert home
    new_tra_vinh(tmp_path / "t.bhdesk").close()
    clerk = Officer(tmp_path / "t.bhdesk", capsys)
    value = clerk.asks(
        "debt", "set", "2023-Q3", "--late", "312.700.000", "--receivable", "18.450.000.000",
        "--employers", "3",
    )  # fmt: skip
    assert (value["rate"], value["state"], value["employers"]) == ("1.695", "over_ceiling", 3)
    assert "Vượt trần" in clerk.types("debt", "show", "2023").out
    clerk.is_refused("debt.over", "debt", "set", "2023-Q3", "--late", "18.450.000.001")
    said = clerk.is_refused("money.unreadable", "debt", "set", "2023-Q3", "--late", "1,5")
    assert "“1,5” không phải số tiền" in said
    clerk.is_refused("count.fraction", "debt", "set", "2023-Q3", "--employers", "1,5")
    clerk.asks("debt", "set", "2023-Q3", "--employers", "5")
    said = clerk.types("commendations", "late", "Công ty Một", "4", "--as-of", "4/8/2023").err
    assert "đã nhập là 5; nay lấy theo danh sách là 1." in said
    office.open_file(clerk.data, "x", MIGRATIONS, tmp_path).close()
