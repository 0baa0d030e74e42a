"""The small button in the head of a card that has room for one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint

from bhdesk.ui.tables.menu import open_menu
from bhdesk.ui.tokens import theme
from bhdesk.ui.widgets.buttons import Button

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractItemView


class TableButton(Button):
    """Opens the three choices for one table; it hides with the table."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__("In", "link", "in")
        self._view = view
        self.setAccessibleName(f"In, lưu bảng: {view.accessibleName()}")
        self.setToolTip("In, lưu bảng thành PDF, Excel (Ctrl+P)")
        # as low as a chip: it must not make the card's head higher
        self.setProperty("low", "1")
        self.setFixedHeight(theme().scale.chip)
        self.clicked.connect(self._open)
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShowToParent:
            self.show()
        elif event.type() == QEvent.Type.HideToParent:
            self.hide()
        return super().eventFilter(watched, event)

    def _open(self) -> None:
        open_menu(self._view, self.mapToGlobal(QPoint(0, self.height())))
