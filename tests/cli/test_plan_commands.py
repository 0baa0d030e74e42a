"""plan and init; expected values from domain.md A, B and cli.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook

from tests.offices import VILLAGES
from tests.plans import SMALL, UNSEEN

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Officer

BUNDLED = ("bac-ninh-2026-2030", "tra-vinh-2023", "tu-ky-2026")


def test_the_bundled_plans_are_listed(officer: Officer) -> None:
    listed = officer.asks("plan", "list")["plans"]
    assert {item["id"] for item in listed} == set(BUNDLED)
    assert "tu-ky-2026" in officer.types("plan", "list").out


def test_check_gives_the_four_differences_of_tra_vinh(officer: Officer) -> None:
    value = officer.asks("plan", "check", "tra-vinh-2023")
    assert [table["difference"] for table in value["tables"]] == [-343, -1, -1, -5721]
    assert [table["sum"] for table in value["tables"]] == [15304, 1756, 12368, 102720]
    assert [table["printed"] for table in value["tables"]] == [15647, 1757, 12369, 108441]
    assert [issue["code"] for issue in value["issues"]] == ["plan.sum_differs"] * 4
    assert (value["id"], value["milestones"], value["quotas"]) == ("tra-vinh-2023", 6, 2)
    said = officer.types("plan", "check", "tra-vinh-2023")
    assert (said.status, said.err) == (0, "")
    for number in ("−343", "−5.721", "15.304", "108.441"):
        assert number in said.out


def test_check_gives_targets_as_printed(officer: Officer) -> None:
    value = officer.asks("plan", "check", "tu-ky-2026")
    targets = {t["indicator"]: (t["op"], t["value"]) for t in value["targets"]}
    assert targets["hi_coverage"] == (">=", "95.5")
    assert targets["bank_payment_rate"] == (">", "99")
    assert value["tables"] == []
    assert officer.asks("plan", "check", "bac-ninh-2026-2030")["deadlines"] == 3


@pytest.mark.parametrize("name", BUNDLED)
def test_show_tells_what_a_plan_asks(officer: Officer, name: str) -> None:
    said = officer.types("plan", "show", name)
    assert (said.status, said.err) == (0, "")
    assert officer.asks("plan", "show", name)["id"] == name
    if name == "bac-ninh-2026-2030":
        assert "62,35%" in said.out
        assert "6,95%" in said.out


@pytest.mark.parametrize("name", ["can-tho-2026", "ha-noi-2026"])
def test_unseen_plans_are_read_from_a_file(officer: Officer, name: str) -> None:
    path = UNSEEN / f"{name}.toml"
    assert officer.asks("plan", "check", path)["issues"] == []
    assert officer.types("plan", "show", path).status == 0
    villages = officer.data.parent / "ấp.tsv"
    villages.write_text("Ấp 1\nẤp 2\n", "utf-8")
    assert officer.asks("init", "--plan", path, "--units", villages)["units"] == 2


def test_a_broken_plan_is_checked_and_told_with_status_1(officer: Officer, tmp_path: Path) -> None:
    path = tmp_path / "hỏng.toml"
    path.write_text(SMALL.replace("[143]", "[143.5]").replace("[200]", "[200, 1]"), "utf-8")
    said = officer.types("plan", "check", path, "--json")
    assert said.status == 1
    assert {"plan.float", "plan.row_length"} <= {issue["code"] for issue in said.json["issues"]}
    assert "target_table[1].rows[1].values" in said.err
    path.write_text(SMALL.replace("format_version = 1", "format_version = 2"), "utf-8")
    assert "bản chương trình mới hơn" in officer.is_refused("plan.newer", "init", "--plan", path)
    assert not officer.data.exists()


def test_what_is_no_plan(officer: Officer, tmp_path: Path) -> None:
    officer.is_refused("plan.not_found", "plan", "check", "không-có")
    officer.is_refused("plan.not_found", "init", "--plan", "không-có")
    garbage = tmp_path / "a.toml"
    garbage.write_bytes(bytes(range(256)))
    officer.is_refused("plan.not_text", "plan", "show", garbage)


@pytest.mark.parametrize(
    ("name", "units"), [("tra-vinh-2023", 10), ("tu-ky-2026", 6), ("bac-ninh-2026-2030", 6)]
)
def test_init_from_each_bundled_plan(
    officer: Officer, name: str, units: int, tmp_path: Path
) -> None:
    words: list[object] = ["init", "--plan", name]
    if units == 6:
        villages = tmp_path / "thôn.tsv"
        villages.write_text(
            "STT\tTên thôn\n" + "".join(f"{n}\t{v}\n" for n, v in enumerate(VILLAGES, 1)), "utf-8"
        )
        words += ["--units", villages, "--office", "xã Bình Minh"]
    value = officer.asks(*words)
    assert (value["data"], value["units"]) == (str(officer.data), units)
    assert "vsi_participants" in value["indicators"]
    assert "si_rate" in value["indicators"]
    assert officer.asks("check")["ok"]


def test_villages_from_a_workbook_as_offices_make_them(officer: Officer, tmp_path: Path) -> None:
    book = Workbook()
    book.active.title = "Bìa"
    sheet = book.create_sheet("DS thôn")
    sheet.append(["DANH SÁCH THÔN XÃ BÌNH MINH"])
    sheet.merge_cells("A1:C1")
    sheet.append(["(Kèm theo Quyết định số 12/QĐ-UBND)"])
    sheet.append([])
    sheet.append(["STT", "Tên thôn", "Dân số"])
    for number, village in enumerate(VILLAGES, 1):
        sheet.append([number, village, 4630])
    sheet.append([None, "Tổng cộng", 24860])
    path = tmp_path / "Danh sách thôn.xlsx"
    book.save(path)
    assert officer.asks("init", "--plan", "tu-ky-2026", "--units", path)["units"] == 6
    rows = officer.asks("counts", "show", "--month", "2026-05")["rows"]
    names = list(dict.fromkeys(row["unit_name"] for row in rows if row["unit"]))
    assert names == list(VILLAGES)


def test_lists_that_are_refused_make_no_file(officer: Officer, tmp_path: Path) -> None:
    init = ("init", "--plan", "tu-ky-2026")
    officer.is_refused("plan.no_units", *init)
    officer.is_refused("file.missing", *init, "--units", tmp_path / "không có.xlsx")
    fake = tmp_path / "giả.xlsx"
    fake.write_bytes(b"not a workbook")
    officer.is_refused("file.not_workbook", *init, "--units", fake)
    empty = tmp_path / "trống.tsv"
    empty.write_text("STT\tTên thôn\n", "utf-8")
    officer.is_refused("unit.none", *init, "--units", empty)
    twice = tmp_path / "hai.tsv"
    twice.write_text("Thôn Hoà\nThôn Hòa\n", "utf-8")
    officer.is_refused("unit.twice", *init, "--units", twice)
    assert not officer.data.exists()


def test_init_never_writes_over_a_file(officer: Officer) -> None:
    officer.asks("init", "--plan", "tra-vinh-2023")
    officer.is_refused("store.exists", "init", "--plan", "tra-vinh-2023")
