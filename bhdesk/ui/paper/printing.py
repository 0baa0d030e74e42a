"""The same pages on the printer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtWidgets import QDialog, QWidget

from bhdesk.ui.paper.pages import PaperPages

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

DPI = 300
POINTS_PER_INCH = 72


def print_pdf(data: bytes, parent: QWidget | None, title: str = "bhdesk") -> bool:
    """Asks for the printer and prints; False when the officer changed her mind."""
    # loaded with the first print only: the window must open fast
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    pages = PaperPages(data)
    try:
        printer.setFromTo(1, pages.count)
        dialog = QPrintDialog(printer, parent)
        dialog.setWindowTitle("In")
        dialog.setMinMax(1, pages.count)
        is_wanted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        if is_wanted:
            draw_pages(pages, printer)
        return is_wanted
    finally:
        pages.close()


def draw_pages(pages: PaperPages, printer: QPrinter) -> None:
    """Each page at its own size and orientation, from edge to edge of the sheet."""
    first = max(printer.fromPage(), 1) - 1
    last = min(printer.toPage() or pages.count, pages.count)
    printer.setFullPage(True)
    _turn(printer, pages, first)
    painter = QPainter(printer)
    for index in range(first, last):
        if index > first:
            _turn(printer, pages, index)
            printer.newPage()
        size = pages.size(index)
        resolution = printer.resolution() / POINTS_PER_INCH
        image = pages.image(index, round(size.width() * DPI / POINTS_PER_INCH))
        place = QRectF(0, 0, size.width() * resolution, size.height() * resolution)
        painter.drawImage(place, image)
    painter.end()


def _turn(printer: QPrinter, pages: PaperPages, index: int) -> None:
    size = pages.size(index)
    is_wide = size.width() > size.height()
    kind = QPageLayout.Orientation
    printer.setPageOrientation(kind.Landscape if is_wide else kind.Portrait)
