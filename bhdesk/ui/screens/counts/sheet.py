"""The grid of one measure by village: each committed cell or block is one write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from bhdesk import messages
from bhdesk.domain.counts import MAIN_FLOWS, NOTHING, SIDE_FLOWS, Part
from bhdesk.domain.errors import StoreProblem, UserError
from bhdesk.domain.plans import Nature
from bhdesk.services import counts, doubts, notes
from bhdesk.ui.grid import Edit, Grid, GridCard, GridModel, Refusal
from bhdesk.ui.grid.named_dialog import paste_by_name
from bhdesk.ui.screens.counts import entry, rows
from bhdesk.ui.screens.counts.findings import SheetFindings, with_jumps
from bhdesk.ui.screens.counts.live import LiveSums
from bhdesk.ui.screens.counts.summary import is_open, unsettled
from bhdesk.ui.tokens import Tone, theme

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from bhdesk.domain.checks import Usual
    from bhdesk.domain.periods import Month
    from bhdesk.domain.places import Unit
    from bhdesk.services.counts import CountGrid
    from bhdesk.ui.screens.counts import live
    from bhdesk.ui.screens.counts.checks import Finding
    from bhdesk.ui.work import Work


class UnitSheet(QObject):
    """Holds no figures but what was read last; refused texts wait per month and measure."""

    refreshed = Signal()
    """Figures were read again or a text was refused: chips, checks and panel follow."""
    block_refused = Signal(object)
    """(tuple[Refusal, ...]): nothing of a block was written."""

    def __init__(self, work: Work, origin: QWidget) -> None:
        super().__init__(origin)
        self._work, self._origin = work, origin
        self._shown: CountGrid | None = None
        self._notes: dict[int, str] = {}
        self._reasons: dict[int, str] = {}
        self._has_side_flows = self._is_narrow = False
        self._drafts: tuple[Refusal, ...] = ()
        self._waiting: dict[tuple[int, str], tuple[Refusal, ...]] = {}
        self._findings = SheetFindings(self)
        self._usual: Mapping[tuple[int, Part], Usual] = {}
        self.model = GridModel((), self._commit, self._commit_block)
        self.grid = Grid(self.model, "Số liệu tháng theo địa bàn")
        self.card = GridCard(self.grid)
        paste_by_name(self.grid)
        self.grid.said.connect(work.say)
        self.grid.block_refused.connect(self.block_refused)
        self.model.dataChanged.connect(self._follow_drafts)
        self.live = LiveSums(self.grid, self._standing, self._fill)

    @property
    def shown(self) -> CountGrid | None:
        """What was read last."""
        return self._shown

    @property
    def drafts(self) -> tuple[Refusal, ...]:
        """Refused texts that stand in the grid."""
        return self._drafts

    def set_narrow(self, is_narrow: bool) -> None:
        """Lower rows and shorter titles."""
        scale = theme().scale
        self.grid.set_row_height(scale.compact_row if is_narrow else scale.grid_row)
        if self._is_narrow != is_narrow:
            self._is_narrow = is_narrow
            self._lay_columns_anew()

    def set_side_flows(self, has_side_flows: bool) -> None:
        """With or without moved in, moved out, died, switched."""
        self._has_side_flows = has_side_flows
        self._lay_columns_anew()

    def show_measure(self, month: Month, measure: str) -> None:
        """Reads and shows; the cursor and refused texts stay where the sheet is the same."""
        self._usual = self._work.ask(doubts.usual, month, measure) or {}
        self._read(month, measure)

    def read_notes(self) -> None:
        """The corners alone are drawn anew."""
        if self._shown is not None:
            self._read_words(self._shown.month, self._shown.measure.key)
            self._fill()

    def refused_texts(self) -> tuple[Refusal, ...]:
        """All that is not on disk, of the months and measures not shown as well."""
        return (*self._drafts, *(draft for drafts in self._waiting.values() for draft in drafts))

    def give_up(self) -> None:
        """Forgets every refused text."""
        self._waiting.clear()
        for draft in self._drafts:
            self.model.discard_draft(draft.row, draft.column)

    def tones(self) -> tuple[Tone, ...]:
        """For each unit: refused, to be looked at, done, or nothing yet."""
        if self._shown is None:
            return ()
        refused = {draft.row for draft in self._drafts}
        warned = self._findings.warned()
        return tuple(
            Tone.BAD if row.unit.id in refused
            else Tone.WARN if row.unit.id in warned
            else Tone.MUTED if is_open(self._shown, row)
            else Tone.GOOD
            for row in self._shown.rows
        )  # fmt: skip

    def unsettled(self) -> tuple[str, ...]:
        """Names of the units whose month cannot be told yet."""
        if self._shown is None:
            return ()
        return unsettled(self._shown, {draft.row for draft in self._drafts})

    def findings(self) -> tuple[Finding, ...]:
        """Refused texts, then differences and jumps not kept yet."""
        return self._findings.listed()

    def clear(self, unit: int, column: str) -> None:
        """Empties a cell, so that it is computed again."""
        self._commit(unit, column, "")

    def blank_unit(self) -> Unit | None:
        """The unit under the cursor where "không phát sinh" has cells to fill."""
        keys, shown = self.grid.current_keys(), self._shown
        if keys is None or shown is None or shown.is_closed:
            return None
        parts = (Part.NEW,) if shown.measure.nature is Nature.FLOW else MAIN_FLOWS
        return next(
            (
                row.unit
                for row in shown.rows
                if row.unit.id == keys[0]
                and not row.count.closing_typed
                and any(row.count.part(part) is None for part in parts)
            ),
            None,
        )

    def go_to_blank(self) -> None:
        """Puts the cursor on the first cell that has no figure yet."""
        for row in self.model.rows:
            for column, cell in zip(self.model.columns, row.cells, strict=True):
                is_blank = not isinstance(cell, str) and not cell.typed
                if column.is_editable and is_blank:
                    self.grid.select_cell(row.key, column.key)
                    return

    def _read(self, month: Month, measure: str) -> None:
        found: CountGrid | None = self._work.ask(counts.grid, month, measure)
        if found is None:
            return
        self._read_words(month, measure)
        before = self._shown
        is_other = before is None or _sheet(before) != _sheet(found)
        self._show(with_jumps(found, self._usual), is_other)

    def _show(self, found: CountGrid, is_other: bool) -> None:
        drafts = self._drafts
        if is_other:
            if self._shown is not None and drafts:
                self._waiting[self._key(self._shown)] = drafts
            self._drafts = ()
            has_side = self._has_side_flows or _uses_side(found)
            self.model.set_columns(rows.unit_columns(found, has_side, self._is_narrow))
        self._shown = found
        self.grid.table_title = f"{found.measure.short} theo {found.frame.unit_word}"
        self._fill()
        if is_other:
            for draft in self._waiting.pop(self._key(found), ()):
                self._type_again(draft)
            self.card.fit_height()
        self.refreshed.emit()

    def _lay_columns_anew(self) -> None:
        """Other columns of the same figures; the cursor and refused texts stay."""
        keys = self.grid.current_keys()
        if self._shown is not None:
            self._show(self._shown, is_other=True)
        if keys is not None:
            index = self.model.index_of(*keys)
            self.grid.setCurrentIndex(index)

    def _standing(self) -> live.Standing | None:
        if self._shown is None:
            return None
        places = tuple((draft.row, draft.column) for draft in self._drafts)
        return self._shown, places, rows.Remarks(self._notes, self._reasons)

    def _fill(self) -> None:
        standing = self._standing()
        if standing is None:
            return
        self.live.forget()
        shown, places, words = standing
        listed, total = rows.unit_rows(shown, self.model.columns, places, words)
        month = shown.month.label
        locked = (
            f"Tháng {month} đã chốt, chỉ xem. Muốn sửa hãy mở lại tháng." if shown.is_closed else ""
        )
        self.model.set_rows(listed, total, locked)

    def _read_words(self, month: Month, measure: str) -> None:
        self._notes = self._said(notes.notes, month, measure)
        self._reasons = self._said(notes.reasons, month, measure)

    def _said(self, read: Callable[..., object], month: Month, measure: str) -> dict[int, str]:
        found = self._work.ask(read, month) or {}
        return {unit: words for (unit, key), words in found.items() if key == measure}

    def _type_again(self, draft: Refusal) -> None:
        index = self.model.index_of(draft.row, draft.column)
        if index.isValid() and not self.model.is_locked:
            self.model.setData(index, draft.text)

    def _follow_drafts(self) -> None:
        """A text was refused or given up: what hangs on it is drawn anew."""
        fresh = self.model.drafts()
        if fresh != self._drafts:
            self._drafts = fresh
            self._fill()
            self.refreshed.emit()

    def _commit(self, unit: object, column: str, typed: str) -> str | None:
        if self._shown is None:
            return None
        edit = Edit(int(str(unit)), column, typed)
        problem = self._write((edit,))
        return messages.of(problem) if problem is not None else None

    def _commit_block(self, edits: Sequence[Edit]) -> tuple[Refusal, ...]:
        refused = entry.unreadable(self.model, edits)
        if refused or self._shown is None:
            return refused
        problem = self._write(edits)
        if isinstance(problem, UserError):
            return entry.impossible(self.model, self._shown, edits, problem)
        if problem is not None:
            first = edits[0]
            where = self.model.where(first.row, first.column)
            return (Refusal(first.row, first.column, first.text, messages.of(problem), where),)
        return ()

    def _write(self, edits: Sequence[Edit]) -> UserError | StoreProblem | None:
        """One write of all cells, upon the values that were on the screen."""
        shown = self._shown
        if shown is None:
            return None
        key = shown.measure.key
        expected = {(row.unit.id, key): row.count for row in shown.rows if row.count != NOTHING}
        try:
            made = entry.entries(shown, edits)
            self._work.attempt(counts.set_counts, shown.month, made, expected, origin=self._origin)
        except StoreProblem as problem:
            self._work.failed.emit(problem)
            return problem
        except UserError as problem:
            if problem.code in {"count.stale", "month.closed"}:
                self._read(shown.month, key)
            return problem
        self._read(shown.month, key)
        return None

    @staticmethod
    def _key(grid: CountGrid) -> tuple[int, str]:
        return grid.month.key, grid.measure.key


def _sheet(grid: CountGrid) -> tuple[Month, str, int]:
    """What the columns hang on."""
    return grid.month, grid.measure.key, grid.frame.office.cut_off_day


def _uses_side(grid: CountGrid) -> bool:
    return any(row.count.part(part) is not None for row in grid.rows for part in SIDE_FLOWS)
