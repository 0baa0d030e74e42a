"""The panel beside the grid: what the cell under the cursor was before."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout

from bhdesk.domain import text
from bhdesk.domain.counts import Count, Part
from bhdesk.domain.periods import Month
from bhdesk.ui.tokens import theme
from bhdesk.ui.widgets.cards import Card
from bhdesk.ui.widgets.labels import Text, hairline
from bhdesk.ui.widgets.panel import Facts, MonthColumns

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

MEANINGS = {
    Part.OPENING: "Người đang tham gia đầu tháng",
    Part.NEW: "Người tham gia mới trong tháng",
    Part.RESUMED: "Người đóng tiếp sau khi dừng, trong tháng",
    Part.LAPSED: "Người dừng đóng trong tháng",
    Part.MOVED_IN: "Người chuyển đến trong tháng",
    Part.MOVED_OUT: "Người chuyển đi trong tháng",
    Part.DIED: "Người qua đời trong tháng",
    Part.SWITCHED: "Người chuyển nhóm tham gia trong tháng",
    Part.CLOSING: "Người đang tham gia cuối tháng",
}

WIDEST = 16777215
"""Qt's word for a width without limit."""


@dataclass(frozen=True, slots=True)
class CellPast:
    """One cell's row of months: title, meaning and its values by month key (None: blank)."""

    title: str
    meaning: str
    values: Mapping[int, int | None]


def cell_past(
    name: str, part: Part, unit: int, year: Mapping[tuple[int, int], Count], word: str
) -> CellPast:
    """What the panel says of one part of one place."""
    values = {month: count.part(part) for (place, month), count in year.items() if place == unit}
    return CellPast(f"{name} · {word}", MEANINGS[part], values)


class CellPanel(Card):
    """Last month, the same month last year, this year's average, columns since January."""

    def __init__(self, below: QWidget) -> None:
        """`below`: what is said of the cell under its months."""
        super().__init__()
        self._is_narrow = self._is_wide = False
        self._shown: tuple[tuple[str, str], ...] = ()
        self._title = Text("", "h2", is_wrapped=True)
        self._meaning = Text("", "muted", is_wrapped=True)
        self._facts = Facts()
        self._line = hairline()
        self._heading = Text("Từ đầu năm", "h3")
        self._columns = MonthColumns()
        self._past, self._below = QVBoxLayout(), QVBoxLayout()
        for column in (self._past, self._below):
            self.add(column, 1)
        for item in (
            self._title, self._meaning, self._facts, self._line, self._heading, self._columns,
        ):  # fmt: skip
            self._past.addWidget(item)
        self._below.addWidget(below)
        self._past.addStretch(0)
        self._below.addStretch(1)
        self.set_narrow(False)

    def set_narrow(self, is_narrow: bool) -> None:
        self._is_narrow = is_narrow
        self._fit()

    def set_wide(self, is_wide: bool) -> None:
        """Wide, under the table, its two halves stand side by side."""
        self._is_wide = is_wide
        side = QBoxLayout.Direction
        self.body.setDirection(side.LeftToRight if is_wide else side.TopToBottom)
        self.body.setSpacing(24 if is_wide else 8)
        self._fit()

    def _fit(self) -> None:
        self._meaning.setVisible(not self._is_narrow or self._is_wide or not self._shown)
        self._past.setSpacing(4 if self._is_narrow else 8)
        width = theme().scale.px(236 if self._is_narrow else 272)
        self.setMinimumWidth(0 if self._is_wide else width)
        self.setMaximumWidth(WIDEST if self._is_wide else width)

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """The lines shown: name and figure."""
        return self._shown

    def show_hint(self, title: str, hint: str) -> None:
        """Nothing is chosen yet, or what is chosen has no past."""
        self._shown = ()
        self._title.setText(title)
        self._meaning.setText(hint)
        for item in (self._facts, self._line, self._heading, self._columns):
            item.hide()
        self._fit()

    def show_past(self, past: CellPast, month: Month) -> None:
        before, ago = month.shift(-1), month.shift(-12)
        so_far = [(at, past.values.get(at.key)) for at in Month(month.year, 1).through(month)]
        known = [(at, value) for at, value in so_far if value is not None]
        self._title.setText(past.title)
        self._meaning.setText(f"{past.meaning} {month.label}")
        facts = [
            (f"Tháng trước ({before.label})", text.count(past.values.get(before.key))),
            (f"Cùng kỳ ({ago.label})", text.count(past.values.get(ago.key))),
        ]
        if known:
            average = Decimal(sum(value for _, value in known)) / len(known)
            facts.append((f"Trung bình {len(known)} tháng", text.decimal(average, 1)))
        self._shown = tuple(facts)
        self._facts.set_facts(facts)
        self._columns.set_items(
            [(f"T{at.number}", value, text.count(value)) for at, value in known]
        )
        self._facts.show()
        self._fit()
        for item in (self._line, self._heading, self._columns):
            item.setVisible(bool(known))
