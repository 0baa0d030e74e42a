"""A page's header: title, month stepper, chips, a remark; buttons at the right, primary last."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSpacerItem, QWidget

from bhdesk.ui.tokens import Tone, theme
from bhdesk.ui.widgets.labels import Chip, CutText
from bhdesk.ui.widgets.month_stepper import MonthStepper

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bhdesk.ui.widgets.buttons import Button


class HeaderChip(NamedTuple):
    """A state in the header; one or two of them."""

    tone: Tone
    text: str
    icon: str = ""


class PageHeader(QWidget):
    """56 high (48 in a narrow window); what does not fit gives way in the remark first."""

    def __init__(self, title: str, month: int = 0) -> None:
        super().__init__()
        self.stepper = MonthStepper(month or 202601)
        if not month:  # never "show" what has no parent yet: it would flash as a window of its own
            self.stepper.hide()
        self._title = CutText("", "h1")
        self._title.set_full(title)
        self._title.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(8)
        self._row.addWidget(self._title)
        self._gap = QSpacerItem(8, 0)
        self._row.addItem(self._gap)
        self._switch = QHBoxLayout()
        self._row.addLayout(self._switch)
        self._row.addWidget(self.stepper)
        self._chips = QHBoxLayout()
        self._chips.setSpacing(8)
        self._row.addLayout(self._chips)
        self._remark = CutText("", "muted")
        self._row.addWidget(self._remark, 1)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._row.addLayout(self._buttons)
        self._made: list[Chip] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_narrow(False)

    @property
    def chips(self) -> tuple[Chip, ...]:
        return tuple(self._made)

    def set_title(self, title: str) -> None:
        """What stands first; "" leaves its place to what follows."""
        self._title.set_full(title)
        self._title.setVisible(bool(title))
        self._gap.changeSize(8 if title else 0, 0)
        self._row.invalidate()

    def set_remark(self, text: str) -> None:
        """Muted words after the chips, cut where there is no room."""
        self._remark.set_full(text)

    def set_chips(self, chips: Sequence[HeaderChip]) -> None:
        for extra in self._made[len(chips):]:
            self._chips.removeWidget(extra)
            extra.hide()
            extra.deleteLater()
        self._made = self._made[: len(chips)]
        for index, chip in enumerate(chips):
            if index < len(self._made):
                self._made[index].set_state(chip.tone, chip.text, chip.icon)
            else:
                self._made.append(Chip(chip.tone, chip.text, chip.icon))
                self._chips.addWidget(self._made[-1])

    def add_button(self, button: Button) -> Button:
        """The primary one is added last."""
        self._buttons.addWidget(button)
        return button

    def add_switch(self, widget: QWidget) -> None:
        """Puts a choice of parts beside the title: it stands still when the buttons change."""
        self._switch.addWidget(widget)

    def add_widget(self, widget: QWidget) -> None:
        """A segment or the like, before the buttons added later."""
        self._buttons.addWidget(widget)

    def set_narrow(self, is_narrow: bool) -> None:
        side = 20 if is_narrow else 24
        self._row.setContentsMargins(side, 0, side, 0)
        self.setFixedHeight(theme().scale.px(48 if is_narrow else 56))
