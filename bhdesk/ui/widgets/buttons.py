"""Buttons of the four kinds and the segment of two to five choices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QSizePolicy

from bhdesk.ui import icons, paint
from bhdesk.ui.style import restyle
from bhdesk.ui.tokens import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent


class Button(QPushButton):
    """A push button of kind pri, sec, link or step; Enter presses it as Space does."""

    def __init__(self, text: str, kind: str = "sec", icon: str = "") -> None:
        super().__init__(f" {text}" if icon and text else text)
        self.setProperty("k", kind)
        self.setAutoDefault(False)
        self.setAccessibleName(text.replace("&", ""))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        if icon:
            role = {"pri": "on_pri", "link": "pri"}.get(kind, "ink2")
            self.setIcon(icons.icon(icon, role, 18))
            self.setIconSize(QSize(18, 18))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)


def primary(text: str, icon: str = "") -> Button:
    """The one main button of a page, rightmost."""
    return Button(text, "pri", icon)


def secondary(text: str, icon: str = "") -> Button:
    """Any button beside the main one."""
    return Button(text, "sec", icon)


def link(text: str, icon: str = "") -> Button:
    """A button that looks like a link; for side ways and for what goes to Thùng rác."""
    return Button(text, "link", icon)


class Segment(QFrame):
    """Two to five choices in one track; arrow keys move between them."""

    chosen = Signal(int)

    def __init__(self, choices: Sequence[str], current: int = 0, name: str = "") -> None:
        super().__init__()
        self.setProperty("seg", "1")
        self.setAccessibleName(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(2)
        self._group = QButtonGroup(self)
        for index, text in enumerate(choices):
            button = Button(text, "seg")
            button.setCheckable(True)
            button.setChecked(index == current)
            self._group.addButton(button, index)
            row.addWidget(button)
        self.set_tight(False)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(theme().scale.control)
        self._group.idClicked.connect(self.chosen)

    @property
    def current(self) -> int:
        return self._group.checkedId()

    def set_tight(self, is_tight: bool) -> None:
        """Less room beside the words, where five choices would widen the window."""
        for button in self._group.buttons():
            # the bold text of the checked state must fit, else it is clipped
            wide = int(paint.width(button.text(), is_bold=True)) + (14 if is_tight else 30)
            button.setMinimumWidth(wide)
            button.setProperty("tight", "1" if is_tight else "")
            restyle(button)

    def choose(self, index: int | None) -> None:
        """Checks a choice, or none, without telling anybody."""
        if index is not None:
            self._group.button(index).setChecked(True)
        elif (button := self._group.checkedButton()) is not None:
            self._group.setExclusive(False)
            button.setChecked(False)
            self._group.setExclusive(True)
