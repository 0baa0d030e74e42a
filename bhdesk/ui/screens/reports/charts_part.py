"""Biểu đồ: the four pictures of a report on the screen, for the indicator chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from bhdesk import messages
from bhdesk.domain.document import Chart, ChartKind
from bhdesk.domain.errors import StoreProblem, UserError
from bhdesk.services import charts, office
from bhdesk.ui.tokens import TIGHT_WIDTH, theme
from bhdesk.ui.widgets.cards import Card
from bhdesk.ui.widgets.chart import ChartView
from bhdesk.ui.widgets.empty_state import EmptyState
from bhdesk.ui.widgets.forms import combo, offer_choices
from bhdesk.ui.widgets.labels import Text
from bhdesk.ui.widgets.scrolling import scrolled
from bhdesk.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtGui import QResizeEvent

    from bhdesk.domain.catalogue import Measure
    from bhdesk.domain.periods import Month
    from bhdesk.ui.work import Work

NOTHING = (
    "Chưa có số liệu để vẽ",
    "Biểu đồ hiện ra khi tháng này hoặc các tháng trước có số liệu hoặc chỉ tiêu.",
)
ORDER = (ChartKind.PROGRESS, ChartKind.TREND, ChartKind.COVERAGE, ChartKind.FORECAST)


class ChartCard(Card):
    """One picture under its title, or why there is none."""

    def __init__(self, work: Work, resources: Path) -> None:
        super().__init__((16, 12, 16, 12), 4)
        self.view = ChartView(work, resources)
        self._title = Text("", "h2", is_wrapped=True)
        self._note = Text("", "muted", is_wrapped=True)
        self.add(self._title)
        self.add(self.view, 1)
        self.add(self._note)
        self.body.addStretch(0)

    def show_chart(self, chart: Chart) -> None:
        self._title.setText(chart.caption)
        self.view.setVisible(True)
        self.view.set_chart(chart)
        self._note.hide()

    def show_problem(self, sentence: str) -> None:
        self._title.setText("Chưa vẽ được biểu đồ")
        self.view.setVisible(False)
        self.view.set_chart(None)
        self._note.setText(sentence)
        self._note.show()


class ChartsPart(QWidget):
    """Drawn only while they are looked at; the same pictures stand in the papers."""

    page_wanted = Signal(str, object)

    def __init__(self, work: Work, resources: Path) -> None:
        super().__init__()
        self._work = work
        self._month: Month | None = None
        self._count = self._asked = 0
        self.measures = combo()
        self.cards = tuple(ChartCard(work, resources) for _ in ORDER)
        self.empty = EmptyState("tong-quan", *NOTHING, "Nhập số liệu", button_icon="")
        self._lay_out()
        self.measures.currentIndexChanged.connect(self._show)
        self.empty.begun.connect(lambda: self.page_wanted.emit("counts", None))

    def reload(self, month: Month) -> None:
        """The indicators of the plan; the one chosen stays."""
        frame = self._work.ask(office.frame, month.last_day)
        if frame is None:
            return
        self._month = month
        offer_choices(self.measures, [(one.name, one.key) for one in _counted(frame.measures)])
        self._show()

    def take_focus(self) -> None:
        self.measures.setFocus(Qt.FocusReason.OtherFocusReason)

    def finish(self) -> None:
        """The window closes: nothing is drawn any more."""
        self._asked += 1
        for card in self.cards:
            card.view.set_chart(None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _show(self) -> None:
        key = self.measures.currentData()
        if self._month is None or key is None:
            return
        self._asked += 1
        asked = self._asked
        self._work.run(
            _read, self._month, key,
            then=lambda found: self._take(found) if asked == self._asked else None,
        )  # fmt: skip

    def _take(self, found: Sequence[Chart | UserError | StoreProblem]) -> None:
        """With nothing to draw at all the way to the figures stands in the place of the four."""
        if not any(isinstance(each, Chart) and _has_values(each) for each in found):
            self._place.show_state(self.empty)
            return
        self._place.show_state(self._pictures)
        for card, each in zip(self.cards, found, strict=True):
            if isinstance(each, UserError | StoreProblem):
                card.show_problem(messages.of(each))
            else:
                card.show_chart(each)

    def _arrange(self) -> None:
        """Two beside each other where both stay legible."""
        count = 2 if self.width() >= theme().scale.px(TIGHT_WIDTH - 200) else 1
        if count == self._count:
            return
        self._count = count
        for at, card in enumerate(self.cards):
            self._grid.addWidget(card, at // count, at % count)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, count - 1)

    def _lay_out(self) -> None:
        self.measures.setAccessibleName("Chỉ tiêu")
        self.measures.setMinimumWidth(theme().scale.px(240))
        self.measures.setMaximumWidth(theme().scale.px(420))
        label = Text("Chỉ tiêu", "ink2")
        label.setBuddy(self.measures)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(label)
        top.addWidget(self.measures, 1)
        top.addStretch(1)
        inner = QWidget()
        self._grid = QGridLayout(inner)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(16)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(top)
        self._pictures = scrolled(inner)
        self._place = Sheet(self._pictures, self.empty)
        column.addWidget(self._place, 1)


def _read(store: Any, month: Month, key: str) -> list[Chart | UserError | StoreProblem]:  # noqa: ANN401 - ui does not know the store
    """Each picture of a measure, or why there is none."""
    found: list[Chart | UserError | StoreProblem] = []
    for kind in ORDER:
        try:
            found.append(charts.chart(store, month, key, kind))
        except (UserError, StoreProblem) as problem:
            found.append(problem)
    return found


def _has_values(chart: Chart) -> bool:
    """Whether anything of it can be drawn."""
    return any(value is not None for series in chart.series for value in series.values)


def _counted(measures: tuple[Measure, ...]) -> tuple[Measure, ...]:
    return tuple(measure for measure in measures if measure.unit == "person")
