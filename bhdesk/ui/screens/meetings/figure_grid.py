"""The figures of the form, five to a line, those that are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from bhdesk.ui.screens.meetings.draft import ENROLLED
from bhdesk.ui.screens.meetings.fields import FIGURES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bhdesk.ui.widgets.forms import FormRow

FIVE = 5


def figure_order(names: Iterable[str]) -> list[str]:
    """The names of the figures as they are read; those who joined come last."""
    figures = [name for name in FIGURES if name != "minutes"]
    return ["minutes", *figures, *(name for name in names if name.startswith(ENROLLED))]


class FigureGrid(QGridLayout):
    """Rows that are hidden leave no gap."""

    def __init__(self) -> None:
        super().__init__()
        self.setHorizontalSpacing(12)
        self.setVerticalSpacing(10)

    def place(self, rows: Mapping[str, FormRow]) -> None:
        """Lays out the figures that are not hidden."""
        shown = [name for name in figure_order(rows) if not rows[name].isHidden()]
        for at, name in enumerate(shown):
            self.addWidget(rows[name], at // FIVE, at % FIVE, Qt.AlignmentFlag.AlignTop)
        for at in range(FIVE):
            self.setColumnStretch(at, 1)
