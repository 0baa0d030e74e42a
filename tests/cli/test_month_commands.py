"""Figures, months, meetings and reports by command; expected values from domain.md G and cli.md."""

from __future__ import annotations

import json
import subprocess
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from tests.offices import APRIL, CSI, MAY_FLOWS, UI, VILLAGES, VSI

if TYPE_CHECKING:
    from tests.cli.conftest import Officer

KEYS = ("thon-1", "thon-2", "thon-10", "thon-an-nhan", "thon-doai", "thon-dong")
S1 = ("--as-of", "31/03/2026", "--source", "Thống kê cơ sở")


def base(officer: Officer, key: str, value: str, *more: str) -> None:
    assert officer.asks("base", "set", key, value, *S1, *more) == {}


def prepare(officer: Officer) -> None:
    """Stories S1 and S2 by command: targets of TN and the figures of April and May."""
    base(officer, "population", "24.860")
    base(officer, "labour_force", "12.400")
    for key, labour in zip(KEYS, (2310, 1985, 1640, 2205, 2160, 2100), strict=True):
        base(officer, "labour_force", str(labour), "--unit", key)
    officer.asks("targets", "allocate", VSI, "--by", "labour_force", "--save")
    for key, closing, flows in zip(KEYS, APRIL, MAY_FLOWS, strict=True):
        officer.asks("counts", "set", key, VSI, closing, "--month", "2026-04")
        new, resumed, lapsed = flows
        officer.asks(
            "counts", "set", key, VSI, "--month", "2026-05",
            "--new", new, "--resumed", resumed, "--lapsed", lapsed,
        )  # fmt: skip


@pytest.fixture
def ready(at_binh_minh: Officer) -> Officer:
    prepare(at_binh_minh)
    return at_binh_minh


def test_allocation_is_shown_and_saved_only_when_asked(at_binh_minh: Officer) -> None:
    at_binh_minh.is_refused("target.no_total", "targets", "allocate", VSI, "--by", "labour_force")
    base(at_binh_minh, "labour_force", "12.400")
    at_binh_minh.is_refused(
        "target.missing_weight", "targets", "allocate", VSI, "--by", "labour_force"
    )
    for key, labour in zip(KEYS, (2310, 1985, 1640, 2205, 2160, 2100), strict=True):
        base(at_binh_minh, "labour_force", str(labour), "--unit", key)
    value = at_binh_minh.asks("targets", "allocate", VSI, "--by", "labour_force")
    assert value["total"] == 769
    assert [row["value"] for row in value["rows"]] == [143, 123, 102, 137, 134, 130]
    assert [row["unit"] for row in value["rows"]] == list(KEYS)
    assert not [r for r in at_binh_minh.asks("targets", "show")["rows"] if r["unit"] and r["value"]]
    value = at_binh_minh.asks("targets", "allocate", VSI, "--total", "770", "--by", "labour_force")
    assert sum(row["value"] for row in value["rows"]) == 770
    said = at_binh_minh.types("targets", "allocate", VSI, "--by", "labour_force", "--save")
    assert (said.status, said.err) == (0, "Đã lưu chỉ tiêu.\n")
    sums = {s["indicator"]: s for s in at_binh_minh.asks("targets", "show")["sums"]}
    assert (sums[VSI]["sum"], sums[VSI]["total"], sums[VSI]["difference"]) == (769, 769, 0)


def test_a_typed_target_shows_the_difference(ready: Officer) -> None:
    said = ready.types("targets", "set", VSI, "Thôn 10", "105")
    assert said.status == 0
    assert "772" in said.err
    assert "+3" in said.err
    sums = {s["indicator"]: s for s in ready.asks("targets", "show")["sums"]}
    assert sums[VSI]["difference"] == 3
    ready.is_refused("target.not_in_units", "targets", "set", CSI, "Thôn 10", "105")
    ready.is_refused("count.fraction", "targets", "set", VSI, "Thôn 10", "105,5")
    ready.is_refused("unit.unknown", "targets", "set", VSI, "Thôn 11", "105")


def test_targets_of_tra_vinh_are_those_of_the_plan(officer: Officer) -> None:
    officer.asks("init", "--plan", "tra-vinh-2023")
    value = officer.asks("targets", "show")
    sums = {s["indicator"]: s["difference"] for s in value["sums"]}
    assert [sums[key] for key in (CSI, VSI, UI, "hi_participants")] == [-343, -1, -1, -5721]
    rows = {(r["indicator"], r["unit"]): r["value"] for r in value["rows"]}
    assert rows[VSI, "p7"] == 263
    assert rows["hi_participants", "long-duc"] == 19936


def test_counts_are_shown_with_null_for_blank(ready: Officer) -> None:
    ready.asks("counts", "set", "Xã Bình Minh", CSI, "6.262", "--month", "2026-05")
    value = ready.asks("counts", "show", "--month", "2026-05")
    rows = {(row["unit"], row["indicator"]): row for row in value["rows"]}
    first = rows["thon-1", VSI]
    assert [first[k] for k in ("opening", "new", "resumed", "lapsed", "closing")] == [
        105,
        14,
        2,
        2,
        119,
    ]
    blank = rows["thon-1", "hi_participants"]
    assert [blank[k] for k in ("opening", "new", "resumed", "lapsed", "closing")] == [None] * 5
    assert rows[None, CSI]["closing"] == 6262
    assert rows[None, UI]["closing"] is None
    assert ("thon-1", CSI) not in rows
    shown = ready.types("counts", "show", "--month", "5/2026").out
    assert "Thôn Đông" in shown
    assert "6.262" in shown


def test_a_closing_that_does_not_add_up_is_warned(ready: Officer) -> None:
    said = ready.types("counts", "set", "Thôn 2", VSI, "95", "--month", "2026-05")
    assert said.status == 0
    assert "86 + 10 + 1 − 3 = 94" in said.err
    assert "cuối kỳ nhập 95" in said.err
    value = ready.asks("counts", "set", "thôn 2", VSI, "", "--month", "2026-05")
    assert value == {"warnings": []}
    rows = ready.asks("counts", "show", "--month", "2026-05")["rows"]
    assert next(r for r in rows if (r["unit"], r["indicator"]) == ("thon-2", VSI))["closing"] == 94


REFUSED = [
    ("count.negative", ("Thôn 1", VSI, "-5")),
    ("count.fraction", ("Thôn 1", VSI, "1.888,5")),
    ("count.unreadable", ("Thôn 1", VSI, "năm")),
    ("count.unreadable", ("Thôn 1", VSI, "１２")),
    ("count.too_large", ("Thôn 1", VSI, "9" * 30)),
    ("count.lapsed_over_opening", ("Thôn 1", VSI, "--lapsed", "106")),
    ("count.not_in_units", ("Thôn 1", CSI, "5")),
    ("indicator.computed", ("xã Bình Minh", "si_participants", "5")),
    ("indicator.unknown", ("Thôn 1", "abc", "5")),
    ("unit.unknown", ("Thôn 11", VSI, "5")),
    ("count.empty", ("Thôn 1", VSI)),
]


@pytest.mark.parametrize(("code", "words"), REFUSED)
def test_refused_figures(ready: Officer, code: str, words: tuple[str, ...]) -> None:
    ready.is_refused(code, "counts", "set", *words, "--month", "2026-05")


def test_other_refusals(ready: Officer) -> None:
    ready.is_refused("month.unreadable", "counts", "show", "--month", "2026-13")
    ready.is_refused("date.unreadable", "base", "set", "population", "5", "--as-of", "31/02/2026")
    ready.is_refused("base.unknown", "base", "set", "households", "5", "--as-of", "31/03/2026")
    ready.is_refused("target.unknown_method", "targets", "allocate", VSI, "--by", "households")
    ready.is_refused("report.outside_plan", "report", "month", "2031-01")


def test_closing_and_reopening_a_month(ready: Officer) -> None:
    assert ready.asks("month", "close", "2026-05") == {"month": "2026-05", "state": "closed"}
    ready.is_refused("month.closed", "counts", "set", "Thôn 1", VSI, "5", "--month", "2026-05")
    ready.is_refused("month.already_closed", "month", "close", "2026-05")
    ready.is_refused("month.no_reason", "month", "reopen", "2026-05", "--reason", " ")
    assert ready.asks("counts", "show", "--month", "2026-05")["state"] == "closed"
    reopened = ready.asks("month", "reopen", "2026-05", "--reason", "Thôn 2 gửi lại số")
    assert reopened == {"month": "2026-05", "state": "open"}
    ready.asks("counts", "set", "Thôn 1", VSI, "--new", "15", "--month", "2026-05")
    ready.is_refused("month.empty", "month", "close", "2026-09")
    ready.asks("counts", "set", "Thôn 1", VSI, "130", "--month", "2026-09")
    ready.is_refused("month.incomplete", "month", "close", "2026-09")
    ready.asks("month", "close", "2026-09", "--accept-blanks")


CONFERENCE = (
    "activities", "add", "customer_conference", "--date", "09/06/2026", "--start", "19 giờ 00",
    "--end", "20 giờ 45", "--place", "Nhà văn hóa Thôn 10", "--units", "Thôn 10",
    "--organisers", "UBND xã, BHXH cơ sở, Bưu điện", "--invited", "60", "--attended", "47",
    "--consulted", "31", "--enrolled", f"{VSI}=6", "hi_coverage=12",
)  # fmt: skip


def test_the_log_of_meetings(at_binh_minh: Officer) -> None:
    number = at_binh_minh.asks(*CONFERENCE)["id"]
    (row,) = at_binh_minh.asks("activities", "list", "--month", "2026-06")["rows"]
    assert row["id"] == number
    assert (row["kind"], row["state"], row["date"]) == ("customer_conference", "held", "2026-06-09")
    assert (row["start"], row["end"], row["units"]) == ("19:00", "20:45", ["thon-10"])
    assert (row["invited"], row["attended"], row["consulted"]) == (60, 47, 31)
    assert row["enrolled"] == {VSI: 6, "hi_participants": 12}
    at_binh_minh.is_refused("activity.duplicate", *CONFERENCE)
    at_binh_minh.asks(*CONFERENCE, "--confirm")
    add = ("activities", "add", "village_meeting", "--date", "10/06/2026")
    at_binh_minh.is_refused(
        "activity.attended_over_invited", *add, "--invited", "60", "--attended", "61"
    )
    at_binh_minh.is_refused(
        "activity.consulted_over_attended", *add, "--attended", "47", "--consulted", "48"
    )
    at_binh_minh.is_refused("unit.unknown", *add, "--units", "Thôn 1,Thôn 99")
    at_binh_minh.is_refused("count.negative", *add, "--attended=-1")
    at_binh_minh.is_refused("clock.unreadable", *add, "--start", "25:00")
    at_binh_minh.is_refused("indicator.unknown", *add, "--enrolled", "abc=5")
    at_binh_minh.is_refused("count.empty", *add, "--enrolled", VSI)
    assert at_binh_minh.asks("activities", "list", "--month", "2026-05")["rows"] == []


def test_the_quota_of_tra_vinh_by_ward(officer: Officer) -> None:
    officer.asks("init", "--plan", "tra-vinh-2023")
    officer.asks(
        "activities", "add", "customer_conference", "--date", "05/03/2023", "--units", "p1,Long Đức"
    )
    quota = officer.asks("activities", "list", "--month", "2023-03")["quota"]
    assert {q["unit"]: q["held"] for q in quota if q["held"]} == {"p1": 1, "long-duc": 1}
    assert {q["required"] for q in quota} == {1}
    quota = officer.asks("activities", "list")["quota"]
    assert sum(q["required"] for q in quota) == 100


def pdf_text(path: Path, *options: str) -> str:
    command = ["pdftotext", *options, str(path), "-"]
    return subprocess.run(command, capture_output=True, check=True).stdout.decode()


def test_the_monthly_report_on_paper(ready: Officer, tmp_path: Path) -> None:
    target = tmp_path / "Báo cáo tháng 5.pdf"
    value = ready.asks(
        "report", "month", "2026-05", "--out", target, "--number", "5", "--date", "05/02/2026"
    )
    told = pdf_text(target)
    assert unicodedata.is_normalized("NFC", told)
    flat = " ".join(told.split())
    for paragraph in value["narrative"]:
        assert " ".join(paragraph.split()) in flat
    for words in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Số: 05/BC-BCĐ",
        "Bình Minh, ngày 05 tháng 02 năm 2026", "BÁO CÁO", "Kính gửi:", "Nơi nhận:",
        "- Như trên;", "./.", "79,58%", "Thôn An Nhân",
    ):  # fmt: skip
        assert words in flat, words
    fonts = subprocess.run(["pdffonts", str(target)], capture_output=True, check=True, text=True)
    faces = fonts.stdout.splitlines()[2:]
    assert faces
    for face in faces:
        embedded, _, has_unicode = face.split()[-5:-2]
        assert (embedded, has_unicode) == ("yes", "yes"), face


def test_number_and_date_may_stay_blank(ready: Officer, tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    ready.asks("report", "month", "2026-05", "--out", target)
    flat = pdf_text(target, "-layout")
    assert "/BC-BCĐ" in flat
    assert "05/BC-BCĐ" not in flat


def test_the_workbook_s_numbers_are_numbers(ready: Officer, tmp_path: Path) -> None:
    for words, name in ((("report", "month"), "a.xlsx"), (("export", "month"), "b.xlsx")):
        target = tmp_path / name
        ready.asks(*words, "2026-05", "--out", target)
        book = load_workbook(target)
        cells = [
            c for sheet in book for row in sheet.iter_rows() for c in row if c.value is not None
        ]
        numbers = [c for c in cells if isinstance(c.value, (int, float))]
        assert {612, 769, 119, 143} <= {c.value for c in numbers}
        assert any(abs(float(c.value) - 79.58) < 0.01 for c in numbers)
        texts = {str(c.value) for c in cells if isinstance(c.value, str)}
        assert set(VILLAGES) <= texts
        assert not {"612", "769", "79,58%"} & texts
    ready.is_refused(
        "report.not_workbook", "export", "month", "2026-05", "--out", tmp_path / "b.pdf"
    )
    ready.is_refused(
        "report.unknown_format", "report", "month", "2026-05", "--out", tmp_path / "b.doc"
    )
    gone = tmp_path / "không có" / "a.pdf"
    ready.is_refused("file.cannot_write", "report", "month", "2026-05", "--out", gone)


def test_one_report_value_in_every_form(ready: Officer, tmp_path: Path) -> None:
    target = tmp_path / "a.json"
    value = ready.asks("report", "month", "2026-05", "--out", target)
    assert json.loads(target.read_text("utf-8")) == value
    assert (value["period"], value["as_of"]) == ("2026-05", "2026-05-31")
    total = next(t for t in value["totals"] if t["indicator"] == VSI)
    assert (total["unit"], total["closing"], total["target"]) == (None, 612, 769)
    assert (total["plan_pct"], total["state"]) == ("79.58", "not_reached")
    assert (total["remaining"], total["per_month"]) == (157, 23)
    rows = [row for row in value["rows"] if row["indicator"] == VSI]
    assert [row["unit"] for row in rows] == list(KEYS)
    said = ready.types("report", "month", "2026-05")
    assert said.out.splitlines() == value["narrative"]


def test_backup_and_check(ready: Officer, tmp_path: Path) -> None:
    made = ready.asks("backup", "--to", tmp_path / "sao lưu")
    copy = Path(made["file"])
    assert copy.parent == tmp_path / "sao lưu"
    assert made["counts"]["figure"] == 12
    value = ready.asks("check")
    assert (value["ok"], value["problems"]) == (True, [])
    assert value["counts"]["figure"] == 12
    assert "Tệp dữ liệu không có lỗi." in ready.types("check").out
    home = Path(ready.asks("backup")["file"])
    assert home.parent.name == "sao-luu"


def test_everything_can_be_called_with_the_data_file_after_the_command(ready: Officer) -> None:
    said = ready.types("counts", "show", "--month", "2026-05", "--data", ready.data)
    assert said.status == 0


def test_figures_that_contradict_each_other_are_told_and_kept(ready: Officer) -> None:
    ready.types("counts", "set", "commune", "csi_participants", "100", "--month", "2026-05")
    told = ready.asks("counts", "set", "commune", "ui_participants", "120", "--month", "2026-05")
    assert [w["code"] for w in told["warnings"]] == ["check.ui_over_csi"]
