"""A block that was refused: its first cells in the message bar, all of them in a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from bhdesk.domain import text
from bhdesk.ui.grid import clipboard
from bhdesk.ui.grid.card import GridCard
from bhdesk.ui.grid.model import GridModel
from bhdesk.ui.grid.values import Cell, Column, GridRow, Kind
from bhdesk.ui.grid.view import Grid
from bhdesk.ui.tokens import Tone, theme
from bhdesk.ui.widgets.banner import Action
from bhdesk.ui.widgets.buttons import link, primary
from bhdesk.ui.widgets.labels import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bhdesk.ui.grid.values import Refusal
    from bhdesk.ui.widgets.banner import Banner

NAMED_CELLS = 3
WIDTH, HEIGHT, EDGE, SPARE = 860, 460, 40, 16
BLANK = "trống"
COLUMNS = (
    Column("where", "Ô", kind=Kind.NAME, weight=0.6, sample="Thôn An Nhân · Tham gia lại"),
    Column("typed", "Đã gõ", kind=Kind.NAME, weight=0.4, sample="00.000"),
    Column("reason", "Lý do", kind=Kind.NAME, weight=3.0, sample="Phải là số người, không có lẻ"),
)


def tell_refused(bar: Banner, refused: Sequence[Refusal], *grids: Grid) -> None:
    """Nothing was written: names the first cells and offers the list of them all.

    `grids` are the tables the cells stand in.
    """
    named = " ".join(f"{item.where}: {item.reason}." for item in refused[:NAMED_CELLS])
    named = named.replace("..", ".")
    rest = len(refused) - NAMED_CELLS
    more = f" Và {text.count(rest)} ô nữa." if rest > 0 else ""
    actions = (Action("Xem danh sách", lambda: RefusedDialog(refused, grids).open()),)
    bar.say(Tone.BAD, "Chưa ghi ô nào.", named + more, actions if rest > 0 else ())


class RefusedDialog(QDialog):
    """Every refused cell; a click or Enter on one goes to it in the table."""

    def __init__(self, refused: Sequence[Refusal], grids: Sequence[Grid]) -> None:
        super().__init__(grids[0].window())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Các ô chưa ghi được")
        self._refused, self._targets = tuple(refused), tuple(grids)
        self.model = GridModel(COLUMNS)
        self.model.set_rows([_row(at, item) for at, item in enumerate(self._refused)])
        title = f"{text.count(len(self._refused))} ô sai, chưa ghi ô nào"
        self.grid = Grid(self.model, title, theme().scale.compact_row)
        self.grid.cell_pressed.connect(self._go)
        self.copy_button, self.close_button = link("&Chép danh sách"), primary("Đón&g")
        self.copy_button.clicked.connect(self._copy)
        self.close_button.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        column.addWidget(Text(title, "h2"))
        column.addWidget(Text("Chọn một dòng để đến ô đó trong bảng.", "ink2"))
        column.addWidget(GridCard(self.grid), 100)
        column.addStretch(1)
        row = QHBoxLayout()
        row.addWidget(self.copy_button)
        row.addStretch(1)
        row.addWidget(self.close_button)
        column.addLayout(row)
        room, scale = grids[0].window().size(), theme().scale
        high = min(self.sizeHint().height() + SPARE, scale.px(HEIGHT), room.height() - EDGE)
        self.resize(min(scale.px(WIDTH), room.width() - EDGE), high)
        self.grid.select_cell(0, "where")

    def _go(self, row: object, _: str) -> None:
        item = self._refused[int(str(row))]
        self.accept()
        for target in self._targets:
            if target.grid_model.index_of(item.row, item.column).isValid():
                target.select_cell(item.row, item.column)
                target.setFocus()
                return

    def _copy(self) -> None:
        """The list as a block a spreadsheet takes, heads first."""
        heads = [column.title for column in COLUMNS]
        lines = [[item.where, item.text, item.reason] for item in self._refused]
        QGuiApplication.clipboard().setText(clipboard.to_text([heads, *lines]))


def _row(at: int, item: Refusal) -> GridRow:
    typed = Cell(item.text) if item.text else Cell(BLANK, tone=Tone.MUTED)
    return GridRow(at, (item.where, typed, Cell(item.reason, hint=item.reason)))
