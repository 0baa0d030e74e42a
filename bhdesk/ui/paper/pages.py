"""PDF bytes as pictures of their pages, drawn by PDFium."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

POINTS_PER_INCH = 72


class PaperPages:
    """An open PDF; close it, PDFium keeps memory outside Python."""

    def __init__(self, data: bytes) -> None:
        # the one exception for heavy libraries: PDFium is loaded with the first paper
        from pypdfium2 import PdfDocument  # noqa: PLC0415

        self._document: PdfDocument = PdfDocument(data)
        self._sizes = [
            QSizeF(*self._document.get_page_size(index)) for index in range(len(self._document))
        ]

    @property
    def count(self) -> int:
        return len(self._sizes)

    def size(self, index: int) -> QSizeF:
        """Width and height of a page in points."""
        return self._sizes[index]

    def image(self, index: int, width: int) -> QImage:
        """The page `width` device pixels wide."""
        page = self._document[index]
        scale = width / self._sizes[index].width()
        bitmap = page.render(scale=scale, prefer_bgrx=True)
        shape = QImage.Format.Format_RGB32
        made = QImage(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, shape)
        copied = made.copy()
        bitmap.close()
        page.close()
        return copied

    def close(self) -> None:
        self._document.close()
