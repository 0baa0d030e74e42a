"""A row of a list as a value, and the model that holds rows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from bhdesk.ui.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

ITEM_ROLE = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex


class RowStyle(StrEnum):
    """TODO: sign, title, when, where. RECORD: big date, lines, chip. STATE: title, state."""

    TODO = "todo"
    RECORD = "record"
    STATE = "state"


@dataclass(frozen=True, slots=True)
class RowItem:
    """One row; "" leaves a part out. With `is_heading` only the title is drawn, not selectable.

    TODO: icon+tone, title, `state` (coloured) followed by `second` (muted).
    RECORD: `big` over `small` (day and weekday), title, second, third, chip `state` at the right.
    STATE: title with `right` at the end, `second` line, then icon+tone with `state`; `is_plain`
    draws the title as ordinary words, for a list of sentences.
    """

    key: Hashable
    title: str
    second: str = ""
    third: str = ""
    right: str = ""
    state: str = ""
    tone: Tone = Tone.MUTED
    icon: str = ""
    big: str = ""
    small: str = ""
    is_chip: bool = False
    is_heading: bool = False
    is_plain: bool = False

    @property
    def spoken(self) -> str:
        parts = (self.big, self.small, self.title, self.right, self.state, self.second, self.third)
        return ", ".join(part for part in parts if part)


class RowModel(QAbstractListModel):
    """Holds values with a `key`, `spoken` and, for rows, `is_heading`."""

    def __init__(self) -> None:
        super().__init__()
        self._items: tuple[Any, ...] = ()

    @property
    def items(self) -> tuple[Any, ...]:
        return self._items

    def set_items(self, items: Sequence[Any]) -> None:
        """Shows rows; the same keys as before keep cursor and scroll position."""
        fresh = tuple(items)
        if fresh and [item.key for item in fresh] == [item.key for item in self._items]:
            self._items = fresh
            self.dataChanged.emit(self.index(0), self.index(len(fresh) - 1))
            return
        self.beginResetModel()
        self._items = fresh
        self.endResetModel()

    def row_of(self, key: Hashable) -> int:
        """The row with this key, −1 where there is none."""
        return next((row for row, item in enumerate(self._items) if item.key == key), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - as Qt has it
        if not index.isValid():
            return None
        item = self._items[index.row()]
        if role == ITEM_ROLE:
            return item
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return item.spoken
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or getattr(self._items[index.row()], "is_heading", False):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
