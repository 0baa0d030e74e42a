"""The row above the grid: which measure, and how many villages are done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from bhdesk.ui import paint
from bhdesk.ui.tokens import Tone, theme
from bhdesk.ui.widgets.bars import StepDots
from bhdesk.ui.widgets.buttons import Segment, link
from bhdesk.ui.widgets.labels import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from bhdesk.domain.catalogue import Measure

OFFICE = ""
MOST_DOTS = 12
AROUND = 32
"""What a choice of the segment takes beside its word."""

Choice = tuple[str, str, str]
"""Key, short word for the segment, full name for the menu."""


class MeasureBar(QWidget):
    """A segment of measures with "Chỉ tiêu chung" last; what has no room stands in a menu."""

    chosen = Signal(str)
    """Key of a measure; OFFICE for what only the whole office has."""

    def __init__(self) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._used: tuple[Choice, ...] = ()
        self._others: tuple[Choice, ...] = ()
        self._shown: tuple[Choice, ...] = ()
        self._current = OFFICE
        self._segment: Segment | None = None
        self.more = link("Chỉ tiêu khác…")
        self.more.clicked.connect(self._open_menu)
        self._dots = StepDots()
        self._caption = Text("", "h3")
        self._is_narrow = False
        self._row.addWidget(self.more)
        self._row.addStretch(1)
        self._row.addWidget(self._dots)
        self._row.addWidget(self._caption)
        self.year_link = link("Cả năm")
        self.year_link.setToolTip("Trạng thái và số đơn vị đã nhập của từng tháng trong năm")
        self._row.addWidget(self.year_link)

    @property
    def caption(self) -> str:
        return self._caption.text()

    @property
    def choices(self) -> tuple[str, ...]:
        """The words of the segment."""
        return tuple(word for _, word, _ in self._shown)

    @property
    def in_menu(self) -> tuple[Choice, ...]:
        """What the menu offers: measures without room, then those not used yet."""
        return (*(item for item in self._used if item not in self._shown), *self._others)

    def set_narrow(self, is_narrow: bool) -> None:
        self._is_narrow = is_narrow
        self._fit()

    def set_choices(
        self, measures: Sequence[Measure], others: Sequence[Measure], has_office: bool, current: str
    ) -> None:
        """Builds the segment anew only where its words changed, so that the focus stays."""
        self._others = tuple((item.key, item.short, item.name) for item in others)
        self._used = tuple((item.key, item.short, item.name) for item in measures)
        if has_office:
            self._used += ((OFFICE, "Chỉ tiêu chung", "Chỉ tiêu chung"),)
        self._current = current
        self._fit()

    def set_done(self, tones: Sequence[Tone], word: str) -> None:
        """Says "4/6 thôn đủ số" with one mark a village where there are not too many."""
        done = sum(1 for tone in tones if tone is Tone.GOOD)
        said = f"{done}/{len(tones)} {word} đủ số" if tones else ""
        self._caption.setText(said)
        self._dots.set_tones(tones if len(tones) <= MOST_DOTS else (), said)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Whatever the plan measures, the row asks for no more than the window has."""
        return QSize(theme().scale.px(200), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The caption keeps its place; measures go into the menu and the marks go first."""
        if not self._used:
            return
        room = self.width() - self._caption.sizeHint().width() - 8
        room -= self.year_link.sizeHint().width() + 8
        shown = self._used
        if _width(shown) > room - self._menu_room(bool(self._others)):
            shown = _fitting(shown, self._current, room - self._menu_room(True))
        self._show(shown)
        self.more.setVisible(bool(self.in_menu))
        left = room - _width(shown) - self._menu_room(bool(self.in_menu))
        self._dots.setVisible(not self._is_narrow and left >= self._dots.sizeHint().width() + 8)

    def _menu_room(self, has_menu: bool) -> int:
        return self.more.sizeHint().width() + 8 if has_menu else 0

    def _show(self, shown: tuple[Choice, ...]) -> None:
        at = next((i for i, item in enumerate(shown) if item[0] == self._current), 0)
        if shown != self._shown or self._segment is None:
            if self._segment is not None:
                self._row.removeWidget(self._segment)
                self._segment.hide()
                self._segment.deleteLater()
            self._shown = shown
            self._segment = Segment(self.choices, at, "Chỉ tiêu nhập")
            self._segment.chosen.connect(lambda index: self.chosen.emit(self._shown[index][0]))
            self._row.insertWidget(0, self._segment)
        self._segment.choose(at)

    def _open_menu(self) -> None:
        menu = QMenu(self)
        for key, _, name in self.in_menu:
            action = menu.addAction(name)
            action.triggered.connect(lambda _=False, key=key: self.chosen.emit(key))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))


def _width(choices: Sequence[Choice]) -> int:
    return sum(int(paint.width(word, is_bold=True)) + AROUND for _, word, _ in choices) + 2


def _fitting(choices: tuple[Choice, ...], current: str, room: int) -> tuple[Choice, ...]:
    """As many as have room, in their order; the chosen one and the office's are always there."""
    fixed = [item for item in choices if item[0] in (current, OFFICE)]
    kept = list(fixed)
    for item in choices:
        if item not in kept and _width([*kept, item]) <= room:
            kept.append(item)
    return tuple(item for item in choices if item in kept)
