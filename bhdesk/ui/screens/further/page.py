"""The page Số liệu khác: figures that have no village in them, behind one segment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhdesk.domain.changes import Area
from bhdesk.domain.periods import Month
from bhdesk.ui.screens.further.account_part import AccountPart
from bhdesk.ui.screens.further.agents import AgentsPart
from bhdesk.ui.screens.further.debt_part import DebtPart
from bhdesk.ui.screens.further.peaks import PeaksPart
from bhdesk.ui.screens.further.school_part import SchoolPart
from bhdesk.ui.shell.navigation import RAIL
from bhdesk.ui.shell.parts_page import PartsPage, Tab
from bhdesk.ui.tokens import TIGHT_WIDTH, Tone, theme
from bhdesk.ui.widgets.banner import Action

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

NAMED = 3
MONTHS = (200001, 209912)
TITLE_ROOM = 950


class FurtherPage(PartsPage):
    """Some parts tell of the month in the header, others have a choice of years."""

    key, title, icon = "further", "Số liệu khác", "so-lieu-khac"
    areas = frozenset(
        {Area.OFFICE, Area.UNITS, Area.PLAN, Area.BASES, Area.TARGETS, Area.COUNTS, Area.MONTHS,
         Area.PEOPLE, Area.PEAKS, Area.SCHOOLS, Area.ACTIVITIES}
    )  # fmt: skip
    tabs = (
        Tab("schools", "Trường học", SchoolPart),
        Tab("accounts", "Qua tài khoản", AccountPart),
        Tab("debt", "Chậm đóng", DebtPart),
        Tab("peaks", "Tháng cao điểm", PeaksPart),
        Tab("agents", "Nhân viên thu", AgentsPart),
    )
    _is_tight = True  # until it is known to have room: it must not widen the window

    def place_segment(self) -> None:
        self.segment.set_tight(self._is_tight)
        super().place_segment()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside five parts there is no room for the title; the navigation has it as well."""
        super().resizeEvent(event)
        is_tight = self.width() < theme().scale.px(TIGHT_WIDTH - RAIL)
        if is_tight != self._is_tight:
            self._is_tight = is_tight
            self.segment.set_tight(is_tight)
        has_room = self.width() >= theme().scale.px(TITLE_ROOM)
        self.header.set_title(self.title if has_room else "")

    def may_end(self, go: Callable[[], object]) -> bool:
        """A refused text is nowhere but in its table: it is not lost without a word."""
        held = {key: part.refused_texts() for key, part in self._parts.items()}
        waiting = [item for texts in held.values() for item in texts]
        if not waiting:
            return True

        def end() -> None:
            for part in self._parts.values():
                part.give_up()
            self.bar.close_bar()
            go()

        self.show_part(self.keys.index(next(key for key, texts in held.items() if texts)))
        named = "; ".join(f"{item.where}: “{item.text}”" for item in waiting[:NAMED])
        more = f" và {len(waiting) - NAMED} ô nữa" if len(waiting) > NAMED else ""
        leave = Action("Bỏ các ô này và đóng", end)
        self.bar.say(
            Tone.WARN, f"Còn {len(waiting)} ô chưa ghi được.", f"{named}{more}.", (leave,)
        )
        return False

    def _show_current(self) -> None:
        part = self.part
        if part.month.key != self.month:
            part.set_month(Month.from_key(self.month))
        super()._show_current()
        # a stepper that is not seen does not step by its keys either
        self.header.stepper.set_range(*(MONTHS if part.has_month else (0, 0)))
        self.header.stepper.setVisible(part.has_month)
