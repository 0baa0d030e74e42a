"""The rows behind the table: texts out, typed texts in, refused drafts kept beside old values."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from bhdesk.ui.grid.values import Cell, CellState, Column, Edit, GridRow, Kind, Refusal

CELL_ROLE = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex
Commit = Callable[[Hashable, str, str], str | None]
CommitBlock = Callable[[tuple[Edit, ...]], Sequence[Refusal]]

STATE_WORDS = {
    CellState.PLAIN: "",
    CellState.COMPUTED: "tính sẵn",
    CellState.LOCKED: "đã khóa",
    CellState.WARNING: "cần xem",
    CellState.REFUSED: "bị từ chối",
    CellState.IMPORTED: "từ tệp",
}


class TableModel(QAbstractTableModel):
    """Columns and rows as values, to look at; the same keys again keep the cursor."""

    def __init__(self, columns: Sequence[Column] = (), parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._rows: tuple[GridRow, ...] = ()
        self._totals: GridRow | None = None
        self.locked_text = ""

    @property
    def columns(self) -> tuple[Column, ...]:
        return self._columns

    @property
    def rows(self) -> tuple[GridRow, ...]:
        return self._rows

    @property
    def totals(self) -> GridRow | None:
        return self._totals

    @property
    def is_locked(self) -> bool:
        """Locked when there is a sentence that says so (answer to F2)."""
        return bool(self.locked_text)

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Other columns: rows go."""
        self.beginResetModel()
        self._columns, self._rows, self._totals = tuple(columns), (), None
        self._forget()
        self.endResetModel()

    def set_rows(
        self, rows: Sequence[GridRow], totals: GridRow | None = None, locked_text: str = ""
    ) -> None:
        """Shows rows; the same keys as before cost one dataChanged and keep the cursor."""
        fresh = tuple(rows)
        is_same = [row.key for row in fresh] == [row.key for row in self._rows]
        self.locked_text = locked_text
        if is_same and fresh:
            self._rows, self._totals = fresh, totals
            self.dataChanged.emit(self.index(0, 0), self._last_index())
            return
        self.beginResetModel()
        self._rows, self._totals = fresh, totals
        self._forget()
        self.endResetModel()

    def index_of(self, row: Hashable, column: str) -> QModelIndex:
        """The index of a cell by its keys; invalid where there is none."""
        for r, item in enumerate(self._rows):
            if item.key == row:
                for c, head in enumerate(self._columns):
                    if head.key == column:
                        return self.index(r, c)
        return QModelIndex()

    def where(self, row: Hashable, column: str) -> str:
        """A cell as people name it: "Thôn 2 · Giảm"."""
        index = self.index_of(row, column)
        if not index.isValid():
            return column
        first = self._rows[index.row()].cells[0]
        name = first if isinstance(first, str) else first.text
        return f"{name} · {self._columns[index.column()].title}"

    def cell(self, row: int, column: int) -> Cell:
        """What the painter draws."""
        raw = self._rows[row].cells[column]
        made = raw if isinstance(raw, Cell) else Cell(raw)
        if not self.locked_text or made.state not in (CellState.PLAIN, CellState.IMPORTED):
            return made
        # a locked figure still tells that a file brought it
        return replace(made, state=CellState.LOCKED, hint=made.hint or STATE_WORDS[made.state])

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - as Qt has it
        if not index.isValid():
            return None
        if role == CELL_ROLE:
            return self.cell(index.row(), index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self.cell(index.row(), index.column()).text
        if role == Qt.ItemDataRole.EditRole:
            return self.cell(index.row(), index.column()).typed
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(index.column())
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            made = self.cell(index.row(), index.column())
            is_name = self._columns[index.column()].kind is Kind.NAME
            origin = STATE_WORDS[made.state] if made.state is CellState.IMPORTED else ""
            return made.hint or made.note or origin or (made.text if is_name else None)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(index.row(), index.column())
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - as Qt has it
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        column = self._columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{column.title}\n{column.second}" if column.second else column.title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(section)
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.tip or None
        return column.name if role == Qt.ItemDataRole.AccessibleTextRole else None

    def _forget(self) -> None:
        """Other rows: what hung on those before goes."""

    def _alignment(self, column: int) -> Qt.AlignmentFlag:
        is_left = self._columns[column].kind in (Kind.NAME, Kind.CHIP)
        side = Qt.AlignmentFlag.AlignLeft if is_left else Qt.AlignmentFlag.AlignRight
        return side | Qt.AlignmentFlag.AlignVCenter

    def _spoken(self, row: int, column: int) -> str:
        made = self.cell(row, column)
        first = self._rows[row].cells[0]
        name = first if isinstance(first, str) else first.text
        parts = [name, self._columns[column].name, made.text or "trống", STATE_WORDS[made.state]]
        if made.gap is not None and made.gap < 0:
            parts.append("dưới tiến độ")
        parts += [made.hint, made.note]
        return ", ".join(part for part in parts if part)

    def _last_index(self) -> QModelIndex:
        return self.index(len(self._rows) - 1, len(self._columns) - 1)


class GridModel(TableModel):
    """A screen gives columns and rows and two hooks; the model never changes a value itself.

    `commit(row_key, column_key, text)` returns None when saved, else the reason of the refusal.
    `commit_block(edits)` saves all or nothing and returns the refusals. After a save the screen
    calls `set_rows` with what now stands on disk.
    """

    def __init__(
        self, columns: Sequence[Column] = (), commit: Commit | None = None,
        commit_block: CommitBlock | None = None, parent: QObject | None = None,
    ) -> None:  # fmt: skip
        super().__init__(columns, parent)
        self._drafts: dict[tuple[Hashable, str], tuple[str, str]] = {}
        self._commit, self._commit_block = commit, commit_block
        self.grow_hint = "Hãy bỏ dòng cộng hoặc chọn ô khác"

    def discard_draft(self, row: Hashable, column: str) -> None:
        """Forgets a refused text; the old value shows again."""
        if self._drafts.pop((row, column), None):
            index = self.index_of(row, column)
            self.dataChanged.emit(index, index)

    def drafts(self) -> tuple[Refusal, ...]:
        """Every refused text that stands in the table."""
        return tuple(
            Refusal(row, column, text, reason, self.where(row, column))
            for (row, column), (text, reason) in self._drafts.items()
        )

    def cell(self, row: int, column: int) -> Cell:
        """What the painter draws: the draft where one was refused, else the value."""
        made = super().cell(row, column)
        if not self._drafts:
            return made
        draft = self._drafts.get((self._rows[row].key, self._columns[column].key))
        if draft is None:
            return made
        text, reason = draft
        return replace(made, text=text, edit=text, state=CellState.REFUSED, hint=reason)

    def preview(self, row: Hashable, cells: Mapping[str, Cell], totals: GridRow | None) -> None:
        """Other cells of a row and the totals while one of its cells is typed.

        One dataChanged for each cell: an open editor keeps its text. set_rows takes it back.
        """
        self._totals = totals
        for column, cell in cells.items():
            index = self.index_of(row, column)
            if index.isValid():
                shown = list(self._rows[index.row()].cells)
                shown[index.column()] = cell
                rows = list(self._rows)
                rows[index.row()] = GridRow(row, tuple(shown))
                self._rows = tuple(rows)
                self.dataChanged.emit(index, index)

    def stored(self, row: int, column: int) -> Cell:
        """What the screen gave, whatever was typed and refused since."""
        return super().cell(row, column)

    def commit_edits(self, edits: Sequence[Edit]) -> tuple[Refusal, ...]:
        """Paste, fill, clear: all or nothing, one call of the hook."""
        if self._commit_block is None or not edits:
            return ()
        refused = tuple(self._commit_block(tuple(edits)))
        if not refused:
            gone = [self._drafts.pop((edit.row, edit.column), None) for edit in edits]
            if any(gone):
                self.dataChanged.emit(self.index(0, 0), self._last_index())
        return refused

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: ANN401 - as Qt has it
        if role != Qt.ItemDataRole.EditRole or not index.isValid() or self._commit is None:
            return False
        row, column = self._rows[index.row()], self._columns[index.column()]
        key, text = (row.key, column.key), str(value)
        raw = row.cells[index.column()]
        stored = raw if isinstance(raw, str) else raw.typed
        place = self.index(index.row(), index.column())
        if text == stored:
            self.discard_draft(*key)
            return True
        reason = self._commit(row.key, column.key, text)
        if reason:
            self._drafts[key] = (text, reason)
        else:
            self._drafts.pop(key, None)
        if place.row() < len(self._rows):
            self.dataChanged.emit(place, place)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        base = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return base | Qt.ItemFlag.ItemIsEditable if self.can_edit(index) else base

    def can_edit(self, index: Index) -> bool:
        if self.locked_text or not self._columns[index.column()].is_editable:
            return False
        raw = self._rows[index.row()].cells[index.column()]
        return isinstance(raw, str) or raw.state not in (CellState.COMPUTED, CellState.LOCKED)

    def _forget(self) -> None:
        self._drafts.clear()
