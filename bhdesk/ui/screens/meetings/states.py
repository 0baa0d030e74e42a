"""What the page Hội nghị shows in place of its parts: nothing yet, still reading, not readable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.ui.widgets.empty_state import EmptyState
from bhdesk.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

ADD = "Thêm hội nghị"
PURPOSE = "Ghi lại mỗi buổi họp, chương trình sẽ tự đếm định mức của từng tháng."
UNREAD = "Tệp dữ liệu không bị thay đổi. Hãy xem thông báo phía trên rồi đọc lại."
WAITING = "Sổ có nhiều hoạt động, xin đợi một lát."


def nothing_yet(when: str = "") -> EmptyState:
    """With the way to begin."""
    return EmptyState("hoi-nghi", when, PURPOSE, ADD, sides=("thon", "nguoi"))


class PageStates(Sheet):
    """The full page and the states that stand for it."""

    def __init__(self, full: QWidget) -> None:
        self.full, self.empty = full, nothing_yet()
        self.unread = EmptyState(
            "hoi-nghi", "Chưa đọc được sổ hội nghị", UNREAD, "Đọc lại", button_icon="hoan-tac"
        )
        self.waiting = EmptyState("hoi-nghi", "Đang đọc sổ hội nghị…", WAITING)
        super().__init__(full, self.empty, self.unread, self.waiting)

    def show_log(self, *, is_read: bool, is_reading: bool, has_rows: bool) -> bool:
        """Shows what fits; whether it is the full page."""
        state: QWidget = self.full
        if not is_read:
            state = self.waiting if is_reading else self.unread
        elif not has_rows:
            state = self.empty
        self.show_state(state)
        return state is self.full
