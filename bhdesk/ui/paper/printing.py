"""The same pages on the printer."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSizeF, Qt, QTimer
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QDialog, QProgressDialog, QWidget

from bhdesk.domain.errors import UserError
from bhdesk.ui.paper.pages import POINTS_PER_INCH, PaperPages
from bhdesk.ui.problems import ProblemDialog, explain

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from PySide6.QtPrintSupport import QPrinter

DPI = 300
# one step of the printing draws so many rows, that the window answers in between
STRIP = 600
# Windows' own dialog does not even open without one; elsewhere it offers a file
NEEDS_PRINTER = sys.platform == "win32"


def print_pdf(data: bytes, parent: QWidget | None, title: str = "bhdesk") -> bool:
    """Asks for the printer and prints; False when the officer changed her mind or nothing prints.

    What stood in the way has been shown then.
    """
    # loaded with the first print only: the window must open fast
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo  # noqa: PLC0415

    if NEEDS_PRINTER and not QPrinterInfo.availablePrinterNames():
        _refuse("print.no_printer", parent)
        return False
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    pages = PaperPages(data)
    try:
        printer.setPageSize(_paper_of(pages))
        dialog = QPrintDialog(printer, parent)
        dialog.setWindowTitle("In")
        dialog.setMinMax(1, pages.count)
        dialog.setFromTo(1, pages.count)
        # all pages until she asks for some: giving numbers alone would tick the range
        dialog.setPrintRange(QPrintDialog.PrintRange.AllPages)
        is_wanted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return is_wanted and _print_in_steps(pages, printer, parent)
    finally:
        pages.close()


def _refuse(code: str, parent: QWidget | None) -> None:
    ProblemDialog(explain(UserError(code)), parent).exec()


def draw_pages(pages: PaperPages, printer: QPrinter) -> None:
    """Every page wanted, each at its own size and orientation, from edge to edge of the sheet."""
    for _ in _steps(pages, printer):
        pass


def chosen_pages(printer: QPrinter, count: int) -> list[int]:
    """The pages to print, from 0, in the order in which sheets leave the printer, each copy.

    Copies are made here where the printer cannot; collated: 1 2 1 2, else 1 1 2 2.
    """
    ranges = printer.pageRanges()
    is_some = printer.printRange() == printer.PrintRange.PageRange and not ranges.isEmpty()
    order = [index for index in range(count) if not is_some or ranges.contains(index + 1)]
    if printer.pageOrder() == printer.PageOrder.LastPageFirst:
        order.reverse()
    copies = 1 if printer.supportsMultipleCopies() else max(printer.copyCount(), 1)
    if printer.collateCopies():
        return order * copies
    return [index for index in order for _ in range(copies)]


def _print_in_steps(pages: PaperPages, printer: QPrinter, parent: QWidget | None) -> bool:
    """A strip of a page in each turn of the window, with Hủy when it takes long."""
    wanted = chosen_pages(printer, pages.count)
    progress = QProgressDialog("Đang in…", "Hủy", 0, max(len(wanted), 1), parent)
    progress.setWindowTitle("In")
    progress.setWindowModality(Qt.WindowModality.WindowModal)
    progress.setAutoClose(False)
    progress.setAutoReset(False)
    steps = _steps(pages, printer)
    timer = QTimer(progress)
    refused: list[str] = []

    def step() -> None:
        try:
            done = next(steps, None)
        except UserError as problem:
            refused.append(problem.code)
            progress.reject()
            return
        if done is None:
            progress.accept()
        elif not progress.wasCanceled():
            progress.setLabelText(f"Đang in trang {done + 1} / {len(wanted)}…")
            progress.setValue(done)

    timer.timeout.connect(step)
    timer.start(0)
    # Hủy and Esc hide the dialog, which ends it as refused
    is_done = progress.exec() == QDialog.DialogCode.Accepted
    timer.stop()
    if not is_done:
        printer.abort()
    steps.close()
    progress.deleteLater()
    if refused:
        _refuse(refused[0], parent)
    return is_done


def _steps(pages: PaperPages, printer: QPrinter) -> Generator[int, None, None]:
    """Draws a strip, then tells how many sheets are finished; raises UserError print.failed."""
    wanted = chosen_pages(printer, pages.count)
    if not wanted:
        return
    printer.setFullPage(True)
    _turn(printer, pages, wanted[0])
    painter = QPainter()
    if not painter.begin(printer):  # switched off, gone, or its driver refuses
        raise UserError("print.failed")
    try:
        for done, index in enumerate(wanted):
            if done:
                _turn(printer, pages, index)
                printer.newPage()
            yield from (done for _ in _draw_page(painter, pages, index, printer.resolution()))
    finally:
        painter.end()


def _draw_page(
    painter: QPainter, pages: PaperPages, index: int, resolution: int
) -> Iterator[None]:
    """The strips are put together first: printed one by one they could part by a hair."""
    size = pages.size(index)
    width = round(size.width() * DPI / POINTS_PER_INCH)
    whole = QImage(width, pages.height_for(index, width), QImage.Format.Format_RGB32)
    for top in range(0, whole.height(), STRIP):
        strip = pages.strip(index, width, top, min(STRIP, whole.height() - top))
        filling = QPainter(whole)
        filling.drawImage(0, top, strip)
        filling.end()
        yield
    dots = resolution / POINTS_PER_INCH
    painter.drawImage(QRectF(0, 0, size.width() * dots, size.height() * dots), whole)
    yield


def _paper_of(pages: PaperPages) -> QPageSize:
    """The sheet the paper is meant for, upright, as printers name it."""
    size = pages.size(0)
    short, long = sorted((size.width(), size.height()))
    unit, match = QPageSize.Unit.Point, QPageSize.SizeMatchPolicy.FuzzyMatch
    return QPageSize(QSizeF(short, long), unit, "", match)


def _turn(printer: QPrinter, pages: PaperPages, index: int) -> None:
    size = pages.size(index)
    is_wide = size.width() > size.height()
    kind = QPageLayout.Orientation
    printer.setPageOrientation(kind.Landscape if is_wide else kind.Portrait)
