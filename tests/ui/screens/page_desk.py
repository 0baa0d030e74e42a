"""One page shown on a real file, worked by keys, with what it told as a problem."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.ui.work import InlineExecutor, Work

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from bhdesk.store.engine import Store
    from bhdesk.ui.shell.page import Page


class PageDesk:
    """`make` makes the page for the Work of the file; everything is done in the calling thread."""

    def __init__(self, qtbot: QtBot, store: Store, make: Callable[[Work], Page]) -> None:
        self.store, self.qtbot, self.folder = store, qtbot, store.path.parent
        self.work = Work(store, InlineExecutor())
        self.failed: list[object] = []
        self.work.failed.connect(self.failed.append)
        self.page = make(self.work)
        qtbot.addWidget(self.page)
        self.page.resize(1158, 640)
        with qtbot.waitActive(self.page):
            self.page.show()
            self.page.activateWindow()
