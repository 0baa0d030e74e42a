"""Papers made from the command line: every kind, every ending, one refusal for each mistake."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import docx
import pytest
from pypdfium2 import PdfDocument

from bhdesk import sample
from tests.cli.conftest import Officer
from tests.offices import MIGRATIONS, RESOURCES, VSI

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("mẫu") / "mẫu.bhdesk"
    sample.build_binh_minh(path, MIGRATIONS, RESOURCES).close()
    return path


@pytest.fixture
def clerk(home: Path, sample_file: Path, capsys: pytest.CaptureFixture[str]) -> Officer:
    assert home
    return Officer(sample_file, capsys)


@pytest.mark.parametrize(
    ("kind", "period"),
    [("month", "2026-06"), ("quarter", "2026-Q2"), ("half", "2026-H1"), ("year", "2026")],
)
def test_one_report_value_for_each_period(
    clerk: Officer, tmp_path: Path, kind: str, period: str
) -> None:
    target = tmp_path / "a.json"
    value = clerk.asks("report", kind, period, "--out", target)
    assert json.loads(target.read_text("utf-8")) == value
    assert (value["period"], value["kind"]) == (period, kind)
    total = next(t for t in value["totals"] if t["indicator"] == VSI)
    # 628 at the end of June; by hand 764 in December (test_period_reports)
    wanted = (764, "99.35") if kind == "year" else (628, "81.66")
    assert (total["closing"], total["plan_pct"]) == wanted
    assert clerk.types("report", kind, period).out.splitlines() == value["narrative"]


@pytest.mark.parametrize("kind", ["peak", "section", "ranking", "villages", "activities"])
def test_the_other_kinds(clerk: Officer, tmp_path: Path, kind: str) -> None:
    pdf, book, plain = (tmp_path / f"a.{ending}" for ending in ("pdf", "xlsx", "json"))
    for target in (pdf, book, plain):
        value = clerk.asks("report", kind, "2026-05", "--out", target)
    assert (value["kind"], value["period"], value["as_of"]) == (kind, "2026-05", "2026-05-31")
    assert len(PdfDocument(pdf.read_bytes())) >= 1
    written = json.loads(plain.read_text("utf-8"))
    tables = written["tables"] + [t for annex in written["annexes"] for t in annex["tables"]]
    assert tables
    assert written["annexes"] == value["annexes"]


def test_the_target_of_a_peak_month_and_its_number(clerk: Officer, tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    value = clerk.asks(
        "report", "peak", "2026-05", "--out", target, "--target", "80",
        "--number", "7", "--date", "02/06/2026",
    )  # fmt: skip
    assert any("80 người tăng mới, đạt 85,00%" in words for words in value["text"])
    first = PdfDocument(target.read_bytes())[0].get_textpage().get_text_range()
    assert "Số: 07/BC-BCĐ" in first
    assert "ngày 02 tháng 6 năm 2026" in first


def test_the_allocation_of_the_year(clerk: Officer, tmp_path: Path) -> None:
    value = clerk.asks("report", "allocation", "2026", "--out", tmp_path / "a.pdf")
    rows = value["annexes"][0]["tables"][0]["rows"]
    assert rows[0] == ["1", "Thôn 1", 143, 4422]
    assert rows[-1][1:] == ["Cộng các đơn vị", 769, 23742]


def test_one_sentence_for_each_mistake(clerk: Officer, tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    for code, *words in (
        ("period.unreadable", "report", "quarter", "2026-Q7"),
        ("report.wrong_period", "report", "quarter", "2026-05"),
        ("report.wrong_period", "export", "month", "2026-Q2", "--out", tmp_path / "a.xlsx"),
        ("report.wrong_period", "report", "allocation", "2026-05", "--out", target),
        ("report.outside_plan", "report", "year", "2031"),
        ("report.no_peak", "report", "peak", "2026-06", "--out", target),
        ("report.number_zero", "report", "quarter", "2026-Q2", "--number", "0"),
        ("report.unknown_format", "report", "ranking", "2026-05", "--out", tmp_path / "a.doc"),
    ):
        clerk.is_refused(code, *words)
    assert not list(tmp_path.glob("a.*"))
    assert clerk.types("report", "quarter", "2026-Q2").status == 0


def test_a_word_file_and_charts_when_asked(clerk: Officer, tmp_path: Path) -> None:
    def charts(*words: object) -> int:
        clerk.asks("report", *words, "--out", tmp_path / "a.docx")
        told = docx.Document(str(tmp_path / "a.docx")).paragraphs
        return sum(paragraph.text.startswith("Biểu đồ ") for paragraph in told)

    assert charts("month", "2026-05") == 0
    assert charts("month", "2026-05", "--charts") == 5
    assert charts("quarter", "2026-Q2") == 5
    assert charts("quarter", "2026-Q2", "--no-charts") == 0
