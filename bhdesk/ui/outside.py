"""What another window or program wrote into the file is shown when the officer comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication

from bhdesk.domain.errors import StoreProblem
from bhdesk.services import office

if TYPE_CHECKING:
    from bhdesk.ui.main_window import MainWindow


class OutsideChanges(QObject):
    """Compares the number of the newest batch; a batch of this window is no change from outside."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._work = window, window.work
        self._seen = self._newest(0)
        self._work.changed.connect(self._take_own)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._take_state)

    def look(self) -> None:
        """Read the pages again where the file has batches that were not seen."""
        newest = self._newest(self._seen)
        if newest != self._seen:
            self._seen = newest
            self._window.read_again()
            self._work.say("Tệp vừa được sửa ở nơi khác, đã đọc lại số mới.")

    def _take_state(self, state: Qt.ApplicationState) -> None:
        # a window that was closed, or never came to be, has no file any more
        has_file = self._window.isVisible() and not self._work.store.is_closed
        if has_file and state == Qt.ApplicationState.ApplicationActive:
            self.look()

    def _take_own(self) -> None:
        """One batch more is this window's own; more than one are looked at when next asked."""
        if self._newest(self._seen) == self._seen + 1:
            self._seen += 1

    def _newest(self, otherwise: int) -> int:
        """Silent about a file that cannot be read: who came back has asked for nothing."""
        try:
            return office.last_batch(self._work.store)
        except StoreProblem:
            return otherwise
