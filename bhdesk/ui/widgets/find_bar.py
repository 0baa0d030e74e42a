"""The field above a table or list that goes to the next place with a text, marks or not."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from bhdesk.domain import text
from bhdesk.ui.tokens import Tone, theme
from bhdesk.ui.widgets.buttons import link
from bhdesk.ui.widgets.labels import Sign, SignedText

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtGui import QKeyEvent

NOT_FOUND = "Không thấy"
SHIFT = Qt.KeyboardModifier.ShiftModifier


def next_with(
    words: str, count: int, texts: Callable[[int], Iterable[str]], start: int, is_back: bool
) -> int:
    """The next of `count` places with the words, with or without their marks (đ = d), else -1.

    After the last comes the first; `start` itself is looked at last.
    """
    wanted = text.search_key(words)
    step = -1 if is_back else 1
    for away in range(1, count + 1) if wanted else ():
        number = (start + step * away) % count
        if any(wanted in text.search_key(said) for said in texts(number)):
            return number
    return -1


class FindField(QLineEdit):
    """Enter and F3 go on, with Shift back; Esc leaves. Nothing touches the text being typed.

    `what` is what is looked for: "Tìm", "Tìm trong văn bản".
    """

    stepped = Signal(bool)
    """(is_back)"""
    left = Signal()

    def __init__(self, what: str = "Tìm") -> None:
        super().__init__()
        self.setPlaceholderText(what)
        self.setAccessibleName(f"{what}, gõ không dấu cũng được")
        self.setMaxLength(120)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_find = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F3):
            self.stepped.emit(bool(event.modifiers() & SHIFT))
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif is_find and event.key() == Qt.Key.Key_F:
            self.selectAll()
        else:
            super().keyPressEvent(event)


class Searched(Protocol):
    """A table or list: its places have numbers in reading order."""

    find_wanted: SignalInstance
    """Ctrl+F 0, F3 1, Shift+F3 -1."""

    def place(self) -> int:
        """Where the cursor is, 0 where it is nowhere."""

    def go_to_place(self, number: int) -> None:
        """Puts the cursor there and into sight; the focus stays where it is."""

    def next_place(self, words: str, start: int, is_back: bool) -> int:
        """The next place with the words, -1 for none; `start` is looked at last."""

    def setFocus(self) -> None: ...


class FindBar(QWidget):
    """Hidden until Ctrl+F; the cursor goes with what is typed."""

    height_changed = Signal()
    """Opened, closed, or it has more or less to say."""

    def __init__(self, view: Searched, is_compact: bool = False) -> None:
        """`is_compact`: the field alone, for a narrow list; keys do the rest."""
        super().__init__()
        self._view, self._is_compact = view, is_compact
        self._start = 0
        self.hide()
        view.find_wanted.connect(self.take)

    @cached_property
    def field(self) -> FindField:
        """What is looked for; it and all beside it are made when first asked for."""
        made = FindField()
        made.setMaximumWidth(theme().scale.px(260))
        made.textChanged.connect(self._look)
        made.stepped.connect(self._step)
        made.left.connect(self.leave)
        self.note = SignedText(Tone.WARN, NOT_FOUND, is_wrapped=False)
        self.note.hide()
        self._lay_out(made)
        return made

    def _lay_out(self, field: FindField) -> None:
        side = 4 if self._is_compact else 12
        column, row = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(side, 6, side, 6)
        column.setSpacing(6)
        column.addLayout(row)
        row.setSpacing(8)
        row.addWidget(Sign("tim", theme().colours.ink2, 16))
        row.addWidget(field, 1)
        if self._is_compact:
            column.addWidget(self.note)
            return
        back, on, close = link("Trước", "len"), link("Sau", "giam"), link("Đóng")
        for item in (back, on, self.note):
            row.addWidget(item)
        row.addStretch(1)
        row.addWidget(close)
        back.clicked.connect(lambda: self._step(True))
        on.clicked.connect(lambda: self._step(False))
        close.clicked.connect(self.leave)

    def take(self, step: int) -> None:
        """0 opens the field; 1 and -1 go on with its text, without leaving the table."""
        field = self.field
        if step and field.text():
            self._step(step < 0)
            return
        self._start = self._view.place()
        self.show()
        self.height_changed.emit()
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        field.selectAll()

    def leave(self) -> None:
        """Back to the table; the text is kept for F3."""
        self.hide()
        self.note.hide()
        self.height_changed.emit()
        self._view.setFocus()

    def _look(self, words: str) -> None:
        """From where the search began, that place first, so that typing on stays put."""
        found = self._view.next_place(words, self._start - 1, False)
        self._show(found, words)
        if found < 0:
            self._view.go_to_place(self._start)

    def _step(self, is_back: bool) -> None:
        words = self.field.text()
        self._show(self._view.next_place(words, self._view.place(), is_back), words)
        self._start = self._view.place()

    def _show(self, found: int, words: str) -> None:
        self.note.setVisible(bool(words.strip()) and found < 0)
        self.height_changed.emit()
        if found >= 0:
            self._view.go_to_place(found)
