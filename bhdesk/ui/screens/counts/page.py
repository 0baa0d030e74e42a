"""The page Số liệu tháng: the sheets, what stands around them, what to look at."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QVBoxLayout

from bhdesk.domain.changes import Area
from bhdesk.domain.counts import Part
from bhdesk.domain.periods import Month
from bhdesk.domain.plans import Nature
from bhdesk.services import month_views
from bhdesk.services.month_views import Standing
from bhdesk.ui.grid.refused_dialog import tell_refused
from bhdesk.ui.screens.counts.beside import Beside
from bhdesk.ui.screens.counts.checks import ChecksCard
from bhdesk.ui.screens.counts.findings import MonthFindings
from bhdesk.ui.screens.counts.import_flow import ImportFlow
from bhdesk.ui.screens.counts.leaving import Leaving
from bhdesk.ui.screens.counts.measure_bar import OFFICE, MeasureBar
from bhdesk.ui.screens.counts.month_life import MonthLife
from bhdesk.ui.screens.counts.nothing import NothingButton, foot_line
from bhdesk.ui.screens.counts.office_sheet import OfficeSheet
from bhdesk.ui.screens.counts.rows import NOW
from bhdesk.ui.screens.counts.sheet import UnitSheet
from bhdesk.ui.screens.counts.summary import SummaryCard, summary, unsettled
from bhdesk.ui.shell.navigation import RAIL
from bhdesk.ui.shell.page import Page
from bhdesk.ui.tokens import TIGHT_WIDTH
from bhdesk.ui.widgets.buttons import secondary

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from bhdesk.domain.catalogue import Measure
    from bhdesk.domain.checks import Doubt
    from bhdesk.services.counts import CountGrid
    from bhdesk.ui.grid import Grid, Refusal
    from bhdesk.ui.screens.counts.checks import Finding
    from bhdesk.ui.work import Work

SIDE_FLOWS = "Thêm cột chuyển đến, chuyển đi, qua đời, chuyển nhóm"
SHORT_SIDE_FLOWS = "Thêm cột chuyển, qua đời"


class CountsPage(Page):
    """Every committed cell is on disk at once; what was refused stays to be put right."""

    key, title, icon = "counts", "Số liệu tháng", "so-lieu"
    areas: ClassVar[frozenset[Area]] = frozenset(
        {Area.COUNTS, Area.MONTHS, Area.TARGETS, Area.BASES, Area.UNITS, Area.PLAN}
    )

    def __init__(
        self, work: Work, month: int, *, resources: Path = Path(), folder: Path = Path()
    ) -> None:
        """`folder` is where forms to fill in are saved first."""
        super().__init__(work, month)
        self._measure: str | None = None
        self._added: list[str] = []
        self._tells_block = self._is_tight = False
        self._office_id = 0
        self.sheet, self.office = UnitSheet(work, self), OfficeSheet(work, self)
        self.life = MonthLife(self, self.sheet)
        self.undo_button = secondary("Hoàn tác", "hoan-tac")
        self.undo_button.setToolTip("Hoàn tác việc vừa làm (Ctrl+Z)")
        self.header.add_button(self.undo_button)
        self.imports = ImportFlow(self, resources, folder)
        self.header.add_button(self.imports.button)
        self.header.add_button(self.life.report_button)
        self.header.add_button(self.life.close_button)
        for button in (self.undo_button, self.life.report_button):
            button.hide()  # all of them at once would push a narrow window wider
        self.measures = MeasureBar()
        self.checks, self.summary = ChecksCard(), SummaryCard()
        self._doubts = MonthFindings(work, self._look, self._follow)
        self.beside = Beside(self, self.sheet, self.office)
        self.panel, self.remarks = self.beside.panel, self.beside.remarks
        self._leaving = Leaving(self, self.sheet, self.office, self.remarks)
        self.side_flows = QCheckBox(SIDE_FLOWS)
        self.nothing_button = NothingButton(self, self.sheet)
        self._lay_out()
        self._connect()

    def reload(self) -> None:
        month = self._now
        found: month_views.EntryMeasures | None = self.work.ask(month_views.entry_measures, month)
        if found is None:
            return
        added = [measure for measure in found.others if measure.key in self._added]
        others = [measure for measure in found.others if measure.key not in self._added]
        listed = [*found.used, *added]
        keys = [measure.key for measure in listed] + ([OFFICE] if found.has_office else [])
        if self._measure not in keys:
            self._measure = keys[0] if keys else OFFICE
        self.measures.set_choices(listed, others, found.has_office, self._measure)
        self.life.read()
        self._doubts.read(month)
        is_office = self._measure == OFFICE
        self.sheet.card.setVisible(not is_office)
        self.office.card.setVisible(is_office)
        if is_office:
            self.office.show_month(month, self._place(), self.life.is_locked)
        else:
            self.sheet.show_measure(month, self._measure)
        self.life.show_state()
        self._show_undo()
        self.imports.set_open(is_open=not self.life.is_locked)

    def take_focus(self) -> None:
        self._grid.setFocus()

    def show_what(self, what: object) -> None:
        """A measure's key, or (unit, measure's key) to go to that village's first open cell."""
        unit, key = what if isinstance(what, tuple) else (None, what)
        if isinstance(key, str):
            self._choose(key)
        if unit is not None:
            self.sheet.grid.select_cell(unit, Part.NEW.value)

    def set_narrow(self, is_narrow: bool) -> None:
        super().set_narrow(is_narrow)
        self.sheet.set_narrow(is_narrow)
        self.office.set_narrow(is_narrow)
        self.measures.set_narrow(is_narrow)
        self.beside.set_narrow(is_narrow)
        self.side_flows.setText(SHORT_SIDE_FLOWS if is_narrow else SIDE_FLOWS)
        self.side_flows.setToolTip(SIDE_FLOWS if is_narrow else "")

    def may_leave(self, go: Callable[[], object]) -> bool:
        return self._leaving.may_leave(go)

    def may_end(self, go: Callable[[], object]) -> bool:
        return self._leaving.may_end(go)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_tight = self.width() < TIGHT_WIDTH - RAIL
        self.beside.set_tight(is_tight)
        if is_tight != self._is_tight:
            self._is_tight = self.life.is_tight = is_tight
            self._show_undo()
            self._follow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # a digit after a click on a month or a measure is meant for the table
        grid = self._grid
        focus = self.window().focusWidget()
        is_typing = focus is grid or (focus is not None and grid.isAncestorOf(focus))
        if event.text().isdigit() and not is_typing:
            grid.setFocus(Qt.FocusReason.ShortcutFocusReason)
            QApplication.sendEvent(grid, event)
            return
        super().keyPressEvent(event)

    @property
    def _now(self) -> Month:
        return Month.from_key(self.month)

    @property
    def _grid(self) -> Grid:
        """The table that is shown."""
        return (self.office if self._measure == OFFICE else self.sheet).grid

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addWidget(self.life.bar)
        left.addWidget(self.measures)
        # the cards stop at their rows, so what is left over stays under everything
        left.addWidget(self.sheet.card, 100)
        left.addWidget(self.office.card, 100)
        left.addLayout(foot_line(self.beside.past_line, self.beside.drawer_button))
        left.addWidget(self.checks)
        left.addWidget(self.summary)
        left.addLayout(foot_line(self.side_flows, self.imports.form_link, self.nothing_button))
        left.addStretch(1)
        self.body.addLayout(self.beside.laid_beside(left), 1)

    def _connect(self) -> None:
        self.measures.chosen.connect(self._choose)
        self.measures.year_link.clicked.connect(self._open_year)
        self.remarks.saved.connect(self._show_corners)
        self.sheet.refreshed.connect(self._follow)
        self.office.refreshed.connect(self._follow)
        self.sheet.live.typed.connect(self._follow_typing)
        for sheet in (self.sheet, self.office):
            sheet.block_refused.connect(self._tell_refused)
            sheet.grid.current_cell_changed.connect(self._show_past)
        self.side_flows.toggled.connect(self.sheet.set_side_flows)
        self.undo_button.clicked.connect(self.undo_wanted)
        self.life.changed.connect(self.reload)
        self.life.blank_wanted.connect(self._go_to_blank)

    def _show_undo(self) -> None:
        """A tight header has no room for what the menu and Ctrl+Z do as well."""
        self.undo_button.setVisible(not self.life.is_locked and not self._is_tight)

    def _show_corners(self) -> None:
        self.sheet.read_notes()
        self.office.read_notes()

    def _choose(self, key: str) -> None:
        self._measure = key
        if key != OFFICE and key not in self._added:
            self._added.append(key)
        self.reload()

    def _place(self) -> int:
        if not self._office_id:
            self._office_id = self.work.ask(month_views.office_place)
        return self._office_id

    def _open_year(self) -> None:
        shown = self.sheet.shown
        self.life.open_year("đơn vị" if shown is None else shown.frame.unit_word)

    def _follow(self) -> None:
        """Something was read or refused: the words around the grid follow."""
        if self._tells_block:
            self._tells_block = False
            self.bar.close_bar()
        is_office = self._measure == OFFICE
        shown = self.sheet.shown
        findings = self._found(is_office)
        self.checks.set_findings(findings)
        is_stock = shown is not None and shown.measure.nature is not Nature.FLOW
        is_quiet = not findings and not self.life.is_locked
        self.side_flows.setVisible(not is_office and is_quiet and is_stock)
        if is_office or shown is None:
            self.summary.hide()
            self.measures.set_done((), "")
        else:
            standing = self.work.ask(month_views.standing, self._now, shown.measure.key)
            if findings:  # the table keeps its rows before the sentence keeps its length
                standing = replace(standing, peak="")
            said = summary(shown, standing, self.sheet.unsettled())
            # where room is scarce the title stands only for the sum beside it
            has_head = not findings and bool(said.check or not self._is_tight)
            self.summary.show_summary(said, has_head)
            self.measures.set_done(self.sheet.tones(), shown.frame.unit_word)
        blanks = self.office.blanks if is_office else len(self.sheet.unsettled())
        word = "số" if is_office or shown is None else shown.frame.unit_word
        self.life.show_chips(len(findings), blanks, word)
        self._show_past()

    def _follow_typing(self, grid: CountGrid | None) -> None:
        """What the villages add up to, while a figure is still being typed."""
        before = self.sheet.unsettled()
        if not before or self.sheet.shown is None:
            return
        drafts = {draft.row for draft in self.sheet.drafts}
        after = before if grid is None else unsettled(grid, drafts)
        said = summary(grid or self.sheet.shown, Standing(None, ""), after)
        has_head = self.checks.isHidden() and bool(said.check or not self._is_tight)
        self.summary.show_summary(said, has_head)

    def _found(self, is_office: bool) -> tuple[Finding, ...]:
        """A locked month has nothing more to be looked at."""
        if self.life.is_locked:
            return ()
        if is_office:
            self._doubts.read(self._now)
        here = () if is_office else self.sheet.findings()
        return here + self._doubts.listed(self._now)

    def _look(self, doubt: Doubt, measure: Measure) -> None:
        if not measure.is_in_units:
            self._choose(OFFICE)
            self.office.grid.select_cell(measure.key, NOW)
            return
        self._choose(measure.key)
        self.sheet.grid.select_cell(doubt.unit, Part.CLOSING.value)

    def _show_past(self, *_: object) -> None:
        if self._measure == OFFICE:
            self.beside.show_office(self._now, self._place(), self.life.is_locked)
        else:
            self.beside.show_unit(self._now, self.life.is_locked)
        self.nothing_button.follow(is_office=self._measure == OFFICE)

    def _tell_refused(self, refused: tuple[Refusal, ...]) -> None:
        """Nothing of the block was written; the cells are named and listed."""
        tell_refused(self.bar, refused, self._grid)
        self._tells_block = True

    def _go_to_blank(self, measure: str) -> None:
        shown = self.sheet.shown
        is_office = shown is not None and not shown.frame.measure(measure).is_in_units
        self._choose(OFFICE if is_office else measure)
        if is_office:
            self.office.grid.select_cell(measure, NOW)
        else:
            self.sheet.go_to_blank()
