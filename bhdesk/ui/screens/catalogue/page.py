"""The catalogue page: four parts behind one segment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget

from bhdesk.domain.changes import Area
from bhdesk.services import office
from bhdesk.ui.screens.catalogue.office_section import OfficeSection
from bhdesk.ui.screens.catalogue.plan_section import PlanSection
from bhdesk.ui.screens.catalogue.signers_section import SignersSection
from bhdesk.ui.screens.catalogue.units_section import UnitsSection
from bhdesk.ui.shell.page import Page
from bhdesk.ui.widgets.buttons import Segment

if TYPE_CHECKING:
    from pathlib import Path

    from bhdesk.ui.screens.catalogue.section import Section
    from bhdesk.ui.work import Work

NAMES = ("office", "units", "signers", "plan")


class CataloguePage(Page):
    """`plans` is the folder of the plans that come with the program."""

    key = "catalogue"
    title = "Danh mục"
    icon = "danh-muc"
    areas = frozenset({Area.OFFICE, Area.UNITS, Area.PLAN})
    has_month = False
    group = 1

    def __init__(self, work: Work, month: int, *, plans: Path | None = None) -> None:
        super().__init__(work, month)
        self.office = OfficeSection(work, self, month)
        self.units = UnitsSection(work, self)
        self.signers = SignersSection(work, self)
        self.plan = PlanSection(work, self, plans)
        self._sections: tuple[Section, ...] = (self.office, self.units, self.signers, self.plan)
        self.segment = Segment(
            ("Đơn vị", "Thôn, tổ", "Người ký", "Kế hoạch"), 0, "Phần của danh mục"
        )
        self._stack = QStackedWidget()
        for section in self._sections:
            self._stack.addWidget(section)
            section.told.connect(self.bar.say)
        self.header.add_widget(self.segment)
        self.body.addWidget(self._stack, 1)
        self.segment.chosen.connect(self._show)

    def reload(self) -> None:
        frame = self.work.ask(office.frame)
        if frame is None:
            return
        self.header.set_remark(frame.office.short_name)
        for section in self._sections:
            section.reload()

    def show_what(self, what: object) -> None:
        """The part to show: office, units, signers or plan."""
        if what in NAMES:
            self.show_section(NAMES.index(str(what)))

    def show_section(self, index: int) -> None:
        self.segment.choose(index)
        self._show(index)

    def _show(self, index: int) -> None:
        self.bar.close_bar()
        self._stack.setCurrentIndex(index)
