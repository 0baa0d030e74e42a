"""The box ‹ Tháng 5/2026 › with a popup of twelve months."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout

from bhdesk.ui import paint
from bhdesk.ui.tokens import theme
from bhdesk.ui.widgets.buttons import Button
from bhdesk.ui.widgets.labels import Text

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

MONTHS = 12


def month_text(month: int) -> str:
    """202605 -> "Tháng 5/2026"."""
    return f"Tháng {month % 100}/{month // 100}"


def stepped(month: int, by: int) -> int:
    """The month `by` months later, as yyyymm."""
    index = (month // 100) * MONTHS + month % 100 - 1 + by
    return (index // MONTHS) * 100 + index % MONTHS + 1


class MonthStepper(QFrame):
    """Chooses a month; Ctrl+Page Up / Ctrl+Page Down of the window step it as well."""

    month_changed = Signal(int)

    def __init__(self, month: int, first: int = 200001, last: int = 209912) -> None:
        super().__init__()
        self._month, self._first, self._last = month, first, last
        self.setProperty("card", "box")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(theme().scale.control)
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 0, 1, 0)
        row.setSpacing(0)
        self._back = Button("", "step", "trai")
        self._name = Button(month_text(month), "step")
        self._next = Button("", "step", "phai")
        self._name.setProperty("strong", "1")
        # the widest month must fit, so that the box does not jump from month to month
        self._name.setMinimumWidth(int(paint.width("Tháng 12/2026", is_bold=True)) + 16)
        for button, name in ((self._back, "Tháng trước"), (self._next, "Tháng sau")):
            button.setAccessibleName(name)
            button.setToolTip(name)
        for button in (self._back, self._name, self._next):
            row.addWidget(button)
        self._back.clicked.connect(lambda: self.step(-1))
        self._next.clicked.connect(lambda: self.step(1))
        self._name.clicked.connect(self.open_popup)
        self._show()

    @property
    def month(self) -> int:
        return self._month

    def set_month(self, month: int) -> None:
        """Shows a month without telling anybody."""
        self._month = month
        self._show()

    def set_range(self, first: int, last: int) -> None:
        self._first, self._last = first, last
        self._show()

    def step(self, by: int) -> None:
        self.choose(stepped(self._month, by))

    def choose(self, month: int) -> None:
        """Goes to a month and tells it, unless it is outside the range or already shown."""
        if month != self._month and self._first <= month <= self._last:
            self._month = month
            self._show()
            self.month_changed.emit(month)

    def open_popup(self) -> None:
        popup = MonthPopup(self, self._month, self._first, self._last)
        popup.chosen.connect(self.choose)
        popup.move(self.mapToGlobal(QPoint(0, self.height() + 4)))
        popup.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in moves:
            self.step(moves[Qt.Key(event.key())])
            return
        super().keyPressEvent(event)

    def _show(self) -> None:
        text = month_text(self._month)
        self._name.setText(text)
        self._name.setAccessibleName(f"{text}, bấm để chọn tháng khác")
        self.setAccessibleName(text)
        self._back.setEnabled(stepped(self._month, -1) >= self._first)
        self._next.setEnabled(stepped(self._month, 1) <= self._last)


class MonthPopup(QFrame):
    """Twelve months of a year in three columns; the year steps above them."""

    chosen = Signal(int)

    def __init__(self, parent: QFrame, month: int, first: int, last: int) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("card", "box")
        self._month, self._year = month, month // 100
        self._first, self._last = first, last
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        top = QHBoxLayout()
        back, after = Button("", "step", "trai"), Button("", "step", "phai")
        back.setAccessibleName("Năm trước")
        after.setAccessibleName("Năm sau")
        self._title = Text("", "h3")
        self._title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        top.addWidget(back)
        top.addWidget(self._title, 1)
        top.addWidget(after)
        column.addLayout(top)
        grid = QGridLayout()
        grid.setSpacing(4)
        self._months = [Button(f"Tháng {number}", "month") for number in range(1, MONTHS + 1)]
        for index, button in enumerate(self._months):
            button.setCheckable(True)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.setMinimumWidth(int(paint.width("Tháng 12", is_bold=True)) + 16)
            button.clicked.connect(lambda _=False, number=index + 1: self._choose(number))
            grid.addWidget(button, index // 3, index % 3)
        column.addLayout(grid)
        back.clicked.connect(lambda: self._turn(-1))
        after.clicked.connect(lambda: self._turn(1))
        self._turn(0)
        self._months[month % 100 - 1].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -3, Qt.Key.Key_Down: 3}
        focus = self.focusWidget()
        if event.key() in moves and focus in self._months:
            index = self._months.index(focus) + moves[Qt.Key(event.key())]
            self._months[min(max(index, 0), MONTHS - 1)].setFocus()
            return
        super().keyPressEvent(event)

    def _turn(self, by: int) -> None:
        self._year += by
        self._title.setText(f"Năm {self._year}")
        for number, button in enumerate(self._months, 1):
            month = self._year * 100 + number
            button.setEnabled(self._first <= month <= self._last)
            button.setChecked(month == self._month)

    def _choose(self, number: int) -> None:
        self.chosen.emit(self._year * 100 + number)
        self.close()
