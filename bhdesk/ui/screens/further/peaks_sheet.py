"""The table of a peak month: each committed cell or block is one write, refused texts wait."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from bhdesk import messages
from bhdesk.domain import text
from bhdesk.domain.errors import StoreProblem, UserError
from bhdesk.services import peaks
from bhdesk.services.peaks import PeakEntry
from bhdesk.ui.grid import Edit, Grid, GridModel, Refusal
from bhdesk.ui.grid.named_dialog import paste_by_name
from bhdesk.ui.screens.further import peaks_rows as rows
from bhdesk.ui.screens.further.peaks_rows import View
from bhdesk.ui.screens.further.peaks_texts import KeptTexts

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from bhdesk.services.peaks import PeakDiary
    from bhdesk.ui.screens.further.peaks_rows import Sheet
    from bhdesk.ui.shell.part import Part


class PeakSheet(QObject):
    """Holds no figures but what was read last."""

    written = Signal()
    """Figures are on disk: all is to be read again."""

    def __init__(self, part: Part) -> None:
        super().__init__(part)
        self._part = part
        self._diary: PeakDiary | None = None
        self._sheet: Sheet | None = None
        self.is_narrow = False
        self.model = GridModel((), self._commit, self._commit_block)
        self.texts = KeptTexts(self.model)
        self.grid = Grid(self.model, "Số tăng mới của tháng cao điểm")
        paste_by_name(self.grid)
        self.grid.said.connect(part.work.say)

    def show(self, diary: PeakDiary, sheet: Sheet, today: date) -> None:
        """The cursor and refused texts stay where the table is the same."""
        self._diary, self._sheet = diary, sheet
        self.grid.table_title = _title(diary, sheet)
        if sheet.view is View.COURSE:
            columns = rows.course_columns(diary, sheet.unit)
            self.texts.show(sheet, columns, rows.course_rows(diary, sheet.unit, today))
        else:
            # a refused target keeps its column in sight
            has_target_text = any(item.column == rows.TARGET for item in self.texts.texts)
            is_tight = self.is_narrow and sheet.view is View.DAYS and not has_target_text
            columns = rows.unit_columns(diary, sheet, is_tight)
            self.texts.show(sheet, columns, rows.unit_rows(diary, sheet, is_tight))

    def _commit(self, row: Hashable, column: str, typed: str) -> str | None:
        refused = self._commit_block((Edit(row, column, typed),))
        return refused[0].reason if refused else None

    def _commit_block(self, edits: Sequence[Edit]) -> tuple[Refusal, ...]:
        if self._diary is None or self._sheet is None:
            return ()
        entries: list[PeakEntry] = []
        targets: dict[int | None, int | None] = {}
        refused = []
        for edit in edits:
            try:
                value = text.parse_count(edit.text) if edit.text.strip() else None
            except UserError as problem:
                refused.append(self._refusal(edit, problem))
                continue
            if edit.column == rows.TARGET:
                targets[int(str(edit.row))] = value
            else:
                entries.append(self._entry(edit, value))
        if refused:
            return tuple(refused)
        peak = self._diary.peak
        try:
            self._part.write(peaks.set_all, peak.month, peak.measure, entries, targets)
        except (UserError, StoreProblem) as problem:
            if isinstance(problem, StoreProblem):
                self._part.work.failed.emit(problem)
            return (self._refusal(edits[0], problem),)
        self.written.emit()
        return ()

    def _entry(self, edit: Edit, value: int | None) -> PeakEntry:
        """A cell of the course is a day of its place, else its row is the village."""
        sheet = self._sheet
        if sheet is not None and sheet.view is View.COURSE and sheet.unit is not None:
            return PeakEntry(date.fromisoformat(str(edit.row)), sheet.unit, value)
        return PeakEntry(date.fromisoformat(edit.column), int(str(edit.row)), value)

    def _refusal(self, edit: Edit, problem: UserError | StoreProblem) -> Refusal:
        where = self.model.where(edit.row, edit.column)
        return Refusal(edit.row, edit.column, edit.text, messages.of(problem), where)


def _title(diary: PeakDiary, sheet: Sheet) -> str:
    """What is printed above it: which peak month, and whose days."""
    when = f"{diary.peak.name}, tháng {diary.peak.month.label}"
    if sheet.view is not View.COURSE:
        by = "ngày" if sheet.view is View.DAYS else "tuần"
        return f"{when}: tăng mới theo {diary.frame.unit_word}, theo {by}"
    return f"{when}: từng ngày, {diary.frame.place_name(sheet.unit)}"
