"""Hội nghị và số tăng: who joined at meetings beside how the counts grew, unit by unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from bhdesk.domain import text
from bhdesk.domain.periods import Period, PeriodKind
from bhdesk.domain.progress import show_percent
from bhdesk.services import spot_growth
from bhdesk.ui.grid import Cell, Column, Grid, GridCard, GridModel, GridRow
from bhdesk.ui.grid import Kind as Look
from bhdesk.ui.tokens import SIGNS, Tone, theme
from bhdesk.ui.widgets.forms import combo, offer_choices
from bhdesk.ui.widgets.labels import SectionHeader, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bhdesk.domain.frame import Frame
    from bhdesk.domain.periods import Month
    from bhdesk.domain.spot_growth import SpotRow
    from bhdesk.ui.work import Work

TITLE = "Hội nghị và số tăng"
NONE = "Kế hoạch chưa có chỉ tiêu nào đếm theo đơn vị."
WIDE = 170
SHARED = (
    "Người tham gia tại hội nghị của nhiều đơn vị được đếm ở từng đơn vị và một lần ở dòng cộng."
)


class GrowthView(QWidget):
    """One indicator over a period; a row a unit, the office at the foot."""

    def __init__(self, work: Work) -> None:
        super().__init__()
        self._work = work
        self._month: Month | None = None
        self._frame: Frame | None = None
        self.measure, self.period = combo(), combo()
        self.measure.setAccessibleName("Chỉ tiêu")
        self.period.setAccessibleName("Kỳ")
        for box in (self.measure, self.period):
            box.setMinimumWidth(theme().scale.px(WIDE))
        self.model = GridModel(_columns())
        self.grid = Grid(self.model, TITLE, theme().scale.compact_row)
        self._head = SectionHeader(TITLE)
        self._head.set_margins(12, 0)
        self._head.add(self.measure)
        self._head.add(self.period)
        self._note = Text("", "muted", is_wrapped=True)
        self._note.setContentsMargins(12, 6, 12, 6)
        self.card = GridCard(self.grid, self._head, self._note)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card, 1)
        column.addStretch(0)
        for box in (self.measure, self.period):
            box.activated.connect(lambda _: self._read())

    def show_month(self, frame: Frame, month: Month) -> None:
        """The period the month lies in, of the kind chosen before."""
        self._frame, self._month = frame, month
        names = [(m.short, m.key) for m in frame.measures if m.is_in_units]
        offer_choices(self.measure, names)
        periods = [(Period.of(kind, month).label, kind.value) for kind in PeriodKind]
        offer_choices(self.period, [(name[:1].upper() + name[1:], kind) for name, kind in periods])
        self._read()

    def _read(self) -> None:
        frame, key = self._frame, self.measure.currentData()
        if frame is None or self._month is None or not key:
            self.model.set_rows([])
            self._note.setText(NONE)
            return
        period = Period.of(PeriodKind(self.period.currentData()), self._month)
        found = self._work.ask(spot_growth.rows, period, key)
        if found is None:
            return
        (_, rows), = found
        self.grid.table_title = f"{TITLE}: {frame.measure(key).name}, {period.label}"
        self.model.set_rows(*_rows(frame, rows))
        self._note.setText(SHARED if any(row.shared for row in rows) else "")
        self._note.setVisible(bool(self._note.text()))


def _columns() -> tuple[Column, ...]:
    return (
        Column("unit", "Đơn vị", kind=Look.NAME, weight=0.8, sample="Thôn Đông Hòa Thượng"),
        Column("meetings", "Số cuộc", "đã tổ chức", weight=0.4, sample="000"),
        Column("attended", "Người", "dự", weight=0.4, sample="0.000"),
        Column("enrolled", "Tham gia", "tại hội nghị", weight=0.4, sample="0.000"),
        Column("new", "Tăng mới", "theo số liệu", weight=0.4, sample="0.000"),
        Column("net", "Tăng, giảm", "trong kỳ", weight=0.4, sample="-0.000"),
        Column("share", "Tại hội nghị", "% tăng mới", weight=0.4, sample="000,00%"),
        Column("words", "So sánh", kind=Look.NAME, weight=1.8,
               sample="Tại hội nghị nhiều hơn số tăng mới 00: cần đối chiếu"),
    )  # fmt: skip


def _rows(frame: Frame, rows: Sequence[SpotRow]) -> tuple[list[GridRow], GridRow | None]:
    units = [GridRow(row.unit, _cells(frame, row)) for row in rows if row.unit is not None]
    office = next((row for row in rows if row.unit is None), None)
    return units, GridRow("sum", _cells(frame, office)) if office else None


def _cells(frame: Frame, row: SpotRow) -> tuple[Cell, ...]:
    tone = Tone.WARN if row.is_over else Tone.PLAIN
    name = f"Toàn {frame.office_word}" if row.unit is None else frame.unit(row.unit).name
    return (
        Cell(name), Cell(text.count(row.meetings)),
        Cell(text.count(row.attended)), Cell(text.count(row.enrolled)),
        Cell(text.count(row.growth.new)), Cell(text.signed(row.growth.net)),
        Cell(show_percent(row.share)),
        Cell(row.words, tone=tone, icon=SIGNS[tone] if row.is_over else ""),
    )  # fmt: skip
