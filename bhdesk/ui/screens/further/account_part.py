"""Qua tài khoản: benefits paid by account in the months of a year (R24)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.domain import text
from bhdesk.domain.errors import UserError
from bhdesk.domain.periods import Month
from bhdesk.domain.plans import Operator
from bhdesk.domain.progress import STATE_WORDS, VERDICT_WORDS, State
from bhdesk.services import accounts
from bhdesk.services.accounts import AccountCell
from bhdesk.ui.grid import Cell, CellState, Column, GridRow, Kind
from bhdesk.ui.screens.further.sheet import FigureSheet, figure
from bhdesk.ui.screens.further.year_part import YearPart
from bhdesk.ui.tokens import SIGNS, Tone, theme
from bhdesk.ui.widgets.empty_state import EmptyState
from bhdesk.ui.widgets.forms import combo, offer_choices

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bhdesk.domain.board import RateLine
    from bhdesk.domain.plans import Indicator
    from bhdesk.services.accounts import AccountMonth
    from bhdesk.ui.screens.further.typed_sheet import Typed
    from bhdesk.ui.shell.part import Given

BASE, PAID = "base", "paid"
COMPUTED = CellState.COMPUTED
SHORT = dict(zip(accounts.PAID, ("Mọi người thụ hưởng", "Lương hưu, trợ cấp BHXH"), strict=True))
COLUMNS = (
    Column("month", "Tháng", kind=Kind.NAME, sample="Tháng 12/2026"),
    Column(BASE, "Người thụ hưởng", is_editable=True, sample="000.000",
           tip="Số in nhạt là số của tháng trước còn dùng", other_names=("Mẫu số",)),
    Column(PAID, "Nhận qua tài khoản", is_editable=True, sample="000.000",
           other_names=("Qua tài khoản",)),
    Column("rate", "Tỷ lệ", sample="100,00%"),
    Column("asked", "Mức giao", sample="trên 99,5%"),
    Column("gap", "Còn cần", sample="00.000", tip="Số người còn phải nhận qua tài khoản"),
    Column("state", "Tình trạng", kind=Kind.CHIP, sample="Trong mức trần"),
)  # fmt: skip
BLANK = "Chưa có số"
TONES = {State.REACHED: Tone.GOOD, State.NOT_REACHED: Tone.BAD, State.NO_BASE: Tone.WARN}


class AccountPart(YearPart):
    """The rate chosen, where the plan has two; the same figures as in Số liệu tháng, Chỉ tiêu."""

    is_long = True

    def __init__(self, given: Given) -> None:
        super().__init__(given)
        self._months: tuple[AccountMonth, ...] = ()
        self.sheet = FigureSheet(self, "Nhận qua tài khoản theo tháng", COLUMNS, self._write)
        self.choice = combo()
        self.choice.setAccessibleName("Chỉ tiêu")
        self.choice.setMinimumWidth(theme().scale.px(230))
        self.choice.activated.connect(lambda _: self.reload())
        self.empty = EmptyState(
            "so-lieu-khac", "Kế hoạch không giao chỉ tiêu nhận qua tài khoản",
            "Phần này theo dõi tỷ lệ người thụ hưởng nhận tiền qua tài khoản khi kế hoạch có"
            " chỉ tiêu đó.", "Mở kế hoạch", button_icon="danh-muc", sides=("nguoi", "so-lieu"),
        )  # fmt: skip
        self.lay_out_year((self.choice,))

    def show_year(self, year: int) -> None:
        found: tuple[Indicator, ...] = self.work.attempt(accounts.indicators, year)
        if not found:
            raise UserError("indicator.unknown", name="")
        kept = self.choice.currentData()
        item = next((one for one in found if one.key == kept), found[0])
        offer_choices(self.choice, [(SHORT[one.numerator], one.key) for one in found])
        self.choice.setVisible(len(found) > 1)
        self._months = self.work.attempt(accounts.year, year, item.key)
        self.sheet.grid.table_title = f"{item.name} năm {year}"
        self.sheet.show_rows((year, item.key), [_row(one) for one in self._months])
        self.head.set_texts(f"Nhận qua tài khoản năm {year}")
        tone, said = _verdict(self._months)
        self.sheet.say(tone, "", said)

    def take_focus(self) -> None:
        is_first = not self.is_empty and self.sheet.grid.current_keys() is None
        if is_first and self.month.year == self.year:
            self.open_key(str(self.month.key))
        else:
            super().take_focus()

    def open_key(self, key: str) -> None:
        """The month "202605"."""
        if key.isdecimal():
            self.sheet.grid.select_cell(int(key), PAID)

    def _write(self, typed: Sequence[Typed]) -> None:
        cells = [
            AccountCell(Month.from_key(int(str(one.row))), one.column == BASE, one.value)
            for one in typed
        ]
        self.write(accounts.set_cells, str(self.choice.currentData()), cells)
        self.reload()


def _row(one: AccountMonth) -> GridRow:
    line = one.line
    cells = (
        Cell(f"Tháng {one.month.label}"), _base(one), _paid(one),
        Cell(one.shown, state=COMPUTED), Cell(_asked(line), state=COMPUTED),
        Cell(_gap(line), state=COMPUTED), _state(line),
    )  # fmt: skip
    return GridRow(one.month.key, cells)


def _base(one: AccountMonth) -> Cell:
    base = one.line.base
    if one.is_locked or (base is not None and base.is_sum):
        hint = f"Tháng {one.month.label} đã chốt" if one.is_locked else "Cộng từ các địa bàn"
        return Cell(text.count(base.value if base else None), state=CellState.LOCKED, hint=hint)
    if base is None or one.has_own_base:
        return figure(base.value if base else None)
    hint = f"Số của ngày {text.day(base.as_of)}, còn dùng"
    return Cell(text.count(base.value), str(base.value), tone=Tone.MUTED, hint=hint)


def _paid(one: AccountMonth) -> Cell:
    line, value = one.line, one.line.part
    if one.is_locked:
        hint = f"Tháng {one.month.label} đã chốt"
        return Cell(text.count(value), state=CellState.LOCKED, hint=hint)
    if value is not None and line.base is not None and value > line.base.value:
        hint = "Nhiều hơn số người thụ hưởng"
        return Cell(text.count(value), str(value), state=CellState.WARNING, hint=hint)
    return figure(value, is_bold=True)


def _asked(line: RateLine) -> str:
    """As the plan gives it: "trên 99%"."""
    if line.target is None or line.target.value is None:
        return text.NO_NUMBER
    before = {Operator.MORE_THAN: "trên ", Operator.AT_MOST: "tối đa "}.get(line.target.op, "")
    return f"{before}{text.rate(line.target.value)}"


def _gap(line: RateLine) -> str:
    return text.NO_NUMBER if line.gap is None else text.count(max(line.gap, 0))


def _state(line: RateLine) -> Cell:
    if line.state is State.NO_TARGET or line.part is None or line.state is None:
        word = STATE_WORDS[State.NO_TARGET] if line.state is State.NO_TARGET else BLANK
        return Cell(word, tone=Tone.MUTED, icon="bo-trong")
    tone = TONES.get(line.state, Tone.MUTED)
    return Cell(STATE_WORDS[line.state], tone=tone, icon=SIGNS[tone])


def _verdict(months: Sequence[AccountMonth]) -> tuple[Tone, str]:
    """The newest month that is known, with its figures and how it is judged."""
    known = [one for one in months if one.line.part is not None and one.line.base is not None]
    if not known:
        return Tone.MUTED, "Gõ số người thụ hưởng và số người nhận qua tài khoản của từng tháng."
    one = known[-1]
    line, base = one.line, one.line.base
    whole = text.count(base.value if base else None)
    said = f"Tháng {one.month.label}: {text.count(line.part)}/{whole} người = {one.shown}"
    if line.state not in VERDICT_WORDS:
        return Tone.MUTED, f"{said}."
    said += f", {VERDICT_WORDS[line.state]} {_asked(line)}"
    if line.state is State.NOT_REACHED and line.gap:
        said += f", còn thiếu {text.count(line.gap)} người"
    return TONES.get(line.state, Tone.MUTED), f"{said}."
