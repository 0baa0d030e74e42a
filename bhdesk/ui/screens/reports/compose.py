"""Soạn: a paper chosen at the left, as it will be printed, its form or its words beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal

from bhdesk import messages
from bhdesk.domain.errors import StoreProblem, UserError
from bhdesk.domain.issued import Nature
from bhdesk.domain.periods import Month, Period, PeriodKind
from bhdesk.services import holidays, issuing, office, reporting
from bhdesk.ui.paper import print_pdf
from bhdesk.ui.screens.reports.drawer import Drawer
from bhdesk.ui.screens.reports.figures import FigureGuide
from bhdesk.ui.screens.reports.issue_flow import IssueFlow
from bhdesk.ui.screens.reports.missing import Missing
from bhdesk.ui.screens.reports.orders import Orders
from bhdesk.ui.screens.reports.remarks import before_issue, remarks
from bhdesk.ui.screens.reports.room import ComposeRoom
from bhdesk.ui.screens.reports.states import YearSeen
from bhdesk.ui.screens.reports.strip import chip_of
from bhdesk.ui.screens.reports.wishes import PERIODIC
from bhdesk.ui.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from bhdesk.domain.paper_kinds import PaperKind
    from bhdesk.ui.screens.reports.drafting import Draft
    from bhdesk.ui.screens.reports.saving import Saver
    from bhdesk.ui.screens.reports.wishes import Renewal
    from bhdesk.ui.widgets.banner import Banner
    from bhdesk.ui.work import Work

TYPING_PAUSE_MS = 400


class ComposePart(ComposeRoom):
    """The pages are drawn in the worker; only the newest wish is shown."""

    month_wanted = Signal(int)
    page_wanted = Signal(str, object)
    shown = Signal(object)
    """(Draft)"""

    def __init__(
        self, work: Work, page: QWidget, bar: Banner, saver: Saver, resources: Path,
        today: Callable[[], date],
    ) -> None:  # fmt: skip
        super().__init__(work, page, today)
        self._work, self._page, self._bar, self._saver = work, page, bar, saver
        self._today, self._holidays = today, resources / "holidays"
        self._month: Month | None = None
        self._seen: YearSeen | None = None
        self._is_issuing = False
        self.draft: Draft | None = None
        self.orders, self.missing = Orders(work, self.side.form, page), Missing(self.paper)
        self.drawer, self.flow = Drawer(work, resources, page), IssueFlow(work, page, bar)
        self.guide = FigureGuide(work, self.paper)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(TYPING_PAUSE_MS)
        self._connect()

    def reload(self, month: Month) -> None:
        """Reads the year and draws the paper of that month, or of the longer period it is in."""
        fills = self._work.ask(reporting.year_fill, month.year)
        frame, signers = self._work.ask(office.frame), self._work.ask(office.signers)
        register = self._work.ask(issuing.register)
        calendar = self._work.ask(holidays.calendar, holidays.public(self._holidays))
        known = (fills, frame, signers, register, calendar)
        if any(one is None for one in known):
            return
        period = self.orders.period or Period.of(PeriodKind.MONTH, month)
        if month != self._month:
            self.orders.keep_typing()
            period = Period.of(period.kind, month)
        self._month = month
        self._seen = YearSeen(frame, fills, register, self._today(), calendar)
        self.choice.show_year(self._seen, period)
        self.orders.period, self.orders.kind = self.choice.period, self.choice.kind
        self.side.form.set_office(frame.office, signers)
        self.show_folder()
        self._show_wish()

    def go_to(self, period: Period, choice: str = PERIODIC) -> None:
        self.choice.go(period, choice)

    def step(self, by: int) -> None:
        """The paper of the period before or after, of another year too."""
        period = self.orders.period
        if period is not None:
            target = period.following if by > 0 else period.previous
            self.choice.go(target)

    def show_folder(self) -> None:
        self.side.set_folder(f"Lưu vào {self._saver.folder}")

    def save(self, ending: str) -> None:
        self._saver.save(self.orders.wish, ending)

    def print_paper(self) -> None:
        """Prints the bytes that are on the screen."""
        if self.draft is not None and self.draft.pages:
            print_pdf(self.draft.pages, self, self.draft.wish.file_name)

    def issue(self) -> None:
        """Fills in what the register and today suggest, draws that, then asks."""
        form, typed = self.side.form, self.side.form.typed
        wrong = [name for name in typed.errors if name in form.rows]
        if wrong:
            form.rows[wrong[0]].field.setFocus()
            return
        self.orders.fill_blanks(self._next_number(), self._today())
        self._is_issuing = True
        self._draw()

    def take_written(self, draft: Draft) -> None:
        """A file was written of this paper: what is in it is what is shown."""
        if self.orders.kind is not None and draft.wish == self.orders.wish:
            self._show(draft)

    def finish(self) -> None:
        """The window closes: what is typed in a field still held by the keyboard is kept."""
        self._pause.stop()
        self.drawer.forget()
        self.words.save()
        self.orders.keep_typing()
        # a field that loses the keyboard with the window says so to a file that is closed
        self.side.form.blockSignals(True)
        self.words.editor.field.blockSignals(True)
        self.paper.set_pdf(None)

    def _show_wish(self) -> None:
        """Another paper: its own entries, its own line above, its pages."""
        self._is_issuing = False
        self.orders.show()
        self._draw()

    def _draw(self) -> None:
        self._pause.stop()
        self.paper.set_state(Tone.INFO, "Đang lập trang…")
        self.paper.show_waiting()
        self.drawer.want(self.orders.wish)

    def _show(self, draft: Draft) -> None:
        self.draft = draft
        self.strip.show_draft(draft)
        if draft.problem is not None and not draft.pages:
            self.missing.explain(draft.problem)
        else:
            self.paper.set_pdf(draft.pages, draft.spots)
        report = draft.paper.report if draft.paper else None
        lines = remarks(report) if report and not draft.issued else ()
        self.side.form.remarks.show_lines(lines)
        self.paper.set_state(*chip_of(draft, len(lines)))
        self.side.show_draft(draft)
        if draft.document is not None and self._seen is not None:
            symbol = draft.document.letterhead.symbol
            self.side.form.show_symbol(symbol, symbol == self._seen.frame.office.symbol)
            self.side.form.set_next_number(self._next_number())
        if draft.words is not None:
            self.words.show_words(draft.words)
        elif self.is_wording:
            self.set_wording(False)
        self.shown.emit(draft)
        was_issuing, self._is_issuing = self._is_issuing, False
        if was_issuing and draft.pages and self._seen is not None:
            self.flow.ask(draft, before_issue(draft, self._seen))

    def _next_number(self) -> int:
        """What the series of this paper would give in the year of its day."""
        document = self.draft.document if self.draft else None
        symbol = document.letterhead.symbol if document else self.side.form.symbol.text()
        day = self.side.form.details.day or self._today()
        return int(self._work.ask(issuing.next_number, symbol, day.year) or 1)

    def _choose(self, kind: PaperKind, period: Period) -> None:
        if (kind, period) == (self.orders.kind, self.orders.period):
            return
        self.orders.keep_typing()
        self.orders.kind, self.orders.period = kind, period
        is_other_month = period.kind is PeriodKind.MONTH and period.last != self._month
        if is_other_month or (self._month and period.year != self._month.year):
            self._month = period.last
            self.month_wanted.emit(period.last.key)
        else:
            self._show_wish()

    def _renew(self, renewal: Renewal | None) -> None:
        self.orders.renew(renewal)
        self._show_wish()

    def _after_issue(self) -> None:
        """The register has changed: the list says so and the frozen file is shown."""
        self.orders.renew(None)
        # the button that was pressed goes; the keyboard must not fall to the navigation
        self.take_focus()
        if self._month is not None:
            self.reload(self._month)

    def _changed(self) -> None:
        """A field is left or a box ticked: on disk, then on the paper."""
        self.orders.keep()
        self._draw_typed()

    def _draw_typed(self) -> None:
        """Draws unless the paper already says what the form does."""
        if self.draft is None or self.draft.wish != self.orders.wish:
            self._draw()

    def _save_symbol(self, symbol: str) -> None:
        try:
            self._work.attempt(office.set_office, {"symbol": symbol}, origin=self._page)
        except (UserError, StoreProblem) as problem:
            self._bar.say(Tone.BAD, "Chưa lưu.", messages.of(problem))
        else:
            if self._month is not None:
                self.reload(self._month)

    def _ask_renewal(self, nature: Nature) -> None:
        self.flow.ask_renewal(self.draft, nature)

    def _connect(self) -> None:
        form, side = self.side.form, self.side
        self.choice.chosen.connect(self._choose)
        self.drawer.drawn.connect(self._show)
        form.typing.connect(self.orders.note)
        form.typing.connect(self._pause.start)
        self._pause.timeout.connect(self._draw_typed)
        form.changed.connect(self._changed)
        form.symbol_changed.connect(self._save_symbol)
        side.saving.connect(self.save)
        side.print.clicked.connect(self.print_paper)
        side.issue.clicked.connect(self.issue)
        side.replace.clicked.connect(lambda: self._ask_renewal(Nature.REPLACEMENT))
        side.add.clicked.connect(lambda: self._ask_renewal(Nature.SUPPLEMENT))
        side.withdraw.clicked.connect(lambda: self.flow.ask_withdrawal(self.draft))
        self.strip.renewal_wanted.connect(self._ask_renewal)
        self.strip.stop_wanted.connect(lambda: self._renew(None))
        self.flow.renewal_wanted.connect(self._renew)
        self.flow.issued.connect(self._after_issue)
        self.flow.withdrawn.connect(self._after_issue)
        self.flow.overtaken.connect(self._draw)
        self.words.changed.connect(self._draw)
        self.words.left.connect(lambda: self.set_wording(False))
        self.missing.page_wanted.connect(self.page_wanted)
        self.guide.month_wanted.connect(self.month_wanted)
        self.guide.page_wanted.connect(self.page_wanted)
