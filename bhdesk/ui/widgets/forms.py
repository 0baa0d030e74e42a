"""Fields with their label above and hint or error below, and the rows they stand in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from bhdesk.domain.text import day as written_day
from bhdesk.ui.style import restyle
from bhdesk.ui.tokens import SIGNS, Tone, theme
from bhdesk.ui.widgets.labels import Sign, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date


class LineField(QLineEdit):
    """A line with a limit for what is typed; what is stored already is never cut."""

    shortened = Signal(int)
    """(limit): something typed or pasted did not go in whole."""

    def __init__(self, text: str, limit: int) -> None:
        super().__init__()
        self._limit = limit
        self.setText(text)
        self.inputRejected.connect(self._tell_shortened)

    def setText(self, text: str | None) -> None:
        stored = text or ""
        self.setMaxLength(max(self._limit, len(stored.encode("utf-16-le")) // 2))  # as Qt counts
        super().setText(stored)

    def _tell_shortened(self) -> None:
        if len(self.text()) >= self._limit:
            self.shortened.emit(self.maxLength())


def line_edit(text: str = "", placeholder: str = "", max_length: int = 300) -> QLineEdit:
    """A field of one line that asks for little width."""
    made = LineField(text, max_length)
    made.setPlaceholderText(placeholder)
    made.setMinimumWidth(theme().scale.px(48))
    return made


def text_edit(text: str = "", rows: int = 3) -> QPlainTextEdit:
    """A field of several lines; Tab leaves it."""
    made = QPlainTextEdit(text)
    made.setTabChangesFocus(True)
    made.setMinimumWidth(theme().scale.px(48))
    made.setFixedHeight(round(made.fontMetrics().lineSpacing() * rows) + 22)
    return made


class CutCombo(QComboBox):
    """What does not fit ends in … and stands in the tip; Qt by itself cuts through a letter."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(look)
        part = QStyle.SubControl.SC_ComboBoxEditField
        place = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, look, part, self)
        whole = look.currentText
        cut = self.fontMetrics().elidedText(whole, Qt.TextElideMode.ElideRight, place.width() - 4)
        look.currentText = cut
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, look)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, look)
        painter.end()
        self.setToolTip(whole if cut != whole else "")


def combo(items: Sequence[tuple[str, object]] = (), current: object = None) -> QComboBox:
    """A choice of (text, value) pairs; long texts do not widen the window."""
    made = CutCombo()
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(6)
    made.setMinimumWidth(theme().scale.px(64))
    made.view().setTextElideMode(Qt.TextElideMode.ElideRight)
    for text, value in items:
        made.addItem(text, value)
    if current is not None:
        made.setCurrentIndex(max(made.findData(current), 0))
    return made


def offer_choices(box: QComboBox, choices: Sequence[tuple[str, object]]) -> None:
    """Other choices; the one chosen stays where it is among them, else it is the first.

    Nobody is told: what follows from the choice is to be shown anew by who offers.
    """
    if list(choices) == [(box.itemText(at), box.itemData(at)) for at in range(box.count())]:
        return
    chosen = box.currentData()
    box.blockSignals(True)
    box.clear()
    for text, value in choices:
        box.addItem(text, value)
    box.setCurrentIndex(max(box.findData(chosen), 0 if choices else -1))
    box.blockSignals(False)


def suggest(field: QLineEdit, words: Sequence[str]) -> None:
    """Offers words in a popup; never inline, which would spoil Vietnamese typing."""
    helper = QCompleter(list(words), field)
    helper.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
    helper.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    helper.setFilterMode(Qt.MatchFlag.MatchContains)
    field.setCompleter(helper)


def types_today(field: QWidget, today: Callable[[], date]) -> None:
    """Ctrl+; puts today's date into a field for a day, as in Excel."""

    def put() -> None:
        if isinstance(field, QLineEdit):
            field.selectAll()
            field.insert(written_day(today()))

    keys = QShortcut(QKeySequence("Ctrl+;"), field)
    keys.setContext(Qt.ShortcutContext.WidgetShortcut)
    keys.activated.connect(put)


class FormRow(QWidget):
    """One field: label above it, hint or error under it with a sign."""

    def __init__(self, label: str, field: QWidget, hint: str = "", width: int = 0) -> None:
        super().__init__()
        self.field = field
        self._hint = hint
        self._label = Text(label, "ink2")
        self._label.setTextFormat(Qt.TextFormat.AutoText)
        self._label.setBuddy(field)
        field.setAccessibleName(label.replace("&", ""))
        if width:
            field.setMaximumWidth(theme().scale.px(width))
        self._sign = Sign(SIGNS[Tone.BAD], theme().colours.bad, 14)
        self._note = Text("", "muted", is_wrapped=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._label)
        column.addWidget(field)
        self._below = QWidget()
        row = QHBoxLayout(self._below)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(5)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._note, 1)
        column.addWidget(self._below)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.set_error("")
        if isinstance(field, LineField):
            # after what a screen does with the same edit, such as taking an error back
            field.shortened.connect(self._tell_shortened, Qt.ConnectionType.QueuedConnection)

    @property
    def error(self) -> str:
        return self._note.text() if self.field.property("bad") == "1" else ""

    @property
    def label(self) -> str:
        return self._label.text()

    def sizeHint(self) -> QSize:
        """As high as the sentence needs at the width there is; it is the most the row gets."""
        hint = super().sizeHint()
        return QSize(hint.width(), max(hint.height(), self.heightForWidth(self.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def set_label(self, label: str) -> None:
        """Another word for the same field: "Ấp" instead of "Thôn"."""
        self._label.setText(label)
        self.field.setAccessibleName(label.replace("&", ""))

    def set_error(self, text: str, *, is_said: bool = True) -> None:
        """Marks the field as refused with the reason; "" brings the hint back.

        `is_said` False: the field is too narrow for it, a line under its row says the sentence.
        """
        self._show(Tone.BAD if text else Tone.MUTED, text or self._hint)
        self._below.setVisible(bool(text or self._hint) and (is_said or not text))
        bad = "1" if text else ""
        if self.field.property("bad") != bad:
            self.field.setProperty("bad", bad)
            restyle(self.field)

    def set_hint(self, text: str) -> None:
        self._hint = text
        if not self.error:
            self.set_error("")

    def _tell_shortened(self, limit: int) -> None:
        """Part of what was typed or pasted is not in the field: said until it is changed."""
        said = f"Ô này nhận tối đa {limit} ký tự; phần sau chưa được nhận."
        self.set_error(said)

        def forget() -> None:
            if self.error == said:
                self.set_error("")

        if isinstance(self.field, LineField):
            once = Qt.ConnectionType.SingleShotConnection
            self.field.textEdited.connect(forget, once)

    def _show(self, tone: Tone, text: str) -> None:
        self._below.setVisible(bool(text))
        self._sign.setVisible(tone is not Tone.MUTED)
        self._sign.set_sign(SIGNS[tone], theme().text(tone))
        self._note.setText(text)
        self._note.set_role(tone.value)
        self.field.setAccessibleDescription(text)


def side_by_side(*rows: tuple[QWidget, int], gap: int = 12) -> QHBoxLayout:
    """Form rows next to each other with their stretch, tops in line."""
    line = QHBoxLayout()
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(gap)
    for row, stretch in rows:
        line.addWidget(row, stretch, Qt.AlignmentFlag.AlignTop)
    return line
