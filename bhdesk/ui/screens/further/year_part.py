"""What the parts with a year have alike: the year's choice, one table, a verdict below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.domain.errors import UserError
from bhdesk.ui.screens.further.sheet_part import SheetPart, under
from bhdesk.ui.widgets.forms import combo
from bhdesk.ui.widgets.labels import SectionHeader

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from bhdesk.domain.periods import Month
    from bhdesk.ui.screens.further.sheet import FigureSheet
    from bhdesk.ui.shell.part import Given

AROUND = (-2, -1, 0, 1, 2)


class YearPart(SheetPart):
    """`show_year` of a subclass reads a year into its `sheet`; UserError shows `empty` instead."""

    has_month = False
    sheet: FigureSheet

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
            self.set_empty(True)
        else:
            self.set_empty(False)

    def lay_out_year(self, tools: tuple[QWidget, ...], feet: tuple[QWidget, ...] = ()) -> None:
        """Year and tools in the head, the verdict and other buttons in the foot."""
        self.head = SectionHeader("")
        for tool in (*tools, self.year_choice):
            self.head.add(tool)
        self.lay_out(under(self.sheet.card_of(self.head, *feet)))
        self.empty.begun.connect(lambda: self.went.emit("catalogue", None))

    def offer(self, year: int) -> None:
        """Some years around one, which is chosen; those offered stay where it is among them."""
        if self.year_choice.findData(year) < 0:
            self.year_choice.clear()
            for by in AROUND:
                self.year_choice.addItem(f"Năm {year + by}", year + by)
        self.year_choice.setCurrentIndex(self.year_choice.findData(year))
