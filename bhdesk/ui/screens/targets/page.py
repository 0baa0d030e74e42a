"""The page Chỉ tiêu: the list of indicators, the drafts in hand, giving out, bases, annex."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QDialog, QHBoxLayout, QSizePolicy

from bhdesk.domain import text
from bhdesk.domain.changes import Area
from bhdesk.services import bases, targets
from bhdesk.ui.lists import RowList, RowStyle
from bhdesk.ui.screens.targets import annex, words
from bhdesk.ui.screens.targets.base_dialog import BaseDialog
from bhdesk.ui.screens.targets.drafts import DraftBook
from bhdesk.ui.screens.targets.editor import Editor
from bhdesk.ui.screens.targets.giving import Giving
from bhdesk.ui.screens.targets.history import HistoryDialog
from bhdesk.ui.screens.targets.paste_dialog import PasteDialog
from bhdesk.ui.shell.header import HeaderChip
from bhdesk.ui.shell.page import Page
from bhdesk.ui.tables import TableButton
from bhdesk.ui.tokens import TIGHT_WIDTH, Tone, theme
from bhdesk.ui.widgets.banner import Action
from bhdesk.ui.widgets.buttons import primary, secondary
from bhdesk.ui.widgets.cards import Card
from bhdesk.ui.widgets.labels import SectionHeader, SignedText, hairline

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from PySide6.QtGui import QResizeEvent

    from bhdesk.services.targets import TargetSheet, TargetView
    from bhdesk.ui.screens.targets.decision import Decision
    from bhdesk.ui.screens.targets.draft import Draft
    from bhdesk.ui.work import Work

RAIL = 64


class TargetsPage(Page):
    """A target sheet is a decision: nothing is saved before "Giao chỉ tiêu"."""

    key, title, icon, has_month = "targets", "Chỉ tiêu", "chi-tieu", False
    areas: ClassVar[frozenset[Area]] = frozenset(
        {Area.TARGETS, Area.BASES, Area.UNITS, Area.PLAN, Area.OFFICE}
    )

    def __init__(self, work: Work, month: int, *, on: Callable[[], date], resources: Path) -> None:
        super().__init__(work, month)
        self._on, self._resources = on, resources
        self._view: TargetView | None = None
        self._key = ""
        self._drafts = DraftBook()
        self._is_leaving = False
        self.open_dialog: QDialog | None = None
        self.bases_button = secondary("Nhập mẫu số")
        self.paste_button = secondary("Dán bảng…")
        self.annex_button = secondary("In phụ lục", "in")
        self.give_button = primary("Giao chỉ tiêu", "dung")
        for button in (self.bases_button, self.paste_button, self.annex_button, self.give_button):
            self.header.add_button(button)
        self.list = RowList(RowStyle.STATE, "Chỉ tiêu")
        self.editor = Editor(work)
        self._giving = Giving(work, self)
        self._unweighted_told = ""
        self.sum_check = SignedText(Tone.GOOD, "")
        self._lay_out()
        self._connect()

    def reload(self) -> None:
        found: TargetView | None = self.work.ask(targets.view, self._on())
        if found is None:
            return
        self._view = found
        self._drafts.set_view(found)
        known = [sheet.measure.key for sheet in found.sheets]
        if self._key not in known:
            self._key = known[0] if known else ""
        self.list.table_title = f"Chỉ tiêu năm {found.on.year}"
        self._fit()
        self._show_list()
        self._show_sheet()

    def show_what(self, what: object) -> None:
        """A measure's key."""
        if isinstance(what, str):
            self.list.choose(what)

    def may_leave(self, go: Callable[[], object]) -> bool:
        """Asks once about splits that were not given out."""
        names = [sheet.measure.short for sheet in self._drafts.unsaved]
        if not names or self._is_leaving:
            return True

        def drop_and_go() -> None:
            self._drafts.clear()
            self.bar.close_bar()
            self.mark_stale()
            self._is_leaving = True
            go()
            self._is_leaving = False

        actions = (Action("Giao chỉ tiêu", self._give), Action("Bỏ thay đổi, đi tiếp", drop_and_go))
        self.bar.say(
            Tone.WARN, f"{', '.join(names)} chưa lưu.", "Số vừa chia chưa được giao.", actions
        )
        return False

    def set_narrow(self, is_narrow: bool) -> None:
        super().set_narrow(is_narrow)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @property
    def _sheets(self) -> tuple[TargetSheet, ...]:
        return self._view.sheets if self._view is not None else ()

    @property
    def _sheet(self) -> TargetSheet | None:
        return next((sheet for sheet in self._sheets if sheet.measure.key == self._key), None)

    def _lay_out(self) -> None:
        self._side = Card((8, 12, 8, 10))
        self._head = SectionHeader("Chỉ tiêu")
        self._head.add(TableButton(self.list))
        self._side.add(self._head)
        # the list scrolls by itself; it must not make the page higher
        self.list.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self._side.add(self.list, 1)
        self._check_line = hairline()
        self._side.add(self._check_line)
        self._side.add(self.sum_check)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._side)
        row.addWidget(self.editor, 1)
        self.body.addLayout(row, 1)

    def _connect(self) -> None:
        self.list.chosen.connect(self._choose)
        self.editor.drafted.connect(self._keep_draft)
        self.editor.bases_wanted.connect(self._ask_bases)
        self.editor.split.history_wanted.connect(self._show_history)
        self._giving.dialog_made.connect(self._open)
        self._giving.given.connect(self._take_given)
        self._giving.taken_back.connect(self._take_back)
        self._giving.refused.connect(self._refuse)
        self.bases_button.clicked.connect(self._ask_bases)
        self.paste_button.clicked.connect(self._ask_table)
        self.annex_button.clicked.connect(self._make_annex)
        self.give_button.clicked.connect(self._give)

    def _fit(self) -> None:
        is_tight = self.width() < TIGHT_WIDTH - RAIL
        self._side.setFixedWidth(theme().scale.px(196 if is_tight else 248))
        title = self.list.table_title
        self._head.set_texts(title.removeprefix("Chỉ tiêu ").capitalize() if is_tight else title)
        self.editor.set_narrow(self.is_narrow, is_tight)

    def _choose(self, key: object) -> None:
        if key != self._key:
            self._key = str(key)
            self._show_sheet()

    def _keep_draft(self, draft: Draft) -> None:
        self._drafts.keep(draft)
        self._show_list()
        if self._unweighted_told and self._unweighted_told == self.bar.text:
            self.bar.close_bar()
            if draft.unweighted:
                self._refuse_unweighted(draft)

    def _show_list(self) -> None:
        if self._view is None:
            return
        view = self._view
        drafts = self._drafts
        items = [
            words.list_item(view, s, drafts.of(s), drafts.is_dirty(s)) for s in self._sheets
        ]
        self.list.set_items(items, self._key)
        tone, said = words.sum_check(view)
        self.sum_check.set_state(tone, said)
        self.sum_check.setAccessibleName(said.replace("\n", ", "))
        self.sum_check.setVisible(bool(said))
        self._check_line.setVisible(bool(said))
        split = [s for s in self._sheets if s.measure.is_in_units and s.total is not None]
        given = [s for s in split if s.sum is not None]
        unsaved = len(drafts.unsaved)
        chip = HeaderChip(Tone.WARN, "Chưa giao")
        if unsaved:
            chip = HeaderChip(Tone.WARN, "Chưa lưu")
        elif given:
            chip = HeaderChip(Tone.GOOD, f"Đã giao {len(given)}/{len(split)}")
        self.header.set_chips((chip,))
        self.header.set_remark(view.frame.plan.head.title)
        self.badge_changed.emit(unsaved)

    def _show_sheet(self) -> None:
        if self._view is not None and self._sheet is not None:
            self.editor.show_sheet(self._view, self._sheet, self._drafts.of(self._sheet))

    def _give(self) -> None:
        """Saves what is shown; a decision that is changed asks for its document first."""
        sheet = self._sheet
        if sheet is None or self._view is None:
            return
        if self.editor.refused:
            first = self.editor.refused[0]
            self.bar.say(Tone.BAD, f"{first.where} đang bị từ chối.", first.reason)
            return
        if not self._drafts.is_dirty(sheet):
            other = next(iter(self._drafts.unsaved), None)
            if other is None:
                self.work.say("Không có thay đổi nào để giao.")
            else:
                self.list.choose(other.measure.key)
            return
        draft = self._drafts.of(sheet)
        if draft.unweighted:
            self._refuse_unweighted(draft)
            return
        self._giving.give(self._view, sheet, draft)

    def _take_given(self, made: Decision) -> None:
        """It is on disk; one that holds later is told, for the table shows today's."""
        self._drafts.drop(self._key)
        self.bar.close_bar()
        self.reload()
        if made.on > self._on():
            said = f"Áp dụng từ {text.day(made.on)}; trước ngày đó bảng vẫn hiện chỉ tiêu cũ."
            undo = Action("Hoàn tác", self.undo_wanted.emit, icon="hoan-tac")
            self.bar.say(Tone.GOOD, "Đã giao chỉ tiêu.", said, (undo,))

    def _take_back(self) -> None:
        if self._sheet is not None:
            self._drafts.take_back(self._sheet)
        self._show_list()
        self._show_sheet()

    def _refuse_unweighted(self, draft: Draft) -> None:
        """Stays while weights are missing, with the number there is."""
        if self._view is not None:
            self._refuse(f"Còn {draft.unweighted} {self._view.frame.unit_word} chưa có trọng số.")
            self._unweighted_told = self.bar.text

    def _refuse(self, said: str) -> None:
        self.bar.say(Tone.BAD, "Chưa giao chỉ tiêu.", said)

    def _show_history(self) -> None:
        sheet = self._sheet
        if sheet is None:
            return
        found = self.work.ask(targets.revisions, sheet.measure.key, self._on().year)
        if found:
            self._open(HistoryDialog(self.work, sheet.measure, found, self))

    def _ask_bases(self) -> None:
        table = self.work.ask(bases.table, self._on())
        if table is not None:
            dialog = BaseDialog(self.work, table, self._on(), self)
            dialog.saved.connect(self.reload)
            self._open(dialog)

    def _ask_table(self) -> None:
        if self._view is not None:
            view = self._view
            given = {item.measure.key: item.sheet for item in view.sheets if item.sheet is not None}
            dialog = PasteDialog(self.work, view.frame, view.on, given, self)
            dialog.saved.connect(self._take_table)
            self._open(dialog)

    def _take_table(self) -> None:
        self._drafts.clear()
        self.reload()

    def _make_annex(self) -> None:
        self.work.run(annex.make, self._on(), self._resources, then=self._show_annex)

    def _show_annex(self, paper: annex.AnnexPaper) -> None:
        self._open(annex.AnnexDialog(self.work, paper, self._on().year, self._resources, self))

    def _open(self, dialog: QDialog) -> None:
        self.open_dialog = dialog
        dialog.finished.connect(self._forget_dialog)
        dialog.open()

    def _forget_dialog(self, _: int) -> None:
        self.open_dialog = None
