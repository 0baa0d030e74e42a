"""Step 2: the plan from above, one that came with the program or a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from bhdesk.domain.errors import Issue, Level, StoreProblem, UserError
from bhdesk.services import office, plans
from bhdesk.services.plans import BundledPlan
from bhdesk.ui.tokens import Tone
from bhdesk.ui.widgets import files
from bhdesk.ui.widgets.buttons import link
from bhdesk.ui.widgets.cards import Card
from bhdesk.ui.widgets.choice_card import ChoiceCard, ChoiceList
from bhdesk.ui.widgets.issues import IssueList
from bhdesk.ui.widgets.labels import Text
from bhdesk.ui.wizard import WizardStep

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bhdesk.domain.plans import Plan


class PlanStep(WizardStep):
    """A file with faults is refused with each fault in a sentence; the choice before it stays."""

    name, hint = "Kế hoạch", "Chỉ tiêu được giao"
    title = "Thực hiện kế hoạch nào?"
    subtitle = (
        "Kế hoạch cho biết chỉ tiêu, mốc thời gian và định mức. Sau này nhận kế hoạch khác được."
    )

    def __init__(self, bundled: Sequence[BundledPlan]) -> None:
        super().__init__()
        self._plans = list(bundled)
        self._folder = Path.home()
        self.cards = ChoiceList()
        self.other = link("Chọn tệp khác…", "tep")
        self.issues = IssueList()
        self._about = Text("", "ink2", is_wrapped=True)
        self._detail = Card((14, 10, 14, 10), 6)
        self._detail.add(self._about)
        self._detail.add(self.issues)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.cards)
        column.addWidget(self.other, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._detail)
        column.addStretch(1)
        self.cards.chosen.connect(self._chose)
        self.other.clicked.connect(self.choose_file)
        self._show_cards(-1)

    @property
    def chosen(self) -> BundledPlan | None:
        at = self.cards.current
        return self._plans[at] if 0 <= at < len(self._plans) else None

    @property
    def source(self) -> str:
        """The text of the chosen plan; empty when none is chosen yet."""
        return self.chosen.source if self.chosen else ""

    def problem(self) -> str:
        return "" if self.chosen else "Chưa chọn kế hoạch. Hãy chọn một kế hoạch hoặc một tệp."

    def summary(self) -> str:
        return short_title(self.chosen.plan) if self.chosen else ""

    def entered(self) -> None:
        self.cards.take_focus()

    def choose_file(self) -> None:
        """Asks for a plan file and takes it when it can be used."""
        path = files.ask_open(self, "Chọn tệp kế hoạch", self._folder, files.PLAN)
        if path is not None:
            self._folder = path.parent
            self.take_file(path)

    def take_file(self, path: Path) -> None:
        """Adds a plan file to the choices, or says what is wrong with it."""
        try:
            source = plans.read(path)
        except (UserError, StoreProblem) as problem:
            self._refuse(path, (Issue(problem.code, problem.params),))
            return
        plan, issues = office.check_plan(source)
        if plan is None:
            self._refuse(path, tuple(i for i in issues if i.level is Level.ERROR))
            return
        self._plans = [item for item in self._plans if item.path != path]
        self._plans.append(BundledPlan(plan, source, path))
        self._show_cards(len(self._plans) - 1)

    def _refuse(self, path: Path, issues: Sequence[Issue]) -> None:
        self._about.setText(f"Chưa nhận tệp {path.name}. Kế hoạch đang chọn không thay đổi.")
        self.issues.show_issues(issues)
        self._detail.show()

    def _show_cards(self, current: int) -> None:
        self.cards.set_cards(tuple(plan_card(item) for item in self._plans), current)
        self._chose(current)

    def _chose(self, at: int) -> None:
        self._detail.setVisible(0 <= at < len(self._plans))
        if 0 <= at < len(self._plans):
            plan = self._plans[at].plan
            self._about.setText(plan.head.title)
            _, issues = office.check_plan(self._plans[at].source)
            self.issues.show_issues(plans.worded(issues, plan), notes=plan.gaps)
        self.edited.emit()


def short_title(plan: Plan) -> str:
    """Whose plan and for when: "Xã Tứ Kỳ, năm 2026"."""
    years = plan.period.years
    _, _, issuer = plan.head.title.rpartition(" địa bàn ")
    issuer = issuer or plan.head.issuer
    for word in ("Ủy ban nhân dân ", "UBND "):
        issuer = issuer.removeprefix(word)
    issuer = issuer.removesuffix(f" năm {years[0]}").partition(" giai đoạn ")[0]
    when = f"năm {years[0]}" if len(years) == 1 else f"{years[0]}–{years[-1]}"
    return f"{issuer[:1].upper()}{issuer[1:]}, {when}"


def plan_card(item: BundledPlan) -> ChoiceCard:
    """What the plan holds, in figures."""
    plan = item.plan
    cells = sum(len(table.rows) * len(table.columns) for table in plan.tables)
    parts = [f"{len(plan.targets) + cells} chỉ tiêu"]
    if plan.units:
        parts.append(f"{len(plan.units)} đơn vị")
    if plan.milestones:
        parts.append(f"{len(plan.milestones)} mốc")
    _, issues = office.check_plan(item.source)
    differ = sum(1 for issue in issues if issue.level is Level.WARNING)
    state = f"{differ} chỗ cần xem" if differ else ""
    return ChoiceCard("chi-tieu", short_title(plan), "   ·   ".join(parts), Tone.WARN, state)
