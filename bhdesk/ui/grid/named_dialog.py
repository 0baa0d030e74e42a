"""Dán theo tên: what a block would change, cell by cell, with the totals, before it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from bhdesk.domain import text
from bhdesk.ui.grid.card import GridCard
from bhdesk.ui.grid.model import GridModel
from bhdesk.ui.grid.values import Cell, Column, GridRow, Kind
from bhdesk.ui.grid.view import Grid
from bhdesk.ui.tokens import Tone, theme
from bhdesk.ui.widgets.buttons import link, primary
from bhdesk.ui.widgets.issues import IssueList
from bhdesk.ui.widgets.labels import Text

if TYPE_CHECKING:
    from bhdesk.ui.grid.named import Change, ColumnSum, Preview

WIDTH, HEIGHT, SMALL, EDGE = 720, 620, 260, 40
BLANK = "trống"
SUM_COLUMNS = (
    Column("column", "Cột", kind=Kind.NAME, sample="Tham gia lại"),
    Column("before", "Cộng trước khi dán", sample="000.000"),
    Column("after", "Cộng sau khi dán", sample="000.000"),
    Column("printed", "Tổng trong khối", sample="000.000"),
    Column("gap", "Chênh", sample="−00.000"),
)


class NamedDialog(QDialog):
    """Ghi writes all of it in one go; Hủy and Esc write nothing."""

    def __init__(self, preview: Preview, grid: Grid) -> None:
        super().__init__(grid.window())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Dán theo tên")
        self._preview, self._target = preview, grid
        self.reasons = IssueList()
        self._why = Text("Chưa dán được. Không có ô nào bị thay đổi.", "bad", is_wrapped=True)
        compact = theme().scale.compact_row + 2
        self.changes, self.sums = GridModel(_change_columns(preview)), GridModel(SUM_COLUMNS)
        self.grid = Grid(self.changes, "Các ô sẽ đổi", compact)
        self.sum_grid = Grid(self.sums, "Tổng cộng trước và sau khi dán", compact)
        self.ok_button = primary(f"&Ghi {text.count(len(preview.changes))} ô")
        self.cancel_button = link("&Hủy")
        self._lay_out()
        self._show()
        self.ok_button.clicked.connect(self._write)
        self.cancel_button.clicked.connect(self.reject)
        room, scale = grid.window().size(), theme().scale
        high = SMALL if preview.reasons else HEIGHT
        self.resize(
            min(scale.px(WIDTH), room.width() - EDGE), min(scale.px(high), room.height() - EDGE)
        )

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        column.addWidget(Text(f"Dán theo tên {text.lowered(self._preview.head)}", "h2"))
        self._summary = Text(_summary(self._preview), "ink2", is_wrapped=True)
        column.addWidget(self._summary)
        column.addWidget(self._why)
        column.addWidget(self.reasons)
        self._card, self._sum_card = GridCard(self.grid), GridCard(self.sum_grid)
        column.addWidget(self._card, 100)
        column.addWidget(self._sum_card, 60)
        self._gap = IssueList()
        column.addWidget(self._gap)
        column.addStretch(1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.ok_button)
        column.addLayout(buttons)

    def _show(self) -> None:
        made = self._preview
        self.changes.set_rows([_change_row(at, item) for at, item in enumerate(made.changes)])
        self.sums.set_rows([_sum_row(item) for item in made.sums])
        self._gap.show_lines([(Tone.WARN, _gap(item)) for item in made.sums if item.difference])
        self._refuse(made.reasons)
        if made.changes and not made.reasons:
            self.ok_button.setFocus()

    def _refuse(self, reasons: tuple[str, ...]) -> None:
        """With a reason nothing can be written: only the reasons are shown, and Đóng."""
        made = self._preview
        self.reasons.show_lines([(Tone.BAD, reason) for reason in reasons])
        self._why.setVisible(bool(reasons))
        self._summary.setVisible(not reasons)
        self._card.setVisible(bool(made.changes) and not reasons)
        self._sum_card.setVisible(bool(made.sums) and not reasons)
        self._gap.setVisible(any(item.difference for item in made.sums) and not reasons)
        self.ok_button.setVisible(not reasons)
        self.ok_button.setEnabled(bool(made.changes))
        if reasons or not made.changes:
            self.cancel_button.setText("&Đóng")  # there is nothing to call off
            self.cancel_button.setFocus()

    def _write(self) -> None:
        refused = self._target.write_block(self._preview.edits)
        if refused:
            self._refuse(tuple(f"{item.where}: {item.reason}" for item in refused))
            return
        self.accept()


def paste_by_name(grid: Grid) -> None:
    """From now on a pasted block with names of rows is shown first and written by its names."""
    grid.takes_names = True
    grid.named_block_pasted.connect(lambda preview: NamedDialog(preview, grid).open())


def _summary(preview: Preview) -> str:
    said = f"{text.count(len(preview.changes))} ô sẽ đổi, {text.count(preview.same)} ô như cũ."
    if preview.left_out:
        said += f" Không dán: {', '.join(preview.left_out)}."
    return said


def _change_columns(preview: Preview) -> tuple[Column, ...]:
    return (
        Column("name", preview.head, kind=Kind.NAME, sample="Thôn An Nhân"),
        Column("column", "Cột", kind=Kind.NAME, sample="Tham gia lại"),
        Column("before", "Đang có", sample="000.000"),
        Column("after", "Sẽ ghi", sample="000.000"),
    )


def _change_row(at: int, item: Change) -> GridRow:
    before = Cell(item.before) if item.before else Cell(BLANK, tone=Tone.MUTED)
    return GridRow(at, (item.name, item.column, before, Cell(item.after, is_bold=True)))


def _sum_row(item: ColumnSum) -> GridRow:
    is_off = bool(item.difference)
    gap = Cell(text.signed(item.difference), tone=Tone.BAD if is_off else Tone.MUTED)
    return GridRow(
        item.column,
        (item.column, text.count(item.before), Cell(text.count(item.after), is_bold=True),
         text.count(item.printed), gap if item.printed is not None else text.NO_NUMBER),
    )  # fmt: skip


def _gap(item: ColumnSum) -> str:
    return (
        f"{item.column}: các dòng trong khối cộng lại là {text.count(item.added)},"
        f" dòng tổng ghi {text.count(item.printed)}."
    )
