"""The tour's own window: the sample office in a folder that is thrown away with the window."""

from __future__ import annotations

import logging
import shutil
import tempfile
import threading
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from bhdesk.domain.errors import StoreProblem
from bhdesk.sample import build_binh_minh
from bhdesk.services import office
from bhdesk.ui.placing import keep_on_screen
from bhdesk.ui.problems import ProblemDialog, explain
from bhdesk.ui.tokens import Tone
from bhdesk.ui.tour.tour import Tour

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from bhdesk.services.office import DataFile
    from bhdesk.ui.main_window import MainWindow

log = logging.getLogger(__name__)

FILE = "don-vi-mau.bhdesk"
TODAY, MONTH, LAST_MONTH = date(2026, 6, 2), 202605, 6


class MakeWindow(Protocol):
    """The window over a data file, as app makes it."""

    def __call__(
        self, store: DataFile, *, today: Callable[[], date], backups: Path
    ) -> MainWindow: ...


class SampleTour(QObject):
    """Builds beside, shows, guides, and clears away; `ended` when nothing is left."""

    built = Signal(object)
    """None, or what went wrong."""
    ended = Signal()

    def __init__(
        self, front: QWidget, make: MakeWindow, migrations: Path, resources: Path
    ) -> None:
        super().__init__()
        self._front, self._make = front, make
        self._migrations, self._resources = migrations, resources
        self.folder = Path(tempfile.mkdtemp(prefix="bhdesk-"))
        self._store: DataFile | None = None
        self.window: MainWindow | None = None
        self.tour: Tour | None = None
        self.built.connect(self._show)
        front.installEventFilter(self)

    def begin(self) -> None:
        """The office is made in a thread: it takes a second or a few."""
        QApplication.setOverrideCursor(Qt.CursorShape.BusyCursor)
        threading.Thread(target=self._build, daemon=True).start()

    def raise_window(self) -> None:
        """Asked for again: the one that is open comes forward."""
        if self.window is not None:
            self.window.raise_()
            self.window.activateWindow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Close and watched is self._front:
            QTimer.singleShot(0, self._go_with_front)
        elif event.type() == QEvent.Type.Close and watched is self.window:
            QTimer.singleShot(0, self._clear)
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        try:
            build_binh_minh(
                self.folder / FILE, self._migrations, self._resources, LAST_MONTH
            ).close()
        except (StoreProblem, OSError) as problem:
            self.built.emit(problem)
        else:
            self.built.emit(None)

    def _show(self, problem: Exception | None) -> None:
        QApplication.restoreOverrideCursor()
        backups = self.folder / "sao-luu"
        try:
            if problem is not None:
                raise problem
            self._store = office.open_file(self.folder / FILE, "", self._migrations, backups)
        except (StoreProblem, OSError) as error:
            log.warning("no tour: %s", type(error).__name__)
            if isinstance(error, StoreProblem):
                ProblemDialog(explain(error), self._front).open()
            self._clear()
            return
        window = self._make(self._store, today=lambda: TODAY, backups=backups)
        self.window = window
        window.set_month(MONTH)
        window.status.set_file("Đơn vị mẫu")
        window.setWindowTitle(f"Xem thử: {window.windowTitle()}")
        said = "Đóng cửa sổ này là mọi thay đổi ở đây mất theo."
        window.notice.say(Tone.WARN, "Đơn vị mẫu.", said, is_closable=False)
        window.installEventFilter(self)
        self.tour = Tour(window)
        self.tour.done.connect(window.close)
        window.show_page("overview")
        keep_on_screen(window)
        window.show()
        self.raise_window()
        self.tour.begin()

    def _go_with_front(self) -> None:
        if self.window is not None and not self._front.isVisible():
            self.window.close()

    def _clear(self) -> None:
        """After the window has really closed: it may have asked first and stayed."""
        if self.window is None:
            self._let_go()
        elif not self.window.isVisible():
            self.window.work.close()
            # its last events still read: the file goes after the window
            self.window.destroyed.connect(self._let_go)
            self.window.deleteLater()
            self.window = None

    def _let_go(self) -> None:
        if self._store is not None:
            self._store.close()
            self._store = None
        shutil.rmtree(self.folder, ignore_errors=True)
        self.ended.emit()


_open: list[SampleTour] = []


def begin(front: QWidget, make: MakeWindow, migrations: Path, resources: Path) -> SampleTour:
    """The tour that is open comes forward, else a new one begins."""
    if _open:
        _open[0].raise_window()
        return _open[0]
    tour = SampleTour(front, make, migrations, resources)
    _open.append(tour)
    tour.ended.connect(_open.clear)
    tour.begin()
    return tour
