"""The catalogue: who the office is, its villages, who signs, which plan it works by, its people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from bhdesk.domain.changes import Area
from bhdesk.services import office
from bhdesk.ui.screens.catalogue.office_section import OfficeSection
from bhdesk.ui.screens.catalogue.people_section import PeopleSection
from bhdesk.ui.screens.catalogue.plan_section import PlanSection
from bhdesk.ui.screens.catalogue.signers_section import SignersSection
from bhdesk.ui.screens.catalogue.units_section import UnitsSection
from bhdesk.ui.shell.parts_page import PartsPage, Tab

if TYPE_CHECKING:
    from bhdesk.domain.changes import Changes


class CataloguePage(PartsPage):
    """What the other pages stand on; the office is named in the header."""

    key, title, icon = "catalogue", "Danh mục", "danh-muc"
    areas = frozenset({Area.OFFICE, Area.UNITS, Area.PLAN, Area.PEOPLE})
    has_month = False
    group = 1
    tabs = (
        Tab("office", "Đơn vị", OfficeSection),
        Tab("units", "Thôn, tổ", UnitsSection),
        Tab("signers", "Người ký", SignersSection),
        Tab("plan", "Kế hoạch", PlanSection),
        Tab("people", "Người làm công tác", PeopleSection),
    )

    def place_segment(self) -> None:
        """At the right: the office's name stands beside the title."""
        self.header.add_widget(self.segment)

    def reload(self) -> None:
        if self._show_name():
            super().reload()

    def take_focus(self) -> None:
        """No field: what is looked at is not to be typed over by chance."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_change(self, changes: Changes, origin: object) -> None:
        super().take_change(changes, origin)
        if origin is self:
            self._show_name()

    def _show_name(self) -> bool:
        """The office as it is called now; False when it could not be read."""
        frame = self.work.ask(office.frame)
        if frame is not None:
            self.header.set_remark(frame.office.short_name)
        return frame is not None
