"""Cards side by side, in as many columns as the window has room for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from bhdesk.ui.tokens import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

GAP = 16
WIDEST = 340
NO_LIMIT = 16_777_215


class CardRow(QWidget):
    """All in one row; in two or three rows where a card would lose its figures."""

    def __init__(self, cards: Sequence[QWidget] = ()) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GAP)
        self._cards: list[QWidget] = []
        self._columns = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_cards(cards)

    def set_cards(self, cards: Sequence[QWidget]) -> None:
        """Takes other cards; those before are freed."""
        for old in self._cards:
            if old not in cards:
                self._grid.removeWidget(old)
                old.hide()
                old.deleteLater()
        self._cards = list(cards)
        self._columns = 0
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """As narrow as two cards; the height of the rows there are now."""
        return QSize(min(self._least() * 2 + GAP, self._full()), self._grid.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _least(self) -> int:
        return max((card.minimumSizeHint().width() for card in self._cards), default=0)

    def _full(self) -> int:
        return (self._least() + GAP) * max(len(self._cards), 1) - GAP

    def _arrange(self) -> None:
        """Even rows: four cards become two and two, never three and one."""
        count = len(self._cards)
        if not count:
            return
        room = max((self.width() + GAP) // max(self._least() + GAP, 1), 1)
        rows = -(-count // min(room, count))
        columns = -(-count // rows)
        if columns == self._columns:
            return
        for index in range(max(columns, self._columns)):
            self._grid.setColumnStretch(index, 1 if index < columns else 0)
        self._columns = columns
        for index, card in enumerate(self._cards):
            # in one row they stop growing on a wide screen; in two rows they fill the line
            widest = theme().scale.px(WIDEST) if rows == 1 else NO_LIMIT
            card.setMaximumWidth(widest)
            self._grid.addWidget(card, index // columns, index % columns)
        self.updateGeometry()
