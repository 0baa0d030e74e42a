"""The charts that belong to a report stand in every file made of it, with its own figures."""

from __future__ import annotations

import contextlib
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import docx
import pytest
from openpyxl import load_workbook
from pypdfium2 import PdfDocument

from bhdesk import sample
from bhdesk.domain.document import Chart, ChartKind, Role
from bhdesk.domain.official import PaperDetails
from bhdesk.domain.periods import Period
from bhdesk.services import reporting
from tests.offices import MIGRATIONS, RESOURCES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bhdesk.services.reporting import Paper
    from bhdesk.store.engine import Store

LONGER = ("2026-Q2", "2026-H1", "2026")
CAPTION = re.compile(r"Biểu đồ (\d)\. (.*)")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    opened = sample.build_binh_minh(
        tmp_path_factory.mktemp("mẫu") / "mẫu.bhdesk", MIGRATIONS, RESOURCES
    )
    yield opened
    opened.close()


def charts_of(paper: Paper) -> list[Chart]:
    annexes = [block for annex in paper.document.annexes for block in annex.blocks]
    blocks = (*paper.document.blocks, *annexes)
    return [block for block in blocks if isinstance(block, Chart)]


def made(store: Store, typed: str, has_charts: bool | None = None) -> Paper:
    details = replace(reporting.first_details(store), has_charts=has_charts)
    return reporting.period_paper(store, Period.parse(typed), details)


@pytest.mark.parametrize("typed", LONGER)
def test_a_longer_period_has_them_in_order(store: Store, typed: str) -> None:
    found = charts_of(made(store, typed))
    kinds = [ChartKind.PROGRESS, ChartKind.PROGRESS, ChartKind.FORECAST]
    assert [chart.kind for chart in found] == [*kinds, ChartKind.COVERAGE, ChartKind.COVERAGE]
    for at, chart in enumerate(found, 1):
        assert chart.caption.startswith(f"Biểu đồ {at}. ")
    assert not charts_of(made(store, typed, has_charts=False))


def test_a_month_has_them_only_when_asked(store: Store) -> None:
    assert PaperDetails().has_charts is None
    assert not charts_of(made(store, "2026-05"))
    assert len(charts_of(made(store, "2026-05", has_charts=True))) == len(ChartKind) + 1


def test_they_tell_the_figures_of_the_story(store: Store) -> None:
    """Closings of domain.md part G: 512 at the year's start, 520 … 628 in June, 769 to reach."""
    progress, _, forecast, coverage, _ = charts_of(made(store, "2026-Q2"))
    actual, target = progress.of(Role.ACTUAL), progress.of(Role.TARGET)
    assert actual is not None
    assert target is not None
    assert actual.values[:7] == (512, 520, 517, 531, 548, 612, 628)
    assert set(target.values) == {769}
    assert "628 (81,66%)" in forecast.of(Role.ACTUAL).texts  # type: ignore[union-attr]
    assert coverage.labels[-1] == "Toàn xã"
    assert coverage.of(Role.ACTUAL).texts[-1] == "81,66%"  # type: ignore[union-attr]


def test_they_stand_in_every_file(store: Store, tmp_path: Path) -> None:
    paper = made(store, "2026-Q2")
    captions = [chart.caption for chart in charts_of(paper)]
    for ending in ("pdf", "docx", "xlsx"):
        reporting.save(paper, tmp_path / f"a.{ending}", RESOURCES)
    with contextlib.closing(PdfDocument(tmp_path / "a.pdf")) as pages:
        told = "\n".join(page.get_textpage().get_text_range() for page in pages)
    shown = [match.group(0).strip() for match in CAPTION.finditer(told)]
    assert len(shown) == len(captions)
    assert all(full.startswith(line) for full, line in zip(captions, shown, strict=True))
    file = docx.Document(str(tmp_path / "a.docx"))
    assert [p.text for p in file.paragraphs if p.text.startswith("Biểu đồ")] == captions
    assert len(file.inline_shapes) == len(captions)
    book = load_workbook(tmp_path / "a.xlsx")
    drawn = [sheet for sheet in book if sheet._charts]
    assert len(drawn) == len(captions)
    first = [cell for row in drawn[0].iter_rows(values_only=True) for cell in row]
    assert {512, 520, 517, 531, 548, 612, 628, 769} <= set(first)
