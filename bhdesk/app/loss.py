"""A data file found damaged or gone while it is open: said over all pages, with the way back."""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from bhdesk.domain.errors import StoreProblem
from bhdesk.ui.problems import explain
from bhdesk.ui.tokens import Tone
from bhdesk.ui.widgets.banner import Action

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bhdesk.services.office import DataFile
    from bhdesk.services.safekeeping import BackupFile
    from bhdesk.ui.main_window import MainWindow
    from bhdesk.ui.work import Progress

log = logging.getLogger("bhdesk")

SEARCHING = "Đang tìm bản sao lưu còn tốt…"
FOUND = "Bản sao lưu lúc {moment} còn tốt."
NONE_HERE = "Trên máy không có bản sao lưu nào còn tốt; hãy phục hồi từ USB."
VIEWED = "Hãy phục hồi ở cửa sổ đang nhập số."


class LossDesk(QObject):
    """Says it once until the bar is closed: every page that reads meets the same damage."""

    def __init__(
        self, window: MainWindow, folder: Path, restore: Callable[[Path], object]
    ) -> None:
        """`folder` is the program's own of copies; `restore` asks and puts one back."""
        super().__init__(window)
        self._window, self._folder, self._restore = window, folder, restore
        self._title = ""
        window.problems.take_loss = self.take
        window.notice.closed.connect(self._forget)

    def take(self, problem: StoreProblem) -> bool:
        """Whether it is the loss of the open file; then the bar over all pages says so."""
        data: Path = self._window.work.store.path
        if not problem.is_loss_of(data):
            return False
        if self._title:
            return True
        log.warning("while open: %s", problem.code)
        named = {**problem.params, "file": data.name}
        self._title = explain(StoreProblem(problem.code, **named)).title
        if self._window.work.store.is_read_only:
            self._say(VIEWED)
            return True
        self._say(SEARCHING)
        self._window.work.run(_search, self._folder, then=self._offer, has_progress=True)
        return True

    def _offer(self, found: BackupFile | None) -> None:
        from bhdesk.app import restoring  # noqa: PLC0415 - seldom needed

        if not self._title:  # she closed the bar meanwhile
            return
        if found is None:
            self._say(NONE_HERE)
            return
        put_back = Action(
            restoring.offer_words(found), partial(self._restore, found.path), icon="hoan-tac"
        )
        self._say(FOUND.format(moment=f"{found.made_at:%H:%M %d/%m/%Y}"), put_back)

    def _say(self, said: str, *actions: Action) -> None:
        there = Action("Mở Sao lưu", partial(self._window.show_page, "safety"), is_link=True)
        self._window.notice.say(Tone.BAD, self._title, said, (*actions, there))

    def _forget(self) -> None:
        self._title = ""


def _search(store: DataFile, folder: Path, *, progress: Progress) -> BackupFile | None:
    """Among the copies made outside as well, as far as the damaged file can still name them."""
    from bhdesk.app import restoring  # noqa: PLC0415 - seldom needed
    from bhdesk.services import safekeeping  # noqa: PLC0415 - the same

    listed = safekeeping.copies(store, folder)
    return restoring.good_copy([one.file for one in listed if one.is_at_hand], progress)
