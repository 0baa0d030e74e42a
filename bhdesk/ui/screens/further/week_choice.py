"""The weeks of a month to choose from, with a step to the one before and the one after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from bhdesk.ui.widgets.buttons import Button
from bhdesk.ui.widgets.forms import combo

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bhdesk.domain.periods import Month


class WeekChoice(QWidget):
    """`least`: how many letters of a week are always read."""

    chosen = Signal()

    def __init__(self, least: int) -> None:
        super().__init__()
        self._month: Month | None = None
        self.choice = combo()
        self.choice.setAccessibleName("Tuần")
        self.choice.setMinimumContentsLength(least)
        self.choice.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.back, self.next = Button("", "step", "trai"), Button("", "step", "phai")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget in (self.back, self.choice, self.next):
            row.addWidget(widget)
        for button, name, by in ((self.back, "Tuần trước", -1), (self.next, "Tuần sau", 1)):
            button.setAccessibleName(name)
            button.setToolTip(name)
            button.clicked.connect(lambda *_, by=by: self._step(by))
        self.choice.activated.connect(self._tell)

    @property
    def at(self) -> int:
        """Which week of the month, from 0."""
        return self.choice.currentIndex()

    def offer(self, month: Month, weeks: Sequence[str], at: int) -> None:
        """The weeks of another month, with one chosen; of the same month what was chosen stays."""
        if month == self._month:
            return
        self._month = month
        self.choice.clear()
        self.choice.addItems(list(weeks))
        self.choice.setCurrentIndex(at)
        self._show_steps()

    def _step(self, by: int) -> None:
        self.choice.setCurrentIndex(self.at + by)
        self._tell()

    def _tell(self) -> None:
        self._show_steps()
        self.chosen.emit()

    def _show_steps(self) -> None:
        self.back.setEnabled(self.at > 0)
        self.next.setEnabled(self.at < self.choice.count() - 1)
