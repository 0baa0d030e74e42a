"""The card beside the form: the log as a list or as a calendar, all of it or what is looked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bhdesk.domain import activity_list, text
from bhdesk.ui.lists import RowList, RowStyle
from bhdesk.ui.screens.meetings import log_rows
from bhdesk.ui.screens.meetings.calendar import MonthCalendar, WeekdayNames
from bhdesk.ui.screens.meetings.filtering import FilterBlock
from bhdesk.ui.screens.meetings.growth import GrowthView
from bhdesk.ui.tables import TableButton
from bhdesk.ui.widgets.buttons import Segment
from bhdesk.ui.widgets.cards import Card
from bhdesk.ui.widgets.labels import SectionHeader
from bhdesk.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from datetime import date

    from bhdesk.domain.activities import Activity
    from bhdesk.domain.activity_list import Filter
    from bhdesk.domain.periods import Month
    from bhdesk.services.activities import ActivityYear
    from bhdesk.ui.work import Work

LIST, CALENDAR, GROWTH = 0, 1, 2


class ActivityListing(Card):
    """The list shows the year, the calendar its month; the filter holds for both."""

    filter_changed = Signal()
    """Other rows are wanted, or another view of them."""

    def __init__(self, work: Work) -> None:
        super().__init__((8, 12, 8, 8))
        self._head = SectionHeader("")
        self._head.set_margins(8, 0)
        self.rows = RowList(RowStyle.RECORD, "Hội nghị trong năm")
        self.calendar = MonthCalendar()
        self.filter = FilterBlock()
        self.views = Segment(("Danh sách", "Lịch", "Số tăng"), LIST, "Cách xem sổ hội nghị")
        self._head.add(self.views)
        self.filter.add(TableButton(self.rows))
        month = QWidget()
        column = QVBoxLayout(month)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        names = WeekdayNames()
        names.follow(self.calendar)
        column.addWidget(names)
        column.addWidget(self.calendar, 1)
        self.growth = GrowthView(work)
        self._views = (self.rows, month, self.growth)
        self._sheet = Sheet(*self._views)
        self.add(self._head)
        self.add(self.filter)
        self.add(self._sheet, 1)
        self._shown: tuple[object, ...] = ()
        self._seen: ActivityYear | None = None
        self._is_narrow = False
        self.said = activity_list.Said()
        self.views.chosen.connect(self._show_view)
        self.filter.changed.connect(self.filter_changed)

    @property
    def is_wide(self) -> bool:
        """Whether the view needs the whole width."""
        return self.views.current == GROWTH

    def set_narrow(self, is_narrow: bool) -> None:
        """The title gives way to the choice of views."""
        self._is_narrow, self._seen = is_narrow, None

    def show_log(self) -> None:
        """The list again, beside the form."""
        if self.is_wide:
            self.views.choose(LIST)
            self._show_view(LIST)

    def show_year(
        self, seen: ActivityYear, month: Month, unsaved: frozenset[int], number: int | None,
        today: date,
    ) -> None:  # fmt: skip
        """What the filter leaves of a year, with the cursor on an activity."""
        self.filter.set_frame(seen.frame)
        self.rows.table_title = f"Hội nghị năm {month.year}"
        title = f"Năm {month.year}" if self._is_narrow else self.rows.table_title
        wanted = self.filter.wanted(month.year)
        if self.is_wide:
            self.growth.show_month(seen.frame, month)
        # thousands of rows are laid out again only when one of them is another
        asked = (unsaved, wanted, month, today)
        if asked != self._shown or seen is not self._seen:
            self._shown, self._seen = asked, seen
            found = self._found(seen, wanted)
            count = "" if self._is_narrow else f"{text.count(len(seen.activities))} cuộc"
            self._head.set_texts(title, count)
            self.filter.show_count(len(found), len(seen.activities))
            self.rows.set_items(log_rows.rows(seen.frame, found, unsaved), number)
            self.calendar.show_month(month, found, today)
        elif number is not None:
            self.rows.choose_silently(number)
        if number is None:
            self.rows.clear_choice()
        shown = next((item.day for item in seen.activities if item.id == number), None)
        if shown is not None and not self.calendar.hasFocus():
            self.calendar.go_to(shown)

    def _show_view(self, at: int) -> None:
        self._sheet.show_state(self._views[at])
        self.filter.setVisible(at != GROWTH)
        self.filter_changed.emit()

    def _found(self, seen: ActivityYear, wanted: Filter) -> tuple[Activity, ...]:
        if not self.filter.is_on:
            return seen.activities
        return activity_list.chosen(seen.activities, wanted, self.said.of)
