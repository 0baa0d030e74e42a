"""Papers that go out, their words and where their figures come from, by the command line."""

from __future__ import annotations

import hashlib
import json
import shutil
from typing import TYPE_CHECKING

import pytest
from pypdfium2 import PdfDocument

from bhdesk import sample
from bhdesk.store import sqlite
from tests.cli.conftest import Officer
from tests.offices import MIGRATIONS, RESOURCES, VSI

if TYPE_CHECKING:
    from pathlib import Path

Q2 = "2026-Q2"
USAGE = 2
FIRST = ("report", "issue", Q2, "--number", "15", "--date", "03/07/2026")


@pytest.fixture(scope="module")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("mẫu") / "mẫu.bhdesk"
    sample.build_binh_minh(path, MIGRATIONS, RESOURCES).close()
    return path


@pytest.fixture
def clerk(
    home: Path, sample_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> Officer:
    assert home
    return Officer(shutil.copy(sample_file, tmp_path / "mẫu.bhdesk"), capsys)


def reopen(clerk: Officer) -> None:
    """June and all months after it, newest first, as figures follow from one to the next."""
    for month in range(12, 5, -1):
        clerk.types("month", "reopen", f"2026-{month:02d}", "--reason", "Đếm nhầm tháng 6")


def words_of(path: Path) -> str:
    pages = PdfDocument(path.read_bytes())
    told = " ".join(page.get_textpage().get_text_range() for page in pages)
    return " ".join(told.split())


def test_the_register_tells_which_paper_holds(clerk: Officer) -> None:
    clerk.asks(*FIRST)
    second = (*FIRST[:4], "16", *FIRST[5:], "--replace", "--reason", "Sửa số")
    newer = clerk.asks(*second)["id"]

    def states() -> dict[str, str]:
        lines = clerk.types("report", "register").out.splitlines()[1:]
        return {line.split()[1][:2]: line for line in lines}

    assert states()["15"].endswith("đã được thay thế")
    assert states()["16"].endswith(" thay thế")
    clerk.types("report", "withdraw", newer, "--reason", "Nhầm")
    assert states()["15"].endswith("đã phát hành")


def test_a_paper_is_issued_corrected_and_found_again(clerk: Officer, tmp_path: Path) -> None:
    """Story S10: what was sent stays; the second version tells old and new and names the first."""
    sent, again = tmp_path / "gửi.pdf", tmp_path / "lại.pdf"
    first = clerk.asks(*FIRST, "--out", sent)
    assert (first["number"], first["version"], first["nature"]) == ("15/BC-BCĐ", 1, "first")
    assert hashlib.sha256(sent.read_bytes()).hexdigest() == first["sha256"]
    assert clerk.asks("report", "diff", Q2)["changes"] == []
    reopen(clerk)
    clerk.asks("counts", "set", "Thôn 1", VSI, "--new", "3", "--month", "2026-06")
    told = clerk.asks("report", "diff", Q2)
    assert {key: told[key] for key in ("period", "version", "number", "issued")} == {
        "period": Q2, "version": 1, "number": "15/BC-BCĐ", "issued": "2026-07-03",
    }  # fmt: skip
    whole = [c for c in told["changes"] if c["unit"] is None and c["indicator"] == VSI]
    assert [c["field"] for c in whole] == ["new", "closing"]
    (closing,) = [c for c in whole if c["field"] == "closing"]
    assert closing["old"] == 628
    clerk.is_refused("issued.already", *FIRST)
    second = ("report", "issue", Q2, "--number", "02", "--date", "04/01/2027", "--replace")
    clerk.is_refused("issued.no_reason", *second)
    made = clerk.asks(*second, "--reason", "Thôn 1 đếm nhầm tháng 6", "--out", again)
    assert (made["version"], made["replaces"], made["nature"]) == (2, first["id"], "replacement")
    shown = words_of(again)
    assert "thay thế Báo cáo số 15/BC-BCĐ ngày 03 tháng 7 năm 2026" in shown
    assert f"cuối kỳ 628 {closing['new']}" in shown
    old = tmp_path / "cũ.pdf"
    clerk.asks("report", "file", first["id"], "--out", old)
    assert old.read_bytes() == sent.read_bytes()
    plain = tmp_path / "a.json"
    clerk.asks("report", "file", made["id"], "--out", plain)
    data = json.loads(plain.read_text("utf-8"))
    assert data["issued"]["version"] == 2
    assert data["issued"]["replaces"] == {
        "version": 1, "number": "15/BC-BCĐ", "day": "2026-07-03",
    }  # fmt: skip
    (line,) = [t for t in data["totals"] if t["indicator"] == VSI]
    assert line["closing"] == closing["new"]
    rows = clerk.asks("report", "register", "--search", "dem nham")["rows"]
    assert [row["number"] for row in rows] == ["02/BC-BCĐ"]
    clerk.asks("report", "withdraw", made["id"], "--reason", "Gửi nhầm")
    assert clerk.asks("report", "register")["rows"][0]["withdrawn"] == "Gửi nhầm"
    assert clerk.asks("report", "diff", Q2)["version"] == 1
    lines = clerk.types("report", "register").out.splitlines()
    assert "đã thu hồi" in lines[1]
    assert clerk.asks("check")["ok"] is True


def test_a_file_that_was_touched_is_told(clerk: Officer, tmp_path: Path) -> None:
    paper = clerk.asks(*FIRST)
    raw = sqlite.connect(clerk.data)
    raw.execute("UPDATE issued_file SET data = ?", (b"%PDF-1.4 khac",))
    raw.commit()
    raw.close()
    said = clerk.types("check", "--json")
    assert said.status == 1
    assert [problem["code"] for problem in said.json["problems"]] == ["check.issued"]
    assert "15/BC-BCĐ" in said.json["problems"][0]["message"]
    clerk.is_refused("issued.damaged", "report", "file", paper["id"], "--out", tmp_path / "a.pdf")


def test_the_words_of_a_report(clerk: Officer, tmp_path: Path) -> None:
    listed = clerk.asks("report", "text", Q2)
    assert listed["paper"] == "quarter:2026-Q2"
    keys = [passage["key"] for passage in listed["passages"]]
    assert keys[0] == "opening"
    assert {f"results/{VSI}", "tasks/opening", "tasks/data"} <= set(keys)
    assert {passage["standing"] for passage in listed["passages"]} == {"composed"}
    words = "Cả xã có 628 người tham gia BHXH tự nguyện."
    edit = ("report", "text", Q2, "--passage", f"results/{VSI}")
    told = {p["key"]: p for p in clerk.asks(*edit, "--text", words)["passages"]}
    assert told[f"results/{VSI}"]["standing"] == "edited"
    clerk.asks("report", "text", Q2, "--add", "proposals", "--text", "Đề nghị cấp tài liệu.")
    target = tmp_path / "a.pdf"
    value = clerk.asks("report", "quarter", Q2, "--out", target)
    assert {words, "Đề nghị cấp tài liệu."} <= set(value["narrative"])
    assert words in words_of(target)
    reopen(clerk)
    clerk.types("counts", "set", "Thôn 1", VSI, "--new", "3", "--month", "2026-06")
    told = {p["key"]: p for p in clerk.asks("report", "text", Q2)["passages"]}
    assert told[f"results/{VSI}"]["standing"] == "outdated"
    assert told[f"results/{VSI}"]["old_numbers"] == ["628"]
    shown = clerk.types("report", "text", Q2).out
    assert f"[results/{VSI}] đã sửa, số liệu đã đổi; số đã cũ: 628" in shown
    told = {p["key"]: p for p in clerk.asks(*edit, "--keep")["passages"]}
    assert told[f"results/{VSI}"]["standing"] == "edited"
    told = {p["key"]: p for p in clerk.asks(*edit, "--reset")["passages"]}
    assert told[f"results/{VSI}"]["standing"] == "composed"


def test_where_a_figure_comes_from(clerk: Officer) -> None:
    village = clerk.asks("report", "explain", "2026-05", "Thôn 1", VSI)
    # domain.md part G: 105 + 14 + 2 − 2 = 119 in Thôn 1
    assert village["sentences"] == ["Tháng 5/2026: 105 + 14 + 2 − 2 = 119."]
    (step,) = village["steps"]
    assert (step["unit_name"], step["value"], step["month"]) == ("Thôn 1", 119, "2026-05")
    whole = clerk.asks("report", "explain", "2026-05", "xã Bình Minh", VSI, "--part", "new")
    assert sum(step["value"] for step in whole["steps"]) == 68
    assert {step["unit_name"] for step in whole["steps"]} >= {"Thôn 1", "Thôn Đông"}
    rate = clerk.asks("report", "explain", "2026-05", "xã Bình Minh", "vsi_rate")
    assert "12.400" in rate["sentences"][0]
    lines = clerk.types("report", "explain", "2026-05", "Thôn 1", VSI).out.splitlines()
    assert "cuối kỳ tháng 5/2026" in lines[0]


def test_one_sentence_for_each_mistake(clerk: Officer, tmp_path: Path) -> None:
    issue = ("report", "issue", Q2, "--number", "1", "--date", "03/07/2026")
    for code, *words in (
        ("report.not_pdf", *issue, "--out", tmp_path / "a.docx"),
        ("report.wrong_period", *issue, "--kind", "month"),
        ("period.unreadable", "report", "diff", "2026-Q9"),
        ("issued.nothing_before", "report", "diff", Q2),
        ("issued.nothing_before", *issue, "--supplement", "--reason", "x"),
        ("issued.unknown", "report", "file", "9", "--out", tmp_path / "a.pdf"),
        ("issued.unknown", "report", "file", "9", "--out", tmp_path / "a.json"),
        ("issued.unknown_format", "report", "file", "9", "--out", tmp_path / "a.docx"),
        ("issued.unknown", "report", "withdraw", "9", "--reason", "x"),
        ("wording.unknown", "report", "text", Q2, "--passage", "results/1", "--text", "x"),
        ("wording.unknown", "report", "text", Q2, "--add", "results/1", "--text", "x"),
        ("wording.empty", "report", "text", Q2, "--add", "results", "--text", " "),
        ("indicator.unknown", "report", "explain", Q2, "Thôn 1", "abc"),
    ):
        clerk.is_refused(code, *words)
    assert not list(tmp_path.glob("a.*"))
    for words in (
        ("report", "issue", Q2), ("report", "issue", Q2, "--kind", "villages"),
        ("report", "explain", Q2, "Thôn 1", VSI, "--part", "abc"), ("report", "file", "1"),
    ):  # fmt: skip
        assert clerk.types(*words).status == USAGE


def test_meetings_logged_after_a_report_went_out_are_told(clerk: Officer) -> None:
    clerk.asks(*FIRST)
    assert clerk.asks("report", "diff", Q2)["changes"] == []
    late = ("customer_conference", "--date", "20/06/2026", "--place", "Sân kho", "--attended", "9")
    clerk.asks("activities", "add", *late, "--enrolled", f"{VSI}=4")
    changes = clerk.asks("report", "diff", Q2)["changes"]
    told = {(one["indicator"], one["field"]): (one["new"] - one["old"]) for one in changes}
    assert told == {("activities", "held"): 1, ("activities", "attended"): 9, (VSI, "enrolled"): 4}
    assert "số người dự" in clerk.types("report", "diff", Q2).out
