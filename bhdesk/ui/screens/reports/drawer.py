"""Draws papers one at a time in the worker; of wishes that came meanwhile only the newest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from bhdesk.ui.screens.reports import drafting

if TYPE_CHECKING:
    from pathlib import Path

    from bhdesk.ui.screens.reports.drafting import Draft
    from bhdesk.ui.screens.reports.wishes import Wish
    from bhdesk.ui.work import Work


class Drawer(QObject):
    """`drawn` brings the paper wished last, never one that was overtaken."""

    drawn = Signal(object)
    """(Draft)"""

    def __init__(self, work: Work, resources: Path, origin: QObject) -> None:
        super().__init__(origin)
        self._work, self._resources, self._origin = work, resources, origin
        self._waiting: Wish | None = None
        self._number = self._running = 0
        work.busy_changed.connect(self._rest)

    def want(self, wish: Wish) -> None:
        self._number += 1
        self._waiting = wish
        if not self._running:
            self._start()

    def forget(self) -> None:
        """What is being drawn is wanted no more."""
        self._number += 1
        self._waiting = None

    def _start(self) -> None:
        wish, self._waiting = self._waiting, None
        if wish is None:
            return
        number = self._running = self._number
        self._work.run(
            drafting.draw, wish, self._resources,
            then=lambda draft: self._take(draft, number), origin=self._origin,
        )  # fmt: skip

    def _take(self, draft: Draft, number: int) -> None:
        if self._running == number:
            self._running = 0
        if self._waiting is not None and not self._running:
            self._start()
        elif number == self._number:
            self.drawn.emit(draft)

    def _rest(self, is_busy: bool) -> None:
        """A drawing that failed of our own fault answers nothing; the next may begin."""
        if not is_busy:
            self._running = 0
