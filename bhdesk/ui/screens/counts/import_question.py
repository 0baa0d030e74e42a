"""One question of an import: its sentence, samples, the choices and, for a figure, a number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bhdesk import messages
from bhdesk.ui.tokens import Tone
from bhdesk.ui.widgets.forms import combo, line_edit
from bhdesk.ui.widgets.labels import SignedText, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bhdesk.domain.import_plan import Question

OPEN, OTHER = "", "other"
NUMBERS = frozenset({"import.fraction", "import.not_whole", "import.maybe_thousands"})
MOST_SAMPLES = 4


class QuestionCard(QWidget):
    """Asks; the dialog answers by making the plan again."""

    answered = Signal(str, str)
    """(key of the question, answer); "" takes the answer back."""

    def __init__(self, question: Question, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._key, self._answer = question.key, ""
        takes_number = question.code in NUMBERS
        other = [("Nhập số đúng…", OTHER)] if takes_number else []
        self.choice = combo([("Chưa trả lời", OPEN), *choices, *other])
        self.choice.setAccessibleName(messages.of(question.issue))
        self.number = line_edit(placeholder="Số người", max_length=15)
        self.number.setAccessibleName(f"Số đúng của ô {question.issue.where}")
        self.number.hide()
        self._said = SignedText(Tone.WARN, "")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(6)
        column.addWidget(self._said)
        for before, after in question.samples[:MOST_SAMPLES]:
            column.addWidget(Text(f"{before}  →  {after}", "ink2", is_wrapped=True))
        column.addWidget(self.choice)
        column.addWidget(self.number)
        self.choice.installEventFilter(self)
        self.choice.activated.connect(self._choose)
        self.number.editingFinished.connect(self._give_number)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The wheel scrolls the questions and answers none of them."""
        if event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def show_answer(self, question: Question, answer: str) -> None:
        """What stands for an answer now, the officer's own or a remembered one."""
        self._answer = answer
        is_due = question.is_required and not question.is_answered
        tone = Tone.WARN if is_due else Tone.GOOD if question.is_answered else Tone.INFO
        self._said.set_state(tone, messages.of(question.issue))
        if not answer and self.choice.currentData() == OTHER:
            return  # the number is being typed
        at = self.choice.findData(answer)
        if at < 0:
            at = self.choice.findData(OTHER)
            self.number.setText(answer)
        self.choice.setCurrentIndex(max(at, 0))
        self.number.setVisible(self.choice.currentData() == OTHER)

    def take_focus(self) -> None:
        """Where the answer is given."""
        is_number = self.choice.currentData() == OTHER
        (self.number if is_number else self.choice).setFocus()

    def _choose(self) -> None:
        chosen = str(self.choice.currentData())
        self.number.setVisible(chosen == OTHER)
        if chosen == OTHER:
            self.number.setFocus()
            chosen = OPEN
        if chosen != self._answer:
            self.answered.emit(self._key, chosen)

    def _give_number(self) -> None:
        typed = self.number.text().strip()
        if typed and typed != self._answer:
            self.answered.emit(self._key, typed)
