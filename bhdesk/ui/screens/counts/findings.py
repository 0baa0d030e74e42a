"""What is to be looked at before closing: cells of the sheet, then figures against each other."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from bhdesk import messages
from bhdesk.domain import checks, text
from bhdesk.domain.counts import Part
from bhdesk.services import doubts, office
from bhdesk.ui.screens.counts import entry, rows
from bhdesk.ui.screens.counts.checks import Finding
from bhdesk.ui.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtCore import SignalInstance

    from bhdesk.domain.catalogue import Measure
    from bhdesk.domain.checks import Doubt, Usual
    from bhdesk.domain.frame import Frame
    from bhdesk.domain.periods import Month
    from bhdesk.services.counts import CountGrid, GridRow
    from bhdesk.ui.grid import Grid, GridModel, Refusal
    from bhdesk.ui.work import Work


def with_jumps(grid: CountGrid, usual: Mapping[tuple[int, Part], Usual]) -> CountGrid:
    """The rows with what is unlikely in them; a cell that does not add up says that first."""
    if grid.is_closed or not usual:
        return grid
    return replace(grid, rows=tuple(_with_jumps(row, usual) for row in grid.rows))


def _with_jumps(row: GridRow, usual: Mapping[tuple[int, Part], Usual]) -> GridRow:
    told = {issue.where for issue in row.issues}
    found = checks.jumps(row.unit.id, row.count, usual)
    fresh = tuple(issue for issue in found if issue.where not in told)
    return replace(row, issues=row.issues + fresh) if fresh else row


class Judged(Protocol):
    """The sheet whose cells are looked at."""

    model: GridModel
    grid: Grid
    refreshed: SignalInstance

    @property
    def shown(self) -> CountGrid | None: ...
    @property
    def drafts(self) -> tuple[Refusal, ...]: ...
    def clear(self, unit: int, column: str) -> None: ...


class SheetFindings:
    """The sheet's refused texts, which are not on disk, then warnings that were not kept yet."""

    def __init__(self, sheet: Judged) -> None:
        self._sheet = sheet
        self._kept: set[tuple[int, str, int, Part, int]] = set()

    def listed(self) -> tuple[Finding, ...]:
        shown = self._sheet.shown
        if shown is None or shown.is_closed:
            return ()
        by_unit = {row.unit.id: row for row in shown.rows}
        found = [self._warning(by_unit[unit], part, value) for unit, part, value in self._open()]
        return (*(self._refused(draft) for draft in self._sheet.drafts), *found)

    def warned(self) -> set[int]:
        """The units with a warning that was not kept."""
        return {unit for unit, _, _ in self._open()}

    def _open(self) -> tuple[tuple[int, Part, int], ...]:
        shown = self._sheet.shown
        if shown is None:
            return ()
        at = shown.month.key, shown.measure.key
        return tuple(
            (row.unit.id, part, value)
            for row in shown.rows
            for part, value in entry.pending(row)
            if (*at, row.unit.id, part, value) not in self._kept
        )

    def _warning(self, row: GridRow, part: Part, value: int) -> Finding:
        sheet, unit = self._sheet, row.unit.id
        issue = next(item for item in row.issues if item.where == part.value)
        if issue.code in rows.JUMPS:
            first, act = "Sửa ô này", lambda: sheet.grid.select_cell(unit, part.value, True)
        else:
            wanted = int(issue.params["computed" if part is Part.CLOSING else "previous"])
            first, act = f"Dùng {text.count(wanted)}", lambda: sheet.clear(unit, part.value)
        return Finding(
            Tone.WARN, sheet.model.where(unit, part.value), rows.sentence(row, part), first, act,
            f"Giữ {text.count(value)}", lambda: self._keep(unit, part, value),
        )  # fmt: skip

    def _refused(self, draft: Refusal) -> Finding:
        sheet = self._sheet
        return Finding(
            Tone.BAD, draft.where, draft.reason,
            "Sửa ô này", lambda: sheet.grid.select_cell(draft.row, draft.column, True),
            "Bỏ", lambda: sheet.model.discard_draft(draft.row, draft.column),
        )  # fmt: skip

    def _keep(self, unit: int, part: Part, value: int) -> None:
        """The officer knows of the difference; the cell stays marked, the card is done with it."""
        shown = self._sheet.shown
        if shown is not None:
            self._kept.add((shown.month.key, shown.measure.key, unit, part, value))
            self._sheet.refreshed.emit()


class MonthFindings:
    """Figures of the month that cannot be beside each other, whichever sheet is shown."""

    def __init__(
        self, work: Work, look: Callable[[Doubt, Measure], object], follow: Callable[[], object]
    ) -> None:
        """`look` shows a doubt's figure; `follow` is called when one was kept."""
        self._work, self._look, self._follow = work, look, follow
        self._kept: set[tuple[int, int | None, str]] = set()
        self._jumps: tuple[Doubt, ...] = ()

    def read(self, month: Month) -> None:
        """The office's own figures may be others; typing into villages does not change them."""
        self._jumps = self._work.ask(doubts.office_jumps, month) or ()

    def listed(self, month: Month) -> tuple[Finding, ...]:
        found = (*self._jumps, *(self._work.ask(doubts.sanity, month) or ()))
        fresh = [doubt for doubt in found if self._key(month, doubt) not in self._kept]
        frame: Frame | None = self._work.ask(office.frame, month.last_day) if fresh else None
        if frame is None:
            return ()
        return tuple(self._finding(month, doubt, frame) for doubt in fresh)

    def _finding(self, month: Month, doubt: Doubt, frame: Frame) -> Finding:
        measure = frame.measure(doubt.measure)
        return Finding(
            Tone.WARN, f"{_place(frame, doubt.unit)} · {measure.short}",
            messages.explain(doubt.issue.code, doubt.issue.params),
            "Xem", lambda: self._look(doubt, measure), "Giữ", lambda: self._keep(month, doubt),
        )  # fmt: skip

    def _keep(self, month: Month, doubt: Doubt) -> None:
        self._kept.add(self._key(month, doubt))
        self._follow()

    @staticmethod
    def _key(month: Month, doubt: Doubt) -> tuple[int, int | None, str]:
        return month.key, doubt.unit, f"{doubt.issue.code} {sorted(doubt.issue.params.items())}"


def _place(frame: Frame, unit: int | None) -> str:
    return f"Toàn {frame.office_word}" if unit is None else frame.unit(unit).name
