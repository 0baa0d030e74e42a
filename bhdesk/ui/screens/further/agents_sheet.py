"""The table of organisations and agents: each committed cell or block is one write."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from bhdesk import messages
from bhdesk.domain import text
from bhdesk.domain.collecting import Collected
from bhdesk.domain.errors import StoreProblem, UserError
from bhdesk.domain.periods import Month
from bhdesk.services import collecting
from bhdesk.ui.grid import Edit, Grid, GridModel, Refusal
from bhdesk.ui.grid.named_dialog import paste_by_name
from bhdesk.ui.screens.further import agents_rows as rows
from bhdesk.ui.screens.further.agents_rows import Place, Span
from bhdesk.ui.screens.further.peaks_texts import KeptTexts

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from bhdesk.services.collecting import AgentView
    from bhdesk.ui.screens.further.agents_rows import Sheet
    from bhdesk.ui.shell.part import Part


class AgentSheet(QObject):
    """Holds no figures but what was read last."""

    written = Signal()

    def __init__(self, part: Part) -> None:
        super().__init__(part)
        self._part = part
        self._seen: AgentView | None = None
        self._sheet: Sheet | None = None
        self.model = GridModel((), self._commit, self._commit_block)
        self.texts = KeptTexts(self.model)
        self.grid = Grid(self.model, "Chỉ tiêu, kết quả của nhân viên thu")
        paste_by_name(self.grid)
        self.grid.said.connect(part.work.say)

    def show(self, seen: AgentView, months: AgentView | None, sheet: Sheet) -> None:
        """The cursor and refused texts stay where the table is the same."""
        self._seen, self._sheet = seen, sheet
        self.grid.table_title = (
            f"Chỉ tiêu, kết quả của nhân viên thu, {seen.measure.short}, {sheet.words}"
        )
        locked = ""
        if sheet.span in (Span.QUARTER, Span.YEAR):
            locked = f"Đang xem cộng {sheet.words}. Muốn nhập hãy chọn Tuần hoặc Tháng."
        self.texts.show(sheet, rows.columns(sheet), rows.rows(seen, months, sheet), locked)

    def name_of(self, place: Place) -> str:
        """The agent or organisation of a row, that of a village too."""
        index = self.model.index_of(Place(place.body, place.member), rows.NAME)
        return str(index.data() or "")

    def _commit(self, row: Hashable, column: str, typed: str) -> str | None:
        refused = self._commit_block((Edit(row, column, typed),))
        return refused[0].reason if refused else None

    def _commit_block(self, edits: Sequence[Edit]) -> tuple[Refusal, ...]:
        """Target and result of a row go together; what a block leaves out stays as it is."""
        if self._seen is None or self._sheet is None:
            return ()
        made: dict[Place, Collected] = {}
        refused = []
        for edit in edits:
            place = edit.row
            if not isinstance(place, Place):
                continue
            try:
                value = text.parse_count(edit.text) if edit.text.strip() else None
            except UserError as problem:
                refused.append(self._refusal(edit, problem))
                continue
            old = made.get(place) or self._standing(place)
            made[place] = (
                replace(old, target=value) if edit.column == rows.TARGET
                else replace(old, result=value)
            )  # fmt: skip
        if refused:
            return tuple(refused)
        try:
            self._part.write(collecting.set_figures, tuple(made.values()))
        except (UserError, StoreProblem) as problem:
            if isinstance(problem, StoreProblem):
                self._part.work.failed.emit(problem)
            return (self._refusal(edits[0], problem),)
        self.written.emit()
        return ()

    def _standing(self, place: Place) -> Collected:
        assert self._seen is not None
        assert self._sheet is not None
        sheet = self._sheet
        found = rows.figure_at(self._seen, place, sheet)
        return found or Collected(
            Month.from_key(sheet.month), place.body, sheet.measure, member=place.member,
            unit=place.unit, week=sheet.week,
        )  # fmt: skip

    def _refusal(self, edit: Edit, problem: UserError | StoreProblem) -> Refusal:
        where = self.model.where(edit.row, edit.column)
        return Refusal(edit.row, edit.column, edit.text, messages.of(problem), where)
