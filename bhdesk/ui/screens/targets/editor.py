"""The right side of Chỉ tiêu: one measure's total, its split, the gap to close."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bhdesk import messages
from bhdesk.domain import catalogue, text
from bhdesk.domain.errors import UserError
from bhdesk.domain.targets import AllocationPlan, Method, parse_weight
from bhdesk.services import targets
from bhdesk.ui.grid import Edit, Grid, GridCard, GridModel, Refusal
from bhdesk.ui.grid.named_dialog import paste_by_name
from bhdesk.ui.grid.refused_dialog import tell_refused
from bhdesk.ui.screens.targets import rows, words
from bhdesk.ui.screens.targets.draft import LAST_YEAR, Draft
from bhdesk.ui.screens.targets.gap import GapBar
from bhdesk.ui.screens.targets.split import SplitCard
from bhdesk.ui.tokens import theme
from bhdesk.ui.widgets.labels import Text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bhdesk.services.targets import TargetSheet, TargetView
    from bhdesk.ui.work import Work

SPLITTING = ("labour_force", "population", Method.EQUAL.value, LAST_YEAR, Method.OWN.value)
ALWAYS = frozenset(SPLITTING[2:])


class Editor(QWidget):
    """Changes a draft and tells it; nothing here writes to the file."""

    drafted = Signal(object)
    """(Draft): something was typed, chosen or split."""
    bases_wanted = Signal()

    def __init__(self, work: Work) -> None:
        super().__init__()
        self._work = work
        self._view: TargetView | None = None
        self._sheet: TargetSheet | None = None
        self._draft = Draft("", None, "")
        self._by_method: Mapping[int, int | None] = {}
        self._last_unit: int | None = None
        self._is_narrow = self._is_tight = False
        self.gap_bar, self.split = GapBar(), SplitCard()
        self.model = GridModel((), self._commit, self._commit_block)
        row = theme().scale.grid_row - 2
        self.grid = Grid(self.model, "Giao chỉ tiêu theo địa bàn", row)
        self.grid.is_draft = True
        self.card = GridCard(self.grid)
        paste_by_name(self.grid)
        self.rates = GridModel(rows.rate_columns())
        self.rate_card = GridCard(Grid(self.rates, "Tỷ lệ trong kế hoạch"))
        self._source = Text("", "muted", is_wrapped=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.gap_bar)
        column.addWidget(self.split)
        column.addWidget(self.card, 100)
        column.addWidget(self.rate_card, 100)
        column.addWidget(self._source)
        column.addStretch(1)
        self.split.total_typed.connect(self._take_total)
        self.split.method_chosen.connect(self._take_method)
        self.gap_bar.bases_wanted.connect(self.bases_wanted)
        self.gap_bar.split_wanted.connect(lambda: self._take_method(self._method(self._draft)))
        self.gap_bar.again_wanted.connect(lambda: self._split_again(self._draft))
        self.gap_bar.unpin_wanted.connect(self._unpin)
        self.grid.cell_pressed.connect(self._press)
        self.grid.said.connect(work.say)
        self.grid.block_refused.connect(self._tell_refused)

    @property
    def draft(self) -> Draft:
        return self._draft

    @property
    def refused(self) -> tuple[Refusal, ...]:
        return self.model.drafts()

    def set_narrow(self, is_narrow: bool, is_tight: bool) -> None:
        scale = theme().scale
        self.grid.set_row_height(scale.compact_row if is_narrow else scale.grid_row - 2)
        if (is_narrow, is_tight) != (self._is_narrow, self._is_tight):
            self._is_narrow, self._is_tight = is_narrow, is_tight
            if self._view is not None and self._sheet is not None:
                self.show_sheet(self._view, self._sheet, self._draft)

    def show_sheet(self, view: TargetView, sheet: TargetSheet, draft: Draft) -> None:
        """Another measure, or what was read anew."""
        is_other = self._sheet is None or self._sheet.measure.key != sheet.measure.key
        self._view, self._sheet = view, sheet
        if is_other:
            self._last_unit = None
            self.model.set_columns(())
        known = catalogue.base_keys(view.frame.plan)
        methods = [key for key in SPLITTING if key in known or key in ALWAYS]
        is_short = self._is_narrow or self._is_tight
        self.split.set_methods(
            [*methods, Method.MANUAL.value], _shown_method(draft), is_short, self._is_tight
        )
        is_in_units = sheet.measure.is_in_units
        self.card.setVisible(is_in_units)
        self.rate_card.setVisible(not is_in_units)
        if not is_in_units:
            self.rates.set_rows(rows.rate_rows(view))
            self.rate_card.fit_height()
        self._source.setText(words.source_line(view))
        self._source.setVisible(bool(words.source_line(view)))
        self._show(draft)

    def _show(self, draft: Draft) -> None:
        if self._view is None or self._sheet is None:
            return
        self._draft = draft
        is_in_units = self._sheet.measure.is_in_units
        self._by_method = self._shares(draft) if is_in_units else {}
        formula = words.formula(self._view, draft.measure)
        self.split.show_draft(self._view, self._sheet, draft, formula)
        named = f"{self._sheet.measure.short} theo {self._view.frame.unit_word}"
        self.grid.table_title = f"Giao chỉ tiêu {named}, năm {self._view.on.year}"
        if is_in_units:
            columns = rows.split_columns(self._view, draft.method, self._is_narrow, self._is_tight)
            if columns != self.model.columns:
                self.model.set_columns(columns)
            listed = rows.split_rows(self._view, self.model.columns, draft, self._by_method)
            self.model.set_rows(*listed)
            self.card.fit_height()
        self.gap_bar.show_draft(self._view, self._sheet, draft, self._last_unit)

    def _shares(self, draft: Draft) -> Mapping[int, int | None]:
        """What the method alone would give; empty where it cannot."""
        if draft.total is None or draft.method == Method.PLAN:
            return {}
        try:
            plan = self._preview(draft, {})
        except UserError:
            return {}
        return {share.unit: share.value for share in plan.shares}

    def _method(self, draft: Draft) -> str:
        """The way to split: the one chosen, else the denominator the plan's own rate uses."""
        if draft.method in SPLITTING:
            return draft.method
        rate = words.rate_of(self._view, draft.measure) if self._view is not None else None
        wanted = rate.indicator.denominator if rate is not None else ""
        return wanted if wanted in SPLITTING else SPLITTING[0]

    def _preview(self, draft: Draft, pinned: Mapping[int, int]) -> AllocationPlan:
        on = self._view.on if self._view is not None else date.min
        made: AllocationPlan = self._work.attempt(
            targets.preview, draft.measure, self._method(draft), on, draft.total, pinned,
            draft.weights,
        )  # fmt: skip
        return made

    def _change(self, draft: Draft) -> None:
        self._show(draft)
        self.drafted.emit(draft)

    def _split_again(self, draft: Draft) -> None:
        """All but the pinned ones anew; says why where it cannot."""
        try:
            split = (
                draft if draft.unweighted else draft.with_split(self._preview(draft, draft.pinned))
            )
        except UserError as problem:
            self.gap_bar.refuse(problem, draft.method)
        else:
            self._change(split)
        self.split.choose(_shown_method(self._draft))

    def _take_total(self, typed: str) -> None:
        try:
            total = text.parse_count(typed) if typed else None
        except UserError as problem:
            self.split.set_error(messages.of(problem))
            return
        changed = replace(self._draft, total=total)
        is_split = self._sheet is not None and self._sheet.measure.is_in_units
        if is_split and total is not None and changed.method in SPLITTING:
            self._draft = changed
            self._split_again(changed)
        else:
            self._change(changed)

    def _take_method(self, method: str) -> None:
        if method == Method.MANUAL:
            self._change(self._draft.by_hand())
            return
        self._last_unit = None
        self._split_again(replace(self._draft, method=method))
        if self._draft.unweighted:
            first = next(s.unit for s in self._draft.shares if s.weight is None)
            self.grid.select_cell(first, rows.WEIGHT)
            self.grid.setFocus()

    def _press(self, unit: object, column: str) -> None:
        """Pins a village's figure or lets it go again."""
        if column != rows.PIN or not isinstance(unit, int):
            return
        is_pinned = unit in self._draft.pinned
        if is_pinned:
            self._unpin(unit)
        elif self._draft.values.get(unit) is not None:
            self._change(self._draft.with_pin(unit, is_pinned=True))

    def _unpin(self, unit: int) -> None:
        changed = self._draft.with_pin(unit, is_pinned=False)
        if changed.method in SPLITTING and changed.total is not None:
            self._split_again(changed)
        else:
            self._change(changed)

    def _commit(self, unit: object, column: str, typed: str) -> str | None:
        refused = self._commit_block((Edit(int(str(unit)), column, typed),))
        return refused[0].reason if refused else None

    def _commit_block(self, edits: Sequence[Edit]) -> tuple[Refusal, ...]:
        changed, refused = self._draft, []
        for edit in edits:
            try:
                changed = self._typed(changed, edit)
            except UserError as problem:
                where = self.model.where(edit.row, edit.column)
                said = messages.of(problem)
                refused.append(Refusal(edit.row, edit.column, edit.text, said, where))
        if refused:
            return tuple(refused)
        if any(edit.column == rows.WEIGHT for edit in edits):
            self._weigh(changed)
        else:
            self._change(changed if changed.method else changed.by_hand())
        return ()

    def _typed(self, draft: Draft, edit: Edit) -> Draft:
        """A weight, or a share, which is pinned where it is not what the method gives."""
        unit = int(str(edit.row))
        if edit.column == rows.WEIGHT:
            return draft.with_weight(unit, parse_weight(edit.text))
        value = text.parse_count(edit.text) if edit.text.strip() else None
        self._last_unit = unit
        changed = draft.with_value(unit, value)
        is_as_split = value == self._by_method.get(unit)
        return changed.with_pin(unit, is_pinned=False) if is_as_split else changed

    def _weigh(self, draft: Draft) -> None:
        """A split at once, when there is a total and every weight; the weights stay anyway."""
        self._change(draft)
        if draft.total is not None and not draft.unweighted:
            self._split_again(draft)

    def _tell_refused(self, refused: tuple[Refusal, ...]) -> None:
        tell_refused(self.gap_bar, refused, self.grid)


def _shown_method(draft: Draft) -> str:
    """The choice the segment shows; a table from a decision counts as typed by hand."""
    return Method.MANUAL.value if draft.method == Method.PLAN else draft.method
