"""The year at a glance: each month's state and how many villages have entered it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from bhdesk.domain import text
from bhdesk.domain.months import STATE_WORDS, State
from bhdesk.ui.grid import Cell, Column, Grid, GridCard, GridModel, GridRow, Kind
from bhdesk.ui.tokens import SIGNS, Tone, theme
from bhdesk.ui.widgets.buttons import primary
from bhdesk.ui.widgets.labels import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bhdesk.services.months import MonthProgress

MOST_MEASURES = 4
MONTH, STATE, SUM, REMARK = "month", "state", "sum", "remark"


class YearDialog(QDialog):
    """Enter or a click on a month goes there; Esc closes it."""

    chosen = Signal(int)
    """The month to go to, yyyymm."""

    def __init__(
        self, months: Sequence[MonthProgress], current: int, word: str, parent: QWidget
    ) -> None:
        """`word`: what the units are called; `current`: the month the cursor begins at."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Tình hình nhập cả năm")
        scale = theme().scale
        self.setMinimumWidth(scale.px(760))
        self.model = GridModel(_columns(months[0]))
        self.model.set_rows([_row(item) for item in months])
        title = f"Tình hình nhập số liệu năm {current // 100}"
        self.grid = Grid(self.model, title, scale.compact_row)
        self.grid.cell_pressed.connect(self._go)
        self.close_button = primary("Đóng")
        self.close_button.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        column.addWidget(Text(title, "h2", is_wrapped=True))
        column.addWidget(Text(f"Số {word} đã có số trong tháng. Chọn một tháng để mở.", "ink2"))
        column.addWidget(GridCard(self.grid), 1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.close_button)
        column.addLayout(row)
        self.resize(scale.px(760), min(self.sizeHint().height(), scale.px(520)))
        self.grid.select_cell(current, MONTH)

    def _go(self, month: object, _: str) -> None:
        self.accept()
        self.chosen.emit(month)


def _columns(first: MonthProgress) -> tuple[Column, ...]:
    if len(first.done) > MOST_MEASURES:
        middle = [Column(SUM, "Chỉ tiêu đủ số", sample="00/00")]
    else:
        middle = [Column(m.key, m.short, tip=m.name, sample="000/000") for m, _ in first.done]
    return (
        Column(MONTH, "Tháng", kind=Kind.NAME, weight=0.6, sample="Tháng 12"),
        Column(STATE, "Trạng thái", kind=Kind.CHIP, weight=0.6, sample="Đang mở lại"),
        *middle,
        Column(REMARK, "Ghi chú", kind=Kind.NAME, weight=2.0, sample="Cần cập nhật: tháng trước"),
    )


def _row(item: MonthProgress) -> GridRow:
    if len(item.done) > MOST_MEASURES:
        full = sum(1 for _, count in item.done if count == item.units)
        middle = [_share(full, len(item.done), item.is_begun)]
    else:
        middle = [_share(count, item.units, count > 0) for _, count in item.done]
    name = Cell(f"Tháng {item.month.number}")
    return GridRow(item.month.key, (name, _state(item), *middle, _remark(item)))


def _share(done: int, whole: int, is_begun: bool) -> Cell:
    if not is_begun:
        return Cell(text.NO_NUMBER, tone=Tone.MUTED)
    return Cell(f"{done}/{whole}", tone=Tone.PLAIN if done == whole else Tone.WARN)


def _state(item: MonthProgress) -> Cell:
    if item.state is not State.OPEN:
        return Cell(STATE_WORDS[item.state], tone=Tone.LOCK, icon=SIGNS[Tone.LOCK])
    if item.known.reason:
        return Cell("Đang mở lại", tone=Tone.INFO, icon="gio")
    if item.is_begun:
        return Cell("Đang nhập", tone=Tone.INFO, icon="gio")
    return Cell("Chưa nhập", tone=Tone.MUTED)


def _remark(item: MonthProgress) -> Cell:
    known = item.known
    if known.is_outdated:
        return Cell("Cần cập nhật: tháng trước đã sửa", tone=Tone.WARN)
    if item.state is State.OPEN and known.reason:
        until = f"Đến hết {text.day(known.until)}. " if known.until is not None else ""
        return Cell(f"{until}{known.reason}", hint=known.reason)
    if item.state is not State.OPEN and known.changed_at:
        return Cell(text.moment(known.changed_at), tone=Tone.MUTED)
    return Cell("")
