"""PDF bytes as pictures and words of their pages, by PDFium."""

from __future__ import annotations

from threading import RLock
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pypdfium2 import PdfDocument

POINTS_PER_INCH = 72

# PDFium knows no threads: whoever calls it, for whichever paper, waits for the one before.
_one_at_a_time = RLock()


class PaperPages:
    """An open PDF; close it, PDFium keeps memory outside Python."""

    def __init__(self, data: bytes) -> None:
        # the one exception for heavy libraries: PDFium is loaded with the first paper
        from pypdfium2 import PdfDocument  # noqa: PLC0415

        with _one_at_a_time:
            self._document: PdfDocument | None = PdfDocument(data)
            count = len(self._document)
            self._sizes = [QSizeF(*self._document.get_page_size(index)) for index in range(count)]

    @property
    def count(self) -> int:
        return len(self._sizes)

    def size(self, index: int) -> QSizeF:
        """Width and height of a page in points."""
        return self._sizes[index]

    def height_for(self, index: int, width: int) -> int:
        """Device pixels of height that go with `width`."""
        size = self._sizes[index]
        return max(round(width * size.height() / size.width()), 1)

    def image(self, index: int, width: int) -> QImage:
        """The whole page `width` device pixels wide."""
        return self.strip(index, width, 0, self.height_for(index, width))

    def strip(self, index: int, width: int, top: int, height: int) -> QImage:
        """A part of the page over its whole width, `top` and `height` in device pixels.

        Null when the paper was closed meanwhile.
        """
        from pypdfium2 import PdfBitmap, raw  # noqa: PLC0415 - as above

        with _one_at_a_time:
            if self._document is None:
                return QImage()
            page = self._document[index]
            bitmap = PdfBitmap.new_native(width, height, raw.FPDFBitmap_BGRx)
            bitmap.fill_rect((255, 255, 255, 255), 0, 0, width, height)
            # the page lies shifted up under the bitmap: only what falls on it is drawn
            whole = self.height_for(index, width)
            raw.FPDF_RenderPageBitmap(bitmap, page, 0, -top, width, whole, 0, raw.FPDF_ANNOT)
            shape = QImage.Format.Format_RGB32
            seen = QImage(bytes(bitmap.buffer), width, height, bitmap.stride, shape)
            copied = seen.copy()
            bitmap.close()
            page.close()
        return copied

    def letters(self, index: int) -> str:
        """Every letter of a page, so that its place in the string is its number in PDFium."""
        from pypdfium2 import raw  # noqa: PLC0415 - as above

        with _one_at_a_time:
            if self._document is None:
                return ""
            page = self._document[index]
            text = page.get_textpage()
            codes = [raw.FPDFText_GetUnicode(text, n) for n in range(text.count_chars())]
            text.close()
            page.close()
        return "".join(map(chr, codes))

    def boxes(
        self, index: int, runs: Sequence[tuple[int, int]]
    ) -> list[tuple[QRectF, ...]]:
        """Where runs of letters (first, how many) stand: a box for each line of a run.

        In points from the page's upper left corner.
        """
        with _one_at_a_time:
            if self._document is None:
                return []
            page = self._document[index]
            text = page.get_textpage()
            text.count_rects()
            height = self._sizes[index].height()
            found = []
            for start, count in runs:
                sides = [text.get_rect(n) for n in range(text.count_rects(start, count))]
                found.append(
                    tuple(
                        QRectF(left, height - top, right - left, top - bottom)
                        for left, bottom, right, top in sides
                    )
                )
            text.close()
            page.close()
        return found

    def close(self) -> None:
        with _one_at_a_time:
            if self._document is not None:
                self._document.close()
            self._document = None
