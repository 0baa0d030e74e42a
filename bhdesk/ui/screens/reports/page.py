"""The page Báo cáo: papers that are made, papers that went out, and the pictures of a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence

from bhdesk.domain.changes import Area
from bhdesk.domain.periods import Month, Period
from bhdesk.ui.screens.reports.charts_part import ChartsPart
from bhdesk.ui.screens.reports.compose import ComposePart
from bhdesk.ui.screens.reports.period_stepper import PeriodStepper
from bhdesk.ui.screens.reports.register import RegisterPart
from bhdesk.ui.screens.reports.saving import Saver
from bhdesk.ui.screens.reports.wishes import ALLOCATION
from bhdesk.ui.shell.page import Page
from bhdesk.ui.tokens import Tone
from bhdesk.ui.widgets.banner import Action
from bhdesk.ui.widgets.buttons import Segment, secondary
from bhdesk.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from bhdesk.ui.screens.reports.drafting import Draft
    from bhdesk.ui.work import Work

PARTS = ("Soạn", "Sổ văn bản", "Biểu đồ")
COMPOSE, REGISTER, CHARTS = range(3)
FROZEN = "Lời văn của bản đã phát hành được giữ nguyên."


class ReportsPage(Page):
    """Only the part that is looked at is read; Ctrl+S and Ctrl+P mean its paper."""

    key = "reports"
    title = "Báo cáo"
    icon = "bao-cao"
    areas = frozenset(Area) - {Area.SAFETY}

    def __init__(
        self, work: Work, month: int, *, resources: Path, folder: Path,
        today: Callable[[], date],
    ) -> None:  # fmt: skip
        super().__init__(work, month)
        self.segment = Segment(PARTS, COMPOSE, "Phần của trang Báo cáo")
        self.stepper = PeriodStepper()
        self.words_button = secondary("Lời văn", "ghi-chu")
        self.saver = Saver(work, resources, folder, self, self.bar)
        self.compose = ComposePart(work, self, self.bar, self.saver, resources, today)
        self.register = RegisterPart(work, self, self.bar, self.saver)
        self.charts = ChartsPart(work, resources)
        self._parts = (self.compose, self.register, self.charts)
        self._stale = set(range(3))
        self._lay_out()
        self._connect()

    @property
    def pages(self) -> bytes:
        """The bytes on screen."""
        if self.segment.current == REGISTER:
            return self.register.paper_bytes
        return self.compose.draft.pages if self.compose.draft else b""

    def reload(self) -> None:
        self._stale = set(range(3))
        self._read()

    def take_focus(self) -> None:
        self._parts[self.segment.current].take_focus()

    def finish(self) -> None:
        self.compose.finish()
        self.register.paper.set_pdf(None)
        self.charts.finish()

    def may_leave(self, go: Callable[[], object]) -> bool:
        """Words that were refused wait in their field until put right or given up."""
        words = self.compose.words
        words.save()
        if not words.has_unsaved:
            return True

        def give_up() -> None:
            words.give_up()
            self.bar.close_bar()
            go()

        self.bar.say(
            Tone.WARN, "Có câu chưa lưu được.", "Câu đang giữ trong ô, chưa vào văn bản.",
            (Action("Bỏ câu đó, đi tiếp", give_up),),
        )  # fmt: skip
        return False

    def show_what(self, what: object) -> None:
        """A month (yyyymm), a Period, a kind's key, "register", "register:7" or "charts"."""
        if isinstance(what, str) and what.startswith("register:"):
            self.show_part(REGISTER)
            self.register.choose(int(what.partition(":")[2]))
            return
        if what in ("register", "charts"):
            self.show_part(REGISTER if what == "register" else CHARTS)
            return
        self.show_part(COMPOSE)
        if isinstance(what, int):
            self.compose.go_to(Period.parse(str(Month.from_key(what))))
        elif isinstance(what, Period):
            self.compose.go_to(what)
        elif isinstance(what, str):
            self.compose.choice.choose(ALLOCATION if what == "annex" else what)

    def show_part(self, part: int) -> None:
        self.segment.choose(part)
        self._show_part(part)

    def set_narrow(self, is_narrow: bool) -> None:
        super().set_narrow(is_narrow)
        self.compose.set_narrow(is_narrow)
        self.register.set_narrow(is_narrow)

    def event(self, event: QEvent) -> bool:
        """Ctrl+S and Ctrl+P mean this page's paper before they mean anything in the menus."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            keys = (QKeySequence.StandardKey.Save, QKeySequence.StandardKey.Print)
            if any(event.matches(key) for key in keys):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        part = self.segment.current
        is_save = event.matches(QKeySequence.StandardKey.Save)
        is_print = event.matches(QKeySequence.StandardKey.Print)
        if part == COMPOSE and is_save:
            self.compose.save(".pdf")
        elif part == COMPOSE and is_print:
            self.compose.print_paper()
        elif part == REGISTER and is_save:
            self.register.save()
        elif part == REGISTER and is_print:
            self.register.print_paper()
        else:
            super().keyPressEvent(event)

    def _read(self) -> None:
        part = self.segment.current
        if part not in self._stale:
            return
        self._stale.discard(part)
        month = Month.from_key(self.month)
        if part == COMPOSE:
            self.compose.reload(month)
        elif part == REGISTER:
            self.register.reload()
        else:
            self.charts.reload(month)

    def _show_part(self, part: int) -> None:
        self.bar.close_bar()
        if part != COMPOSE:
            self.compose.words.save()
        self._stack.show_state(self._parts[part])
        self.words_button.setVisible(part == COMPOSE)
        self.stepper.setVisible(part == COMPOSE)
        self.header.stepper.setVisible(part == CHARTS)
        self._read()
        self.take_focus()

    def _take_draft(self, draft: Draft) -> None:
        self.stepper.show_period(draft.wish.period)
        self.words_button.setEnabled(draft.words is not None)
        self.words_button.setToolTip(FROZEN if draft.issued is not None else "")
        outdated = draft.words.outdated if draft.words else 0
        self.words_button.setText(f" Lời văn ({outdated} câu số cũ)" if outdated else " Lời văn")

    def _show_paper(self, choice: str, period: Period) -> None:
        self.show_part(COMPOSE)
        self.compose.go_to(period, choice)

    def _connect(self) -> None:
        self.segment.chosen.connect(self._show_part)
        self.stepper.stepped.connect(self.compose.step)
        self.words_button.clicked.connect(
            lambda: self.compose.set_wording(not self.compose.is_wording)
        )
        self.saver.written.connect(self.compose.take_written)
        self.saver.folder_changed.connect(self.compose.show_folder)
        self.compose.month_wanted.connect(self.header.stepper.choose)
        self.compose.page_wanted.connect(self.page_wanted)
        self.charts.page_wanted.connect(self.page_wanted)
        self.compose.shown.connect(self._take_draft)
        self.compose.flow.issued.connect(lambda _: self._stale.add(REGISTER))
        self.compose.flow.withdrawn.connect(lambda: self._stale.add(REGISTER))
        self.register.changed.connect(lambda: self._stale.add(COMPOSE))
        self.register.paper_wanted.connect(self._show_paper)
        self.register.begun.connect(lambda: self.show_part(COMPOSE))

    def _lay_out(self) -> None:
        self.header.stepper.hide()
        self.header.add_switch(self.segment)
        self.header.add_switch(self.stepper)
        self.header.add_button(self.words_button)
        self._stack = Sheet(*self._parts)
        self.body.addWidget(self._stack, 1)
        self.set_narrow(False)
