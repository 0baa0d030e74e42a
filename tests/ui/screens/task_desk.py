"""A shown page Nhiệm vụ on a real file, worked by keys, for the tests of its parts."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from bhdesk.ui.screens.tasks import TasksPage
from bhdesk.ui.widgets.form_dialog import FormDialog
from tests.ui.screens.offices import RESOURCES, type_over
from tests.ui.screens.page_desk import PageDesk

if TYPE_CHECKING:
    from bhdesk.domain.holidays import DayOff

FRIDAY, MONDAY = date(2026, 10, 2), date(2026, 10, 19)
TASK_7 = {
    "work": "rà soát 62 hộ kinh doanh", "assignee": "ông Trần Văn B", "starts": "05/10/2026",
    "due": "16/10/2026", "lead": "Phòng Kinh tế", "cooperating": "Công an xã",
    "product": "danh sách 62 hộ đối chiếu + báo cáo",
    "authority": "Chủ tịch UBND xã quyết định",
}  # fmt: skip


class Desk(PageDesk):
    """`day` is today; set it to let time pass."""

    def __init__(self, qtbot, store, folder, public: tuple[DayOff, ...] = ()) -> None:
        self.day = FRIDAY
        super().__init__(qtbot, store, lambda work: TasksPage(
            work, 202610, today=lambda: self.day, resources=RESOURCES, folder=folder,
            holidays=lambda: public,
        ))  # fmt: skip

    @property
    def part(self):
        return self.page.part_of("tasks")

    def row(self, name):
        return self.part.form.rows[name]

    def fill(self, **texts):
        QTest.keyClick(self.page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
        for name, said in texts.items():
            type_over(self.row(name).field, said)

    def dialog(self, kind=FormDialog):
        return next(d for d in self.page.findChildren(kind) if d.isVisible())

    def answer(self, **texts):
        """Types into the dialog and presses Enter."""
        asked = self.dialog()
        for name, said in texts.items():
            type_over(asked.rows[name].field, said)
        asked.ok_button.setFocus()
        QTest.keyClick(asked.ok_button, Qt.Key.Key_Return)
        return asked

    def listed(self):
        return {item.key: item for item in self.part.rows.row_model.items}


def press(button) -> None:
    assert button.isVisible()
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Return)


def pick(field, words: str) -> None:
    """Goes down (or up) a choice by its keys."""
    field.setFocus()
    at = field.findText(words)
    assert at >= 0
    while field.currentIndex() != at:
        is_down = field.currentIndex() < at
        QTest.keyClick(field, Qt.Key.Key_Down if is_down else Qt.Key.Key_Up)
