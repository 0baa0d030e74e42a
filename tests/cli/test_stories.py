"""Stories S5, S7 and S10 of domain.md G by command alone; figures by hand from the story."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook

from tests.cli.test_import import MAY, closings, old, save
from tests.cli.test_month_commands import KEYS, pdf_text, prepare
from tests.offices import CSI, HI, UI, VSI
from tests.plans import unseen

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Officer

JUNE_2023 = ("--month", "2023-06")
WARDS = [f"Phường {at}" for at in range(1, 10)] + ["Long Đức"]
TN_JUNE = (136, 45, 44, 128, 140, 155, 210, 123, 170, 255)


def total_of(value: dict[str, Any], key: str) -> dict[str, Any]:
    return next(row for row in value["totals"] if row["indicator"] == key)


def test_s5_a_decision_that_does_not_add_up(officer: Officer, tmp_path: Path) -> None:
    officer.asks("init", "--plan", "tra-vinh-2023")
    sums = {s["indicator"]: s for s in officer.asks("targets", "show")["sums"]}
    figures = ("sum", "total", "difference")
    assert [tuple(sums[key][name] for name in figures) for key in (CSI, VSI, UI, HI)] == [
        (15304, 15647, -343), (1756, 1757, -1), (12368, 12369, -1), (102720, 108441, -5721),
    ]  # fmt: skip
    rows = [["Đơn vị", "BHXH tự nguyện"], *([*pair] for pair in zip(WARDS, TN_JUNE, strict=True))]
    path = save(tmp_path / "phường.xlsx", {"Tháng 6": [*rows, ["Tổng cộng", sum(TN_JUNE)]]})
    done = officer.asks("counts", "import", path, *JUNE_2023)
    assert (done["changed"], done["rejected"]) == (10, 0)
    assert [t["difference"] for t in done["totals"]] == [0]
    target = tmp_path / "bc.pdf"
    value = officer.asks("report", "month", "2023-06", "--out", target)
    units = [row["unit_name"] for row in value["rows"] if row["indicator"] == VSI]
    assert units == WARDS, "the printed order"
    # 1.406 / 1.757 = 80,02 %; 255 / 319 = 79,94 % of the ward's own target
    assert sum(TN_JUNE) == 1406
    assert (total_of(value, VSI)["plan_pct"], total_of(value, VSI)["target"]) == ("80.02", 1757)
    last = next(r for r in value["rows"] if (r["unit_name"], r["indicator"]) == ("Long Đức", VSI))
    assert (last["plan_pct"], last["target"]) == ("79.94", 319)
    told = " ".join(pdf_text(target).split())
    for words in ("Cộng các đơn vị", "Tổng theo Kế hoạch", "1.756", "1.757"):
        assert words in told, words


@pytest.fixture
def village_file(tmp_path: Path) -> Path:
    """S7 whole: old letters, codes, names in NFD, a printed total, a sheet that is refused."""
    head = ["STT", "Thôn", "Người báo", "CCCD", "Số người tham gia BHYT"]
    rows = [
        [1, "Thôn Đông", "Nguyễn Thị Hương", 30166012345, 1.888],
        [2, "Thôn 1", "Đặng Văn Tuấn", "2.71851E+10", 483],
        [3, "Thôn 2", "", "030166054321", 406],
        [4, "Thôn 10", "", None, 1.749],
    ]
    table = [[old(cell) if isinstance(cell, str) else cell for cell in row] for row in rows]
    sheets = {
        "Sheet1": [[old("Báo cáo tháng 5 năm 2026")], [old(cell) for cell in head], *table],
        "DS HIV": [[old("Danh sách")], ["Họ tên", "BHYT"], ["Thôn An Nhân", 3]],
    }
    return save(tmp_path / "thôn gửi.xlsx", sheets, ".VnTime")


def test_s7_an_old_file_of_a_village(at_binh_minh: Officer, village_file: Path) -> None:
    run = ("counts", "import", village_file, *MAY)
    at_binh_minh.is_refused("import.fraction", *run, "--answer", "encoding=tcvn3")
    seen = at_binh_minh.asks(*run, "--dry-run")
    found = {(i["code"], i["sheet"], i["cell"]): i["message"] for i in seen["issues"]}
    assert "0301******45" in found["import.code_zero", "Sheet1", "D3"], "proposed and flagged"
    assert ("import.code_lost", "Sheet1", "D4") in found, "refused with its row"
    assert ("import.refused_sheet", "DS HIV", "") in found
    asked = {q["key"]: (q["before"], q["after"], q["choices"]) for q in seen["questions"]}
    assert asked["Sheet1!E3"] == ("1,888", "1.888", ["times_1000", "leave_out"])
    assert asked["Sheet1!E6"] == ("1,749", "1.749", ["times_1000", "leave_out"])
    before = closings(at_binh_minh, HI)
    done = at_binh_minh.asks(
        *run, "--answer", "encoding=tcvn3", "--answer", "all:import.fraction=times_1000"
    )
    assert (done["read"], done["changed"], done["rejected"]) == (4, 4, 0)
    assert {(r["unit"], r["old"], r["new"], r["cell"]) for r in done["rows"]} == {
        ("thon-dong", None, 1888, "E3"), ("thon-1", None, 483, "E4"),
        ("thon-2", None, 406, "E5"), ("thon-10", None, 1749, "E6"),
    }  # fmt: skip
    kept = at_binh_minh.data.read_bytes()
    for word in ("HIV", "Nguyễn Thị Hương", "30166012345", "030166054321", old("Hương")):
        assert word.encode() not in kept
    at_binh_minh.asks("undo")
    assert closings(at_binh_minh, HI) == before


@pytest.mark.parametrize(
    "spelled", [unicodedata.normalize("NFD", "Thôn Hòa Bình"), "THÔN HOÀ BÌNH"]
)
def test_s7_one_village_in_every_spelling(officer: Officer, tmp_path: Path, spelled: str) -> None:
    units = tmp_path / "thôn.tsv"
    units.write_text("Thôn Hoà Bình\nThôn Đông\n", encoding="utf-8")
    officer.asks("init", "--plan", "tu-ky-2026", "--units", units, "--office", "xã Bình Minh")
    path = save(tmp_path / "a.xlsx", {"S": [["Thôn", "BHYT"], [spelled, 11]]})
    done = officer.asks("counts", "import", path, *MAY)
    assert [(row["unit"], row["new"]) for row in done["rows"]] == [("thon-hoa-binh", 11)]


def sum_of(officer: Officer, month: str) -> int:
    return sum(closings(officer, VSI, month)[key] or 0 for key in KEYS)


def test_s10_basically_complete_and_over(officer: Officer, tmp_path: Path) -> None:
    plan, units = tmp_path / "ct.toml", tmp_path / "ấp.tsv"
    plan.write_text(unseen("can-tho-2026"), encoding="utf-8")
    units.write_text("Ấp A\nẤp B\n", encoding="utf-8")
    officer.asks("init", "--plan", plan, "--units", units, "--office", "xã Thử")
    officer.asks("targets", "set", VSI, "xã Thử", "1.204", "--on", "24/04/2026")
    for month, figures in (("2026-11", (600, 589)), ("2026-12", (610, 603))):
        for unit, value in zip(("Ấp A", "Ấp B"), figures, strict=True):
            officer.asks("counts", "set", unit, VSI, value, "--month", month)
    found = total_of(officer.asks("report", "month", "2026-11", "--out", tmp_path / "11.json"), VSI)
    assert (found["plan_pct"], found["state"], found["remaining"]) == ("98.75", "not_reached", 15)
    value = officer.asks("report", "month", "2026-12", "--out", tmp_path / "12.json")
    found = total_of(value, VSI)
    assert (found["plan_pct"], found["state"], found["remaining"]) == ("100.75", "reached", 0)
    assert "Vượt kế hoạch 9 người" in " ".join(value["narrative"])


def test_s10_pupils_debt_and_staff(officer: Officer, tmp_path: Path) -> None:
    """1.198/1.205 = 99,42 %; 312.700.000 of 18,45 billion is over 1,69 %; 19 of 64 needs 20."""
    officer.asks("init", "--plan", "tra-vinh-2023")
    for key, value in (
        ("students_without_other_group_card", "1.205"), ("staff", "64"),
        ("amount_receivable", "18.450.000.000"),
    ):  # fmt: skip
        officer.asks("base", "set", key, value, "--as-of", "31/08/2023", "--source", "Các trường")
    place = "thành phố Trà Vinh"
    for key, value in (
        ("students_with_student_card", "1.198"), ("staff_with_enrolled_relative", "19"),
        ("late_payment_amount", "312.700.000"),
    ):  # fmt: skip
        officer.asks("counts", "set", place, key, value, "--month", "2023-09")
    value = officer.asks("report", "month", "2023-09", "--out", tmp_path / "9.json")
    rates = {row["rate"]: row for row in value["totals"] if row.get("rate")}
    assert (rates["99.42"]["state"], rates["99.42"]["remaining"]) == ("not_reached", 7)
    staff = rates["29.69"]
    assert (staff["indicator"], staff["state"]) == ("staff_relative_vsi_rate", "not_reached")
    assert (staff["target"], staff["remaining"]) == (20, 1)
    marks = {m["indicator"]: m for m in value["milestones"] if m["by"] == "2023-09-30"}
    assert marks["late_payment_rate"]["state"] == "over_ceiling"


def test_s10_june_is_corrected_in_january(at_binh_minh: Officer) -> None:
    """The commune has 612 in May; a June of 628 becomes 626, and January opens with it."""
    prepare(at_binh_minh)
    june = ("--month", "2026-06")
    none = ("--resumed", 0, "--lapsed", 0)
    for key, flows in (
        ("thon-1", ("--new", 24, "--resumed", 2, "--lapsed", 10)),
        *((key, ("--new", 0, *none)) for key in KEYS[1:]),
    ):
        at_binh_minh.asks("counts", "set", key, VSI, *flows, *june)
    assert sum_of(at_binh_minh, "2026-06") == 628
    at_binh_minh.asks("month", "close", "2026-06", "--accept-blanks")
    wrong = ("counts", "set", "thon-1", VSI, "--new", 22, *june)
    assert "6/2026" in at_binh_minh.is_refused("month.closed", *wrong)
    at_binh_minh.asks("month", "reopen", "2026-06", "--reason", "Thôn 1 báo lại")
    at_binh_minh.asks(*wrong)
    assert sum_of(at_binh_minh, "2026-06") == 626
    for month in (*(f"2026-{at:02}" for at in range(7, 13)), "2027-01"):
        for key in KEYS:
            at_binh_minh.asks("counts", "set", key, VSI, "--new", 0, *none, "--month", month)
    rows = at_binh_minh.asks("counts", "show", "--month", "2027-01")["rows"]
    assert sum(r["opening"] for r in rows if r["unit"] and r["indicator"] == VSI) == 626


def test_forms_for_every_village_come_back(at_binh_minh: Officer, tmp_path: Path) -> None:
    prepare(at_binh_minh)
    june = ("--month", "2026-06")
    folder = tmp_path / "mẫu"
    made = at_binh_minh.asks("counts", "form", *june, "--each", "--out", folder)["files"]
    assert len(made) == 6
    at_binh_minh.is_refused("form.exists", "counts", "form", *june, "--each", "--out", folder)
    for path in map(str, made):
        book = load_workbook(path)
        sheet = book.active
        cells = {cell.value: cell for row in sheet.iter_rows() for cell in row if cell.value}
        line = cells["BHXH tự nguyện"].row
        sheet.cell(line, cells["Tăng mới"].column).value = 3
        sheet.cell(line, cells["Tham gia lại"].column).value = 0
        sheet.cell(line, cells["Giảm"].column).value = 1
        book.save(path)
        done = at_binh_minh.asks("counts", "import", path, *june)
        assert (done["changed"], done["rejected"], done["questions"]) == (3, 0, [])
    assert sum_of(at_binh_minh, "2026-06") == 624, "612 in May and two more in each village"
