"""What a file would change, its questions and totals, looked at before anything is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from bhdesk import messages
from bhdesk.domain import text
from bhdesk.domain.errors import StoreProblem, UserError
from bhdesk.services import importing
from bhdesk.ui.grid import Grid, GridCard, GridModel
from bhdesk.ui.screens.counts import import_rows
from bhdesk.ui.screens.counts.import_question import QuestionCard
from bhdesk.ui.screens.counts.import_rows import ALL, FILTERS, TICK
from bhdesk.ui.screens.counts.import_steps import tried
from bhdesk.ui.tokens import NARROW_WIDTH, Tone, theme
from bhdesk.ui.widgets.banner import Banner
from bhdesk.ui.widgets.buttons import Segment, link, primary
from bhdesk.ui.widgets.issues import IssueList
from bhdesk.ui.widgets.labels import CutText, Text
from bhdesk.ui.widgets.scrolling import scrolled

if TYPE_CHECKING:
    from bhdesk.domain.import_plan import ImportPlan
    from bhdesk.services.importing import ImportResult
    from bhdesk.ui.screens.counts.import_steps import Opened
    from bhdesk.ui.work import Work

WIDTH, HEIGHT = 1240, 640
SIDE, NARROW_SIDE = 320, 250
EDGE = 24


class ImportDialog(QDialog):
    """The plan is a value: an answer makes it again, what is shown is what is committed."""

    imported = Signal(object)
    """ImportResult: it is on disk."""

    def __init__(self, work: Work, opened: Opened, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Nhập số liệu từ tệp")
        self._work, self._opened, self._origin = work, opened, parent
        self.plan: ImportPlan = opened.plan
        self.answers: dict[str, str] = {}
        self.left_out: set[str] = set()
        self._is_waiting = False
        self._fresh: dict[str, str] = {}
        self.questions: dict[str, QuestionCard] = {}
        self.bar = Banner()
        self.summary = CutText("", "ink2")
        self.filter = Segment(FILTERS, ALL, "Lọc các ô")
        self.model = GridModel(import_rows.columns(opened.frame.unit_word))
        self.grid = Grid(self.model, "Các ô đọc được từ tệp", theme().scale.compact_row + 4)
        self.nothing = Text("Không có ô nào thuộc loại này.", "muted")
        self.totals, self.findings = IssueList(), IssueList()
        self.ok_button, self.cancel_button = primary("Nhập"), link("Bỏ")
        self._lay_out()
        self.filter.chosen.connect(lambda _: self._show_rows())
        self.grid.cell_pressed.connect(self._tick)
        self.ok_button.clicked.connect(self._commit)
        self.cancel_button.clicked.connect(self._drop)
        # own mistakes end no wait by themselves
        work.failed.connect(lambda _: self._wait(is_on=False))
        self._show()
        self._go_on()
        room, scale = parent.window().size(), theme().scale
        self.resize(
            min(scale.px(WIDTH), room.width() - EDGE), min(scale.px(HEIGHT), room.height() - EDGE)
        )

    def reject(self) -> None:
        """Esc and the window's cross do not throw away answers and ticks."""
        if self._is_waiting:
            return
        if self.answers or self.left_out:
            self.bar.say(Tone.WARN, "Chưa nhập gì.", "Bấm Nhập để ghi, Bỏ để thôi.")
            self.ok_button.setFocus()
            return
        self._drop()

    def _drop(self) -> None:
        super().reject()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 14)
        column.setSpacing(10)
        label = self._opened.plan.month.label
        title = CutText("", "h2")
        title.set_full(f"Nhập {self._opened.file.name} vào tháng {label}")
        column.addWidget(title)
        column.addWidget(self.bar)
        head = QHBoxLayout()
        head.addWidget(self.summary, 1)
        head.addWidget(self.filter)
        column.addLayout(head)
        left = QVBoxLayout()
        left.addWidget(GridCard(self.grid), 100)
        left.addWidget(self.nothing)
        left.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addLayout(left, 1)
        row.addWidget(self._side())
        column.addLayout(row, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(Text("Bỏ chọn một ô: bấm vào cột Nhập, hoặc phím cách.", "muted"))
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.ok_button)
        column.addLayout(buttons)

    def _side(self) -> QWidget:
        """Questions, totals and what else is to be known, under each other."""
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(8)
        self._asked, self._summed, self._known = (
            Text("Cần trả lời", "h3"), Text("So với tổng trong tệp", "h3"), Text("Cần biết", "h3"),
        )  # fmt: skip
        self._cards = QVBoxLayout()
        column.addWidget(self._asked)
        column.addLayout(self._cards)
        for head, items in ((self._summed, self.totals), (self._known, self.findings)):
            column.addWidget(head)
            column.addWidget(items)
        column.addStretch(1)
        self._area = scrolled(inner)
        is_narrow = self._origin.window().width() < NARROW_WIDTH
        self._area.setFixedWidth(theme().scale.px(NARROW_SIDE if is_narrow else SIDE))
        return self._area

    def _show(self) -> None:
        plan, frame = self.plan, self._opened.frame
        self.summary.set_full(import_rows.summary(plan))
        self._show_questions()
        totals, findings = import_rows.totals(plan, frame), import_rows.findings(plan)
        self.totals.show_lines(totals)
        self.findings.show_lines(findings)
        self._summed.setVisible(bool(totals))
        self._known.setVisible(bool(findings))
        self._area.setVisible(bool(plan.questions or totals or findings))
        self._show_rows()

    def _show_questions(self) -> None:
        """Cards stay with their question, so the cursor stays where the answer is given."""
        asked = {question.key: question for question in self.plan.questions}
        for key in [key for key in self.questions if key not in asked]:
            gone = self.questions.pop(key)
            self._cards.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        given = {**dict(self.plan.mapping), **self.answers}
        for key, question in asked.items():
            if key not in self.questions:
                card = QuestionCard(question, import_rows.choices(question, self._opened.frame))
                card.answered.connect(self._answer)
                self.questions[key] = card
                self._cards.addWidget(card)
            self.questions[key].show_answer(question, given.get(key, ""))
        self._asked.setVisible(bool(asked))

    def _show_rows(self) -> None:
        rows = import_rows.rows(self.plan, self._opened.frame, self.left_out, self.filter.current)
        self.model.set_rows(rows)
        self.grid.fit_columns()
        self.nothing.setVisible(not rows)
        self.ok_button.setText(f"Nhập {text.count(len(self._chosen()))} số")

    def _chosen(self) -> set[str]:
        written = {row.key for row in self.plan.rows if row.is_written}
        return written - self.left_out

    def _tick(self, key: object, column: str) -> None:
        is_written = any(row.key == key and row.is_written for row in self.plan.rows)
        if column == TICK and is_written:
            self.left_out ^= {str(key)}
            self._show_rows()

    def _answer(self, key: str, answer: str) -> None:
        """Answers that come while a plan is being made are taken together after it."""
        self._fresh[key] = answer
        if not self._is_waiting:
            self._prepare()

    def _prepare(self) -> None:
        both = {**self.answers, **self._fresh}
        answers = {key: answer for key, answer in both.items() if answer}
        self._fresh = {}
        opened = self._opened
        self._wait(is_on=True)
        self._work.run(
            tried, importing.prepare, opened.book, opened.plan.month, opened.file, answers,
            then=lambda made: self._take(made, answers), origin=self._origin,
        )  # fmt: skip

    def _take(self, made: Any, answers: dict[str, str]) -> None:  # noqa: ANN401 - a plan or a refusal
        self._wait(is_on=False)
        if isinstance(made, (UserError, StoreProblem)):
            self.bar.say(Tone.BAD, "Chưa nhận câu trả lời này.", messages.of(made))
        else:
            self.bar.close_bar()
            self.plan, self.answers = made, answers
        if self._fresh:
            self._prepare()
        elif self.plan is made:
            self._show()

    def _commit(self) -> None:
        if self._is_waiting:
            return
        self._wait(is_on=True)
        self._work.run(
            tried, importing.commit, self.plan, self._chosen(),
            then=self._finish, origin=self._origin,
        )  # fmt: skip

    def _finish(self, made: ImportResult | UserError | StoreProblem) -> None:
        self._wait(is_on=False)
        if isinstance(made, (UserError, StoreProblem)):
            self.bar.say(Tone.BAD, "Chưa nhập gì.", messages.of(made))
            self._go_on()
            return
        self.accept()
        self.imported.emit(made)

    def _go_on(self) -> None:
        """The cursor goes where something is still to be decided."""
        if self.plan.open_questions:
            self.questions[self.plan.open_questions[0].key].take_focus()
        else:
            self.ok_button.setFocus()

    def _wait(self, *, is_on: bool) -> None:
        """While the worker thread is at it nothing else is asked of the plan."""
        self._is_waiting = is_on
        for button in (self.ok_button, self.cancel_button):
            button.setEnabled(not is_on)
