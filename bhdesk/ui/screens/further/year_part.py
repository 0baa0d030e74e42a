"""What the parts with a year have alike: the year's choice, one table, a verdict below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bhdesk.domain.errors import UserError
from bhdesk.ui.screens.further.part import Given, Part
from bhdesk.ui.tokens import Tone
from bhdesk.ui.widgets.forms import combo
from bhdesk.ui.widgets.labels import SectionHeader, SignedText
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
    sheet: FigureSheet
    empty: EmptyState

    def __init__(self, given: Given) -> None:
        super().__init__(given)
        self.year_choice = combo([], None)
        self.year_choice.setAccessibleName("Năm")
        self.year_choice.activated.connect(lambda _: self.reload())
        self._offer(given.month.year)

    @property
    def year(self) -> int:
        """The year looked at."""
        return int(self.year_choice.currentData())

    def show_year(self, year: int) -> None:
        """Reads; raises UserError where the plan of the year has nothing of the kind."""
        raise NotImplementedError

    def set_month(self, month: Month) -> None:
        if month.year != self.month.year:
            self._offer(month.year)
        super().set_month(month)

    def reload(self) -> None:
        try:
            self.show_year(self.year)
        except UserError:
            self._sheets.show_state(self._bare)
            self.set_empty(True)
            return
        self._sheets.show_state(self._full)
        self.set_empty(False)

    def take_focus(self) -> None:
        (self.empty.button if self.is_empty else self.sheet.grid).setFocus()

    def set_narrow(self, is_narrow: bool) -> None:
        self.sheet.set_narrow(is_narrow)
        self.empty.set_narrow(is_narrow)

    def refused_texts(self) -> tuple[Refusal, ...]:
        return self.sheet.refused_texts()

    def give_up(self) -> None:
        self.sheet.give_up()

    def lay_out(self, tools: tuple[QWidget, ...], feet: tuple[QWidget, ...] = ()) -> None:
        """Year and tools in the head, the verdict and other buttons in the foot."""
        self.head, self.verdict = SectionHeader(""), SignedText(Tone.MUTED, "")
        self.head.setContentsMargins(16, 10, 0, 8)
        for tool in (*tools, self.year_choice):
            self.head.add(tool)
        foot = QWidget()
        line = QHBoxLayout(foot)
        line.setContentsMargins(16, 10, 12, 10)
        line.setSpacing(8)
        line.addWidget(self.verdict, 1)
        for button in feet:
            line.addWidget(button)
        self._full = QWidget()
        column = QVBoxLayout(self._full)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.sheet.card(self.head, foot), 100)
        column.addStretch(1)
        self._bare = self.empty
        self._sheets = Sheet(self._full, self._bare)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._sheets, 1)
        self.empty.begun.connect(lambda: self.went.emit("catalogue", None))

    def _offer(self, year: int) -> None:
        """Some years around one; those offered stay where it is among them."""
        if self.year_choice.findData(year) < 0:
            self.year_choice.clear()
            for by in AROUND:
                self.year_choice.addItem(f"Năm {year + by}", year + by)
        self.year_choice.setCurrentIndex(self.year_choice.findData(year))
