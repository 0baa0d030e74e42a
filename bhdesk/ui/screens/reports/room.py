"""Where things stand while a paper is made: what to choose or the words, the page, its side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bhdesk.ui.paper import PaperView
from bhdesk.ui.screens.reports.choice import PaperChoice
from bhdesk.ui.screens.reports.side import WIDTH, PaperSide
from bhdesk.ui.screens.reports.strip import IssuedStrip
from bhdesk.ui.screens.reports.words_panel import WordsPanel
from bhdesk.ui.tokens import TIGHT_WIDTH, theme
from bhdesk.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtGui import QResizeEvent

    from bhdesk.ui.work import Work

RAIL = 64


class ComposeRoom(QWidget):
    """The page keeps the middle; with the words at the left its form gives way."""

    def __init__(self, work: Work, page: QWidget, today: Callable[[], date]) -> None:
        super().__init__()
        self._is_narrow = self._is_wording = False
        self.choice, self.paper, self.words = PaperChoice(), PaperView(), WordsPanel(work, page)
        self.side, self.strip = PaperSide(today), IssuedStrip()
        self._lay_out()

    def take_focus(self) -> None:
        (self.words if self.is_wording else self.choice.papers).setFocus()

    @property
    def is_wording(self) -> bool:
        """Whether the sentences stand at the left instead of the papers."""
        return self._is_wording

    def set_wording(self, is_wording: bool) -> None:
        """Lời văn beside the page, or the choice of papers and the form."""
        if not is_wording:
            self.words.save()
        self._is_wording = is_wording
        self._left.show_state(self.words if is_wording else self.choice)
        self.side.setVisible(not is_wording)
        self._share_width()
        (self.words.list if is_wording else self.choice.papers).setFocus()

    def set_narrow(self, is_narrow: bool) -> None:
        self._is_narrow = is_narrow
        self.words.set_narrow(is_narrow)
        self._share_width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        """The paper keeps most of the window; list and panel give way first."""
        is_tight = self.width() < theme().scale.px(TIGHT_WIDTH - RAIL - 40)
        left, right = (188, 220) if is_tight else (190, 240) if self._is_narrow else (236, WIDTH)
        words = (380 if is_tight else 430 if self._is_narrow else 500)
        self._left.setFixedWidth(theme().scale.px(words if self.is_wording else left))
        self.side.set_width(right)

    def _lay_out(self) -> None:
        self._left = Sheet(self.choice, self.words)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._left)
        row.addWidget(self.paper, 1)
        row.addWidget(self.side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.strip)
        column.addLayout(row, 1)
