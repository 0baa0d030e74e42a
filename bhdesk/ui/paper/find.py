"""The field above the pages that goes to the next place of a text, with or without its marks."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from bhdesk.ui.paper.finding import Finder, Hit
from bhdesk.ui.tokens import Tone, theme
from bhdesk.ui.widgets.buttons import link
from bhdesk.ui.widgets.find_bar import NOT_FOUND, FindField
from bhdesk.ui.widgets.labels import Sign, SignedText, Text

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from bhdesk.ui.paper.pages import PaperPages

TYPING_PAUSE_MS = 120
ROOMY = 520

_reading = ThreadPoolExecutor(1, thread_name_prefix="bhdesk-find")


class FindBar(QWidget):
    """Hidden until Ctrl+F. Pages are read in a thread of their own; the newest wish counts."""

    found = Signal(object, int)
    """(hits, number of the one to show or -1)"""
    left = Signal()
    _answered = Signal(int, object)

    def __init__(self) -> None:
        super().__init__()
        self._finder: Finder | None = None
        self._hits: list[Hit] = []
        self._at = -1
        self._from = 0
        self._wish = 0
        self._owed: list[bool] = []
        self.field = FindField("Tìm trong văn bản")
        self.field.setMaximumWidth(theme().scale.px(260))
        self.count = Text("", "ink2")
        self.note = SignedText(Tone.WARN, NOT_FOUND, is_wrapped=False)
        self.back, self.on = link("Trước", "len"), link("Sau", "giam")
        self.close_button = link("Đóng")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(TYPING_PAUSE_MS)
        self._lay_out()
        self._connect()

    @property
    def is_settled(self) -> bool:
        """What is typed is what was looked for."""
        return not self._pause.isActive() and not self._wish_is_open

    def set_pages(self, pages: PaperPages | None) -> None:
        """Another paper: the hits of the one before are gone, the words are looked for anew."""
        self._finder = Finder(pages) if pages else None
        self._tell([], -1)
        self._owed.clear()
        if pages is None:
            self.leave()
        elif not self.isHidden():
            self._look()

    def take(self, page: int) -> None:
        """Opens the field; the search begins on a page."""
        if self._finder is None:
            return
        self._from = page
        if self.isHidden():
            self.show()
            self._look()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def step(self, is_back: bool) -> None:
        """To the next or previous hit, around the end; a search in hand is awaited."""
        if not self.is_settled:
            if self._pause.isActive():
                self._look()
            self._owed.append(is_back)
            return
        if self._hits:
            self._tell(self._hits, (self._at + (-1 if is_back else 1)) % len(self._hits))

    def leave(self) -> None:
        """Back to the pages; the text is kept for F3."""
        was_open = not self.isHidden()
        self._pause.stop()
        self._wish += 1
        self._wish_is_open = False
        self.hide()
        self._tell([], -1)
        if was_open:
            self.left.emit()

    def minimumSizeHint(self) -> QSize:
        """As narrow as the pages can be; the buttons go first."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for button in (self.back, self.on):
            button.setVisible(self.width() >= theme().scale.px(ROOMY))

    def _look(self) -> None:
        self._pause.stop()
        self._wish += 1
        number, words = self._wish, self.field.text()
        if self._finder is None or not words.strip():
            self._wish_is_open = False
            self._tell([], -1)
            return
        self._wish_is_open = True
        finder = self._finder
        future = _reading.submit(finder.find, words, lambda: number != self._wish)
        future.add_done_callback(lambda done: self._answer(number, done))

    def _answer(self, number: int, future: Future[list[Hit]]) -> None:
        """In the reading thread; the window may have been closed meanwhile."""
        with suppress(RuntimeError):
            self._answered.emit(number, future)

    def _take_answer(self, number: int, future: Future[list[Hit]]) -> None:
        hits = future.result()
        if number != self._wish:
            return
        self._wish_is_open = False
        first = next((n for n, hit in enumerate(hits) if hit.page >= self._from), 0)
        # Enter pressed while still reading means the first hit, the next one after that
        owed = self._owed[1:]
        self._owed.clear()
        steps = sum(-1 if is_back else 1 for is_back in owed)
        self._tell(hits, (first + steps) % len(hits) if hits else -1)

    def _tell(self, hits: list[Hit], at: int) -> None:
        self._hits, self._at = hits, at
        if hits and at >= 0:
            self._from = hits[at].page
        is_missing = bool(self.field.text().strip()) and not hits and not self._wish_is_open
        self.note.setVisible(is_missing)
        self.count.setVisible(bool(hits))
        self.count.setText(f"{at + 1}/{len(hits)}")
        self.field.setAccessibleDescription(
            f"Chỗ {at + 1} trong {len(hits)}" if hits else NOT_FOUND if is_missing else ""
        )
        for button in (self.back, self.on):
            button.setEnabled(bool(hits))
        self.found.emit(hits, at)

    def _connect(self) -> None:
        self.field.textChanged.connect(self._pause.start)
        self._pause.timeout.connect(self._look)
        self._answered.connect(self._take_answer, Qt.ConnectionType.QueuedConnection)
        self.field.stepped.connect(self.step)
        self.field.left.connect(self.leave)
        self.back.clicked.connect(lambda: self.step(True))
        self.on.clicked.connect(lambda: self.step(False))
        self.close_button.clicked.connect(self.leave)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 8, 4)
        row.setSpacing(8)
        row.addWidget(Sign("tim", theme().colours.ink2, 16))
        row.addWidget(self.field, 1)
        for item in (self.count, self.note, self.back, self.on):
            row.addWidget(item)
        row.addStretch(1)
        row.addWidget(self.close_button)
        self.note.hide()
        self.count.hide()
        self._wish_is_open = False
        self.hide()
