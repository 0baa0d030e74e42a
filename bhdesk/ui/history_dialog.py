"""The whole history of a figure: when, who, from what to what, in which step or by which file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from bhdesk.domain import text
from bhdesk.ui.grid import Cell, Column, Grid, GridCard, GridModel, GridRow, Kind
from bhdesk.ui.tokens import theme
from bhdesk.ui.widgets.buttons import primary
from bhdesk.ui.widgets.labels import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtWidgets import QWidget

    from bhdesk.services.history import Past

REMARKS = ("note", "reason")
BLANK = "trống"
FIGURES = ("old", "new")
EDGE = 40
COLUMNS = (
    Column("at", "Lúc", kind=Kind.NAME, weight=0.6, sample="14:32 05/04/2026"),
    Column("cell", "Ô", kind=Kind.NAME, weight=0.6, sample="Tham gia lại"),
    Column("old", "Từ", weight=0.8, sample="00.000"),
    Column("new", "Thành", weight=0.8, sample="00.000"),
    Column("who", "Người sửa", kind=Kind.NAME, sample="Nguyễn Thị Hương"),
    Column("what", "Việc, tệp", kind=Kind.NAME, weight=2.0, sample="Nhập số liệu tháng 12/2026"),
)


class HistoryDialog(QDialog):
    """Newest change first; Esc closes it."""

    def __init__(self, title: str, past: Sequence[Past], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Lịch sử số liệu")
        scale = theme().scale
        rows = [_row(at, item) for at, item in enumerate(past)]
        self.model = GridModel(_columns(rows))
        self.model.set_rows(rows)
        self.grid = Grid(self.model, title, scale.compact_row)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(Text(title, "h2", is_wrapped=bool(past)))
        if past:
            column.addWidget(GridCard(self.grid), 1)
        else:
            column.addWidget(Text("Số này chưa được sửa lần nào.", "ink2"))
        column.addStretch(0 if past else 1)
        self.close_button = primary("Đóng")
        self.close_button.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.close_button)
        column.addLayout(row)
        wide = min(scale.px(940), parent.window().width() - EDGE)
        self.resize(*((wide, scale.px(400)) if past else (scale.px(420), 0)))
        (self.grid if past else self.close_button).setFocus()


def _columns(rows: Sequence[GridRow]) -> tuple[Column, ...]:
    """As wide as the longest figure: an amount of money must never be cut."""
    return tuple(
        column._replace(sample=max((column.sample, *(f"{said}00" for said in _texts(rows, at))),
                                   key=len))
        if column.key in FIGURES else column
        for at, column in enumerate(COLUMNS)
    )  # fmt: skip


def _texts(rows: Sequence[GridRow], at: int) -> Iterator[str]:
    for row in rows:
        cell = row.cells[at]
        yield cell if isinstance(cell, str) else cell.text


def _row(at: int, past: Past) -> GridRow:
    is_words = past.field in REMARKS
    return GridRow(
        at,
        (
            text.moment(past.at), past.words, "" if is_words else _figure(past.old),
            "" if is_words else _figure(past.new), past.who, _what(past, is_words),
        ),
    )  # fmt: skip


def _figure(stored: str | None) -> str:
    return BLANK if stored is None else text.count(int(stored))


def _what(past: Past, is_words: bool) -> Cell:
    """The words from and to, else the file, else the step."""
    if is_words:
        told = " → ".join(f"“{words}”" if words else BLANK for words in (past.old, past.new))
        return Cell(told, hint=told)
    if past.file:
        return Cell(f"Từ tệp {past.file}", hint=f"{past.what}, từ tệp {past.file}")
    return Cell(past.what)
