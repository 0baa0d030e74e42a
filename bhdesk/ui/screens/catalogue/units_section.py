"""The villages in the order of the printed decision: renamed in place, added by the line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from bhdesk import messages
from bhdesk.domain.places import KIND_WORDS, Unit
from bhdesk.services import units
from bhdesk.ui.grid import (
    Cell,
    CellState,
    Column,
    Edit,
    Grid,
    GridCard,
    GridModel,
    GridRow,
    Kind,
    Refusal,
)
from bhdesk.ui.screens.catalogue import unit_words
from bhdesk.ui.screens.catalogue.section import Section
from bhdesk.ui.screens.catalogue.unit_changes import MergeDialog, RenameDialog, SplitDialog
from bhdesk.ui.tokens import NARROW_WIDTH, TIGHT_WIDTH, Tone, theme
from bhdesk.ui.widgets.buttons import link, primary, secondary
from bhdesk.ui.widgets.cards import Card
from bhdesk.ui.widgets.forms import FormRow, text_edit
from bhdesk.ui.widgets.labels import SectionHeader

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from PySide6.QtGui import QResizeEvent

    from bhdesk.ui.screens.catalogue.unit_dialog import UnitDialog
    from bhdesk.ui.shell.part import Given

NAME = "name"
PLAIN = (
    Column(NAME, "Tên", kind=Kind.NAME, is_editable=True, weight=3, sample="Thôn An Nhân"),
    Column("kind", "Loại", kind=Kind.NAME, weight=1, sample="tổ dân phố"),
    Column("at", "Thứ tự", weight=0, sample="00"),
)
CHANGES = Column("changes", "Thay đổi", kind=Kind.NAME, weight=5, sample="đến 09/06/2026, nhập")
WITH_CHANGES = (*PLAIN[:2], CHANGES, PLAIN[2])


class UnitsSection(Section):
    """F2 or typing over a name corrects it; figures stay with the village."""

    def __init__(self, given: Given) -> None:
        super().__init__(given)
        self._units: tuple[Unit, ...] = ()
        self._counted = ("", "")
        self.open_dialog: UnitDialog | None = None
        self._model = GridModel(PLAIN, commit=self._rename, commit_block=self._rename_all)
        self._model.grow_hint = "Muốn thêm đơn vị, hãy dán vào ô thêm ở bên phải"
        self.grid = Grid(self._model, "Danh sách thôn, tổ dân phố")
        self.up = secondary("Lên", "len")
        self.down = secondary("Xuống", "giam")
        self.sort = secondary("Xếp theo tên")
        self.remove = link("Bỏ khỏi danh sách")
        self.field = text_edit(rows=4)
        self.field.setPlaceholderText("Thôn Đông\nThôn Đoài")
        self.row = FormRow("Mỗi dòng một tên", self.field, "Dán từ Excel được.")
        self.add = primary("Thêm vào danh sách", "them")
        self.rename_from = secondary("Đổi tên…")
        self.merge = secondary("Nhập nhiều thành một…")
        self.split = secondary("Tách một thành nhiều…")
        self._head = SectionHeader("")
        self._lay_out()
        self.grid.said.connect(self.work.say)
        self.grid.block_refused.connect(self._tell_refused)
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.sort.clicked.connect(self._sort)
        self.remove.clicked.connect(self._remove)
        self.add.clicked.connect(self._add)
        self.rename_from.clicked.connect(self._ask_name)
        self.merge.clicked.connect(self._ask_merging)
        self.split.clicked.connect(self._ask_splitting)
        self.field.textChanged.connect(lambda: self.row.set_error(""))

    @property
    def current(self) -> int | None:
        """The id of the unit the cursor is on."""
        keys = self.grid.current_keys()
        return keys[0] if keys and isinstance(keys[0], int) else None

    def reload(self) -> None:
        found = self.work.ask(units.listed)
        links, former = self.work.ask(units.links), self.work.ask(units.former_names)
        if found is None or links is None or former is None:
            return
        current = self.current
        self._units = found
        said = {one.id: unit_words.changes_of(one, found, links, former) for one in found}
        columns = WITH_CHANGES if any(said.values()) else PLAIN
        if columns != self._model.columns:
            self._model.set_columns(columns)
        standing = [unit.id for unit in found if unit.valid_to is None]
        self._model.set_rows([
            _row(unit, columns, said[unit.id], standing) for unit in found
        ])  # fmt: skip
        gone = len(found) - len(standing)
        self._counted = (f"{len(standing)} đơn vị", f"{gone} đã kết thúc" if gone else "")
        self._show_head()
        for button, least in ((self.rename_from, 1), (self.split, 1), (self.merge, 2)):
            button.setEnabled(len(standing) >= least)
        if current is not None:
            self.grid.select_cell(current, NAME)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_head()

    def _show_head(self) -> None:
        """The remarks stand there where there is room for them."""
        title, ended = self._counted
        room, scale = self.window().width(), theme().scale
        order = "theo thứ tự in trong quyết định" if room >= scale.px(NARROW_WIDTH) else ""
        told = (order, ended if room >= scale.px(TIGHT_WIDTH) else "")
        self._head.set_texts(title, ", ".join(part for part in told if part))

    def _rename(self, row: Hashable, _: str, text: str) -> str | None:
        unit = next((item for item in self._units if item.id == row), None)
        if unit is None:
            return messages.explain("unit.stale")
        problem = self.keep(units.rename, unit.id, text, unit.name)
        return messages.of(problem) if problem else None

    def _rename_all(self, edits: Sequence[Edit]) -> tuple[Refusal, ...]:
        """Names pasted below each other correct those of the villages they are pasted over."""
        was = {unit.id: unit.name for unit in self._units}
        wanted = [(unit, edit.text, was[unit]) for edit in edits
                  if isinstance(unit := edit.row, int) and unit in was]  # fmt: skip
        problem = self.keep(units.rename_all, wanted)
        if problem is None:
            return ()
        first = edits[0]
        where = self._model.where(first.row, first.column)
        return (Refusal(first.row, first.column, first.text, messages.of(problem), where),)

    def _tell_refused(self, refused: tuple[Refusal, ...]) -> None:
        self.refuse(f"{refused[0].where}: {refused[0].reason}")

    def _move(self, by: int) -> None:
        order = [unit.id for unit in self._units]
        if self.current not in order:
            return
        at = order.index(self.current)
        to = at + by
        if 0 <= to < len(order):
            order[at], order[to] = order[to], order[at]
            self._say(self.keep(units.reorder, order))

    def _sort(self) -> None:
        self._say(self.keep(units.sort_by_name))

    def _remove(self) -> None:
        if self.current is not None:
            self._say(self.keep(units.remove, self.current))

    def _add(self) -> None:
        problem = self.keep(units.add, self.field.toPlainText())
        if problem is None:
            self.field.clear()
            self.grid.select_cell(self._units[-1].id, NAME)
        else:
            self.row.set_error(messages.of(problem))
            self.field.setFocus()

    def _selected(self) -> tuple[int, ...]:
        """The villages whose cells are chosen, at least the one the cursor is on."""
        rows = {index.row() for index in self.grid.selectedIndexes()}
        keys = [self._model.rows[row].key for row in sorted(rows)]
        return tuple(key for key in keys if isinstance(key, int))

    def _ask_name(self) -> None:
        self._open(RenameDialog(self.work, self._units, self._origin, self, self.current))

    def _ask_merging(self) -> None:
        self._open(MergeDialog(self.work, self._units, self._origin, self, self._selected()))

    def _ask_splitting(self) -> None:
        self._open(SplitDialog(self.work, self._units, self._origin, self, self.current))

    def _open(self, dialog: UnitDialog) -> None:
        dialog.done_as.connect(self._take_done)
        dialog.finished.connect(self._forget_dialog)
        self.open_dialog = dialog
        dialog.open()

    def _take_done(self, title: str, sentence: str) -> None:
        self.reload()
        self.done.emit(title, sentence)

    def _forget_dialog(self, _: int) -> None:
        self.open_dialog = None

    def _say(self, problem: Exception | None) -> None:
        if problem is not None:
            self.refuse(messages.of(problem))  # type: ignore[arg-type]

    def _foot(self) -> QWidget:
        """Below the table: beside the other buttons it would widen a small window."""
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(12, 6, 12, 8)
        row.addWidget(self.remove)
        row.addStretch(1)
        return foot

    def _lay_out(self) -> None:
        head = QWidget()
        top = QHBoxLayout(head)
        top.setContentsMargins(16, 11, 12, 9)
        top.setSpacing(8)
        top.addWidget(self._head, 1)
        for button in (self.up, self.down, self.sort):
            top.addWidget(button)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(GridCard(self.grid, head, self._foot()), 1)
        column.addStretch(0)
        side = Card()
        side.add(SectionHeader("Thêm thôn, tổ dân phố"))
        side.add(self.row)
        side.add(self.add)
        side.body.addStretch(1)
        changing = Card()
        changing.add(SectionHeader("Thay đổi từ một ngày"))
        for button in (self.rename_from, self.merge, self.split):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            changing.add(button)
        right = QWidget()
        cards = QVBoxLayout(right)
        cards.setContentsMargins(0, 0, 0, 0)
        cards.setSpacing(12)
        cards.addWidget(side)
        cards.addWidget(changing)
        right.setMaximumWidth(theme().scale.px(320))
        right.setMinimumWidth(theme().scale.px(220))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(holder, 3)
        row.addWidget(right, 1, Qt.AlignmentFlag.AlignTop)


def _row(unit: Unit, columns: tuple[Column, ...], changes: str, standing: Sequence[int]) -> GridRow:
    """One that ended is grey and has no place in the order; its spelling can be corrected."""
    is_gone = unit.valid_to is not None
    state, tone = (CellState.COMPUTED, Tone.MUTED) if is_gone else (CellState.PLAIN, Tone.PLAIN)
    at = "" if is_gone else str(standing.index(unit.id) + 1)
    cells = {
        NAME: Cell(unit.name, tone=tone, hint=f"{unit.name}: {changes}" if changes else ""),
        "kind": Cell(KIND_WORDS.get(unit.kind, ""), state=state, tone=tone),
        CHANGES.key: Cell(changes, state=state, tone=tone),
        "at": Cell(at, state=state, tone=tone),
    }
    return GridRow(unit.id, tuple(cells[column.key] for column in columns))
