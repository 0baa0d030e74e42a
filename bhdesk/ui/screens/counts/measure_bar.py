"""The row above the grid: which measure, and how many villages are done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from bhdesk.ui.tokens import Tone
from bhdesk.ui.widgets.bars import StepDots
from bhdesk.ui.widgets.buttons import Segment, link
from bhdesk.ui.widgets.labels import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bhdesk.domain.catalogue import Measure

OFFICE = ""
MOST_DOTS = 12


class MeasureBar(QWidget):
    """A segment of measures with "Chỉ tiêu chung" last; measures not used yet stand in a menu."""

    chosen = Signal(str)
    """Key of a measure; OFFICE for what only the whole office has."""

    def __init__(self) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._choices: tuple[tuple[str, str], ...] = ()
        self._segment: Segment | None = None
        self.more = link("Chỉ tiêu khác…")
        self.more.clicked.connect(self._open_menu)
        self._others: tuple[Measure, ...] = ()
        self._dots = StepDots()
        self._caption = Text("", "h3")
        self._is_narrow = False
        self._row.addWidget(self.more)
        self._row.addStretch(1)
        self._row.addWidget(self._dots)
        self._row.addWidget(self._caption)

    @property
    def caption(self) -> str:
        return self._caption.text()

    @property
    def choices(self) -> tuple[str, ...]:
        """The words of the segment."""
        return tuple(word for _, word in self._choices)

    def set_narrow(self, is_narrow: bool) -> None:
        self._is_narrow = is_narrow
        self._dots.setVisible(not is_narrow)

    def set_choices(
        self, measures: Sequence[Measure], others: Sequence[Measure], has_office: bool, current: str
    ) -> None:
        """Builds the segment anew only where its words changed, so that the focus stays."""
        self._others = tuple(others)
        self.more.setVisible(bool(others))
        choices = tuple((measure.key, measure.short) for measure in measures)
        if has_office:
            choices += ((OFFICE, "Chỉ tiêu chung"),)
        at = next((i for i, (key, _) in enumerate(choices) if key == current), 0)
        if choices != self._choices or self._segment is None:
            if self._segment is not None:
                self._row.removeWidget(self._segment)
                self._segment.hide()
                self._segment.deleteLater()
            self._choices = choices
            self._segment = Segment(self.choices, at, "Chỉ tiêu nhập")
            self._segment.chosen.connect(lambda index: self.chosen.emit(self._choices[index][0]))
            self._row.insertWidget(0, self._segment)
        self._segment.choose(at)

    def set_done(self, tones: Sequence[Tone], word: str) -> None:
        """Says "4/6 thôn đủ số" with one mark a village where there are not too many."""
        done = sum(1 for tone in tones if tone is Tone.GOOD)
        said = f"{done}/{len(tones)} {word} đủ số" if tones else ""
        self._caption.setText(said)
        self._dots.set_tones(tones if len(tones) <= MOST_DOTS else (), said)

    def _open_menu(self) -> None:
        menu = QMenu(self)
        for measure in self._others:
            action = menu.addAction(measure.name)
            action.triggered.connect(lambda _=False, key=measure.key: self.chosen.emit(key))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))
