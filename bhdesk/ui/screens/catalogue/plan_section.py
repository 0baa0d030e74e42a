"""The plan in force, as the program has read it, and taking over another one."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from bhdesk import messages
from bhdesk.domain.errors import Issue, Level, StoreProblem, UserError
from bhdesk.services import office, plans
from bhdesk.ui.grid import Column, Grid, GridCard, GridModel, GridRow, Kind
from bhdesk.ui.screens.catalogue import plan_words
from bhdesk.ui.screens.catalogue.section import Section
from bhdesk.ui.tokens import Tone
from bhdesk.ui.widgets import files
from bhdesk.ui.widgets.buttons import link, secondary
from bhdesk.ui.widgets.cards import Card
from bhdesk.ui.widgets.issues import IssueList
from bhdesk.ui.widgets.labels import CutText, SectionHeader, Text
from bhdesk.ui.widgets.scrolling import scrolled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bhdesk.domain.plans import Plan
    from bhdesk.ui.shell.part import Given


class PlanSection(Section):
    """A plan with faults is refused with every fault in a sentence; the one in force stays."""

    def __init__(self, given: Given) -> None:
        super().__init__(given)
        self._folder = Path.home()
        self.adopt = secondary("Nhận kế hoạch khác…", "tep")
        self._title = Text("", "h2", is_wrapped=True)
        self._about = CutText("", "ink2")
        self._model = GridModel((
            Column("name", "Chỉ tiêu", kind=Kind.NAME, weight=4, sample="Tỷ lệ bao phủ BHYT"),
            Column("holder", "Cấp, đơn vị", kind=Kind.NAME, weight=2, sample="xã, phường"),
            Column("value", "Mức giao", kind=Kind.NAME, weight=2, sample="từ 95,00% trở lên"),
            Column("when", "Thời hạn", kind=Kind.NAME, weight=1, sample="đến 31/12/2026"),
            Column("cite", "Căn cứ", kind=Kind.NAME, weight=2, sample="II.1 gạch 2"),
        ))  # fmt: skip
        self.grid = Grid(self._model, "Chỉ tiêu trong kế hoạch", 30)
        self.problems = IssueList(12)
        self._refused = Card()
        self._refused_head = SectionHeader("")
        self._lists = {
            name: IssueList(40)
            for name in ("Mốc thời gian", "Định mức", "Hạn việc", "Văn bản chưa nói rõ")
        }
        self._cards: dict[str, Card] = {}
        self._lay_out()
        self.adopt.clicked.connect(self._offer)

    def reload(self) -> None:
        frame = self.work.ask(office.frame)
        if frame is None:
            return
        plan = frame.plan
        self._title.setText(plan.head.title)
        number = (
            f"Số {plan.head.number}/{plan.head.symbol}"
            if plan.head.number
            else "Bản sao không ghi số"
        )
        self._about.set_full(
            f"{plan.head.issuer}   ·   {number}   ·   {plan_words.period_words(plan)}"
        )
        self._model.set_rows([
            GridRow(at, (line.name, line.holder, line.value, line.when, line.cite))
            for at, line in enumerate(plan_words.target_lines(plan))
        ])  # fmt: skip
        self._show_lists(plan)

    def take_file(self, path: Path) -> None:
        """Reads a plan file and works by it from now on, unless it has faults."""
        try:
            source = plans.read(path)
        except (UserError, StoreProblem) as problem:
            self._refuse_plan(path.name, (Issue(problem.code, problem.params),))
        else:
            self.take(source, path.name)

    def take(self, source: str, name: str) -> None:
        """Works by this plan from now on; units and figures stay."""
        plan, issues = office.check_plan(source)
        errors = tuple(issue for issue in issues if issue.level is Level.ERROR)
        if plan is None:
            self._refuse_plan(name, plans.worded(errors))
            return
        problem = self.keep(office.adopt_plan, source)
        if problem is not None:
            self.refuse(messages.of(problem))
            return
        self._refused.setVisible(bool(issues))
        self._refused_head.set_texts("Đã nhận kế hoạch, có chỗ cần xem")
        self.problems.show_issues(plans.worded(issues, plan))
        self.told.emit(Tone.GOOD, "Đã nhận kế hoạch.", "Số liệu và danh sách thôn được giữ nguyên.")

    def _refuse_plan(self, name: str, issues: Sequence[Issue]) -> None:
        self._refused_head.set_texts(f"Chưa nhận tệp {name}", "kế hoạch đang dùng không thay đổi")
        self.problems.show_issues(issues)
        self._refused.show()
        self._area.verticalScrollBar().setValue(0)

    def _offer(self) -> None:
        """The plans that come with the program, and a file."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for item in plans.bundled(self.given.resources / "plans"):
            text = item.title if len(item.title) < 80 else f"{item.title[:78]}…"
            menu.addAction(text, partial(self.take, item.source, item.path.name))
        menu.addSeparator()
        menu.addAction("Chọn tệp…", self.choose_file)
        menu.popup(self.adopt.mapToGlobal(self.adopt.rect().bottomLeft()))

    def choose_file(self) -> None:
        """Asks for a plan file and takes it."""
        path = files.ask_open(self, "Nhận kế hoạch", self._folder, files.PLAN)
        if path is not None:
            self._folder = path.parent
            self.take_file(path)

    def _show_lists(self, plan: Plan) -> None:
        shown = (
            [plan_words.milestone_words(plan, mark) for mark in plan.milestones],
            [plan_words.quota_words(plan, quota) for quota in plan.quotas],
            [plan_words.deadline_words(plan, item) for item in plan.deadlines if item.is_relevant],
            list(plan.gaps),
        )
        tones = (Tone.INFO, Tone.INFO, Tone.INFO, Tone.WARN)
        for (name, made), lines, tone in zip(self._lists.items(), shown, tones, strict=True):
            made.show_lines([(tone, line) for line in lines])
            self._cards[name].setVisible(bool(lines))

    def _lay_out(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        head = Card()
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self._title, 1)
        top.addWidget(self.adopt, 0, Qt.AlignmentFlag.AlignTop)
        head.add(top)
        head.add(self._about)
        close = link("Đóng")
        close.clicked.connect(self._refused.hide)
        self._refused_head.add(close)
        self._refused.add(self._refused_head)
        self._refused.add(self.problems)
        self._refused.hide()
        column.addWidget(head)
        column.addWidget(self._refused)
        column.addWidget(GridCard(self.grid))
        self.grid.setMinimumHeight(120)
        for name, made in self._lists.items():
            card = Card()
            card.add(SectionHeader(name))
            card.add(made)
            self._cards[name] = card
            column.addWidget(card)
        column.addStretch(1)
        self._area = scrolled(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)
