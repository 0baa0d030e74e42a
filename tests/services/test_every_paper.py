"""Every kind of paper of every period: drawn whole, for six villages and for sixty long names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook
from pypdfium2 import PdfDocument

from bhdesk import sample
from bhdesk.domain.paper_kinds import PAPER_KINDS, periodic
from bhdesk.domain.periods import Month, Period, PeriodKind
from bhdesk.services import reporting
from bhdesk.store.engine import Store
from tests import many_villages
from tests.offices import MIGRATIONS, RESOURCES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bhdesk.domain.paper_kinds import PaperKind
    from bhdesk.services.reporting import Paper

MONTHS = Month(2026, 1).through(Month(2026, 12))
PERIODS = [
    period
    for kind in PeriodKind
    for period in dict.fromkeys(Period.of(kind, month) for month in MONTHS)
]
PEAKS = {5, 11}
TWELVE, FOUR_TWO_ONE = 12, 4 + 2 + 1


@pytest.fixture(scope="module", params=["six", "sixty"])
def office(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("mẫu") / "mẫu.bhdesk"
    if request.param == "six":
        sample.build_binh_minh(path, MIGRATIONS, RESOURCES).close()
    else:
        many_villages.build(path).close()
    return path


@pytest.fixture(scope="module")
def store(office: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    opened = Store.open(office, "Người thử", MIGRATIONS, tmp_path_factory.mktemp("sao lưu"))
    yield opened
    opened.close()


def squeezed(text: str) -> str:
    """Letters alone: line ends, hyphens of the extraction and spaces differ from page to page."""
    return re.sub(r"\W+", "", text)


def told(paper: Paper) -> tuple[str, int]:
    pages = PdfDocument(reporting.pdf(paper.document, RESOURCES))
    texts = []
    for at, page in enumerate(pages):
        lines = page.get_textpage().get_text_range().splitlines()
        kept = [line for line in lines if line.strip() not in {str(at + 1), "SỐ LIỆU MẪU"}]
        texts.append("\n".join(line for line in kept if not line.startswith("SỐ LIỆU MẪU")))
    return squeezed("".join(texts)), len(pages)


def test_the_year_has_twelve_months_and_seven_longer_periods() -> None:
    assert len(PERIODS) == TWELVE + FOUR_TWO_ONE


@pytest.mark.parametrize("period", PERIODS, ids=str)
def test_nothing_of_the_text_is_lost_on_the_pages(store: Store, period: Period) -> None:
    paper = reporting.paper(store, periodic(period).key, period)
    assert paper.document.kind == "BÁO CÁO"
    shown, _ = told(paper)
    for passage in paper.report.passages:
        assert squeezed(passage.text) in shown, passage.key
    for unit in paper.report.source.frame.units:
        assert squeezed(unit.name) in shown


# The plan of the sample has no milestones: Trà Vinh's are in test_period_reports.
OTHERS = [
    kind
    for kind in PAPER_KINDS
    if not kind.is_periodic and kind.key not in {"allocation", "milestones"}
]


@pytest.mark.parametrize("kind", OTHERS, ids=lambda kind: kind.key)
def test_the_other_kinds_in_every_period_they_take(
    store: Store, kind: PaperKind, tmp_path: Path
) -> None:
    for period in (Period.parse(typed) for typed in ("2026-05", "2026-Q2", "2026-H2", "2026")):
        if period.kind not in kind.periods:
            continue
        paper = reporting.paper(store, kind.key, period)
        _, pages = told(paper)
        units = len(paper.report.source.frame.units)
        if kind.key == "villages":
            assert pages == units
        if kind.key == "section":
            assert pages == 1
        target = tmp_path / "a.xlsx"
        reporting.save_document(paper.document, target, RESOURCES)
        assert load_workbook(target).sheetnames
