"""Printing: which sheets leave the printer, how they lie, and what is on them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from pypdfium2 import PdfDocument
from PySide6.QtCore import Qt, QTimer
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication, QDialog, QProgressDialog

from bhdesk.domain.document import Annex
from bhdesk.exchange import papers
from bhdesk.ui.paper import print_pdf, printing
from bhdesk.ui.paper.pages import PaperPages
from bhdesk.ui.paper.printing import chosen_pages, draw_pages
from bhdesk.ui.problems import ProblemDialog
from tests.exchange.paper_samples import ROOT, plain
from tests.exchange.test_spots import table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot

UPRIGHT, LYING = (595, 842), (842, 595)


@pytest.fixture(scope="module")
def mixed() -> bytes:
    """Upright pages, then an annex on lying ones."""
    annex = Annex("Theo thôn", (table(40),))
    document = replace(plain(blocks=(table(60),)), annexes=(annex,))
    return papers.pages(document, ROOT / "resources").data


@pytest.fixture
def printer(dressed: QApplication, tmp_path: Path) -> QPrinter:
    made = QPrinter(QPrinter.PrinterMode.HighResolution)
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(tmp_path / "in.pdf"))
    return made


@pytest.fixture
def opened(mixed: bytes) -> Iterator[PaperPages]:
    pages = PaperPages(mixed)
    yield pages
    pages.close()


def sizes(data: bytes) -> list[tuple[int, int]]:
    document = PdfDocument(data)
    found = [(round(page.get_width()), round(page.get_height())) for page in document]
    document.close()
    return found


def ink(image: QImage) -> list[float]:
    """How dark each tenth by tenth of a page is."""
    small = image.scaled(200, 200, mode=Qt.TransformationMode.SmoothTransformation)
    inside = [(dx, dy) for dx in range(20) for dy in range(20)]
    return [
        sum(255 - small.pixelColor(x + dx, y + dy).lightness() for dx, dy in inside) / 400
        for x in range(0, 200, 20)
        for y in range(0, 200, 20)
    ]


def test_sheets_lie_as_their_pages(
    printer: QPrinter, opened: PaperPages, mixed: bytes, tmp_path: Path
) -> None:
    draw_pages(opened, printer)
    del printer
    assert {UPRIGHT, LYING} == set(sizes(mixed))
    assert sizes((tmp_path / "in.pdf").read_bytes()) == sizes(mixed)


def test_the_sheet_shows_what_the_page_shows(
    printer: QPrinter, opened: PaperPages, tmp_path: Path
) -> None:
    """Upright and lying: the same ink in the same tenth of the sheet."""
    draw_pages(opened, printer)
    sheets = PaperPages((tmp_path / "in.pdf").read_bytes())
    for index in (0, opened.count - 1):
        meant, got = (ink(pages.image(index, 1600)) for pages in (opened, sheets))
        assert meant == pytest.approx(got, abs=4)
        assert max(meant) > 20
    sheets.close()


def test_only_the_pages_asked_for(
    printer: QPrinter, opened: PaperPages, mixed: bytes, tmp_path: Path
) -> None:
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    draw_pages(opened, printer)
    assert sizes((tmp_path / "in.pdf").read_bytes()) == sizes(mixed)[1:3]


def test_all_pages_though_a_range_was_typed_before(
    printer: QPrinter, opened: PaperPages
) -> None:
    printer.setFromTo(2, 3)
    printer.setPrintRange(QPrinter.PrintRange.AllPages)
    assert chosen_pages(printer, opened.count) == list(range(opened.count))


@pytest.mark.parametrize(
    ("is_collated", "expected"), [(True, [0, 1, 0, 1]), (False, [0, 0, 1, 1])]
)
def test_copies(printer: QPrinter, is_collated: bool, expected: list[int]) -> None:
    assert not printer.supportsMultipleCopies()
    printer.setCopyCount(2)
    printer.setCollateCopies(is_collated)
    assert chosen_pages(printer, 2) == expected


def test_the_last_page_first(printer: QPrinter) -> None:
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert chosen_pages(printer, 3) == [2, 1, 0]


def test_the_dialog_offers_all_pages_on_the_papers_own_sheet(
    dressed: QApplication, qtbot: QtBot, mixed: bytes, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    seen = []

    def accept(dialog: QPrintDialog) -> int:
        printer = dialog.printer()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "in.pdf"))
        seen.append((dialog.minPage(), dialog.maxPage(), dialog.printRange()))
        return int(QDialog.DialogCode.Accepted)

    monkeypatch.setattr(QPrintDialog, "exec", accept)
    assert print_pdf(mixed, None, "Báo cáo")
    count = len(sizes(mixed))
    assert seen == [(1, count, QPrintDialog.PrintRange.AllPages)]
    assert sizes((tmp_path / "in.pdf").read_bytes()) == sizes(mixed)


def test_nothing_is_printed_without_consent(
    dressed: QApplication, mixed: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrintDialog, "exec", lambda _: int(QDialog.DialogCode.Rejected))
    assert not print_pdf(mixed, None)


def test_a_long_print_can_be_given_up(
    dressed: QApplication, qtbot: QtBot, mixed: bytes, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    def accept(dialog: QPrintDialog) -> int:
        dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        dialog.printer().setOutputFileName(str(tmp_path / "in.pdf"))
        return int(QDialog.DialogCode.Accepted)

    def give_up() -> None:
        found = [one for one in QApplication.topLevelWidgets() if isinstance(one, QProgressDialog)]
        found[0].cancel()

    monkeypatch.setattr(QPrintDialog, "exec", accept)
    QTimer.singleShot(30, give_up)
    assert not print_pdf(mixed, None)


def shown(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The problems shown, each closed at once."""
    told: list[str] = []
    monkeypatch.setattr(ProblemDialog, "exec", lambda box: told.append(box.said.code))
    return told


def test_a_computer_without_a_printer_says_so(
    dressed: QApplication, mixed: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = shown(monkeypatch)
    monkeypatch.setattr(printing, "NEEDS_PRINTER", True)
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    assert not print_pdf(mixed, None)
    assert told == ["BH-444"]


@pytest.mark.qt_log_ignore("Returned false", extend=True)
def test_a_printer_that_takes_nothing_is_told(
    dressed: QApplication, qtbot: QtBot, mixed: bytes, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    told = shown(monkeypatch)

    def accept(dialog: QPrintDialog) -> int:
        dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        dialog.printer().setOutputFileName(str(tmp_path))  # a folder takes no bytes
        return int(QDialog.DialogCode.Accepted)

    monkeypatch.setattr(QPrintDialog, "exec", accept)
    assert not print_pdf(mixed, None)
    assert told == ["BH-445"]
