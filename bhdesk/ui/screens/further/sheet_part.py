"""What the parts of this page have alike: one table, or the words of an empty state instead."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from bhdesk.ui.shell.part import Part
from bhdesk.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLayout

    from bhdesk.ui.grid import Refusal
    from bhdesk.ui.screens.further.typed_sheet import TypedSheet
    from bhdesk.ui.widgets.empty_state import EmptyState


class SheetPart(Part):
    """A subclass makes `sheet` and `empty`, then lays out what stands there when not empty."""

    sheet: TypedSheet
    empty: EmptyState
    is_long: ClassVar[bool] = False
    """More rows than a window of usual height has room for."""

    def take_focus(self) -> None:
        (self.empty.button if self.is_empty else self.sheet.grid).setFocus()

    def set_empty(self, is_empty: bool) -> None:
        self._states.show_state(self.empty if is_empty else self._full)
        super().set_empty(is_empty)

    def set_narrow(self, is_narrow: bool) -> None:
        self.sheet.set_compact(is_narrow or self.is_long)
        self.empty.set_narrow(is_narrow)

    def refused_texts(self) -> tuple[Refusal, ...]:
        return self.sheet.texts.refused

    def give_up(self) -> None:
        self.sheet.texts.give_up()

    def lay_out(self, full: QWidget) -> None:
        """The empty state takes the place of `full`."""
        self._full = full
        self._states = Sheet(full, self.empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._states, 1)


def under(card: QWidget, *feet: QLayout) -> QWidget:
    """The table's card with lines below it; what is left over stays free."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(10)
    column.addWidget(card, 100)
    for foot in feet:
        column.addLayout(foot)
    column.addStretch(1)
    return made


def head(*tools: QWidget, last: QWidget | None = None) -> QWidget:
    """The choices above the table in one line, `last` at its right end."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(16, 8, 4, 8)
    row.setSpacing(8)
    for tool in tools:
        if isinstance(tool, QComboBox):
            tool.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row.addWidget(tool)
    row.addStretch(1)
    if last is not None:
        row.addWidget(last)
    return made
