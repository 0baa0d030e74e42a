"""Which paper: its kind, and the periods of the year with how far each of them is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from bhdesk.domain.periods import Period
from bhdesk.ui.lists import RowList, RowStyle
from bhdesk.ui.screens.reports import states
from bhdesk.ui.screens.reports.wishes import kind_for
from bhdesk.ui.tokens import theme
from bhdesk.ui.widgets.cards import Card
from bhdesk.ui.widgets.forms import combo
from bhdesk.ui.widgets.labels import SectionHeader

if TYPE_CHECKING:
    from bhdesk.domain.paper_kinds import PaperKind
    from bhdesk.ui.screens.reports.states import YearSeen


class PaperChoice(Card):
    """Tells what was chosen; shows what it is told."""

    chosen = Signal(object, object)
    """(PaperKind, Period)"""

    def __init__(self) -> None:
        super().__init__((8, 12, 8, 8), 8)
        self.kinds = combo(states.choices())
        self.kinds.setAccessibleName("Loại văn bản")
        self.kinds.setMaxVisibleItems(12)
        self.papers = RowList(RowStyle.STATE, "Các kỳ trong năm")
        self._head = SectionHeader("")
        self._head.setContentsMargins(8, 0, 0, 0)
        self._seen: YearSeen | None = None
        self._period: Period | None = None
        self._wanted: Period | None = None
        self.add(self._head)
        self.add(self.kinds)
        self.add(self.papers, 1)
        widest = max(self.fontMetrics().horizontalAdvance(title) for title, _ in states.choices())
        self.kinds.view().setMinimumWidth(widest + theme().scale.px(32))
        self.kinds.currentIndexChanged.connect(self._choose_kind)
        self.papers.chosen.connect(self._choose_period)

    @property
    def choice(self) -> str:
        """A kind's key, or "periodic"."""
        return str(self.kinds.currentData())

    @property
    def kind(self) -> PaperKind:
        assert self._period is not None
        return kind_for(self.choice, self._period)

    @property
    def period(self) -> Period | None:
        return self._period

    def show_year(self, seen: YearSeen, period: Period) -> None:
        """The papers of a year with the cursor on a period; tells nobody.

        A kind that has only some periods does not make the others forget the one wanted.
        """
        self._seen = seen
        self._head.set_texts(f"Năm {seen.year}")
        if period != self._period:
            self._wanted = period
        self._period = states.nearest(self.choice, self._wanted or period, seen.frame)
        self.papers.set_items(states.rows(self.choice, seen), self._period)

    def choose(self, choice: str) -> None:
        """Another kind of paper, of the same period if it has one."""
        self.kinds.setCurrentIndex(max(self.kinds.findData(choice), 0))

    def go(self, period: Period, choice: str = "") -> None:
        """Another period, of another year too, and another kind where one is given."""
        if choice and choice != self.choice:
            self.kinds.blockSignals(True)
            self.kinds.setCurrentIndex(max(self.kinds.findData(choice), 0))
            self.kinds.blockSignals(False)
        if self._seen is not None and period.year == self._seen.year:
            self.show_year(self._seen, period)
        else:
            self._period = self._wanted = period
        self.chosen.emit(self.kind, self._period)

    def _choose_kind(self) -> None:
        if self._seen is None or self._period is None:
            return
        self.show_year(self._seen, self._wanted or self._period)
        self.chosen.emit(self.kind, self._period)

    def _choose_period(self, period: object) -> None:
        if isinstance(period, Period):
            self._period = self._wanted = period
            self.chosen.emit(self.kind, period)
