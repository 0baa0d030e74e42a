"""What the parts with a year have alike: the year's choice, one table, a verdict below it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from bhdesk.domain.errors import UserError
from bhdesk.ui.shell.part import Given, Part
from bhdesk.ui.widgets.forms import combo
from bhdesk.ui.widgets.labels import SectionHeader
from bhdesk.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from bhdesk.domain.periods import Month
    from bhdesk.ui.grid import Refusal
    from bhdesk.ui.screens.further.sheet import FigureSheet
    from bhdesk.ui.widgets.empty_state import EmptyState

AROUND = (-2, -1, 0, 1, 2)


class YearPart(Part):
    """`show_year` of a subclass reads a year into its `sheet`; UserError shows `empty` instead."""

    has_month = False
    is_long: ClassVar[bool] = False
    sheet: FigureSheet
    empty: EmptyState

    def __init__(self, given: Given) -> None:
        super().__init__(given)
        self.year_choice = combo([], None)
        self.year_choice.setAccessibleName("Năm")
        self.year_choice.activated.connect(lambda _: self.reload())
        self.offer(self.month.year)

    @property
    def year(self) -> int:
        """The year looked at."""
        return int(self.year_choice.currentData())

    def show_year(self, year: int) -> None:
        """Reads; raises UserError where the plan of the year has nothing of the kind."""
        raise NotImplementedError

    def set_month(self, month: Month) -> None:
        if month.year != self.month.year:
            self.offer(month.year)
        super().set_month(month)

    def reload(self) -> None:
        try:
            self.show_year(self.year)
        except UserError:
            self._sheets.show_state(self.empty)
            self.set_empty(True)
            return
        self._sheets.show_state(self._full)
        self.set_empty(False)

    def take_focus(self) -> None:
        (self.empty.button if self.is_empty else self.sheet.grid).setFocus()

    def set_narrow(self, is_narrow: bool) -> None:
        self.sheet.set_compact(is_narrow or self.is_long)
        self.empty.set_narrow(is_narrow)

    def refused_texts(self) -> tuple[Refusal, ...]:
        return self.sheet.refused_texts()

    def give_up(self) -> None:
        self.sheet.give_up()

    def lay_out(self, tools: tuple[QWidget, ...], feet: tuple[QWidget, ...] = ()) -> None:
        """Year and tools in the head, the verdict and other buttons in the foot."""
        self.head = SectionHeader("")
        for tool in (*tools, self.year_choice):
            self.head.add(tool)
        self._full = QWidget()
        column = QVBoxLayout(self._full)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.sheet.card(self.head, *feet), 100)
        column.addStretch(1)
        self._sheets = Sheet(self._full, self.empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._sheets, 1)
        self.empty.begun.connect(lambda: self.went.emit("catalogue", None))

    def offer(self, year: int) -> None:
        """Some years around one, which is chosen; those offered stay where it is among them."""
        if self.year_choice.findData(year) < 0:
            self.year_choice.clear()
            for by in AROUND:
                self.year_choice.addItem(f"Năm {year + by}", year + by)
        self.year_choice.setCurrentIndex(self.year_choice.findData(year))
