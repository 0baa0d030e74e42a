"""The rows of an import's preview, each made when it is looked at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, overload

from PySide6.QtCore import QModelIndex

from bhdesk.ui.grid import GridModel, GridRow
from bhdesk.ui.screens.counts import import_rows

if TYPE_CHECKING:
    from collections.abc import Hashable

    from bhdesk.domain.frame import Frame
    from bhdesk.domain.import_plan import ImportPlan
    from bhdesk.ui.screens.counts.import_digest import Digest


KEPT = 1_000  # more rows than a window shows: each is asked for once a column


class PlanRows(Sequence[GridRow]):
    """The rows of one filter; `left_out` are the keys that were not ticked."""

    def __init__(
        self, plan: ImportPlan, digest: Digest, frame: Frame, shown: int, left_out: set[str]
    ) -> None:
        """`shown` is the number of the filter."""
        self._plan, self._digest, self._left_out = plan, digest, left_out
        self._shown = digest.rows[shown]
        self._made: dict[int, GridRow] = {}
        self._names = {measure.key: measure.short for measure in frame.measures}

    def __len__(self) -> int:
        return len(self._shown)

    @overload
    def __getitem__(self, at: int) -> GridRow: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[GridRow, ...]: ...
    def __getitem__(self, at: int | slice) -> GridRow | tuple[GridRow, ...]:
        if isinstance(at, slice):
            return tuple(self[one] for one in range(*at.indices(len(self))))
        made = self._made.get(at)
        if made is None:
            if len(self._made) >= KEPT:
                self._made.clear()
            row = self._plan.rows[self._shown[at]]
            is_ticked = row.key not in self._left_out
            name = self._names.get(row.measure, "?")
            made = self._made[at] = import_rows.row(row, name, is_ticked=is_ticked)
        return made

    def forget(self, at: int) -> None:
        """A row to be made again: its tick is another."""
        self._made.pop(at, None)

    def place_of(self, key: Hashable) -> int | None:
        """Where a row stands under this filter."""
        at = self._digest.places.get(str(key))
        if at is None:
            return None
        # the places of a filter rise, so a halving finds one among a hundred thousand
        low, high = 0, len(self._shown)
        while low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if self._shown[middle] < at else (low, middle)
        return low if low < len(self._shown) and self._shown[low] == at else None


class PlanModel(GridModel):
    """Shows a plan without building its rows."""

    def show_rows(self, rows: PlanRows) -> None:
        """Other rows; the table finds its cursor again by its key."""
        self.beginResetModel()
        self._rows = rows  # type: ignore[assignment]
        self._forget()
        self.endResetModel()

    def row_changed(self, key: str) -> None:
        """A tick was set or taken away."""
        left = self.index_of(key, self.columns[0].key)
        if left.isValid() and isinstance(self._rows, PlanRows):
            self._rows.forget(left.row())
            self.dataChanged.emit(left, left.siblingAtColumn(len(self.columns) - 1))

    def index_of(self, row: Hashable, column: str) -> QModelIndex:
        """The index of a cell by its keys; invalid where there is none."""
        rows = self._rows
        at = rows.place_of(row) if isinstance(rows, PlanRows) else None
        beside = next((c for c, head in enumerate(self.columns) if head.key == column), None)
        return QModelIndex() if at is None or beside is None else self.index(at, beside)
