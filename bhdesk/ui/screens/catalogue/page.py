"""The catalogue page: five parts behind one segment."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from bhdesk.domain.changes import Area
from bhdesk.services import office
from bhdesk.ui.screens.catalogue.office_section import OfficeSection
from bhdesk.ui.screens.catalogue.people_section import PeopleSection
from bhdesk.ui.screens.catalogue.plan_section import PlanSection
from bhdesk.ui.screens.catalogue.section import Section
from bhdesk.ui.screens.catalogue.signers_section import SignersSection
from bhdesk.ui.screens.catalogue.units_section import UnitsSection
from bhdesk.ui.shell.page import Page
from bhdesk.ui.tokens import Tone
from bhdesk.ui.widgets.banner import Action
from bhdesk.ui.widgets.buttons import Segment
from bhdesk.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bhdesk.domain.changes import Changes
    from bhdesk.ui.work import Work

SectionT = TypeVar("SectionT", bound=Section)
NAMES = ("office", "units", "signers", "plan", "people")


class CataloguePage(Page):
    """`plans`: folder of the plans that come with the program; `papers`: (resources, folder)."""

    key = "catalogue"
    title = "Danh mục"
    icon = "danh-muc"
    areas = frozenset({Area.OFFICE, Area.UNITS, Area.PLAN, Area.PEOPLE})
    has_month = False
    group = 1

    def __init__(
        self, work: Work, month: int, *, plans: Path | None = None,
        papers: tuple[Path, Path] | None = None, today: Callable[[], date] = date.today,
    ) -> None:  # fmt: skip
        super().__init__(work, month)
        self._plans, self._papers, self._today = plans, papers, today
        self._stale = set(NAMES)
        self.segment = Segment(
            ("Đơn vị", "Thôn, tổ", "Người ký", "Kế hoạch", "Người làm công tác"), 0,
            "Phần của danh mục",
        )  # fmt: skip
        self._stack = Sheet()
        self.header.add_widget(self.segment)
        self.body.addWidget(self._stack, 1)
        self.segment.chosen.connect(self._show)

    @cached_property
    def office(self) -> OfficeSection:
        """The letterhead; like every part made when first asked for."""
        return self._kept(OfficeSection(self.work, self, self.month))

    @cached_property
    def units(self) -> UnitsSection:
        """The villages."""
        return self._kept(UnitsSection(self.work, self))

    @cached_property
    def signers(self) -> SignersSection:
        """The people who sign."""
        return self._kept(SignersSection(self.work, self))

    @cached_property
    def plan(self) -> PlanSection:
        """The plan in force."""
        return self._kept(PlanSection(self.work, self, self._plans))

    @cached_property
    def people(self) -> PeopleSection:
        """The people of the campaign."""
        return self._kept(PeopleSection(self.work, self, self._today, self._papers))

    def reload(self) -> None:
        if self._show_name():
            self._stale = set(NAMES)
            self._show_current()

    def show_what(self, what: object) -> None:
        """The part to show: office, units, signers, plan or people."""
        if what in NAMES:
            self.show_section(NAMES.index(str(what)))

    def show_section(self, index: int) -> None:
        self.segment.choose(index)
        self._show(index)

    def _show(self, _: int) -> None:
        self.bar.close_bar()
        self._show_current()

    def _show_current(self) -> None:
        """Only the part that is looked at is made and read."""
        name = NAMES[self.segment.current]
        section: Section = getattr(self, name)
        if name in self._stale:
            self._stale.discard(name)
            section.reload()
        self._stack.show_state(section)

    def _kept(self, section: SectionT) -> SectionT:
        self._stack.add_state(section)
        section.told.connect(self.bar.say)
        section.done.connect(self._tell_done)
        return section

    def take_change(self, changes: Changes, origin: object) -> None:
        super().take_change(changes, origin)
        if origin is self:  # the part that wrote has read again, the others not
            self._stale = set(NAMES) - {NAMES[self.segment.current]}
            self._show_name()

    def _show_name(self) -> bool:
        """The office as it is called now; False when it could not be read."""
        frame = self.work.ask(office.frame)
        if frame is not None:
            self.header.set_remark(frame.office.short_name)
        return frame is not None

    def _tell_done(self, title: str, sentence: str) -> None:
        back = Action("Hoàn tác", self.undo_wanted.emit, icon="hoan-tac")
        self.bar.say(Tone.GOOD, title, sentence, (back,))
