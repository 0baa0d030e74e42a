"""The quota strip: twelve months that can be walked through and opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from bhdesk.ui.lists import TileList
from bhdesk.ui.screens.meetings import words
from bhdesk.ui.tables import TableButton
from bhdesk.ui.tokens import Tone
from bhdesk.ui.widgets.cards import Card
from bhdesk.ui.widgets.labels import Chip, SectionHeader, Text

if TYPE_CHECKING:
    from bhdesk.domain.periods import Month
    from bhdesk.services.activities import ActivityYear


class QuotaStrip(Card):
    """Emits the month (yyyymm) of the tile that was opened."""

    opened = Signal(int)

    def __init__(self) -> None:
        super().__init__((16, 10, 16, 12))
        self._head = SectionHeader("")
        self._short = Chip(Tone.BAD, "")
        self._held = Text("", "h3")
        self._head.add(self._short)
        self._head.add(self._held)
        self.tiles = TileList("Hội nghị theo tháng")
        self._head.add(TableButton(self.tiles))
        self.add(self._head)
        self.add(self.tiles)
        self.tiles.opened.connect(lambda month: self.opened.emit(month))

    @property
    def held(self) -> str:
        return self._held.text()

    def set_narrow(self, is_narrow: bool) -> None:
        self.body.setContentsMargins(16, 6 if is_narrow else 10, 16, 6 if is_narrow else 12)
        self.body.setSpacing(4 if is_narrow else 8)

    def show_year(self, seen: ActivityYear, shown: Month, today: Month) -> None:
        title, remark = words.quota_title(seen)
        self._head.set_texts(title, remark)
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
