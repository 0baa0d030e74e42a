"""The table of a peak month: days, weeks and targets typed, or the course of one place."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from bhdesk.services import peaks
from bhdesk.services.peaks import PeakEntry
from bhdesk.ui.screens.further import peaks_rows as rows
from bhdesk.ui.screens.further.peaks_rows import View
from bhdesk.ui.screens.further.typed_sheet import TypedSheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bhdesk.services.peaks import PeakDiary
    from bhdesk.ui.screens.further.peaks_rows import Sheet
    from bhdesk.ui.screens.further.typed_sheet import Typed
    from bhdesk.ui.shell.part import Part


class PeakSheet(TypedSheet):
    """Holds no figures but what was read last."""

    written = Signal()
    """Figures are on disk: all is to be read again."""

    def __init__(self, part: Part) -> None:
        super().__init__(part, "Số tăng mới của tháng cao điểm", (), self._store)
        self._diary: PeakDiary | None = None
        self._sheet: Sheet | None = None
        self.is_narrow = False

    def show(self, diary: PeakDiary, sheet: Sheet, today: date) -> None:
        """The cursor and refused texts stay where the table is the same."""
        self._diary, self._sheet = diary, sheet
        self.grid.table_title = _title(diary, sheet)
        if sheet.view is View.COURSE:
            columns = rows.course_columns(diary, sheet.unit)
            self.texts.show(sheet, columns, rows.course_rows(diary, sheet.unit, today))
        else:
            # a refused target keeps its column in sight
            has_target_text = any(item.column == rows.TARGET for item in self.texts.refused)
            is_tight = self.is_narrow and sheet.view is View.DAYS and not has_target_text
            columns = rows.unit_columns(diary, sheet, is_tight)
            self.texts.show(sheet, columns, rows.unit_rows(diary, sheet, is_tight))

    def _store(self, typed: Sequence[Typed]) -> None:
        if self._diary is None:
            return
        entries = [self._entry(one) for one in typed if one.column != rows.TARGET]
        targets = {int(str(one.row)): one.value for one in typed if one.column == rows.TARGET}
        peak = self._diary.peak
        self._part.write(peaks.set_all, peak.month, peak.measure, entries, targets)
        self.written.emit()

    def _entry(self, typed: Typed) -> PeakEntry:
        """A cell of the course is a day of its place, else its row is the village."""
        sheet = self._sheet
        if sheet is not None and sheet.view is View.COURSE and sheet.unit is not None:
            return PeakEntry(date.fromisoformat(str(typed.row)), sheet.unit, typed.value)
        return PeakEntry(date.fromisoformat(typed.column), int(str(typed.row)), typed.value)


def _title(diary: PeakDiary, sheet: Sheet) -> str:
    """What is printed above it: which peak month, and whose days."""
    when = f"{diary.peak.name}, tháng {diary.peak.month.label}"
    if sheet.view is not View.COURSE:
        by = "ngày" if sheet.view is View.DAYS else "tuần"
        return f"{when}: tăng mới theo {diary.frame.unit_word}, theo {by}"
    return f"{when}: từng ngày, {diary.frame.place_name(sheet.unit)}"
