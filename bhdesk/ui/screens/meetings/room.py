"""The parts of the page Hội nghị that has something to show: quota, log, the form beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bhdesk.ui.screens.meetings.listing import ActivityListing
from bhdesk.ui.screens.meetings.states import nothing_yet
from bhdesk.ui.screens.meetings.strip import QuotaStrip
from bhdesk.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from bhdesk.ui.work import Work


class LogRoom(QWidget):
    """A wide view of the log takes the place of the form as well."""

    def __init__(self, work: Work) -> None:
        super().__init__()
        self.strip = QuotaStrip(work)
        self.listing = ActivityListing(work)
        self.empty_month = nothing_yet()
        self.right = Sheet(self.empty_month)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.strip)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.listing, 10)
        row.addWidget(self.right, 13)
        column.addLayout(row, 1)

    def show_right(self, state: QWidget) -> None:
        """The form, or what stands in its place."""
        self.right.show_state(state)
        self.right.setVisible(not self.listing.is_wide)

    def set_narrow(self, is_narrow: bool) -> None:
        """Less room for everything."""
        self.strip.set_narrow(is_narrow)
        self.listing.set_narrow(is_narrow)
        self.empty_month.set_narrow(is_narrow)
