"""Meetings by command: story S3, repeats, the workbook, papers, photos, bin and undo of each."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from docx import Document as WordFile
from pypdfium2 import PdfDocument

from bhdesk.store.engine import Store
from tests.offices import VILLAGES

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Officer

S3 = (
    "activities", "add", "customer_conference", "--date", "09/06/2026", "--start", "19 giờ 00",
    "--end", "20 giờ 45", "--place", "Nhà văn hóa Thôn 10", "--units", "Thôn 10",
    "--organisers", "UBND xã, BHXH cơ sở, Bưu điện", "--invited", "60", "--attended", "47",
    "--consulted", "31", "--enrolled", "vsi_participants=6", "hi_participants=12",
    "--question", "Đóng bao nhiêu năm?=Từ đủ 15 năm", "--decisions", "Đến từng hộ trước 20/6",
    "--money", "1.500.000", "--money-source", "Ngân sách xã",
)  # fmt: skip
CONFERENCE = ("activities", "add", "customer_conference", "--date")
PNG = b"\x89PNG\r\n\x1a\n" + bytes(300)


def pages(path: Path) -> str:
    return "\n".join(page.get_textpage().get_text_range() for page in PdfDocument(path))


def test_s3_conference_quota_and_minutes(at_binh_minh: Officer, tmp_path: Path) -> None:
    number = at_binh_minh.asks(*S3)["id"]
    (row,) = at_binh_minh.asks("activities", "list", "--month", "2026-06")["rows"]
    assert row["attended"] == 47
    assert row["enrolled"] == {"vsi_participants": 6, "hi_participants": 12}
    assert row["questions"] == [{"question": "Đóng bao nhiêu năm?", "answer": "Từ đủ 15 năm"}]
    assert row["money"] == 1_500_000
    target = tmp_path / "biên bản.pdf"
    assert at_binh_minh.asks("activities", "minutes", number, "--out", target)["file"]
    shown = pages(target)
    for words in (
        "BIÊN BẢN", "Thời gian bắt đầu: 19 giờ 00, ngày 09 tháng 6 năm 2026.",
        "Địa điểm: Nhà văn hóa Thôn 10.", "47 người dự/60 người được mời",
        "6 người BHXH tự nguyện, 12 người BHYT", "1.500.000 đồng (nguồn: Ngân sách xã)",
        "Hội nghị kết thúc vào 20 giờ 45, ngày 09 tháng 6 năm 2026./.", "Lưu: VT, Hồ sơ.",
    ):  # fmt: skip
        assert words in " ".join(shown.split()), words
    assert "Bình Minh, ngày" not in shown  # Mẫu 1.9 has no line of place and date
    secretary, chair = shown.index("THƯ KÝ"), shown.index("CHỦ TỌA")
    assert secretary < chair  # one line: the secretary at the left
    word = tmp_path / "bb.docx"
    at_binh_minh.asks("activities", "minutes", number, "--out", word)
    cells = [cell.text for row in WordFile(str(word)).tables[-1].rows for cell in row.cells]
    assert cells[0].startswith("THƯ KÝ")
    assert cells[0].endswith("- Lưu: VT, Hồ sơ.")
    assert cells[1].startswith("CHỦ TỌA")


def test_a_day_to_come_is_stored_as_told_and_pointed_out(
    at_binh_minh: Officer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The state stays that of the contract; what a day to come should be told as is said."""
    monkeypatch.setattr(Store, "now", lambda _: datetime(2026, 6, 9, 10))
    officer = at_binh_minh
    said = officer.types(*CONFERENCE, "16/06/2026")
    assert "Ngày 16/06/2026 chưa tới mà đã ghi là “đã tổ chức”" in said.err
    assert "“sắp tổ chức” thì ghi thêm --state planned" in said.err
    repeat = ("activities", "repeat", "broadcast", "--dates", "8/6/2026,15/6/2026,22/6/2026")
    said = officer.types(*repeat)
    assert "2 ngày, từ ngày 15/06/2026, chưa tới mà đã ghi là “đã phát”" in said.err
    assert officer.types(*CONFERENCE, "17/06/2026", "--state", "planned").err == ""
    assert officer.types(*CONFERENCE, "09/06/2026").err == ""
    rows = officer.asks("activities", "list", "--month", "2026-06")["rows"]
    assert [row["state"] for row in rows].count("planned") == 1


def test_an_amount_of_money_is_no_number_of_people(at_binh_minh: Officer) -> None:
    said = at_binh_minh.is_refused("money.unreadable", *CONFERENCE, "09/06/2026", "--money", "1,5")
    assert "“1,5” không phải số tiền" in said
    said = at_binh_minh.is_refused("count.fraction", *CONFERENCE, "09/06/2026", "--invited", "1,5")
    assert "không phải số người" in said


def test_an_activity_in_the_bin_is_not_printed(at_binh_minh: Officer, tmp_path: Path) -> None:
    number = at_binh_minh.asks(*S3)["id"]
    at_binh_minh.asks("activities", "delete", number)
    target = tmp_path / "giấy.pdf"
    for paper in ("minutes", "invitation", "attendance"):
        words = ("activities", paper, number, "--out", target)
        assert "Thùng rác" in at_binh_minh.is_refused("activity.binned", *words)
        assert not target.exists()
    at_binh_minh.asks("activities", "restore", number)
    at_binh_minh.asks("activities", "minutes", number, "--out", target)
    assert target.exists()


def test_invitation_and_attendance_sheet(at_binh_minh: Officer, tmp_path: Path) -> None:
    number = at_binh_minh.asks(*S3)["id"]
    target = tmp_path / "gm.pdf"
    at_binh_minh.asks(
        "activities", "invitation", number, "--number", "5", "--date", "04/06/2026",
        "--to", "Đại diện hộ dân Thôn 10", "--out", target,
    )  # fmt: skip
    shown = " ".join(pages(target).split())
    for words in (
        "Số: 05/GM-BCĐ", "Bình Minh, ngày 04 tháng 6 năm 2026", "GIẤY MỜI",
        "trân trọng kính mời: Đại diện hộ dân Thôn 10.", "Địa điểm: Nhà văn hóa Thôn 10.",
    ):  # fmt: skip
        assert words in shown, words
    sheet = tmp_path / "ds.pdf"
    at_binh_minh.asks("activities", "attendance", number, "--rows", "41", "--out", sheet)
    signed = pages(sheet)
    assert "DANH SÁCH NGƯỜI DỰ" in signed
    assert "\n41" in signed.replace("\r", "")
    assert "\n42" not in signed.replace("\r", "")


def test_papers_are_refused_where_there_is_no_meeting(
    at_binh_minh: Officer, tmp_path: Path
) -> None:
    target = tmp_path / "x.pdf"
    air = at_binh_minh.asks("activities", "add", "broadcast", "--date", "01/06/2026")["id"]
    planned = at_binh_minh.asks(
        "activities", "add", "village_meeting", "--date", "20/06/2026", "--state", "planned"
    )["id"]
    for code, *words in (
        ("activity.no_paper", "minutes", air, "--out", target),
        ("activity.not_held", "minutes", planned, "--out", target),
        ("activity.unknown", "minutes", "99", "--out", target),
        ("activity.paper_format", "invitation", planned, "--out", tmp_path / "x.xlsx"),
    ):
        at_binh_minh.is_refused(code, "activities", *words)
    assert not target.exists()
    at_binh_minh.asks("activities", "cancel", planned, "--reason", "Mưa bão")
    at_binh_minh.is_refused("activity.is_cancelled", "activities", "invitation", planned,
                            "--out", target)  # fmt: skip
    assert at_binh_minh.asks("activities", "show", planned)["cancel_reason"] == "Mưa bão"
    at_binh_minh.is_refused("activity.no_reason", "activities", "cancel", planned, "--reason", " ")


def test_twenty_broadcasts_in_one_go(at_binh_minh: Officer) -> None:
    air = ("activities", "repeat", "broadcast", "--month", "2026-06", "--units", ",".join(VILLAGES))
    ids = at_binh_minh.asks(*air, "--weekdays", "2,3,4,5,6", "--start", "05:30", "--minutes", "15")
    assert len(ids["ids"]) == 22  # June 2026 begins on a Monday and has 22 working days
    rows = at_binh_minh.asks("activities", "list", "--month", "2026-06")["rows"]
    assert {row["minutes"] for row in rows} == {15}
    assert len(rows[0]["units"]) == len(VILLAGES)
    line = at_binh_minh.is_refused("repeat.twins", *air)
    assert "22 ngày" in line
    more = at_binh_minh.asks(*air, "--twins", "skip")["ids"]
    assert len(more) == 8
    at_binh_minh.is_refused("repeat.nothing", *air, "--twins", "skip")
    at_binh_minh.is_refused("repeat.weekday", *air, "--weekdays", "2,9")
    at_binh_minh.asks("undo")
    assert len(at_binh_minh.asks("activities", "list", "--month", "2026-06")["rows"]) == 22


def test_export_import_edit_and_the_bin(at_binh_minh: Officer, tmp_path: Path) -> None:
    number = at_binh_minh.asks(*S3)["id"]
    book = tmp_path / "sổ.xlsx"
    assert at_binh_minh.asks("activities", "export", "--out", book)["rows"] == 1
    before = at_binh_minh.data.read_bytes()
    found = at_binh_minh.asks("activities", "import", book)
    assert (found["read"], found["same"], found["added"], found["batch"]) == (1, 1, 0, None)
    assert at_binh_minh.data.read_bytes() == before
    at_binh_minh.asks("activities", "edit", number, "--attended", "50", "--place", "Sân kho")
    kept = at_binh_minh.asks("activities", "show", number)
    assert (kept["attended"], kept["place"], kept["consulted"]) == (50, "Sân kho", 31)
    found = at_binh_minh.asks("activities", "import", book, "--dry-run")
    assert (found["changed"], found["batch"]) == (1, None)
    assert at_binh_minh.asks("activities", "import", book)["changed"] == 1
    assert at_binh_minh.asks("activities", "show", number)["attended"] == 47
    at_binh_minh.asks("activities", "delete", number)
    assert at_binh_minh.asks("activities", "list")["rows"] == []
    at_binh_minh.is_refused("activity.import_bad", "activities", "import", book)
    at_binh_minh.asks("activities", "restore", number)
    assert at_binh_minh.asks("activities", "list", "--find", "nha van hoa")["rows"]
    assert not at_binh_minh.asks("activities", "list", "--find", "truong hoc")["rows"]
    assert not at_binh_minh.asks("activities", "list", "--unit", "Thôn 1")["rows"]


def test_photos_by_command_and_in_the_backup(at_binh_minh: Officer, tmp_path: Path) -> None:
    number = at_binh_minh.asks(*S3)["id"]
    photo = tmp_path / "ảnh.png"
    photo.write_bytes(PNG)
    (kept,) = at_binh_minh.asks("activities", "attach", number, photo, "--note", "Toàn cảnh")["ids"]
    at_binh_minh.is_refused("attachment.same", "activities", "attach", number, photo)
    (row,) = at_binh_minh.asks("activities", "attachments", number)["rows"]
    assert (row["name"], row["size"], row["note"]) == ("ảnh.png", len(PNG), "Toàn cảnh")
    at_binh_minh.asks("backup", "--to", tmp_path / "USB")
    folder = at_binh_minh.data.with_name(at_binh_minh.data.name + ".tep")
    for path in folder.iterdir():
        path.unlink()
    assert at_binh_minh.asks("backup", "--to", tmp_path / "USB")["missing"] == []  # it has the copy
    said = at_binh_minh.types("backup", "--json", "--to", tmp_path / "khác")
    assert len(said.json["missing"]) == 1
    assert "không có 1 tệp đính kèm" in said.err
    said = at_binh_minh.types("check", "--json")
    assert said.status == 1
    assert [p["code"] for p in said.json["problems"]] == ["check.attachment_missing"]
    at_binh_minh.is_refused("attachment.lost", "activities", "save", kept, "--out", tmp_path / "r")
    at_binh_minh.is_refused(
        "file.missing", "activities", "recover", "--from", tmp_path / "chỗ khác"
    )
    recovered = at_binh_minh.asks("activities", "recover", "--from", tmp_path / "USB")
    assert recovered == {"recovered": 1}
    at_binh_minh.asks("activities", "save", kept, "--out", tmp_path / "ra.png")
    assert (tmp_path / "ra.png").read_bytes() == PNG
    at_binh_minh.asks("activities", "detach", kept)
    assert at_binh_minh.asks("activities", "attachments", number)["rows"] == []
    at_binh_minh.asks("activities", "reattach", kept)
    assert at_binh_minh.asks("activities", "list")["rows"][0]["attachments"] == 1


def test_one_thing_joined_is_told_once(at_binh_minh: Officer) -> None:
    twice = ("--enrolled", "vsi_participants=2", "vsi_participants=3")
    at_binh_minh.is_refused("activity.enrolled_twice", *CONFERENCE, "10/06/2026", *twice)
    assert at_binh_minh.asks("activities", "list")["rows"] == []


@pytest.mark.parametrize("field", ["--topic", "--place", "--chair", "--result", "--decisions"])
def test_no_sign_comes_in_that_would_stop_the_report(at_binh_minh: Officer, field: str) -> None:
    held = ("10/06/2026", field, "họp 😀 thôn")
    at_binh_minh.is_refused("text.unprintable", *CONFERENCE, *held)
    assert at_binh_minh.asks("activities", "list")["rows"] == []


def test_repeat_and_growth_refuse_what_they_cannot_do(at_binh_minh: Officer) -> None:
    at_binh_minh.is_refused("repeat.no_days", "activities", "repeat", "broadcast", "--dates", "")
    whole = ("activities", "growth", "2026-05", "--indicator", "csi_participants")
    at_binh_minh.is_refused("growth.not_in_units", *whole)


def test_enrolled_at_meetings_against_growth(at_binh_minh: Officer) -> None:
    at_binh_minh.asks(*S3)
    count = ("counts", "set", "Thôn 10", "vsi_participants")
    at_binh_minh.asks(*count, "73", "--month", "2026-05")
    at_binh_minh.asks(*count, "--new", "8", "--resumed", "0", "--lapsed", "2", "--month", "2026-06")
    rows = at_binh_minh.asks(
        "activities", "growth", "2026-06", "--indicator", "vsi_participants"
    )["rows"]
    (village,) = [row for row in rows if row["enrolled"] and row["unit"] is not None]
    assert (village["enrolled"], village["new"], village["net"]) == (6, 8, 6)
    assert rows[0]["unit"] is None
    assert rows[0]["enrolled"] == 6


@pytest.mark.parametrize("bad", [("--dates", "01/06/2026", "--month", "2026-06"), ()])
def test_repeat_wants_days_or_a_month(at_binh_minh: Officer, bad: tuple[str, ...]) -> None:
    assert at_binh_minh.types("activities", "repeat", "broadcast", *bad).status == 2
