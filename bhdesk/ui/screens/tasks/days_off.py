"""The days off of a year: national ones as they come with the program, the office's own (A.7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from bhdesk import messages
from bhdesk.domain import text
from bhdesk.domain.errors import StoreProblem, UserError
from bhdesk.services import holidays
from bhdesk.ui.lists import RowItem, RowList, RowStyle
from bhdesk.ui.screens.tasks.words import DAYS
from bhdesk.ui.tables import TableButton
from bhdesk.ui.tokens import Tone, theme
from bhdesk.ui.widgets.banner import Action, Banner
from bhdesk.ui.widgets.buttons import link, primary, secondary
from bhdesk.ui.widgets.cards import Card
from bhdesk.ui.widgets.form_dialog import FormDialog, day_field
from bhdesk.ui.widgets.forms import FormRow, combo, line_edit
from bhdesk.ui.widgets.labels import SectionHeader, Text

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from bhdesk.domain.holidays import DayOff
    from bhdesk.ui.work import Work

PLACES = {"holiday.no_name": "name", "text.unprintable": "name"}


class DaysOff(QDialog):
    """Each change is stored at once; `undo_wanted` takes the last one back."""

    undo_wanted = Signal()

    def __init__(
        self, work: Work, public: tuple[DayOff, ...], year: int, today: Callable[[], date],
        parent: QWidget,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"Ngày nghỉ năm {year}")
        self._work, self._public, self._year, self._today = work, public, year, today
        self._days: tuple[DayOff, ...] = ()
        self.rows = RowList(RowStyle.RECORD, f"Ngày nghỉ năm {year}")
        self.bar = Banner()
        self.add = primary("Thêm ngày…", "them")
        self.remove = secondary("Bỏ ngày này")
        self.close_button = link("Đóng")
        self._note = Text("", "ink2", is_wrapped=True)
        self._lay_out()
        self.rows.chosen.connect(lambda _: self._show())
        self.add.clicked.connect(self._ask)
        self.remove.clicked.connect(self._remove)
        self.close_button.clicked.connect(self.accept)
        work.changed.connect(self._read)
        self._read()
        scale = theme().scale
        self.resize(scale.px(560), scale.px(430))
        self.rows.setFocus()

    @property
    def current(self) -> DayOff | None:
        """The day chosen."""
        key = self.rows.current_key
        return next((one for one in self._days if one.day.isoformat() == key), None)

    def _read(self, *_: object) -> None:
        found = self._work.ask(holidays.listed, self._public, self._year)
        if found is None:
            return
        kept = self.rows.current_key
        self._days = found
        items = [_row(one) for one in found]
        keys = [item.key for item in items]
        self.rows.set_items(items, kept if kept in keys else next(iter(keys), None))
        self._head.set_texts(f"Ngày nghỉ năm {self._year}", f"{len(found)} ngày")
        is_known = self._year in holidays.known_years(self._public)
        said = "" if is_known else f"Chưa có ngày nghỉ lễ năm {self._year}; hãy tự thêm."
        if any(not one.is_verified for one in found):
            said = "Ngày “chưa đối chiếu”: hãy so với thông báo chính thức."
        self._note.setText(said)
        self._note.setVisible(bool(said))
        self._show()

    def _show(self) -> None:
        one = self.current
        self.remove.setEnabled(one is not None and (one.is_own or one.is_off))
        if one is not None:
            self.remove.setText("Bỏ ngày của đơn vị" if one.is_own else "Không nghỉ ngày này")

    def _ask(self) -> None:
        kinds = [("Ngày nghỉ", 1), ("Ngày làm việc (làm bù)", 0)]
        lines = [
            [("day", FormRow("Ngày", day_field(self._today)), 1),
             ("kind", FormRow("Loại", combo(kinds)), 1)],
            [("name", FormRow("Lý do", line_edit()), 1)],
        ]  # fmt: skip

        def save(form: FormDialog) -> None:
            day, is_off = form.needed_day("day"), bool(form.choice("kind"))
            self._work.attempt(holidays.put, day, form.words("name"), is_off=is_off)
            self._tell(f"Đã ghi ngày {text.day(day)}.")
            if day.year == self._year:
                self.rows.choose(day.isoformat())

        FormDialog(self, "Ngày nghỉ, ngày làm bù của đơn vị", "Ghi", lines, save, PLACES).open()

    def _remove(self) -> None:
        if (one := self.current) is None:
            return
        try:
            self._work.attempt(holidays.remove, one.day, self._public)
        except (UserError, StoreProblem) as problem:
            self.bar.say(Tone.BAD, "Chưa lưu.", messages.of(problem))
            return
        self._tell(f"Đã bỏ ngày nghỉ {text.day(one.day)}.")

    def _tell(self, title: str) -> None:
        back = Action("Hoàn tác", self._undo, icon="hoan-tac")
        self.bar.say(Tone.GOOD, title, "Ngày làm việc cuối của các hạn đã tính lại.", (back,))

    def _undo(self) -> None:
        self.bar.close_bar()
        self.undo_wanted.emit()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        card = Card((8, 12, 8, 8))
        self._head = SectionHeader("")
        self._head.setMinimumHeight(theme().scale.control)
        self._head.add(TableButton(self.rows))
        card.add(self._head)
        card.add(self.rows, 1)
        column.addWidget(self.bar)
        column.addWidget(card, 1)
        column.addWidget(self._note)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.remove)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        foot.addWidget(self.add)
        column.addLayout(foot)


def _row(one: DayOff) -> RowItem:
    """Day and weekday, why, whose it is and whether it was compared."""
    whose = "Của đơn vị" if one.is_own else "Ngày lễ, Tết theo quy định"
    if not one.is_off:
        tone, state = Tone.INFO, "Làm việc"
    elif one.is_verified:
        tone, state = Tone.MUTED, "Nghỉ"
    else:
        tone, state = Tone.WARN, "Nghỉ, chưa đối chiếu"
    big, small = f"{one.day.day:02d}/{one.day.month}", DAYS[one.day.weekday()]
    key = one.day.isoformat()
    return RowItem(key, one.name, whose, state=state, tone=tone, big=big, small=small)

