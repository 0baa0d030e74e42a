"""The table of organisations and agents: target and result of a row go together."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from bhdesk.domain.collecting import Collected
from bhdesk.domain.periods import Month
from bhdesk.services import collecting
from bhdesk.ui.screens.further import agents_rows as rows
from bhdesk.ui.screens.further.agents_rows import Place, Span
from bhdesk.ui.screens.further.typed_sheet import TypedSheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bhdesk.services.collecting import AgentView
    from bhdesk.ui.screens.further.agents_rows import Sheet
    from bhdesk.ui.screens.further.typed_sheet import Typed
    from bhdesk.ui.shell.part import Part


class AgentSheet(TypedSheet):
    """Holds no figures but what was read last."""

    written = Signal()

    def __init__(self, part: Part) -> None:
        super().__init__(part, "Chỉ tiêu, kết quả của nhân viên thu", (), self._store)
        self._seen: AgentView | None = None
        self._sheet: Sheet | None = None

    def show(self, seen: AgentView, months: AgentView | None, sheet: Sheet) -> None:
        """The cursor and refused texts stay where the table is the same."""
        self._seen, self._sheet = seen, sheet
        self.grid.table_title = (
            f"Chỉ tiêu, kết quả của nhân viên thu, {seen.measure.short}, {sheet.words}"
        )
        locked = ""
        if sheet.span in (Span.QUARTER, Span.YEAR):
            locked = f"Đang xem cộng {sheet.words}. Muốn nhập hãy chọn Tuần hoặc Tháng."
        self.texts.show(sheet, rows.columns(sheet), rows.rows(seen, months, sheet), locked)

    def name_of(self, place: Place) -> str:
        """The agent or organisation of a row, that of a village too."""
        index = self.model.index_of(Place(place.body, place.member), rows.NAME)
        return str(index.data() or "")

    def _store(self, typed: Sequence[Typed]) -> None:
        """What a block leaves out of a row stays as it is."""
        if self._seen is None or self._sheet is None:
            return
        made: dict[Place, Collected] = {}
        for one in typed:
            place = one.row
            assert isinstance(place, Place)
            old = made.get(place) or self._standing(place, self._seen, self._sheet)
            made[place] = (
                replace(old, target=one.value) if one.column == rows.TARGET
                else replace(old, result=one.value)
            )  # fmt: skip
        self._part.write(collecting.set_figures, tuple(made.values()))
        self.written.emit()

    @staticmethod
    def _standing(place: Place, seen: AgentView, sheet: Sheet) -> Collected:
        found = rows.figure_at(seen, place, sheet)
        return found or Collected(
            Month.from_key(sheet.month), place.body, sheet.measure, member=place.member,
            unit=place.unit, week=sheet.week,
        )  # fmt: skip
