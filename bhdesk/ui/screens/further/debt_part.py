"""Chậm đóng: late payment in the four quarters of a year against their ceilings (R25)."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from bhdesk.domain import text
from bhdesk.domain.errors import UserError
from bhdesk.domain.periods import Period
from bhdesk.domain.progress import STATE_WORDS, VERDICT_WORDS, State
from bhdesk.services import debt, history
from bhdesk.services.debt import DebtCell
from bhdesk.ui.grid import Cell, CellState, Column, GridRow, Kind
from bhdesk.ui.history_dialog import HistoryDialog
from bhdesk.ui.screens.further.sheet import FigureSheet, figure
from bhdesk.ui.screens.further.year_part import YearPart
from bhdesk.ui.tokens import SIGNS, Tone
from bhdesk.ui.widgets.buttons import secondary
from bhdesk.ui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence

    from bhdesk.services.debt import DebtQuarter
    from bhdesk.ui.screens.further.typed_sheet import Typed
    from bhdesk.ui.shell.part import Given

LATE, RECEIVABLE, EMPLOYERS = "late", "receivable", "employers"
COMPUTED = CellState.COMPUTED
COLUMNS = (
    Column("quarter", "Quý", kind=Kind.NAME, sample="Quý III/2026"),
    Column(LATE, "Số tiền chậm đóng", "(đồng)", is_editable=True, sample="00.000.000.000",
           other_names=("Chậm đóng", "Số tiền chậm đóng")),
    Column(RECEIVABLE, "Tổng số phải thu", "(đồng)", is_editable=True, sample="00.000.000.000",
           other_names=("Phải thu", "Tổng số phải thu")),
    Column("rate", "Tỷ lệ", sample="100,000%"),
    Column("ceiling", "Mức trần", sample="00,00%"),
    Column("state", "Tình trạng", kind=Kind.CHIP, sample="Trong mức trần"),
    Column(EMPLOYERS, "Đơn vị chậm", "từ 3 tháng", is_editable=True, sample="0.000",
           other_names=("Số đơn vị", "Đơn vị chậm đóng")),
)  # fmt: skip
TONES = {State.WITHIN_CEILING: Tone.GOOD, State.OVER_CEILING: Tone.BAD}
BLANK = "Chưa có số"


class DebtPart(YearPart):
    """Four rows; the amount is the quarter's last month's, what is receivable its last day's."""

    def __init__(self, given: Given) -> None:
        super().__init__(given)
        self._quarters: tuple[DebtQuarter, ...] = ()
        self.sheet = FigureSheet(
            self, "Chậm đóng theo quý", COLUMNS, self._write, self._faults, read=_amount
        )
        self.history_button = secondary("Lịch sử quý này", "gio")
        self.history_button.clicked.connect(self.show_history)
        self.empty = EmptyState(
            "so-lieu-khac", "Kế hoạch không giao chỉ tiêu chậm đóng",
            "Phần này theo dõi số tiền chậm đóng từng quý khi kế hoạch có chỉ tiêu đó.",
            "Mở kế hoạch", button_icon="danh-muc", sides=("lich", "so-lieu"),
        )  # fmt: skip
        self.lay_out_year((), (self.history_button,))

    def show_year(self, year: int) -> None:
        self._quarters = self.work.attempt(debt.year, year)
        self.sheet.grid.table_title = f"Chậm đóng BHXH, BHYT, BHTN theo quý năm {year}"
        self.sheet.show_rows(year, [_row(one) for one in self._quarters])
        self.head.set_texts(f"Chậm đóng năm {year}", "cộng dồn đến cuối mỗi quý")
        tone, said = _verdict(self._quarters)
        self.sheet.say(tone, "", said)

    def open_key(self, key: str) -> None:
        """The quarter "2026-Q3", of whatever year."""
        if not key:
            return
        year = Period.parse(key).last.year
        if year != self.year:
            self.offer(year)
            self.reload()
        if key in {str(one.quarter) for one in self._quarters}:
            self.sheet.grid.select_cell(key, LATE)

    def show_history(self) -> None:
        """Every change of the quarter under the cursor, of the first where there is none."""
        keys = self.sheet.grid.current_keys()
        quarter = Period.parse(str(keys[0])) if keys else self._quarters[0].quarter
        past = self.work.ask(history.of_debt, quarter)
        if past is not None:
            HistoryDialog(f"Chậm đóng {quarter.label}", past, self).open()

    def _write(self, typed: Sequence[Typed]) -> None:
        cells = [DebtCell(Period.parse(str(one.row)), one.column, one.value) for one in typed]
        self.write(debt.set_cells, cells)
        self.reload()

    def _faults(self, typed: Sequence[Typed]) -> Mapping[Hashable, UserError]:
        """The quarters in which more would be late than was receivable."""
        stored = {str(one.quarter): one for one in self._quarters}
        after = {
            one.row: {LATE: stored[str(one.row)].late, RECEIVABLE: stored[str(one.row)].receivable}
            for one in typed
        }
        for one in typed:
            after[one.row][one.column] = one.value
        found: dict[Hashable, UserError] = {}
        for key, figures in after.items():
            try:
                debt.refuse_over(figures[LATE], figures[RECEIVABLE])
            except UserError as fault:
                found[key] = fault
        return found


def _row(one: DebtQuarter) -> GridRow:
    label = one.quarter.label
    typed = partial(_typed, one.is_locked, label)
    cells = (
        Cell(label[:1].upper() + label[1:]), typed(one.late), typed(one.receivable),
        Cell(one.shown, state=COMPUTED, is_bold=one.state is State.OVER_CEILING),
        Cell(_ceiling(one), state=COMPUTED), _state(one), typed(one.employers),
    )  # fmt: skip
    return GridRow(str(one.quarter), cells)


def _amount(column: str, typed: str) -> int:
    """Whole đồng or how many employers; raises UserError money.unreadable, count.*."""
    return text.parse_count(typed) if column == EMPLOYERS else text.parse_money(typed)


def _typed(is_locked: bool, label: str, value: int | None) -> Cell:
    if is_locked:
        hint = f"Tháng cuối {label} đã chốt"
        return Cell(text.count(value), state=CellState.LOCKED, hint=hint)
    return figure(value)


def _ceiling(one: DebtQuarter) -> str:
    """As the plan writes it: "1,69%"."""
    if one.ceiling is None:
        return text.NO_NUMBER
    return text.rate(Decimal(one.ceiling.numerator) / one.ceiling.denominator)


def _state(one: DebtQuarter) -> Cell:
    if one.state is State.NO_TARGET or (one.ceiling is None and one.rate is not None):
        return Cell(STATE_WORDS[State.NO_TARGET], tone=Tone.MUTED, icon="bo-trong")
    if one.state is None:
        return Cell(BLANK, tone=Tone.MUTED, icon="bo-trong")
    tone = TONES.get(one.state, Tone.MUTED)
    return Cell(STATE_WORDS[one.state], tone=tone, icon=SIGNS[tone])


def _verdict(quarters: Sequence[DebtQuarter]) -> tuple[Tone, str]:
    """The newest quarter that is known, with its figures and how it is judged."""
    known = [one for one in quarters if one.rate is not None]
    if not known:
        return Tone.MUTED, "Gõ số tiền chậm đóng và tổng số phải thu đến cuối mỗi quý."
    one = known[-1]
    label = one.quarter.label
    said = f"{label[:1].upper()}{label[1:]}: {text.count(one.late)}/{text.count(one.receivable)}"
    said += f" đồng = {one.shown}"
    if one.state not in VERDICT_WORDS:
        return Tone.MUTED, f"{said}."
    judged = f"{said}, {VERDICT_WORDS[one.state]} {_ceiling(one)}."
    return TONES.get(one.state, Tone.MUTED), judged
