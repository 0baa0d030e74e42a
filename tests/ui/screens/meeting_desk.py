"""A shown page Hội nghị on a real file, worked by keys, for the tests of its parts."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from bhdesk.domain.periods import Month
from bhdesk.services import activities
from bhdesk.ui.screens.meetings import MeetingsPage
from tests.ui.screens.offices import RESOURCES, type_over
from tests.ui.screens.page_desk import PageDesk


class Desk(PageDesk):
    """The page with what is on disk."""

    def __init__(self, qtbot, store, month, today) -> None:
        super().__init__(qtbot, store, lambda work: MeetingsPage(
            work, month, today=lambda: today, resources=RESOURCES, folder=store.path.parent
        ))  # fmt: skip

    def field(self, name):
        return self.page.editor.form.rows[name].field

    def text(self, name):
        return self.field(name).text()

    def is_shown(self, name):
        return not self.page.editor.form.rows[name].isHidden()

    def stored(self, number):
        found = activities.year(self.store, Month(2026, 12)).activities
        return next((item for item in found if item.id == number), None)

    def begin(self, day="9/6/2026", kind="Hội nghị khách hàng"):
        """A new activity by keys; its number."""
        QTest.keyClick(self.page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
        type_over(self.field("day"), day)
        self.pick("kind", kind)
        return self.page.editor.number

    def pick(self, name, words):
        """Goes down (or up) a choice by its keys."""
        field = self.field(name)
        field.setFocus()
        at = field.findText(words)
        assert at >= 0
        while field.currentIndex() != at:
            is_down = field.currentIndex() < at
            QTest.keyClick(field, Qt.Key.Key_Down if is_down else Qt.Key.Key_Up)

    def press(self, text):
        button = next(b for b in self.page.bar.buttons if b.text().strip() == text)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def listed(self):
        return [item.key for item in self.page.rows.row_model.items if not item.is_heading]

    def row_states(self):
        return {item.key: item.state for item in self.page.rows.row_model.items}
