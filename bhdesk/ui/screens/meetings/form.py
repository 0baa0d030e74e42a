"""The form of one activity: fields, their labels, and a word when one of them is committed."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from bhdesk.domain.activities import KIND_WORDS, STATE_WORDS, ActivityState, Kind
from bhdesk.domain.catalogue import EMPLOYER
from bhdesk.ui.screens.meetings.draft import COUNTS, ENROLLED, LONG, Draft
from bhdesk.ui.screens.meetings.units import UnitChoice
from bhdesk.ui.tokens import Tone
from bhdesk.ui.widgets.forms import FormRow, combo, line_edit, side_by_side, text_edit
from bhdesk.ui.widgets.labels import SignedText, hairline

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from PySide6.QtGui import QResizeEvent

    from bhdesk.domain.frame import Frame

FIVE = 5
LABELS = {
    "day": "Ngày", "starts": "Bắt đầu", "ends": "Kết thúc", "kind": "Hình thức",
    "state": "Tình trạng", "place": "Địa điểm", "organisers": "Đơn vị tổ chức",
    "invited": "Mời", "attended": "Dự", "consulted": "Được tư vấn", "chair": "Chủ trì",
    "secretary": "Thư ký", "topic": "Nội dung", "questions": "Ý kiến, câu hỏi của người dự",
    "result": "Kết quả", "obstacles": "Khó khăn, vướng mắc",
}  # fmt: skip
FIRST = ("day", "starts", "ends", "kind", "units", "place", "organisers", "state")
HINTS = {"day": "ngày/tháng/năm", "starts": "19:00", "ends": "20:45"}


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
        self._first_note, self._number_note = SignedText(Tone.BAD, ""), SignedText(Tone.BAD, "")
        self._numbers = QGridLayout()
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
                self.rows[name] = FormRow(label, self._make(name))
            self._place_numbers()

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
            elif _text(field) != draft.text(name):
                _set_text(field, draft.text(name))
        self._loading = False

    def draft(self) -> Draft:
        """What stands in the fields now."""
        texts = {name: _text(row.field) for name, row in self.rows.items()
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
            row.set_error(errors.get(name, ""), is_said=not _is_narrow(name))
        for note, names in ((self._first_note, FIRST), (self._number_note, self._numbers_order())):
            said = [name for name in names
                    if name in errors and name != doubtful and _is_narrow(name)]  # fmt: skip
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
        if not self._loading:
            self.committed.emit(name)

    def _lay_out(self) -> None:
        inner = self._inner = QWidget()
        column = self._column = QVBoxLayout(inner)
        column.setContentsMargins(20, 0, 20, 4)
        column.setSpacing(10)
        rows = self.rows
        column.addLayout(side_by_side((rows["day"], 3), (rows["starts"], 2), (rows["ends"], 2),
                                      (rows["kind"], 5)))  # fmt: skip
        column.addWidget(self._first_note)
        column.addLayout(side_by_side((rows["units"], 1), (rows["place"], 2)))
        column.addLayout(side_by_side((rows["organisers"], 2), (rows["state"], 1)))
        column.addWidget(hairline())
        self._numbers.setHorizontalSpacing(12)
        self._numbers.setVerticalSpacing(10)
        column.addLayout(self._numbers)
        self._place_numbers()
        column.addWidget(self._number_note)
        column.addWidget(self._summary)
        column.addWidget(hairline())
        column.addLayout(side_by_side((rows["chair"], 1), (rows["secretary"], 1)))
        for name in ("topic", *LONG):
            column.addWidget(rows[name])
        column.addStretch(1)
        self.setWidget(inner)
        self._set_order()

    def _place_numbers(self) -> None:
        """Invited, attended, consulted and the enrolments, five to a line."""
        for at, name in enumerate(self._numbers_order()):
            row = self.rows[name]
            self._numbers.addWidget(row, at // FIVE, at % FIVE, Qt.AlignmentFlag.AlignTop)
            row.show()
        for at in range(FIVE):
            self._numbers.setColumnStretch(at, 1)
        if self.widget() is not None:
            self._set_order()

    def _numbers_order(self) -> list[str]:
        return [*COUNTS, *(name for name in self.rows if name.startswith(ENROLLED))]

    def _set_order(self) -> None:
        """Tab visits the fields as they are read."""
        names = (*FIRST, *self._numbers_order(), "chair", "secretary", "topic", *LONG)
        fields = [self.rows[name].field for name in names]
        for first, second in pairwise(fields):
            QWidget.setTabOrder(first, second)


def _is_narrow(name: str) -> bool:
    """Fields that stand four or five to a row: their sentences go under the row."""
    return name in ("day", "starts", "ends", "kind", *COUNTS) or name.startswith(ENROLLED)


def _text(field: QWidget) -> str:
    if isinstance(field, QPlainTextEdit):
        return field.toPlainText()
    return field.text() if isinstance(field, QLineEdit) else ""


def _set_text(field: QWidget, text: str) -> None:
    if isinstance(field, QPlainTextEdit):
        field.setPlainText(text)
    elif isinstance(field, QLineEdit):
        field.setText(text)
