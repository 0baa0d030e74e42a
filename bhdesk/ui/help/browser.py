"""The page that is read: pictures scaled to its width, words looked for are marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, QUrl
from PySide6.QtGui import QColor, QImage, QPainter, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit

from bhdesk.domain import text
from bhdesk.ui.help import html
from bhdesk.ui.tokens import theme

if TYPE_CHECKING:
    from pathlib import Path

    from bhdesk.domain.manual import ManualPage

WIDEST = 760
EDGE = 30


class PageBrowser(QTextBrowser):
    """Shows one page; links are only told (anchorClicked), never followed."""

    def __init__(self, pictures: Path) -> None:
        super().__init__()
        self._pictures = pictures
        self._page: ManualPage | None = None
        self._points = theme().scale.body
        self._shown_width = 0
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("Trang hướng dẫn")
        self.document().setDocumentMargin(EDGE * 0.8)
        self._redraw = QTimer(self)
        self._redraw.setSingleShot(True)
        self._redraw.setInterval(80)
        self._redraw.timeout.connect(self._draw_again)

    def show_page(self, page: ManualPage, part: str = "") -> None:
        """The page from its top, or from one of its parts."""
        self._page = page
        self._draw()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)
        if part:
            self.scrollToAnchor(part)

    def set_points(self, points: float) -> None:
        """The size of running words; stays at the same part of the page."""
        self._points = points
        self._draw_again()

    def mark(self, words: str) -> int:
        """Tints the words, together where they stand so, else each; gives how many places."""
        whole = text.search_key(words)
        found = self._places(whole) if len(whole) > 1 else []
        if not found:
            found = [at for key in whole.split() if len(key) > 1 for at in self._places(key)]
        self.setExtraSelections([self._tinted(start, length) for start, length in found])
        return len(found)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._picture_width() != self._shown_width:
            self._redraw.start()

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Pictures come from our folder only, as sharp as the screen; nothing else is loaded."""
        asked = name.fileName() if isinstance(name, QUrl) else name
        image = QImage(str(self._pictures / asked))
        density = self.devicePixelRatioF()
        width = round(min(self._picture_width(), image.width() or 1) * density)
        mode = Qt.TransformationMode.SmoothTransformation
        scaled = image.scaledToWidth(width, mode) if width < image.width() else image
        painter = QPainter(scaled)  # a white picture on a white page needs its edge
        painter.setPen(QColor(theme().colours.line_strong))
        painter.drawRect(scaled.rect().adjusted(0, 0, -1, -1))
        painter.end()
        scaled.setDevicePixelRatio(density if width < image.width() else 1.0)
        return scaled

    def sizeHint(self) -> QSize:
        return QSize(WIDEST, 600)

    def _picture_width(self) -> int:
        return max(200, min(WIDEST, self.viewport().width() - 2 * EDGE))

    def _draw(self) -> None:
        if self._page is None:
            return
        self._shown_width = self._picture_width()
        self.document().setDefaultStyleSheet(html.sheet(self._points))
        self.document().clear()
        self.setHtml(html.page_html(self._page))

    def _draw_again(self) -> None:
        bar = self.verticalScrollBar()
        share = bar.value() / bar.maximum() if bar.maximum() else 0
        self._draw()
        bar.setValue(round(share * bar.maximum()))

    def _places(self, key: str) -> list[tuple[int, int]]:
        found = []
        block = self.document().begin()
        while block.isValid():
            bare = "".join(text.search_key(letter)[:1] or " " for letter in block.text())
            at = bare.find(key)
            while at >= 0:
                if not bare[at - 1 : at].isalnum():
                    found.append((block.position() + at, len(key)))
                at = bare.find(key, at + len(key))
            block = block.next()
        return found

    def _tinted(self, start: int, length: int) -> QTextEdit.ExtraSelection:
        made = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        look = QTextCharFormat()
        colours = theme().colours
        back, ink = colours.warn_tint, colours.ink
        if colours.is_contrast:
            back, ink = colours.pri, colours.on_pri
        look.setBackground(QColor(back))
        look.setForeground(QColor(ink))
        made.cursor, made.format = cursor, look
        return made
