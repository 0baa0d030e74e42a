"""What a file would change, its questions and totals, looked at before anything is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from bhdesk import messages
from bhdesk.domain import text
from bhdesk.domain.errors import StoreProblem, UserError
from bhdesk.domain.import_plan import ALL
from bhdesk.ui.grid import Grid, GridCard
from bhdesk.ui.screens.counts import import_rows
from bhdesk.ui.screens.counts.import_model import PlanModel, PlanRows
from bhdesk.ui.screens.counts.import_rows import EVERY, FILTERS, TICK
from bhdesk.ui.screens.counts.import_side import ImportSide
from bhdesk.ui.screens.counts.import_steps import commit, emptied, let_go, plan_again, tried
from bhdesk.ui.tokens import NARROW_WIDTH, Tone, theme
from bhdesk.ui.widgets.banner import Banner
from bhdesk.ui.widgets.buttons import Segment, link, primary
from bhdesk.ui.widgets.labels import CutText, Text
from bhdesk.ui.widgets.scrolling import scrolled

if TYPE_CHECKING:
    from bhdesk.domain.import_plan import ImportPlan
    from bhdesk.services.importing import ImportResult
    from bhdesk.ui.screens.counts.import_question import QuestionCard
    from bhdesk.ui.screens.counts.import_steps import Opened
    from bhdesk.ui.work import Progress, Work

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
        self._planning: Progress | None = None
        self._gone: list[Opened] = []
        self.answers: dict[str, str] = {}
        self.left_out: set[str] = set()
        self._is_waiting = False
        self._fresh: dict[str, str] = {}
        self.bar = Banner()
        self.summary = CutText("", "ink2")
        self.filter = Segment(FILTERS, EVERY, "Lọc các ô")
        self.model = PlanModel(import_rows.columns(opened.frame.unit_word))
        self.grid = Grid(self.model, "Các ô đọc được từ tệp", theme().scale.compact_row + 4)
        self.nothing = Text("Không có ô nào thuộc loại này.", "muted")
        self.side = ImportSide(opened.frame)
        self.totals, self.findings = self.side.totals, self.side.findings
        self.ok_button, self.cancel_button = primary("Nhập"), link("Bỏ")
        self._lay_out()
        self.filter.chosen.connect(lambda _: self._show_rows())
        self.grid.cell_pressed.connect(self._tick)
        self.ok_button.clicked.connect(self._commit)
        self.cancel_button.clicked.connect(self._stop)
        self.side.answered.connect(self._answer)
        self.side.answered_for_all.connect(self._answer_all)
        self.finished.connect(self._close)
        # own mistakes end no wait by themselves; a function would outlive the dialog and fail in it
        work.failed.connect(self._stop_waiting)
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

    @property
    def plan(self) -> ImportPlan:
        """What is shown and would be committed."""
        return self._opened.plan

    @property
    def questions(self) -> dict[str, QuestionCard]:
        """The cards of the questions, by key."""
        return self.side.cards

    def _stop(self) -> None:
        """Hủy ends the planning, Bỏ the import."""
        if self._planning is not None:
            self._planning.cancel()
        else:
            self._drop()

    def _stop_waiting(self, _: object) -> None:
        self._wait(is_on=False)

    def _drop(self) -> None:
        super().reject()

    def _close(self) -> None:
        """The plan is left to the worker thread; the emptied dialog goes by itself."""
        self._gone.append(self._opened)
        self._opened = emptied(self._opened)
        self._show_rows()
        self._let_go()

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
        self._area = scrolled(self.side)
        is_narrow = self._origin.window().width() < NARROW_WIDTH
        self._area.setFixedWidth(theme().scale.px(NARROW_SIDE if is_narrow else SIDE))
        row.addWidget(self._area)
        column.addLayout(row, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(Text("Bỏ chọn một ô: bấm vào cột Nhập, hoặc phím cách.", "muted"))
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.ok_button)
        column.addLayout(buttons)

    def _show(self) -> None:
        self.summary.set_full(self._opened.digest.summary)
        self._area.setVisible(self.side.show_digest(self._opened.digest))
        self._show_rows()

    def _show_rows(self) -> None:
        opened, shown = self._opened, self.filter.current
        rows = PlanRows(opened.plan, opened.digest, opened.frame, shown, self.left_out)
        self.model.show_rows(rows)
        self.grid.fit_columns()
        self.nothing.setVisible(not rows)
        self._show_number()

    def _show_number(self) -> None:
        many = self._opened.digest.written - len(self.left_out)
        self.ok_button.setText(f"Nhập {text.count(many)} số")

    def _tick(self, key: object, column: str) -> None:
        if column == TICK and self._is_written(str(key)):
            self.left_out ^= {str(key)}
            self.model.row_changed(str(key))
            self._show_number()

    def _answer(self, key: str, answer: str) -> None:
        """Answers that come while a plan is being made are taken together after it."""
        self._fresh[key] = answer
        if not self._is_waiting:
            self._prepare()

    def _answer_all(self, code: str, answer: str) -> None:
        """One answer for all of a kind; what was answered before for each by itself goes."""
        asked = self._opened.digest.questions.get(code, ())
        if all(question.is_answered for question in asked):
            self._fresh |= {question.key: "" for question in asked if question.key in self.answers}
        self._answer(f"{ALL}{code}", answer)

    def _prepare(self, said: str = "") -> None:
        """Plan anew with the answers of now; `said` stands above the new plan."""
        both = {**self.answers, **self._fresh}
        answers = {key: answer for key, answer in both.items() if answer}
        self._fresh = {}
        self._wait(is_on=True)
        self._planning = self._work.run(
            tried, plan_again, self._opened, answers,
            then=lambda made: self._take(made, answers, said), origin=self._origin,
            has_progress=True,
        )  # fmt: skip
        self._wait(is_on=self._is_waiting)

    def _take(self, made: Any, answers: dict[str, str], said: str) -> None:  # noqa: ANN401 - a plan or a refusal
        self._wait(is_on=False)
        if isinstance(made, (UserError, StoreProblem)):
            is_stopped = made.code == "file.cancelled"
            tone = Tone.INFO if is_stopped else Tone.BAD
            self.bar.say(tone, "Chưa nhận câu trả lời này.", messages.of(made))
        else:
            self.bar.close_bar()
            if said:
                self.bar.say(Tone.BAD, "Chưa nhập gì.", said)
            self._gone.append(self._opened)
            self._opened, self.answers = made, answers
            # what is asked now, or is no longer there, is not left out by an old tick
            self.left_out = {key for key in self.left_out if self._is_written(key)}
        if self._fresh:
            self._prepare()
        elif self._opened is made:
            self._show()
            self._let_go()

    def _is_written(self, key: str) -> bool:
        at = self._opened.digest.places.get(key)
        return at is not None and self.plan.rows[at].is_written

    def _let_go(self) -> None:
        """What is no longer shown is forgotten outside the GUI thread."""
        gone, self._gone = self._gone, []
        if gone:
            self._work.run(let_go, gone)

    def _commit(self) -> None:
        if self._is_waiting:
            return
        self._planning = None
        self._wait(is_on=True)
        self._work.run(
            tried, commit, self.plan, frozenset(self.left_out),
            then=self._finish, origin=self._origin,
        )  # fmt: skip

    def _finish(self, made: ImportResult | UserError | StoreProblem) -> None:
        self._wait(is_on=False)
        if isinstance(made, (UserError, StoreProblem)):
            self.bar.say(Tone.BAD, "Chưa nhập gì.", messages.of(made))
            if made.code == "count.stale":
                self._prepare(messages.of(made))  # else the old plan would be refused for ever
            self._go_on()
            return
        self.accept()
        self.imported.emit(made)

    def _go_on(self) -> None:
        """The cursor goes where something is still to be decided."""
        first = self._opened.digest.first_open
        card = self.side.cards.get(first.key) if first else None
        if card is not None:
            card.take_focus()
        else:
            self.ok_button.setFocus()

    def _wait(self, *, is_on: bool) -> None:
        """While the worker thread is at it nothing else is asked of the plan but to stop."""
        self._is_waiting = is_on
        can_stop = is_on and self._planning is not None
        self.ok_button.setEnabled(not is_on)
        self.cancel_button.setEnabled(not is_on or can_stop)
        self.cancel_button.setText("Hủy" if can_stop else "Bỏ")
        if not is_on:
            self._planning = None
