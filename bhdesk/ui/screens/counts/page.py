"""The page Số liệu tháng: the month's state, the sheets, what to look at, closing and reopening."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout

from bhdesk import messages
from bhdesk.domain.changes import Area
from bhdesk.domain.counts import Part
from bhdesk.domain.errors import UserError
from bhdesk.domain.periods import Month
from bhdesk.domain.plans import Nature
from bhdesk.services import month_views, months
from bhdesk.ui.screens.counts.beside import Beside
from bhdesk.ui.screens.counts.checks import ChecksCard
from bhdesk.ui.screens.counts.import_flow import ImportFlow
from bhdesk.ui.screens.counts.measure_bar import OFFICE, MeasureBar
from bhdesk.ui.screens.counts.nothing import NothingButton, foot_line
from bhdesk.ui.screens.counts.office_sheet import OfficeSheet
from bhdesk.ui.screens.counts.reopen import ReopenDialog
from bhdesk.ui.screens.counts.sheet import UnitSheet
from bhdesk.ui.screens.counts.summary import SummaryCard, summary
from bhdesk.ui.shell.header import HeaderChip
from bhdesk.ui.shell.page import Page
from bhdesk.ui.tokens import TIGHT_WIDTH, Tone
from bhdesk.ui.widgets.banner import Action, Banner
from bhdesk.ui.widgets.buttons import primary, secondary

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from bhdesk.ui.grid import Refusal
    from bhdesk.ui.work import Work

RAIL = 64
NAMED_CELLS = 3


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
        self._is_closed = self._tells_block = False
        self._office_id = 0
        self.close_button = primary("Chốt tháng", "khoa")
        self.report_button = primary("Lập báo cáo", "bao-cao")
        self.undo_button = secondary("Hoàn tác", "hoan-tac")
        self.undo_button.setToolTip("Hoàn tác việc vừa làm (Ctrl+Z)")
        self.header.add_button(self.undo_button)
        self.imports = ImportFlow(self, resources, folder)
        self.header.add_button(self.imports.button)
        self.header.add_button(self.report_button)
        self.header.add_button(self.close_button)
        self.measures = MeasureBar()
        self.lock_bar = Banner()
        self.sheet, self.office = UnitSheet(work, self), OfficeSheet(work, self)
        self.checks, self.summary = ChecksCard(), SummaryCard()
        self.beside = Beside(self, self.sheet, self.office)
        self.panel, self.remarks = self.beside.panel, self.beside.remarks
        self.side_flows = QCheckBox("Thêm cột chuyển đến, chuyển đi, qua đời, chuyển nhóm")
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
        self._is_closed = bool(self.work.ask(months.is_locked, month))
        is_office = self._measure == OFFICE
        self.sheet.card.setVisible(not is_office)
        self.office.card.setVisible(is_office)
        if is_office:
            self.office.show_month(month, self._place(), self._is_closed)
        else:
            self.sheet.show_measure(month, self._measure)
        self._show_state()

    def take_focus(self) -> None:
        is_office = self._measure == OFFICE
        (self.office if is_office else self.sheet).grid.setFocus()

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

    def may_leave(self, go: Callable[[], object]) -> bool:
        """A note that is still being typed is saved; a refused one is put right or given up."""
        if self.remarks.save():
            return True

        def give_up() -> None:
            self.remarks.give_up()
            self.bar.close_bar()
            go()

        without = Action("Bỏ ghi chú chưa lưu", give_up)
        self.bar.say(Tone.WARN, "Ghi chú chưa lưu.", self.remarks.error, (without,))
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.panel.setVisible(self.width() >= TIGHT_WIDTH - RAIL)

    @property
    def _now(self) -> Month:
        return Month.from_key(self.month)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addWidget(self.lock_bar)
        left.addWidget(self.measures)
        # the cards stop at their rows, so what is left over stays under everything
        left.addWidget(self.sheet.card, 100)
        left.addWidget(self.office.card, 100)
        left.addWidget(self.checks)
        left.addWidget(self.summary)
        left.addLayout(foot_line(self.side_flows, self.imports.form_link, self.nothing_button))
        left.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addLayout(left, 1)
        row.addWidget(self.panel)
        self.body.addLayout(row, 1)

    def _connect(self) -> None:
        self.measures.chosen.connect(self._choose)
        self.remarks.saved.connect(self._show_corners)
        self.sheet.refreshed.connect(self._follow)
        self.office.refreshed.connect(self._follow)
        for sheet in (self.sheet, self.office):
            sheet.block_refused.connect(self._tell_refused)
            sheet.grid.current_cell_changed.connect(self._show_past)
        self.side_flows.toggled.connect(self.sheet.set_side_flows)
        self.undo_button.clicked.connect(self.undo_wanted)
        self.close_button.clicked.connect(lambda: self._close(accepts_blanks=False))
        self.report_button.clicked.connect(lambda: self.page_wanted.emit("reports", self.month))

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

    def _follow(self) -> None:
        """Something was read or refused: the words around the grid follow."""
        if self._tells_block:
            self._tells_block = False
            self.bar.close_bar()
        is_office = self._measure == OFFICE
        shown = self.sheet.shown
        findings = () if is_office else self.sheet.findings()
        self.checks.set_findings(findings)
        is_stock = shown is not None and shown.measure.nature is not Nature.FLOW
        is_quiet = not findings and not self._is_closed
        self.side_flows.setVisible(not is_office and is_quiet and is_stock)
        if is_office or shown is None:
            self.summary.hide()
            self.measures.set_done((), "")
        else:
            standing = self.work.ask(month_views.standing, self._now, shown.measure.key)
            said = summary(shown, standing, self.sheet.unsettled())
            self.summary.show_summary(said, has_head=not findings)
            self.measures.set_done(self.sheet.tones(), shown.frame.unit_word)
        self._show_chips(len(findings), is_office)
        self._show_past()

    def _show_chips(self, to_see: int, is_office: bool) -> None:
        if self._is_closed:
            self.header.set_chips((HeaderChip(Tone.LOCK, "Đã chốt"),))
            self.badge_changed.emit(0)
            return
        chips = [HeaderChip(Tone.INFO, "Đang nhập", "gio")]
        blanks = self.office.blanks if is_office else len(self.sheet.unsettled())
        word = "số" if is_office or self.sheet.shown is None else self.sheet.shown.frame.unit_word
        if to_see:
            chips.append(HeaderChip(Tone.WARN, f"Còn {to_see} ô cần xem"))
        elif blanks:
            chips.append(HeaderChip(Tone.WARN, f"Còn {blanks} {word} chưa nhập"))
        self.header.set_chips(chips)
        self.badge_changed.emit(to_see)

    def _show_state(self) -> None:
        self.close_button.setVisible(not self._is_closed)
        self.undo_button.setVisible(not self._is_closed)
        self.report_button.setVisible(self._is_closed)
        self.imports.set_open(is_open=not self._is_closed)
        if self._is_closed:
            self.lock_bar.say(
                Tone.LOCK, f"Tháng {self._now.label} đã chốt.", "Chỉ xem, không sửa được.",
                (Action("Mở lại…", self._ask_reason),), is_closable=False,
            )  # fmt: skip
        else:
            self.lock_bar.close_bar()

    def _show_past(self, *_: object) -> None:
        if self._measure == OFFICE:
            self.beside.show_office(self._now, self._place(), self._is_closed)
        else:
            self.beside.show_unit(self._now, self._is_closed)
        self.nothing_button.follow(is_office=self._measure == OFFICE)

    def _tell_refused(self, refused: tuple[Refusal, ...]) -> None:
        """Nothing of the block was written; the cells are named."""
        named = " ".join(f"{item.where}: {item.reason}." for item in refused[:NAMED_CELLS])
        named = named.replace("..", ".")
        more = f" Và {len(refused) - NAMED_CELLS} ô nữa." if len(refused) > NAMED_CELLS else ""
        self.bar.say(Tone.BAD, "Chưa ghi ô nào.", named + more)
        self._tells_block = True

    def _close(self, *, accepts_blanks: bool) -> None:
        if self.sheet.drafts:
            first = self.sheet.drafts[0]
            go = Action(
                "Sửa ô này", lambda: self.sheet.grid.select_cell(first.row, first.column, True)
            )
            self.bar.say(
                Tone.BAD,
                f"{first.where} đang bị từ chối.",
                "Hãy sửa hoặc bỏ rồi chốt tháng.",
                (go,),
            )
            return
        try:
            self.work.attempt(months.close, self._now, accepts_blanks=accepts_blanks, origin=self)
        except UserError as problem:
            self._tell_not_closed(problem)
            return
        self.bar.close_bar()
        self.reload()

    def _tell_not_closed(self, problem: UserError) -> None:
        actions: tuple[Action, ...] = ()
        if problem.code == "month.incomplete":
            actions = (
                Action("Đi tới ô trống", self._go_to_blank),
                Action("Chốt dù còn ô trống", lambda: self._close(accepts_blanks=True)),
            )
        self.bar.say(Tone.WARN, "Chưa chốt tháng.", messages.of(problem), actions)

    def _go_to_blank(self) -> None:
        blank = self.work.ask(month_views.first_blank, self._now)
        if blank is not None:
            self._choose(blank)
            self.sheet.go_to_blank()

    def _ask_reason(self) -> None:
        dialog = ReopenDialog(self._now.label, self)
        dialog.given.connect(self._reopen)
        dialog.open()

    def _reopen(self, reason: str) -> None:
        if self.work.do(months.reopen, self._now, reason, origin=self) is not None:
            self.reload()
