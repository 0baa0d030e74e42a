"""The form of one activity: fields, their labels, and a word when one of them is committed."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from bhdesk.domain.activities import KIND_WORDS, STATE_WORDS, ActivityState, Kind
from bhdesk.domain.catalogue import EMPLOYER
from bhdesk.ui.screens.meetings.draft import ENROLLED, LONG, Draft
from bhdesk.ui.screens.meetings.field_texts import begin_question, set_text, text_of
from bhdesk.ui.screens.meetings.fields import (
    FIRST,
    HINTS,
    LABELS,
    LAST,
    is_asked,
    is_narrow,
)
from bhdesk.ui.screens.meetings.figure_grid import FigureGrid, figure_order
from bhdesk.ui.screens.meetings.state_choice import word_states
from bhdesk.ui.screens.meetings.units import UnitChoice
from bhdesk.ui.tokens import Tone, theme
from bhdesk.ui.widgets.buttons import link
from bhdesk.ui.widgets.forms import FormRow, combo, line_edit, side_by_side, text_edit
from bhdesk.ui.widgets.labels import SignedText, hairline

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from PySide6.QtGui import QResizeEvent

    from bhdesk.domain.frame import Frame


class MeetingForm(QScrollArea):
    """Holds texts only; what they mean is read by draft.read."""

    committed = Signal(str)
    """A field was left, entered or chosen: its name."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.rows: dict[str, FormRow] = {}
        self._loading = False
        self._kept_enrolled: dict[str, str] = {}
        for name, label in LABELS.items():
            self.rows[name] = FormRow(label, self._make(name))
        self.units = UnitChoice()
        self.rows["units"] = FormRow("Thôn", self.units)
        self.units.changed.connect(lambda: self._tell("units"))
        self._summary = SignedText(Tone.GOOD, "")
        self.ask_question = link("Thêm câu hỏi", "them")
        self.ask_question.clicked.connect(self._add_question)
        self._first_note, self._number_note = SignedText(Tone.BAD, ""), SignedText(Tone.BAD, "")
        self._numbers = FigureGrid()
        self._lay_out()
        self.viewport().setAutoFillBackground(False)
        self._inner.setAutoFillBackground(False)

    def set_frame(self, frame: Frame) -> None:
        """The units to choose from and a field for each measure people can enrol in."""
        word = frame.unit_word
        self.rows["units"].set_label(f"{word[:1].upper()}{word[1:]}")
        self.units.set_names([(u.id, u.name) for u in frame.units], f"Toàn {frame.office_word}")
        wanted = {f"{ENROLLED}{m.key}": f"Mới {m.brief}" for m in frame.measures
                  if m.is_in_units and m.counted_at != EMPLOYER}  # fmt: skip
        present = [name for name in self.rows if name.startswith(ENROLLED)]
        if list(wanted) != present:
            for name in present:
                row = self.rows.pop(name)
                row.hide()
                row.deleteLater()
            for name, label in wanted.items():
                row = self.rows[name] = FormRow(label, self._make(name))
                row.setParent(self._inner)
            self._show_asked()

    def show_draft(self, draft: Draft, keep: Collection[str] = ()) -> None:
        """Puts texts into the fields, except into those whose refused text must stay."""
        self._loading = True
        self._kept_enrolled = {name: value for name, value in draft.texts.items()
                               if name.startswith(ENROLLED) and name not in self.rows}  # fmt: skip
        for name, row in self.rows.items():
            if name in keep:
                continue
            field = row.field
            if isinstance(field, UnitChoice):
                field.set_units(draft.units)
            elif isinstance(field, QComboBox):
                value = draft.kind if name == "kind" else draft.state
                field.setCurrentIndex(-1 if value is None else field.findData(value))
            else:
                set_text(field, draft.text(name))
        self._loading = False
        self._show_asked()

    def draft(self) -> Draft:
        """What stands in the fields now."""
        texts = {name: text_of(row.field) for name, row in self.rows.items()
                 if not isinstance(row.field, QComboBox)}  # fmt: skip
        kind = self.rows["kind"].field
        state = self.rows["state"].field
        assert isinstance(kind, QComboBox)
        assert isinstance(state, QComboBox)
        # Qt hands a str back for the members of a StrEnum
        picked = kind.currentData()
        return Draft({**self._kept_enrolled, **texts}, Kind(picked) if picked else None,
                     ActivityState(state.currentData()), self.units.units)  # fmt: skip

    def show_errors(self, errors: Mapping[str, str], doubtful: str = "") -> None:
        """Sentences under their fields or rows; the `doubtful` one stands in the message bar."""
        for name, row in self.rows.items():
            row.set_error(errors.get(name, ""), is_said=not is_narrow(name))
        figures = figure_order(self.rows)
        for note, names in ((self._first_note, FIRST), (self._number_note, figures)):
            said = [name for name in names
                    if name in errors and name != doubtful and is_narrow(name)]  # fmt: skip
            note.set_state(Tone.BAD, "\n".join(f"{self.rows[n].label}: {errors[n]}" for n in said))
            note.setVisible(bool(said))

    def show_summary(self, text: str) -> None:
        self._summary.set_state(Tone.GOOD, text)
        self._summary.setVisible(bool(text))

    @property
    def summary(self) -> str:
        return self._summary.text()

    def choose_state(self, state: ActivityState) -> None:
        """Sets the state without telling anybody."""
        field = self.rows["state"].field
        if isinstance(field, QComboBox):
            field.setCurrentIndex(field.findData(state))
            self._show_asked()

    def add_below(self, widget: QWidget) -> None:
        """What belongs to the activity but is no field of it, under the last field."""
        self._column.insertWidget(self._column.count() - 1, widget)

    def reveal(self, name: str) -> None:
        """Scrolls so that a field and the sentence under it can be seen."""
        self._column.activate()
        self.ensureWidgetVisible(self.rows[name], 0, 60)

    def focus_field(self, name: str) -> None:
        field = self.rows[name].field
        field.setFocus()
        self.ensureWidgetVisible(field)
        if isinstance(field, QLineEdit):
            field.selectAll()

    def type_day(self, shown: str) -> None:
        """A day chosen elsewhere, as if typed; the kind is asked for next."""
        set_text(self.rows["day"].field, shown)
        self._tell("day")
        self.focus_field("kind")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The message bar takes some height: the field in use stays in sight."""
        super().resizeEvent(event)
        last = self.focusWidget()
        used = next((name for name, row in self.rows.items() if row.field is last), "")
        if used:
            self.reveal(used)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and isinstance(watched, QPlainTextEdit):
            self._tell(watched.objectName())
        return super().eventFilter(watched, event)

    def _make(self, name: str) -> QWidget:
        if name in ("kind", "state"):
            words = KIND_WORDS if name == "kind" else STATE_WORDS
            made = combo([(word, value) for value, word in words.items()])
            if name == "kind":
                made.setPlaceholderText("Chọn hình thức")
            made.setCurrentIndex(-1 if name == "kind" else made.findData(ActivityState.HELD))
            made.activated.connect(lambda _: self._tell(name))
            return made
        if name in LONG:
            area = text_edit("", 3)
            area.setObjectName(name)
            area.installEventFilter(self)
            return area
        line = line_edit("", HINTS.get(name, ""))
        line.editingFinished.connect(lambda: self._tell(name))
        return line

    def _tell(self, name: str) -> None:
        if self._loading:
            return
        if name in ("kind", "state"):
            self._show_asked()
        self.committed.emit(name)
        reason = self.rows["cancel_reason"].field
        if name == "state" and not reason.isHidden() and not text_of(reason):
            self.focus_field("cancel_reason")

    def _add_question(self) -> None:
        field = self.rows["questions"].field
        if isinstance(field, QPlainTextEdit):
            begin_question(field)
            self.ensureWidgetVisible(field)

    def _show_asked(self) -> None:
        """The fields of the kind; one that holds something is never hidden."""
        typed = self.draft()
        state = self.rows["state"].field
        assert isinstance(state, QComboBox)
        word_states(state, typed.kind)
        for name, row in self.rows.items():
            is_wanted = is_asked(name, typed.kind)
            if name == "cancel_reason":
                is_wanted = typed.state is ActivityState.CANCELLED
            elif name == "units":
                is_wanted = is_wanted or bool(self.units.units)
            elif not is_wanted:
                is_wanted = bool(text_of(row.field))
            row.setVisible(is_wanted)
        self.ask_question.setVisible(not self.rows["questions"].isHidden())
        self._place_numbers()

    def _lay_out(self) -> None:
        inner = self._inner = QWidget()
        column = self._column = QVBoxLayout(inner)
        column.setContentsMargins(20, 0, 20, 4)
        column.setSpacing(10)
        rows = self.rows
        for name, width in (("day", 94), ("starts", 60), ("ends", 60)):
            rows[name].field.setMinimumWidth(theme().scale.px(width))
        column.addLayout(side_by_side((rows["day"], 3), (rows["starts"], 2), (rows["ends"], 2),
                                      (rows["kind"], 5)))  # fmt: skip
        column.addWidget(self._first_note)
        column.addLayout(side_by_side((rows["units"], 1), (rows["place"], 2)))
        column.addLayout(side_by_side((rows["organisers"], 2), (rows["state"], 1)))
        column.addWidget(rows["cancel_reason"])
        column.addWidget(hairline())
        column.addLayout(self._numbers)
        for name in figure_order(self.rows):
            rows[name].setParent(inner)
        column.addWidget(self._number_note)
        column.addWidget(self._summary)
        column.addWidget(hairline())
        column.addLayout(side_by_side((rows["chair"], 1), (rows["secretary"], 1)))
        column.addLayout(side_by_side((rows["channel"], 1), (rows["link"], 1)))
        for name in ("topic", *LONG):
            column.addWidget(rows[name])
            if name == "questions":
                column.addWidget(self.ask_question)
        column.addLayout(side_by_side((rows["money"], 1), (rows["money_source"], 2)))
        column.addStretch(1)
        self.setWidget(inner)
        self._show_asked()

    def _place_numbers(self) -> None:
        self._numbers.place(self.rows)
        self._set_order()

    def _set_order(self) -> None:
        """Tab visits the fields as they are read."""
        names = (*FIRST, *figure_order(self.rows), *LAST)
        fields = [self.rows[name].field for name in names]
        for first, second in pairwise(fields):
            QWidget.setTabOrder(first, second)
