"""The quota strip: twelve months that can be walked through and opened."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from bhdesk.domain.periods import Month
from bhdesk.services import quotas
from bhdesk.ui.lists.tiles import TileList
from bhdesk.ui.screens.meetings import words
from bhdesk.ui.screens.meetings.quota_dialog import QuotaDialog
from bhdesk.ui.tables import TableButton
from bhdesk.ui.tokens import Tone
from bhdesk.ui.widgets.buttons import link
from bhdesk.ui.widgets.cards import Card
from bhdesk.ui.widgets.labels import Chip, SectionHeader, Text

if TYPE_CHECKING:
    from bhdesk.services.activities import ActivityYear
    from bhdesk.ui.work import Work


class QuotaStrip(Card):
    """Emits the month (yyyymm) of the tile that was opened."""

    opened = Signal(int)

    def __init__(self, work: Work) -> None:
        super().__init__((16, 10, 16, 12))
        self._work = work
        self._is_narrow = False
        self._year, self._on = 0, date.min
        self.dialog: QuotaDialog | None = None
        self._head = SectionHeader("")
        self._short = Chip(Tone.BAD, "")
        self._held = Text("", "h3")
        self._head.add(self._short)
        self._head.add(self._held)
        self.tiles = TileList("Hội nghị theo tháng")
        self.grid_button = link("Lưới…")
        self.grid_button.setAccessibleName("Lưới định mức theo đơn vị và tháng")
        self.grid_button.setToolTip("Mọi định mức của kế hoạch theo đơn vị và tháng")
        self.grid_button.clicked.connect(self._open_grid)
        self._head.add(self.grid_button)
        self._head.add(TableButton(self.tiles))
        self.add(self._head)
        self.add(self.tiles)
        self.tiles.opened.connect(lambda month: self.opened.emit(month))

    @property
    def held(self) -> str:
        return self._held.text()

    def set_narrow(self, is_narrow: bool) -> None:
        self._is_narrow = is_narrow
        self.body.setContentsMargins(16, 6 if is_narrow else 10, 16, 6 if is_narrow else 12)
        self.body.setSpacing(4 if is_narrow else 8)

    def show_year(self, seen: ActivityYear, shown: Month, on: date) -> None:
        self._year = shown.year
        self.grid_button.setVisible(bool(seen.frame.plan.quotas))
        today = Month.of(on)
        self._on = on
        title, remark = words.quota_title(seen)
        self._head.set_texts(title, "" if self._is_narrow else remark)
        self.tiles.table_title = f"{title}, năm {shown.year}"
        short, held = words.quota_sum(seen)
        self._short.setVisible(bool(short))
        if short:
            self._short.set_state(Tone.BAD, short)
        self._held.setText(held)
        current = self.tiles.currentIndex().row()
        self.tiles.set_items(words.tiles(seen, shown, today))
        if current >= 0:
            self.tiles.setCurrentIndex(self.tiles.tile_model.index(current))

    def _open_grid(self) -> None:
        found = self._work.ask(quotas.year, self._year, self._on)
        if found is None or not found.tables:
            return
        self.dialog = QuotaDialog(found, Month.of(self._on), self)
        self.dialog.finished.connect(self._forget)
        self.dialog.open()

    def _forget(self, _: int) -> None:
        self.dialog = None
