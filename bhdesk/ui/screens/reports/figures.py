"""From a figure of the paper to the words that explain it, and to the page where it was entered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from bhdesk.domain import text
from bhdesk.services import explaining
from bhdesk.ui.paper.figure_card import FigureStep, FigureWords

if TYPE_CHECKING:
    from bhdesk.domain.document import Origin
    from bhdesk.services.explaining import Explanation
    from bhdesk.ui.paper import PaperView
    from bhdesk.ui.work import Work


@dataclass(frozen=True, slots=True)
class Way:
    """The page where a figure was entered, the month it was for and what to show there."""

    page: str
    month: int
    what: object


class FigureGuide(QObject):
    """Answers what a paper is asked, and leads on."""

    month_wanted = Signal(int)
    page_wanted = Signal(str, object)

    def __init__(self, work: Work, paper: PaperView) -> None:
        super().__init__(paper)
        self._work, self._paper = work, paper
        paper.figure_asked.connect(self._explain)
        paper.go_wanted.connect(self._go)

    def _explain(self, origin: Origin) -> None:
        found = self._work.ask(explaining.figure, origin)
        if found is not None:
            self._paper.show_figure(words_of(found, origin))

    def _go(self, step: FigureStep) -> None:
        way = step.key
        if isinstance(way, Way):
            self.month_wanted.emit(way.month)
            self.page_wanted.emit(way.page, way.what)


def words_of(found: Explanation, origin: Origin) -> FigureWords:
    """An explanation with a row for each entry, and one for the target where it is one."""
    steps = [
        FigureStep(
            Way("counts", step.month.key, (step.unit, step.measure)),
            f"tháng {step.month.label}", step.place,
            "–" if step.value is None else text.count(step.value), step.source,
        )
        for step in found.steps
    ]  # fmt: skip
    if origin.part in (explaining.TARGET, explaining.PLAN_PCT):
        way = Way("targets", origin.period.last.key, origin.measure)
        steps.append(FigureStep(way, "", "Giao chỉ tiêu", "", "Mở trang Chỉ tiêu"))
    if origin.part == explaining.RATE:
        way = Way("targets", origin.period.last.key, None)
        steps.append(FigureStep(way, "", "Mẫu số", "", "Mở trang Chỉ tiêu"))
    return FigureWords(found.title, found.sentences, tuple(steps))
