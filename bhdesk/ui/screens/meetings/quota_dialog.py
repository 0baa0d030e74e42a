"""The quota as a grid, unit by month: red where one is short, with the words at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from bhdesk.domain import text
from bhdesk.ui.grid import Cell, Column, Grid, GridCard, GridModel, GridRow, Kind
from bhdesk.ui.screens.meetings import words
from bhdesk.ui.tokens import SIGNS, Tone, theme
from bhdesk.ui.widgets.buttons import primary
from bhdesk.ui.widgets.forms import combo
from bhdesk.ui.widgets.labels import SectionHeader, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bhdesk.domain.activities import QuotaCell
    from bhdesk.domain.frame import Frame
    from bhdesk.domain.periods import Month
    from bhdesk.domain.quotas import QuotaTable
    from bhdesk.services.quotas import QuotaYear

LEGEND = (
    "Số đã tổ chức trên số phải tổ chức; định mức theo tuần, theo ngày đếm số tuần, số ngày đạt."
)


class QuotaDialog(QDialog):
    """One quota of the plan at a time; only looked at and printed, Esc closes it."""

    def __init__(self, seen: QuotaYear, today: Month, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"Lưới định mức năm {seen.year}")
        self._seen, self._today = seen, today
        scale = theme().scale
        self.quota = combo([(table.name, at) for at, table in enumerate(seen.tables)])
        self.quota.setAccessibleName("Định mức")
        self.quota.setMinimumWidth(scale.px(260))
        self.model = GridModel(_columns(seen.frame))
        self.grid = Grid(self.model, "Lưới định mức", scale.compact_row)
        head = SectionHeader(f"Năm {seen.year}")
        head.set_margins(12, 0)
        head.add(self.quota)
        self._said = Text("", "ink2", is_wrapped=True)
        self.close_button = primary("Đóng")
        self._lay_out(GridCard(self.grid, head))
        self.quota.currentIndexChanged.connect(lambda _: self._show())
        self.close_button.clicked.connect(self.accept)
        self._show()
        self.grid.setFocus()

    @property
    def said(self) -> str:
        """The months that are short, in a sentence."""
        return self._said.text()

    def _show(self) -> None:
        table = self._seen.tables[self.quota.currentIndex()]
        self._said.setText(table.summary)
        self.grid.table_title = f"Định mức năm {table.year}: {table.name}"
        self.model.set_rows([_row(self._seen.frame, table, p, self._today) for p in table.places])

    def _lay_out(self, card: GridCard) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        column.addWidget(Text("Lưới định mức", "h2"))
        column.addWidget(self._said)
        column.addWidget(card, 1)
        column.addWidget(Text(LEGEND, "muted", is_wrapped=True))
        column.addStretch(0)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.close_button)
        column.addLayout(row)
        room, scale = self.screen().availableSize(), theme().scale
        rows = max(len(table.places) for table in self._seen.tables)
        high = scale.px(300) + rows * scale.compact_row
        self.resize(min(scale.px(1300), room.width() - 40), min(high, room.height() - 40))


def _columns(frame: Frame) -> tuple[Column, ...]:
    word = frame.unit_word
    return (
        Column("unit", f"{word[:1].upper()}{word[1:]}", kind=Kind.NAME, sample="Thôn An Nhân"),
        Column("short", "Còn thiếu", kind=Kind.NAME, sample="Thiếu T10, T11, T12"),
        *(
            Column(f"m{number}", f"T{number}", kind=Kind.CHIP, weight=0.3, sample="0")
            for number in range(1, words.YEAR + 1)
        ),
        Column("held", "Cộng", weight=0.3, sample="000"),
    )


def _row(frame: Frame, table: QuotaTable, place: int | None, today: Month) -> GridRow:
    cells = table.row(place)
    name = f"Toàn {frame.office_word}" if place is None else frame.unit(place).name
    return GridRow(
        place or 0,
        (
            Cell(name), _short(cells), *(_cell(table, cell, today) for cell in cells),
            Cell(text.count(sum(cell.held for cell in cells))),
        ),
    )  # fmt: skip


def _cell(table: QuotaTable, cell: QuotaCell, today: Month) -> Cell:
    said = table.words(cell)
    if not cell.required or (cell.month > today and not cell.held):
        shown = text.count(cell.held) if cell.held else text.NO_NUMBER
        return Cell(shown, tone=Tone.MUTED, hint=said)
    tone = Tone.GOOD if cell.is_met else Tone.BAD if cell.is_met is False else Tone.WARN
    return Cell(f"{cell.held}/{cell.required}", tone=tone, icon=SIGNS[tone], hint=said)


def _short(cells: Sequence[QuotaCell]) -> Cell:
    missed = [f"T{cell.month.number}" for cell in cells if cell.is_met is False]
    if missed:
        return Cell(f"Thiếu {', '.join(missed)}", tone=Tone.BAD)
    is_asked = any(cell.required for cell in cells)
    return Cell("Không thiếu" if is_asked else "Không giao", tone=Tone.MUTED)
