"""The days of a month to be ticked one by one, by day of the week or all at once."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QGridLayout, QWidget

from bhdesk.domain import repeats, text
from bhdesk.domain.periods import WEEKDAYS
from bhdesk.ui import icons, paint
from bhdesk.ui.widgets.buttons import Button

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from bhdesk.domain.periods import Month

DAYS = 7


class DayGrid(QWidget):
    """Space or Enter ticks a day; the name of a weekday ticks its column."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(4)
        self.buttons: dict[date, Button] = {}
        self.columns: list[Button] = []
        width = int(paint.width("30", is_bold=True)) + 56  # with the tick
        for at, name in enumerate(repeats.WEEKDAYS):
            button = Button(name if name == "CN" else f"T{name}", "link")
            button.setAccessibleName(f"Chọn mọi {WEEKDAYS[at]}")
            button.setMinimumWidth(width)
            button.clicked.connect(partial(self._tick_column, at))
            self._grid.addWidget(button, 0, at)
            self.columns.append(button)

    @property
    def days(self) -> tuple[date, ...]:
        """The days ticked, in order."""
        return tuple(day for day, button in self.buttons.items() if button.isChecked())

    def show_month(self, month: Month, ticked: Iterable[date] = ()) -> None:
        """The days of a month, some of them ticked."""
        for button in self.buttons.values():
            self._grid.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons, on = {}, set(ticked)
        offset = month.first_day.weekday()
        for day in repeats.days_of(month):
            button = self.buttons[day] = Button(str(day.day), "seg")
            button.setCheckable(True)
            button.setChecked(day in on)
            button.setAccessibleName(f"{WEEKDAYS[day.weekday()]} {text.short_day(day)}")
            button.setMinimumWidth(self.columns[0].minimumWidth())
            button.toggled.connect(partial(self._toggled, button))
            _sign(button)
            at = offset + day.day - 1
            self._grid.addWidget(button, 1 + at // DAYS, at % DAYS)
        self.changed.emit()

    def tick_all(self, is_on: bool) -> None:
        """Every day of the month, or none."""
        self._tick(list(self.buttons), is_on)

    def _toggled(self, button: Button, _: bool) -> None:
        _sign(button)
        self.changed.emit()

    def _tick_column(self, weekday: int, _: bool = False) -> None:
        days = [day for day in self.buttons if day.weekday() == weekday]
        self._tick(days, not all(self.buttons[day].isChecked() for day in days))

    def _tick(self, days: list[date], is_on: bool) -> None:
        was_blocked = self.blockSignals(True)
        for day in days:
            self.buttons[day].setChecked(is_on)
        self.blockSignals(was_blocked)
        self.changed.emit()


def _sign(button: Button) -> None:
    """A ticked day has the tick before it: colour and weight alone do not tell."""
    button.setIcon(icons.icon("dung", "good", 14) if button.isChecked() else QIcon())
