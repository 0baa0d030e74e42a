"""The reports page: the year's papers, the chosen one as it will be printed, and its details."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget

from bhdesk import messages
from bhdesk.domain import text
from bhdesk.domain.changes import Area
from bhdesk.domain.errors import StoreProblem, UserError
from bhdesk.domain.periods import Month
from bhdesk.services import office, reporting
from bhdesk.ui.lists import RowItem, RowList, RowStyle
from bhdesk.ui.paper import PaperView, print_pdf
from bhdesk.ui.screens.reports import drafting
from bhdesk.ui.screens.reports.details import WIDTH, DetailsPanel, Typed
from bhdesk.ui.screens.reports.drafting import Draft, Wish
from bhdesk.ui.screens.reports.remarks import remarks
from bhdesk.ui.shell.page import Page
from bhdesk.ui.tokens import TIGHT_WIDTH, Tone, theme
from bhdesk.ui.widgets import files
from bhdesk.ui.widgets.banner import Action
from bhdesk.ui.widgets.cards import Card
from bhdesk.ui.widgets.empty_state import EmptyState
from bhdesk.ui.widgets.labels import SectionHeader
from bhdesk.ui.widgets.scrolling import scrolled

if TYPE_CHECKING:
    from pathlib import Path

    from bhdesk.services.reporting import MonthFill
    from bhdesk.ui.work import Work

ANNEX = "annex"
TYPING_PAUSE_MS = 400
RAIL = 64
# what is missing -> words of the button, the page to go to and what to show there
WAYS: dict[str, tuple[str, str, str | None]] = {
    "report.outside_plan": ("Xem kế hoạch", "catalogue", "plan"),
    "target.none": ("Giao chỉ tiêu", "targets", None),
    "store.no_plan": ("Chọn kế hoạch", "catalogue", "plan"),
}


class ReportsPage(Page):
    """The pages are drawn in the worker; only the newest wish is shown."""

    key = "reports"
    title = "Báo cáo"
    icon = "bao-cao"
    areas = frozenset(Area) - {Area.SAFETY, Area.REPORTS}

    def __init__(self, work: Work, month: int, *, resources: Path, folder: Path) -> None:
        super().__init__(work, month)
        self._resources, self._folder = resources, folder
        self._typed: dict[int, Typed] = {}
        self._is_annex = False
        self._wishes = 0
        self._draft: Draft | None = None
        self.papers = RowList(RowStyle.STATE, "Các báo cáo trong năm")
        self.paper = PaperView()
        self.empty = EmptyState("bao-cao", "", "", "Xem", button_icon="")
        self._way: tuple[str, str, str | None] | None = None
        self.panel = DetailsPanel()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(TYPING_PAUSE_MS)
        self._lay_out()
        self._connect()

    @property
    def pages(self) -> bytes:
        """The bytes on screen."""
        return self._draft.pages if self._draft else b""

    def take_focus(self) -> None:
        self.papers.setFocus()

    def finish(self) -> None:
        self.paper.set_pdf(None)

    def reload(self) -> None:
        month = Month.from_key(self.month)
        if self._draft is not None and self._draft.wish.month != month:
            self.bar.close_bar()
        fill = self.work.ask(reporting.year_fill, month.year)
        frame = self.work.ask(office.frame)
        signers = self.work.ask(office.signers)
        if fill is None or frame is None or signers is None:
            return
        self._head.set_texts(f"Năm {month.year}")
        items = [month_item(item, frame.unit_word) for item in fill]
        annex = RowItem(ANNEX, "Phụ lục phân bổ chỉ tiêu", f"Năm {month.year}, khổ ngang")
        self.papers.set_items([annex, *items], ANNEX if self._is_annex else self.month)
        self.panel.set_office(frame.office.symbol, signers, frame.unit_word)
        self.panel.show_typed(
            self._typed.get(self.month) or Typed(signer=self.panel.first_signer())
        )
        self.panel.set_folder(f"Lưu vào {self._folder}")
        self._draw()

    def show_what(self, what: object) -> None:
        """A month (yyyymm) or "annex"."""
        self.papers.choose(what)

    def set_narrow(self, is_narrow: bool) -> None:
        super().set_narrow(is_narrow)
        self._share_width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def save_pdf(self) -> None:
        self._save(".pdf", files.PDF)

    def save_excel(self) -> None:
        self._save(".xlsx", files.WORKBOOK)

    def print_paper(self) -> None:
        """Prints the bytes that are on the screen."""
        if self.pages and self._draft:
            print_pdf(self.pages, self, self._draft.wish.file_name)

    def event(self, event: QEvent) -> bool:
        """Ctrl+S and Ctrl+P mean this page's paper before they mean anything in the menus."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            keys = (QKeySequence.StandardKey.Save, QKeySequence.StandardKey.Print)
            if any(event.matches(key) for key in keys):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Save):
            self.save_pdf()
        elif event.matches(QKeySequence.StandardKey.Print):
            self.print_paper()
        else:
            super().keyPressEvent(event)

    def _share_width(self) -> None:
        """The paper keeps most of the window; list and panel give way first."""
        is_tight = self.width() < TIGHT_WIDTH - RAIL
        left, right = (140, 216) if is_tight else (184, 240) if self.is_narrow else (236, WIDTH)
        self._left.setFixedWidth(theme().scale.px(left))
        self.panel.set_width(right)

    def _wish(self) -> Wish:
        month = Month.from_key(self.month)
        return Wish(month, None if self._is_annex else self.panel.details)

    def _draw(self) -> None:
        self._pause.stop()
        self._wishes += 1
        number = self._wishes
        self.panel.set_annex_only(self._is_annex)
        self.paper.set_state(Tone.INFO, "Đang lập trang…")
        self.work.run(
            drafting.draw, self._wish(), self._resources,
            then=lambda draft: self._show(draft) if number == self._wishes else None, origin=self,
        )  # fmt: skip

    def _show(self, draft: Draft) -> None:
        self._draft = draft
        problem = draft.problem if not draft.pages else None
        self._centre.setCurrentIndex(0 if problem is None else 1)
        if problem is not None:
            self._explain(problem)
        self.paper.set_pdf(draft.pages or None)
        lines = remarks(draft.paper.report) if draft.paper else ()
        self.panel.remarks.show_lines(lines)
        tone, words = (Tone.WARN, f"{len(lines)} điều cần xem") if lines else (Tone.GOOD, "Đủ số")
        self.paper.set_state(tone, words if draft.paper else "")
        for button in (self.panel.save_pdf, self.panel.print, self.panel.save_excel):
            button.setEnabled(problem is None)

    def _explain(self, problem: UserError | StoreProblem) -> None:
        """Why there is no paper, with the way to what is missing."""
        self.empty.set_texts("Chưa lập được trang in", messages.of(problem))
        self._way = WAYS.get(problem.code)
        self.empty.button.setVisible(self._way is not None)
        if self._way is not None:
            self.empty.button.setText(self._way[0])

    def _go_there(self) -> None:
        if self._way is not None:
            self.page_wanted.emit(self._way[1], self._way[2])

    def _save(self, ending: str, kinds: str) -> None:
        wish = self._wish()
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
        start = self._folder / f"{wish.file_name}{ending}"
        target = files.ask_save(self, "Lưu báo cáo", start, kinds)
        if target is None:
            return
        self._wishes += 1
        number = self._wishes
        self.work.run(
            drafting.save, wish, self._resources, target,
            then=lambda draft: self._saved(draft, number), origin=self,
        )  # fmt: skip

    def _saved(self, draft: Draft, number: int) -> None:
        if number == self._wishes:
            self._show(draft)
        if draft.problem is not None:
            self._refuse(draft.problem)
        elif draft.saved is not None:
            self._folder = draft.saved.parent
            self.panel.set_folder(f"Lưu vào {self._folder}")
            where = draft.saved.parent
            actions = (Action("Mở thư mục", lambda: files.show_folder(where), icon="thu-muc"),)
            self.bar.say(
                Tone.GOOD, f"Đã lưu {draft.saved.name}", str(where), actions, is_passing=False
            )

    def _refuse(self, problem: UserError | StoreProblem) -> None:
        self.bar.say(Tone.BAD, "Chưa lưu được.", messages.of(problem))

    def _choose(self, key: object) -> None:
        if key == ANNEX:
            self._is_annex = True
            self._draw()
        elif isinstance(key, int) and (self._is_annex or key != self.month):
            was_annex, self._is_annex = self._is_annex, False
            if key != self.month:
                self.header.stepper.choose(key)
            elif was_annex:
                self._draw()

    def _keep(self) -> None:
        self._typed[self.month] = self.panel.typed

    def _changed(self) -> None:
        """A field is left or a box ticked: draw now unless the paper already says so."""
        self._keep()
        if self._draft is None or self._draft.wish != self._wish():
            self._draw()

    def _save_symbol(self, symbol: str) -> None:
        try:
            self.work.attempt(office.set_office, {"symbol": symbol}, origin=self)
        except (UserError, StoreProblem) as problem:
            self._refuse(problem)
        else:
            self._draw()

    def _connect(self) -> None:
        self.papers.chosen.connect(self._choose)
        self.panel.typing.connect(self._keep)
        self.panel.typing.connect(self._pause.start)
        self._pause.timeout.connect(self._changed)
        self.panel.changed.connect(self._changed)
        self.panel.symbol_changed.connect(self._save_symbol)
        self.panel.save_pdf.clicked.connect(self.save_pdf)
        self.panel.save_excel.clicked.connect(self.save_excel)
        self.panel.print.clicked.connect(self.print_paper)
        self.empty.begun.connect(self._go_there)

    def _lay_out(self) -> None:
        self._head = SectionHeader("")
        self._left = Card((8, 12, 8, 8), 6)
        self._head.setContentsMargins(8, 0, 0, 0)
        self._left.add(self._head)
        self._left.add(self.papers, 1)
        self._centre = QStackedWidget()
        self._centre.addWidget(self.paper)
        holder = Card((0, 0, 0, 0))
        holder.add(scrolled(self.empty), 1)
        self._centre.addWidget(holder)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._left)
        row.addWidget(self._centre, 1)
        row.addWidget(self.panel)
        self.body.addLayout(row, 1)
        self.set_narrow(False)


def month_item(fill: MonthFill, unit_word: str) -> RowItem:
    """A month as a row: until which day its figures are and what is missing."""
    title = f"Tháng {fill.month.number}"
    if fill.blank_units is None:
        return RowItem(fill.month.key, title, state="Chưa có số", tone=Tone.MUTED, icon="gio")
    second = f"số liệu đến {text.short_day(fill.as_of)}"
    if fill.blank_units:
        state, tone, icon = f"còn {fill.blank_units} {unit_word} trống", Tone.WARN, ""
    elif fill.is_closed:
        state, tone, icon = "Đã chốt", Tone.LOCK, ""
    else:
        state, tone, icon = "Đang nhập", Tone.INFO, "gio"
    return RowItem(fill.month.key, title, second, state=state, tone=tone, icon=icon)
