"""The white card and the indicator card (KPI)."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from bhdesk.ui import paint
from bhdesk.ui.tokens import RADIUS_CARD, Tone, theme
from bhdesk.ui.widgets.bars import PlanBar
from bhdesk.ui.widgets.labels import Chip, CutText, Sign, Text

ROOM = 8


class Card(QFrame):
    """A white box with a hairline; one idea each. `body` is its vertical layout."""

    def __init__(self, margins: tuple[int, int, int, int] = (16, 12, 16, 12), gap: int = 8) -> None:
        super().__init__()
        self.setProperty("card", "1")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(*margins)
        self.body.setSpacing(gap)

    def add(self, item: QWidget | QLayout, stretch: int = 0) -> None:
        if isinstance(item, QWidget):
            self.body.addWidget(item, stretch)
        else:
            self.body.addLayout(item, stretch)


class Kpi(NamedTuple):
    """What an indicator card says, all texts ready to show; shares are 0 to 1 (None: no bar).

    `is_rise` None draws no arrow before `delta`.
    """

    name: str
    value: str
    target: str = ""
    percent: str = ""
    tone: Tone = Tone.MUTED
    state: str = ""
    share: float | None = None
    pace: float | None = None
    delta: str = ""
    delta_text: str = ""
    is_rise: bool | None = None
    need: str = ""
    short_state: str = ""
    short_name: str = ""


class KpiCard(Card):
    """Name and chip, the big number, plan bar with the pace mark, change and need per month."""

    clicked = Signal()

    def __init__(self, kpi: Kpi) -> None:
        super().__init__(gap=4)
        self.setMinimumWidth(0)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._name = CutText("", "ink2")
        self._chip = Chip(Tone.GOOD, "")
        self._value = Text("", "big")
        self._target = CutText("", "muted", is_whole=True)
        self._percent = Text("", "mid")
        self._bar = PlanBar()
        self._arrow = Sign("len", theme().colours.good, 14)
        self._delta = Text("", "h3")
        self._delta_text = CutText("", "ink2")
        self._need = CutText("", "ink2")
        self._is_narrow = False
        self._lay_out()
        self.show_kpi(kpi)

    def _lay_out(self) -> None:
        row = Qt.AlignmentFlag.AlignBaseline
        top, middle, low = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        top.addWidget(self._name, 1)
        top.addWidget(self._chip)
        middle.setSpacing(7)
        middle.addWidget(self._value, 0, row)
        middle.addWidget(self._target, 1, row)
        middle.addWidget(self._percent, 0, row)
        low.setSpacing(5)
        low.addWidget(self._arrow)
        low.addWidget(self._delta)
        low.addWidget(self._delta_text, 1)
        self.add(top)
        self.add(middle)
        self.add(self._bar)
        self.add(low)
        self.add(self._need)
        self.body.addStretch(1)

    @property
    def kpi(self) -> Kpi:
        return self._kpi

    def show_kpi(self, kpi: Kpi) -> None:
        self._kpi = kpi
        self._chip.setVisible(bool(kpi.state))
        self._show_state()
        self._value.setText(kpi.value)
        self._target.set_full(f"/ {kpi.target}" if kpi.target else "")
        self._percent.setText(kpi.percent)
        self._bar.set_values(kpi.share, kpi.pace)
        self._arrow.setVisible(kpi.is_rise is not None)
        colours = theme().colours
        self._arrow.set_sign("len" if kpi.is_rise else "giam",
                             colours.good if kpi.is_rise else colours.warn)  # fmt: skip
        self._delta.setText(kpi.delta)
        self._delta.setVisible(bool(kpi.delta))
        self._delta_text.set_full(kpi.delta_text)
        self._need.set_full(kpi.need)
        self._need.setVisible(bool(kpi.need) and not self._is_narrow)
        self.setAccessibleName(f"{kpi.name}: {kpi.value}, {kpi.percent}, {kpi.state}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_state()

    def _show_state(self) -> None:
        """The state in its short form where the long one would cut the name, then that too."""
        kpi = self._kpi
        edges = self.body.contentsMargins()
        inner = self.width() - edges.left() - edges.right()
        chip = 0
        if kpi.state:
            self._chip.set_state(kpi.tone, kpi.state)
            chip = self._chip.sizeHint().width() + ROOM
            is_tight = self._is_narrow or inner - chip < paint.width(kpi.name)
            if is_tight and kpi.short_state:
                self._chip.set_state(kpi.tone, kpi.short_state)
                chip = self._chip.sizeHint().width() + ROOM
        is_whole = not kpi.short_name or inner - chip >= paint.width(kpi.name)
        self._name.set_full(kpi.name if is_whole else kpi.short_name)
        self._name.setAccessibleName(kpi.name)

    def set_narrow(self, is_narrow: bool) -> None:
        """On a narrow window the monthly need goes, the state is short and the share smaller."""
        self._is_narrow = is_narrow
        self._percent.set_role("h2" if is_narrow else "mid")
        self._value.set_role("less" if is_narrow else "big")
        side = 12 if is_narrow else 16
        self.body.setContentsMargins(side, 10 if is_narrow else 12, side, 8 if is_narrow else 12)
        self.show_kpi(self._kpi)

    def sizeHint(self) -> QSize:
        return QSize(theme().scale.px(220), super().sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            ring = theme().colours.pri
            paint.box(painter, self.rect().toRectF(), None, ring, 2, RADIUS_CARD)
            painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.clicked.emit()
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit()
