"""The command line on what was done before: undo, history, months, notes, units, decisions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import Officer
from tests.offices import VSI, type_bases, type_may

if TYPE_CHECKING:
    from pathlib import Path

    from bhdesk.store.engine import Store


@pytest.fixture
def officer(home: Path, binh_minh: Store, capsys: pytest.CaptureFixture[str]) -> Officer:
    type_bases(binh_minh)
    type_may(binh_minh)
    binh_minh.close()
    return Officer(binh_minh.path, capsys)


def closing(officer: Officer, month: str) -> int | None:
    rows = officer.asks("counts", "show", "--month", month)["rows"]
    return next(r["closing"] for r in rows if r["indicator"] == VSI)


def test_undo_redo_and_history(officer: Officer) -> None:
    officer.asks("counts", "set", "Thôn 1", VSI, "--new", "20", "--month", "2026-05")
    assert closing(officer, "2026-05") == 125
    done = officer.asks("undo")
    assert done["what"] == "Nhập số liệu tháng 5/2026"
    assert closing(officer, "2026-05") == 119
    officer.asks("redo")
    assert closing(officer, "2026-05") == 125
    officer.is_refused("undo.nothing_to_redo", "redo")
    place = ("--unit", "Thôn 1", "--indicator", VSI, "--month", "2026-05")
    rows = officer.asks("history", *place)["rows"]
    news = [(row["old"], row["new"]) for row in rows if row["field"] == "new"]
    assert news == [("14", "20"), ("20", "14"), ("14", "20"), (None, "14")]
    batches = officer.asks("history")["batches"]
    officer.asks("undo", "--batch", batches[0]["batch"])
    officer.is_refused("undo.done", "undo", "--batch", batches[0]["batch"])
    officer.is_refused("undo.unknown", "undo", "--batch", "1")
    assert "Tăng mới" in officer.types("history", *place).out
    assert "Nhập số liệu" in officer.types("history").out


def test_a_month_is_closed_sent_and_reopened(officer: Officer) -> None:
    officer.is_refused("month.not_closed_yet", "month", "send", "2026-05")
    officer.asks("month", "close", "2026-05")
    assert officer.asks("month", "send", "2026-05") == {"month": "2026-05", "state": "sent"}
    officer.is_refused("month.already_sent", "month", "send", "2026-05")
    officer.is_refused(
        "month.sent", "counts", "set", "Thôn 1", VSI, "--new", "1", "--month", "2026-05"
    )
    reopen = ("month", "reopen", "2026-05", "--reason", "Thôn 1 báo lại")
    officer.is_refused("month.until_past", *reopen, "--until", "01/01/2020")
    officer.asks(*reopen, "--who", "Phó Chủ tịch", "--until", "31/12/2099")
    found = officer.asks("month", "status", "2026-05")
    assert (found["state"], found["who"], found["reason"], found["until"]) == (
        "open", "Phó Chủ tịch", "Thôn 1 báo lại", "2099-12-31",
    )  # fmt: skip
    assert found["blanks"] == [{"indicator": VSI, "units": []}]
    assert "đang nhập" in officer.types("month", "status", "2026-05").out


def test_words_beside_figures(officer: Officer) -> None:
    at = ("--month", "2026-05")
    officer.asks("counts", "note", "Thôn 1", VSI, "Báo qua điện thoại", *at)
    officer.asks("counts", "reason", "Thôn 1", VSI, "Vào vụ thu hoạch", *at)
    rows = officer.asks("report", "month", "2026-05")["rows"]
    assert [r["reason"] for r in rows if r["reason"]] == ["Vào vụ thu hoạch"]
    assert officer.asks("counts", "nothing", "Thôn 1", "--month", "2026-06") == {"filled": 3}
    officer.is_refused("count.nothing_to_fill", "counts", "nothing", "Thôn 1", *at)


def test_units_change_from_a_day_on(officer: Officer) -> None:
    officer.asks("units", "merge", "Thôn 1", "Thôn 2", "--name", "Thôn Mới", "--on", "01/06/2026")
    officer.asks("units", "rename", "Thôn 10", "Thôn Mười", "--on", "01/06/2026")
    made = officer.asks(
        "units", "split", "Thôn Đoài", "--into", "Đoài A", "Đoài B", "--on", "01/06/2026"
    )
    assert [unit["unit_name"] for unit in made["units"]] == ["Đoài A", "Đoài B"]
    listed = officer.asks("units", "list")
    assert {link["kind"] for link in listed["lineage"]} == {"merge", "split"}
    june = officer.asks("counts", "show", "--month", "2026-06")["rows"]
    names = [row["unit_name"] for row in june if row["indicator"] == VSI]
    assert names == ["Thôn Mới", "Thôn Mười", "Thôn An Nhân", "Đoài A", "Đoài B", "Thôn Đông"]
    may = officer.asks("counts", "show", "--month", "2026-05")["rows"]
    assert [row["unit_name"] for row in may][:3] == ["Thôn 1", "Thôn 2", "Thôn 10"]
    officer.is_refused("unit.unknown", "units", "rename", "Thôn 1", "Thôn X", "--on", "01/07/2026")
    assert "Thôn Mới" in officer.types("units", "list").out


def test_decisions_by_own_weights_are_listed(officer: Officer) -> None:
    names = ("Thôn 1", "Thôn 2", "Thôn 10", "Thôn An Nhân", "Thôn Đoài", "Thôn Đông")
    weights = [f"{name}={number}" for number, name in enumerate(names, 1)]
    made = officer.asks(
        "targets", "allocate", VSI, "--total", "210", "--by", "own_weights", "--weights", *weights,
        "--save", "--on", "01/07/2026", "--document", "45/QĐ-UBND", "--document-day", "28/06/2026",
    )  # fmt: skip
    assert [row["value"] for row in made["rows"]] == [10, 20, 30, 40, 50, 60]
    (row,) = officer.asks("targets", "revisions", VSI)["rows"]
    assert (row["document"], row["document_day"], row["method"]) == (
        "45/QĐ-UBND", "2026-06-28", "own_weights",
    )  # fmt: skip
    assert "45/QĐ-UBND" in officer.types("targets", "revisions", VSI).out


def test_what_is_unlikely_is_told_when_typed_and_with_the_month(officer: Officer) -> None:
    for number in range(6, 10):
        flows = ("--new", "3", "--resumed", "0", "--lapsed", "1")
        officer.asks("counts", "set", "Thôn 2", VSI, *flows, "--month", f"2026-{number:02d}")
    typed = ("counts", "set", "Thôn 2", VSI, "--new", "300", "--month", "2026-10")
    said = officer.asks(*typed)["warnings"]
    assert [item["code"] for item in said] == ["count.jump_times"]
    assert "gấp 100 lần mức thường 3 của 5 tháng trước" in said[0]["message"]
    (warning,) = officer.asks("month", "status", "2026-10")["warnings"]
    assert (warning["indicator"], warning["code"]) == (VSI, "count.jump_times")
    shown = officer.types("month", "status", "2026-10").out
    assert "⚠ Thôn 2 · BHXH tự nguyện: Tăng mới 300: gấp 100 lần" in shown
