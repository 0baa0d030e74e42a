"""A dialog of some fields whose refusal is told at the field it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
)

from bhdesk import messages
from bhdesk.domain import text
from bhdesk.domain.errors import StoreProblem, UserError
from bhdesk.ui.tokens import Tone, theme
from bhdesk.ui.widgets.banner import Banner
from bhdesk.ui.widgets.buttons import link, primary
from bhdesk.ui.widgets.forms import FormRow, line_edit, side_by_side, types_today
from bhdesk.ui.widgets.labels import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QWidget


class FieldError(Exception):
    """What was typed into one field cannot be read."""

    def __init__(self, name: str, problem: UserError) -> None:
        super().__init__(name)
        self.name, self.problem = name, problem


def day_field(today: Callable[[], date], value: date | None = None) -> QLineEdit:
    """A field for a day; Ctrl+; types today's."""
    made = line_edit(text.day(value) if value else "", "ngày/tháng/năm", 20)
    types_today(made, today)
    return made


def read_day(name: str, field: QWidget) -> date | None:
    """The day in a field, None where it is empty; raises FieldError."""
    assert isinstance(field, QLineEdit)
    if not field.text().strip():
        return None
    try:
        return text.parse_date(field.text())
    except UserError as problem:
        raise FieldError(name, problem) from problem


def words_in(field: QWidget) -> str:
    """What is typed, as it will be stored; of a choice nothing."""
    if isinstance(field, QPlainTextEdit):
        return text.nfc(field.toPlainText())
    return text.nfc(field.text()) if isinstance(field, QLineEdit) else ""


class FormDialog(QDialog):
    """`lines` of (name, FormRow, stretch); `save(dialog)` writes and raises what it refuses.

    `places`: code of a refusal to the name of its row; the others stand in the message bar.
    """

    def __init__(
        self, parent: QWidget, heading: str, ok_text: str,
        lines: Sequence[Sequence[tuple[str, FormRow, int]]], save: Callable[[FormDialog], object],
        places: Mapping[str, str] | None = None, about: str = "",
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(heading)
        self.setMinimumWidth(theme().scale.px(520))
        self._save, self._places = save, places or {}
        self.rows = {name: row for line in lines for name, row, _ in line}
        self._known: dict[str, str] | None = None
        self.bar = Banner()
        self.cancel_button, self.ok_button = link("Hủy"), primary(ok_text)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(Text(heading, "h2", is_wrapped=True))
        if about:
            column.addWidget(Text(about, "ink2", is_wrapped=True))
        column.addWidget(self.bar)
        for line in lines:
            column.addLayout(side_by_side(*((row, stretch) for _, row, stretch in line)))
        column.addStretch(1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.ok_button)
        column.addLayout(buttons)
        self.cancel_button.clicked.connect(super().reject)
        self.ok_button.clicked.connect(self.accept)
        self.ok_button.setDefault(True)
        next(iter(self.rows.values())).field.setFocus()

    def words(self, name: str) -> str:
        """What is typed into a field."""
        return words_in(self.rows[name].field)

    def day(self, name: str) -> date | None:
        """The day in a field; raises FieldError."""
        return read_day(name, self.rows[name].field)

    def needed_day(self, name: str) -> date:
        """As day(), where nothing typed is refused too."""
        found = self.day(name)
        if found is None:
            raise FieldError(name, UserError("date.unreadable", text=""))
        return found

    def choice(self, name: str) -> object:
        """The value of what is chosen."""
        field = self.rows[name].field
        assert isinstance(field, QComboBox)
        return field.currentData()

    def accept(self) -> None:
        for row in self.rows.values():
            row.set_error("")
        self.bar.close_bar()
        try:
            self._save(self)
        except FieldError as at:
            self._refuse(at.name, at.problem)
        except (UserError, StoreProblem) as problem:
            self._refuse(self._places.get(problem.code, ""), problem)
        else:
            super().accept()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._known is None:
            self._known = self._typed()

    def reject(self) -> None:
        """Esc, or the × of the window: the first one does not throw away what was typed."""
        typed = self._typed()
        if self._known is None or typed == self._known:
            super().reject()
            return
        self._known = typed
        self.bar.say(Tone.WARN, "Chưa ghi phần vừa nhập.", "Nhấn Esc lần nữa để bỏ.")

    def _typed(self) -> dict[str, str]:
        return {name: words_in(row.field) for name, row in self.rows.items()}

    def _refuse(self, name: str, problem: UserError | StoreProblem) -> None:
        if name in self.rows:
            self.rows[name].set_error(messages.of(problem))
            self.rows[name].field.setFocus()
        else:
            self.bar.say(Tone.BAD, "Chưa lưu.", messages.of(problem))

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            # a sentence has its height only once its line is laid out, which asks again
            QTimer.singleShot(0, self, self._fit)
        return done

    def _fit(self) -> None:
        """Sentences that came need room; a dialog does not find it by itself."""
        need = self.heightForWidth(self.width())
        if need > self.height():
            self.resize(self.width(), need)
