"""The table of units by measures: percent of plan, coloured by the gap to the pace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bhdesk.domain import text
from bhdesk.domain.frame import OFFICE_WORDS, Frame
from bhdesk.ui.grid import Cell, Column, Grid, GridCard, GridModel, GridRow, Kind
from bhdesk.ui.screens.overview.words import plan_percent, value_of
from bhdesk.ui.tokens import theme
from bhdesk.ui.widgets.labels import SectionHeader
from bhdesk.ui.widgets.panel import Legend

if TYPE_CHECKING:
    from bhdesk.domain.board import Line
    from bhdesk.domain.catalogue import Measure
    from bhdesk.domain.places import Unit
    from bhdesk.services.overview import Overview

NEW = "new"
MOST_WHEN_WHOLE = 420
WIDE_LEGEND = (("heat0", "> 8 điểm"), ("heat1", "3–8"), ("heat2", "< 3"),
               ("heat3", "đúng nhịp"), ("heat4", "vượt"))  # fmt: skip


class HeatTable(QWidget):
    """Up to three measures side by side, what was new in the month, and the totals at the foot."""

    picked = Signal(str)
    """A cell was clicked or entered: the key of its measure."""

    def __init__(self) -> None:
        super().__init__()
        self._is_whole = False
        self._model = GridModel()
        self.grid = Grid(self._model, "Số của từng đơn vị", theme().scale.heat_row)
        head, foot = QWidget(), QWidget()
        top = QVBoxLayout(head)
        top.setContentsMargins(16, 11, 16, 7)
        self._title = SectionHeader("")
        top.addWidget(self._title)
        low = QVBoxLayout(foot)
        low.setContentsMargins(16, 8, 8, 8)
        low.addWidget(Legend(WIDE_LEGEND))
        self._foot, self._top, self._low = foot, top, low
        self.card = GridCard(self.grid, head, foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card, 1)
        column.addStretch(0)
        self.grid.cell_pressed.connect(self._tell)

    def set_whole(self, is_whole: bool) -> None:
        """Where the page scrolls anyhow the table shows all its rows, but for a very long one."""
        self._is_whole = is_whole
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        if not self._is_whole:
            return hint
        most = theme().scale.px(MOST_WHEN_WHOLE)
        return QSize(hint.width(), max(hint.height(), min(self.card.maximumHeight(), most)))

    def set_narrow(self, is_narrow: bool) -> None:
        scale = theme().scale
        self._top.setContentsMargins(16, 8 if is_narrow else 11, 16, 4 if is_narrow else 7)
        self._low.setContentsMargins(16, 4 if is_narrow else 8, 8, 4 if is_narrow else 8)
        self.grid.set_row_height(scale.compact_row if is_narrow else scale.heat_row)
        self.card.fit_height()

    def show_overview(self, seen: Overview) -> None:
        """Columns, a row for each unit, totals."""
        word = seen.frame.unit_word
        name = word[:1].upper() + word[1:]
        self._title.set_texts(f"{name} theo chỉ tiêu", "% kế hoạch năm")
        self.grid.setAccessibleName(f"{name} theo chỉ tiêu")
        self.grid.table_title = f"Tỷ lệ thực hiện kế hoạch năm theo {word}"
        targets = {m.key: any(seen.board.line(u, m.key).target for u in seen.frame.unit_ids)
                   for m in seen.heat}  # fmt: skip
        columns = _column(seen, name, targets)
        if columns != self._model.columns:
            self._model.set_columns(columns)
        most = max((self._new(seen, unit) or 0 for unit in seen.frame.unit_ids), default=0)
        rows = [
            GridRow(unit.id, self._cells(seen, unit, targets, most)) for unit in seen.frame.units
        ]
        sums = [_total(seen, measure, targets[measure.key]) for measure in seen.heat]
        totals: tuple[Cell | str, ...] = (
            whole_of(seen.frame), *sums, *self._new_cell(seen, None, 0)
        )  # fmt: skip
        self._model.set_rows(rows, GridRow("sum", totals))
        self.card.totals.refresh()
        has_pace = any(isinstance(cell, Cell) and cell.gap is not None
                       for row in rows for cell in row.cells)  # fmt: skip
        self._foot.setVisible(has_pace)
        self.card.totals.is_bottom = not has_pace
        self.card.fit_height()

    def _cells(
        self, seen: Overview, unit: Unit, targets: dict[str, bool], most: int
    ) -> tuple[Cell | str, ...]:
        heat = [_cell(seen, unit.id, measure, targets[measure.key]) for measure in seen.heat]
        return (unit.name, *heat, *self._new_cell(seen, unit.id, most))

    @staticmethod
    def _new(seen: Overview, unit: int | None) -> int | None:
        return seen.board.line(unit, seen.heat[0].key).figures.new if seen.heat else None

    def _new_cell(self, seen: Overview, unit: int | None, most: int) -> tuple[Cell, ...]:
        if not seen.heat:
            return ()
        new = self._new(seen, unit)
        share = new / most if new and most else None
        return (Cell(text.signed(new), share=share),)

    def _tell(self, row: object, column: str) -> None:
        first = self._model.columns[1].key if len(self._model.columns) > 1 else ""
        key = column if column not in (NEW, "unit") else first
        if key:
            self.picked.emit(key)


def whole_of(frame: Frame) -> str:
    """"Toàn xã"; an office without such a word has a plain sum."""
    word = frame.office_word
    return f"Toàn {word}" if word in OFFICE_WORDS else "Tổng cộng"


def _column(seen: Overview, name: str, targets: dict[str, bool]) -> tuple[Column, ...]:
    made = [Column("unit", name, kind=Kind.NAME, weight=0, sample="Thôn 10")]
    for measure in seen.heat:
        kind, sample = (Kind.HEAT, "100,00%") if targets[measure.key] else (Kind.FIGURE, "00.000")
        tip = measure.name if targets[measure.key] else f"{measure.name} (không giao chỉ tiêu)"
        made.append(Column(measure.key, measure.brief, kind=kind, sample=sample, tip=tip))
    if seen.heat:
        tip = f"{seen.heat[0].name}: tăng mới trong tháng {seen.month.label}"
        made.append(Column(NEW, f"Mới T{seen.month.number}", kind=Kind.COUNT_BAR, sample="+00",
                           tip=tip))  # fmt: skip
    return tuple(made)


def _cell(seen: Overview, unit: int, measure: Measure, has_targets: bool) -> Cell:
    line = seen.board.line(unit, measure.key)
    value = value_of(measure, line)
    if not has_targets:
        return Cell(text.count(value))
    hint = ""
    if value is None:
        hint = f"Chưa có số tháng {seen.month.label}"
    elif not line.target:
        hint = f"{text.count(value)} người, không giao chỉ tiêu"
    return Cell(plan_percent(line), gap=_gap(line), hint=hint or _spoken(line, value))


def _spoken(line: Line, value: int | None) -> str:
    spoken = f"{text.count(value)} / {text.count(line.target)} người"
    if line.behind is not None and line.behind > 0:
        spoken += f", chậm {text.count(line.behind)} người"
    return spoken


def _gap(line: Line) -> float | None:
    """Points of the plan ahead (+) of or behind (−) the pace."""
    if line.plan_pct is None or line.pace_pct is None:
        return None
    return float(line.plan_pct - line.pace_pct)


def _total(seen: Overview, measure: Measure, has_targets: bool) -> Cell:
    line = seen.board.line(None, measure.key)
    if has_targets:
        return Cell(plan_percent(line))
    return Cell(text.count(value_of(measure, line)))
