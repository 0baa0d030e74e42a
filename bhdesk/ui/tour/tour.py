"""Walks through the steps on a window: page in front, veil, ring and bubble, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from bhdesk.ui.tour.bubble import Bubble, Veil
from bhdesk.ui.tour.steps import STEPS, Step

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from bhdesk.ui.main_window import MainWindow

# A page lays itself out and reads its figures beside; the ring follows.
FOLLOW_MS = 150


class Tour(QObject):
    """Ends with `done`, by Thôi, Xong or Esc; the window is as it was but for the page shown."""

    done = Signal()

    def __init__(self, window: MainWindow, steps: tuple[Step, ...] = STEPS) -> None:
        super().__init__(window)
        self._window, self._steps, self._at = window, steps, 0
        self.veil, self.bubble = Veil(window), Bubble(window)
        self.bubble.stepped.connect(self.step)
        self.bubble.left.connect(self.end)
        window.installEventFilter(self)
        self._follow = QTimer(self)
        self._follow.setInterval(FOLLOW_MS)
        self._follow.timeout.connect(self._place)

    @property
    def step_shown(self) -> Step:
        return self._steps[self._at]

    def begin(self) -> None:
        """The first step."""
        self._show()
        self._follow.start()

    def step(self, by: int) -> None:
        """Forward or back; forward from the last one ends."""
        if self._at + by >= len(self._steps):
            self.end()
        elif self._at + by >= 0:
            self._at += by
            self._show()

    def end(self) -> None:
        """Takes veil and bubble away."""
        if not self._follow.isActive():
            return
        self._follow.stop()
        self._window.removeEventFilter(self)
        self.bubble.go()
        self.veil.hide()
        # the button that was pressed is still at work: the window goes after it
        QTimer.singleShot(0, self.done.emit)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _show(self) -> None:
        step = self.step_shown
        self._window.show_page(step.page)
        self.bubble.say(step, self._at + 1, len(self._steps))
        for widget in (self.veil, self.bubble):
            widget.show()
            widget.raise_()
        self.bubble.on.setFocus(Qt.FocusReason.OtherFocusReason)
        self._place()

    def _place(self) -> None:
        room = self._window.rect()
        self.veil.setGeometry(room)
        part = self.step_shown.find(self._window)
        spot = self._seen(part) if part is not None else QRect(room.center(), room.center())
        if spot != self.veil.spot or self.bubble.pos().isNull():
            self.veil.point_at(spot)
        self.bubble.stand_beside(spot, room)
        focus = QApplication.focusWidget()
        if self._window.isActiveWindow() and not (focus and self.bubble.isAncestorOf(focus)):
            self.bubble.on.setFocus()  # a page takes the keyboard when its figures have come

    def _seen(self, part: QWidget) -> QRect:
        """What can be seen of the part, in the window's coordinates."""
        region = part.visibleRegion().boundingRect()
        shown = region if not region.isEmpty() else part.rect()
        return QRect(part.mapTo(self._window, QPoint(shown.topLeft())), shown.size())
