"""Pictures of pages, drawn beside the window's own thread; only what is looked at is kept."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Qt, Signal

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from PySide6.QtGui import QImage

    from bhdesk.ui.paper.pages import PaperPages

STRIP = 512
# a paint waits so long for its pictures, that a quick page does not flash white
PATIENCE_S = 0.04

_drawing = ThreadPoolExecutor(1, thread_name_prefix="bhdesk-paper")


class Strip(NamedTuple):
    """A part of a page over its whole width; lengths in the screen's own pixels."""

    paper: int
    page: int
    width: int
    top: int
    height: int


class PageDrawing(QObject):
    """Each looker tells what it needs; what nobody needs any more is dropped or never drawn."""

    drawn = Signal()
    """A picture that somebody waits for is there."""
    _finished = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self._pages: PaperPages | None = None
        self._paper = 0
        self._wanted: dict[Hashable, tuple[Strip, ...]] = {}
        self._images: dict[Strip, QImage] = {}
        self._pending: dict[Strip, Future[QImage]] = {}
        self._finished.connect(self._keep, Qt.ConnectionType.QueuedConnection)

    @property
    def pages(self) -> PaperPages | None:
        return self._pages

    @property
    def is_settled(self) -> bool:
        """Nothing is being drawn."""
        return not self._pending

    @property
    def kept_bytes(self) -> int:
        return sum(image.sizeInBytes() for image in self._images.values())

    def set_pages(self, pages: PaperPages | None) -> None:
        """Takes a paper over and closes the one before."""
        for future in self._pending.values():
            future.cancel()
        self._pending.clear()
        self._wanted.clear()
        before, self._pages = self._pages, pages
        self._paper += 1
        if pages is None:
            self._images.clear()
        if before is not None:
            # not here: the window's thread would wait for the strip in hand
            _drawing.submit(before.close)

    def strips(self, page: int, width: int, first: float, last: float) -> list[Strip]:
        """The parts of a page that show its rows from `first` to `last`."""
        if self._pages is None:
            return []
        whole = self._pages.height_for(page, width)
        start = max(int(first) // STRIP * STRIP, 0)
        tops = range(start, min(int(last) + 1, whole), STRIP)
        return [Strip(self._paper, page, width, top, min(STRIP, whole - top)) for top in tops]

    def want(
        self, looker: Hashable, strips: Iterable[Strip], ahead: Iterable[Strip] = (),
        patience: float = PATIENCE_S,
    ) -> None:  # fmt: skip
        """What a looker shows now, for which it waits shortly, and what it may show next."""
        urgent = tuple(strips)
        self._wanted[looker] = tuple(dict.fromkeys((*urgent, *ahead)))
        self._drop({strip for some in self._wanted.values() for strip in some})
        for strip in self._wanted[looker]:
            if strip not in self._images and strip not in self._pending:
                self._start(strip)
        awaited = [self._pending[strip] for strip in urgent if strip in self._pending]
        if awaited and patience:
            wait(awaited, patience)
            for strip, future in list(self._pending.items()):
                self._keep(strip, future)

    def image(self, strip: Strip) -> QImage | None:
        return self._images.get(strip)

    def stand_ins(self, page: int) -> list[tuple[Strip, QImage]]:
        """Pictures of a page in other sizes or of the paper before, for while it is drawn anew."""
        return sorted(
            ((strip, image) for strip, image in self._images.items() if strip.page == page),
            key=lambda pair: pair[0],
        )

    def _start(self, strip: Strip) -> None:
        assert self._pages is not None
        _, page, width, top, height = strip
        future = _drawing.submit(self._pages.strip, page, width, top, height)
        self._pending[strip] = future
        future.add_done_callback(lambda done: self._tell(strip, done))

    def _tell(self, strip: Strip, future: Future[QImage]) -> None:
        """In the worker thread; the window may have been closed meanwhile."""
        with suppress(RuntimeError):
            self._finished.emit(strip, future)

    def _keep(self, strip: Strip, future: Future[QImage]) -> None:
        if self._pending.get(strip) is not future or not future.done():
            return
        del self._pending[strip]
        if future.cancelled():
            return
        image = future.result()
        if not image.isNull():
            self._images[strip] = image
            self.drawn.emit()

    def _drop(self, wanted: set[Strip]) -> None:
        """Keeps what is wanted and, of pages still without picture, what may stand in for it."""
        bare = {strip.page for strip in wanted if strip not in self._images}
        for strip in list(self._images):
            if strip not in wanted and strip.page not in bare:
                del self._images[strip]
        for strip, future in list(self._pending.items()):
            if strip not in wanted and future.cancel():
                self._pending.pop(strip, None)
