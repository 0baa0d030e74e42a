"""Radio cards: the whole card is the choice, with icon, two lines and a chip."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from bhdesk.ui.style import restyle
from bhdesk.ui.tokens import Tone, theme
from bhdesk.ui.widgets.labels import Chip, CutText, Sign, stack

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QShowEvent


class ChoiceCard(QFrame):
    """One card of a ChoiceList."""

    def __init__(
        self, icon: str, title: str, text: str, tone: Tone = Tone.MUTED, state: str = "",
        state_icon: str = "",
    ) -> None:  # fmt: skip
        super().__init__()
        self.radio = QRadioButton()
        self.radio.setAccessibleName(f"{title}. {text}. {state}")
        self._icon = icon
        self._sign = Sign(icon, theme().colours.ink2, 24)
        row = QHBoxLayout(self)
        self._row = row
        row.setContentsMargins(14, 10, 14, 10)
        row.setSpacing(14)
        row.addWidget(self.radio)
        row.addWidget(self._sign)
        first, second = CutText("", "h3"), CutText("", "ink2")
        first.set_full(title)
        second.set_full(text)
        row.addLayout(stack(first, second), 1)
        if state:
            row.addWidget(Chip(tone, state, state_icon))
        self.radio.toggled.connect(self._mark)
        self._mark(False)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.radio.setChecked(True)
            self.radio.setFocus()

    def _mark(self, is_chosen: bool) -> None:
        self.setProperty("choice", "1" if is_chosen else "0")
        # the chosen border is one pixel thicker: take it from the margin, nothing may jump
        inner = 13 if is_chosen else 14
        self._row.setContentsMargins(inner, inner - 4, inner, inner - 4)
        colours = theme().colours
        self._sign.set_sign(self._icon, colours.pri if is_chosen else colours.ink2)
        restyle(self)


class ChoiceList(QWidget):
    """Cards under each other, one of them chosen."""

    chosen = Signal(int)

    def __init__(self, cards: tuple[ChoiceCard, ...] = (), current: int = -1) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self._group = QButtonGroup(self)
        self._group.idToggled.connect(self._tell)
        self._cards: list[ChoiceCard] = []
        self.set_cards(cards, current)

    @property
    def current(self) -> int:
        return self._group.checkedId()

    def take_focus(self) -> None:
        """The chosen card gets the keyboard, else the first."""
        if self._cards:
            self._cards[max(self.current, 0)].radio.setFocus()

    def set_cards(self, cards: tuple[ChoiceCard, ...], current: int = -1) -> None:
        for old in self._cards:
            self._group.removeButton(old.radio)
            self._column.removeWidget(old)
            old.deleteLater()
        self._cards = list(cards)
        for index, card in enumerate(cards):
            self._group.addButton(card.radio, index)
            self._column.addWidget(card)
        if 0 <= current < len(cards):
            cards[current].radio.setChecked(True)
        self._set_tab_order()

    def showEvent(self, event: QShowEvent) -> None:
        # alone or in a step of its own the order is a ring that Qt leaves as it is
        super().showEvent(event)
        self._set_tab_order()

    def _set_tab_order(self) -> None:
        """Cards made anew are the youngest: without this Tab would come to them last."""
        order: list[QWidget] = [card.radio for card in self._cards]
        after, top = self.nextInFocusChain(), self.window()
        while after is not None and after is not top:
            if after.focusPolicy() & Qt.FocusPolicy.TabFocus and not self.isAncestorOf(after):
                order.append(after)
            after = after.nextInFocusChain()
        for before, behind in pairwise(order):
            self.setTabOrder(before, behind)

    def _tell(self, index: int, is_checked: bool) -> None:
        if is_checked:
            self.chosen.emit(index)
