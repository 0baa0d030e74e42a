"""One activity on many days at once: said what it is, ticked when, looked at, written together."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from bhdesk import messages
from bhdesk.domain import text
from bhdesk.domain.activities import KIND_WORDS, STATE_WORDS, Activity, ActivityState, Kind
from bhdesk.domain.activity_kinds import state_words
from bhdesk.domain.errors import StoreProblem, UserError
from bhdesk.domain.periods import Month
from bhdesk.domain.repeats import Repeats, Twins
from bhdesk.services import activities
from bhdesk.ui.screens.meetings.day_grid import DayGrid
from bhdesk.ui.screens.meetings.fields import LABELS, is_asked
from bhdesk.ui.screens.meetings.state_choice import word_states
from bhdesk.ui.tokens import Tone, theme
from bhdesk.ui.widgets.banner import Banner
from bhdesk.ui.widgets.buttons import link, primary
from bhdesk.ui.widgets.forms import FormRow, combo, line_edit, side_by_side
from bhdesk.ui.widgets.labels import Text
from bhdesk.ui.widgets.month_stepper import MonthStepper
from bhdesk.ui.widgets.scrolling import scrolled

if TYPE_CHECKING:
    from datetime import date

    from bhdesk.ui.work import Work

ASKED = ("starts", "minutes", "place", "topic")
STATES = (ActivityState.HELD, ActivityState.PLANNED)


class RepeatDialog(QDialog):
    """`pattern` is what is repeated; who came and what came of it belong to one day only."""

    logged = Signal(object)
    """The numbers written."""

    def __init__(
        self, work: Work, origin: object, pattern: Activity, today: date, parent: QWidget
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Ghi nhiều ngày")
        self._work, self._origin, self._today = work, origin, today
        self._pattern = cleared(pattern)
        self.bar = Banner()
        self.kind = combo([(word, kind) for kind, word in KIND_WORDS.items()], pattern.kind)
        first = pattern.state if pattern.state in STATES else ActivityState.HELD
        self.state = combo([(STATE_WORDS[state], state) for state in STATES], first)
        self.rows = {"kind": FormRow("&Hình thức", self.kind),
                     "state": FormRow("&Tình trạng", self.state)}  # fmt: skip
        self._fields = {name: line_edit(_shown(pattern, name)) for name in ASKED}
        for name, field in self._fields.items():
            self.rows[name] = FormRow(LABELS[name], field)
        self.stepper = MonthStepper(pattern.month.key)
        self.grid = DayGrid()
        self.all_days, self.no_days = link("Cả tháng"), link("Bỏ chọn")
        self.with_twins = QCheckBox("Ghi cả những ngày đã có")
        self._said = Text("", "ink2", is_wrapped=True)
        self.close_button, self.write_button = link("Hủy"), primary("Ghi")
        self._lay_out()
        self._connect()
        self._show_asked()
        self.grid.show_month(pattern.month)
        self.kind.setFocus()

    @property
    def said(self) -> str:
        return self._said.text()

    def wanted(self) -> Activity:
        """What is typed as an activity; raises UserError clock.unreadable, count.*."""
        kind = Kind(self.kind.currentData())
        typed = {
            name: text.nfc(field.text()) if is_asked(name, kind) else ""
            for name, field in self._fields.items()
        }
        return replace(
            self._pattern, kind=kind, state=ActivityState(self.state.currentData()),
            starts=self._read("starts", typed) and text.parse_clock(typed["starts"]),
            minutes=text.parse_count(typed["minutes"]) if self._read("minutes", typed) else None,
            place=typed["place"], topic=typed["topic"],
        )  # fmt: skip

    def write(self) -> None:
        """All days in one go; what is refused is said here and nothing is lost."""
        twins = Twins.ADD if self.with_twins.isChecked() else Twins.SKIP
        try:
            numbers = self._work.attempt(
                activities.repeat, self.wanted(), self.grid.days, origin=self._origin, twins=twins
            )
        except (UserError, StoreProblem) as problem:
            self.bar.say(Tone.BAD, "Chưa ghi gì.", messages.of(problem))
            return
        self.accept()
        self.logged.emit(numbers)

    def _read(self, name: str, typed: dict[str, str]) -> str:
        """The text of a field that has a form; its refusal stands under it."""
        row = self.rows[name]
        row.set_error("")
        if typed[name]:
            try:
                (text.parse_clock if name == "starts" else text.parse_count)(typed[name])
            except UserError as problem:
                row.set_error(messages.of(problem))
                raise
        return typed[name]

    def _preview(self) -> None:
        """How many would be written, and on which days there is one already."""
        days = self.grid.days
        self._said.setText("Hãy chọn ngày. Bấm T2, T3… để chọn cả cột.")
        self.with_twins.setVisible(False)
        self.write_button.setText("Ghi")
        if not days:
            return
        try:
            planned: Repeats = self._work.attempt(activities.plan_repeats, self.wanted(), days)
        except UserError as problem:
            self._said.setText(messages.of(problem))
            return
        except StoreProblem as problem:
            self.bar.say(Tone.BAD, "Chưa xem trước được.", messages.of(problem))
            return
        is_all = self.with_twins.isChecked()
        count = len(planned.new) + (len(planned.twins) if is_all else 0)
        said = [f"Sẽ ghi {count} hoạt động."]
        if planned.twins:
            shown = ", ".join(text.short_day(item.day) for item in planned.twins)
            said.append(f"Đã có {len(planned.twins)} ngày trong sổ: {shown}.")
        ahead = sum(day > self._today for day in days)
        if ahead and self.state.currentData() == ActivityState.HELD:
            words = state_words(Kind(self.kind.currentData()))
            held, planned_word = (words[state] for state in STATES)
            said.append(f"Có {ahead} ngày chưa tới mà tình trạng là “{held}”: "
                        f"hãy chọn “{planned_word}” hoặc bỏ những ngày đó.")  # fmt: skip
        self.with_twins.setVisible(bool(planned.twins))
        self._said.setText(" ".join(said))
        self.write_button.setText(f"Ghi {count} hoạt động")

    def _show_asked(self) -> None:
        kind = Kind(self.kind.currentData())
        word_states(self.state, kind)
        for name in ASKED:
            self.rows[name].setVisible(is_asked(name, kind))

    def _connect(self) -> None:
        for box in (self.kind, self.state):
            box.currentIndexChanged.connect(lambda _: self._retake())
        for field in self._fields.values():
            field.editingFinished.connect(self._preview)
        self.stepper.month_changed.connect(lambda key: self.grid.show_month(Month.from_key(key)))
        self.grid.changed.connect(self._preview)
        self.all_days.clicked.connect(lambda: self.grid.tick_all(True))
        self.no_days.clicked.connect(lambda: self.grid.tick_all(False))
        self.with_twins.toggled.connect(lambda _: self._preview())
        self.close_button.clicked.connect(self.reject)
        self.write_button.clicked.connect(self.write)

    def _retake(self) -> None:
        self._show_asked()
        self._preview()

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 20, 24, 16)
        outer.setSpacing(10)
        outer.addWidget(self.bar)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(10)
        rows = self.rows
        column.addWidget(Text("Ghi một hoạt động vào nhiều ngày", "h2"))
        column.addLayout(side_by_side((rows["kind"], 2), (rows["state"], 1)))
        column.addLayout(side_by_side((rows["starts"], 1), (rows["minutes"], 1),
                                      (rows["place"], 3)))  # fmt: skip
        column.addWidget(rows["topic"])
        line = QHBoxLayout()
        line.addWidget(self.stepper)
        line.addStretch(1)
        line.addWidget(self.all_days)
        line.addWidget(self.no_days)
        column.addLayout(line)
        column.addWidget(self.grid)
        column.addStretch(1)
        outer.addWidget(scrolled(inner), 1)
        outer.addWidget(self._said)
        outer.addWidget(self.with_twins)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.write_button)
        outer.addLayout(buttons)
        room, scale = self.screen().availableSize(), theme().scale
        self.resize(min(scale.px(600), room.width() - 40), min(scale.px(600), room.height() - 40))


def _shown(item: Activity, name: str) -> str:
    value = getattr(item, name)
    return "" if value is None else str(value)


def cleared(item: Activity) -> Activity:
    """What may be repeated of an activity: not who came, what was said, spent or decided."""
    return replace(
        item, id=0, attended=None, consulted=None, enrolled=(), questions="", result="",
        obstacles="", decisions="", money=None, money_source="", link="", cancel_reason="",
    )  # fmt: skip
