"""The page Tổng quan: four cards, the heat table, the trend of the chosen card, things to do."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from bhdesk.domain.changes import Area
from bhdesk.domain.periods import Month
from bhdesk.services import overview
from bhdesk.ui.screens.overview import words
from bhdesk.ui.screens.overview.heat import HeatTable
from bhdesk.ui.screens.overview.todo import TodoCard
from bhdesk.ui.screens.overview.year import YearCard
from bhdesk.ui.shell.header import HeaderChip
from bhdesk.ui.shell.page import Page
from bhdesk.ui.style import restyle
from bhdesk.ui.tables import open_menu
from bhdesk.ui.tokens import TIGHT_WIDTH, Tone, theme
from bhdesk.ui.widgets.buttons import primary
from bhdesk.ui.widgets.cards import Card, Kpi, KpiCard
from bhdesk.ui.widgets.empty_state import EmptyState
from bhdesk.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtGui import QResizeEvent

    from bhdesk.domain.holidays import DayOff
    from bhdesk.services.overview import Overview
    from bhdesk.ui.work import Work

CARDS = 4
# shares of the width
TABLE, TREND, TODO = 41, 31, 25
# beside the navigation, which is a rail there
RAIL = 64
LEAST_TREND = 240


class OverviewPage(Page):
    """Reads one snapshot; a card or a cell of the table picks the measure of the trend."""

    key, title, icon = "overview", "Tổng quan", "tong-quan"
    areas = frozenset({Area.OFFICE, Area.UNITS, Area.PLAN, Area.BASES, Area.TARGETS, Area.COUNTS,
                       Area.MONTHS, Area.ACTIVITIES, Area.REPORTS, Area.DEADLINES,
                       Area.PEAKS, Area.TASKS})  # fmt: skip

    def __init__(
        self, work: Work, month: int, today: Callable[[], date],
        holidays: Callable[[], tuple[DayOff, ...]] = tuple,
    ) -> None:  # fmt: skip
        super().__init__(work, month)
        self._today, self._holidays = today, holidays
        self._seen: Overview | None = None
        self._picked = ""
        self._is_tight = False
        self.enter_button = self.header.add_button(primary("Nhập số liệu", "so-lieu"))
        self.cards = [KpiCard(Kpi("", "")) for _ in range(CARDS)]
        self.heat, self.year, self.todo = HeatTable(), YearCard(), TodoCard()
        self._lay_out()
        self._connect()

    @cached_property
    def empty(self) -> EmptyState:
        """Nothing typed yet; made when first seen, as most offices never see it."""
        made = EmptyState(
            "tong-quan", "", "", "Nhập số liệu", "Giao chỉ tiêu", "so-lieu", ("chi-tieu", "thon")
        )
        made.begun.connect(lambda: self.page_wanted.emit("counts", None))
        made.linked.connect(lambda: self.page_wanted.emit("targets", None))
        card = Card((1, 1, 1, 1))
        card.add(made, 1)
        self._bare_row.addWidget(card, TABLE + TREND)
        return made

    @cached_property
    def unread(self) -> EmptyState:
        """The file could not be read; made when first seen."""
        made = EmptyState(
            "tong-quan", "Chưa đọc được số liệu",
            "Tệp dữ liệu không bị thay đổi. Hãy xem thông báo phía trên rồi đọc lại.",
            "Đọc lại", button_icon="hoan-tac",
        )  # fmt: skip
        made.begun.connect(self.mark_stale)
        self._sheet.add_state(made)
        return made

    @property
    def picked(self) -> str:
        """Key of the measure whose trend is shown."""
        return self._picked

    @property
    def seen(self) -> Overview | None:
        """What is shown; None before the first reading."""
        return self._seen

    def reload(self) -> None:
        month = Month.from_key(self.month)
        seen = self.work.ask(overview.overview, month, self._today(), self._holidays())
        if seen is None:
            if self._seen is None:
                self._show_only(self.unread)
            return
        self._seen = seen
        self._show_header(seen)
        if _is_empty(seen):
            label = seen.month.label
            self.empty.set_texts(
                f"Chưa có số liệu tháng {label}",
                f"Khi có chỉ tiêu và số của từng {seen.frame.unit_word}, trang này cho thấy đã đạt "
                "bao nhiêu, đơn vị nào chậm và còn việc gì phải làm.",
            )
            self._bare_row.addWidget(self.todo, TODO)
            self.todo.show_overview(seen)
            self._show_only(self._bare)
            return
        self._show_only(self._full)
        self._show_cards(seen)
        self.heat.show_overview(seen)
        self.todo.show_overview(seen)
        self._arrange()
        self.pick(self._picked)

    def pick(self, key: str) -> None:
        """Shows the trend of a measure; an unknown one gives way to the first card's."""
        if self._seen is None or not self._seen.cards:
            return
        known = {measure.key for measure in (*self._seen.cards, *self._seen.heat)}
        self._picked = key if key in known else self._seen.cards[0].key
        month = Month.from_key(self.month)
        found = self.work.ask(overview.trend, month, self._picked)
        if found is not None:
            self.year.show_trend(found, month)
        for card, measure in zip(self.cards, self._seen.cards, strict=False):
            is_picked = measure.key == self._picked
            card.setProperty("card", "picked" if is_picked else "1")
            card.setAccessibleDescription("Đang xem diễn biến 12 tháng" if is_picked else
                                          "Enter để xem diễn biến 12 tháng")  # fmt: skip
            restyle(card)

    def set_narrow(self, is_narrow: bool) -> None:
        super().set_narrow(is_narrow)
        for layout in (self._column, self._top, self._low, self._bare_row):
            layout.setSpacing(8 if is_narrow else 16)
        for card in self.cards:
            card.set_narrow(is_narrow)
        self._give_cards_room()
        self.heat.set_narrow(is_narrow)
        self.year.set_narrow(is_narrow)
        self.todo.set_narrow(is_narrow)
        if is_narrow:
            self.body.setContentsMargins(20, 0, 20, 8)
        if self._seen is not None:
            self._show_header(self._seen)

    def _lay_out(self) -> None:
        self._full = QWidget()
        column = self._column = QVBoxLayout(self._full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        self._top = QHBoxLayout()
        self._top.setSpacing(16)
        for card in self.cards:
            self._top.addWidget(card, 1)
        column.addLayout(self._top)
        self._low = QGridLayout()
        self._low.setSpacing(16)
        self._arrange()
        column.addLayout(self._low, 1)
        # deadlines and late tasks exist before any figure: the list moves beside the empty state
        self._bare = QWidget()
        self._bare_row = QHBoxLayout(self._bare)
        self._bare_row.setContentsMargins(0, 0, 0, 0)
        self._bare_row.setSpacing(16)
        self._sheet = Sheet(self._full, self._bare)
        self.body.addWidget(self._sheet, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_tight = self.width() < theme().scale.px(TIGHT_WIDTH - RAIL)
        if is_tight != self._is_tight:
            self._is_tight = is_tight
            self._give_cards_room()
            self._arrange()

    def _arrange(self) -> None:
        """All in one row; where that is too narrow the trend lies below, and the page scrolls."""
        low, is_tight = self._low, self._is_tight
        low.addWidget(self.heat, 0, 0)
        low.addWidget(self.todo, 0, 1 if is_tight else 2)
        if is_tight:
            low.addWidget(self.year, 1, 0, 1, 2)
        else:
            low.addWidget(self.year, 0, 1)
        shares = (TABLE, TODO, 0) if is_tight else (TABLE, TREND, TODO)
        for at, share in enumerate(shares):
            low.setColumnStretch(at, share)
        self.heat.set_whole(is_tight)
        self.year.setMinimumHeight(theme().scale.px(LEAST_TREND) if is_tight else 0)

    def _give_cards_room(self) -> None:
        """Four in a row: where they are narrow their edges give way before name and state do."""
        sides, ends = (14, 8) if self.is_narrow else (16, 12)
        sides = 10 if self._is_tight else sides
        for card in self.cards:
            card.body.setContentsMargins(sides, ends, sides, ends)

    def _connect(self) -> None:
        self.enter_button.clicked.connect(lambda: self.page_wanted.emit("counts", None))
        self.heat.picked.connect(self._pick_measure)
        self.todo.wanted.connect(self.page_wanted)
        for at, card in enumerate(self.cards):
            card.clicked.connect(lambda at=at: self._pick_card(at))
            card.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            card.customContextMenuRequested.connect(
                lambda place, card=card: open_menu(card, card.mapToGlobal(place))
            )

    def _pick_measure(self, key: str) -> None:
        self.pick(key)
        self._bring_into_sight(self.year)

    def _pick_card(self, at: int) -> None:
        if self._seen is not None and at < len(self._seen.cards):
            self.pick(self._seen.cards[at].key)
            self._bring_into_sight(self.year)

    def _show_only(self, what: QWidget) -> None:
        self._sheet.show_state(what)
        # one primary button a page: the one of the empty state takes over
        self.enter_button.setVisible(what is self._full)

    def _show_header(self, seen: Overview) -> None:
        closed = HeaderChip(Tone.LOCK, "Đã chốt")
        self.header.set_chips((closed if seen.is_closed else
                               HeaderChip(Tone.INFO, "Đang nhập", "gio"),))  # fmt: skip
        has_pace = any(seen.board.line(None, m.key).pace_pct is not None for m in seen.cards)
        is_said = has_pace and not self.is_narrow
        remark = f"Vạch đen trên thanh: mức nên đạt cuối tháng {seen.month.number}"
        self.header.set_remark(remark if is_said else "")

    def _show_cards(self, seen: Overview) -> None:
        for at, card in enumerate(self.cards):
            card.setVisible(at < len(seen.cards))
            if at < len(seen.cards):
                card.show_kpi(words.card(seen, seen.cards[at]))


def _is_empty(seen: Overview) -> bool:
    """Nothing typed in that month and nothing asked for."""
    lines = seen.board.lines.values()
    return all(line.closing is None and line.figures.new is None and not line.target
               for line in lines)  # fmt: skip

