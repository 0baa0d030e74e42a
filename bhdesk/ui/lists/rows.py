"""A row of a list as a value, and the model that holds rows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from bhdesk.ui.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Sequence

ITEM_ROLE = Qt.ItemDataRole.UserRole + 1
LINES_ROLE = Qt.ItemDataRole.UserRole + 2

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


class LazyRows:
    """Thousands of rows, each put into words when it is painted or asked for.

    `lines` tells how many lines a row has before it is worded; 0 is a heading.
    """

    def __init__(
        self, keys: Sequence[Hashable], lines: Sequence[int], make: Callable[[int], RowItem]
    ) -> None:
        self.keys, self.lines = list(keys), lines
        self._make = make
        self._made: dict[int, RowItem] = {}

    def __len__(self) -> int:
        return len(self.keys)

    def __getitem__(self, row: int) -> RowItem:
        item = self._made.get(row)
        if item is None:
            item = self._made[row] = self._make(row)
        return item

    def __iter__(self) -> Iterator[RowItem]:
        return (self[row] for row in range(len(self)))


class RowModel(QAbstractListModel):
    """Holds values with a `key`, `spoken` and, for rows, `is_heading`."""

    def __init__(self) -> None:
        super().__init__()
        self._items: tuple[Any, ...] | LazyRows = ()
        self._keys: list[Hashable] = []

    @property
    def items(self) -> Any:  # noqa: ANN401 - a sequence of whatever values the list was given
        return self._items

    def set_items(self, items: Sequence[Any] | LazyRows) -> None:
        """Shows rows; the same keys as before keep cursor and scroll position."""
        fresh = items if isinstance(items, LazyRows) else tuple(items)
        keys = fresh.keys if isinstance(fresh, LazyRows) else [item.key for item in fresh]
        if keys and keys == self._keys:
            self._items = fresh
            self.dataChanged.emit(self.index(0), self.index(len(keys) - 1))
            return
        self.beginResetModel()
        self._items, self._keys = fresh, keys
        self.endResetModel()

    def key_of(self, row: int) -> Hashable:
        """The key of a row; the row itself is not put into words for it."""
        return self._keys[row]

    def row_of(self, key: Hashable) -> int:
        """The row with this key, −1 where there is none."""
        return self._keys.index(key) if key in self._keys else -1

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._keys)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - as Qt has it
        if not index.isValid():
            return None
        if role == LINES_ROLE:
            return self._items.lines[index.row()] if isinstance(self._items, LazyRows) else None
        if role == ITEM_ROLE:
            return self._items[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._items[index.row()].spoken
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self._is_heading(index.row()):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def _is_heading(self, row: int) -> bool:
        if isinstance(self._items, LazyRows):
            return self._items.lines[row] == 0
        return bool(getattr(self._items[row], "is_heading", False))
