"""The message bar: sign, coloured title, one sentence and at most three actions at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy

from bhdesk.ui.style import restyle
from bhdesk.ui.tokens import SIGNS, Tone, theme
from bhdesk.ui.widgets.buttons import Button, link, secondary
from bhdesk.ui.widgets.labels import Sign, Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

HIDE_AFTER_MS = 8000
LONG_TITLE = 50


class Action(NamedTuple):
    """A button of a message bar; `is_link` draws it without a box."""

    text: str
    act: Callable[[], object]
    is_link: bool = False
    icon: str = ""


class Banner(QFrame):
    """Hidden until something is said; Esc closes it. What is bad never goes by itself."""

    closed = Signal()
    opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 6, 8, 6)
        self._row.setSpacing(10)
        self._sign = Sign("tin", theme().colours.pri, 20)
        self._title = Text("", "info")
        self._text = Text("", is_wrapped=True)
        self._text.setMinimumWidth(0)
        self._row.addWidget(self._sign)
        self._row.addWidget(self._title)
        self._row.addWidget(self._text, 1)
        self._buttons: list[Button] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.close_bar)
        self.hide()

    @property
    def text(self) -> str:
        """Title and sentence, as a screen reader says them."""
        return f"{self._title.text()} {self._text.text()}".strip()

    @property
    def buttons(self) -> tuple[Button, ...]:
        return tuple(self._buttons)

    def say(
        self, tone: Tone, title: str, text: str = "", actions: tuple[Action, ...] = (),
        is_passing: bool | None = None, is_closable: bool = True,
    ) -> None:  # fmt: skip
        """Shows a message; `is_passing` None: info and good go after 8 seconds, others stay."""
        self.setProperty("banner", tone.value)
        restyle(self)
        self._sign.set_sign(SIGNS[tone], theme().text(tone))
        self._title.setText(title)
        self._title.setWordWrap(len(title) > LONG_TITLE)
        self._title.set_role(tone.value)
        self._text.setText(text)
        self._set_actions(actions, is_closable)
        self.setAccessibleName(self.text)
        self.setMinimumHeight(theme().scale.px(38))
        self.show()
        self.opened.emit()
        passing = tone in (Tone.INFO, Tone.GOOD) if is_passing is None else is_passing
        if passing:
            self._timer.start(HIDE_AFTER_MS)
        else:
            self._timer.stop()

    def close_bar(self) -> None:
        self._timer.stop()
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.isHidden():
            self.close_bar()
            return
        super().keyPressEvent(event)

    def _set_actions(self, actions: tuple[Action, ...], is_closable: bool) -> None:
        for old in self._buttons:
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._buttons = []
        for action in actions:
            made = (link if action.is_link else secondary)(action.text, action.icon)
            made.clicked.connect(lambda _=False, act=action.act: act())
            self._buttons.append(made)
        if is_closable:
            close = Button("", "step", "sai")
            close.setAccessibleName("Đóng thông báo")
            close.setToolTip("Đóng (Esc)")
            close.clicked.connect(self.close_bar)
            self._buttons.append(close)
        for button in self._buttons:
            self._row.addWidget(button)
