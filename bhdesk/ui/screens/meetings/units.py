"""The field in which several villages are ticked; none means the whole commune."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QListWidget, QListWidgetItem, QVBoxLayout

from bhdesk.ui.tokens import theme
from bhdesk.ui.widgets.labels import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent

SHOWN = 9


class UnitPopup(QFrame):
    """A list with boxes; Space ticks, Enter, Esc or Tab closes."""

    hidden = Signal()

    def __init__(self, parent: UnitChoice) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._field = parent
        # a frame right under a combo box is left unpainted by the sheet: the box stands inside
        box = QFrame()
        box.setProperty("card", "box")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(box)
        self.list = QListWidget()
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setAccessibleName("Chọn một hoặc nhiều nơi")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(box)
        column.setContentsMargins(4, 4, 4, 6)
        column.setSpacing(4)
        column.addWidget(self.list)
        self._hint = Text("", "muted")
        column.addWidget(self._hint)
        self.list.itemActivated.connect(self.hide)
        self.list.itemClicked.connect(self._toggle_by_word)
        self._pressed: tuple[int, Qt.CheckState] | None = None
        self.list.itemPressed.connect(self._remember)

    def set_hint(self, text: str) -> None:
        self._hint.setText(text)

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Tab does not stay in the list: it closes and goes on to the next field."""
        self.hide()
        return self._field.focusNextPrevChild(is_next)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.hidden.emit()

    def _remember(self, item: QListWidgetItem) -> None:
        self._pressed = (self.list.row(item), item.checkState())

    def _toggle_by_word(self, item: QListWidgetItem) -> None:
        """A click on the name ticks as a click on the box does."""
        if self._pressed == (self.list.row(item), item.checkState()):
            is_on = item.checkState() == Qt.CheckState.Checked
            item.setCheckState(Qt.CheckState.Unchecked if is_on else Qt.CheckState.Checked)


class UnitChoice(QComboBox):
    """Looks like a choice of one, opens a list of many; `changed` comes when the list closes."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setMinimumWidth(theme().scale.px(64))
        self.addItem("")
        self._names: tuple[tuple[int, str], ...] = ()
        self._units: tuple[int, ...] = ()
        self._whole = ""
        self.popup = UnitPopup(self)
        self.popup.hidden.connect(self._take)

    @property
    def units(self) -> tuple[int, ...]:
        return self._units

    def set_names(self, names: Sequence[tuple[int, str]], whole: str) -> None:
        """The units to choose from, and what none of them is called: "Toàn xã"."""
        self._names, self._whole = tuple(names), whole
        self.popup.set_hint(f"Bỏ trống: {whole[:1].lower()}{whole[1:]}")
        self._show()

    def set_units(self, units: Sequence[int]) -> None:
        """Shows a choice without telling anybody."""
        self._units = tuple(units)
        self._show()

    def showPopup(self) -> None:
        listed = self.popup.list
        listed.clear()
        for unit, name in self._names:
            item = QListWidgetItem(name)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable
                          | Qt.ItemFlag.ItemIsSelectable)  # fmt: skip
            is_on = unit in self._units
            item.setCheckState(Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked)
            listed.addItem(item)
        row = max(listed.sizeHintForRow(0), theme().scale.compact_row)
        listed.setFixedHeight(row * min(len(self._names), SHOWN) + 2 * listed.frameWidth() + 4)
        self.popup.setFixedWidth(max(self.width(), theme().scale.px(180)))
        self.popup.adjustSize()
        self.popup.move(self.mapToGlobal(QPoint(0, self.height() + 2)))
        listed.setCurrentRow(0)
        self.popup.show()
        listed.setFocus()

    def hidePopup(self) -> None:
        self.popup.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Down)
        if event.key() in keys:
            self.showPopup()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus()
        self.showPopup()

    def _take(self) -> None:
        self.setFocus()
        listed = self.popup.list
        picked = tuple(
            unit for row, (unit, _) in enumerate(self._names)
            if row < listed.count() and listed.item(row).checkState() == Qt.CheckState.Checked
        )  # fmt: skip
        if picked != self._units:
            self._units = picked
            self._show()
            self.changed.emit()

    def _show(self) -> None:
        names = [name for unit, name in self._names if unit in self._units]
        shown = ", ".join(names) if names else self._whole
        self.setItemText(0, shown)
        self.setToolTip(shown if len(names) > 1 else "")
