"""The small grid of what only the whole office has, such as BHXH bắt buộc and BHTN."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from bhdesk import messages
from bhdesk.domain.catalogue import MONEY
from bhdesk.domain.errors import StoreProblem, UserError
from bhdesk.services import counts, notes
from bhdesk.services.counts import Entry, OfficeFigure
from bhdesk.ui.grid import Edit, Grid, GridCard, GridModel, Refusal
from bhdesk.ui.grid.named_dialog import paste_by_name
from bhdesk.ui.screens.counts import entry, rows
from bhdesk.ui.tokens import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from bhdesk.domain.periods import Month
    from bhdesk.ui.work import Work


class OfficeSheet(QObject):
    """One row a measure; the figure of this month is the only one typed."""

    refreshed = Signal()
    block_refused = Signal(object)

    def __init__(self, work: Work, origin: QWidget) -> None:
        super().__init__(origin)
        self._work, self._origin = work, origin
        self._month: Month | None = None
        self._place = 0
        self._locked = ""
        self._figures: dict[str, OfficeFigure] = {}
        self.model = GridModel((), self._commit, self._commit_block)
        self.grid = Grid(self.model, "Số liệu chung")
        self.card = GridCard(self.grid)
        paste_by_name(self.grid)
        self.grid.said.connect(work.say)
        self.grid.block_refused.connect(self.block_refused)
        self.model.dataChanged.connect(self.refreshed)

    @property
    def blanks(self) -> int:
        """Figures with a target that have no value yet."""
        return sum(
            1
            for f in self._figures.values()
            if f.value is None and f.line is not None and f.line.target
        )

    @property
    def figures(self) -> dict[str, OfficeFigure]:
        return self._figures

    def set_narrow(self, is_narrow: bool) -> None:
        scale = theme().scale
        self.grid.set_row_height(scale.compact_row if is_narrow else scale.grid_row)
        self.card.fit_height()

    def show_month(self, month: Month, place: int, is_closed: bool) -> None:
        """`place`: the office's own id, under which its figures are kept."""
        found = self._work.ask(counts.office_figures, month)
        if found is None:
            return
        if month != self._month:
            self.model.set_columns(rows.office_columns(month))
        self._month, self._place = month, place
        self._figures = {figure.measure.key: figure for figure in found}
        self._locked = (
            f"Tháng {month.label} đã chốt, chỉ xem. Muốn sửa hãy mở lại tháng." if is_closed else ""
        )
        self.read_notes()
        self.card.fit_height()
        self.refreshed.emit()

    def read_notes(self) -> None:
        """Draws the figures with the corners of their notes."""
        if self._month is None:
            return
        found = self._work.ask(notes.notes, self._month) or {}
        noted = {key: words for (unit, key), words in found.items() if unit == self._place}
        listed = rows.office_rows(self._figures.values(), noted)
        self.model.set_rows(listed, None, self._locked)

    def _commit(self, measure: object, column: str, typed: str) -> str | None:
        refused = self._commit_block((Edit(str(measure), column, typed),))
        return refused[0].reason if refused else None

    def _commit_block(self, edits: Sequence[Edit]) -> tuple[Refusal, ...]:
        money = [key for key, one in self._figures.items() if one.measure.unit == MONEY]
        refused = entry.unreadable(self.model, edits, money)
        if refused or self._month is None:
            return refused
        made = [
            Entry(self._place, str(e.row), self._figures[str(e.row)].part, entry.parsed(e.text))
            for e in edits
        ]
        expected = {(e.unit, e.measure): self._figures[e.measure].count for e in made}
        try:
            self._work.attempt(
                counts.set_counts, self._month, made, expected, origin=self._origin
            )
        except (UserError, StoreProblem) as problem:
            if problem.code == "count.stale":
                self.show_month(self._month, self._place, is_closed=False)
            if isinstance(problem, StoreProblem):
                self._work.failed.emit(problem)
            first = edits[0]
            where = self.model.where(first.row, first.column)
            return (Refusal(first.row, first.column, first.text, messages.of(problem), where),)
        self.show_month(self._month, self._place, is_closed=False)
        return ()
