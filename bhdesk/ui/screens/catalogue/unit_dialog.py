"""The frame of the three dialogs by which a village becomes another from a day on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from bhdesk import messages
from bhdesk.domain import text
from bhdesk.domain.errors import StoreProblem, UserError
from bhdesk.ui.tokens import Tone, theme
from bhdesk.ui.widgets.banner import Banner
from bhdesk.ui.widgets.buttons import link, primary
from bhdesk.ui.widgets.forms import FormRow, line_edit
from bhdesk.ui.widgets.labels import SignedText, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from PySide6.QtGui import QShowEvent

    from bhdesk.domain.places import Unit
    from bhdesk.ui.work import Work

NAME_CODES = ("unit.no_name", "unit.too_long", "unit.twice", "text.unprintable", "unit.none")
DAY_CODES = ("date.unreadable", "unit.day_order", "unit.has_later", "month.closed", "month.sent")
AFTER = "Báo cáo các tháng trước không thay đổi."
NO_DAY = "Chưa ghi ngày. Hãy ghi ngày theo văn bản, ví dụ 01/07/2026."


class UnitDialog(QDialog):
    """What a dialog of this kind shares: day, the sentence of what will happen, refusals.

    A refusal stands at its field; nothing typed is lost and nothing was written.
    """

    done_as = Signal(str, str)
    """(title, sentence): it is on disk."""

    def __init__(
        self, work: Work, units: Sequence[Unit], origin: object, title: str, ok_text: str,
        parent: QWidget,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(theme().scale.px(520))
        self.work, self.origin = work, origin
        self.units = tuple(unit for unit in units if unit.valid_to is None)
        self.bar = Banner()
        self.day = line_edit("", "01/07/2026", 10)
        self.day_row = FormRow("Từ ngày", self.day, "ngày/tháng/năm", width=180)
        self.what = SignedText(Tone.INFO, "")
        self.ok_button, self.cancel_button = primary(ok_text), link("Hủy")
        self.ok_button.setDefault(True)
        self.ok_button.clicked.connect(self.accept)
        self.cancel_button.clicked.connect(self.reject)
        self.day.textChanged.connect(self.follow)

    @property
    def names(self) -> dict[int, str]:
        """The units that can be chosen, by number."""
        return {unit.id: unit.name for unit in self.units}

    def lay_out(self, heading: str, about: str, *rows: QWidget) -> None:
        """Heading, fields, day, what will happen, buttons."""
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(Text(heading, "h2"))
        column.addWidget(Text(about, "ink2", is_wrapped=True))
        column.addWidget(self.bar)
        for row in (*rows, self.day_row):
            column.addWidget(row)
        column.addWidget(self.what)
        column.addStretch(1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.ok_button)
        column.addLayout(buttons)
        self.follow()

    def sentence(self, day: date) -> str:
        """What will happen, "" while something for it is missing."""
        raise NotImplementedError

    def name_row(self) -> FormRow:
        """The row at which a refused name is told."""
        raise NotImplementedError

    def write(self, day: date) -> str:
        """Write it and give the title of what was done; raises UserError, StoreProblem."""
        raise NotImplementedError

    def follow(self) -> None:
        """Something was typed: old refusals go, the sentence follows."""
        self.day_row.set_error("")
        self.name_row().set_error("")
        self.bar.close_bar()
        try:
            said = self.sentence(text.parse_date(self.day.text()))
        except UserError:
            said = ""
        self.what.set_state(Tone.INFO, said)
        self.what.setVisible(bool(said))
        self._grow()

    def accept(self) -> None:
        if not self.day.text().strip():
            self._refuse(self.day_row, NO_DAY)
            return
        try:
            day = text.parse_date(self.day.text())
            title = self.write(day)
        except UserError as problem:
            self._tell(problem)
            return
        except StoreProblem as problem:
            self.bar.say(Tone.BAD, "Chưa lưu.", messages.of(problem))
            return
        super().accept()
        self.done_as.emit(title, AFTER)

    def attempt(self, service: Callable[..., object], *args: object) -> None:
        """A write that is told to every page, the one that asked included."""
        self.work.attempt(service, *args, origin=self.origin)

    def _tell(self, problem: UserError) -> None:
        said = messages.of(problem)
        if problem.code in DAY_CODES:
            self._refuse(self.day_row, said)
        elif problem.code in NAME_CODES:
            self._refuse(self.name_row(), said)
        else:
            self.bar.say(Tone.BAD, "Chưa lưu.", said)

        self._grow()

    def _refuse(self, row: FormRow, said: str) -> None:
        row.set_error(said)
        row.field.setFocus()
        self._grow()

    def _grow(self) -> None:
        """Sentences that came need room; a dialog does not find it by itself."""
        QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        need = self.heightForWidth(self.width())
        if need > self.height():
            self.resize(self.width(), need)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._grow()
