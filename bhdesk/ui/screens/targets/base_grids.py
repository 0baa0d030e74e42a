"""The two grids of denominators: by village with the whole office, and the office's others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from bhdesk import messages
from bhdesk.domain import catalogue, text
from bhdesk.domain.errors import UserError
from bhdesk.services.bases import BaseEntry, BaseTable
from bhdesk.ui.grid import Cell, Column, Edit, Grid, GridCard, GridModel, GridRow, Kind, Refusal
from bhdesk.ui.grid.named_dialog import paste_by_name
from bhdesk.ui.tokens import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

MAIN = ("population", "labour_force")
VALUE = "value"

Key = tuple[int | None, str]


class BaseGrids(QObject):
    """Holds what was typed until the dialog saves all of it in one write."""

    changed = Signal()
    block_refused = Signal(object)

    def __init__(self, table: BaseTable, parent: QObject) -> None:
        super().__init__(parent)
        self._table = table
        self._main = tuple(key for key in MAIN if key in table.keys)
        self._others = tuple(key for key in table.keys if key not in MAIN)
        self.values = _stored(table)
        self.units = GridModel(self._unit_columns(), self._type_unit, self._paste_units)
        whole = f"Toàn {table.frame.office_word}"
        self.others = GridModel(
            (
                Column("name", "Mẫu số khác", kind=Kind.NAME, weight=2.0),
                Column(VALUE, whole, is_editable=True, sample="000.000"),
            ),
            self._type_other, self._paste_others,
        )  # fmt: skip
        row = theme().scale.compact_row + 4
        self.unit_grid = Grid(self.units, "Mẫu số theo địa bàn", row)
        self.other_grid = Grid(self.others, "Mẫu số khác của kế hoạch", row)
        for grid in (self.unit_grid, self.other_grid):
            grid.is_draft = True
        self.unit_card, self.other_card = GridCard(self.unit_grid), GridCard(self.other_grid)
        self.other_card.setVisible(bool(self._others))
        for grid in (self.unit_grid, self.other_grid):
            grid.block_refused.connect(self.block_refused)
            paste_by_name(grid)
        self._show()

    @property
    def drafts(self) -> tuple[Refusal, ...]:
        """Refused texts: nothing is saved while one stands."""
        return (*self.units.drafts(), *self.others.drafts())

    def entries(self, *, is_new_day: bool) -> tuple[BaseEntry, ...]:
        """What differs from the file; on a new day every value known is written for it."""
        before = _stored(self._table)
        return tuple(
            BaseEntry(key, unit, value)
            for (unit, key), value in self.values.items()
            if (is_new_day and value is not None) or value != before[unit, key]
        )

    def differences(self) -> str:
        """Where the villages do not add up to the office's own figure; never a refusal."""
        frame, said = self._table.frame, []
        for key in self._main:
            own = self.values[None, key]
            parts = [self.values[unit, key] for unit in frame.unit_ids]
            if own is None or any(part is None for part in parts):
                continue
            whole = sum(part or 0 for part in parts)
            if whole != own:
                gap = text.signed(whole - own)
                name = catalogue.BASE_SHORT[key]
                said.append(
                    f"{name}: các {frame.unit_word} cộng lại {text.count(whole)},"
                    f" toàn {frame.office_word} {text.count(own)}, chênh {gap}."
                )
        return " ".join(said)

    def _unit_columns(self) -> tuple[Column, ...]:
        word = self._table.frame.unit_word
        return (
            Column("unit", word[:1].upper() + word[1:], kind=Kind.NAME, sample="Thôn An Nhân"),
            *(
                Column(
                    key, catalogue.BASE_SHORT[key], is_editable=True, sample="000.000",
                    other_names=self._names_of(key),
                )
                for key in self._main
            ),
        )  # fmt: skip

    def _names_of(self, key: str) -> tuple[str, ...]:
        """As the plan has it, and without "trong độ tuổi", as most sheets do."""
        name = catalogue.base_name(self._table.frame.plan, key)
        return name, name.partition(" trong ")[0]

    def _show(self) -> None:
        frame, count = self._table.frame, len(self._table.frame.units)
        rows = [GridRow(unit.id, (unit.name, *self._cells(unit.id))) for unit in frame.units]
        whole = Cell(f"Toàn {frame.office_word}", is_bold=True)
        rows.append(GridRow(None, (whole, *self._cells(None))))
        sums = []
        for key in self._main:
            parts = [self.values[unit, key] for unit in frame.unit_ids]
            is_whole = bool(parts) and None not in parts
            sums.append(text.count(sum(part or 0 for part in parts) if is_whole else None))
        self.units.set_rows(rows, GridRow("sum", (f"Cộng {count} {frame.unit_word}", *sums)))
        named = [(key, catalogue.base_name(frame.plan, key)) for key in self._others]
        self.others.set_rows(
            [GridRow(key, (Cell(name, hint=name), self._cell(None, key))) for key, name in named]
        )

    def _cells(self, unit: int | None) -> tuple[Cell, ...]:
        return tuple(self._cell(unit, key) for key in self._main)

    def _cell(self, unit: int | None, key: str) -> Cell:
        value = self.values[unit, key]
        return Cell("" if value is None else text.count(value), "" if value is None else str(value),
                    is_bold=unit is None)  # fmt: skip

    def _type_unit(self, unit: object, column: str, typed: str) -> str | None:
        return _reason(self._paste_units((Edit(unit, column, typed),)))

    def _type_other(self, key: object, column: str, typed: str) -> str | None:
        return _reason(self._paste_others((Edit(str(key), column, typed),)))

    def _paste_units(self, edits: Sequence[Edit]) -> tuple[Refusal, ...]:
        return self._take(self.units, edits, [(e.row, e.column) for e in edits])  # type: ignore[misc]

    def _paste_others(self, edits: Sequence[Edit]) -> tuple[Refusal, ...]:
        return self._take(self.others, edits, [(None, str(e.row)) for e in edits])

    def _take(
        self, model: GridModel, edits: Sequence[Edit], keys: Sequence[Key]
    ) -> tuple[Refusal, ...]:
        fresh: dict[Key, int | None] = {}
        refused = []
        for edit, key in zip(edits, keys, strict=True):
            try:
                is_money = key[1] in catalogue.MONEY_BASES
                parse = text.parse_money if is_money else text.parse_count
                fresh[key] = parse(edit.text) if edit.text.strip() else None
            except UserError as problem:
                where = model.where(edit.row, edit.column)
                said = messages.of(problem)
                refused.append(Refusal(edit.row, edit.column, edit.text, said, where))
        if not refused:
            self.values |= fresh
            self._show()
            self.changed.emit()
        return tuple(refused)


def _stored(table: BaseTable) -> dict[Key, int | None]:
    """Every cell of both grids with its value in the file; a mere sum is not the office's own."""
    found: dict[Key, int | None] = {}
    for key in table.keys:
        own = table.office.get(key)
        found[None, key] = own.value if own is not None and not own.is_sum else None
        if key in MAIN:
            for unit in table.frame.unit_ids:
                base = table.units.get((unit, key))
                found[unit, key] = base.value if base is not None else None
    return found


def _reason(refused: tuple[Refusal, ...]) -> str | None:
    return refused[0].reason if refused else None
