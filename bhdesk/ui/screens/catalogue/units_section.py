"""The villages in the order of the printed decision: renamed in place, added by the line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bhdesk import messages
from bhdesk.domain.places import KIND_WORDS, Unit
from bhdesk.services import units
from bhdesk.ui.grid import Column, Edit, Grid, GridCard, GridModel, GridRow, Kind, Refusal
from bhdesk.ui.screens.catalogue.section import Section
from bhdesk.ui.tokens import theme
from bhdesk.ui.widgets.buttons import link, primary, secondary
from bhdesk.ui.widgets.cards import Card
from bhdesk.ui.widgets.forms import FormRow, text_edit
from bhdesk.ui.widgets.labels import SectionHeader, Text

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from bhdesk.ui.work import Work

NAME = "name"


class UnitsSection(Section):
    """F2 or typing over a name corrects it; figures stay with the village."""

    def __init__(self, work: Work, origin: object) -> None:
        super().__init__(work, origin)
        self._units: tuple[Unit, ...] = ()
        self._model = GridModel(
            (
                Column(
                    NAME, "Tên", kind=Kind.NAME, is_editable=True, weight=4, sample="Thôn An Nhân"
                ),
                Column("kind", "Loại", kind=Kind.NAME, weight=1, sample="tổ dân phố"),
                Column("at", "Thứ tự", weight=0, sample="00"),
            ),
            commit=self._rename, commit_block=self._rename_all,
        )  # fmt: skip
        self._model.grow_hint = "Muốn thêm đơn vị, hãy dán vào ô thêm ở bên phải"
        self.grid = Grid(self._model, "Danh sách thôn, tổ dân phố")
        self.up = secondary("Lên", "len")
        self.down = secondary("Xuống", "giam")
        self.sort = secondary("Xếp theo tên")
        self.remove = link("Bỏ khỏi danh sách")
        self.field = text_edit(rows=7)
        self.field.setPlaceholderText("Thôn Đông\nThôn Đoài")
        self.row = FormRow("Mỗi dòng một tên", self.field, "Dán từ Excel được.")
        self.add = primary("Thêm vào danh sách", "them")
        self._head = SectionHeader("")
        self._lay_out()
        self.grid.said.connect(work.say)
        self.grid.block_refused.connect(self._tell_refused)
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.sort.clicked.connect(self._sort)
        self.remove.clicked.connect(self._remove)
        self.add.clicked.connect(self._add)
        self.field.textChanged.connect(lambda: self.row.set_error(""))

    @property
    def current(self) -> int | None:
        """The id of the unit the cursor is on."""
        keys = self.grid.current_keys()
        return keys[0] if keys and isinstance(keys[0], int) else None

    def reload(self) -> None:
        found = self.work.ask(units.listed)
        if found is None:
            return
        current = self.current
        self._units = found
        self._model.set_rows([
            GridRow(unit.id, (unit.name, KIND_WORDS.get(unit.kind, ""), str(at)))
            for at, unit in enumerate(found, 1)
        ])  # fmt: skip
        self._head.set_texts(f"{len(found)} đơn vị", "theo thứ tự in trong quyết định")
        if current is not None:
            self.grid.select_cell(current, NAME)

    def _rename(self, row: Hashable, _: str, text: str) -> str | None:
        unit = next((item for item in self._units if item.id == row), None)
        if unit is None:
            return messages.explain("unit.stale")
        problem = self.write(units.rename, unit.id, text, unit.name)
        return messages.of(problem) if problem else None

    def _rename_all(self, edits: Sequence[Edit]) -> tuple[Refusal, ...]:
        """Names pasted below each other correct those of the villages they are pasted over."""
        was = {unit.id: unit.name for unit in self._units}
        wanted = [(unit, edit.text, was[unit]) for edit in edits
                  if isinstance(unit := edit.row, int) and unit in was]  # fmt: skip
        problem = self.write(units.rename_all, wanted)
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
            self._say(self.write(units.reorder, order))

    def _sort(self) -> None:
        self._say(self.write(units.sort_by_name))

    def _remove(self) -> None:
        if self.current is not None:
            self._say(self.write(units.remove, self.current))

    def _add(self) -> None:
        problem = self.write(units.add, self.field.toPlainText())
        if problem is None:
            self.field.clear()
            self.grid.select_cell(self._units[-1].id, NAME)
        else:
            self.row.set_error(messages.of(problem))
            self.field.setFocus()

    def _say(self, problem: Exception | None) -> None:
        if problem is not None:
            self.refuse(messages.of(problem))  # type: ignore[arg-type]

    def _lay_out(self) -> None:
        head = QWidget()
        top = QHBoxLayout(head)
        top.setContentsMargins(16, 11, 12, 9)
        top.setSpacing(8)
        top.addWidget(self._head, 1)
        for button in (self.up, self.down, self.sort, self.remove):
            top.addWidget(button)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(GridCard(self.grid, head), 1)
        column.addStretch(0)
        side = Card()
        side.add(SectionHeader("Thêm thôn, tổ dân phố"))
        side.add(self.row)
        side.add(self.add)
        note = "Đơn vị đã có số liệu thì sửa tên được, không bỏ được."
        side.add(Text(note, "muted", is_wrapped=True))
        side.body.addStretch(1)
        side.setMaximumWidth(theme().scale.px(320))
        side.setMinimumWidth(theme().scale.px(220))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(holder, 3)
        row.addWidget(side, 1, Qt.AlignmentFlag.AlignTop)
