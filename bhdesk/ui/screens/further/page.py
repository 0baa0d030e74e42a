"""The page Số liệu khác: figures that have no village in them, behind one segment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut

from bhdesk.domain.changes import Area
from bhdesk.domain.periods import Month
from bhdesk.ui.screens.further.account_part import AccountPart
from bhdesk.ui.screens.further.agents import AgentsPart
from bhdesk.ui.screens.further.debt_part import DebtPart
from bhdesk.ui.screens.further.part import Given, Part
from bhdesk.ui.screens.further.peaks import PeaksPart
from bhdesk.ui.screens.further.school_part import SchoolPart
from bhdesk.ui.shell.page import Page
from bhdesk.ui.tokens import TIGHT_WIDTH, Tone, theme
from bhdesk.ui.widgets.banner import Action
from bhdesk.ui.widgets.buttons import Segment
from bhdesk.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from PySide6.QtGui import QResizeEvent

    from bhdesk.domain.changes import Changes
    from bhdesk.ui.work import Work


@dataclass(frozen=True, slots=True)
class Tab:
    """One part: `key` is what show_what asks for, `make` is called when it is first looked at."""

    key: str
    title: str
    make: Callable[[Given], Part]


TABS = (
    Tab("schools", "Trường học", SchoolPart),
    Tab("accounts", "Qua tài khoản", AccountPart),
    Tab("debt", "Chậm đóng", DebtPart),
    Tab("peaks", "Tháng cao điểm", PeaksPart),
    Tab("agents", "Nhân viên thu", AgentsPart),
)
KEYS = tuple(tab.key for tab in TABS)
NAMED = 3
MONTHS = (200001, 209912)
TITLE_ROOM = 950
RAIL = 64


class FurtherPage(Page):
    """`resources` and `folder`: what papers are drawn with, and where they are saved first."""

    key, title, icon = "further", "Số liệu khác", "so-lieu-khac"
    areas = frozenset(
        {Area.OFFICE, Area.UNITS, Area.PLAN, Area.BASES, Area.TARGETS, Area.COUNTS, Area.MONTHS,
         Area.PEOPLE, Area.PEAKS, Area.SCHOOLS, Area.ACTIVITIES}
    )  # fmt: skip

    def __init__(
        self, work: Work, month: int, *, today: Callable[[], date], resources: Path, folder: Path
    ) -> None:
        super().__init__(work, month)
        self._given = Given(work, self, Month.from_key(month), today, resources, folder)
        self._parts: dict[str, Part] = {}
        self._stale = set(KEYS)
        self._is_tight = True  # until it is known to have room: it must not widen the window
        self.segment = Segment([tab.title for tab in TABS], 0, "Phần của trang Số liệu khác")
        self._stack = Sheet()
        self.segment.set_tight(True)
        self.header.add_switch(self.segment)
        self.body.addWidget(self._stack, 1)
        self.segment.chosen.connect(self._show)
        QShortcut(QKeySequence("Ctrl+N"), self).activated.connect(lambda: self.part.begin_new())

    @property
    def part(self) -> Part:
        """The part that is looked at, made when it is so for the first time."""
        tab = TABS[self.segment.current]
        if tab.key not in self._parts:
            self._parts[tab.key] = self._kept(tab.make(self._given))
        return self._parts[tab.key]

    def reload(self) -> None:
        self._stale = set(KEYS)
        self._show_current()

    def show_what(self, what: object) -> None:
        """The part, or one thing of it: "debt", "schools:7"."""
        name, _, key = str(what).partition(":")
        if name in KEYS:
            self.show_part(KEYS.index(name))
            self.part.take_focus()
            self.part.open_key(key)

    def show_part(self, index: int) -> None:
        self.segment.choose(index)
        self._show(index)

    def take_focus(self) -> None:
        self.part.take_focus()

    def set_narrow(self, is_narrow: bool) -> None:
        super().set_narrow(is_narrow)
        for part in self._parts.values():
            part.set_narrow(is_narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside five parts there is no room for the title; the navigation has it as well."""
        super().resizeEvent(event)
        is_tight = self.width() < theme().scale.px(TIGHT_WIDTH - RAIL)
        if is_tight != self._is_tight:
            self._is_tight = is_tight
            self.segment.set_tight(is_tight)
        has_room = self.width() >= theme().scale.px(TITLE_ROOM)
        self.header.set_title(self.title if has_room else "")

    def take_change(self, changes: Changes, origin: object) -> None:
        super().take_change(changes, origin)
        if origin is self:  # the part that wrote reads again by itself, the others not
            self._stale |= set(KEYS) - {KEYS[self.segment.current]}

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

        self.show_part(KEYS.index(next(key for key, texts in held.items() if texts)))
        named = "; ".join(f"{item.where}: “{item.text}”" for item in waiting[:NAMED])
        more = f" và {len(waiting) - NAMED} ô nữa" if len(waiting) > NAMED else ""
        leave = Action("Bỏ các ô này và đóng", end)
        self.bar.say(
            Tone.WARN, f"Còn {len(waiting)} ô chưa ghi được.", f"{named}{more}.", (leave,)
        )
        return False

    def _show(self, _: int) -> None:
        self.bar.close_bar()
        self._show_current()

    def _show_current(self) -> None:
        """Only the part that is looked at is made and read."""
        part, name = self.part, KEYS[self.segment.current]
        if part.month.key != self.month:
            part.set_month(Month.from_key(self.month))
        if name in self._stale:
            self._stale.discard(name)
            part.reload()
        # a stepper that is not seen does not step by its keys either
        self.header.stepper.set_range(*(MONTHS if part.has_month else (0, 0)))
        self.header.stepper.setVisible(part.has_month)
        self._stack.show_state(part)
        self._show_buttons()

    def _show_buttons(self) -> None:
        """Those of the part looked at; one that is empty has its own way to begin."""
        current = self.part
        for part in self._parts.values():
            for button in part.buttons:
                button.setVisible(part is current and not part.is_empty)

    def _kept(self, part: Part) -> Part:
        self._stack.add_state(part)
        part.set_narrow(self.is_narrow)
        for button in part.buttons:
            self.header.add_button(button)
        part.told.connect(self.bar.say)
        part.done.connect(self._tell_done)
        part.went.connect(self._go)
        part.emptied.connect(self._show_buttons)
        return part

    def _go(self, key: str, what: object) -> None:
        if key == self.key:
            self.show_what(what)
        else:
            self.page_wanted.emit(key, what)

    def _tell_done(self, title: str, sentence: str) -> None:
        back = Action("Hoàn tác", self.undo_wanted.emit, icon="hoan-tac")
        self.bar.say(Tone.GOOD, title, sentence, (back,))
