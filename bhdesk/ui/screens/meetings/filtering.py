"""What of the log is to be seen: words, kind, state and unit in one narrow block."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from bhdesk.domain import text
from bhdesk.domain.activities import KIND_WORDS, STATE_WORDS, ActivityState, Kind
from bhdesk.domain.activity_list import Filter
from bhdesk.ui.screens.meetings.state_choice import word_states
from bhdesk.ui.widgets.buttons import link
from bhdesk.ui.widgets.forms import combo, line_edit, offer_choices
from bhdesk.ui.widgets.labels import Text

if TYPE_CHECKING:
    from bhdesk.domain.frame import Frame

PAUSE_MS = 120


class FilterBlock(QWidget):
    """A field for words, and three choices that open with Lọc."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.words = line_edit("", "Tìm trong sổ: nơi họp, nội dung, người chủ trì…", 120)
        self.words.setAccessibleName("Tìm trong sổ, gõ không dấu cũng được")
        self.words.setClearButtonEnabled(True)
        self.more = link("Lọc")
        self.clear = link("Bỏ lọc")
        self.kind = combo([("Hình thức", None), *((w, k) for k, w in KIND_WORDS.items())])
        self.state = combo([("Tình trạng", None), *((w, s) for s, w in STATE_WORDS.items())])
        self.unit = combo()
        self._note = Text("", "muted")
        self._names: tuple[tuple[int, str], ...] = ()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._first = QHBoxLayout()
        self._lay_out()
        self._pause.timeout.connect(self._tell)
        self.words.textChanged.connect(lambda: self._pause.start())
        self.more.clicked.connect(lambda: self._open(self._choices.isHidden()))
        self.clear.clicked.connect(self.forget)
        for box in self._boxes:
            box.activated.connect(lambda _: self._tell())
        self.kind.currentIndexChanged.connect(lambda _: self._word_states())

    @property
    def is_on(self) -> bool:
        """Whether anything is left out."""
        return bool(self.words.text().strip()) or any(box.currentIndex() > 0 for box in self._boxes)

    def wanted(self, year: int) -> Filter:
        """The filter over a year."""
        kind, state = self.kind.currentData(), self.state.currentData()
        return Filter(
            date(year, 1, 1), date(year, 12, 31), frozenset({Kind(kind)} if kind else ()),
            frozenset({ActivityState(state)} if state else ()), self.unit.currentData(),
            self.words.text(),
        )  # fmt: skip

    def add(self, widget: QWidget) -> None:
        """Something small at the end of the line."""
        self._first.addWidget(widget)

    def set_frame(self, frame: Frame) -> None:
        """The units to choose from."""
        names = tuple((unit.id, unit.name) for unit in frame.units)
        if names == self._names:
            return
        self._names = names
        every = f"{frame.unit_word[:1].upper()}{frame.unit_word[1:]}"
        offer_choices(self.unit, [(every, None), *((name, number) for number, name in names)])
        self.unit.setAccessibleName(frame.unit_word)

    def show_count(self, shown: int, of: int) -> None:
        """How many of how many are seen."""
        self.clear.setVisible(self.is_on)
        self._note.setVisible(self.is_on)
        found = f"{text.count(shown)}/{text.count(of)} cuộc"
        self._note.setText(found if shown else "Không có cuộc nào khớp.")

    def forget(self) -> None:
        """Everything is seen again."""
        self.words.clear()
        self._pause.stop()
        for box in self._boxes:
            box.setCurrentIndex(0)
        self._open(False)
        self._tell()

    @property
    def _boxes(self) -> tuple[QComboBox, ...]:
        return (self.kind, self.state, self.unit)

    def _tell(self) -> None:
        self.changed.emit()

    def _word_states(self) -> None:
        kind = self.kind.currentData()
        word_states(self.state, Kind(kind) if kind else None)

    def _open(self, is_open: bool) -> None:
        self._choices.setVisible(is_open)
        if is_open:
            self.kind.setFocus()

    def _lay_out(self) -> None:
        column, first = QVBoxLayout(self), self._first
        column.setContentsMargins(8, 0, 8, 0)
        column.setSpacing(6)
        first.setSpacing(6)
        first.addWidget(self.words, 1)
        for widget in (self._note, self.clear, self.more):
            first.addWidget(widget)
        column.addLayout(first)
        self._choices = QWidget()
        second = QHBoxLayout(self._choices)
        second.setContentsMargins(0, 0, 0, 0)
        second.setSpacing(6)
        for name, box in zip(("Hình thức", "Tình trạng", "Đơn vị"), self._boxes, strict=True):
            box.setAccessibleName(name)
            second.addWidget(box, 1)
        column.addWidget(self._choices)
        self._choices.hide()
        self.clear.hide()
        self._note.hide()
