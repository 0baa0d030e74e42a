"""An activity put into the bin from its form, with the way back told on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from bhdesk.domain import text
from bhdesk.domain.activities import KIND_WORDS
from bhdesk.services import activities
from bhdesk.ui.tokens import Tone
from bhdesk.ui.widgets.banner import Action

if TYPE_CHECKING:
    from bhdesk.domain.activities import Activity
    from bhdesk.ui.shell.page import Page


class BinDesk(QObject):
    """Both ways are one step that the page's own undo can take back."""

    dropped = Signal(int)
    brought_back = Signal(int)

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page

    def drop(self, item: Activity) -> None:
        """Into the bin, nothing is lost."""
        if self._page.work.do(activities.remove, item.id, origin=self._page) is None:
            return
        self.dropped.emit(item.id)
        what = f"{KIND_WORDS[item.kind]} ngày {text.day(item.day)}."
        undo = Action("Hoàn tác", lambda: self._restore(item.id), icon="hoan-tac")
        to_bin = Action("Mở Thùng rác", lambda: self._page.page_wanted.emit("safety", "bin"))
        self._page.bar.say(Tone.INFO, "Đã bỏ vào Thùng rác.", what, (undo, to_bin))

    def _restore(self, number: int) -> None:
        self._page.bar.close_bar()
        if self._page.work.do(activities.restore, number, origin=self._page) is not None:
            self.brought_back.emit(number)
