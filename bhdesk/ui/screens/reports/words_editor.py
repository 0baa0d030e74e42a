"""One sentence: its field, what the figures say now, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bhdesk.domain.own_words import Standing
from bhdesk.ui.screens.reports.sentences import state_of
from bhdesk.ui.screens.reports.words_field import WordsField
from bhdesk.ui.tokens import Tone
from bhdesk.ui.widgets.buttons import link, secondary
from bhdesk.ui.widgets.forms import text_edit
from bhdesk.ui.widgets.labels import Chip, CutText, SignedText, Text

if TYPE_CHECKING:
    from bhdesk.domain.own_words import Wording

NEW_HINT = "Viết đoạn mới; đoạn được lưu khi rời ô này."
MARKED = "Số được đánh dấu không còn khớp."
NOW = "Câu theo số liệu hiện nay:"
GONE = "Số liệu hiện nay không còn câu này."


class WordsEditor(QWidget):
    """Shows one sentence; typed letters are never replaced while they wait to be saved."""

    keep_wanted = Signal()
    new_wanted = Signal()
    removal_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.field = WordsField()
        self._place = CutText("", "ink2")
        self._chip = Chip(Tone.INFO, "")
        self.error = SignedText(Tone.BAD, "")
        self._told = Text("", "muted", is_wrapped=True)
        self._composed = text_edit(rows=3)
        self._composed.setReadOnly(True)
        self._composed.setAccessibleName("Câu lập theo số liệu hiện nay")
        self.keep, self.take = secondary("Giữ câu của tôi", "dung"), secondary("Lấy câu mới")
        self.remove = link("Xóa câu")
        self._shown = ""
        self._lay_out()
        self.keep.clicked.connect(self.keep_wanted)
        self.take.clicked.connect(self.new_wanted)
        self.remove.clicked.connect(self.removal_wanted)

    @property
    def is_dirty(self) -> bool:
        """Whether something is typed that is not what is stored."""
        return self.field.toPlainText() != self._shown

    @property
    def stored(self) -> str:
        """What stood in the field before anything was typed."""
        return self._shown

    @property
    def composed(self) -> str:
        """What the figures say now, as shown under the field; "" where that is not needed."""
        return "" if self._composed.isHidden() else self._composed.toPlainText()

    def show_sentence(self, part: str, one: Wording, typed: str | None = None) -> None:
        """A sentence; `typed` is what could not be saved of it."""
        self._shown = one.text
        self._place.set_full(part)
        state, tone, icon = state_of(one)
        self._chip.setVisible(bool(state))
        if state:
            self._chip.set_state(tone, state, icon)
        self.field.setPlaceholderText("Câu này không in trong văn bản.")
        self.field.set_words(one.text if typed is None else typed, one.old_numbers)
        self.set_error("")
        self._show_composed(one)
        is_outdated = one.standing is Standing.OUTDATED
        self.keep.setVisible(is_outdated)
        self.take.setVisible(one.standing in (Standing.EDITED, Standing.OUTDATED))
        self.remove.setVisible(bool(one.text and one.section))

    def show_new(self, part: str, typed: str = "") -> None:
        """A paragraph that is not stored yet."""
        self._shown = ""
        self._place.set_full(part)
        self._chip.show()
        self._chip.set_state(Tone.INFO, "Đoạn mới", "them")
        self.field.setPlaceholderText(NEW_HINT)
        self.field.set_words(typed)
        for item in (self._told, self._composed, self.keep, self.take):
            item.hide()
        self.remove.show()
        self.set_error("")

    def set_narrow(self, is_narrow: bool) -> None:
        """Where height is scarce the composed sentence scrolls in less of it."""
        line = self._composed.fontMetrics().lineSpacing()
        self._composed.setFixedHeight(line * (2 if is_narrow else 3) + 22)

    def set_stored(self, words: str) -> None:
        """The field counts as saved when it holds this."""
        self._shown = words

    def set_error(self, sentence: str) -> None:
        """Why the words were not saved; they stay in the field."""
        self.error.set_state(Tone.BAD, sentence)
        self.error.setVisible(bool(sentence))
        if sentence:
            self.field.setAccessibleDescription(sentence)

    def _show_composed(self, one: Wording) -> None:
        is_other = one.standing in (Standing.EDITED, Standing.OUTDATED)
        self._told.setVisible(is_other)
        self._composed.setVisible(is_other and bool(one.composed))
        told = NOW if one.composed else GONE
        self._told.setText(f"{MARKED} {told}" if one.old_numbers else told)
        gone = "; ".join(one.old_numbers)
        self.field.setAccessibleDescription(f"Số không còn khớp: {gone}" if gone else "")
        self._composed.setPlainText(one.composed)

    def _lay_out(self) -> None:
        head, buttons = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self._place, 1)
        head.addWidget(self._chip)
        buttons.setSpacing(8)
        buttons.addWidget(self.keep)
        buttons.addWidget(self.take)
        buttons.addStretch(1)
        buttons.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.field, 1)
        for item in (self.error, self._told, self._composed):
            column.addWidget(item)
        column.addLayout(buttons)
