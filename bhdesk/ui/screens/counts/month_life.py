"""The month's state on its page: chips, the bar that tells it, closing, sending, opening again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from bhdesk import messages
from bhdesk.domain.errors import UserError
from bhdesk.domain.periods import Month
from bhdesk.services import month_views, months
from bhdesk.ui.screens.counts.reopen import ReopenDialog
from bhdesk.ui.shell.header import HeaderChip
from bhdesk.ui.tokens import Tone
from bhdesk.ui.widgets.banner import Action, Banner
from bhdesk.ui.widgets.buttons import primary

if TYPE_CHECKING:
    from bhdesk.ui.screens.counts.sheet import UnitSheet
    from bhdesk.ui.shell.page import Page


class MonthLife(QObject):
    """Reads the state of the month shown and does what changes it."""

    changed = Signal()
    """The month has another state."""
    blank_wanted = Signal(str)
    """Key of the measure whose first blank cell is to be shown."""

    def __init__(self, page: Page, sheet: UnitSheet) -> None:
        super().__init__(page)
        self._page, self._sheet = page, sheet
        self.is_locked = False
        self.bar = Banner()
        self.close_button = primary("Chốt tháng", "khoa")
        self.report_button = primary("Lập báo cáo", "bao-cao")
        self.close_button.clicked.connect(lambda: self._close(accepts_blanks=False))
        self.report_button.clicked.connect(lambda: page.page_wanted.emit("reports", page.month))

    def read(self) -> None:
        """The state of the month shown, as it is on disk today."""
        self.is_locked = bool(self._page.work.ask(months.is_locked, self._month))

    def show_state(self) -> None:
        self.close_button.setVisible(not self.is_locked)
        self.report_button.setVisible(self.is_locked)
        if self.is_locked:
            self.bar.say(
                Tone.LOCK, f"Tháng {self._month.label} đã chốt.", "Chỉ xem, không sửa được.",
                (Action("Mở lại…", self._ask_reason),), is_closable=False,
            )  # fmt: skip
        else:
            self.bar.close_bar()

    def show_chips(self, to_see: int, blanks: int, word: str) -> None:
        """`to_see` cells to look at, else `blanks` of `word` that have no figure yet."""
        page = self._page
        if self.is_locked:
            page.header.set_chips((HeaderChip(Tone.LOCK, "Đã chốt"),))
            page.badge_changed.emit(0)
            return
        chips = [HeaderChip(Tone.INFO, "Đang nhập", "gio")]
        if to_see:
            chips.append(HeaderChip(Tone.WARN, f"Còn {to_see} ô cần xem"))
        elif blanks:
            chips.append(HeaderChip(Tone.WARN, f"Còn {blanks} {word} chưa nhập"))
        page.header.set_chips(chips)
        page.badge_changed.emit(to_see)

    @property
    def _month(self) -> Month:
        return Month.from_key(self._page.month)

    def _close(self, *, accepts_blanks: bool) -> None:
        page, grid = self._page, self._sheet.grid
        if self._sheet.drafts:
            first = self._sheet.drafts[0]
            go = Action("Sửa ô này", lambda: grid.select_cell(first.row, first.column, True))
            page.bar.say(
                Tone.BAD, f"{first.where} đang bị từ chối.", "Hãy sửa hoặc bỏ rồi chốt tháng.",
                (go,),
            )  # fmt: skip
            return
        try:
            page.work.attempt(months.close, self._month, accepts_blanks=accepts_blanks, origin=page)
        except UserError as problem:
            self._tell_not_closed(problem)
            return
        page.bar.close_bar()
        self.changed.emit()

    def _tell_not_closed(self, problem: UserError) -> None:
        actions: tuple[Action, ...] = ()
        if problem.code == "month.incomplete":
            actions = (
                Action("Đi tới ô trống", self._go_to_blank),
                Action("Chốt dù còn ô trống", lambda: self._close(accepts_blanks=True)),
            )
        self._page.bar.say(Tone.WARN, "Chưa chốt tháng.", messages.of(problem), actions)

    def _go_to_blank(self) -> None:
        blank = self._page.work.ask(month_views.first_blank, self._month)
        if blank is not None:
            self.blank_wanted.emit(blank)

    def _ask_reason(self) -> None:
        dialog = ReopenDialog(self._month.label, self._page)
        dialog.given.connect(self._reopen)
        dialog.open()

    def _reopen(self, reason: str) -> None:
        done = self._page.work.do(months.reopen, self._month, reason, origin=self._page)
        if done is not None:
            self.changed.emit()
