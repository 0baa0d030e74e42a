"""Why there is no paper, in the paper's place, with the way to what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from bhdesk import messages

if TYPE_CHECKING:
    from bhdesk.domain.errors import StoreProblem, UserError
    from bhdesk.ui.paper import PaperView

# what is missing -> words of the button, the page to go to and what to show there
WAYS: dict[str, tuple[str, str, str | None]] = {
    "report.outside_plan": ("Xem kế hoạch", "catalogue", "plan"),
    "target.none": ("Giao chỉ tiêu", "targets", None),
    "store.no_plan": ("Chọn kế hoạch", "catalogue", "plan"),
}


class Missing(QObject):
    """Its button leads to another page."""

    page_wanted = Signal(str, object)

    def __init__(self, paper: PaperView) -> None:
        super().__init__(paper)
        self._paper = paper
        self._way: tuple[str, str, str | None] | None = None
        paper.way_wanted.connect(self._go)

    def explain(self, problem: UserError | StoreProblem) -> None:
        self._way = WAYS.get(problem.code)
        words = self._way[0] if self._way else ""
        self._paper.show_problem("Chưa lập được trang in", messages.of(problem), words)

    def _go(self) -> None:
        if self._way is not None:
            self.page_wanted.emit(self._way[1], self._way[2])
