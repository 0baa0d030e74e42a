"""Which tables stand on a page or dialog, which one has the keyboard, which one is the main one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from bhdesk.domain.shown_table import ShownColumn, ShownRow, ShownTable
from bhdesk.ui.widgets.cards import KpiCard

if TYPE_CHECKING:
    from collections.abc import Sequence

CARD_COLUMNS = (
    ShownColumn("Chỉ tiêu"), ShownColumn("Thực hiện", is_figure=True),
    ShownColumn("Kế hoạch", is_figure=True), ShownColumn("Đạt", is_figure=True),
    ShownColumn("Tình trạng"), ShownColumn("Tăng, giảm", is_figure=True),
    ShownColumn("So với"), ShownColumn("Còn cần"),
)  # fmt: skip


@runtime_checkable
class TableSource(Protocol):
    """A table or list that can say in texts what it shows."""

    def shown_table(self) -> ShownTable:
        """Columns, rows in the order shown, totals; states in words."""


class CardsTable:
    """The indicator cards of a page, a row each."""

    def __init__(self, cards: Sequence[KpiCard]) -> None:
        self._cards = tuple(cards)

    def shown_table(self) -> ShownTable:
        rows = []
        for card in self._cards:
            kpi = card.kpi
            cells = (kpi.name, kpi.value, kpi.target, kpi.percent, kpi.state, kpi.delta,
                     kpi.delta_text, kpi.need)  # fmt: skip
            rows.append(ShownRow(cells))
        return without_blank_columns(ShownTable("Chỉ tiêu chính", CARD_COLUMNS, tuple(rows)))


def without_blank_columns(shown: ShownTable) -> ShownTable:
    """The same without the columns that say nothing in any row."""
    kept = [
        at for at in range(len(shown.columns)) if any(row.cells[at].strip() for row in shown.rows)
    ]
    rows = tuple(
        ShownRow(tuple(row.cells[at] for at in kept), row.is_bold, row.remark)
        for row in shown.rows
    )
    return ShownTable(shown.title, tuple(shown.columns[at] for at in kept), rows, shown.notes)


def sources_on(place: QWidget) -> tuple[TableSource, ...]:
    """The tables that are seen there, the main one first: grids before lists, large before small.

    Dialogs are children of the page they were opened from; theirs do not count.
    """
    window = place.window()
    views = [place, *place.findChildren(QAbstractItemView)]
    seen = [
        view for view in views
        if isinstance(view, TableSource) and view.isVisible() and view.window() is window
    ]  # fmt: skip
    seen.sort(key=lambda view: (not isinstance(view, QTableView), -view.width() * view.height()))
    cards = [card for card in place.findChildren(KpiCard) if card.isVisible()]
    return (*seen, *((CardsTable(cards),) if cards else ()))


def source_of(widget: QWidget | None) -> TableSource | None:
    """The table a widget belongs to: itself, or the only one in the card around it."""
    if isinstance(widget, KpiCard):
        return cards_beside(widget)
    place = widget
    while place is not None and not place.isWindow():
        found = sources_on(place)
        if found:
            return found[0] if len(found) == 1 else None
        place = place.parentWidget()
    return None


def cards_beside(card: KpiCard) -> CardsTable:
    """All the cards of its row."""
    around = card.parentWidget() or card
    return CardsTable([one for one in around.findChildren(KpiCard) if one.isVisible()])
