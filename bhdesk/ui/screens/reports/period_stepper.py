"""The box ‹ Quý II/2026 ›: the paper of the period before or after, of the same length."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy

from bhdesk.ui import paint
from bhdesk.ui.tokens import theme
from bhdesk.ui.widgets.buttons import Button
from bhdesk.ui.widgets.labels import Text

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from bhdesk.domain.periods import Period

WIDEST = "Tháng 12/2026"


class PeriodStepper(QFrame):
    """Tells in which direction; the list beside shows every period there is."""

    stepped = Signal(int)
    """(-1 back, 1 on)"""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", "box")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(theme().scale.control)
        self.back, self.on = Button("", "step", "trai"), Button("", "step", "phai")
        self._name = Text("", "h3")
        self._name.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._name.setMinimumWidth(int(paint.width(WIDEST, is_bold=True)) + 16)
        for button, name in ((self.back, "Kỳ trước"), (self.on, "Kỳ sau")):
            button.setAccessibleName(name)
            button.setToolTip(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 0, 1, 0)
        row.setSpacing(0)
        for item in (self.back, self._name, self.on):
            row.addWidget(item)
        self.back.clicked.connect(lambda: self.stepped.emit(-1))
        self.on.clicked.connect(lambda: self.stepped.emit(1))

    def show_period(self, period: Period) -> None:
        label = period.label
        self._name.setText(label[:1].upper() + label[1:])
        self.setAccessibleName(label)

    @property
    def words(self) -> str:
        return self._name.text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in moves:
            self.stepped.emit(moves[Qt.Key(event.key())])
            return
        super().keyPressEvent(event)
