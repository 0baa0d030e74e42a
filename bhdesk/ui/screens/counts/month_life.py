"""The month's state on its page: chips, the bar that tells it, closing, sending, opening again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from bhdesk import messages
from bhdesk.domain import text
from bhdesk.domain.errors import StoreProblem, UserError
from bhdesk.domain.months import STATE_WORDS, MonthState, State
from bhdesk.domain.periods import Month
from bhdesk.services import month_views, months
from bhdesk.ui.screens.counts.reopen import ReopenDialog
from bhdesk.ui.screens.counts.year_dialog import YearDialog
from bhdesk.ui.shell.header import HeaderChip
from bhdesk.ui.tokens import Tone
from bhdesk.ui.widgets.banner import Action, Banner
from bhdesk.ui.widgets.buttons import primary

if TYPE_CHECKING:
    from datetime import date

    from bhdesk.ui.screens.counts.sheet import UnitSheet
    from bhdesk.ui.shell.page import Page

OUTDATED = "Số liệu tháng trước đã sửa sau khi chốt – mở lại để cập nhật."


class MonthLife(QObject):
    """Reads the state of the month shown and does what changes it."""

    changed = Signal()
    """The month has another state."""
    blank_wanted = Signal(str)
    """Key of the measure whose first blank cell is to be shown."""

    def __init__(self, page: Page, sheet: UnitSheet) -> None:
        super().__init__(page)
        self._page, self._sheet = page, sheet
        self._known, self._now = MonthState(page.month), State.OPEN
        self.is_tight = False
        self.bar = Banner()
        self.close_button = primary("Chốt tháng", "khoa")
        self.report_button = primary("Lập báo cáo", "bao-cao")
        self.close_button.clicked.connect(lambda: self._close(accepts_blanks=False))
        self.report_button.clicked.connect(lambda: page.page_wanted.emit("reports", page.month))

    def read(self) -> None:
        """The state of the month shown, as it is on disk today."""
        work, month = self._page.work, self._month
        self._known = work.ask(months.full_state, month) or MonthState(month.key)
        self._now = work.ask(months.state, month) or State.CLOSED

    @property
    def is_locked(self) -> bool:
        """Nothing can be typed into the month today."""
        return self._now is not State.OPEN

    @property
    def is_reopened(self) -> bool:
        """Open again after it was closed."""
        return self._now is State.OPEN and bool(self._known.reason)

    def show_state(self) -> None:
        self.close_button.setVisible(not self.is_locked)
        self.report_button.setVisible(self.is_locked)
        if self.is_locked:
            self._tell_locked()
        elif self.is_reopened:
            self._tell_reopened()
        else:
            self.bar.close_bar()

    def show_chips(self, to_see: int, blanks: int, word: str) -> None:
        """`to_see` cells to look at, else `blanks` of `word` that have no figure yet."""
        page = self._page
        if self.is_locked:
            chips = [HeaderChip(Tone.LOCK, STATE_WORDS[self._now])]
            if self._known.is_outdated:
                chips.append(HeaderChip(Tone.WARN, "Cần cập nhật"))
            page.header.set_chips(chips[-1:] if self.is_tight else chips)
            page.badge_changed.emit(0)
            return
        chips = [HeaderChip(Tone.INFO, "Đang mở lại" if self.is_reopened else "Đang nhập", "gio")]
        if to_see:
            chips.append(HeaderChip(Tone.WARN, f"Còn {to_see} ô cần xem"))
        elif blanks:
            chips.append(HeaderChip(Tone.WARN, f"Còn {blanks} {word} chưa nhập"))
        # a tight header has room for what presses, else for the state
        page.header.set_chips(chips[-1:] if self.is_tight else chips)
        page.badge_changed.emit(to_see)

    def open_year(self, word: str) -> None:
        """The twelve months; `word`: what the units are called."""
        page = self._page
        found = page.work.ask(months.year, self._month)
        if found is not None:
            dialog = YearDialog(found, page.month, word, page)
            dialog.chosen.connect(page.header.stepper.choose)
            dialog.open()

    def _tell_locked(self) -> None:
        """Since when, and what can be done; a month out of date says that first."""
        known, label = self._known, self._month.label
        title = f"Tháng {label} {STATE_WORDS[self._now].lower()}."
        if known.state is State.OPEN and known.until is not None:
            said = f"Hạn mở lại {text.day(known.until)} đã qua."
        else:
            said = f"{text.moment(known.changed_at)}. Chỉ xem, không sửa được."
        if known.is_outdated:
            said = OUTDATED
        actions = [Action("Mở lại…", self._ask_reason)]
        if known.state is State.OPEN:
            actions.insert(0, Action("Chốt tháng", lambda: self._close(accepts_blanks=False)))
        elif known.state is State.CLOSED:
            actions.insert(0, Action("Ghi là đã gửi", self._send))
        tone = Tone.WARN if known.is_outdated else Tone.LOCK
        self.bar.say(tone, title, said, tuple(actions), is_passing=False, is_closable=False)

    def _tell_reopened(self) -> None:
        """Until when, why and for whom the month is open again."""
        known = self._known
        until = f" đến hết {text.day(known.until)}" if known.until is not None else ""
        said = f"Lý do: {known.reason.rstrip('.')}. {known.who} yêu cầu."
        self.bar.say(
            Tone.INFO, f"Đang mở lại{until}.", said, is_passing=False, is_closable=False
        )

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
        except StoreProblem as problem:
            page.work.failed.emit(problem)
            return
        page.bar.close_bar()
        self._show_changed()

    def _show_changed(self) -> None:
        """The button that was pressed goes away; the keyboard does not go with it."""
        self.changed.emit()
        self._page.take_focus()

    def _tell_not_closed(self, problem: UserError) -> None:
        actions: tuple[Action, ...] = ()
        if problem.code in {"month.incomplete", "month.forgotten"}:
            is_forgotten = problem.code == "month.forgotten"
            first = str(problem.params["first"])
            go = partial(self.blank_wanted.emit, first) if is_forgotten else self._go_to_blank
            actions = (
                Action("Đi tới ô trống", go),
                Action("Chốt dù còn ô trống", lambda: self._close(accepts_blanks=True)),
            )
        self._page.bar.say(Tone.WARN, "Chưa chốt tháng.", messages.of(problem), actions)

    def _go_to_blank(self) -> None:
        blank = self._page.work.ask(month_views.first_blank, self._month)
        if blank is not None:
            self.blank_wanted.emit(blank)

    def _send(self) -> None:
        if self._page.work.do(months.send, self._month, origin=self._page) is not None:
            self._show_changed()

    def _ask_reason(self) -> None:
        ReopenDialog(self._month.label, self._reopen, self._page).open()

    def _reopen(self, reason: str, who: str, until: date | None) -> UserError | None:
        page = self._page
        try:
            page.work.attempt(months.reopen, self._month, reason, who, until, origin=page)
        except UserError as problem:
            return problem
        except StoreProblem as problem:
            page.work.failed.emit(problem)
            return None
        self._show_changed()
        return None
