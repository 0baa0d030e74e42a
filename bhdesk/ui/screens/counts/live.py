"""The sums follow what is being typed, before it is written; the typed text is left alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from bhdesk.domain import counts, progress
from bhdesk.domain.counts import Part
from bhdesk.domain.errors import UserError
from bhdesk.domain.plans import Nature
from bhdesk.ui.screens.counts import entry, rows

if TYPE_CHECKING:
    from collections.abc import Callable

    from bhdesk.domain.board import Line
    from bhdesk.services.counts import CountGrid, GridRow
    from bhdesk.ui.grid import Grid
    from bhdesk.ui.screens.counts.rows import Place, Remarks

Standing = tuple["CountGrid", tuple["Place", ...], "Remarks"]
"""What the sheet shows: its figures, the places of refused texts, the words behind corners."""


def with_typed(grid: CountGrid, unit: int, part: Part, text: str) -> CountGrid:
    """The sheet as it would be with the text in its cell; raises UserError count.*."""
    value = entry.parsed(text)
    before = next(row for row in grid.rows if row.unit.id == unit)
    count = counts.settle(counts.with_part(before.count, part, value), before.previous)
    after = replace(
        before, count=count, line=_line(grid, before.line, _standing(grid, before, count)),
        issues=counts.warnings(count, before.previous),
    )  # fmt: skip
    listed = tuple(after if row is before else row for row in grid.rows)
    changed = replace(grid, rows=listed)
    return replace(changed, office=_office(changed))


def _standing(grid: CountGrid, row: GridRow, count: counts.Count) -> int | None:
    """What is held against the target: the closing, of a flow the sum since January."""
    if grid.measure.nature is not Nature.FLOW:
        return count.closing
    others = (row.line.figures.ytd_new or 0) - (row.count.new or 0)
    return None if count.new is None else others + count.new


def _line(grid: CountGrid, line: Line, value: int | None) -> Line:
    is_flow = grid.measure.nature is Nature.FLOW
    figures = line.figures._replace(**{"ytd_new" if is_flow else "closing": value})
    if value is None or not line.target:
        return line._replace(figures=figures, plan_pct=None, remaining=None)
    return line._replace(
        figures=figures,
        plan_pct=progress.share(value, line.target),
        remaining=progress.remaining(line.target, value, grid.month),
    )


def _office(grid: CountGrid) -> Line:
    """The units' sum, unless the office has a figure of its own."""
    line = grid.office
    if grid.measure.nature is Nature.FLOW:
        values = [row.line.figures.ytd_new for row in grid.rows]
    elif line.closing is not None and line.closing != line.unit_sum:
        return line
    else:
        values = [row.count.closing for row in grid.rows]
    known = [value for value in values if value is not None]
    return _line(grid, line, sum(known) if len(known) == len(values) else None)


class LiveSums(QObject):
    """Redraws the row's computed cells and the totals at each key in an open editor."""

    typed = Signal(object)
    """The CountGrid as it would be; None when the text is no count or the editor is gone."""

    def __init__(
        self, grid: Grid, read: Callable[[], Standing | None], restore: Callable[[], None]
    ) -> None:
        super().__init__(grid)
        self._grid, self._read, self._restore = grid, read, restore
        self._is_ahead = False
        delegate = grid.itemDelegate()
        delegate.typing.connect(self._follow)  # type: ignore[attr-defined]
        delegate.closeEditor.connect(self._end)

    def forget(self) -> None:
        """The sheet was drawn from the file again."""
        self._is_ahead = False

    def _follow(self, text: str) -> None:
        standing, keys = self._read(), self._grid.current_keys()
        if standing is None or keys is None or keys[1] not in set(Part):
            return
        shown, refused, words = standing
        unit, part = int(str(keys[0])), Part(keys[1])
        here = (unit, part.value)
        try:
            found, held = with_typed(shown, unit, part, text), [p for p in refused if p != here]
        except UserError:
            found, held = shown, [*refused, here]
        model = self._grid.grid_model
        listed, totals = rows.unit_rows(found, model.columns, held, words)
        fresh = next(row for row in listed if row.key == unit)
        cells = {
            column.key: cell
            for column, cell in zip(model.columns, fresh.cells, strict=True)
            if column.key in {Part.CLOSING.value, rows.SHARE} - {part.value}
            and not isinstance(cell, str)
        }
        self._is_ahead = True
        model.preview(unit, cells, totals)
        self.typed.emit(None if found is shown else found)

    def _end(self) -> None:
        """The editor is gone; where nothing was written the sheet shows the file again."""
        if self._is_ahead:
            self._restore()
            self.typed.emit(None)
