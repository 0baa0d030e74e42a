"""What stands beside the cell under the cursor: its months before, its changes, its note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.domain.counts import Part
from bhdesk.domain.plans import Nature
from bhdesk.services import month_views
from bhdesk.ui.screens.counts.panel import CellPanel, cell_past
from bhdesk.ui.screens.counts.remarks import CellRemarks, Place

if TYPE_CHECKING:
    from bhdesk.domain.periods import Month
    from bhdesk.ui.screens.counts.office_sheet import OfficeSheet
    from bhdesk.ui.screens.counts.sheet import UnitSheet
    from bhdesk.ui.shell.page import Page


class Beside:
    """Follows the cursor of either sheet."""

    def __init__(self, page: Page, sheet: UnitSheet, office: OfficeSheet) -> None:
        self._work, self._sheet, self._office = page.work, sheet, office
        self.remarks = CellRemarks(page.work, page)
        self.panel = CellPanel(self.remarks)

    def set_narrow(self, is_narrow: bool) -> None:
        self.panel.set_narrow(is_narrow)
        self.remarks.set_narrow(is_narrow)

    def show_unit(self, month: Month, is_closed: bool) -> None:
        """The cell of a village."""
        shown, keys = self._sheet.shown, self._sheet.grid.current_keys()
        if shown is None or keys is None or not isinstance(keys[0], int):
            self._show_nothing()
            return
        unit, column = keys[0], keys[1]
        measure = shown.measure
        default = Part.NEW if measure.nature is Nature.FLOW else Part.CLOSING
        part = Part(column) if column in set(Part) else default
        columns = self._sheet.model.columns
        word = next((item.title for item in columns if item.key == part.value), "")
        self._show(Place(month, unit, measure.key), part, shown.frame.unit(unit).name, word,
                   is_closed)  # fmt: skip

    def show_office(self, month: Month, office: int, is_closed: bool) -> None:
        """A figure that only the whole office has."""
        keys = self._office.grid.current_keys()
        figure = self._office.figures.get(str(keys[0])) if keys is not None else None
        if figure is None:
            self._show_nothing()
            return
        place = Place(month, office, figure.measure.key)
        self._show(place, figure.part, figure.measure.short, "tháng này", is_closed)

    def _show(self, place: Place, part: Part, name: str, word: str, is_closed: bool) -> None:
        year = self._work.ask(month_views.year, place.month, place.measure)
        if year is not None:
            self.panel.show_past(cell_past(name, part, place.unit, year, word), place.month)
            self.remarks.show_place(place, part, is_closed)

    def _show_nothing(self) -> None:
        self.remarks.save()
        self.panel.show_hint("Chưa chọn ô nào", "Chọn một ô để xem số của các tháng trước.")
        self.remarks.hide()
