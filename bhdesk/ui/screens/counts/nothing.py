"""Không phát sinh: zeros into what a village has left blank, one press and one step back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from bhdesk import messages
from bhdesk.domain.errors import StoreProblem, UserError
from bhdesk.domain.periods import Month
from bhdesk.services import counts
from bhdesk.ui.tokens import Tone
from bhdesk.ui.widgets.banner import Action
from bhdesk.ui.widgets.buttons import Button

if TYPE_CHECKING:
    from bhdesk.domain.places import Unit
    from bhdesk.ui.screens.counts.sheet import UnitSheet
    from bhdesk.ui.shell.page import Page


class NothingButton(Button):
    """Names the village under the cursor; hidden where there is nothing to fill."""

    def __init__(self, page: Page, sheet: UnitSheet) -> None:
        super().__init__("", "sec", "bo-trong")
        self._page, self._sheet = page, sheet
        self.hide()
        self.clicked.connect(self._fill)

    def follow(self, *, is_office: bool) -> None:
        """The cursor or the figures are others."""
        unit = None if is_office else self._sheet.blank_unit()
        self.setVisible(unit is not None)
        if unit is not None:
            self._name(unit)

    def _name(self, unit: Unit) -> None:
        said = f"{unit.name} không phát sinh"
        self.setText(f" {said}")
        self.setAccessibleName(said)
        self.setToolTip(
            f"Ghi 0 vào các ô tăng, giảm còn trống của {unit.name}, ở mọi chỉ tiêu đã dùng"
        )

    def _fill(self) -> None:
        page, unit = self._page, self._sheet.blank_unit()
        if unit is None:
            return
        month = Month.from_key(page.month)
        try:
            count = page.work.attempt(counts.fill_nothing, month, unit.id, origin=page)
        except UserError as problem:
            page.bar.say(Tone.WARN, "Chưa ghi ô nào.", messages.of(problem))
            return
        except StoreProblem as problem:
            page.work.failed.emit(problem)
            return
        page.reload()
        page.take_focus()
        back = Action("Hoàn tác", page.undo_wanted.emit, icon="hoan-tac")
        page.bar.say(Tone.GOOD, f"Đã ghi 0 vào {count} ô trống của {unit.name}.", "", (back,))


def foot_line(first: QWidget, *others: QWidget) -> QHBoxLayout:
    """What stands under the table: one thing at the left, the others at the right."""
    line = QHBoxLayout()
    line.addWidget(first, 1)
    line.addStretch(0)
    for other in others:
        line.addWidget(other)
    return line
