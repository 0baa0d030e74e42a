"""Beside the rows of an import: questions, one answer for all of a kind, totals, findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bhdesk.domain import text
from bhdesk.domain.import_plan import AS_IS, LEAVE_OUT, TIMES_1000, USE
from bhdesk.ui.screens.counts import import_rows
from bhdesk.ui.screens.counts.import_question import QuestionCard
from bhdesk.ui.widgets.buttons import link
from bhdesk.ui.widgets.issues import IssueList
from bhdesk.ui.widgets.labels import Text

if TYPE_CHECKING:
    from bhdesk.domain.frame import Frame
    from bhdesk.domain.import_plan import Question
    from bhdesk.ui.screens.counts.import_digest import Digest
    from bhdesk.ui.widgets.buttons import Button

MOST_OPEN = 8  # cards that wait at one time; the others follow as these are answered
FOR_ALL = {
    "import.fraction": ((TIMES_1000, "Nhân 1.000 cho tất cả"), (LEAVE_OUT, "Bỏ tất cả")),
    "import.maybe_thousands": (
        (TIMES_1000, "Nhân 1.000 cho tất cả"), (AS_IS, "Giữ nguyên tất cả"),
    ),
    "import.not_whole": ((LEAVE_OUT, "Bỏ tất cả ô này"),),
    "import.unknown_unit": ((LEAVE_OUT, "Bỏ tất cả dòng này"),),
    "import.unknown_column": ((LEAVE_OUT, "Bỏ tất cả cột này"),),
    "import.other_month": ((USE, "Vẫn dùng tất cả"), (LEAVE_OUT, "Bỏ tất cả bảng này")),
}  # fmt: skip
HEADS = {
    "import.fraction": "{many} số lẻ ở cột số người",
    "import.maybe_thousands": "{many} số có thể là số nghìn",
    "import.not_whole": "{many} ô không phải số người",
    "import.unknown_unit": "{many} tên không có trong danh sách",
    "import.unknown_column": "{many} cột chưa hiểu",
    "import.other_month": "{many} bảng của tháng khác",
}


class QuestionGroup(QWidget):
    """The questions of one kind: their number, what may be answered for all, a card for each."""

    answered = Signal(str, str)
    answered_for_all = Signal(str, str)
    """(code of the questions, answer)"""

    def __init__(self, code: str, frame: Frame) -> None:
        super().__init__()
        self._code, self._frame = code, frame
        self.cards: dict[str, QuestionCard] = {}
        self.for_all: dict[str, Button] = {}
        self._head = Text("", "ink2", is_wrapped=True)
        self._more = Text("", "muted", is_wrapped=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._head)
        buttons = QVBoxLayout()  # beside each other they are wider than a narrow window's side
        buttons.setSpacing(0)
        for answer, words in FOR_ALL.get(code, ()):
            button = self.for_all[answer] = link(words)
            button.clicked.connect(lambda _=False, a=answer: self.answered_for_all.emit(code, a))
            buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(buttons)
        self._column = QVBoxLayout()
        column.addLayout(self._column)
        column.addWidget(self._more)

    def show_questions(self, asked: tuple[Question, ...], digest: Digest) -> None:
        """Cards stay with their question, so the cursor stays where the answer is given."""
        by_key = {question.key: question for question in asked}
        for key in [key for key in self.cards if key not in by_key]:
            gone = self.cards.pop(key)
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        is_open = [q for q in asked if not q.is_answered]
        waiting = sum(q.key in self.cards for q in is_open)
        for question in is_open:
            if waiting >= MOST_OPEN:
                break
            if question.key not in self.cards:
                self._add(question)
                waiting += 1
        for question in asked[:MOST_OPEN]:
            if question.key not in self.cards:
                self._add(question)  # a remembered answer can be taken back too
        for key, card in self.cards.items():
            card.show_answer(by_key[key], digest.given.get(key, ""))
        left = len(is_open) - waiting
        self._more.setText(f"Còn {text.count(left)} câu nữa, hiện ra khi trả lời các câu trên.")
        self._more.setVisible(left > 0)
        many = len(asked) > 1 and self._code in HEADS
        self._head.setText(HEADS.get(self._code, "").format(many=text.count(len(asked))))
        for item in (self._head, *self.for_all.values()):
            item.setVisible(many)

    def _add(self, question: Question) -> None:
        card = QuestionCard(question, import_rows.choices(question, self._frame))
        card.answered.connect(self.answered)
        self.cards[question.key] = card
        self._column.addWidget(card)


class ImportSide(QWidget):
    """Questions, totals and what else is to be known, under each other."""

    answered = Signal(str, str)
    answered_for_all = Signal(str, str)

    def __init__(self, frame: Frame) -> None:
        super().__init__()
        self._frame = frame
        self.groups: dict[str, QuestionGroup] = {}
        self.totals, self.findings = IssueList(), IssueList()
        self._heads = [
            Text(words, "h3") for words in ("Cần trả lời", "So với tổng trong tệp", "Cần biết")
        ]
        self._groups = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(8)
        asked, summed, known = self._heads
        column.addWidget(asked)
        column.addLayout(self._groups)
        for head, items in ((summed, self.totals), (known, self.findings)):
            column.addWidget(head)
            column.addWidget(items)
        column.addStretch(1)

    @property
    def cards(self) -> dict[str, QuestionCard]:
        """Every card that is shown, by the key of its question."""
        return {key: card for group in self.groups.values() for key, card in group.cards.items()}

    def show_digest(self, digest: Digest) -> bool:
        """Shows it; False when there is nothing to show."""
        for code in [code for code in self.groups if code not in digest.questions]:
            gone = self.groups.pop(code)
            self._groups.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for code, asked in digest.questions.items():
            if code not in self.groups:
                group = self.groups[code] = QuestionGroup(code, self._frame)
                group.answered.connect(self.answered)
                group.answered_for_all.connect(self.answered_for_all)
                self._groups.addWidget(group)
            self.groups[code].show_questions(asked, digest)
        self.totals.show_lines(digest.totals)
        self.findings.show_lines(digest.findings)
        shown = (bool(digest.questions), bool(digest.totals), bool(digest.findings))
        for head, is_shown in zip(self._heads, shown, strict=True):
            head.setVisible(is_shown)
        return any(shown)
