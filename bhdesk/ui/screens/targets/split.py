"""The card over the table: the total, how it is split, and the villages side by side on a bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout

from bhdesk.domain import text
from bhdesk.domain.targets import Method
from bhdesk.ui.screens.targets.draft import LAST_YEAR, Draft
from bhdesk.ui.tokens import Tone, theme
from bhdesk.ui.widgets.bars import AllocationBar, Part
from bhdesk.ui.widgets.buttons import Segment, link
from bhdesk.ui.widgets.cards import Card
from bhdesk.ui.widgets.forms import line_edit
from bhdesk.ui.widgets.labels import CutText, SignedText, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bhdesk.services.targets import TargetSheet, TargetView

METHODS = (
    ("labour_force", "Theo LLLĐ", "LLLĐ"),
    ("population", "Theo dân số", "Dân số"),
    (Method.EQUAL.value, "Chia đều", "Chia đều"),
    (LAST_YEAR, "Theo năm trước", "Năm trước"),
    (Method.OWN.value, "Theo trọng số", "Trọng số"),
    (Method.MANUAL.value, "Nhập tay", "Nhập tay"),
)


class SplitCard(Card):
    """Tells what the officer typed or chose; shows what it is given."""

    total_typed = Signal(str)
    method_chosen = Signal(str)
    history_wanted = Signal()

    def __init__(self) -> None:
        super().__init__((16, 8, 16, 4), gap=6)
        self._label = Text("", "ink2")
        self.field = line_edit(max_length=20)
        self.field.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.field.setMaximumWidth(theme().scale.px(96))
        self.field.installEventFilter(self)
        self._label.setBuddy(self.field)
        self._unit = Text("người", "ink2")
        self._formula = CutText("", "ink2")
        self._error = SignedText(Tone.BAD, "")
        self._error.hide()
        top = QHBoxLayout()
        top.setSpacing(8)
        for item in (self._label, self.field, self._unit):
            top.addWidget(item)
        top.addSpacing(8)
        top.addWidget(self._formula, 1)
        self.history = link("Lịch sử quyết định", "gio")
        self.history.clicked.connect(self.history_wanted)
        top.addWidget(self.history)
        self._methods_row = QHBoxLayout()
        self._methods_row.setSpacing(8)
        self._methods_label = Text("Cách chia", "ink2")
        self._methods_row.addWidget(self._methods_label)
        self._methods_row.addStretch(1)
        self.bar = AllocationBar()
        self.add(top)
        self.add(self._error)
        self.add(self._methods_row)
        self.add(self.bar)
        self._segment: Segment | None = None
        self._methods: tuple[str, ...] = ()
        self._is_tight = False
        self._shown = ""
        self.field.editingFinished.connect(self._tell_total)

    @property
    def methods(self) -> tuple[str, ...]:
        return self._methods

    @property
    def formula(self) -> str:
        return self._formula.accessibleName()

    def show_draft(
        self, view: TargetView, sheet: TargetSheet, draft: Draft, formula: str
    ) -> None:  # fmt: skip
        is_in_units = sheet.measure.is_in_units
        self.history.setVisible(sheet.sheet is not None)
        word, unit = view.frame.office_word, view.frame.unit_word
        self._label.setText(f"{word[:1].upper()}{word[1:]} được giao")
        self.field.setAccessibleName(f"Số {word} được giao")
        self._shown = "" if draft.total is None else text.count(draft.total)
        self.field.setText(self._shown)
        self._formula.set_full(formula)
        self.set_error("")
        self._methods_label.setVisible(is_in_units and not self._is_tight)
        for item in (self._segment, self.bar):
            if item is not None:
                item.setVisible(is_in_units)
        if is_in_units:
            self._show_bar(view, draft, word, unit)

    def _show_bar(self, view: TargetView, draft: Draft, word: str, unit: str) -> None:
        values, pinned = draft.values, draft.pinned
        parts = [
            Part(
                _short(u.name), values.get(u.id) or 0, text.count(values.get(u.id)), u.id in pinned
            )
            for u in view.frame.units
            if values.get(u.id)
        ]
        self.bar.setVisible(bool(parts))
        left = f"Đã giao {text.count(draft.sum)}"
        if draft.difference > 0:
            left += f" · ô gạch chéo: phần vượt {text.count(draft.difference)}"
        elif draft.difference < 0:
            left += f" · chưa phân bổ {text.count(-draft.difference)}"
        right = f"Chỉ tiêu {word} {text.count(draft.total)}" if draft.total is not None else ""
        self.bar.set_parts(parts, draft.total, left, right)

    def set_methods(
        self, keys: Sequence[str], current: str, is_narrow: bool, is_tight: bool
    ) -> None:
        """Builds the segment; `current` "" leaves all unchosen. Tight: no word before it."""
        self._is_tight = is_tight
        listed = [item for item in METHODS if item[0] in keys]
        self._methods = tuple(key for key, _, _ in listed)
        at = self._methods.index(current) if current in self._methods else -1
        if self._segment is not None:
            self._methods_row.removeWidget(self._segment)
            self._segment.hide()
            self._segment.deleteLater()
        words = [short if is_narrow else word for _, word, short in listed]
        self._segment = Segment(words, at, "Cách chia")
        self._segment.chosen.connect(lambda index: self.method_chosen.emit(self._methods[index]))
        self._methods_row.insertWidget(1, self._segment)

    def choose(self, method: str) -> None:
        """Shows a choice; one that is none of them leaves what is shown."""
        if self._segment is not None and method in self._methods:
            self._segment.choose(self._methods.index(method))

    def set_error(self, said: str) -> None:
        """Why the typed total is refused; what was typed stays in the field."""
        self._error.setVisible(bool(said))
        self._error.set_state(Tone.BAD, said)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if watched is self.field and event.type() == QEvent.Type.KeyPress and is_escape:
            self.field.setText(self._shown)
            self.set_error("")
            return True
        return super().eventFilter(watched, event)

    def _tell_total(self) -> None:
        typed = self.field.text().strip()
        if typed != self._shown:
            self.total_typed.emit(typed)


def _short(name: str) -> str:
    """Shortens "Thôn An Nhân" to "An Nhân" on the bar; "Thôn 1" stays."""
    first, _, rest = name.partition(" ")
    return (
        rest if rest and not rest[0].isdigit() and first in {"Thôn", "Phường", "Ấp", "Xã"} else name
    )
